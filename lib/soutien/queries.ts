import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/soutien/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { enBase64 } from '@/lib/core/coffre/base64'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { reglages } from '@/lib/core/reglages'
import { listTitulairesDuJour } from '@/lib/referentiel/identite/titulaire/queries'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from './parametres'
import { db, type Tx } from './db'
import { estCoordination, estDeLaCellule, visible, type CasLu, type Intervenant, type MembreActif } from './policy'

/** Whether the cell may receive anybody: its own role in the database, and what R-SOU-17 and R-SOU-18 ask for. */
export const estOuverte = cache(async (): Promise<boolean> => {
  if (!reglages().SOUTIEN_DATABASE_URL) return false
  const parametres = await getParametres(SOUTIEN)
  return parametres['soutien.aipd_validee_le'] !== null && parametres['soutien.hebergement_qualifie'] !== null
})

let secret: Promise<string> | undefined

/** Signs the challenges that browsers are given; drawn when the cell's schema was made. Base64. */
export const secretDesDefis = (): Promise<string> =>
  (secret ??= db()
    .secret.findUniqueOrThrow({ where: { id: 1 } })
    .then(({ valeur }) => enBase64(valeur))
    .catch((erreur: unknown) => {
      secret = undefined
      throw erreur
    }))

/** A doctor of the cell as anybody may know them. */
export type Medecin = Readonly<{ id: string; nom: string; presentation: string | null; clePublique: string; photo: boolean }>

/**
 * Who receives: an active key, and a nomination that runs today. Somebody whom the department no longer names is offered to
 * nobody, and nothing more is sealed to them.
 */
export const receveurs = cache(async (): Promise<Prisma.MembreWhereInput> => {
  const nommes = await listTitulairesDuJour('CELLULE_MED', 'CELLULE_COORD')
  return { statut: 'ACTIF', personneId: { in: nommes.map((t) => t.id) } }
})

/** The doctors who receive requests, in the order of names: the same for everyone who asks. Empty while the cell is closed. */
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
 * The member a signed-in person is: named to the cell today, and with a key that another member confirmed.
 * @throws IntrouvableError for anybody else, as if the page did not exist
 */
export const exigerMembre = cache(async (acteur: Acteur): Promise<MembreActif> => {
  if (!acteur.personneId || !estDeLaCellule(acteur) || !(await estOuverte())) throw new IntrouvableError()
  const membre = await db().membre.findFirst({
    where: { personneId: acteur.personneId, statut: 'ACTIF' },
    select: { id: true, nom: true, coordination: true },
  })
  if (!membre) throw new IntrouvableError()
  const vu = { nom: nomDe(acteur), coordination: estCoordination(acteur) }
  // Colleagues know them as the department last named them: the cell cannot read its nominations.
  if (vu.nom !== membre.nom || vu.coordination !== membre.coordination)
    await db().membre.update({ where: { id: membre.id }, data: vu, select: { id: true } })
  return { genre: 'MEMBRE', membreId: membre.id, ...vu }
})

/** How a doctor of the cell is named to everybody. */
export const nomDe = ({ prenom, nom }: Acteur): string => `Dr ${prenom} ${nom}`

/** The name of every member, as anybody of the cell knows them. */
export const nomsDesMembres = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.membre.findMany({ select: { id: true, nom: true } })).map((m) => [m.id, m.nom]))

/** A case as rules read it, if it exists for who asks. The caller has found the person's through their receipt. */
export async function findCas(tx: Tx, qui: Intervenant, id: string): Promise<CasLu | null> {
  const membreId = qui.genre === 'MEMBRE' ? qui.membreId : null
  const cas = await tx.cas.findFirst({
    where: membreId ? { id, ...visible(membreId) } : { id },
    select: {
      id: true,
      statut: true,
      version: true,
      urgent: true,
      cles: { where: { membreId: membreId ?? undefined }, select: { usage: true }, take: 1 },
    },
  })
  if (!cas) return null
  const { cles, ...reste } = cas
  return { ...reste, usage: membreId ? (cles[0]?.usage ?? null) : null }
}
