import type { CategorieStage } from '@/generated/prisma/enums'

/** Legal minimum of posts, as dated parameters give it (R-STG-8). Whole numbers. */
export type RegleOffre = Readonly<{ tauxPourCent: number; exceptionSeuil: number; exceptionExcedent: number }>

/** The least number of posts for `internes` who choose: the rate rounded up, or from the threshold on a fixed surplus (R-STG-8). */
export function minimumPostes(internes: number, { tauxPourCent, exceptionSeuil, exceptionExcedent }: RegleOffre): number {
  if (internes >= exceptionSeuil) return internes + exceptionExcedent
  return Number((BigInt(internes) * BigInt(tauxPourCent) + 99n) / 100n)
}

/** One line of the offer, in posts. */
export type PosteOffert = Readonly<{ capaciteOfferte: number; horsChoix: number; ajoutes: number }>

/** Posts left to the common choice: those of article 44 are subtracted, unless they were added for it (R-FLE-9). */
export const resteAuChoix = ({ capaciteOfferte, horsChoix, ajoutes }: PosteOffert): number =>
  capaciteOfferte - Math.max(0, horsChoix - ajoutes)

/** What every person reads of a post: how many places, and that article 44 took some; never who or why (R-FLE-9). */
export type Offerte = Readonly<{ categorie: CategorieStage; offerts: number; reste: number; article44: boolean }>

export const offerte = (p: PosteOffert & Readonly<{ categorie: CategorieStage }>): Offerte => ({
  categorie: p.categorie,
  offerts: p.capaciteOfferte,
  reste: resteAuChoix(p),
  article44: p.horsChoix > 0,
})

/** The line after one more interne is placed by article 44, on a post taken from the choice or on an added one (R-FLE-9). */
export const flecher = (poste: PosteOffert, ajoute: boolean): PosteOffert => ({
  ...poste,
  horsChoix: poste.horsChoix + 1,
  ajoutes: poste.ajoutes + (ajoute ? 1 : 0),
})

export type BilanOffre = Readonly<{ reste: number; appeles: number; minimum: number; suffisante: boolean }>

/** What remains for those who still choose, against the minimum; below it the ARS must be told (R-FLE-9). */
export function bilanOffre(postes: readonly PosteOffert[], appeles: number, regle: RegleOffre): BilanOffre {
  const reste = postes.reduce((somme, p) => somme + resteAuChoix(p), 0)
  const minimum = minimumPostes(appeles, regle)
  return { reste, appeles, minimum, suffisante: reste >= minimum }
}

/** The rule in words, for this number of internes who choose (R-STG-8). */
export function regleDite({ appeles }: BilanOffre, { tauxPourCent, exceptionSeuil, exceptionExcedent }: RegleOffre): string {
  return appeles >= exceptionSeuil
    ? `À partir de ${exceptionSeuil} internes, il faut ${exceptionExcedent} places de plus que d’internes.`
    : `Il faut ${tauxPourCent} places pour 100 internes, arrondies au nombre supérieur.`
}
