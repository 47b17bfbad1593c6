import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import type { StatutCas } from '@/generated/soutien/enums'
import { fichierAgenda } from '@/lib/core/temps/agenda'
import { dateHeure, pourChampDateHeure } from '@/lib/core/temps/dates'
import { ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { db, type Tx } from '../db'
import type { MembreActif } from '../policy'
import { estOuverte, receveurs } from '../queries'
import { AVEC_RDV, EN_ATTENTE_DE_RDV, RENCONTRES } from '../workflow'
import { resteUnePlace } from './reservation/queries'
import { estEchu } from './maintien'
import { heuresPossibles, libresPendant, parTour, type Plage, type Tour } from './planning'
import type { Creneau } from './policy'
import type { CreneauLibre, MonCreneau, RendezVous, SansCreneau } from './schema'
import { workflow } from './workflow'

const AVEC_MEDECINS = {
  medecins: { select: { membreId: true, membre: { select: { nom: true } } }, orderBy: { membre: { nom: 'asc' } } },
} as const satisfies Prisma.CreneauInclude

type Ligne = Prisma.CreneauGetPayload<{ include: typeof AVEC_MEDECINS }>

export async function findCreneau(tx: Tx, id: string): Promise<Creneau | null> {
  const creneau = await tx.creneau.findUnique({ where: { id }, include: AVEC_MEDECINS })
  return creneau && enRegle(creneau)
}

/** The slots of a case in these states, the latest first. */
export async function listCreneauxDuCas(tx: Tx, casId: string, statut: Prisma.CreneauWhereInput['statut']): Promise<Creneau[]> {
  const creneaux = await tx.creneau.findMany({ where: { casId, statut }, include: AVEC_MEDECINS, orderBy: { debut: 'desc' } })
  return creneaux.map(enRegle)
}

const enRegle = ({ medecins, ...reste }: Ligne): Creneau => ({ ...reste, medecins: medecins.map((m) => m.membreId) })

/** A free slot: open, or held for a person who did not answer in time. Both its doctors receive. */
const libre = async (): Promise<Prisma.CreneauWhereInput> => {
  const present = maintenant()
  return {
    debut: { gt: present },
    OR: [{ statut: 'OUVERT' }, { statut: 'RESERVE', tenuJusqua: { lte: present } }],
    medecins: { some: {}, every: { membre: await receveurs() } },
  }
}

const enLibre = ({ id, debut, mode, lieu, medecins }: Ligne): CreneauLibre => ({
  id,
  quand: dateHeure(debut),
  mode,
  lieu: mode === 'LIEU' ? lieu : null,
  medecins: medecins.map((m) => ({ id: m.membreId, nom: m.membre.nom })),
})

const lister = async (where: Prisma.CreneauWhereInput): Promise<CreneauLibre[]> =>
  (
    await db().creneau.findMany({
      where: { AND: [await libre(), where] },
      include: AVEC_MEDECINS,
      orderBy: [{ debut: 'asc' }, { id: 'asc' }],
    })
  ).map(enLibre)

/**
 * All free slots to come, as long as an unread request may take one. The browser hides the slots of the doctors that the person
 * excludes.
 */
export const listLibres = async (): Promise<CreneauLibre[]> => ((await estOuverte()) && (await resteUnePlace()) ? lister({}) : [])

/** The free slots that a case can take: with its two doctors or, while no doctor follows, with any two who may read it. */
export const listLibresDuCas = async (casId: string, statut: StatutCas): Promise<CreneauLibre[]> => {
  if (statut === 'RECUE' && !(await resteUnePlace())) return []
  const usage = statut === 'RECUE' ? 'TRI' : 'BINOME'
  return lister({ medecins: { every: { membre: { cles: { some: { casId, genre: 'ECHANGE', usage } } } } } })
}

const CHOISISSABLES: readonly StatutCas[] = ['RECUE', ...EN_ATTENTE_DE_RDV, ...AVEC_RDV, ...RENCONTRES]

/** The person's appointment, and the slots they may choose. */
export async function lireRendezVous(
  cas: Readonly<{ id: string; statut: StatutCas; urgent: boolean; absences: number }>,
): Promise<RendezVous> {
  const present = maintenant()
  const choisissable = CHOISISSABLES.includes(cas.statut)
  const [parametres, creneaux, libres] = await Promise.all([
    getParametres(SOUTIEN),
    db().creneau.findMany({
      where: { casId: cas.id, statut: { in: ['RESERVE', 'CONFIRME', 'ANNULE'] } },
      include: AVEC_MEDECINS,
      orderBy: { debut: 'desc' },
    }),
    choisissable ? listLibresDuCas(cas.id, cas.statut) : [],
  ])
  const tenu = creneaux.find((c) => c.statut !== 'ANNULE' && !estEchu(c, present))
  const annule = creneaux.find((c) => c.statut === 'ANNULE' && c.debut > present)
  return {
    actuel: tenu
      ? {
          etat: tenu.statut === 'RESERVE' ? 'PROPOSE' : 'CONFIRME',
          quand: dateHeure(tenu.debut),
          mode: tenu.mode,
          lieu: tenu.lieu,
          medecins: tenu.medecins.map((m) => m.membre.nom),
          tenuJusqua: tenu.tenuJusqua && dateHeure(tenu.tenuJusqua),
          agenda: fichierAgenda({ titre: 'Rendez-vous', debut: tenu.debut, fin: tenu.fin }),
        }
      : null,
    annule: tenu || !annule ? null : dateHeure(annule.debut),
    libres,
    sans: choisissable && libres.length === 0 ? sansCreneau(cas) : null,
    choisissable,
    absences: cas.absences,
    delai: `${parametres['soutien.reponse_jours_ouvres']} jours ouvrés`,
  }
}

const sansCreneau = ({ statut, urgent }: Readonly<{ statut: StatutCas; urgent: boolean }>): SansCreneau =>
  urgent ? 'DANGER' : statut === 'RECUE' ? 'MOIS' : 'MEDECINS'

/** For how many days a past appointment may still be marked as held or missed. */
const PASSE = 60

/** A doctor's own slots that are to come or not concluded. No other doctor reads them. */
export async function listMesCreneaux(moi: MembreActif): Promise<MonCreneau[]> {
  const present = maintenant()
  const creneaux = await db().creneau.findMany({
    where: {
      medecins: { some: { membreId: moi.membreId } },
      OR: [
        { statut: { in: ['OUVERT', 'RESERVE', 'CONFIRME'] }, fin: { gt: present } },
        { statut: 'CONFIRME', debut: { gt: ajouterJours(present, -PASSE) } },
      ],
    },
    include: AVEC_MEDECINS,
    orderBy: { debut: 'asc' },
  })
  const horizon = creneaux.reduce((max, c) => (c.fin > max ? c.fin : max), present)
  const planning = creneaux.length > 0 ? await lirePlanning(db(), present, horizon) : null
  return creneaux.map((c) => {
    const statut = estEchu(c, present) ? 'OUVERT' : c.statut
    const libres =
      planning && statut === 'OUVERT' ? libresPendant(planning.disponibilites, planning.pris, c.debut, c.fin) : new Set<string>()
    return {
      id: c.id,
      version: c.version,
      quand: dateHeure(c.debut),
      mode: c.mode,
      lieu: c.lieu,
      avec: c.medecins
        .filter((m) => m.membreId !== moi.membreId)
        .map((m) => m.membre.nom)
        .join(', '),
      etat: workflow.states[statut].label,
      casId: statut === 'OUVERT' ? null : c.casId,
      commence: c.debut <= present,
      remplacants: (planning?.tours ?? []).filter((t) => libres.has(t.id)).map(({ id, nom }) => ({ id, nom })),
    }
  })
}

/** « 21 h 00 ». The end of a range is on the same day. */
const heure = (instant: Date): string => dateHeure(instant).split(' à ').at(-1) ?? ''

export type Planning = Readonly<{ disponibilites: readonly Plage[]; pris: readonly Plage[]; tours: readonly Tour[] }>

/**
 * Who is available between two instants, who receives meanwhile (a slot counts whether or not it is taken, so this reveals
 * nothing), and the order of the rotation.
 */
export async function lirePlanning(tx: Tx, du: Date, au: Date): Promise<Planning> {
  const entre = { debut: { lt: au }, fin: { gt: du } }
  const recoivent = await receveurs()
  const [membres, disponibilites, pris, comptes] = await Promise.all([
    tx.membre.findMany({ where: recoivent, select: { id: true, nom: true } }),
    tx.disponibilite.findMany({ where: { ...entre, membre: recoivent } }),
    tx.creneauMedecin.findMany({ where: entre }),
    tx.creneauMedecin.groupBy({
      by: ['membreId'],
      where: { debut: { gt: ajouterJours(maintenant(), -365) } },
      _count: true,
      _max: { debut: true },
    }),
  ])
  const tours = membres.map((m) => {
    const compte = comptes.find((c) => c.membreId === m.id)
    return { ...m, nombre: compte?._count ?? 0, dernier: compte?._max.debut ?? null }
  })
  return { disponibilites, pris, tours: parTour(tours) }
}

/** How many days ahead an hour may be opened, and how many hours are listed. */
const HORIZON = 60
const HEURES_MAX = 60

/** The hours at which two doctors are free, with the two whose turn it is: « mardi 3 novembre 2026 à 14 h 00 (Dr A et Dr B) ». */
export async function listHeures(): Promise<{ debut: string; quand: string; medecins: string }[]> {
  const present = maintenant()
  const parametres = await getParametres(SOUTIEN)
  const planning = await lirePlanning(db(), present, ajouterJours(present, HORIZON))
  const heures = heuresPossibles({ ...planning, minutes: parametres['soutien.rdv_minutes'], apres: present, max: HEURES_MAX })
  return heures.map(({ debut, libres }) => ({
    debut: pourChampDateHeure(debut),
    quand: dateHeure(debut),
    medecins: planning.tours
      .filter((t) => libres.has(t.id))
      .slice(0, 2)
      .map((t) => t.nom)
      .join(' et '),
  }))
}

/** The doctors with whom a slot may be opened, by name. */
export const listRecevants = async (): Promise<{ id: string; nom: string }[]> =>
  db().membre.findMany({ where: await receveurs(), select: { id: true, nom: true }, orderBy: { nom: 'asc' } })

/** A doctor's own availabilities to come. */
export async function listMesDisponibilites(moi: MembreActif): Promise<{ id: string; debut: string; fin: string }[]> {
  const ranges = await db().disponibilite.findMany({
    where: { membreId: moi.membreId, fin: { gt: maintenant() } },
    orderBy: { debut: 'asc' },
  })
  return ranges.map((r) => ({ id: r.id, debut: dateHeure(r.debut), fin: heure(r.fin) }))
}
