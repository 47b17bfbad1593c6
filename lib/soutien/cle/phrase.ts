/** The phrase that encrypts, so that differences of spaces and accents typed otherwise do not matter. */
export const normaliserPhrase = (saisie: string): string => saisie.normalize('NFKC').trim().replace(/\s+/g, ' ')

const MOTS_MIN = 4
const LONGUEUR_MIN = 20
const LETTRES_MIN = 8

/**
 * Checks that a phrase resists an attacker who has the database and time: four words, or twenty varied characters. Answers a French
 * sentence, or nothing if it is strong enough.
 */
export function fauteDePhrase(saisie: string): string | undefined {
  const phrase = normaliserPhrase(saisie)
  const mots = new Set(
    phrase
      .toLowerCase()
      .split(' ')
      .filter((mot) => mot.length >= 3),
  )
  const varie = new Set(phrase.toLowerCase()).size >= LETTRES_MIN
  if (mots.size >= MOTS_MIN || (phrase.length >= LONGUEUR_MIN && varie)) return undefined
  return `Il faut au moins ${MOTS_MIN} mots différents, ou ${LONGUEUR_MIN} caractères variés. La phrase proposée convient.`
}
