import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'

/** What the workflow keeps of the person who asks: their own choices as an interne, what they were asked as a host (R-LEG-6). */
export async function getMesDonnees({ personneId, interneId }: Acteur) {
  const [choix, demandesDeCapacite] = await Promise.all([
    interneId ? lireChoix(interneId) : null,
    personneId ? lireDemandesDeCapacite(personneId) : [],
  ])
  return { choix, demandesDeCapacite }
}

async function lireChoix(interneId: string) {
  const [voeuxStages, appels, niveaux, evaluationRendues] = await Promise.all([
    db.voeuxStage.findMany({
      where: { interneId },
      orderBy: { semestreCode: 'asc' },
      select: { semestreCode: true, postes: true, modifieLe: true, deposesLe: true, figesLe: true },
    }),
    db.appelChoix.findMany({
      where: { interneId },
      orderBy: { choix: { semestreCode: 'asc' } },
      relationLoadStrategy: 'join',
      select: {
        choix: { select: { semestreCode: true, phase: true, mode: true, statut: true } },
        pseudonyme: true,
        place: true,
        anciennete: true,
        situation: true,
        appeleLe: true,
        reponduLe: true,
        issue: true,
        poste: { select: { terrain: { select: { intitule: true } } } },
        rangVoeu: true,
        surnombre: true,
      },
    }),
    // Once the result is published: the level a terrain gave this person, never anybody else's (R-RNG-8, R-RNG-10).
    db.classementChoix.findMany({
      where: { interneId, choix: { statut: 'PUBLIE' } },
      orderBy: [{ choix: { semestreCode: 'asc' } }, { poste: { terrain: { intitule: 'asc' } } }],
      select: { niveau: true, choix: { select: { semestreCode: true } }, poste: { select: { terrain: { select: { intitule: true } } } } },
    }),
    // Only the semesters of the evaluations: the answers are anonymous (R-MSU-12).
    db.evaluationRendue.findMany({ where: { interneId }, orderBy: { semestreCode: 'asc' }, select: { semestreCode: true } }),
  ])
  return {
    voeuxStages,
    appelsAuChoix: appels.map(({ choix: { semestreCode, phase, mode, statut }, poste, ...appel }) => ({
      semestreCode,
      phase,
      ...appel,
      terrain: poste?.terrain.intitule ?? null,
      // A matching is read again before it is published: until then it gives nothing to anybody.
      ...(mode === 'APPARIEMENT' && statut !== 'PUBLIE' ? NON_PUBLIE : {}),
    })),
    evaluationRendues,
    niveauxDonnesParLesTerrains: niveaux.map(({ choix, poste, niveau }) => ({
      semestreCode: choix.semestreCode,
      terrain: poste.terrain.intitule,
      niveau,
    })),
  }
}

const NON_PUBLIE = { reponduLe: null, issue: null, terrain: null, rangVoeu: null, surnombre: null } as const

/** How many internes the terrain can receive: asked of an address, without an account. */
async function lireDemandesDeCapacite(personneId: string) {
  const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: personneId }, select: { courriel: true } })
  const demandes = await db.demandeCapacite.findMany({
    where: { courriel },
    orderBy: { demandeLe: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      campagne: { select: { semestreCode: true } },
      terrain: { select: { intitule: true } },
      demandeLe: true,
      relanceeLe: true,
      reponduLe: true,
      reponses: true,
      empechement: true,
    },
  })
  return demandes.map(({ campagne, terrain, ...d }) => ({ semestreCode: campagne.semestreCode, terrain: terrain.intitule, ...d }))
}
