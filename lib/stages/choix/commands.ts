import 'server-only'
import type { Choix as LigneChoix } from '@/generated/prisma/client'
import type { StatutChoix } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { storeDepartement, type DemandeDepartement } from '@/lib/core/workflow/store'
import { applyTransition } from '@/lib/core/workflow/transition'
import { estAppele } from '@/lib/referentiel/interne/situation-choix'
import { lireInternesPhase } from './figement/queries'
import { refusDates } from './guards'
import { noticeDates, phrasesDates } from './notices'
import { peutConduireChoix, type Choix } from './policy'
import { findChoix } from './queries'
import type { Cible, Dates, NouveauChoix } from './schema'
import { choixWorkflow, type ActionChoix } from './workflow'

/** Locked until the commit, so that acts on one choice come one after the other. */
export const verrouillerChoix = (tx: Tx, id: string) => tx.$queryRaw`SELECT id FROM choix WHERE id = ${id}::uuid FOR UPDATE`

const store = storeDepartement<StatutChoix, Choix, ActionChoix, LigneChoix>('choix', {
  hold: verrouillerChoix,
  find: (tx, _qui, id) => findChoix(tx, id),
  save: (tx, { id, statut, version }, data) =>
    tx.choix.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of status of a choice passes here, its row locked. @throws as `applyTransition` */
export const avancerChoix = (acteur: Acteur, demande: DemandeDepartement<ActionChoix, Choix, LigneChoix>, tx?: Tx): Promise<Choix> =>
  applyTransition(choixWorkflow, store, acteur, demande, tx)

/** The choice, locked, for an act of the secretariat that changes no status. @throws IntrouvableError, InterditError, ConflitError */
export async function lireConduite(
  tx: Tx,
  acteur: Acteur,
  { id, version }: { id: string; version?: number },
  statuts: readonly StatutChoix[],
) {
  await verrouillerChoix(tx, id)
  const choix = await findChoix(tx, id)
  if (!choix) throw new IntrouvableError()
  if (!peutConduireChoix(acteur)) throw new InterditError()
  if ((version !== undefined && choix.version !== version) || !statuts.includes(choix.statut)) throw new ConflitError()
  return choix
}

/** Notifies the live pages, and writes to the journal. `motif` names pseudonyms and posts, never persons or situations (R-RNG-10). */
export async function noterActe(
  tx: Tx,
  acteur: Acteur,
  choix: Pick<Choix, 'id'>,
  acte: Readonly<{ evenement: string; motif?: string; qualite?: 'GESTIONNAIRE' | 'INTERNE' | 'MSU' }>,
): Promise<void> {
  await tx.choix.update({ where: { id: choix.id }, data: { version: { increment: 1 } }, select: { id: true } })
  await inscrire(tx, acteur, { objetType: 'choix', objetId: choix.id, qualite: 'GESTIONNAIRE', ...acte })
}

/**
 * Prepares the choice of one phase for one semester.
 * @throws InterditError, RefusError R-RNG-8, R-RNG-1, CHOIX-DATES, CHOIX-LISTE, CHOIX-DEJA
 */
export async function preparerChoix(acteur: Acteur, saisie: NouveauChoix): Promise<Succes> {
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const { semestreCode, phase, mode, voeuxJusquA, ouvreLe, minutesParAppel } = saisie
  if (phase === 'CONSOLIDATION' && mode !== 'APPARIEMENT')
    throw new RefusError(
      refus('R-RNG-8', 'La phase de consolidation se fait par vœux puis appariement avec les terrains, pas par ordre d’appel.'),
      { mode: 'Choisissez l’appariement.' },
    )
  if (phase !== 'CONSOLIDATION' && mode === 'APPARIEMENT')
    throw new RefusError(refus('R-RNG-1', 'Cette phase se choisit par ordre d’appel ; l’appariement est celui de la consolidation.'), {
      mode: 'Choisissez un autre déroulement.',
    })
  try {
    const id = await transaction(async (tx) => {
      const campagne = await tx.campagnePostes.findUnique({
        where: { semestreCode },
        select: { statut: true, semestre: { select: { debut: true } } },
      })
      if (campagne?.statut !== 'PUBLIEE' && campagne?.statut !== 'CHOIX')
        throw new RefusError(
          refus(
            'CHOIX-LISTE',
            'Un choix se fait sur une liste de postes publiée : celle de ce semestre ne l’est pas, ou son choix est passé.',
          ),
          { semestreCode: 'Choisissez un semestre dont la liste des postes est publiée.' },
        )
      exigerDates(saisie, campagne.semestre.debut)
      const { id } = await tx.choix.create({
        data: { semestreCode, phase, mode, voeuxJusquA, ouvreLe, minutesParAppel, statutDepuis: maintenant() },
        select: { id: true },
      })
      await inscrire(tx, acteur, { objetType: 'choix', objetId: id, evenement: 'preparer', vers: 'PREPARATION', qualite: 'GESTIONNAIRE' })
      return id
    })
    return { redirect: `/stages/choix/${id}?fait=preparer` }
  } catch (erreur) {
    if (sqlState(erreur) !== '23505') throw erreur
    throw new RefusError(refus('CHOIX-DEJA', 'Un choix est déjà préparé pour cette phase et ce semestre.'))
  }
}

function exigerDates(dates: Pick<Choix, 'voeuxJusquA' | 'ouvreLe'>, debut: Date): void {
  const faute = refusDates(dates, debut, maintenant())
  if (faute) throw new RefusError(faute.refus, { [faute.champ]: faute.refus.message })
}

/**
 * Changes the dates, while wishes can still change. Every person who would be called is told at once.
 * @throws as `lireConduite`, RefusError CHOIX-DATES
 */
export async function changerDates(acteur: Acteur, { id, version, voeuxJusquA, ouvreLe }: Dates): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id, version }, ['PREPARATION'])
    exigerDates({ voeuxJusquA, ouvreLe }, choix.semestre.debut)
    if (voeuxJusquA.getTime() === choix.voeuxJusquA.getTime() && ouvreLe.getTime() === choix.ouvreLe.getTime())
      exiger(refus('CHOIX-DATES', 'Ces dates sont déjà celles du choix : rien n’est changé, personne n’est prévenu.'))
    const apres = { ...choix, voeuxJusquA, ouvreLe }
    await tx.choix.update({ where: { id }, data: { voeuxJusquA, ouvreLe }, select: { id: true } })
    const internes = await lireInternesPhase(tx, choix.semestreCode, choix.phase)
    await mettreEnFile(
      tx,
      internes.filter((i) => estAppele(i.situation)).map((i) => noticeDates(choix, apres, i)),
    )
    await noterActe(tx, acteur, choix, { evenement: 'dates', motif: phrasesDates(choix, apres).join(' ') })
  })
  return { redirect: `/stages/choix/${id}?fait=dates` }
}

/** Opens the call. @throws as `applyTransition`, RefusError R-RNG-7, CHOIX-OUVERTURE */
export async function ouvrirChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await avancerChoix(acteur, { action: 'ouvrir', id, version })
  return { redirect: `/stages/choix/${id}?fait=ouvrir` }
}

/** @throws as `applyTransition`, RefusError CHOIX-APPELS */
export async function terminerChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await avancerChoix(acteur, { action: 'terminer', id, version })
  return { redirect: `/stages/choix/${id}?fait=terminer` }
}
