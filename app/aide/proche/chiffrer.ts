import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { saisieTiersSchema, type SaisieTiers, type Signalement } from '@/lib/soutien/tiers/schema'
import { nouvellePreuve } from '../preuve'

type Destinataire = Readonly<{ id: string; clePublique: string }>

/** Checks the fields in the browser: returns the sentence of what is wrong, or nothing. */
export function lireSaisie(data: FormData): { saisie: SaisieTiers } | { refus: FormState } {
  const lue = saisieTiersSchema.safeParse({ ...Object.fromEntries(data), exclus: data.getAll('exclus') })
  if (lue.success) return { saisie: lue.data }
  const fields: Record<string, string> = {}
  for (const { path, message } of lue.error.issues) fields[String(path[0] ?? '')] ??= message
  return { refus: { status: 'error', message: 'Certaines réponses sont à corriger. Rien n’est parti.', fields } }
}

/** Encrypts a signal once, for all its recipients. */
export async function scellerSignalement({ exclus: _, ...signalement }: SaisieTiers, pour: readonly Destinataire[]): Promise<FormData> {
  const [preuve, contenu] = await Promise.all([
    nouvellePreuve(),
    sceller(
      signalement satisfies Signalement,
      pour.map((m) => m.clePublique),
    ),
  ])
  const donnees = new FormData()
  donnees.set('preuve', preuve)
  donnees.set('contenu', contenu)
  donnees.set('urgent', signalement.danger ? 'on' : '')
  donnees.set('destinataires', JSON.stringify(pour.map(({ id, clePublique }) => ({ membreId: id, clePublique }))))
  return donnees
}
