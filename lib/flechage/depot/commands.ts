import 'server-only'
import type { Role, StatutFlechage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { db, transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { conserverFichier, oublierFichier } from '@/lib/core/fichier/fichier'
import { maintenant } from '@/lib/core/temps/horloge'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { trace } from '@/lib/core/requete/trace'
import { listTitulaires, type Titulaire } from '@/lib/referentiel/identite/titulaire/queries'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { REGLES } from '../parametres'
import { annulerAccords } from '../accord/commands'
import { quitterCommission } from '../avis/commands'
import { avancer } from '../commands'
import type { Dossier } from '../policy'
import { AVIS_RENDU } from '../workflow'
import { documentAccuse, noticeAccuse, noticeRecue, noticeRetrait, noticeRetraitActeur } from './notices'
import { accuseDe, listDepots, listFichiers } from './queries'
import { contenuCanonique, elementsChanges, numeroDe, type Cible, type Retrait } from './schema'

const accuseHref = (id: string, fait: string): string => `/flechage/${id}/accuse?fait=${fait}`

/**
 * Deposits a draft: number, exact content, acknowledgement. The same deposit posted again gets the same answer.
 * @throws as `applyTransition`: R-FLE-0, R-FLE-1, R-FLE-3, R-FLE-5 to R-FLE-8, R-FLE-11, R-FLE-18
 */
export const deposerFlechage = (acteur: Acteur, cible: Cible): Promise<Succes> => envoyer(acteur, 'deposer', cible)

/** Sends a dossier back after complements were asked for: a second deposit beside the first. @throws as `deposerFlechage` */
export const completerFlechage = (acteur: Acteur, cible: Cible): Promise<Succes> => envoyer(acteur, 'completer', cible)

async function envoyer(acteur: Acteur, action: 'deposer' | 'completer', { id, version }: Cible): Promise<Succes> {
  try {
    await avancer(acteur, {
      action,
      id,
      version,
      // The number of a first deposit stays that of the request.
      before: async (tx, row) => (row.numero ? {} : { numero: await prochainNumero(tx, row), deposeLe: maintenant() }),
      within: consigner,
    })
  } catch (erreur) {
    if (erreur instanceof ConflitError && (await dejaEnvoye(acteur, id, version))) return { redirect: accuseHref(id, action) }
    throw erreur
  }
  await etablirAccuse(acteur, id).catch((erreur: unknown) => trace.error({ flechage: id, erreur: String(erreur) }, 'accusé de réception'))
  return { redirect: accuseHref(id, action) }
}

/** The campaign's next number. Its row is locked until the commit, so that numbers follow one another without a gap. */
async function prochainNumero(tx: Tx, { campagneId, campagne }: Dossier): Promise<string> {
  const { dernierNumero } = await tx.campagneFlechage.update({
    where: { id: campagneId },
    data: { dernierNumero: { increment: 1 } },
    select: { dernierNumero: true },
  })
  return numeroDe(campagne.semestreCode, dernierNumero)
}

/** Whether this person has just deposited this very version: a second post of the same form. */
async function dejaEnvoye(acteur: Acteur, id: string, version: number): Promise<boolean> {
  const { personneId } = acteur
  if (personneId === null) return false
  const compte = await db.flechage.count({
    where: { id, statut: 'DEPOSEE', version: version + 1, interne: { personneId }, depots: { some: {} } },
  })
  return compte === 1
}

/** The deposit's content and digest, its effects on the instruction, and the mails. */
async function consigner(tx: Tx, row: Dossier): Promise<void> {
  const { numero, statutDepuis: le } = row
  if (numero === null) throw new ConflitError()
  const precedent = await tx.depot.findFirst({ where: { flechageId: row.id }, orderBy: { rang: 'desc' } })
  const rang = (precedent?.rang ?? 0) + 1
  const contenu = contenuCanonique(row, await listFichiers(tx, row), numero, rang, le)
  const empreinte = empreinteTexte(contenu)
  await tx.depot.create({ data: { flechageId: row.id, rang, contenu, empreinte, le }, select: { id: true } })
  if (precedent) {
    await tx.verification.deleteMany({
      where: { flechageId: row.id, element: { in: elementsChanges(row, precedent.contenu, contenu, le) } },
    })
    await tx.complement.updateMany({ where: { flechageId: row.id, reponduLe: null }, data: { reponduLe: le } })
  }
  const { prenom, nom, courriel } = row.interne.personne
  const accuse = accuseDe(row.id, { contenu, empreinte, rang, le })
  const secretariat = await listTitulaires(tx, 'GESTIONNAIRE')
  await mettreEnFile(tx, [
    noticeAccuse({ courriel, nom: `${prenom} ${nom}` }, accuse, row.parametres),
    ...secretariat.map((g) => noticeRecue(nomme(g), accuse)),
  ])
}

/**
 * The acknowledgement of a deposit as a PDF, made once and stored; returns its file's id. When two requests make it at once,
 * one is kept.
 * @throws IntrouvableError when there is no such deposit for this actor
 */
export async function etablirAccuse(acteur: Acteur, id: string, rang?: number): Promise<string> {
  const { depots } = await listDepots(acteur, id)
  const depot = rang === undefined ? depots[0] : depots.find((d) => d.rang === rang)
  if (!depot) throw new IntrouvableError()
  if (depot.accuseId) return depot.accuseId
  const accuse = accuseDe(id, depot)
  const octets = await rendrePdf(documentAccuse(accuse, await getParametres(REGLES)))
  return transaction(async (tx) => {
    const fichier = await conserverFichier(tx, null, {
      nom: `Accusé ${accuse.numero}${depot.rang > 1 ? ` (${depot.rang})` : ''}.pdf`,
      octets,
    })
    const { count } = await tx.depot.updateMany({ where: { id: depot.id, accuseId: null }, data: { accuseId: fichier.id } })
    if (count === 1) return fichier.id
    await oublierFichier(tx, fichier.id)
    return (await tx.depot.findUniqueOrThrow({ where: { id: depot.id }, select: { accuseId: true } })).accuseId ?? fichier.id
  })
}

const nomme = ({ prenom, nom, courriel }: Titulaire) => ({ courriel, nom: `${prenom} ${nom}` })

/** The people who work on a deposited request: the secretariat, and those who hold it in its state. */
function rolesAuTravail(statut: StatutFlechage): Role[] {
  const roles: Role[] = ['GESTIONNAIRE']
  if (statut === 'RECEVABLE' || statut === 'EN_COMMISSION') roles.push('COORD_DES')
  if ((AVIS_RENDU as readonly StatutFlechage[]).includes(statut)) roles.push('DIR_UFR')
  if (statut === 'SAISINE_ARS' || statut === 'ENTRETIEN') roles.push('DIR_UFR', 'ARS')
  return roles
}

/** Withdraws a request before any decision, and tells the people who work on it. @throws as `applyTransition` */
export async function retirerFlechage(acteur: Acteur, { id, version, motif }: Retrait): Promise<Succes> {
  await avancer(acteur, {
    action: 'retirer',
    id,
    version,
    motif: motif || undefined,
    before: quitterCommission.before,
    within: async (tx, row, avant) => {
      await quitterCommission.within(tx, avant)
      await annulerDemandes(tx, acteur, row)
      const { personne } = row.interne
      const { numero } = row
      if (numero === null) return
      const acteurs = await listTitulaires(tx, ...rolesAuTravail(avant.statut))
      await mettreEnFile(tx, [
        noticeRetrait({ courriel: personne.courriel, nom: `${personne.prenom} ${personne.nom}` }, row.id, row.campagne.semestre.libelle),
        ...acteurs.map((a) => noticeRetraitActeur(nomme(a), row.id, numero)),
      ])
    },
  })
  return { redirect: `/flechage/${id}?fait=retirer` }
}

/** Cancels the agreements still asked for; signed ones stay. */
async function annulerDemandes(tx: Tx, acteur: Acteur, { id, accords }: Dossier): Promise<void> {
  const attendus = accords.filter((a) => a.statut === 'DEMANDE').map((a) => a.id)
  if (attendus.length > 0) await annulerAccords(tx, acteur, { id }, 'L’interne a retiré sa demande.', attendus)
}
