import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { REGLES } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { ecrireLot } from '../lot'
import { joindreJustificatifs } from '../stages/appel-en-direct'
import { envoyerCourriers } from './courriers'
import { composerDepartement } from './departement'
import { etablirPapiers, lireDossiers } from '../flechage/papiers'

/** Milliseconds. No request waits for it, and a slow machine needs more time than an act of the portal has. */
const DUREE_MAX = 120_000

/** The rows of the department as it is today, all or none. */
export async function ecrireDepartement(): Promise<ReturnType<typeof composerDepartement>> {
  const departement = composerDepartement(aujourdhui())
  await db.$transaction((tx) => ecrireLot(tx, departement.lot), { timeout: DUREE_MAX })
  return departement
}

/** Writes the department as it is today, then its papers and its mails. The database holds parameters and no person. */
export async function chargerDepartement(): Promise<void> {
  const { agents, jetons } = await ecrireDepartement()
  // Rendering takes longer than a transaction may; a loading that stops here is started again by the next start.
  const dossiers = await lireDossiers(await getParametres(REGLES))
  await etablirPapiers(dossiers, agents)
  await joindreJustificatifs(agents)
  await envoyerCourriers(dossiers, jetons)
}
