import 'server-only'
import type { StatutChoix } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/action'
import type { Acteur } from '@/lib/core/acteur'
import { sqlState, transaction, type Tx } from '@/lib/core/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/erreurs'
import { maintenant } from '@/lib/core/horloge'
import { inscrire } from '@/lib/core/journal'
import { applyTransition, type Demande, type Store } from '@/lib/core/transition'
import { peutConduireChoix, type Choix } from './policy'
import { findChoix } from './queries'
import type { Cible, NouveauChoix } from './schema'
import { choixWorkflow, type ActionChoix } from './workflow'

const store: Store<StatutChoix, Choix> = {
  objetType: 'choix',
  find: findChoix,
  save: (tx, ou, data) => tx.choix.updateMany({ where: ou, data: { ...data, version: { increment: 1 } } }),
}

/** Held until the commit: acts of one choice come one after the other. */
export const verrouillerChoix = (tx: Tx, id: string) => tx.$queryRaw`SELECT id FROM choix WHERE id = ${id}::uuid FOR UPDATE`

/** Every change of status of a choice passes here. @throws as `applyTransition` */
export const avancerChoix = async (acteur: Acteur, demande: Demande<ActionChoix, Choix>, tx: Tx): Promise<Choix> => {
  await verrouillerChoix(tx, demande.id)
  return applyTransition(choixWorkflow, store, acteur, demande, tx)
}

/** The choice, locked, for an act of whoever runs it that changes no status. @throws IntrouvableError, InterditError, ConflitError */
export async function lireConduite(
  tx: Tx,
  acteur: Acteur,
  { id, version }: { id: string; version?: number },
  statuts: readonly StatutChoix[],
) {
  await verrouillerChoix(tx, id)
  const choix = await findChoix(tx, acteur, id)
  if (!choix) throw new IntrouvableError()
  if (!peutConduireChoix(acteur)) throw new InterditError()
  if ((version !== undefined && choix.version !== version) || !statuts.includes(choix.statut)) throw new ConflitError()
  return choix
}

/** Tells the live pages, and the journal. `motif` speaks of pseudonyms and posts, never of names or situations (R-RNG-10). */
export async function noterActe(
  tx: Tx,
  acteur: Acteur,
  choix: Pick<Choix, 'id'>,
  acte: Readonly<{ evenement: string; motif?: string; qualite?: 'GESTIONNAIRE' | 'INTERNE' }>,
): Promise<void> {
  await tx.choix.update({ where: { id: choix.id }, data: { version: { increment: 1 } }, select: { id: true } })
  await inscrire(tx, acteur, { objetType: 'choix', objetId: choix.id, qualite: 'GESTIONNAIRE', ...acte })
}

/**
 * Prepares the choice of one phase for one semester.
 * @throws InterditError, RefusError R-RNG-8, CHOIX-DATES, CHOIX-SEMESTRE, CHOIX-DEJA
 */
export async function preparerChoix(acteur: Acteur, saisie: NouveauChoix): Promise<Succes> {
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const { semestreCode, phase, mode, voeuxJusquA, ouvreLe, minutesParAppel } = saisie
  if (phase === 'CONSOLIDATION')
    throw new RefusError(
      refus(
        'R-RNG-8',
        'La phase de consolidation se fait par vœux puis appariement avec les terrains, pas par appel : ce choix ne s’y applique pas.',
      ),
      { phase: 'Choisissez la phase socle ou d’approfondissement.' },
    )
  if (voeuxJusquA <= maintenant())
    throw new RefusError(refus('CHOIX-DATES', 'La fin des vœux est déjà passée : laissez aux internes le temps de les classer.'), {
      voeuxDate: 'Choisissez une date à venir.',
    })
  if (ouvreLe < voeuxJusquA)
    throw new RefusError(refus('CHOIX-DATES', 'Le choix ne peut pas s’ouvrir avant la fin des vœux.'), {
      ouvreDate: 'Choisissez une date après la fin des vœux.',
    })
  try {
    const id = await transaction(async (tx) => {
      if ((await tx.poste.count({ where: { semestreCode } })) === 0)
        throw new RefusError(refus('CHOIX-SEMESTRE', 'Aucun poste n’est offert à ce semestre : il n’y a encore rien à choisir.'), {
          semestreCode: 'Choisissez un semestre qui a des postes.',
        })
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

/** Opens the call. @throws as `applyTransition`, RefusError R-RNG-7, CHOIX-OUVERTURE */
export async function ouvrirChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await transaction((tx) => avancerChoix(acteur, { action: 'ouvrir', id, version }, tx))
  return { redirect: `/stages/choix/${id}?fait=ouvrir` }
}

/** @throws as `applyTransition`, RefusError CHOIX-APPELS */
export async function terminerChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await transaction((tx) => avancerChoix(acteur, { action: 'terminer', id, version }, tx))
  return { redirect: `/stages/choix/${id}?fait=terminer` }
}
