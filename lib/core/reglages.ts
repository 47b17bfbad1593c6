import { availableParallelism } from 'node:os'
import { z } from 'zod'
// Named whole: scripts read this file as it stands.
import { aOublier } from './oubli.ts'

const vrai = z.stringbool({ error: 'écrivez 1 ou 0' }).default(false)
const url = (protocoles: RegExp, exemple: string) => z.string().regex(protocoles, { error: `écrivez une adresse comme ${exemple}` })

/** Files in a bucket instead of the folder DONNEES: all five settings or none. Their values are never printed. */
const s3 = {
  S3_ADRESSE: z
    .string()
    .regex(/^https?:\/\/[^\s/?#@]+\/?$/, { error: 'écrivez l’adresse seule, sans compartiment ni clé, comme https://s3.exemple.fr' }),
  S3_REGION: z.string().regex(/^[a-z0-9-]+$/, { error: 'écrivez un nom de région comme fr-par' }),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
    error: 'écrivez le nom du compartiment : 3 à 63 caractères, minuscules, chiffres, points et tirets',
  }),
  S3_CLE: z.string().regex(/^[^\s/]+$/, { error: 'recopiez l’identifiant de la clé, sans espace' }),
  S3_SECRET: z.string().regex(/^\S+$/, { error: 'recopiez le secret de la clé, sans espace' }),
}
const CLES_S3 = Object.keys(s3)

export type ReglagesS3 = Readonly<{ adresse: string; region: string; bucket: string; cle: string; secret: string }>

const lireS3 = z.object(s3).transform((r): ReglagesS3 => ({
  adresse: r.S3_ADRESSE.replace(/\/$/, ''),
  region: r.S3_REGION,
  bucket: r.S3_BUCKET,
  cle: r.S3_CLE,
  secret: r.S3_SECRET,
}))

const base = z
  .object({
    PORT: z.coerce
      .number({ error: 'écrivez un numéro de port' })
      .int()
      .min(1, { error: 'écrivez un port entre 1 et 65535' })
      .max(65535, { error: 'écrivez un port entre 1 et 65535' })
      .default(3000),
    /** Processes that serve pages. */
    PROCESSUS: z.coerce
      .number({ error: 'écrivez un nombre de processus' })
      .int({ error: 'écrivez un nombre entier de processus' })
      .min(1, { error: 'écrivez un nombre entre 1 et 32' })
      .max(32, { error: 'écrivez un nombre entre 1 et 32' })
      .default(() => Math.min(availableParallelism(), 4)),
    DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://utilisateur:motdepasse@hote:5432/base'),
    /** The support cell's own role; without it the cell stays closed. */
    SOUTIEN_DATABASE_URL: url(/^postgres(ql)?:\/\//, 'postgresql://soutien:motdepasse@hote:5432/base').optional(),
    /** Public address, written in mails. */
    ADRESSE: url(/^https?:\/\//, 'https://portail.exemple.fr').optional(),
    DEMONSTRATION: vrai,
    /** Folder of uploaded files (unless they go to S3) and, without DATABASE_URL, of the embedded database. */
    DONNEES: z.string().default('.donnees'),
    SMTP_URL: url(/^smtps?:\/\//, 'smtp://utilisateur:motdepasse@hote:587').optional(),
    EXPEDITEUR: z.string().default('Marguerite <ne-pas-repondre@portail.invalid>'),
    JOURNAL_NIVEAU: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'choisissez debug, info, warn, error ou silent' })
      .default('info'),
    COMPTER_REQUETES: vrai,
  })
  .transform((r) => ({ ...r, ADRESSE: (r.ADRESSE ?? `http://127.0.0.1:${r.PORT}`).replace(/\/$/, '') }))

export type Reglages = z.output<typeof base> & Readonly<{ S3: ReglagesS3 | null }>

/** Errors of the environment, one French sentence for each. */
export class ReglagesError extends Error {
  override name = 'ReglagesError'
}

let lus: Reglages | undefined
aOublier(() => (lus = undefined))

/** The settings, read and validated once. @throws ReglagesError */
export function reglages(): Reglages {
  return (lus ??= lireReglages(estConstruction() ? { ...process.env, DATABASE_URL: SANS_BASE } : process.env))
}

/** True during the production build, which loads every page but needs no database. */
const SANS_BASE = 'postgresql://construction.invalid/aucune'
const estConstruction = (): boolean => process.env.NEXT_PHASE === 'phase-production-build'

/** @throws ReglagesError naming every setting that is wrong. */
export function lireReglages(env: Record<string, string | undefined>): Reglages {
  const presents = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== undefined && v !== ''))
  const lus = base.safeParse(presents)
  const compartiment = CLES_S3.some((cle) => presents[cle] !== undefined) ? lireS3.safeParse(presents) : null
  if (lus.success && compartiment?.success !== false) return { ...lus.data, S3: compartiment?.data ?? null }
  const phrases = [...(lus.error?.issues ?? []), ...(compartiment?.error?.issues ?? [])].map(({ path, message }) => {
    const cle = String(path[0])
    if (presents[cle] !== undefined) return `Le réglage ${cle} n’est pas valable : ${message}.`
    return `Le réglage ${cle} manque${CLES_S3.includes(cle) ? ` : les réglages ${CLES_S3.join(', ')} se donnent tous les cinq, ou aucun` : ''}.`
  })
  throw new ReglagesError([...new Set(phrases)].join('\n'))
}
