import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import { forbidden, notFound, redirect } from 'next/navigation'
import { z } from 'zod'
import type { Acteur } from '../auth/acteur'
import { ConflitError, InterditError, IntrouvableError, MESSAGE_CONFLIT, RefusError } from '../workflow/erreurs'
import type { FormAction, FormState, LigneFaite } from './form-state'
import { getActeur, requireActeur } from '../auth/session'
import { requete, trace } from './trace'

// Message for what a schema does not describe: a missing field, or one that no page of ours sends. Plain words replace the
// library's, which name types.
z.config({
  ...z.locales.fr(),
  customError: (faute) =>
    faute.code === 'too_big' && faute.origin === 'string'
      ? `${faute.maximum.toLocaleString('fr-FR')} caractères au plus.`
      : 'Cette réponse manque ou n’a pas pu être lue. Rechargez la page et recommencez.',
})

/**
 * What a command returns to its form: an address to go to, a sentence, or new hidden fields. `refresh` draws the page again
 * around a form that saves itself; `answer` is the result of a form that asks a question, when it must not appear in an
 * address.
 */
export type Succes = Readonly<{
  redirect?: string
  message?: string
  hidden?: Record<string, string>
  refresh?: true
  lignes?: readonly LigneFaite[]
  answer?: unknown
}>

/** A longer text is not sent back in the answer: it is still on the screen. */
const ECHO_MAX = 200_000

type Saisie = Record<string, string | string[] | File>

// PostgreSQL stores every character but NUL, which no keyboard types.
const enTexte = (valeur: FormDataEntryValue | undefined): string => String(valeur).replaceAll('\0', '')

/** A form's fields as one object; a name that comes several times becomes a list. Files of no bytes are absent. */
export function lireFormulaire(data: FormData): Saisie {
  const saisie: Saisie = {}
  for (const cle of new Set(data.keys())) {
    if (cle.startsWith('$ACTION') || cle === '_autosave') continue
    const valeurs = data.getAll(cle)
    const fichier = valeurs.find((v) => v instanceof File)
    if (fichier) {
      if (fichier.size > 0 || fichier.name) saisie[cle] = fichier
    } else saisie[cle] = valeurs.length > 1 ? valeurs.map(enTexte) : enTexte(valeurs[0])
  }
  return saisie
}

const echo = (saisie: Saisie): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(saisie).filter((e): e is [string, string | string[]] => !(e[1] instanceof File) && String(e[1]).length <= ECHO_MAX),
  )

// Written beside the actions, read by pure schemas.
export { caseCochee, listeDe } from './champs'

async function executer<S extends z.ZodType>(
  schema: S,
  data: unknown,
  command: (input: z.output<S>) => Promise<Succes | void>,
): Promise<FormState> {
  if (!(data instanceof FormData))
    return { status: 'error', message: 'Le formulaire reçu n’est pas lisible. Rechargez la page et recommencez.' }
  const saisie = lireFormulaire(data)
  const lu = schema.safeParse(saisie)
  if (!lu.success) {
    const fields: Record<string, string> = {}
    for (const issue of lu.error.issues) fields[String(issue.path[0] ?? '')] ??= issue.message
    return { status: 'error', message: 'Certaines réponses sont à corriger.', fields, values: echo(saisie) }
  }
  let succes: Succes | void
  try {
    succes = await command(lu.data)
  } catch (erreur) {
    if (erreur instanceof IntrouvableError) notFound()
    if (erreur instanceof InterditError) forbidden()
    if (erreur instanceof RefusError)
      return { status: 'error', message: erreur.refus.message, regle: erreur.refus.regle, fields: erreur.champs, values: echo(saisie) }
    if (erreur instanceof ConflitError) return { status: 'error', message: MESSAGE_CONFLIT, regle: 'CONFLIT', values: echo(saisie) }
    const { id } = await requete()
    trace.error({ requete: id, erreur: erreur instanceof Error ? { nom: erreur.name, pile: erreur.stack } : String(erreur) }, 'action')
    return {
      status: 'error',
      message: `Nous n’avons pas pu enregistrer. Rien n’est perdu : votre saisie est toujours affichée. Réessayez dans un instant ; si cela continue, donnez la référence ${id ?? 'de la page'} au secrétariat.`,
      regle: 'PANNE',
      values: echo(saisie),
    }
  }
  if (succes?.redirect && data.get('_autosave') === null) redirect(succes.redirect)
  if (succes?.refresh) refresh()
  return { status: 'ok', message: succes?.message, hidden: succes?.hidden, lignes: succes?.lignes, answer: succes?.answer }
}

/**
 * The session ended while the person was writing. With JavaScript, the page says so and its fields keep what was typed;
 * nothing of it is sent back, since no one is signed in any more. Without JavaScript, the answer is the sign-in page.
 */
async function sansSession(): Promise<FormState> {
  if (!(await headers()).has('next-action')) await requireActeur()
  return {
    status: 'error',
    message:
      'Votre session est fermée : rien n’est parti, et rien n’est perdu. Connectez-vous dans un autre onglet, revenez ici, puis envoyez de nouveau.',
    regle: 'SESSION',
  }
}

/** The one kind of action: a schema, a command, a signed-in actor. Every refusal returns to the form. */
export function defineAction<S extends z.ZodType>(
  schema: S,
  command: (acteur: Acteur, input: z.output<S>) => Promise<Succes | void>,
): FormAction {
  return async (_previous, data) => {
    const acteur = await getActeur()
    if (!acteur) return sansSession()
    return executer(schema, data, (input) => command(acteur, input))
  }
}

/** The same without an actor, for the short public list: sign-in and the host's agreement. */
export function definePublicAction<S extends z.ZodType>(schema: S, command: (input: z.output<S>) => Promise<Succes | void>): FormAction {
  return async (_previous, data) => executer(schema, data, command)
}
