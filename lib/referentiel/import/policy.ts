import { aRole, type Acteur } from '@/lib/core/acteur'
import { InterditError } from '@/lib/core/erreurs'

/** Files that hold ranks and situations are the secretariat's alone, coming in and going out (R-RNG-10). */
export const peutImporter = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE')

/** @throws InterditError */
export function exigerImport(acteur: Acteur): void {
  if (!peutImporter(acteur)) throw new InterditError()
}
