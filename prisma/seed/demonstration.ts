// Loads the fictitious department and its support cell into a database that holds parameters and no person: `node
// --conditions=react-server --import tsx prisma/seed/demonstration.ts`.
import { db } from '@/lib/core/donnees/db'
import { reglages } from '@/lib/core/reglages'
import { db as soutien } from '@/lib/soutien/db'
import { chargerDepartement } from './departement/chargement'
import { chargerCellule } from './soutien/cellule'

if ((await db.personne.count()) === 0) await chargerDepartement()
if (reglages().SOUTIEN_DATABASE_URL) {
  if ((await soutien().membre.count()) === 0) await chargerCellule()
  await soutien().$disconnect()
}
await db.$disconnect()
