import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'
import type { ParametresSoutien } from './parametres'

/** How to reach the cell without its pages. Null for a parameter that is not filled in. */
export type Contact = Readonly<{
  telephone: string | null
  adresse: string | null
  /** Where to turn if none of its doctors suits. */
  exterieur: string | null
}>

const rempli = (valeur: string): string | null => (valeur === A_RENSEIGNER ? null : valeur)

/** The contact that pages may show, from the parameters of the day. */
export const contactDe = (parametres: ParametresSoutien): Contact => ({
  telephone: rempli(parametres['soutien.telephone']),
  adresse: rempli(parametres['soutien.adresse']),
  exterieur: rempli(parametres['soutien.exterieur']),
})
