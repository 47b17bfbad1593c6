/** Letters that decompose into nothing simpler, and the typographic apostrophes, as the database writes them. */
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

/** A word without case or accents, as the columns `recherche` hold names: the same as `sans_accents` of the database. */
export const sansAccents = (mot: string): string =>
  mot
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþıħŧŋſĳŀŉĸ’‘]/g, (lettre) => SIMPLES[lettre] ?? lettre)

/** What was typed in a search, word by word; beyond six nothing more is told apart. */
export const motsDe = (q: string | undefined): string[] => (q ?? '').split(/\s+/).filter(Boolean).slice(0, 6).map(sansAccents)

/** For a column `recherche`: it holds this word, whose `%` and `_` are letters like others. */
export const contient = (mot: string): { recherche: { contains: string } } => ({ recherche: { contains: echapperLike(mot) } })

export const echapperLike = (mot: string): string => mot.replace(/[\\%_]/g, (c) => `\\${c}`)
