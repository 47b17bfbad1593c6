import 'server-only'
import { cache } from 'react'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { ligneSecond, secondDe, secondSelect } from '@/lib/referentiel/stage/couplage'
import { visible } from '../policy'
import { CHAMPS_LIGNE, differenceListes, type Difference, type LigneListe } from './contenu'
import { LIGNES_PAR_PAGE, type FiltresListe } from './schema'

const ordre = [{ categorie: 'asc' }, { structure: 'asc' }, { intitule: 'asc' }, { posteId: 'asc' }] as const

/** The lines of a semester's offer as a list publishes them: posts with a place, or with an interne on one. */
export async function lignesDuSemestre(tx: Tx, semestreCode: string): Promise<LigneListe[]> {
  const postes = await tx.poste.findMany({
    where: { semestreCode, OR: [{ capaciteOfferte: { gt: 0 } }, { horsChoix: { gt: 0 } }, { ajoutes: { gt: 0 } }] },
    orderBy: { id: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      terrainId: true,
      categorie: true,
      capaciteOfferte: true,
      horsChoix: true,
      ajoutes: true,
      ...secondSelect,
      terrain: {
        select: {
          intitule: true,
          logement: true,
          structure: { select: { nom: true, commune: { select: { code: true, nom: true, zone: true } } } },
        },
      },
    },
  })
  return postes.map(({ id, terrain: { intitule, logement, structure }, secondTerrain, premiereMoitie, ...poste }) => {
    const second = secondDe({ secondTerrain, premiereMoitie })
    return {
      posteId: id,
      ...poste,
      intitule,
      logement,
      structure: structure.nom,
      communeCode: structure.commune.code,
      commune: structure.commune.nom,
      zone: structure.commune.zone,
      ...ligneSecond(second),
    }
  })
}

/** Every line of a published list. */
export const lignesPubliees = (tx: Tx, listeId: string): Promise<LigneListe[]> =>
  tx.lignePostes.findMany({ where: { listeId }, orderBy: [...ordre], select: CHAMPS_LIGNE })

const trouver = cache((acteur: Acteur, campagneId: string, numero: number) =>
  db.listePostes.findFirst({
    where: { campagneId, numero, campagne: visible(acteur) },
    select: {
      id: true,
      numero: true,
      motif: true,
      publieeLe: true,
      empreinte: true,
      campagne: {
        select: {
          id: true,
          semestre: { select: { libelle: true } },
          listes: { orderBy: { numero: 'desc' }, select: { numero: true, publieeLe: true, motif: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  }),
)

export type ListeLue = NonNullable<Awaited<ReturnType<typeof trouver>>>
const lisible = (campagneId: string, numero: number): boolean =>
  estUuid(campagneId) && Number.isInteger(numero) && numero > 0 && numero < 10_000

/** One page of a published list. Null when it does not exist. */
export async function getListe(
  acteur: Acteur,
  campagneId: string,
  numero: number,
  { categorie, page: voulue }: FiltresListe,
): Promise<{ liste: ListeLue; lignes: LigneListe[]; total: number; places: number; page: number; pages: number } | null> {
  const liste = lisible(campagneId, numero) ? await trouver(acteur, campagneId, numero) : null
  if (!liste) return null
  const where = { listeId: liste.id, categorie }
  const { _count: total, _sum: somme } = await db.lignePostes.aggregate({ where, _count: true, _sum: { capaciteOfferte: true } })
  const pages = Math.max(1, Math.ceil(total / LIGNES_PAR_PAGE))
  const page = Math.min(voulue, pages)
  const lignes = await db.lignePostes.findMany({
    where,
    orderBy: [...ordre],
    skip: (page - 1) * LIGNES_PAR_PAGE,
    take: LIGNES_PAR_PAGE,
    select: CHAMPS_LIGNE,
  })
  return { liste, lignes, total, places: somme.capaciteOfferte ?? 0, page, pages }
}

/** The differences between versions `avec` and `numero`. Null when one of them does not exist. */
export async function getDifference(acteur: Acteur, campagneId: string, numero: number, avec: number): Promise<Difference | null> {
  if (!lisible(campagneId, numero) || !lisible(campagneId, avec)) return null
  const [apres, avant] = await Promise.all([trouver(acteur, campagneId, numero), trouver(acteur, campagneId, avec)])
  if (!apres || !avant) return null
  return differenceListes(await lignesPubliees(db, avant.id), await lignesPubliees(db, apres.id))
}

/** The text whose digest is published, to check it. Null when the list does not exist. */
export async function getLignes(acteur: Acteur, campagneId: string, numero: number): Promise<LigneListe[] | null> {
  const liste = lisible(campagneId, numero) ? await trouver(acteur, campagneId, numero) : null
  return liste && lignesPubliees(db, liste.id)
}
