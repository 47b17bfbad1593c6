import { randomUUID } from 'node:crypto'
import type { College, FonctionMembre, Role, StatutSeance } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { estJourOuvre } from '@/lib/core/temps/jours-ouvres'
import type { Agents, Siegeant } from '../flechage/dossier'
import { grilleCampagne, PRESENTATION } from '../flechage/campagne'
import type { Lot } from '../lot'
import { a, enFinDe, type Calendrier, type DatesCampagne } from './calendrier'
import { MEDECINS, NOUVEAU_MEDECIN } from './cellule'
import type { InterneDuDepartement } from './internes'
import type { Registre } from './registre'

export type Campagne = Readonly<{
  id: string
  semestreCode: string
  dates: DatesCampagne
  ligne: NonNullable<Lot['campagneFlechage']>[number]
}>
export type SeanceDite = Readonly<{ id: string; le: Date; convoqueeLe: Date }>
export type Instances = Readonly<{
  agents: Agents
  siegeants: readonly Siegeant[]
  campagnes: { ouverte: Campagne; passees: readonly [Campagne, Campagne] }
  vicePresidence: string
  /** Teachers who may be tutors: none of those who act in the stories. */
  enseignants: readonly string[]
  /** Sessions: closed for the two past campaigns; for the open one, one closed, one opened yesterday and still open, one in a few days. */
  seances: { passees: readonly [SeanceDite, SeanceDite]; tenue: SeanceDite; ouverte: SeanceDite; convoquee: SeanceDite }
  lot: Lot
}>

const AGENTS: readonly Readonly<{
  cle: string
  prenom: string
  nom: string
  roles: readonly Role[]
  persona: readonly [string, number]
}>[] = [
  { cle: 'gestionnaire', prenom: 'Nathalie', nom: 'Prigent', roles: ['GESTIONNAIRE'], persona: ['Secrétariat du DUMG', 300] },
  {
    cle: 'rapporteuse',
    prenom: 'Sandrine',
    nom: 'Collet',
    roles: ['GESTIONNAIRE', 'ENSEIGNANT'],
    persona: ['Secrétariat et membre de la commission', 310],
  },
  {
    cle: 'coordonnateur',
    prenom: 'Bernard',
    nom: 'Tanguy',
    roles: ['COORD_DES', 'ENSEIGNANT'],
    persona: ['Coordonnateur du DES, préside la commission', 320],
  },
  {
    cle: 'vice',
    prenom: 'Mireille',
    nom: 'Astruc',
    roles: ['ENSEIGNANT'],
    persona: ['Enseignante, vice-présidente de la commission', 330],
  },
  {
    cle: 'enseignant',
    prenom: 'Rémi',
    nom: 'Jourdan',
    roles: ['ENSEIGNANT'],
    persona: ['Enseignant, membre suppléant de la commission', 340],
  },
  { cle: 'direction', prenom: 'Florence', nom: 'Galland', roles: ['DIR_DUMG', 'ENSEIGNANT'], persona: ['Directrice du DUMG', 350] },
  { cle: 'ufr', prenom: 'Christian', nom: 'Vautrin', roles: ['DIR_UFR'], persona: ['Doyen, directeur de l’UFR', 360] },
  { cle: 'ars', prenom: 'Leïla', nom: 'Chergui', roles: ['ARS'], persona: ['Agence régionale de santé', 370] },
  ...MEDECINS,
  NOUVEAU_MEDECIN,
  { cle: 'technique', prenom: 'Sami', nom: 'Rezgui', roles: ['ADMIN_TECH'], persona: ['Administration technique', 400] },
  { cle: 'dpo', prenom: 'Hortense', nom: 'Viguier', roles: ['DPO'], persona: ['Déléguée à la protection des données', 410] },
]

