import 'server-only'
import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { emettreRecu, type Recu, type VoeuxFiges } from '../../regles/recu'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { phrasesMoities, posteDit } from '@/lib/referentiel/stage/couplage'
import { lireSeconds } from '../liste/queries'
import { peutLireCopieCommission, type Choix } from '../policy'

const select = {
  interneId: true,
  pseudonyme: true,
  place: true,
  anciennete: true,
  situation: true,
  reponduLe: true,
  issue: true,
  posteId: true,
  rangVoeu: true,
  interne: {
    select: {
      personne: { select: { prenom: true, nom: true, courriel: true } },
      horsChoix: { select: { semestreCode: true, creeLe: true } },
      voeuxStages: { select: { semestreCode: true, postes: true, figesLe: true, sel: true } },
    },
  },
  poste: { select: { categorie: true, terrainId: true, terrain: { select: { intitule: true, structure: { select: { nom: true } } } } } },
} as const

export type LigneLue = Readonly<{
  interneId: string
  pseudonyme: string
  place: number | null
  anciennete: number
  situation: SituationChoix
  reponduLe: Date | null
  posteId: string | null
  rangVoeu: number | null
  poste: string | null
  /** When article 44 placed them for this semester. */
  placeLe: Date | null
  affectation: Readonly<{
    categorie: CategorieStage
    terrainId: string
    secondTerrainId: string | null
    premiereMoitie: MoitieStage | null
  }> | null
  /** Where and when each half of a coupled stage is done, a sentence each; none for any other stage (R-DES-2). */
  moities: readonly string[]
  destinataire: Readonly<{ nom: string; courriel: string }>
  voeux: Readonly<{ postes: readonly string[]; figesLe: Date; sel: string }> | null
}>

/** The people of a choice (or one of them) in order of call, with the parts of their receipt. For the portal's own publications. */
export async function lireLignes(
  tx: Tx,
  { id, semestreCode }: Pick<Choix, 'id' | 'semestreCode'>,
  interneId?: string,
): Promise<LigneLue[]> {
  const lus = await tx.appelChoix.findMany({
    where: { choixId: id, interneId },
    orderBy: [{ place: 'asc' }, { pseudonyme: 'asc' }],
    select,
  })
  const seconds = await lireSeconds(tx, id)
  const semestre = await tx.semestre.findUniqueOrThrow({ where: { code: semestreCode }, select: { debut: true, fin: true } })
  return lus.map(({ interne: { personne, voeuxStages, horsChoix }, poste, issue, ...l }) => {
    const second = (l.posteId && seconds.get(l.posteId)) || null
    const premier = poste && { intitule: poste.terrain.intitule, structure: poste.terrain.structure.nom }
    const figes = voeuxStages.find((v) => v.semestreCode === semestreCode)
    return {
      ...l,
      poste: premier && posteDit(premier, second),
      moities: premier && second ? phrasesMoities(premier, second, semestre) : [],
      placeLe: horsChoix.find((h) => h.semestreCode === semestreCode)?.creeLe ?? null,
      affectation:
        issue === 'OBTENU' && poste
          ? {
              categorie: poste.categorie,
              terrainId: poste.terrainId,
              secondTerrainId: second?.terrainId ?? null,
              premiereMoitie: second?.premiereMoitie ?? null,
            }
          : null,
      destinataire: { nom: `${personne.prenom} ${personne.nom}`, courriel: personne.courriel },
      voeux: figes?.figesLe && figes.sel ? { postes: figes.postes, figesLe: figes.figesLe, sel: figes.sel } : null,
    }
  })
}

/**
 * The content of a line's receipt: the frozen wishes; or, for a post picked live (no rank among wishes), that pick alone at
 * the instant it was made.
 * @throws RangeError when wishes were never frozen
 */
export function figesDe({ semestreCode: semestre }: Pick<Choix, 'semestreCode'>, ligne: LigneLue): VoeuxFiges {
  const { pseudonyme, voeux, posteId, rangVoeu, reponduLe } = ligne
  if (!voeux) throw new RangeError('wishes of a line were not frozen')
  if (posteId !== null && rangVoeu === null && reponduLe)
    return { semestre, pseudonyme, figesLe: reponduLe.toISOString(), sel: voeux.sel, voeux: [posteId] }
  return { semestre, pseudonyme, figesLe: voeux.figesLe.toISOString(), sel: voeux.sel, voeux: voeux.postes }
}

/** The actor's own receipt, as the published file repeats it. Null for any other actor, and before wishes are frozen. */
export async function getRecu(acteur: Acteur, id: string): Promise<(Recu & { pseudonyme: string }) | null> {
  if (!acteur.interneId) return null
  const choix = await db.choix.findUnique({ where: { id }, select: { id: true, semestreCode: true } })
  const [ligne] = choix ? await lireLignes(db, choix, acteur.interneId) : []
  return choix && ligne?.voeux ? { ...emettreRecu(figesDe(choix, ligne)), pseudonyme: ligne.pseudonyme } : null
}

/** A copy of the result: the public one for every signed-in person, the other for those bound to secrecy. Null otherwise. */
export async function getCopie(acteur: Acteur, id: string, copie: 'publique' | 'commission'): Promise<{ id: string } | null> {
  const choix = await db.choix.findUnique({ where: { id }, select: { publiqueId: true, commissionId: true } })
  if (copie === 'commission' && !peutLireCopieCommission(acteur)) return null
  const fichierId = copie === 'publique' ? choix?.publiqueId : choix?.commissionId
  return fichierId ? { id: fichierId } : null
}
