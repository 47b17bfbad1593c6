import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { verifierJournal } from '../journal'
import { exigerMembre } from '../queries'

/**
 * Verifies the whole chain of the cell's journal, for any member. The number of lines is not given: it would reveal cases that do
 * not exist for the reader. @throws IntrouvableError, RefusError R-GEN-12 if the chain is broken
 */
export async function controlerRegistre(acteur: Acteur): Promise<Succes> {
  await exigerMembre(acteur)
  if ((await verifierJournal()).premiereRupture === null)
    return { message: 'Le journal de la cellule est intact : aucune ligne n’a été retouchée ni retirée.' }
  throw new RefusError(
    refus(
      'R-GEN-12',
      'Le journal de la cellule a été changé hors du portail. Prévenez vos collègues, puis la personne chargée de la protection des données, et demandez qu’une copie de la base soit gardée en l’état.',
    ),
  )
}
