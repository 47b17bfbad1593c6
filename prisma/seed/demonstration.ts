// Loads the fictitious department into a database without anybody: `node --conditions=react-server --import tsx prisma/seed/demonstration.ts`.
import { db } from '@/lib/core/db'
import { reglages } from '@/lib/core/reglages'
import { chargerDepartement } from './departement/chargement'
import { PARAMETRES_DEMONSTRATION, semerParametres } from './parametres'

if ((await db.personne.count()) === 0) {
  await semerParametres(reglages().DATABASE_URL, PARAMETRES_DEMONSTRATION)
  await chargerDepartement()
}
await db.$disconnect()
