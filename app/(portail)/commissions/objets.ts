import { objetFlechage } from '@/lib/flechage/avis/commands'
import type { Objets } from '@/lib/referentiel/commission/objet'

/** The workflows whose records come before a commission, by the type of their items. */
export const objets: Objets = { flechage: objetFlechage }
