import 'server-only'
import { estSysteme, type Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile, type Notice } from '@/lib/core/courriel/courriel'
import { db, transaction } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import type { Bilan } from '@/lib/core/tache/tache'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { noticeTermePasse, noticeTermePasseSecretariat, noticeTermeProche } from '../notices'

/** Days before the term when the interne is reminded. */
const AVANT_TERME = 2

/**
 * One reminder two days before the term of complements, one after it (with a mail to the secretariat). Each mail has its
 * key, so a second run sends nothing. @throws InterditError for any actor but the portal
 */
export async function relancerComplements(acteur: Acteur, { essai }: { essai: boolean }): Promise<Bilan> {
  if (!estSysteme(acteur)) throw new InterditError()
  const jour = aujourdhui()
  const dus = await db.complement.findMany({
    where: { reponduLe: null, terme: { lte: ajouterJours(jour, AVANT_TERME) }, flechage: { statut: 'INCOMPLETE' } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      terme: true,
      flechage: {
        select: { id: true, numero: true, interne: { select: { personne: { select: { prenom: true, nom: true, courriel: true } } } } },
      },
    },
    relationLoadStrategy: 'join',
  })
  const secretariat = await listTitulaires(db, 'GESTIONNAIRE')
  const details: string[] = []
  for (const { id, terme, flechage } of dus) {
    const relance = { dossier: flechage, complementId: id, terme }
    const passe = terme < jour
    const notices: Notice[] = passe
      ? [noticeTermePasse(relance), ...secretariat.map((t) => noticeTermePasseSecretariat(relance, t))]
      : [noticeTermeProche(relance)]
    const fait = await transaction(async (tx) => {
      if (await tx.courriel.findFirst({ where: { cle: notices[0]?.cle }, select: { id: true } })) return false
      if (!essai) await mettreEnFile(tx, notices)
      return true
    })
    if (fait) details.push(`${flechage.numero ?? flechage.id} : ${passe ? 'terme passé' : 'terme proche'}`)
  }
  return { faits: details.length, details }
}