/** The people who act, the commission with its two colleges and its substitutes, the campaigns and their sessions. */
export function composerInstances(
  registre: Registre,
  msus: ReadonlyMap<string, string>,
  internes: readonly InterneDuDepartement[],
  cal: Calendrier,
): Instances {
  const personnes = new Map(
    AGENTS.map((g) => [
      g.cle,
      registre.inscrire({
        prenom: g.prenom,
        nom: g.nom,
        domaine: g.cle === 'ars' ? 'ars.example' : 'hautebrune.example',
        roles: g.roles,
        persona: g.persona,
      }).id,
    ]),
  )
  const de = (cle: string): string => personnes.get(cle) ?? ''
  const representants = internes.filter((i) => i.cle === null && i.phase === 'APPROFONDISSEMENT').slice(0, 4)
  const lot: Required<Pick<Lot, 'commission' | 'membre' | 'campagneFlechage' | 'seance' | 'presence'>> = {
    commission: [],
    membre: [],
    campagneFlechage: [],
    seance: [],
    presence: [],
  }
  const commissionId = randomUUID()
  lot.commission.push({ id: commissionId, code: 'DMG', nom: 'Commission du département de médecine générale' })
  const debut = jourDe(ajouterJours(cal.passees[0].ouvre, -30))
  const sieger = (
    personneId: string,
    college: College,
    fonction: FonctionMembre = 'MEMBRE',
    suppleantDeId: string | null = null,
  ): Siegeant => {
    const membreId = randomUUID()
    lot.membre.push({
      id: membreId,
      commissionId,
      personneId,
      college,
      fonction,
      suppleantDeId,
      acte: `Arrêté du doyen ${debut.getUTCFullYear()}-118`,
      debut,
    })
    return { membreId, personneId }
  }
  const president = sieger(de('coordonnateur'), 'DMG', 'PRESIDENT')
  const dmg = [
    president,
    sieger(de('vice'), 'DMG', 'VICE_PRESIDENT'),
    sieger(de('rapporteuse'), 'DMG'),
    sieger(msus.get('carpentier') ?? '', 'DMG'),
  ]
  for (const r of representants) registre.nommer(r.personne.id, 'REP_INTERNES')
  presenter(registre, representants)
  const etudiants = representants.slice(0, 3).map((r) => sieger(r.personne.id, 'INTERNES'))
  sieger(de('enseignant'), 'DMG', 'MEMBRE', dmg[1]?.membreId)
  if (representants[3]) sieger(representants[3].personne.id, 'INTERNES', 'MEMBRE', etudiants[0]?.membreId)
  const siegeants = [...dmg, ...etudiants]

  const campagne = (dates: DatesCampagne): Campagne => {
    const ligne = {
      id: randomUUID(),
      semestreCode: dates.semestre.code,
      ouvreLe: a(dates.ouvre, 8),
      fermeLe: enFinDe(dates.ferme),
      commissionLe: dates.commission,
      saisineLe: dates.saisine,
      decisionLe: dates.decision,
      choixLe: dates.choix,
      motifs: ['PROJET_PROFESSIONNEL', 'PROJET_PEDAGOGIQUE', 'TERRITOIRE_CESP', 'HANDICAP', 'MALADIE'] as const,
      zones: ['ZIP', 'ZAC', 'HORS_ZONE'] as const,
      categories: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE'] as const,
      grille: grilleCampagne(),
      presentation: PRESENTATION,
      dernierNumero: 0,
      creeeLe: a(jourDe(ajouterJours(dates.ouvre, -9)), 10),
    }
    const entree = { ...ligne, motifs: [...ligne.motifs], zones: [...ligne.zones], categories: [...ligne.categories] }
    lot.campagneFlechage.push(entree)
    return { id: ligne.id, semestreCode: dates.semestre.code, dates, ligne: entree }
  }
  const seance = (jour: Date, statut: StatutSeance): SeanceDite => {
    const id = randomUUID()
    const le = a(jour, 14)
    const convoqueeLe = a(jourDe(ajouterJours(jour, statut === 'CONVOQUEE' ? -10 : -5)), 9)
    lot.seance.push({
      id,
      commissionId,
      prevueLe: le,
      lieu: 'Faculté de médecine, salle des actes',
      statut,
      statutDepuis: {
        CLOSE: a(jour, 17, 30),
        OUVERTE: le,
        CONVOQUEE: convoqueeLe,
        PREPARATION: a(jourDe(ajouterJours(cal.aujourdhui, -6)), 9),
      }[statut],
      ...(statut === 'CLOSE' && { pvId: randomUUID(), pvPublicId: randomUUID() }),
    })
    if (statut === 'CLOSE') lot.presence.push(...siegeants.map((s) => ({ seanceId: id, membreId: s.membreId, etat: 'PRESENT' as const })))
    return { id, le, convoqueeLe }
  }
  const campagnes = { passees: [campagne(cal.passees[0]), campagne(cal.passees[1])] as const, ouverte: campagne(cal.ouverte) }
  const seances = {
    passees: [
      seance(jourOuvre(cal.passees[0].commission, -1), 'CLOSE'),
      seance(jourOuvre(cal.passees[1].commission, -1), 'CLOSE'),
    ] as const,
    tenue: seance(jourOuvre(ajouterJours(cal.aujourdhui, -20), -1), 'CLOSE'),
    ouverte: seance(jourOuvre(ajouterJours(cal.aujourdhui, -1), -1), 'OUVERTE'),
    convoquee: seance(jourOuvre(ajouterJours(cal.aujourdhui, 4), 1), 'CONVOQUEE'),
  }
  seance(jourOuvre(cal.ouverte.commission, -1), 'PREPARATION')
  return {
    agents: {
      gestionnaire: de('gestionnaire'),
      coordonnateur: de('coordonnateur'),
      president: de('coordonnateur'),
      directionUfr: de('ufr'),
      ars: de('ars'),
      representant: etudiants[0]?.personneId ?? '',
    },
    siegeants,
    vicePresidence: de('vice'),
    enseignants: ['vice', 'enseignant', 'direction'].map(de),
    campagnes,
    seances,
    lot,
  }
}

/** This day or, in the given direction, the first working day. */
const jourOuvre = (jour: Date, sens: 1 | -1): Date => (estJourOuvre(jour) ? jour : jourOuvre(jourDe(ajouterJours(jour, sens)), sens))

/** The students' representatives are among the personas. */
function presenter(registre: Registre, representants: readonly InterneDuDepartement[]): void {
  representants.forEach((r, i) => {
    const ligne = registre.lot.personne.find((p) => p.id === r.personne.id)
    if (ligne && (i === 0 || i === 3))
      Object.assign(
        ligne,
        i === 0
          ? { persona: 'Représentation des internes, siège titulaire', personaOrdre: 100 }
          : { persona: 'Représentation des internes, siège suppléant', personaOrdre: 110 },
      )
  })
}
