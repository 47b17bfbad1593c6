import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { reglages } from '../reglages'

/** Where the bytes of files lie. A key is opaque, random, and says nothing of the file's name or owner. */
export interface Stockage {
  /** Returns the key once the bytes are safe. */
  ecrire(octets: Uint8Array): Promise<string>
  /** @throws StockageError when nothing lies under this key */
  lire(cle: string): Promise<Uint8Array>
  /** Nothing happens when nothing lies there. */
  supprimer(cle: string): Promise<void>
  lister(): AsyncIterable<{ cle: string; ecritLe: Date }>
}

export class StockageError extends Error {
  override name = 'StockageError'
}

const CLE = /^[0-9a-f]{2}\/[0-9a-f-]{36}$/

/** A folder outside the web root: written aside, flushed to the disk, then renamed, readable by the portal alone. */
export function stockageDisque(racine: string): Stockage {
  const chemin = (cle: string): string => {
    if (!CLE.test(cle)) throw new StockageError('La clé du fichier n’a pas la bonne forme.')
    return path.join(racine, cle)
  }
  return {
    async ecrire(octets) {
      const nom = randomUUID()
      const cle = `${nom.slice(0, 2)}/${nom}`
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
      try {
        return new Uint8Array(await readFile(chemin(cle)))
      } catch (erreur) {
        throw new StockageError('Le contenu du fichier est introuvable.', { cause: erreur })
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

/** A renamed file survives a power cut once its folder is flushed too. Some systems cannot open a folder: they need not. */
async function flushFolder(dossier: string): Promise<void> {
  const poignee = await open(dossier, 'r').catch(() => null)
  await poignee?.sync().catch(() => undefined)
  await poignee?.close()
}

/** The storage of the settings: the folder `fichiers` of DONNEES. */
export const stockage = (): Stockage => stockageDisque(path.resolve(reglages().DONNEES, 'fichiers'))
