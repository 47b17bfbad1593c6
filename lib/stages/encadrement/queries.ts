import 'server-only'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { semestreAu } from '@/lib/referentiel/stage/semestre'

/** The practitioners agréés today whose account is open. */
export function listMaitresActifs(tx: Tx = db) {
  const jour = aujourdhui()
  return tx.personne.findMany({
    where: { desactiveeLe: null, msu: { agreeDu: { lte: jour }, agreeAu: { gte: jour }, suspenduLe: null } },
    select: { id: true, prenom: true, nom: true, courriel: true },
    orderBy: [{ nom: 'asc' }, { id: 'asc' }],
  })
}

/** How many there are, and how many have not received the mail since the semester began. */
export async function getEnvoiEncadrer(): Promise<{ semestre: string; maitres: number; restent: number }> {
  const { code, libelle } = semestreAu(aujourdhui())
  const maitres = await listMaitresActifs()
  const faits = await db.courriel.count({ where: { cle: { in: maitres.map((m) => `encadrer:${code}:${m.id}`) } } })
  return { semestre: libelle, maitres: maitres.length, restent: maitres.length - faits }
}
