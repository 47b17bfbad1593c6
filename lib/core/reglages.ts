import { z } from 'zod'

const vrai = z.stringbool({ error: 'écrivez 1 ou 0' }).default(false)
const url = (protocoles: RegExp, exemple: string) => z.string().regex(protocoles, { error: `écrivez une adresse comme ${exemple}` })

const schema = z
  .object({
    PORT: z.coerce
      .number({ error: 'écrivez un numéro de port' })
      .int()
      .min(1, { error: 'écrivez un port entre 1 et 65535' })
      .max(65535, { error: 'écrivez un port entre 1 et 65535' })
      .default(3000),
    DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://utilisateur:motdepasse@hote:5432/base'),
    /** Public address, written in mails. */
    ADRESSE: url(/^https?:\/\//, 'https://portail.exemple.fr').optional(),
    DEMONSTRATION: vrai,
    /** Folder of uploaded files and, without DATABASE_URL, of the embedded database. */
    DONNEES: z.string().default('.donnees'),
    SMTP_URL: url(/^smtps?:\/\//, 'smtp://utilisateur:motdepasse@hote:587').optional(),
    EXPEDITEUR: z.string().default('Marguerite <ne-pas-repondre@portail.invalid>'),
    JOURNAL_NIVEAU: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'choisissez debug, info, warn, error ou silent' })
      .default('info'),
    COMPTER_REQUETES: vrai,
  })
  .transform((r) => ({ ...r, ADRESSE: (r.ADRESSE ?? `http://127.0.0.1:${r.PORT}`).replace(/\/$/, '') }))

export type Reglages = z.output<typeof schema>

/** A mistake in the environment, one French sentence for each. */
export class ReglagesError extends Error {
  override name = 'ReglagesError'
}

let lus: Reglages | undefined

/** The settings, read and validated once. @throws ReglagesError */
export function reglages(): Reglages {
  return (lus ??= lireReglages(estConstruction() ? { ...process.env, DATABASE_URL: SANS_BASE } : process.env))
}

/** The production build loads every page and opens nothing: it needs no database, and would not reach this one. */
const SANS_BASE = 'postgresql://construction.invalid/aucune'
const estConstruction = (): boolean => process.env.NEXT_PHASE === 'phase-production-build'

/** @throws ReglagesError naming every setting that is wrong. */
export function lireReglages(env: Record<string, string | undefined>): Reglages {
  const presents = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const resultat = schema.safeParse(presents)
  if (resultat.success) return resultat.data
  const phrases = resultat.error.issues.map(({ path, message }) => {
    const cle = String(path[0])
    return presents[cle] === undefined ? `Le réglage ${cle} manque.` : `Le réglage ${cle} n’est pas valable : ${message}.`
  })
  throw new ReglagesError([...new Set(phrases)].join('\n'))
}
