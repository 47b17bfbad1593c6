import { LIBELLE_MAITRE } from '@/lib/referentiel/identite/maitres'

/** The authority that owns each part of a terrain's page (R-CAM-2): the secretariat copies what the others decide. */
export const FAIT_FOI = {
  lieu: 'le répertoire national FINESS',
  agrement: LIBELLE_MAITRE.ARS,
  places: LIBELLE_MAITRE.ARS,
  praticiens: LIBELLE_MAITRE.DUMG,
  fiche: LIBELLE_MAITRE.DUMG,
} as const satisfies Record<string, string>
