import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { NOM_MOITIE } from '@/lib/referentiel/stage/couplage'
import { NOM_STAGE } from '@/lib/referentiel/stage/schema'
import { stagesDispenses, type Amenagements } from './amenagements'
import { LIBELLE_PHASE, parDate, type SemestreParcours } from './anciennete'
import { coupler, moitieDue, MOITIES, moitiesFaites, type MoitieFaite } from './moities'

/** One stage that the DES requires. `moitie`: the half of its phase it must fall in, when the maquette says so. */
export type Creneau = Readonly<{ phase: Phase; categorie: CategorieStage; moitie?: 1 | 2 }>

/** A regulation of the DES: its variants are complete lists, of which an interne must fulfil one (R-DES-2). */
export type Maquette = Readonly<{ version: '2017' | '2023'; libelle: string; annees: 3 | 4; variantes: readonly (readonly Creneau[])[] }>

const creneau = (phase: Phase, categorie: CategorieStage, moitie?: 1 | 2): Creneau => ({ phase, categorie, ...(moitie && { moitie }) })
const appro = (categorie: CategorieStage, moitie?: 1 | 2): Creneau => creneau('APPROFONDISSEMENT', categorie, moitie)

const SOCLE = [creneau('SOCLE', 'N1'), creneau('SOCLE', 'URGENCES')]

const MAQUETTES: Record<Maquette['version'], Maquette> = {
  '2017': {
    version: '2017',
    libelle: 'Maquette de 2017, en trois ans',
    annees: 3,
    variantes: [
      [...SOCLE, appro('POLYVALENTE'), appro('SFE'), appro('SASPAS'), appro('LIBRE')],
      [...SOCLE, appro('POLYVALENTE'), appro('SANTE_FEMME'), appro('SANTE_ENFANT'), appro('SASPAS')],
    ],
  },
  '2023': {
    version: '2023',
    libelle: 'Maquette de 2023, en quatre ans',
    annees: 4,
    variantes: [
      [
        ...SOCLE,
        appro('POLYVALENTE', 1),
        appro('SFE', 1),
        appro('SASPAS', 2),
        appro('LIBRE', 2),
        creneau('CONSOLIDATION', 'N3_DJ'),
        creneau('CONSOLIDATION', 'N3_DJ'),
      ],
    ],
  },
}

/** R-DES-2: the year of entry decides. */
export const maquettePour = (anneeEntree: number): Maquette => MAQUETTES[anneeEntree >= 2023 ? '2023' : '2017']

/** R-DES-3: where the stage libre is preferably done; elsewhere it takes a project. */
export const STAGE_LIBRE_DE_PREFERENCE = [
  'gériatrie',
  'pédiatrie',
  'psychiatrie',
  'psychiatrie de l’enfant et de l’adolescent',
  'gynécologie médicale ou obstétrique',
] as const

export type EtatCreneau = Creneau &
  Readonly<{
    etat: 'VALIDE' | 'EN_COURS' | 'DU'
    semestreCode: string | null
    /** The stage that replaces it by the coordinator’s derogation (R-DES-1). */
    remplace?: CategorieStage
    /** Halves of a coupled stage done apart: two fill the slot, one leaves three months owed (R-DES-2). */
    moities?: readonly MoitieFaite[]
  }>

export type EtatMaquette = Readonly<{
  maquette: Maquette
  creneaux: readonly EtatCreneau[]
  /** Stages validated or under way that fill no slot. */
  horsMaquette: readonly SemestreParcours[]
  /**
   * R-DES-1: stages in general practice with a MSU, out of those that the regulation requires; `exiges` takes a derogation
   * into account.
   */
  medecineGenerale: Readonly<{ faits: number; prevus: number; exiges: number }>
}>

const MEDECINE_GENERALE: readonly CategorieStage[] = ['N1', 'SASPAS', 'N3_DJ']
const estDeVille = (c: Creneau): boolean => MEDECINE_GENERALE.includes(c.categorie)

/** Whether a semester fills or will fill a slot: those before a remords belong to another DES (R-RNG-4). */
const estFait = (s: SemestreParcours): boolean => (s.situation === 'VALIDE' || s.situation === 'EN_COURS') && s.cause !== 'REMORDS'

/** A coupled stage of which only one half is validated. */
const estAMoitie = (s: SemestreParcours): boolean => Boolean(s.moitieValidee) && s.situation === 'NON_VALIDE' && s.cause !== 'REMORDS'

/**
 * What is validated, under way and owed, in the variant that the path fits best. The semesters of a transversal training
 * fill no slot: they are additional (R-DES-4).
 */
