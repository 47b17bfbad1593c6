/** R-ID-1: eleven digits, the last one the Luhn key. Does not say whether the number exists. */
export const rppsValide = (rpps: string): boolean => /^\d{11}$/.test(rpps) && luhn(rpps)

/** R-ID-2: nine digits with a Luhn key, or a number of Corsica (2A, 2B), whose key is not checked. */
export const finessValide = (finess: string): boolean => /^2[AB]\d{7}$/.test(finess) || (/^\d{9}$/.test(finess) && luhn(finess))

/** R-ID-4: a social security number with its key, with or without spaces, Corsica (2A, 2B) too. Recognised in order to refuse it. */
export function estNir(texte: string): boolean {
  const lu = /^([1-478]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})$/i.exec(texte.replace(/[\s.]/g, ''))
  if (!lu) return false
  const [, numero = '', cle] = lu
  return 97 - (Number(numero.replace(/2A/i, '19').replace(/2B/i, '18')) % 97) === Number(cle)
}

/** The Luhn digit for `chiffres`: for numbers of the fictitious ranges (R-ID-5). */
export function cleLuhn(chiffres: string): string {
  return [...'0123456789'].find((cle) => luhn(chiffres + cle)) ?? ''
}

function luhn(chiffres: string): boolean {
  const somme = [...chiffres].reverse().reduce((total, chiffre, i) => {
    const n = Number(chiffre) * (i % 2 === 1 ? 2 : 1)
    return total + (n > 9 ? n - 9 : n)
  }, 0)
  return somme % 10 === 0
}
