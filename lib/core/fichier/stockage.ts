import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { reglages, type ReglagesS3 } from '../reglages'
import { causeS3, clientS3 } from './s3'

/** Where the bytes of files are kept. A key is opaque, random, and reveals neither the file's name nor its owner. */
export interface Stockage {
  /** Returns the key once the bytes are safe. */
  ecrire(octets: Uint8Array): Promise<string>
  /** @throws StockageError when this key has no bytes */
  lire(cle: string): Promise<Uint8Array>
  /** Does nothing when this key has no bytes. */
  supprimer(cle: string): Promise<void>
  lister(): AsyncIterable<{ cle: string; ecritLe: Date }>
}

export class StockageError extends Error {
  override name = 'StockageError'
}

const INTROUVABLE = 'Le contenu du fichier est introuvable.'
const CLE = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/

function nouvelleCle(): string {
  const nom = randomUUID()
  return `${nom.slice(0, 2)}/${nom}`
}

function verifierCle(cle: string): string {
  if (!CLE.test(cle)) throw new StockageError('La clé du fichier n’a pas la bonne forme.')
  return cle
}

/** A folder outside the web root. Bytes are written aside, flushed to the disk, then renamed; only the portal may read them. */
export function stockageDisque(racine: string): Stockage {
  const chemin = (cle: string): string => path.join(racine, verifierCle(cle))
  return {
    async ecrire(octets) {
      const cle = nouvelleCle()
      const dossier = path.dirname(chemin(cle))
      await mkdir(dossier, { recursive: true, mode: 0o700 })
      const provisoire = `${chemin(cle)}.ecriture`
      const fichier = await open(provisoire, 'wx', 0o600)
      try {
        await fichier.writeFile(octets)
        await fichier.sync()
      } catch (erreur) {
        await rm(provisoire, { force: true })
        throw erreur
      } finally {
        await fichier.close()
      }
      await rename(provisoire, chemin(cle))
      await flushFolder(dossier)
      return cle
    },
    async lire(cle) {
      const lu = chemin(cle)
      try {
        return new Uint8Array(await readFile(lu))
      } catch (erreur) {
        throw new StockageError(INTROUVABLE, { cause: erreur })
      }
    },
    async supprimer(cle) {
      await rm(chemin(cle), { force: true })
    },
    async *lister() {
      const dossiers = await opendir(racine).catch(() => null)
      if (!dossiers) return
      for await (const dossier of dossiers) {
        if (!dossier.isDirectory()) continue
        for await (const fichier of await opendir(path.join(racine, dossier.name))) {
          const cle = `${dossier.name}/${fichier.name}`
          if (CLE.test(cle)) yield { cle, ecritLe: (await stat(path.join(racine, cle))).mtime }
        }
      }
    },
  }
}

/** A renamed file survives a power cut once its folder is flushed too. Some systems cannot open a folder, and do not need to. */
async function flushFolder(dossier: string): Promise<void> {
  const poignee = await open(dossier, 'r').catch(() => null)
  await poignee?.sync().catch(() => undefined)
  await poignee?.close()
}

/** A bucket that belongs to the portal: a file is one private object, written whole or not at all. */
export function stockageS3(s3: ReglagesS3): Stockage {
  const client = clientS3(s3)
  /** The service's answer may quote the request, so only its status and its code are kept. */
  const demander = async <T>(appel: () => Promise<T>): Promise<T> => {
    try {
      return await appel()
    } catch (erreur) {
      throw new StockageError(`Le stockage des fichiers n’a pas répondu comme prévu (${causeS3(erreur)}).`)
    }
  }
  return {
    async ecrire(octets) {
      const cle = nouvelleCle()
      await demander(() => client.putObject(cle, octets, 'application/octet-stream'))
      return cle
    },
    async lire(cle) {
      verifierCle(cle)
      const octets = await demander(() => client.getObjectArrayBuffer(cle))
      if (!octets) throw new StockageError(INTROUVABLE)
      return new Uint8Array(octets)
    },
    async supprimer(cle) {
      verifierCle(cle)
      await demander(() => client.deleteObject(cle))
    },
    async *lister() {
      let suite: string | undefined
      do {
        const page = await demander(() => client.listObjectsPaged('/', '', 1000, suite))
        if (!page) throw new StockageError('Le compartiment des fichiers est introuvable.')
        for (const { Key: cle, LastModified: ecritLe } of page.objects ?? []) if (CLE.test(cle)) yield { cle, ecritLe }
        suite = page.nextContinuationToken
      } while (suite)
    },
  }
}

/** The storage of the settings: the bucket of S3_BUCKET, or else the folder `fichiers` of DONNEES. */
export function stockage(): Stockage {
  const { S3, DONNEES } = reglages()
  return S3 ? stockageS3(S3) : stockageDisque(path.resolve(DONNEES, 'fichiers'))
}