export function etatMaquette(anneeEntree: number, semestres: readonly SemestreParcours[], amenagements: Amenagements = {}): EtatMaquette {
  const maquette = maquettePour(anneeEntree)
  const { fstSemestres = [] } = amenagements
  const siens = [...semestres].sort(parDate).filter((s) => !fstSemestres.includes(s.semestreCode))
  // A half validated alone counts for nothing in a variant without the coupled stage, as an additional stage does.
  const demis = siens.filter(estAMoitie).length
  const essais = maquette.variantes.map((variante) => {
    const etat = placer(maquette, variante, siens, amenagements)
    return { etat, cout: etat.horsMaquette.length + (variante.some((c) => c.categorie === 'SFE') ? 0 : demis) }
  })
  return essais.reduce((meilleur, essai) => (essai.cout < meilleur.cout ? essai : meilleur)).etat
}

function placer(
  maquette: Maquette,
  variante: readonly Creneau[],
  siens: readonly SemestreParcours[],
  amenagements: Amenagements,
): EtatMaquette {
  const faits = siens.filter(estFait)
  // A validated stage fills its slot before one that is only under way.
  const restants = [...faits.filter((s) => s.situation === 'VALIDE'), ...faits.filter((s) => s.situation === 'EN_COURS')]
  const prendre = (c: Creneau, convient: (s: SemestreParcours) => boolean): EtatCreneau => {
    const i = restants.findIndex(convient)
    const [pris] = i < 0 ? [] : restants.splice(i, 1)
    return { ...c, etat: pris ? (pris.situation === 'VALIDE' ? 'VALIDE' : 'EN_COURS') : 'DU', semestreCode: pris?.semestreCode ?? null }
  }
  const entiers = variante.map((c) => prendre(c, (s) => s.categorie === c.categorie))
  const demis = moitiesFaites(
    restants,
    siens.filter(estAMoitie),
    maquette.variantes.flat().some((c) => c.categorie === 'SANTE_FEMME'),
  )
  const stricts = entiers.map((c) => coupler(c, demis))
  // A stage that is half of the coupled one replaces no other; once both halves are there, it is no longer additional.
  const moities = demis.map((d) => d.semestre)
  if (stricts.some((c) => c.moities?.length === 2))
    for (const s of moities) if (restants.includes(s)) restants.splice(restants.indexOf(s), 1)
  const prevus = stricts.filter(estDeVille).length
  const dispenses = stagesDispenses(amenagements, prevus)
  let reste = dispenses
  const creneaux = stricts.map((c): EtatCreneau => {
    if (c.etat !== 'DU' || !estDeVille(c) || reste === 0) return c
    const autre = restants.find((s) => s.phase === c.phase && s.categorie && !moities.includes(s))
    if (!autre?.categorie) return c
    reste -= 1
    return { ...prendre(c, (s) => s === autre), remplace: autre.categorie }
  })
  const faitsDeVille = creneaux.filter((c) => estDeVille(c) && c.etat !== 'DU' && !c.remplace).length
  return { maquette, creneaux, horsMaquette: restants, medecineGenerale: { faits: faitsDeVille, prevus, exiges: prevus - dispenses } }
}

/** The path whose maquette is computed. */
export type Parcours = Readonly<{ anneeEntree: number; phase: Phase; semestres: readonly SemestreParcours[] }> & Amenagements
type Cible = Readonly<{ code: string; libelle: string }>

const avant = (parcours: Parcours, code: string): SemestreParcours[] => parcours.semestres.filter((s) => s.semestreCode < code)
const compterDus = ({ creneaux }: EtatMaquette): number => creneaux.filter((c) => c.etat === 'DU').length
const duEn = (etat: EtatMaquette, phase: Phase): EtatCreneau[] => etat.creneaux.filter((c) => c.phase === phase && c.etat === 'DU')

const PHASES: readonly Phase[] = ['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION']

/** The phase a path is in at a semester, if the semesters under way before it are validated. Null: no stage is owed any more. */
export function phaseAu(parcours: Parcours, code: string): Phase | null {
  const passe = avant(parcours, code).sort(parDate)
  const estPasse = parcours.semestres.some((s) => s.semestreCode >= code)
  const atteinte = estPasse ? (passe.at(-1)?.phase ?? 'SOCLE') : parcours.phase
  const etat = etatMaquette(parcours.anneeEntree, passe, parcours)
  return PHASES.slice(PHASES.indexOf(atteinte)).find((p) => duEn(etat, p).length > 0) ?? null
}

/** The maquette before and after one more stage, counted as validated (R-FLE-6). */
export function simuler(
  parcours: Parcours,
  ajout: Readonly<{ semestreCode: string; categorie: CategorieStage }>,
): Readonly<{ avant: EtatMaquette; apres: EtatMaquette }> {
  const passe = avant(parcours, ajout.semestreCode)
  const phase = phaseAu(parcours, ajout.semestreCode) ?? parcours.phase
  const ajoute: SemestreParcours = { ...ajout, phase, situation: 'EN_COURS', cause: null }
  return {
    avant: etatMaquette(parcours.anneeEntree, passe, parcours),
    apres: etatMaquette(parcours.anneeEntree, [...passe, ajoute], parcours),
  }
}

