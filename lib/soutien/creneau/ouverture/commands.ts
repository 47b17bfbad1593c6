import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { dateHeure } from '@/lib/core/temps/dates'
import { ConflitError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { debutDeJournee, maintenant } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../../parametres'
import { prevenirMembres } from '../../avis/commands'
import { transaction, type Tx } from '../../db'
import { inscrire } from '../../journal'
import type { MembreActif } from '../../policy'
import { exigerMembre } from '../../queries'
import { annuler, exigerCreneau, remplacer, rendreCas } from '../commands'
import { instantSaisi } from '../disponibilite/commands'
import { DEJA_OCCUPE, moisComplet, PAS_DEUX, PAS_DISPONIBLE, SEULE_LA_COORDINATION } from '../guards'
import { libresPendant, moisDe } from '../planning'
import { recoit, type Creneau } from '../policy'
import { findCreneau, lirePlanning, type Planning } from '../queries'
import type { CreneauSaisi, Retrait } from '../schema'

const PAGE = '/aide/suivi/creneaux'

/** An arbitrary number, different from those of the portal's other advisory locks. */
const VERROU_MOIS = 727_173

/** A constraint of the database refuses that a doctor receives twice at one time. */
const enFrancais = (erreur: unknown): never => {
  throw sqlState(erreur) === '23P01' ? new RefusError(DEJA_OCCUPE, { debut: DEJA_OCCUPE.message }) : erreur
}

/**
 * Opens an hour of two available doctors: those named, or the two whose turn it is.
 * @throws RefusError R-SOU-1 (two free doctors, an hour to come), R-SOU-2 (the month's number)
 */
export async function ouvrirCreneau(acteur: Acteur, saisie: CreneauSaisi): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const parametres = await getParametres(SOUTIEN)
  const debut = instantSaisi(saisie.debut, 'debut')
  if (debut <= maintenant())
    throw new RefusError(refus('R-SOU-1', 'Choisissez une heure à venir.'), { debut: 'Choisissez une heure à venir.' })
  const fin = new Date(debut.getTime() + parametres['soutien.rdv_minutes'] * 60_000)
  const noms = await transaction(async (tx) => {
    const exceptionnel = await prendrePlaceDuMois(tx, moi, debut, parametres['soutien.creneaux_par_mois'], saisie.exceptionnel)
    const membreIds = await designer(tx, debut, fin, saisie.medecins)
    const { mode, lieu } = saisie
    const { id, medecins } = await tx.creneau.create({
      data: {
        debut,
        fin,
        mode,
        lieu,
        statut: 'OUVERT',
        exceptionnel,
        medecins: { create: membreIds.map((membreId) => ({ membreId, debut, fin })) },
      },
      select: { id: true, medecins: { select: { membre: { select: { nom: true } } } } },
    })
    await inscrire(tx, moi, { acte: 'ouvrirCreneau', objetId: id })
    await prevenirMembres(
      tx,
      membreIds.filter((m) => m !== moi.membreId),
      false,
    )
    return medecins.map((m) => m.membre.nom).join(' et ')
  }).catch(enFrancais)
  return { message: `Créneau ouvert : ${dateHeure(debut)}, avec ${noms}.`, refresh: true }
}

/**
 * Openings of one month come one after the other. Answers whether this one exceeds the month's number, which only the coordination
 * may do. Free and taken slots both count, so the number reveals nothing about cases.
 */
async function prendrePlaceDuMois(tx: Tx, moi: MembreActif, debut: Date, nombre: number, exceptionnel: boolean): Promise<boolean> {
  const { mois, du, au } = moisDe(debut)
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${VERROU_MOIS}::int, ${Number(mois.replace('-', ''))}::int)`
  const ouverts = await tx.creneau.count({
    where: { exceptionnel: false, statut: { not: 'ANNULE' }, debut: { gte: debutDeJournee(du), lt: debutDeJournee(au) } },
  })
  if (ouverts < nombre) return false
  if (!exceptionnel) throw new RefusError(moisComplet(nombre))
  if (!moi.coordination) throw new RefusError(SEULE_LA_COORDINATION)
  return true
}

/** @throws RefusError R-SOU-1 unless these doctors are available and receive at no overlapping hour */
async function exigerLibres(
  tx: Tx,
  { debut, fin }: Pick<Creneau, 'debut' | 'fin'>,
  demandes: readonly string[],
  champ: string,
): Promise<Planning> {
  const planning = await lirePlanning(tx, debut, fin)
  const libres = libresPendant(planning.disponibilites, planning.pris, debut, fin)
  const empeches = demandes.filter((id) => !libres.has(id))
  if (planning.pris.some((p) => empeches.includes(p.membreId))) throw new RefusError(DEJA_OCCUPE, { [champ]: DEJA_OCCUPE.message })
  if (empeches.length > 0) throw new RefusError(PAS_DISPONIBLE, { [champ]: PAS_DISPONIBLE.message })
  return planning
}

/** The two doctors named, or the two free ones whose turn it is. */
async function designer(tx: Tx, debut: Date, fin: Date, demandes: readonly string[]): Promise<readonly string[]> {
  const { disponibilites, pris, tours } = await exigerLibres(tx, { debut, fin }, demandes, 'medecins')
  const libres = libresPendant(disponibilites, pris, debut, fin)
  const designes = demandes.length === 2 ? demandes : tours.filter((t) => libres.has(t.id)).map((t) => t.id)
  if (new Set(designes).size < 2) throw new RefusError(PAS_DEUX, { debut: PAS_DEUX.message })
  return designes.slice(0, 2)
}

/**
 * A doctor cannot come. A free slot goes to the colleague they name, or is cancelled. An appointment is cancelled, and the person
 * reads so on their page; to keep it, the doctor hands the case over first and the appointment follows.
 * @throws IntrouvableError, ConflitError, RefusError R-SOU-1
 */
export async function seRetirer(acteur: Acteur, { id, version, remplacantId }: Retrait): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const remplace = await transaction(async (tx) => {
    const lu = await findCreneau(tx, id)
    // Only its own doctors learn that a slot exists.
    if (!lu || !recoit(moi, lu)) throw new IntrouvableError()
    if (lu.version !== version) throw new ConflitError()
    const creneau = await exigerCreneau(tx, id)
    const autres = creneau.medecins.filter((m) => m !== moi.membreId)
    if (remplacantId && creneau.statut === 'OUVERT') {
      await exigerLibres(tx, creneau, [remplacantId], 'remplacantId')
      await remplacer(tx, creneau, moi.membreId, remplacantId)
      await inscrire(tx, moi, { acte: 'remplacerCreneau', objetId: id })
      await prevenirMembres(tx, [remplacantId, ...autres], false)
      return true
    }
    await annuler(tx, moi, creneau)
    if (creneau.casId) await rendreCas(tx, creneau.casId)
    await prevenirMembres(tx, autres, creneau.casId !== null)
    return false
  }).catch(enFrancais)
  return { redirect: `${PAGE}?fait=${remplace ? 'remplace' : 'annule'}` }
}
