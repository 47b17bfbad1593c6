import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { CHOIX } from '../../parametres'
import { minimumVoeux, type Classements } from '../../regles/consolidation'
import { lirePostes, lirePostesListe } from '../liste/queries'
import { hoteDe } from '@/lib/referentiel/stage/terrain/hote'
import { lieuxTenus, peutConduireChoix, type Choix } from '../policy'
import { lireDemandeurs } from '../classement/queries'
import { findChoix } from '../queries'
import { refusClassement } from './guards'

/** The hosts' rankings so far, by post: levels of internes, best first. */
export async function lireClassements(tx: Tx, choixId: string): Promise<Classements> {
  const lignes = await tx.classementChoix.findMany({ where: { choixId }, orderBy: [{ niveau: 'asc' }, { interneId: 'asc' }] })
  const parPoste = new Map<string, Map<number, string[]>>()
  for (const { posteId, interneId, niveau } of lignes) {
    const niveaux = parPoste.get(posteId) ?? new Map<number, string[]>()
    parPoste.set(posteId, niveaux.set(niveau, [...(niveaux.get(niveau) ?? []), interneId]))
  }
  return new Map([...parPoste].map(([posteId, niveaux]) => [posteId, [...niveaux.values()]]))
}

/** The person asked for each terrain; a terrain without a host is left out. */
export async function lireHotes(
  tx: Tx,
  terrainIds: readonly string[],
): Promise<Map<string, { id: string; nom: string; courriel: string }>> {
  const personne = { select: { id: true, prenom: true, nom: true, courriel: true } } as const
  const lus = await tx.terrain.findMany({
    where: { id: { in: [...terrainIds] } },
    select: {
      id: true,
      responsable: personne,
      praticiens: { orderBy: { msuId: 'asc' }, select: { coordinateur: true, msu: { select: { personne } } } },
    },
  })
  return new Map(
    lus.flatMap(({ id, ...terrain }) => {
      const hote = hoteDe(terrain)
      return hote ? [[id, { id: hote.id, nom: `${hote.prenom} ${hote.nom}`, courriel: hote.courriel }] as const] : []
    }),
  )
}

export type PosteAClasser = Readonly<{
  id: string
  libelle: string
  capacite: number
  /** By name. `niveau` null: not ranked yet. */
  demandeurs: readonly Readonly<{ id: string; nom: string; niveau: number | null }>[]
}>

/**
 * The posts of the actor's terrains and the people who asked for them, by name: no rank, no seniority, no order of wishes
 * (R-RNG-10). @throws IntrouvableError for an actor without a terrain in this choice
 */
export async function getClassement(
  acteur: Acteur,
  choixId: string,
): Promise<{ choix: Choix; ferme: string | null; postes: PosteAClasser[] }> {
  const choix = await findChoix(db, choixId)
  const lieux = lieuxTenus(acteur)
  if (!choix || !lieux || choix.mode !== 'APPARIEMENT' || choix.statut === 'PREPARATION') throw new IntrouvableError()
  const siens = await db.terrain.findMany({ where: lieux, select: { id: true } })
  const tenus = new Set(siens.map((t) => t.id))
  const postes = (await lirePostes(db, choix)).filter((p) => tenus.has(p.terrainId) && p.capacite > 0)
  if (postes.length === 0) throw new IntrouvableError()
  const [demandeurs, notes] = await Promise.all([
    lireDemandeurs(db, choix),
    db.classementChoix.findMany({ where: { choixId, posteId: { in: postes.map((p) => p.id) } } }),
  ])
  const niveaux = new Map(notes.map((n) => [`${n.posteId} ${n.interneId}`, n.niveau]))
  return {
    choix,
    ferme: refusClassement(choix, maintenant())?.message ?? null,
    postes: postes.map(({ id, libelle, capacite }) => ({
      id,
      libelle,
      capacite,
      demandeurs: (demandeurs.get(id) ?? []).map((d) => ({ ...d, niveau: niveaux.get(`${id} ${d.id}`) ?? null })),
    })),
  }
}

/** R-RNG-8: the least number of wishes in a consolidation that runs on this list. */
export async function lireMinimumVoeux(tx: Tx, listeId: string): Promise<number> {
  const postes = await lirePostesListe(tx, listeId, 'CONSOLIDATION')
  const parametres = await getParametres(CHOIX, tx)
  return minimumVoeux(postes, {
    pourCent: parametres['choix.consolidation_voeux_pour_cent'],
    plancher: parametres['choix.consolidation_voeux_min'],
  })
}

/** The progress of the hosts: posts that are in a wish, and how many of them are ranked. Counts only. @throws InterditError */
export async function getAvancement(acteur: Acteur, choix: Choix): Promise<{ demandes: number; classes: number }> {
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const [postes, demandeurs, classements] = await Promise.all([
    lirePostes(db, choix),
    lireDemandeurs(db, choix),
    lireClassements(db, choix.id),
  ])
  const demandes = postes.filter((p) => p.capacite > 0 && demandeurs.has(p.id))
  return { demandes: demandes.length, classes: demandes.filter((p) => classements.has(p.id)).length }
}

/** How many lists are deposited before the freezing (R-RNG-8), without their content. @throws InterditError */
export async function compterDepots(acteur: Acteur, { semestreCode }: Pick<Choix, 'semestreCode'>): Promise<number> {
  if (!peutConduireChoix(acteur)) throw new InterditError()
  return db.voeuxStage.count({ where: { semestreCode, deposesLe: { not: null } } })
}
