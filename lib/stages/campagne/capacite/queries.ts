import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage } from '@/generated/prisma/enums'
import { db, type Tx } from '@/lib/core/donnees/db'
import { adresseDistante, compterEssai, type Limite } from '@/lib/core/requete/debit'
import type { Refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { AGREMENT, AGREMENT_MSU, refusOffrable } from '@/lib/referentiel/stage/agrement'
import { refusLien } from './guards'
import type { ObjetCapacite } from './notices'
import { lireReponses, type Reponse } from './schema'

const INCONNUS: Limite = { nom: 'capacite-inconnu', points: 30, secondes: 15 * 60 }

const personne = { select: { prenom: true, nom: true, courriel: true } } as const

/** A terrain with what is needed to ask it and to check its answer. */
export const terrainSelect = {
  id: true,
  intitule: true,
  ...AGREMENT,
  structure: { select: { nom: true, commune: { select: { nom: true } } } },
  responsable: personne,
  praticiens: {
    orderBy: [{ coordinateur: 'desc' }, { msuId: 'asc' }],
    select: {
      coordinateur: true,
      msu: { select: { ...AGREMENT_MSU, personne } },
    },
  },
} as const satisfies Prisma.TerrainSelect

export const demandeSelect = {
  id: true,
  campagneId: true,
  nom: true,
  courriel: true,
  jeton: true,
  expireLe: true,
  demandeLe: true,
  relanceeLe: true,
  reponduLe: true,
  gardeeLe: true,
  reponduPar: true,
  reponses: true,
  empechement: true,
  version: true,
  campagne: {
    select: {
      statut: true,
      reponsesAvant: true,
      reponsesClosesLe: true,
      semestre: { select: { code: true, libelle: true, debut: true, fin: true } },
    },
  },
  terrain: { select: terrainSelect },
} as const satisfies Prisma.DemandeCapaciteSelect

export type DemandeLue = Prisma.DemandeCapaciteGetPayload<{ select: typeof demandeSelect }>

export const objetDe = ({ id, nom, courriel, terrain, campagne }: DemandeLue): ObjetCapacite => ({
  demandeId: id,
  nom,
  courriel,
  terrain: terrain.intitule,
  structure: terrain.structure.nom,
  commune: terrain.structure.commune.nom,
  semestre: campagne.semestre,
  reponsesAvant: campagne.reponsesAvant,
})

export const findParLien = (tx: Tx, jeton: string): Promise<DemandeLue | null> =>
  tx.demandeCapacite.findUnique({ where: { jeton: empreinteJeton(jeton) }, select: demandeSelect, relationLoadStrategy: 'join' })

export type DemandeVue = ObjetCapacite &
  Readonly<{
    version: number
    agrees: number
    agrementFin: Date
    /** For each kind of stage of the agrément: why it cannot be offered this semester, or null (R-MSU-10). */
    categories: readonly Readonly<{ categorie: CategorieStage; reserve: string | null }>[]
    reponses: readonly Reponse[]
    empechement: string
    reponduLe: Date | null
    /** The answers closed without this one: `reponses` holds the places that were kept, until `reponduLe`. */
    gardeeLe: Date | null
    reponduPar: string | null
    /** Why the link can no longer be used, or null. */
    ferme: Refus | null
  }>

/** The page of a link; reading it changes nothing. Null for an unknown link, and then the try is counted. @throws RefusError DEBIT */
export const getDemandeParLien = cache(async (jeton: string): Promise<DemandeVue | null> => {
  const demande = jeton.length <= 200 ? await findParLien(db, jeton) : null
  if (demande) return vue(demande)
  await compterEssai(INCONNUS, await adresseDistante())
  return null
})

function vue(demande: DemandeLue): DemandeVue {
  const { terrain, campagne } = demande
  return {
    ...objetDe(demande),
    version: demande.version,
    agrees: terrain.capaciteAgreee,
    agrementFin: terrain.agrementFin,
    categories: terrain.categories.map((categorie) => ({
      categorie,
      reserve: refusOffrable(terrain, categorie, campagne.semestre)?.message ?? null,
    })),
    reponses: lireReponses(demande.reponses),
    empechement: demande.empechement,
    reponduLe: demande.reponduLe,
    gardeeLe: demande.gardeeLe,
    reponduPar: demande.reponduPar,
    ferme: refusLien(demande, maintenant()) ?? null,
  }
}
