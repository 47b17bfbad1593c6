import 'server-only'
import { z } from 'zod'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '../workflow/erreurs'
import { listeDe } from './champs'
import type { LigneFaite } from './form-state'
import { requete, trace } from './trace'

/** How many records one act in number takes at most. */
export const LOT_MAX = 50

/** A record and the version that the person saw, as one value of a check box: « id:version ». */
export const cible = ({ id, version }: { id: string; version: number }): string => `${id}:${version}`

const cibleSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((texte) => {
    const [id = '', version = ''] = texte.split(':')
    return { id, version: Number(version) }
  })

/** The ticked records of a form. */
export const ciblesSchema = listeDe(cibleSchema, LOT_MAX).refine((l) => l.length > 0, { error: 'Cochez au moins une ligne.' })
export type Cible = z.output<typeof cibleSchema>

/**
 * The same act on several records, one after the other, each in its own transaction: a refusal stops its record and none of the others.
 * Returns one line for each, in their order. A fault of the portal is traced, and said on its line.
 */
export async function enNombre(
  cibles: readonly Cible[],
  titreDe: (id: string) => string,
  acte: (cible: Cible) => Promise<unknown>,
): Promise<LigneFaite[]> {
  const lignes: LigneFaite[] = []
  for (const une of cibles) {
    const titre = titreDe(une.id)
    try {
      await acte(une)
      lignes.push({ titre })
    } catch (erreur) {
      lignes.push({ titre, refus: await phraseDe(erreur) })
    }
  }
  return lignes
}

async function phraseDe(erreur: unknown): Promise<string> {
  if (erreur instanceof RefusError) return erreur.refus.message
  if (erreur instanceof ConflitError) return 'Ce dossier a changé entre-temps : ouvrez-le pour voir où il en est.'
  if (erreur instanceof IntrouvableError || erreur instanceof InterditError) return 'Ce dossier ne vous est pas ouvert.'
  const { id } = await requete()
  trace.error(
    { requete: id, erreur: erreur instanceof Error ? { nom: erreur.name, pile: erreur.stack } : String(erreur) },
    'acte en nombre',
  )
  return `Le portail n’a pas pu l’enregistrer. Réessayez ; si cela continue, donnez la référence ${id ?? 'de la page'} au secrétariat.`
}
