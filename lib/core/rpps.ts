/** R-ID-1: eleven digits, the last one the Luhn key. Says nothing of the number's existence. */
export const rppsValide = (rpps: string): boolean => /^\d{11}$/.test(rpps) && luhn(rpps)

/** R-ID-2: nine digits with a Luhn key, or a number of Corsica (2A, 2B), whose key is not checked. */
export const finessValide = (finess: string): boolean => /^2[AB]\d{7}$/.test(finess) || (/^\d{9}$/.test(finess) && luhn(finess))

/** The digit that makes `chiffres` pass: for numbers of the fictitious ranges (R-ID-5). */
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
