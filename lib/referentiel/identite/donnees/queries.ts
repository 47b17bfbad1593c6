import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'

/**
 * The actor's own account: their identity, nominations, sessions, files, mails and lines of the journal
 * (R-LEG-6). @throws InterditError for the portal itself.
 */
export async function getMesDonnees(acteur: Acteur) {
  const id = acteur.personneId
  if (!id) throw new InterditError()
  const personne = await db.personne.findUniqueOrThrow({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      prenom: true,
      nom: true,
      courriel: true,
      rpps: true,
      creeeLe: true,
      nominations: { orderBy: { debut: 'asc' }, select: { role: true, acte: true, debut: true, fin: true } },
      sessions: { orderBy: { ouverteLe: 'asc' }, select: { ouverteLe: true, expireLe: true, revoqueeLe: true } },
      liens: { orderBy: { creeLe: 'asc' }, select: { creeLe: true, expireLe: true, consommeLe: true } },
    },
  })
  const [actes, compte, courriels, fichiers] = await Promise.all([
    db.ligneJournal.findMany({
      where: { auteurId: id },
      orderBy: { id: 'asc' },
      select: { le: true, evenement: true, qualite: true, objetType: true, de: true, vers: true, adresse: true },
    }),
    // Acts of others on this account: what and when. The author is left out, since that is their own data.
    db.ligneJournal.findMany({
      where: { objetType: 'personne', objetId: id, NOT: { auteurId: id } },
      orderBy: { id: 'asc' },
      select: { le: true, evenement: true, qualite: true, de: true, vers: true, motif: true },
    }),
    db.courriel.findMany({
      where: { destinataire: personne.courriel },
      orderBy: { creeLe: 'asc' },
      select: { sujet: true, statut: true, creeLe: true, envoyeLe: true },
    }),
    db.fichier.findMany({
      where: { deposantId: id },
      orderBy: { creeLe: 'asc' },
      select: { nom: true, type: true, taille: true, empreinte: true, creeLe: true },
    }),
  ])
  const { nominations, sessions, liens, ...identite } = personne
  return {
    identite,
    nominations,
    fichiersDeposes: fichiers,
    courrielsRecus: courriels,
    connexions: { sessions, liensDemandes: liens },
    journal: { mesActes: actes, surMonCompte: compte },
  }
}
