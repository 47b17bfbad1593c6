import { CONSERVATION as CONSERVATION_IMPORTS } from '@/lib/exploitation/parametres'
import { CONSERVATION as CONSERVATION_FLECHAGES, FLECHAGE } from '@/lib/flechage/parametres'
import { COMMISSION } from '@/lib/referentiel/commission/parametres'
import { DROITS, FORMATION } from '@/lib/referentiel/interne/parametres'
import { AUTORITES, DEPARTEMENT, PUBLICATION, RELANCE } from '@/lib/referentiel/parametre/parametres'
import type { Catalogue } from '@/lib/referentiel/parametre/schema'
import { INDEMNITES, OFFRE } from '@/lib/referentiel/stage/parametres'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { CHOIX, EVALUATION } from '@/lib/stages/parametres'

const DECLARES = {
  ...DEPARTEMENT,
  ...PUBLICATION,
  ...CONSERVATION_FLECHAGES,
  ...CONSERVATION_IMPORTS,
  ...AUTORITES,
  ...FLECHAGE,
  ...RELANCE,
  ...COMMISSION,
  ...OFFRE,
  ...CHOIX,
  ...FORMATION,
  ...DROITS,
  ...EVALUATION,
  ...INDEMNITES,
  ...SOUTIEN,
} satisfies Catalogue

export type CleParametre = keyof typeof DECLARES

/** Where a parameter is read among those of its heading that another room declares: after this one. */
const APRES: Readonly<Partial<Record<CleParametre, CleParametre>>> = {
  'conservation.flechage_annees': 'dpo.courriel',
  'conservation.import_bilan_mois': 'conservation.journal_mois',
  'flechage.relance_heures': 'flechage.accord_validite_mois',
}

const TOUTES = Object.keys(DECLARES) as CleParametre[]

/** Every parameter of the portal, as its room declares it, in the order in which the administration reads them. */
export const CATALOGUE = Object.fromEntries(
  TOUTES.filter((cle) => !APRES[cle])
    .flatMap((cle) => [cle, ...TOUTES.filter((autre) => APRES[autre] === cle)])
    .map((cle) => [cle, DECLARES[cle]]),
) as typeof DECLARES
