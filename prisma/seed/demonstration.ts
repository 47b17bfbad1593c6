// Loads the fictitious department into a database that has its parameters and nobody: `node --conditions=react-server --import tsx prisma/seed/demonstration.ts`.
import { db } from '@/lib/core/db'
import { chargerDepartement } from './departement/chargement'

if ((await db.personne.count()) === 0) await chargerDepartement()
await db.$disconnect()
