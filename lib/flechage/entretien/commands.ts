import 'server-only'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError, type Refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui, debutDeJournee, isoJour, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { avancer, marquerChange } from '../commands'
import { estArs, estGestionnaire, type Dossier } from '../policy'
import { findDossier } from '../queries'
import { refusConvocation, refusTenue } from './guards'
import { noticeConvocation, noticePresence } from './notices'
import { listPresents } from './queries'
import type { Convocation, Tenue } from './schema'

const refuser = (refuse: Refus | undefined, champ: string): void => {
  if (refuse) throw new RefusError(refuse, { [champ]: refuse.message })
}

/** Calls the interne to the interview; the ARS does it, or the secretariat records it. @throws as `avancer`, RefusError R-FLE-5.1 */
export async function convoquer(acteur: Acteur, { id, version, prevuLe, lieu }: Convocation): Promise<Succes> {
  const action = aRole(acteur, 'ARS') ? 'convoquerParArs' : 'convoquerPourArs'
  await avancer(acteur, {
    action,
    id,
    version,
    motif: `${dateHeure(prevuLe)}, ${lieu}`,
    before: async (_tx, dossier) => refuser(refusConvocation(dossier, prevuLe, aujourdhui()), 'jour'),
    within: async (tx, dossier) => {
      await tx.entretien.create({ data: { flechageId: id, prevuLe, lieu, convoqueLe: maintenant() } })
      await prevenir(tx, dossier, { prevuLe, lieu }, false)
    },
  })
  return { redirect: `/flechage/${id}?fait=${action}` }
}

async function prevenir(tx: Tx, dossier: Dossier, rendez: { prevuLe: Date; lieu: string }, report: boolean): Promise<void> {
  const { coordonnateurs, representants } = await listPresents(tx, dossier, jourDe(rendez.prevuLe))
  const presents = new Map([...coordonnateurs, ...representants].map((p) => [p.id, p]))
  await mettreEnFile(tx, [
    noticeConvocation(dossier, rendez, report),
    ...[...presents.values()].map((p) => noticePresence(dossier, rendez, p)),
  ])
}

/** The dossier in its interview, locked at the version that the person saw. @throws IntrouvableError, InterditError, ConflitError */
async function enEntretien(
  tx: Tx,
  acteur: Acteur,
  { id, version }: { id: string; version: number },
): Promise<Dossier & { entretien: NonNullable<Dossier['entretien']> }> {
  const dossier = await findDossier(tx, acteur, id)
  if (!dossier) throw new IntrouvableError()
  if (!estArs(acteur, dossier) && !estGestionnaire(acteur, dossier)) throw new InterditError()
  const { entretien } = dossier
  if (dossier.statut !== 'ENTRETIEN' || !entretien || dossier.version !== version) throw new ConflitError()
  await marquerChange(tx, dossier)
  return { ...dossier, entretien }
}

const qualiteDe = (acteur: Acteur) => (aRole(acteur, 'ARS') ? 'ARS' : 'GESTIONNAIRE')

/** Changes the date; an interview held without a required person is held again. @throws as `enEntretien`, RefusError R-FLE-5.1 */
export async function reporterEntretien(acteur: Acteur, { id, version, prevuLe, lieu }: Convocation): Promise<Succes> {
  await transaction(async (tx) => {
    const dossier = await enEntretien(tx, acteur, { id, version })
    refuser(refusConvocation(dossier, prevuLe, aujourdhui()), 'jour')
    await tx.entretien.update({
      where: { flechageId: id },
      data: { prevuLe, lieu, convoqueLe: maintenant(), tenuLe: null, coordonnateurId: null, representantId: null, etudiantPresent: false },
    })
    await inscrire(tx, acteur, {
      objetType: 'flechage',
      objetId: id,
      evenement: 'reporterEntretien',
      qualite: qualiteDe(acteur),
      motif: `${dateHeure(prevuLe)}, ${lieu}`,
    })
    await prevenir(tx, dossier, { prevuLe, lieu }, true)
  })
  return { redirect: `/flechage/${id}/entretien?fait=reporter` }
}

/** Records the interview, who was present and who was not. @throws as `enEntretien`, RefusError R-FLE-5.1 */
export async function enregistrerEntretien(
  acteur: Acteur,
  { id, version, tenuLe, coordonnateurId, representantId, etudiantPresent }: Tenue,
): Promise<Succes> {
  await transaction(async (tx) => {
    const dossier = await enEntretien(tx, acteur, { id, version })
    refuser(refusTenue(dossier.entretien, tenuLe, aujourdhui()), 'tenuLe')
    await verifierPresents(tx, dossier, { tenuLe, coordonnateurId, representantId })
    await tx.entretien.update({
      where: { flechageId: id },
      data: { tenuLe: debutDeJournee(isoJour(tenuLe)), coordonnateurId, representantId, etudiantPresent },
    })
    await inscrire(tx, acteur, {
      objetType: 'flechage',
      objetId: id,
      evenement: 'enregistrerEntretien',
      qualite: qualiteDe(acteur),
      motif: `Tenu le ${jourLong(tenuLe)}`,
    })
  })
  return { redirect: `/flechage/${id}/entretien?fait=enregistrer` }
}

async function verifierPresents(
  tx: Tx,
  dossier: Dossier,
  { tenuLe, coordonnateurId, representantId }: Pick<Tenue, 'tenuLe' | 'coordonnateurId' | 'representantId'>,
): Promise<void> {
  const { coordonnateurs, representants } = await listPresents(tx, dossier, tenuLe)
  if (coordonnateurId && !coordonnateurs.some((p) => p.id === coordonnateurId))
    refuser(refus('R-FLE-5.1', `Cette personne n’était pas coordonnateur du DES le ${jourLong(tenuLe)}.`), 'coordonnateurId')
  if (representantId && !representants.some((p) => p.id === representantId))
    refuser(refus('R-FLE-5.1', `Cette personne ne représentait pas les étudiants le ${jourLong(tenuLe)}.`), 'representantId')
  if (coordonnateurId && coordonnateurId === representantId)
    refuser(refus('R-FLE-5.1', 'Une même personne ne peut pas être présente à deux titres.'), 'representantId')
}
