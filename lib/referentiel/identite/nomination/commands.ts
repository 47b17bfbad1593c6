import 'server-only'
import { LIBELLE_ROLE, type Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { exigerDroit, peutGererComptes } from '../policy'
import { inscrireCompte, verrouillerComptes } from '../personne/commands'
import { noticeFinNomination, noticeNomination } from './notices'
import type { FinNomination, NouvelleNomination } from './schema'

const compteSelect = { id: true, prenom: true, nom: true, courriel: true } as const
const periode = (debut: Date, fin: Date | null): string =>
  fin ? `du ${jourLong(debut)} au ${jourLong(fin)}` : `depuis le ${jourLong(debut)}, sans date de fin`
const enBref = (debut: Date, fin: Date | null): string => `${isoJour(debut)}/${fin ? isoJour(fin) : ''}`

/** R-GEN-2: gives a role by a dated act. @throws InterditError, IntrouvableError, RefusError R-GEN-2 when periods overlap. */
export async function nommer(acteur: Acteur, { personneId, role, acte, debut, fin }: NouvelleNomination): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  try {
    await transaction(async (tx) => {
      await verrouillerComptes(tx, acteur)
      const personne = await tx.personne.findUnique({ where: { id: personneId }, select: compteSelect })
      if (!personne) throw new IntrouvableError()
      await refuserChevauchement(tx, { personneId, role, debut, fin })
      await tx.nomination.create({ data: { personneId, role, acte, debut, fin, creeeLe: maintenant() }, select: { id: true } })
      await inscrireCompte(tx, acteur, personneId, { evenement: 'nomination', vers: `${role} ${enBref(debut, fin)}`, motif: acte })
      await mettreEnFile(tx, [noticeNomination(personne, { role, acte, debut, fin })])
    })
  } catch (erreur) {
    // Another administrator wrote it between the check and the insert: the database refuses it.
    throw sqlState(erreur) === '23P01' ? new ConflitError() : erreur
  }
  return { redirect: `/administration/personnes/${personneId}?fait=nomination` }
}

async function refuserChevauchement(tx: Tx, { personneId, role, debut, fin }: Omit<NouvelleNomination, 'acte'>): Promise<void> {
  const autre = await tx.nomination.findFirst({
    where: { personneId, role, ...(fin ? { debut: { lte: fin } } : {}), OR: [{ fin: null }, { fin: { gte: debut } }] },
    orderBy: { debut: 'asc' },
    select: { debut: true, fin: true },
  })
  if (!autre) return
  throw new RefusError(
    refus(
      'R-GEN-2',
      `Cette personne a déjà le rôle « ${LIBELLE_ROLE[role]} » ${periode(autre.debut, autre.fin)}. Choisissez d’autres dates, ou mettez d’abord fin à cette nomination.`,
    ),
  )
}

/** R-GEN-2: the last day of a nomination; its rights are lost the day after. @throws InterditError, IntrouvableError, ConflitError, RefusError R-GEN-2 */
export async function terminerNomination(acteur: Acteur, { id, fin, motif }: FinNomination): Promise<Succes> {
  exigerDroit(peutGererComptes(acteur))
  const personneId = await transaction(async (tx) => {
    await verrouillerComptes(tx, acteur)
    const nomination = await tx.nomination.findUnique({
      where: { id },
      select: { personneId: true, role: true, debut: true, fin: true, personne: { select: compteSelect } },
    })
    if (!nomination) throw new IntrouvableError()
    const refuse = refusDeFin(nomination, fin)
    if (refuse) throw new RefusError(refus('R-GEN-2', refuse), { fin: refuse })
    if (nomination.role === 'ADMIN_TECH' && nomination.personneId === acteur.personneId) await garderUnDroit(tx, acteur, id, fin)
    const { count } = await tx.nomination.updateMany({ where: { id, fin: nomination.fin }, data: { fin } })
    if (count !== 1) throw new ConflitError()
    const { role, debut } = nomination
    await inscrireCompte(tx, acteur, nomination.personneId, {
      evenement: 'fin_nomination',
      de: `${role} ${enBref(debut, nomination.fin)}`,
      vers: `${role} ${enBref(debut, fin)}`,
      motif,
    })
    await mettreEnFile(tx, [noticeFinNomination(nomination.personne, { role, fin })])
    return nomination.personneId
  })
  return { redirect: `/administration/personnes/${personneId}?fait=fin_nomination` }
}

function refusDeFin(n: { debut: Date; fin: Date | null }, fin: Date): string | undefined {
  const hier = ajouterJours(aujourdhui(), -1)
  if (n.fin && n.fin < aujourdhui()) return `Cette nomination est déjà terminée depuis le ${jourLong(n.fin)}.`
  if (fin < n.debut) return `Le dernier jour ne peut pas précéder le premier, le ${jourLong(n.debut)}.`
  // Acts made under a role stay as they were: an end date never lies in the past.
  if (fin < hier) return `Le dernier jour ne peut pas être plus ancien qu’hier, le ${jourLong(hier)}.`
  if (n.fin && fin >= n.fin)
    return `Cette nomination s’arrête déjà le ${jourLong(n.fin)}. Pour la prolonger, ajoutez une nomination avec le nouvel acte.`
  return undefined
}

async function garderUnDroit(tx: Tx, { personneId }: Acteur, id: string, fin: Date): Promise<void> {
  if (personneId === null) throw new InterditError()
  const suite = await tx.nomination.count({
    where: {
      personneId,
      role: 'ADMIN_TECH',
      id: { not: id },
      debut: { lte: ajouterJours(fin, 1) },
      OR: [{ fin: null }, { fin: { gt: fin } }],
    },
  })
  if (suite === 0)
    throw new RefusError(
      refus(
        'R-GEN-2',
        'Vous ne pouvez pas mettre fin à votre propre rôle d’administration technique : vous ne pourriez plus revenir en arrière. Demandez-le à un autre administrateur.',
      ),
    )
}