/**
 * R-FLE-6: the stage must fill an owed slot of the phase the interne will be in, in its half of the phase, and leave the
 * maquette possible. R-FLE-7 when that phase is consolidation. Returns nothing when the stage fits.
 */
export function refusMaquette(parcours: Parcours, categorie: CategorieStage, semestre: Cible): Refus | undefined {
  const passe = avant(parcours, semestre.code)
  const stage = NOM_STAGE[categorie]
  if (parcours.fstSemestres?.includes(semestre.code))
    return refus(
      'R-DES-4',
      `Le ${semestre.libelle.toLowerCase()} est pris par votre formation spécialisée transversale : aucun stage de la maquette ne s’y choisit.`,
    )
  const phase = phaseAu(parcours, semestre.code)
  if (phase === null) return refus('R-FLE-6', 'Votre maquette est complète : aucun stage ne reste à accomplir à ce semestre.')
  if (phase === 'CONSOLIDATION')
    return refus(
      'R-FLE-7',
      `Au ${semestre.libelle.toLowerCase()}, vous entrerez en phase de consolidation : l’affectation s’y fait par vœux puis appariement, pas par fléchage.`,
    )
  const { avant: etat, apres } = simuler(parcours, { semestreCode: semestre.code, categorie })
  const connus = [
    ...etat.maquette.variantes.flat().filter((c) => c.categorie === categorie),
    ...etat.creneaux.filter((c) => moitieDue(c) === categorie),
  ]
  if (connus.length === 0)
    return refus('R-FLE-6', `Le ${stage} ne figure pas dans votre maquette (${etat.maquette.libelle.toLowerCase()}).`)
  if (!connus.some((c) => c.phase === phase))
    return refus('R-FLE-6', `Le ${stage} n’appartient pas à la ${LIBELLE_PHASE[phase]}, où vous serez à ce semestre.`)
  const deja =
    passe.find((s) => s.categorie === categorie && estFait(s))?.situation ??
    etat.creneaux.find((c) => c.categorie === categorie && c.moities?.length === 2)?.etat
  const enTrop = apres.horsMaquette.length > etat.horsMaquette.length || compterDus(apres) >= compterDus(etat)
  if (deja && enTrop)
    return refus(
      'R-FLE-6',
      `Votre ${stage} est déjà ${deja === 'VALIDE' ? 'validé' : 'en cours'} : le refaire ne remplirait aucune place de votre maquette.`,
    )
  if (enTrop) return refus('R-FLE-6', `Ce ${stage} rendrait votre maquette impossible.${dusEnMots(duEn(etat, phase))}`)
  return refusOrdre(connus, passe, phase, etat, stage)
}

const duEnMots = (c: EtatCreneau): string => {
  const moitie = moitieDue(c)
  return moitie ? `trois mois de ${NOM_MOITIE[moitie]} (${NOM_STAGE[c.categorie]})` : NOM_STAGE[c.categorie]
}
const dusEnMots = (dus: readonly EtatCreneau[]): string =>
  dus.length === 0 ? '' : ` Il vous reste à accomplir : ${dus.map(duEnMots).join(', ')}.`

/** The second half of a phase opens after two semesters of it: its stages cannot come before (R-DES-2). */
function refusOrdre(
  connus: readonly Creneau[],
  passe: readonly SemestreParcours[],
  phase: Phase,
  etat: EtatMaquette,
  stage: string,
): Refus | undefined {
  if (!connus.every((c) => c.moitie === 2)) return undefined
  const accomplis = passe.filter((s) => s.phase === phase && s.situation !== 'NON_ACCOMPLI' && s.cause !== 'REMORDS').length
  if (accomplis >= 2) return undefined
  return refus(
    'R-FLE-6',
    `Le ${stage} se fait dans les deux derniers semestres de la ${LIBELLE_PHASE[phase]}.${dusEnMots(duEn(etat, phase).filter((c) => c.moitie === 1))}`,
  )
}

/** Every kind of stage that the regulation of a cohort allows; a half of the coupled one when only that half is owed (R-DES-2). */
export const categoriesPour = (anneeEntree: number): CategorieStage[] => [
  ...new Set([
    ...maquettePour(anneeEntree)
      .variantes.flat()
      .map((c) => c.categorie),
    ...MOITIES,
  ]),
]

/** The stages an interne may ask for at a semester, in the order of the maquette. */
export const stagesPossibles = (parcours: Parcours, semestre: Cible): CategorieStage[] =>
  categoriesPour(parcours.anneeEntree).filter((c) => refusMaquette(parcours, c, semestre) === undefined)
