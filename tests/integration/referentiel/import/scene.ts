import { db } from '@/lib/core/db'
import { RefusError } from '@/lib/core/erreurs'
import { cleLuhn } from '@/lib/core/rpps'
import type { Acteur } from '@/lib/core/acteur'
import type { TypeImport } from '@/generated/prisma/enums'
import { bilanSchema, type LigneBilan } from '@/lib/referentiel/import/bilan'
import { appliquerImport, simulerImport } from '@/lib/referentiel/import/commands'

/** The file of one kind a person would choose, from its lines. */
export const unTableau = (...lignes: string[]): File => new File([lignes.join('\r\n')], 'fichier.csv')

export async function simuler(acteur: Acteur, type: TypeImport, fichier: File) {
  const { redirect } = await simulerImport(acteur, { type, fichier })
  const id = /imports\/([^?]+)/.exec(redirect ?? '')?.[1] ?? ''
  const lu = await db.import.findUniqueOrThrow({ where: { id } })
  const { lignes, inconnues } = bilanSchema.parse(lu.bilan)
  return { ...lu, lignes, inconnues, suite: { id, version: lu.version } }
}

export async function appliquer(acteur: Acteur, type: TypeImport, fichier: File) {
  const lu = await simuler(acteur, type, fichier)
  await appliquerImport(acteur, lu.suite)
  return lu
}

/** « CHANGE Rang : 12 → 7 », one text per line of the file. */
export const enBref = (lignes: readonly LigneBilan[]): string[] =>
  lignes.map((l) =>
    [
      l.issue,
      l.refus ? `${l.refus.regle} ${l.refus.message}` : '',
      ...l.changements.map((c) => `${c.champ} : ${c.avant} → ${c.apres}`),
      ...l.ecarts.map((e) => `écart ${e.champ} : ${e.portail} / ${e.fichier}`),
    ]
      .filter(Boolean)
      .join(' '),
  )

export async function refusDe(acte: Promise<unknown>): Promise<string> {
  const erreur: unknown = await acte.then(
    () => null,
    (e: unknown) => e,
  )
  if (erreur instanceof RefusError) return `${erreur.refus.regle} ${erreur.refus.message}`
  throw erreur ?? new Error('nothing was refused')
}

let n = 0
export function unRpps(): string {
  n += 1
  const dix = `10999${String(n).padStart(5, '0')}`
  return dix + cleLuhn(dix)
}
