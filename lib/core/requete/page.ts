import 'server-only'
import { forbidden, notFound } from 'next/navigation'
import { InterditError, IntrouvableError } from '../workflow/erreurs'

/** Runs a page's reads: a row that does not exist for the actor gives the 404 page, a forbidden one the 403 page. */
export async function lire<T>(lecture: Promise<T>): Promise<T> {
  try {
    return await lecture
  } catch (erreur) {
    if (erreur instanceof IntrouvableError) notFound()
    if (erreur instanceof InterditError) forbidden()
    throw erreur
  }
}

/** A search parameter of the address as one string; a repeated one gives its first value. */
export const unSeul = (valeur: string | string[] | undefined): string | undefined => (Array.isArray(valeur) ? valeur[0] : valeur)
