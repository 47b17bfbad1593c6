import 'server-only'
import { db } from '../donnees/db'
import { maintenant } from '../temps/horloge'
import { defineTache } from '../tache/tache'
import { stockage } from './stockage'

const JOUR_MS = 86_400_000
const LOT = 500

/** Deletes after a day the bytes that have no row, because the act was rolled back or the file deleted. */
export const tacheNettoyageFichiers = defineTache({
  nom: 'fichier-nettoyage',
  titre: 'Effacer les fichiers sans dossier',
  cron: '40 3 * * *',
  executer: async (_acteur, { essai }) => {
    const avant = maintenant().getTime() - JOUR_MS
    const depot = stockage()
    const details: string[] = []
    let lot: string[] = []
    const examiner = async (): Promise<void> => {
      const connues = new Set((await db.fichier.findMany({ where: { cle: { in: lot } }, select: { cle: true } })).map(({ cle }) => cle))
      for (const cle of lot.filter((c) => !connues.has(c))) {
        details.push(`fichier ${cle}`)
        if (!essai) await depot.supprimer(cle)
      }
      lot = []
    }
    for await (const { cle, ecritLe } of depot.lister()) {
      if (ecritLe.getTime() < avant) lot.push(cle)
      if (lot.length === LOT) await examiner()
    }
    await examiner()
    return { faits: details.length, details }
  },
})
