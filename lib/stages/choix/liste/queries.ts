import 'server-only'
import type { Phase } from '@/generated/prisma/enums'
import type { Tx } from '@/lib/core/donnees/db'
import type { PosteOuvert } from '../../regles/attribution'
import { categoriesDe } from '@/lib/referentiel/interne/eligibilite'
import { posteDit, SECOND_PUBLIE, secondPublie, type Second } from '@/lib/referentiel/stage/couplage'
import { resteAuChoix, type PosteOffert } from '@/lib/referentiel/stage/offre'
import type { Choix } from '../policy'

const listeSelect = { id: true, numero: true, publieeLe: true, empreinte: true, campagneId: true } as const

/** A published list of posts, which never changes. */
export type ListeChoix = Readonly<{ id: string; numero: number; publieeLe: Date; empreinte: string; campagneId: string }>

/** The latest list published for a semester, or null. */
export const findDerniereListe = (tx: Tx, semestreCode: string): Promise<ListeChoix | null> =>
  tx.listePostes.findFirst({ where: { campagne: { semestreCode } }, orderBy: { numero: 'desc' }, select: listeSelect })

/** The list on which a choice runs: the one set when wishes froze; until then, the latest published. */
export async function findListe(tx: Tx, { statut, listeId, semestreCode }: Pick<Choix, 'statut' | 'listeId' | 'semestreCode'>) {
  if (statut === 'PREPARATION') return findDerniereListe(tx, semestreCode)
  return listeId === null ? null : tx.listePostes.findUnique({ where: { id: listeId }, select: listeSelect })
}

export type PosteChoix = PosteOffert & PosteOuvert & Readonly<{ libelle: string; terrainId: string }>

/**
 * The posts of a phase as a list published them, with the places that article 44 left to the choice that day (R-CAM-1,
 * R-FLE-9). Later changes of the offer do not change them.
 */
export async function lirePostesListe(tx: Tx, listeId: string, phase: Phase): Promise<PosteChoix[]> {
  const lignes = await tx.lignePostes.findMany({
    where: { listeId, categorie: { in: categoriesDe(phase) } },
    orderBy: { posteId: 'asc' },
    select: {
      posteId: true,
      terrainId: true,
      categorie: true,
      intitule: true,
      structure: true,
      commune: true,
      capaciteOfferte: true,
      horsChoix: true,
      ajoutes: true,
      ...SECOND_PUBLIE,
    },
  })
  return lignes.map((ligne) => {
    const { posteId: id, terrainId, categorie, capaciteOfferte, horsChoix, ajoutes, intitule, structure, commune } = ligne
    const second = secondPublie(ligne)
    return {
      id,
      terrainId,
      categorie,
      capaciteOfferte,
      horsChoix,
      ajoutes,
      capacite: resteAuChoix(ligne),
      libelle: second ? posteDit(ligne, second) : `${intitule}, ${structure} (${commune})`,
    }
  })
}

/** The second places of the coupled stages, by post, as the list of a choice published them (R-DES-2). */
export async function lireSeconds(tx: Tx, choixId: string, posteId?: string): Promise<ReadonlyMap<string, Second>> {
  const lignes = await tx.lignePostes.findMany({
    where: { posteId, liste: { choix: { some: { id: choixId } } }, secondTerrainId: { not: null } },
    select: { posteId: true, ...SECOND_PUBLIE },
  })
  return new Map(
    lignes.flatMap((l) => {
      const second = secondPublie(l)
      return second ? [[l.posteId, second] as const] : []
    }),
  )
}

/** The posts on which a choice runs. Empty while no list is published. */
export async function lirePostes(tx: Tx, choix: Pick<Choix, 'statut' | 'listeId' | 'semestreCode' | 'phase'>): Promise<PosteChoix[]> {
  const liste = await findListe(tx, choix)
  return liste ? lirePostesListe(tx, liste.id, choix.phase) : []
}
