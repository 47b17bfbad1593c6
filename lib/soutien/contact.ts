import { A_RENSEIGNER, type Parametres } from '@/lib/referentiel/parametre/schema'

/** How the cell is reached otherwise than by its pages; null for what nobody has filled in yet. */
export type Contact = Readonly<{
  telephone: string | null
  adresse: string | null
  /** Who to turn to when none of its doctors suits. */
  exterieur: string | null
}>

const rempli = (valeur: string): string | null => (valeur === A_RENSEIGNER ? null : valeur)

/** From the parameters of the day: what a page may print of them. */
export const contactDe = (parametres: Parametres): Contact => ({
  telephone: rempli(parametres['soutien.telephone']),
  adresse: rempli(parametres['soutien.adresse']),
  exterieur: rempli(parametres['soutien.exterieur']),
})
