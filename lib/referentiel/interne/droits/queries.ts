import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { semestreAu } from '@/lib/referentiel/stage/semestre'
import { DROITS } from '../parametres'
import { getMonParcours } from '../queries'
import { congesAnnuels } from './conges'
import { disponibilites } from './disponibilite'
import { stagesHorsRegion } from './hors-region'
import { delaiInterruption } from './interruption'
import { congesMaladie } from './maladie'
import { droitAuRemords } from './remords'
import { semaineDeStage } from './semaine'

/** Where each rule is written. */
const CLES = {
  semaine: 'droits.semaine_stage',
  gardes: 'droits.gardes_grossesse_mois',
  conges: 'droits.conges_interne_jours',
  interruption: 'droits.interruption_jours',
  maladie: 'droits.maladie_plein_mois',
  disponibilite: 'droits.disponibilite_duree_mois',
  horsRegion: 'droits.hors_region_stages',
  depot: 'droits.hors_region_depot_mois',
  remords: 'droits.remords_semestre',
} as const satisfies Record<string, keyof typeof DROITS>

export type Source = Readonly<{ titre: string; url: string | null; verifieLe: Date }>

/** What the rules of stages give this interne today (R-DES-5, R-STG-2 to R-STG-7), with their sources. @throws InterditError */
export async function getMesDroits(acteur: Acteur) {
  const date = aujourdhui()
  const [parcours, regles, lignes] = await Promise.all([
    getMonParcours(acteur),
    getParametres(DROITS),
    db.parametre.findMany({
      where: { cle: { in: Object.values(CLES) }, valableDu: { lte: date }, OR: [{ valableAu: null }, { valableAu: { gte: date } }] },
      select: { cle: true, sourceTitre: true, sourceUrl: true, verifieLe: true },
    }),
  ])
  const semestre = semestreAu(date)
  const enCours = parcours.semestres.find((s) => s.semestreCode === semestre.code)
  const sources = new Map(lignes.map((l) => [l.cle, { titre: l.sourceTitre, url: l.sourceUrl, verifieLe: l.verifieLe }]))
  return {
    parcours,
    semestre,
    enCours: enCours?.situation === 'EN_COURS' ? enCours : null,
    semaine: semaineDeStage(regles),
    conges: congesAnnuels(parcours.phase, regles),
    interruption: delaiInterruption(semestre, enCours?.joursInterruption ?? 0, date, regles),
    annuel: { min: regles['droits.interruption_annuel_min_mois'], max: regles['droits.interruption_annuel_max_mois'] },
    maladie: congesMaladie(date, regles),
    disponibilites: disponibilites(parcours, date, regles),
    preavisMois: regles['droits.disponibilite_preavis_mois'],
    horsRegion: stagesHorsRegion(parcours, date, regles),
    remords: droitAuRemords(parcours, date, regles),
    sources: (...noms: (keyof typeof CLES)[]): Source[] => noms.flatMap((nom) => sources.get(CLES[nom]) ?? []),
  }
}

export type MesDroits = Awaited<ReturnType<typeof getMesDroits>>
