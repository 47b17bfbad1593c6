import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { nomDe, membreSelect, peutGererCommission } from '../policy'
import { noticeSiege } from './notices'
import type { FinSiege, NouveauSiege } from './schema'

const droit = (acteur: Acteur): void => {
  if (!peutGererCommission(acteur)) throw new InterditError()
}
const qualiteDe = (acteur: Acteur) => (acteur.roles.includes('GESTIONNAIRE') ? 'GESTIONNAIRE' : 'COORD_DES')
const seChevauchent = (a: { debut: Date; fin: Date | null }, b: { debut: Date; fin: Date | null }): boolean =>
  (a.fin === null || a.fin >= b.debut) && (b.fin === null || b.fin >= a.debut)

/** Creates a commission. Names are unique, so the same form sent twice creates one. @throws InterditError, RefusError COMMISSION */
export async function creerCommission(acteur: Acteur, { nom }: { nom: string }): Promise<Succes> {
  droit(acteur)
  const id = await transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE commission IN SHARE ROW EXCLUSIVE MODE`
    if ((await tx.commission.count({ where: { nom: { equals: nom, mode: 'insensitive' } } })) > 0) {
      const deja = 'Une commission porte déjà ce nom.'
      throw new RefusError(refus('COMMISSION', deja), { nom: deja })
    }
    const { id } = await tx.commission.create({ data: { nom, code: randomUUID() }, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'commission', objetId: id, evenement: 'creation', qualite: qualiteDe(acteur) })
    return id
  })
  return { redirect: `/commissions/${id}` }
}

/**
 * Gives a dated seat. A substitute belongs to the college of the seat they stand in for, and never presides.
 * @throws InterditError, IntrouvableError, RefusError SIEGE
 */
export async function nommerMembre(acteur: Acteur, saisie: NouveauSiege): Promise<Succes> {
  droit(acteur)
  await transaction(async (tx) => {
    const membres = await lireMembres(tx, saisie.commissionId)
    const personne = await tx.personne.findFirst({
      where: { courriel: saisie.courriel, desactiveeLe: null },
      select: { id: true, prenom: true, nom: true, courriel: true },
    })
    if (!personne)
      refuser('courriel', 'Aucun compte n’existe à cette adresse. L’administration technique peut l’ouvrir ; revenez ensuite ici.')
    const deja = membres.membres.find((m) => m.personneId === personne.id && seChevauchent(m, saisie))
    if (deja)
      refuser(
        'courriel',
        `Cette personne a déjà un siège depuis le ${jourLong(deja.debut)}${deja.fin ? `, jusqu’au ${jourLong(deja.fin)}` : ''}.`,
      )
    const titulaire = membres.membres.find((m) => m.id === saisie.suppleantDeId)
    if (saisie.suppleantDeId) {
      if (!titulaire || titulaire.suppleantDeId !== null) refuser('suppleantDeId', 'Choisissez un siège de titulaire.')
      if (titulaire.college !== saisie.college) refuser('college', 'Un suppléant est du même collège que le membre qu’il supplée.')
      if (saisie.fonction !== 'MEMBRE') refuser('fonction', 'Un suppléant vote à la place d’un membre ; il ne préside pas.')
    } else if (saisie.fonction !== 'MEMBRE') {
      const autre = membres.membres.find((m) => m.fonction === saisie.fonction && seChevauchent(m, saisie))
      if (autre) refuser('fonction', `${nomDe(autre)} exerce déjà cette fonction sur la même période : mettez d’abord fin à ce siège.`)
    }
    const { commissionId, college, fonction, acte, debut, fin } = saisie
    const { id } = await tx.membre.create({
      data: { commissionId, personneId: personne.id, college, fonction, acte, debut, fin, suppleantDeId: titulaire?.id },
      select: { id: true },
    })
    await inscrire(tx, acteur, {
      objetType: 'commission',
      objetId: commissionId,
      evenement: 'siege',
      vers: `${id} ${isoJour(debut)}/${fin ? isoJour(fin) : ''}`,
      motif: acte,
      qualite: qualiteDe(acteur),
    })
    await mettreEnFile(tx, [
      noticeSiege(personne, {
        commission: membres.nom,
        commissionId,
        college,
        fonction,
        suppleantDe: titulaire ? nomDe(titulaire) : null,
        debut,
        fin,
      }),
    ])
  })
  return { redirect: `/commissions/${saisie.commissionId}?fait=siege` }
}

/** Locks the commission, so that two appointments are checked one after the other. */
async function lireMembres(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT id FROM commission WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.commission.findUnique({ where: { id }, select: { nom: true, membres: { select: membreSelect } } })
  if (!row) throw new IntrouvableError()
  return row
}

function refuser(champ: string, message: string): never {
  throw new RefusError(refus('SIEGE', message), { [champ]: message })
}

/**
 * R-GEN-2: sets the last day of a seat; yesterday at the earliest, and then access ends at once. @throws InterditError,
 * IntrouvableError, ConflitError, RefusError SIEGE
 */
export async function terminerSiege(acteur: Acteur, { id, fin, motif }: FinSiege): Promise<Succes> {
  droit(acteur)
  const commissionId = await transaction(async (tx) => {
    const siege = await tx.membre.findUnique({ where: { id }, select: { commissionId: true, debut: true, fin: true } })
    if (!siege) throw new IntrouvableError()
    const hier = ajouterJours(aujourdhui(), -1)
    if (siege.fin && siege.fin < aujourdhui()) refuser('fin', `Ce siège a déjà pris fin le ${jourLong(siege.fin)}.`)
    if (fin < siege.debut) refuser('fin', `Le dernier jour ne peut pas précéder le premier, le ${jourLong(siege.debut)}.`)
    if (fin < hier) refuser('fin', `Le dernier jour ne peut pas être plus ancien qu’hier, le ${jourLong(hier)}.`)
    // The same form sent again changes nothing.
    if (siege.fin?.getTime() === fin.getTime()) return siege.commissionId
    const { count } = await tx.membre.updateMany({ where: { id, fin: siege.fin }, data: { fin } })
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, acteur, {
      objetType: 'commission',
      objetId: siege.commissionId,
      evenement: 'fin_siege',
      de: siege.fin ? isoJour(siege.fin) : undefined,
      vers: `${id} ${isoJour(fin)}`,
      motif,
      qualite: qualiteDe(acteur),
    })
    return siege.commissionId
  })
  return { redirect: `/commissions/${commissionId}?fait=fin_siege` }
}
