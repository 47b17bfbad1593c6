// Loads the fictitious department into a database without anybody: `node --conditions=react-server --import tsx prisma/seed/demonstration.ts`.
import { db, transaction } from '@/lib/core/db'
import { aujourdhui } from '@/lib/core/horloge'
import { reglages } from '@/lib/core/reglages'
import { etablir } from './departement/actes'
import { composerDepartement } from './departement/departement'
import { ecrireLot } from './lot'
import { PARAMETRES_DEMONSTRATION, semerParametres } from './parametres'

if ((await db.personne.count()) === 0) {
  const { lot, actes } = composerDepartement(aujourdhui())
  lot.fichier = await etablir(actes)
  await semerParametres(reglages().DATABASE_URL, PARAMETRES_DEMONSTRATION)
  await transaction((tx) => ecrireLot(tx, lot))
}
await db.$disconnect()
