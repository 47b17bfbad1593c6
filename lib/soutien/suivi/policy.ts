import type { StatutCas } from '@/generated/soutien/enums'
import { estAuTri, estDuBinome, peutSuivre, type CasLu, type Intervenant } from '../policy'
import { A_ATTRIBUER, ACTIFS, TERMINES } from '../workflow'

/** `secours`: the member holds the key kept for a case of need, and has just given their reason for using it (R-SOU-23). */
export type CasDeMembre = CasLu & Readonly<{ secours: boolean }>

type Acte = Readonly<{ by: (qui: Intervenant, cas: CasDeMembre) => boolean; from: readonly StatutCas[] }>

const enNecessite = (cas: CasDeMembre): boolean => cas.usage === 'SECOURS' && cas.secours
const peutLire = (qui: Intervenant, cas: CasDeMembre): boolean => peutSuivre(qui, cas) || enNecessite(cas)
const gardeLaCle = (qui: Intervenant, cas: CasDeMembre): boolean =>
  qui.genre === 'MEMBRE' && qui.coordination && cas.usage === 'SECOURS' && !cas.secours

/**
 * Danger does not wait for two doctors to be named or to come back: any doctor who can read the case may act, in a case of need too
 * (R-SOU-13).
 */
const enTri = (qui: Intervenant, cas: CasDeMembre): boolean =>
  estAuTri(qui, cas) && (A_ATTRIBUER as readonly StatutCas[]).includes(cas.statut)
const peutConduire = (qui: Intervenant, cas: CasDeMembre): boolean => estDuBinome(qui, cas) || enTri(qui, cas) || enNecessite(cas)

const TOUS = [...ACTIFS, ...TERMINES] as const
const CONFIES = ACTIFS.filter((s) => !(A_ATTRIBUER as readonly StatutCas[]).includes(s))

/** The acts of a member that do not change the state of a case: who may make each, and in which states. `workflow` has the others. */
export const ACTES = {
  /** The envelope alone: who writes, and who surrounds them. */
  voir: { by: peutLire, from: TOUS },
  lire: { by: peutLire, from: TOUS },
  recuser: { by: peutSuivre, from: TOUS },
  repondre: { by: peutLire, from: [...ACTIFS, 'CLOS'] },
  ecarter: { by: estAuTri, from: A_ATTRIBUER },
  preparer: { by: peutConduire, from: TOUS },
  ficher: { by: estDuBinome, from: CONFIES },
  noter: { by: estDuBinome, from: CONFIES },
  guider: { by: estDuBinome, from: CONFIES },
  relayer: { by: (qui, cas) => estDuBinome(qui, cas) || enNecessite(cas), from: [...CONFIES, 'CLOS'] },
  alerter: { by: peutLire, from: ACTIFS },
  conduire: { by: peutConduire, from: ACTIFS },
  signer: { by: peutConduire, from: ACTIFS },
  apaiser: { by: estDuBinome, from: CONFIES },
  ouvrirSecours: { by: gardeLaCle, from: [...ACTIFS, 'CLOS'] },
} as const satisfies Record<string, Acte>
export type ActeCas = keyof typeof ACTES

/** Why `qui` may not make `acte` now. Undefined if they may. */
export function empechement(acte: ActeCas, qui: Intervenant, cas: CasDeMembre): 'interdit' | 'etat' | undefined {
  const { by, from }: Acte = ACTES[acte]
  if (!by(qui, cas)) return 'interdit'
  return from.includes(cas.statut) ? undefined : 'etat'
}
