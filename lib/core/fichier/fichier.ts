import 'server-only'
import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import type { Fichier } from '@/generated/prisma/client'
import type { Acteur } from '../auth/acteur'
import { db, type Tx } from '../donnees/db'
import { IntrouvableError, refus, RefusError, type Refus } from '../workflow/erreurs'
import { dispositionDe, EXTENSIONS, nomSur } from './nom'
import { refusPdf } from './pdf-recu'
import { stockage, StockageError } from './stockage'
import { maintenant } from '../temps/horloge'

/** Default maximum size of a file: 10 MB. */
export const OCTETS_MAX = 10_000_000

export const PDF = 'application/pdf'
export const IMAGES = ['image/png', 'image/jpeg'] as const

export type FichierRecu = Readonly<{
  nom: string
  octets: Uint8Array
  /** Accepted real types; PDF alone by default. */
  types?: readonly string[]
  /** Default 10 MB. */
  maxOctets?: number
  /** Pages a PDF may have. */
  pagesMax?: number
  /** Field of the form beside which the refusal is shown. */
  champ?: string
}>

const NOMS_TYPES: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  png: 'image PNG',
  jpg: 'image JPEG',
  xlsx: 'classeur Excel',
  ods: 'classeur OpenDocument',
}

const enFrancais = (types: readonly string[]): string => {
  const noms = types.map((type) => NOMS_TYPES[EXTENSIONS[type]?.[0] ?? ''] ?? type)
  return noms.length === 1 ? `un ${noms[0]}` : `un de ces formats : ${noms.join(', ')}`
}

const enMo = (octets: number): string => `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`

/** The bytes of a form's file; a file that is too large is refused before it is read. @throws RefusError */
export async function lireTelechargement(file: File, maxOctets = OCTETS_MAX, champ?: string): Promise<{ nom: string; octets: Uint8Array }> {
  refuser(refusTaille(file.size, maxOctets), champ)
  return { nom: file.name, octets: new Uint8Array(await file.arrayBuffer()) }
}

function refusTaille(taille: number, maxOctets: number): Refus | undefined {
  if (taille === 0) return refus('FICHIER-VIDE', 'Ce fichier est vide. Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.')
  if (taille > maxOctets)
    return refus(
      'FICHIER-TAILLE',
      `Ce fichier pèse ${enMo(taille)} ; il peut peser ${enMo(maxOctets)} au plus. Réduisez-le, par exemple en numérisant en qualité normale.`,
    )
}

function refuser(refuse: Refus | undefined, champ?: string): void {
  if (refuse) throw new RefusError(refuse, champ ? { [champ]: refuse.message } : undefined)
}

/**
 * Checks a received file by its content, never by its name, and returns its real type.
 * @throws RefusError FICHIER-VIDE, -TAILLE, -TYPE, -ILLISIBLE, -PROTEGE, -SCRIPT, -LANCEMENT, -PIECES, -PAGES
 */
export async function verifierFichier({
  nom,
  octets,
  types = [PDF],
  maxOctets = OCTETS_MAX,
  pagesMax,
  champ,
}: FichierRecu): Promise<string> {
  refuser(refusTaille(octets.byteLength, maxOctets), champ)
  const type = (await fileTypeFromBuffer(octets))?.mime ?? ''
  if (!types.includes(type)) {
    const annonce = /\.([a-z0-9]{1,5})$/i.exec(nom)?.[1]?.toLowerCase()
    const promet = types.some((t) => EXTENSIONS[t]?.includes(annonce ?? ''))
    const phrase = promet
      ? `Ce fichier se termine par « .${annonce} » mais son contenu est d’un autre format. Déposez ${enFrancais(types)}.`
      : `Ce format n’est pas accepté ici. Déposez ${enFrancais(types)}.`
    refuser(refus('FICHIER-TYPE', phrase), champ)
  }
  if (type === PDF) refuser(await refusPdf(octets, pagesMax), champ)
  return type
}

