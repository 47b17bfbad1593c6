import { jourLong } from '@/lib/core/temps/dates'
import { refusOffrable } from '@/lib/referentiel/stage/agrement'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import type { Phase } from '@/generated/prisma/enums'
import type { Dossier } from '../policy'

type Examine = Pick<Dossier, 'statut' | 'campagne' | 'terrain' | 'categorie' | 'interne'>

/** In these states the interne can still choose another terrain, so a lost agrément does not end the request. */
const STYLO_A_L_INTERNE: readonly Dossier['statut'][] = ['BROUILLON', 'INCOMPLETE']

/** A short name for the operators, and the sentence shown to the person. */
export type Cause = Readonly<{ nature: 'jour du choix' | 'phase' | 'agrément'; phrase: string }>

/**
 * §5.1: why a request lapses today, or nothing. `phaseDepot` is the phase written in its last
 * deposit, null when there is none.
 */
export function causeDe(dossier: Examine, phaseDepot: Phase | null, aujourdhui: Date): Cause | undefined {
  const { campagne, interne, terrain, categorie } = dossier
  if (aujourdhui >= campagne.choixLe)
    return {
      nature: 'jour du choix',
      phrase: `Le jour du choix, ${jourLong(campagne.choixLe)}, est arrivé sans qu’une décision ait été prise.`,
    }
  if (interne.phase === 'CONSOLIDATION')
    return { nature: 'phase', phrase: 'Vous êtes en phase de consolidation, où l’affectation se fait par vœux puis appariement.' }
  if (phaseDepot && phaseDepot !== interne.phase)
    return {
      nature: 'phase',
      phrase: `Vous avez changé de phase depuis le dépôt : la demande portait sur la ${LIBELLE_PHASE[phaseDepot]}, vous êtes en ${LIBELLE_PHASE[interne.phase]}.`,
    }
  if (STYLO_A_L_INTERNE.includes(dossier.statut) || !terrain || !categorie) return undefined
  const perdu = refusOffrable(terrain, categorie, campagne.semestre)
  return perdu && { nature: 'agrément', phrase: `Le terrain demandé ne peut plus vous accueillir. ${perdu.message}` }
}
