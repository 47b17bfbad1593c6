import type { StatutFlechage } from '@/generated/prisma/enums'
import type { ActionFlechage } from '@/lib/flechage/workflow'

const RECEVABLE: readonly ActionFlechage[] = ['deposer', 'declarerRecevable']
const EN_COMMISSION: readonly ActionFlechage[] = [...RECEVABLE, 'inscrire']
const SAISINE: readonly ActionFlechage[] = [...EN_COMMISSION, 'rendreAvisFavorable', 'saisirArs']
const AFFECTEE: readonly ActionFlechage[] = [...SAISINE, 'convoquerParArs', 'affecter']

/** The shortest series of acts that leads to each state. */
export const CHEMIN_VERS: Readonly<Record<StatutFlechage, readonly ActionFlechage[]>> = {
  BROUILLON: [],
  DEPOSEE: ['deposer'],
  INCOMPLETE: ['deposer', 'demanderComplements'],
  RECEVABLE,
  EN_COMMISSION,
  AVIS_FAVORABLE: [...EN_COMMISSION, 'rendreAvisFavorable'],
  AVIS_RESERVE: [...EN_COMMISSION, 'rendreAvisReserve'],
  AVIS_DEFAVORABLE: [...EN_COMMISSION, 'rendreAvisDefavorable'],
  SAISINE_ARS: SAISINE,
  NON_SAISIE: [...EN_COMMISSION, 'rendreAvisFavorable', 'nePasSaisir'],
  ENTRETIEN: [...SAISINE, 'convoquerParArs'],
  AFFECTEE,
  REFUSEE: [...EN_COMMISSION, 'rendreAvisReserve', 'saisirArs', 'convoquerParArs', 'refuser'],
  NOTIFIEE: [...AFFECTEE, 'notifier'],
  CLOSE: [...AFFECTEE, 'notifier', 'clore'],
  RETIREE: ['deposer', 'retirer'],
  CADUQUE: [...RECEVABLE, 'rendreCaduque'],
}
