import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { exiger, IntrouvableError, refus } from '@/lib/core/workflow/erreurs'
import { avancerCampagne } from '../../campagne/commands'
import { lignesDuSemestre, lignesPubliees } from '../../campagne/liste/queries'
import type { LigneListe } from '../../campagne/liste/contenu'
import type { Choix } from '../policy'
import { findDerniereListe, lirePostesListe } from './queries'

/** The campaign of posts of the choice, locked, so that it and its choices move one after the other. */
async function tenirCampagne(tx: Tx, semestreCode: string) {
  const [campagne] = await tx.$queryRaw<{ id: string; statut: string }[]>`
    SELECT id, statut::text FROM campagne_postes WHERE "semestreCode" = ${semestreCode} FOR UPDATE`
  if (!campagne) throw new IntrouvableError()
  return campagne
}

/**
 * The list on which the choice will always run: the latest published. Returns its id.
 * @throws RefusError CHOIX-LISTE when the offer differs from that list
 */
export async function nommerListe(tx: Tx, { semestreCode }: Choix): Promise<string> {
  const campagne = await tenirCampagne(tx, semestreCode)
  const liste = await findDerniereListe(tx, semestreCode)
  if (!liste) throw new IntrouvableError()
  if (campagne.statut === 'PUBLIEE' && comptes(await lignesPubliees(tx, liste.id)) !== comptes(await lignesDuSemestre(tx, semestreCode)))
    exiger(
      refus(
        'CHOIX-LISTE',
        `L’offre a changé depuis la liste n° ${liste.numero}, sur laquelle le choix se ferait : publiez d’abord une liste corrigée.`,
      ),
    )
  return liste.id
}

/** The first choice of a semester moves the campaign of posts to its state CHOIX: from then on no list can be corrected. */
export async function engagerCampagne(tx: Tx, acteur: Acteur, { semestreCode }: Choix): Promise<void> {
  const campagne = await tenirCampagne(tx, semestreCode)
  if (campagne.statut === 'PUBLIEE') await avancerCampagne(acteur, { action: 'ouvrirChoix', id: campagne.id }, tx)
}

/** The columns of a post that a choice depends on: a corrected name does not require a new list. */
const comptes = (lignes: readonly LigneListe[]): string =>
  lignes
    .map((l) => [l.posteId, l.categorie, l.capaciteOfferte, l.horsChoix, l.ajoutes].join(' '))
    .sort()
    .join('\n')

/** Once every phase with places on the list has its result published, moves the campaign to its affectations. */
export async function suivrePublication(tx: Tx, acteur: Acteur, { semestreCode, listeId }: Choix): Promise<void> {
  const campagne = await tenirCampagne(tx, semestreCode)
  if (campagne.statut !== 'CHOIX' || listeId === null) return
  const publies = await tx.choix.findMany({ where: { semestreCode, statut: 'PUBLIE' }, select: { phase: true } })
  for (const phase of ['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION'] as const) {
    if (publies.some((c) => c.phase === phase)) continue
    if ((await lirePostesListe(tx, listeId, phase)).some((p) => p.capacite > 0)) return
  }
  await avancerCampagne(acteur, { action: 'affecter', id: campagne.id }, tx)
}
