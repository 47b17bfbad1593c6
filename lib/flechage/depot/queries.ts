import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { estDemandeur, estGestionnaire, type Dossier } from '../policy'
import { getDossier } from '../queries'
import type { Accuse } from './notices'
import type { FichierDepose } from './schema'

/** The files of a dossier by id: its letter, supporting documents and scanned agreements. */
export async function listFichiers(tx: Tx, dossier: Pick<Dossier, 'pieces' | 'accords'>): Promise<Map<string, FichierDepose>> {
  const ids = [...dossier.pieces.map((p) => p.fichierId), ...dossier.accords.flatMap((a) => (a.scanId ? [a.scanId] : []))]
  if (ids.length === 0) return new Map()
  const fichiers = await tx.fichier.findMany({
    where: { id: { in: ids } },
    select: { id: true, nom: true, type: true, taille: true, empreinte: true },
  })
  return new Map(fichiers.map((f) => [f.id, f]))
}

/** The same for a page that has read the dossier. */
export const getFichiers = (dossier: Pick<Dossier, 'pieces' | 'accords'>): Promise<Map<string, FichierDepose>> => listFichiers(db, dossier)

export type DepotLu = Readonly<{ id: string; rang: number; le: Date; empreinte: string; contenu: string; accuseId: string | null }>

/** Every deposit of a request, the last first; for the interne and the secretariat. @throws IntrouvableError */
export async function listDepots(acteur: Acteur, id: string): Promise<{ dossier: Dossier; depots: DepotLu[] }> {
  const dossier = await getDossier(acteur, id)
  if (!dossier || !(estDemandeur(acteur, dossier) || estGestionnaire(acteur, dossier))) throw new IntrouvableError()
  const depots = await db.depot.findMany({ where: { flechageId: id }, orderBy: { rang: 'desc' } })
  return { dossier, depots }
}

/** One deposit. @throws IntrouvableError */
export async function getDepot(acteur: Acteur, id: string, rang: number): Promise<{ dossier: Dossier; depot: DepotLu }> {
  const { dossier, depots } = await listDepots(acteur, id)
  const depot = depots.find((d) => d.rang === rang)
  if (!depot) throw new IntrouvableError()
  return { dossier, depot }
}

type ContenuLu = {
  numero: string
  situation: { prenom: string; nom: string }
  campagne: { libelle: string }
  terrain: { intitule: string; structure: string; commune: string } | null
  lettre: { fichiers: ({ nom: string; sha256: string } | null)[] }
  pieces: ({ nom: string; sha256: string } | null)[]
  accords: { nom: string; signeLe: string | null; sha256: string | null; fichier: { nom: string; sha256: string } | null }[]
}

/** The acknowledgement of a deposit, rebuilt from its stored content, so that it never changes. */
export function accuseDe(
  flechageId: string,
  { contenu, empreinte, rang, le }: Pick<DepotLu, 'contenu' | 'empreinte' | 'rang' | 'le'>,
): Accuse {
  const c = JSON.parse(contenu) as ContenuLu
  const fichiers = [...c.lettre.fichiers, ...c.pieces, ...c.accords.map((a) => a.fichier)].flatMap((f) =>
    f ? [{ nom: f.nom, empreinte: f.sha256 }] : [],
  )
  return {
    flechageId,
    numero: c.numero,
    rang,
    le,
    empreinte,
    interne: `${c.situation.prenom} ${c.situation.nom}`,
    terrain: c.terrain ? `${c.terrain.intitule} (${c.terrain.structure}, ${c.terrain.commune})` : '',
    semestre: c.campagne.libelle,
    fichiers,
    accords: c.accords.map((a) => ({ nom: a.nom, signeLe: a.signeLe === null ? null : new Date(a.signeLe), empreinte: a.sha256 })),
  }
}
