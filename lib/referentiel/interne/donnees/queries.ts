import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'

/** The training of the interne who asks (R-LEG-6). Their own situation is told to them alone (R-RNG-10). Null for anybody else. */
export async function getMesDonnees({ interneId }: Acteur) {
  if (!interneId) return null
  const { commune, tuteur, directeurThese, semestres, situationInternes, ...interne } = await db.interne.findUniqueOrThrow({
    where: { id: interneId },
    relationLoadStrategy: 'join',
    select: {
      anneeEntree: true,
      typeClassement: true,
      rang: true,
      effectifReference: true,
      phase: true,
      theseSoutenueLe: true,
      contratSigneLe: true,
      fst: true,
      fstSemestres: true,
      tuteur: { select: { prenom: true, nom: true } },
      directeurThese: { select: { prenom: true, nom: true } },
      derogations: {
        orderBy: { accordeeLe: 'asc' },
        select: {
          objet: true,
          stages: true,
          phase: true,
          jusquAu: true,
          accordeeLe: true,
          accordeePar: true,
          motif: true,
          retireeLe: true,
        },
      },
      commune: { select: { nom: true } },
      semestres: {
        orderBy: { semestre: { debut: 'asc' } },
        select: {
          semestreCode: true,
          phase: true,
          categorie: true,
          situation: true,
          cause: true,
          joursInterruption: true,
          moitieValidee: true,
          terrain: { select: { intitule: true } },
          premiereMoitie: true,
          secondTerrain: { select: { intitule: true } },
        },
      },
      mobilites: { select: { semestreCode: true, type: true } },
      contestations: {
        orderBy: { creeeLe: 'asc' },
        select: { semestreCode: true, texte: true, creeeLe: true, reponse: true, reponduLe: true },
      },
      situationInternes: {
        orderBy: { semestreCode: 'asc' },
        select: { semestreCode: true, situation: true, mandataire: true, absenceDu: true, absenceAu: true, noteeLe: true },
      },
    },
  })
  return {
    ...interne,
    tuteur: tuteur && `${tuteur.prenom} ${tuteur.nom}`,
    directeurThese: directeurThese && `${directeurThese.prenom} ${directeurThese.nom}`,
    commune: commune?.nom ?? null,
    semestres: semestres.map(({ terrain, ...s }) => ({ ...s, terrain: terrain?.intitule ?? null })),
    situationsPourLeChoix: situationInternes,
  }
}
