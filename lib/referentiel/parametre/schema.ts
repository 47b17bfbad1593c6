import { type z } from 'zod'
import type { Definition } from './formes'

/** Value of what a department must fill in before it opens: production starts with it, and pages show it as it is. */
export const A_RENSEIGNER = 'À renseigner'

/**
 * Dated parameters by key. Each room declares those it obeys in its `parametres.ts`; `app/parametres.ts` assembles them.
 * Values are rows of `parametre`, each with its source and the day it was last checked; the code holds none.
 */
export type Catalogue = Readonly<Record<string, Definition>>

/** The parameters of one heading of the administration's page. */
export const defineParametres = <const D extends Readonly<Record<string, Omit<Definition, 'groupe'>>>>(groupe: string, definitions: D) =>
  Object.fromEntries(Object.entries(definitions).map(([cle, d]) => [cle, { ...d, groupe }])) as {
    readonly [C in keyof D]: D[C] & { readonly groupe: string }
  }

/** The values of one day, by key. */
export type Parametres<C extends Catalogue> = { readonly [K in keyof C]: z.output<C[K]['type']> }

/** Thrown for a parameter without a value for the day, or with a value of the wrong shape. */
export class ParametreError extends Error {
  override name = 'ParametreError'
}

export type LigneLue = Readonly<{ cle: string; valeur: unknown }>

/** Parses the rows of one day. @throws ParametreError naming every key of the catalogue that is missing or wrong */
export function typerParametres<C extends Catalogue>(catalogue: C, lignes: readonly LigneLue[]): Parametres<C> {
  const lues = new Map(lignes.map((l) => [l.cle, l.valeur]))
  const fautes: string[] = []
  const valeurs = Object.entries(catalogue).map(([cle, { type }]) => {
    if (!lues.has(cle)) fautes.push(`Le paramètre ${cle} n’a pas de valeur à cette date.`)
    const lecture = type.safeParse(lues.get(cle))
    if (lues.has(cle) && !lecture.success)
      fautes.push(`Le paramètre ${cle} a une valeur inutilisable : ${lecture.error.issues[0]?.message ?? 'forme inconnue'}.`)
    return [cle, lecture.data] as const
  })
  if (fautes.length > 0) throw new ParametreError(fautes.join('\n'))
  return Object.fromEntries(valeurs) as Parametres<C>
}

export type Saisie = Readonly<{ ok: true; valeur: string | number | null } | { ok: false; message: string }>

/** Parses a value typed in a form: an empty field is null where the catalogue allows it. */
export function valeurSaisie({ type }: Definition, saisie: string): Saisie {
  const brut = saisie.trim()
  const essais = [brut === '' ? null : brut, ...(/^\d{1,9}$/.test(brut) ? [Number(brut)] : [])]
  const lectures = essais.map((e) => type.safeParse(e))
  const lue = lectures.find((l) => l.success)
  if (lue) return { ok: true, valeur: lue.data as string | number | null }
  return { ok: false, message: lectures.at(-1)?.error?.issues[0]?.message ?? 'valeur inutilisable' }
}
