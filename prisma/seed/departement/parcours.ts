import type { CategorieStage, CauseSemestre, MoitieStage, Phase, SituationSemestre } from '@/generated/prisma/enums'
import { decaler } from '@/lib/referentiel/stage/semestre'

type Dite = Readonly<{
  categorie?: CategorieStage
  situation: SituationSemestre
  cause: CauseSemestre | null
  phase?: Phase
  moitieValidee?: MoitieStage
}>

/** One semester of a path: a stage, or what happened instead. */
export type Etape = CategorieStage | (Dite & Readonly<{ cause: CauseSemestre }>)

export type SemestreRaconte = Readonly<{
  semestreCode: string
  phase: Phase
  categorie: CategorieStage | null
  situation: SituationSemestre
  cause: CauseSemestre | null
  moitieValidee: MoitieStage | null
}>

const PHASE_DE: Record<CategorieStage, Phase> = {
  N1: 'SOCLE',
  URGENCES: 'SOCLE',
  POLYVALENTE: 'APPROFONDISSEMENT',
  SFE: 'APPROFONDISSEMENT',
  SANTE_FEMME: 'APPROFONDISSEMENT',
  SANTE_ENFANT: 'APPROFONDISSEMENT',
  SASPAS: 'APPROFONDISSEMENT',
  LIBRE: 'APPROFONDISSEMENT',
  N3_DJ: 'CONSOLIDATION',
}

/**
 * A path built backwards from the semester under way: the last step is in progress, those before it are over. The first
 * semester is always a winter: when the count would make it a summer, a semester that was not validated is put before.
 */
export function parcoursJusque(
  enCours: string,
  etapes: readonly Etape[],
): { anneeEntree: number; phase: Phase; semestres: SemestreRaconte[] } {
  const debut = decaler(enCours, 1 - etapes.length).code
  const completes: Etape[] = debut.endsWith('H')
    ? [...etapes]
    : [{ categorie: 'N1', situation: 'NON_VALIDE', cause: 'INTERRUPTION' }, ...etapes]
  const premier = decaler(enCours, 1 - completes.length).code
  let phase: Phase = 'SOCLE'
  const semestres = completes.map((etape, i): SemestreRaconte => {
    const dite: Dite = typeof etape === 'string' ? { categorie: etape, situation: 'VALIDE' as const, cause: null } : etape
    phase = dite.phase ?? (dite.categorie ? PHASE_DE[dite.categorie] : phase)
    const enFin = i === completes.length - 1 && dite.situation === 'VALIDE'
    return {
      semestreCode: decaler(premier, i).code,
      phase,
      categorie: dite.categorie ?? null,
      situation: enFin ? 'EN_COURS' : dite.situation,
      cause: dite.cause,
      moitieValidee: dite.moitieValidee ?? null,
    }
  })
  return { anneeEntree: Number(premier.slice(0, 4)), phase, semestres }
}
