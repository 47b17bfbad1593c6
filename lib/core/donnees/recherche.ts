/** Letters that Unicode does not decompose, and the typographic apostrophes, as the database writes them. */
const SIMPLES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ſ: 's',
  ĳ: 'ij',
  ŀ: 'l',
  ŉ: "'n",
  ĸ: 'q',
  '’': "'",
  '‘': "'",
}

/** A word without case or accents, as the columns `recherche` hold names: the same as the database's `sans_accents`. */
export const sansAccents = (mot: string): string =>
  mot
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþıħŧŋſĳŀŉĸ’‘]/g, (lettre) => SIMPLES[lettre] ?? lettre)

/** The words typed in a search; words beyond the sixth are ignored. */
export const motsDe = (q: string | undefined): string[] => (q ?? '').split(/\s+/).filter(Boolean).slice(0, 6).map(sansAccents)

/** Condition on a column `recherche`: it contains this word, in which `%` and `_` are ordinary letters. */
export const contient = (mot: string): { recherche: { contains: string } } => ({ recherche: { contains: echapperLike(mot) } })

/** A text for LIKE, in which `%`, `_` and `\` are ordinary characters. */
export const echapperLike = (mot: string): string => mot.replace(/[\\%_]/g, (c) => `\\${c}`)
