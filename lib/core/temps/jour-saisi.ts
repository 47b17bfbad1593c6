import { z } from 'zod'
import { isoJour, jour } from './horloge'

const PAS_UNE_DATE = 'Cette date n’existe pas. Écrivez-la comme 03/11/2026.'

// JavaScript would silently read 31 February as 3 March.
const existe = (iso: string): boolean => {
  const date = jour(iso)
  return !Number.isNaN(date.getTime()) && isoJour(date) === iso && iso >= '1900-01-01' && iso <= '2199-12-31'
}

/** A form's date (`2026-11-03`) as the value of a `date` column. */
export const unJour = (manque: string) =>
  z
    .string({ error: manque })
    .min(1, { error: manque })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { error: PAS_UNE_DATE, abort: true })
    .refine(existe, { error: PAS_UNE_DATE })
    .transform(jour)

/** The same for an optional field: null when empty or absent. */
export const unJourFacultatif = () =>
  z
    .string()
    .default('')
    .refine((v) => v === '' || (/^\d{4}-\d{2}-\d{2}$/.test(v) && existe(v)), { error: PAS_UNE_DATE })
    .transform((v) => (v === '' ? null : jour(v)))
