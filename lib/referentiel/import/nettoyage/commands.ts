import 'server-only'
import { subMonths } from 'date-fns'
import type { Acteur } from '@/lib/core/acteur'
import { db, transaction } from '@/lib/core/db'
import { maintenant } from '@/lib/core/horloge'
import { inscrire } from '@/lib/core/journal'
import type { Bilan as Fait } from '@/lib/core/tache'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { bilanSchema, compter, type Bilan } from '../bilan'

/**
 * Empties the lines of what was read longer ago than the parameter says; name, hash and counts stay (R-LEG-9). A file that
 * waited all that time is given up: nobody can read any more what it would do. `essai` changes nothing.
 */
export async function effacerBilans(acteur: Acteur, essai: boolean): Promise<Fait> {
  const le = maintenant()
  const avant = subMonths(le, (await getParametres())['conservation.import_bilan_mois'])
  const vieux = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM import WHERE "creeLe" < ${avant} AND jsonb_array_length(bilan->'lignes') > 0 ORDER BY "creeLe", id LIMIT 500`
  if (!essai) {
    for (const { id } of vieux)
      await transaction(async (tx) => {
        await tx.$executeRaw`SELECT 1 FROM import WHERE id = ${id}::uuid FOR UPDATE`
        const lu = await tx.import.findUnique({ where: { id }, select: { bilan: true, statut: true } })
        if (!lu) return
        const { nom, inconnues, lignes } = bilanSchema.parse(lu.bilan)
        const bilan: Bilan = { nom, inconnues, lignes: [], efface: { le: le.toISOString(), comptes: compter(lignes) } }
        await tx.import.update({
          where: { id },
          data: { bilan, version: { increment: 1 }, ...(lu.statut === 'SIMULE' && { statut: 'ABANDONNE' }) },
          select: { id: true },
        })
        if (lu.statut === 'SIMULE')
          await inscrire(tx, acteur, { objetType: 'import', objetId: id, evenement: 'import_abandonne', qualite: 'SYSTEME' })
      })
  }
  return { faits: vieux.length, details: vieux.map(({ id }) => `fichier lu ${id}`) }
}
