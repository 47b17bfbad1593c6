import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { adresseDistante, compterEssai, type Limite } from '@/lib/core/requete/debit'
import { maintenant } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { etatAccord, type EtatAccord } from './guards'
import type { ObjetAccord } from './notices'

const INCONNUS: Limite = { nom: 'accord-inconnu', points: 30, secondes: 15 * 60 }

/** What a signatory may know of a request, and no more. */
export const accordSelect = {
  id: true,
  qualite: true,
  nom: true,
  courriel: true,
  titre: true,
  statut: true,
  jeton: true,
  anciens: true,
  expireLe: true,
  demandeLe: true,
  relanceLe: true,
  reponduLe: true,
  contenu: true,
  empreinte: true,
  scanId: true,
  personneId: true,
  flechage: {
    select: {
      id: true,
      statut: true,
      categorie: true,
      campagne: { select: { semestre: { select: { libelle: true, debut: true, fin: true } } } },
      interne: { select: { personne: { select: { id: true, prenom: true, nom: true, courriel: true } } } },
      terrain: { select: { intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } } },
    },
  },
} satisfies Prisma.AccordSelect

export type AccordLu = Prisma.AccordGetPayload<{ select: typeof accordSelect }>

/** @throws when the request has no terrain: no agreement can then be pending */
export function objetDe({ flechage }: Pick<AccordLu, 'flechage'>): ObjetAccord {
  const { terrain, categorie, interne, campagne } = flechage
  if (!terrain || !categorie) throw new Error(`Accord sans terrain (${flechage.id})`)
  return {
    flechageId: flechage.id,
    interne: `${interne.personne.prenom} ${interne.personne.nom}`,
    terrain: terrain.intitule,
    structure: terrain.structure.nom,
    commune: terrain.structure.commune.nom,
    categorie,
    semestre: campagne.semestre,
  }
}

/** The agreements of an actor: by their link, or by the account that the agreement names. */
export type Acces = Readonly<{ jeton: string } | { acteur: Acteur; accordId: string }>

export function ou(acces: Acces): Prisma.AccordWhereInput {
  if ('acteur' in acces) return { id: acces.accordId, personneId: acces.acteur.personneId ?? '00000000-0000-0000-0000-000000000000' }
  const empreinte = empreinteJeton(acces.jeton)
  return { OR: [{ jeton: empreinte }, { anciens: { has: empreinte } }] }
}

export const findAccord = (tx: Tx, acces: Acces): Promise<AccordLu | null> =>
  tx.accord.findFirst({ where: ou(acces), select: accordSelect, relationLoadStrategy: 'join' })

/** An agreement of a request that the caller has found. @throws when it no longer exists */
export const lireAccord = (tx: Tx, id: string): Promise<AccordLu> =>
  tx.accord.findUniqueOrThrow({ where: { id }, select: accordSelect, relationLoadStrategy: 'join' })

export type AccordVu = Readonly<{
  id: string
  etat: EtatAccord
  qualite: AccordLu['qualite']
  nom: string
  titre: string
  objet: ObjetAccord
  expireLe: Date
  demandeLe: Date
  reponduLe: Date | null
  contenu: string | null
  empreinte: string | null
  parScan: boolean
}>

const vu = (a: AccordLu): AccordVu => ({
  id: a.id,
  etat: etatAccord(a, maintenant()),
  qualite: a.qualite,
  nom: a.nom,
  titre: a.titre,
  objet: objetDe(a),
  expireLe: a.expireLe,
  demandeLe: a.demandeLe,
  reponduLe: a.reponduLe,
  contenu: a.contenu,
  empreinte: a.empreinte,
  parScan: a.scanId !== null,
})

/** The page of a link; reading it changes nothing. Null for an unknown link, and then the try is counted. @throws RefusError DEBIT */
export const getAccordParLien = cache(async (jeton: string): Promise<AccordVu | null> => {
  const accord = jeton.length <= 200 ? await findAccord(db, { jeton }) : null
  if (accord) return vu(accord)
  await compterEssai(INCONNUS, await adresseDistante())
  return null
})

/** The same for a signatory with an account. Null when it is not theirs. */
export const getMonAccord = cache(async (acteur: Acteur, accordId: string): Promise<AccordVu | null> => {
  const accord = estUuid(accordId) ? await findAccord(db, { acteur, accordId }) : null
  return accord && vu(accord)
})

/** Every agreement asked of this person, those without an answer first. */
export async function listMesAccords(acteur: Acteur): Promise<AccordVu[]> {
  if (!acteur.personneId) return []
  const lignes = await db.accord.findMany({
    where: { personneId: acteur.personneId, flechage: { terrainId: { not: null } } },
    orderBy: [{ demandeLe: 'desc' }],
    take: 200,
    select: accordSelect,
    relationLoadStrategy: 'join',
  })
  const vus = lignes.map(vu)
  return [...vus.filter((a) => a.etat === 'A_SIGNER'), ...vus.filter((a) => a.etat !== 'A_SIGNER')]
}