/**
 * Checks a received file, stores its bytes, and writes its row in the caller's transaction. When the transaction is rolled
 * back, the bytes are deleted later. `acteur` is null for a file from a person who is not signed in.
 * @throws RefusError as `verifierFichier`
 */
export async function enregistrerFichier(tx: Tx, acteur: Acteur | null, recu: FichierRecu): Promise<Fichier> {
  return conserverFichier(tx, acteur, { nom: recu.nom, octets: recu.octets, type: await verifierFichier(recu) })
}

/** The same for a file the portal made itself (an acknowledgement, a notice), which needs no check. */
export async function conserverFichier(
  tx: Tx,
  acteur: Acteur | null,
  { nom, type = PDF, octets }: { nom: string; type?: string; octets: Uint8Array },
): Promise<Fichier> {
  const cle = await stockage().ecrire(octets)
  return tx.fichier.create({
    data: {
      nom: nomSur(nom, type),
      type,
      taille: octets.byteLength,
      empreinte: empreinteDe(octets),
      cle,
      deposantId: acteur?.personneId ?? null,
      creeLe: maintenant(),
    },
  })
}

/** SHA-256 in hexadecimal, stored with each file and printed on acknowledgements. */
export const empreinteDe = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

/**
 * A file and its bytes, checked against their digest. The caller has checked that the reader may see it.
 * @throws IntrouvableError when there is no such file; StockageError when its bytes are lost or altered
 */
export async function lireFichier(id: string): Promise<{ fichier: Fichier; octets: Uint8Array }> {
  const fichier = await db.fichier.findUnique({ where: { id } })
  if (!fichier) throw new IntrouvableError()
  const octets = await stockage().lire(fichier.cle)
  if (empreinteDe(octets) !== fichier.empreinte)
    throw new StockageError(`Le contenu du fichier ${fichier.id} n’est plus celui qui a été déposé.`)
  return { fichier, octets }
}

/** Deletes the row of a file in the caller's transaction; its bytes are deleted afterwards. */
export async function oublierFichier(tx: Tx, id: string): Promise<void> {
  await tx.fichier.deleteMany({ where: { id } })
}

/** The HTTP response that hands over a file: always an attachment, never shown in the portal's own pages. */
export async function reponseFichier({ id }: Pick<Fichier, 'id'>): Promise<Response> {
  const { fichier, octets } = await lireFichier(id)
  return reponseOctets(fichier.nom, fichier.type, octets)
}

/** The same for bytes made on demand: a PDF, a spreadsheet. */
export function reponseOctets(nom: string, type: string, octets: Uint8Array): Response {
  return new Response(new Uint8Array(octets), {
    headers: {
      'Content-Type': type,
      'Content-Length': String(octets.byteLength),
      'Content-Disposition': dispositionDe(nom),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
}

/** What a browser draws by itself, in a frame, without running anything: the uploads that hold a script were refused. */
const APERCUS: readonly string[] = [PDF, ...IMAGES]

/**
 * The same document shown inside a page of the portal, and of no other site. The browser's reader of PDFs does not open in a sandbox, so
 * the policy forbids scripts, plugins of others and forms one by one. @throws IntrouvableError for a type that is not drawn
 */
export async function reponseApercu({ id }: Pick<Fichier, 'id'>): Promise<Response> {
  const { fichier, octets } = await lireFichier(id)
  if (!APERCUS.includes(fichier.type)) throw new IntrouvableError()
  const reponse = reponseOctets(fichier.nom, fichier.type, octets)
  reponse.headers.set('Content-Disposition', dispositionDe(fichier.nom).replace(/^attachment/, 'inline'))
  reponse.headers.set(
    'Content-Security-Policy',
    "script-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
  )
  reponse.headers.set('X-Frame-Options', 'SAMEORIGIN')
  return reponse
}
