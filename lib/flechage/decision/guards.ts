import type { SensDecision } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { refusMotifs, type Motifs } from '@/lib/core/pdf/document'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { jourDe } from '@/lib/core/temps/horloge'
import { estPassePartout } from '@/lib/core/workflow/motivation'
import { refusOffrable } from '@/lib/referentiel/stage/agrement'
import { resteAuChoix, type PosteOffert } from '@/lib/referentiel/stage/offre'
import type { Dossier } from '../policy'
import type { Placement } from './schema'

/** R-GEN-5: an unfavourable decision gives its reasons, of law and of fact. Returns the field to correct. */
export function refusMotivation(sens: SensDecision, motifs: Motifs): { refus: Refus; champ: 'motifsDroit' | 'motifsFait' } | undefined {
  if (sens === 'AFFECTEE') return undefined
  const faute = refusMotifs(motifs)
  return faute && { refus: faute, champ: estPassePartout(motifs.droit) ? 'motifsDroit' : 'motifsFait' }
}

/** The act was signed after the interview, and not in the future. */
export function refusDateActe({ entretien }: Pick<Dossier, 'entretien'>, acteLe: Date, aujourdhui: Date): Refus | undefined {
  if (acteLe > aujourdhui) return refus('R-GEN-6', 'L’acte ne peut pas être daté d’un jour à venir.')
  const tenu = entretien?.tenuLe && jourDe(entretien.tenuLe)
  if (tenu && acteLe < tenu) return refus('R-FLE-5.1', `L’acte est daté d’avant l’entretien, qui s’est tenu le ${jourLong(tenu)}.`)
}

/** The lines from which the post can be made: that of this stage, and every line of the terrain this semester. */
export type Places = Readonly<{
  poste: PosteOffert | null
  postesDuTerrain: readonly PosteOffert[]
  capaciteAgreee: number
  /** Whether a choice of the semester has frozen its list. */
  offreFigee: boolean
}>

/** R-FLE-9, R-CAM-1: a post is taken from those left to the choice, or added within the terrain's agrément. */
export function refusPlacement(placement: Placement, { poste, postesDuTerrain, capaciteAgreee, offreFigee }: Places): Refus | undefined {
  if (placement === 'RETIRER') {
    if (offreFigee)
      return refus(
        'R-FLE-9',
        'Le choix de ce semestre se fait déjà sur une liste figée : aucun poste ne peut plus en être retiré. Le poste peut seulement être ajouté.',
      )
    if (poste && resteAuChoix(poste) > 0) return undefined
    return refus(
      'R-FLE-9',
      poste
        ? 'Il ne reste aucun poste de ce stage à retirer de l’offre.'
        : 'Ce stage n’est pas dans l’offre de ce semestre : aucun poste ne peut en être retiré.',
    )
  }
  const occupees = postesDuTerrain.reduce((somme, p) => somme + p.capaciteOfferte + p.ajoutes, 0)
  if (occupees >= capaciteAgreee)
    return refus(
      'R-CAM-1',
      `Ce terrain est agréé pour ${capaciteAgreee} place${capaciteAgreee > 1 ? 's' : ''}, toutes déjà offertes : aucun poste ne peut être ajouté.`,
    )
}

/** After AFFECTEE nothing changes automatically: those in charge are told. */
export function alerteAgrement({
  statut,
  terrain,
  categorie,
  campagne,
  decision,
}: Pick<Dossier, 'statut' | 'terrain' | 'categorie' | 'campagne' | 'decision'>): string | undefined {
  const affecte = statut === 'AFFECTEE' || ((statut === 'NOTIFIEE' || statut === 'CLOSE') && decision?.sens === 'AFFECTEE')
  return affecte && terrain && categorie ? refusOffrable(terrain, categorie, campagne.semestre)?.message : undefined
}

/** The notice announces a date and a mode that are consistent (R-GEN-6). */
export function refusNotification(
  decision: NonNullable<Dossier['decision']>,
  { notifieeLe, mode }: { notifieeLe: Date; mode: string },
  aujourdhui: Date,
): { refus: Refus; champ: string } | undefined {
  if (notifieeLe > aujourdhui)
    return { refus: refus('R-GEN-6', 'La notification ne peut pas être datée d’un jour à venir.'), champ: 'notifieeLe' }
  if (notifieeLe < decision.acteLe)
    return {
      refus: refus('R-GEN-6', `L’acte est du ${jourLong(decision.acteLe)} : il ne peut pas avoir été notifié avant.`),
      champ: 'notifieeLe',
    }
  if (decision.modeNotification && decision.modeNotification !== mode)
    return {
      refus: refus('R-GEN-6', `La notice annonce : ${decision.modeNotification}. Établissez-la de nouveau si le mode a changé.`),
      champ: 'mode',
    }
}
