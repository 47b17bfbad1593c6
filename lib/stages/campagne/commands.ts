import 'server-only'
import type { CampagnePostes as LigneCampagne } from '@/generated/prisma/client'
import type { StatutCampagnePostes } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, finDeJournee, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { storeDepartement, type DemandeDepartement } from '@/lib/core/workflow/store'
import { applyTransition } from '@/lib/core/workflow/transition'
import { demanderCapacites } from './capacite/commands'
import { refusCloses, refusTerme } from './guards'
import { peutGererPostes, type CampagnePostes } from './policy'
import { findCampagne } from './queries'
import type { Cible, Etape, NouvelleCampagne, Terme } from './schema'
import { campagneWorkflow, type ActionCampagne } from './workflow'

const store = storeDepartement<StatutCampagnePostes, CampagnePostes, ActionCampagne, LigneCampagne>('campagne_postes', {
  hold: (tx, id) => tx.$queryRaw`SELECT id FROM campagne_postes WHERE id = ${id}::uuid FOR UPDATE`,
  find: findCampagne,
  save: (tx, { id, statut, version }, data) =>
    tx.campagnePostes.updateMany({ where: { id, statut, version }, data: { ...data, version: { increment: 1 } } }),
})

/** Every change of status of a campaign of posts passes here, its row locked. @throws as `applyTransition` */
export const avancerCampagne = (
  acteur: Acteur,
  demande: DemandeDepartement<ActionCampagne, CampagnePostes, LigneCampagne>,
  tx?: Tx,
): Promise<CampagnePostes> => applyTransition(campagneWorkflow, store, acteur, demande, tx)

const surTerme = (faute: ReturnType<typeof refusTerme>): void => {
  if (faute) throw new RefusError(faute, { reponsesAvant: faute.message })
}

/** Opens the campaign of a semester and asks every terrain at once. @throws InterditError, RefusError CAMPAGNE-SEMESTRE, CAMPAGNE-TERME */
export async function ouvrirCampagne(acteur: Acteur, { semestreCode, reponsesAvant }: NouvelleCampagne): Promise<Succes> {
  if (!peutGererPostes(acteur)) throw new InterditError()
  try {
    return await transaction(async (tx) => {
      const semestre = await tx.semestre.findUnique({ where: { code: semestreCode }, select: { debut: true } })
      if (!semestre)
        throw new RefusError(refus('CAMPAGNE-SEMESTRE', 'Ce semestre n’existe pas.'), { semestreCode: 'Choisissez le semestre.' })
      surTerme(refusTerme(reponsesAvant, semestre.debut, aujourdhui()))
      const le = maintenant()
      const campagne = await tx.campagnePostes.create({
        data: { semestreCode, reponsesAvant, statutDepuis: le, creeLe: le },
        select: { id: true, reponsesAvant: true, semestre: true },
      })
      const nombre = await demanderCapacites(tx, campagne)
      await ecrireJournal(tx, acteur, campagne.id, 'ouvrir', `${nombre} terrains`)
      return { redirect: `/stages/campagnes/${campagne.id}?fait=ouvrir` }
    })
  } catch (erreur) {
    if (sqlState(erreur) !== '23505') throw erreur
    const message = 'Une campagne existe déjà pour ce semestre.'
    throw new RefusError(refus('CAMPAGNE-SEMESTRE', message), { semestreCode: message })
  }
}

/** A line of the journal about a campaign. */
export const ecrireJournal = (tx: Tx, acteur: Acteur, objetId: string, evenement: string, motif?: string) =>
  inscrire(tx, acteur, { objetType: 'campagne_postes', objetId, evenement, qualite: 'GESTIONNAIRE', motif })

/** The campaign, for an act of its preparation on a known version. @throws IntrouvableError, InterditError, ConflitError */
export async function enPreparation(tx: Tx, acteur: Acteur, { id, version }: Cible): Promise<CampagnePostes> {
  const campagne = await findCampagne(tx, acteur, id)
  if (!campagne) throw new IntrouvableError()
  if (!peutGererPostes(acteur)) throw new InterditError()
  const { count } = await tx.campagnePostes.updateMany({
    where: { id, version, statut: 'PREPARATION' },
    data: { version: { increment: 1 } },
  })
  if (count !== 1) throw new ConflitError()
  return campagne
}

/**
 * Asks the terrains that became askable since the campaign opened. @throws IntrouvableError, InterditError, ConflitError,
 * RefusError CAMPAGNE-TERME, CAMPAGNE-REPONSES
 */
export async function solliciterTerrains(acteur: Acteur, cible: Cible): Promise<Succes> {
  return transaction(async (tx) => {
    const campagne = await enPreparation(tx, acteur, cible)
    exiger(refusCloses(campagne) ?? refusTerme(campagne.reponsesAvant, campagne.semestre.debut, aujourdhui()))
    const nombre = await demanderCapacites(tx, campagne)
    await ecrireJournal(tx, acteur, cible.id, 'solliciter', `${nombre} terrains`)
    return { redirect: `/stages/campagnes/${cible.id}?fait=solliciter` }
  })
}

/** Postpones the term of answers: every link can be used until then. @throws as `solliciterTerrains` */
export async function repousserTerme(acteur: Acteur, { reponsesAvant, ...cible }: Terme): Promise<Succes> {
  return transaction(async (tx) => {
    const campagne = await enPreparation(tx, acteur, cible)
    exiger(refusCloses(campagne))
    surTerme(refusTerme(reponsesAvant, campagne.semestre.debut, aujourdhui()))
    if (reponsesAvant < campagne.reponsesAvant)
      surTerme(refus('CAMPAGNE-TERME', 'Le délai annoncé aux terrains peut être prolongé, pas raccourci.'))
    await tx.campagnePostes.update({ where: { id: cible.id }, data: { reponsesAvant }, select: { id: true } })
    await tx.demandeCapacite.updateMany({ where: { campagneId: cible.id }, data: { expireLe: finDeJournee(isoJour(reponsesAvant)) } })
    await inscrire(tx, acteur, {
      objetType: 'campagne_postes',
      objetId: cible.id,
      evenement: 'repousser',
      qualite: 'GESTIONNAIRE',
      de: isoJour(campagne.reponsesAvant),
      vers: isoJour(reponsesAvant),
    })
    return { redirect: `/stages/campagnes/${cible.id}?fait=repousser` }
  })
}

/** A step that takes one button. @throws as `applyTransition`, RefusError CAMPAGNE-REPONSES, CAMPAGNE-OFFRE */
export async function franchirEtape(acteur: Acteur, { id, version, etape }: Etape): Promise<Succes> {
  await avancerCampagne(acteur, { action: etape, id, version })
  return { redirect: `/stages/campagnes/${id}?fait=${etape}` }
}
