import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/soutien/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { enBase64 } from '@/lib/core/coffre/base64'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aOublier } from '@/lib/core/oubli'
import { reglages } from '@/lib/core/reglages'
import { listTitulairesDuJour } from '@/lib/referentiel/identite/titulaire/queries'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from './parametres'
import { db, type Tx } from './db'
import { estCoordination, estDeLaCellule, visible, type CasLu, type Intervenant, type MembreActif } from './policy'

/** Whether the cell may receive requests: it has its own database role, and R-SOU-17 and R-SOU-18 are met. */
export const estOuverte = cache(async (): Promise<boolean> => {
  if (!reglages().SOUTIEN_DATABASE_URL) return false
  const parametres = await getParametres(SOUTIEN)
  return parametres['soutien.aipd_validee_le'] !== null && parametres['soutien.hebergement_qualifie'] !== null
})

let secret: Promise<string> | undefined
aOublier(() => (secret = undefined))

/** The secret that signs the challenges given to browsers, in base64. It was drawn when the cell's schema was created. */
export const secretDesDefis = (): Promise<string> =>
  (secret ??= db()
    .secret.findUniqueOrThrow({ where: { id: 1 } })
    .then(({ valeur }) => enBase64(valeur))
    .catch((erreur: unknown) => {
      secret = undefined
      throw erreur
    }))

/** A doctor of the cell, as the public sees them. */
export type Medecin = Readonly<{ id: string; nom: string; presentation: string | null; clePublique: string; photo: boolean }>

/**
 * The members who receive: their key is active, and their nomination runs today. A doctor whom the department no longer names is
 * not proposed any more, and nothing is sealed to them.
 */
export const receveurs = cache(async (): Promise<Prisma.MembreWhereInput> => {
  const nommes = await listTitulairesDuJour('CELLULE_MED', 'CELLULE_COORD')
  return { statut: 'ACTIF', personneId: { in: nommes.map((t) => t.id) } }
})

/** The doctors who receive requests, by name: the same list for all readers. Empty while the cell is closed. */
export async function listMedecins(): Promise<Medecin[]> {
  if (!(await estOuverte())) return []
  const membres = await db().membre.findMany({
    where: await receveurs(),
    select: { id: true, nom: true, presentation: true, clePublique: true, photo: true },
    orderBy: { nom: 'asc' },
  })
  return membres.flatMap(({ clePublique, photo, ...m }) => (clePublique ? [{ ...m, clePublique, photo: photo !== null }] : []))
}

/**
 * The member that a signed-in person is: named to the cell today, with a key that another member confirmed.
 * @throws IntrouvableError for all others, as if the page did not exist
 */
export const exigerMembre = cache(async (acteur: Acteur): Promise<MembreActif> => {
  if (!acteur.personneId || !estDeLaCellule(acteur) || !(await estOuverte())) throw new IntrouvableError()
  const membre = await db().membre.findFirst({
    where: { personneId: acteur.personneId, statut: 'ACTIF' },
    select: { id: true, nom: true, coordination: true },
  })
  if (!membre) throw new IntrouvableError()
  const vu = { nom: nomDe(acteur), coordination: estCoordination(acteur) }
  // The cell cannot read the department's nominations, so it keeps the name and the coordination as they are today.
  if (vu.nom !== membre.nom || vu.coordination !== membre.coordination)
    await db().membre.update({ where: { id: membre.id }, data: vu, select: { id: true } })
  return { genre: 'MEMBRE', membreId: membre.id, ...vu }
})

/** The public name of a doctor of the cell. */
export const nomDe = ({ prenom, nom }: Acteur): string => `Dr ${prenom} ${nom}`

/** The names of all members, former ones included. */
export const nomsDesMembres = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.membre.findMany({ select: { id: true, nom: true } })).map((m) => [m.id, m.nom]))

/** A case as its rules read it, if it exists for `qui`. For the person, the caller has found it through their receipt. */
export async function findCas(tx: Tx, qui: Intervenant, id: string): Promise<CasLu | null> {
  const membre = qui.genre === 'MEMBRE' ? [qui.membreId] : []
  const cas = await tx.cas.findFirst({
    where: qui.genre === 'MEMBRE' ? { id, ...visible(qui.membreId) } : { id },
    select: {
      id: true,
      statut: true,
      version: true,
      urgent: true,
      absences: true,
      clePubliqueDossier: true,
      cles: { where: { membreId: { in: membre } }, select: { usage: true }, take: 1 },
    },
  })
  if (!cas) return null
  const { cles, ...reste } = cas
  return { ...reste, usage: cles[0]?.usage ?? null }
}
