import { randomUUID } from 'node:crypto'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { phaseAu, stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { empreinteListe, type LigneListe } from '@/lib/stages/campagne/liste/contenu'
import { ligneSecond, type Second } from '@/lib/referentiel/stage/couplage'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import type { Lot } from '../lot'
import { creerAlea, type Alea } from '../departement/alea'
import { a, enFinDe, type Calendrier } from '../departement/calendrier'
import { lu } from '../departement/encadrement'
import type { InterneDuDepartement } from '../departement/internes'
import type { Lieu } from '../departement/lieux'

type Postes = NonNullable<Lot['poste']>

const APPORTS = [
  'Des consultations en autonomie dès le deuxième mois, relues chaque soir.',
  'La découverte des visites en établissement et de la coordination avec les infirmières.',
  'Une supervision présente sans être pesante, et du temps pour le travail de thèse.',
  'Une patientèle variée, beaucoup de suivi de maladies chroniques et de pédiatrie.',
  'Les réunions de l’équipe, où l’on apprend à décider à plusieurs.',
  'Des gestes que l’on fait peu ailleurs : infiltrations, sutures, échographie de débrouillage.',
]
const LIMITES = [
  'Des journées longues en période d’épidémie.',
  'Le logement est à vingt minutes en voiture, sans transport le soir.',
  'Peu de gynécologie : à compléter ailleurs.',
  'Le bureau est partagé le mardi.',
  'Rien à signaler.',
]

/** The data around a choice of stages: the campaign of posts and its two lists, wishes, evaluations of past stages, questions. */
export function animerStages(
  lot: Lot,
  internes: readonly InterneDuDepartement[],
  lieux: readonly Lieu[],
  postes: Postes,
  cal: Calendrier,
): void {
  // A random sequence of its own, so that the department's other people do not change.
  const alea = creerAlea(107)
  const code = cal.ouverte.semestre.code
  const offerts = postes.filter((p) => p.semestreCode === code)
  const listeId = ouvrirCampagne(lot, lieux, offerts, cal)
  const le = a(cal.aujourdhui, 9)
  lot.choix = (['SOCLE', 'APPROFONDISSEMENT'] as const).map((phase) => ({
    id: randomUUID(),
    semestreCode: code,
    phase,
    mode: phase === 'SOCLE' ? ('DIRECT' as const) : ('AUTOMATIQUE' as const),
    statutDepuis: ajouterJours(le, -8),
    voeuxJusquA: enFinDe(ajouterJours(cal.ouverte.choix, -3)),
    ouvreLe: a(cal.ouverte.choix, 9),
    listeId,
  }))
  lot.voeuxStage = internes.flatMap((i) => voeuxDe(i, offerts, cal, alea, ajouterJours(le, -alea.entier(1, 7))))
  evaluer(lot, internes, cal, alea)
  questionner(lot, internes, cal)
}

function voeuxDe(i: InterneDuDepartement, offerts: Postes, { ouverte }: Calendrier, alea: Alea, modifieLe: Date) {
  const parcours = { ...i, semestres: i.semestres.map(lu) }
  const phase = phaseAu(parcours, ouverte.semestre.code)
  if (phase === null || phase === 'CONSOLIDATION' || (i.cle !== null && i.cle !== 'morin') || (alea.entier(1, 5) === 1 && i.cle === null))
    return []
  const possibles = new Set(stagesPossibles(parcours, ouverte.semestre))
  const choisis = alea
    .melanger(offerts.filter((p) => possibles.has(p.categorie) && resteAuChoix(entier(p)) > 0))
    .slice(0, alea.entier(3, 12))
  if (choisis.length === 0) return []
  return [{ interneId: i.id, semestreCode: ouverte.semestre.code, postes: choisis.map((p) => String(p.id)), version: 1, modifieLe }]
}

const entier = (p: Postes[number]) => ({ capaciteOfferte: p.capaciteOfferte, horsChoix: p.horsChoix ?? 0, ajoutes: p.ajoutes ?? 0 })

/**
 * Every terrain was asked; two have not answered. The second list removes the terrain suspended since the first (R-MSU-11),
 * and restores a forgotten place.
 */
function ouvrirCampagne(lot: Lot, lieux: readonly Lieu[], offerts: Postes, cal: Calendrier): string {
  const id = randomUUID()
  const le = (jours: number): Date => a(ajouterJours(cal.aujourdhui, -jours), 10)
  const interroges = lieux.filter((l) => l.signataires[0] && offerts.some((p) => p.terrainId === l.id))
  lot.campagnePostes = [
    {
      id,
      semestreCode: cal.ouverte.semestre.code,
      statut: 'PUBLIEE',
      statutDepuis: le(18),
      reponsesAvant: ajouterJours(cal.aujourdhui, -25),
      creeLe: le(60),
      version: 3,
    },
  ]
  lot.demandeCapacite = interroges.map((lieu, n) => {
    const signataire = lieu.signataires[0]
    const repondu = n >= 2
    return {
      campagneId: id,
      terrainId: lieu.id,
      nom: signataire?.nom ?? '',
      courriel: signataire?.courriel ?? '',
      jeton: empreinteJeton(nouveauJeton()),
      expireLe: enFinDe(ajouterJours(cal.aujourdhui, -25)),
      demandeLe: le(58),
      relanceeLe: repondu ? null : le(30),
      reponduLe: repondu ? le(56 - (n % 20)) : null,
      reponduPar: repondu ? (signataire?.nom ?? '') : null,
      reponses: repondu
        ? offerts.filter((p) => p.terrainId === lieu.id).map((p) => ({ categorie: p.categorie, capacite: lieu.dit.capacite }))
        : [],
    }
  })
  const lignes = offerts.flatMap((p) => ligneDe(p, lieux))
  const offertes = lignes.filter((l) => l.capaciteOfferte > 0)
  const oubliee = offertes.find((l) => l.capaciteOfferte > 1)
  const avant = (l: LigneListe): number =>
    l === oubliee ? l.capaciteOfferte - 1 : l.capaciteOfferte || (lieux.find((lieu) => lieu.id === l.terrainId)?.dit.capacite ?? 0)
  const premieres = lignes.map((l) => ({ ...l, capaciteOfferte: avant(l) }))
  const retires = lignes.filter((l) => l.capaciteOfferte === 0).map((l) => `${l.intitule} est retiré, son agrément étant suspendu.`)
  publierListe(lot, { id, numero: 1, motif: '', le: le(18) }, premieres)
  const motif = [...retires, `Une place oubliée est rendue : ${oubliee?.intitule ?? ''}.`].join(' ')
  return publierListe(lot, { id, numero: 2, motif, le: le(9) }, offertes)
}

type Version = Readonly<{ id: string; numero: number; motif: string; le: Date }>

export function publierListe(lot: Lot, { id: campagneId, numero, motif, le }: Version, lignes: readonly LigneListe[]): string {
  const id = randomUUID()
  lot.listePostes = [...(lot.listePostes ?? []), { id, campagneId, numero, motif, publieeLe: le, empreinte: empreinteListe(lignes) }]
  lot.lignePostes = [...(lot.lignePostes ?? []), ...lignes.map((l) => ({ listeId: id, ...l }))]
  return id
}

/** The line of one post on a published list. */
export function ligneDe(p: Postes[number], lieux: readonly Lieu[]): LigneListe[] {
  const lieu = lieux.find((l) => l.id === p.terrainId)
  if (!lieu) return []
  const { commune, structure, dit, ligne } = lieu
  return [
    {
      posteId: String(p.id),
      terrainId: p.terrainId,
      categorie: p.categorie,
      intitule: dit.intitule,
      structure,
      communeCode: commune.code,
      commune: commune.nom,
      zone: commune.zone,
      logement: ligne.logement ?? false,
      ...entier(p),
      ...ligneSecond(secondDans(p, lieux)),
    },
  ]
}

function secondDans({ secondTerrainId, premiereMoitie }: Postes[number], lieux: readonly Lieu[]): Second | null {
  const lieu = lieux.find((l) => l.id === secondTerrainId)
  if (!lieu || !premiereMoitie) return null
  return { terrainId: lieu.id, intitule: lieu.dit.intitule, structure: lieu.structure, commune: lieu.commune.nom, premiereMoitie }
}

/** Most people evaluate the stage they leave; no row says which answer is whose. */
function evaluer(lot: Lot, internes: readonly InterneDuDepartement[], cal: Calendrier, alea: Alea): void {
  // Two of the personas have not evaluated yet the stage they leave.
  const dus = new Set(
    internes
      .filter((i) => i.cle === 'morin' || i.cle === 'tran')
      .map((i) => i.semestres.filter((s) => s.semestreCode < cal.enCours.code).at(-1)),
  )
  const faits = internes
    .flatMap((i) => i.semestres)
    .filter((s) => s.terrainId && s.semestreCode < cal.enCours.code && alea.entier(1, 8) > 1 && !dus.has(s))
  const note = (): number => Math.min(5, alea.entier(2, 6))
  lot.evaluationRendue = faits.map((s) => ({ interneId: s.interneId, semestreCode: s.semestreCode, terrainId: s.terrainId ?? '' }))
  lot.evaluation = alea.melanger(faits).map((s) => ({
    id: randomUUID(),
    terrainId: s.terrainId ?? '',
    semestreCode: s.semestreCode,
    notes: { encadrement: note(), autonomie: note(), charge: note(), ambiance: note(), apprentissage: note() },
    apports: alea.choisir(APPORTS),
    limites: alea.choisir(LIMITES),
  }))
}

function questionner(lot: Lot, internes: readonly InterneDuDepartement[], cal: Calendrier): void {
  const le = (jours: number): Date => a(ajouterJours(cal.aujourdhui, -jours), 18, 40)
  const konate = internes.find((i) => i.cle === 'konate')
  const tran = internes.find((i) => i.cle === 'tran')
  const interrompu = konate?.semestres.find((s) => s.cause === 'INTERRUPTION')
  lot.contestation = [
    ...(konate && interrompu
      ? [
          {
            interneId: konate.id,
            semestreCode: interrompu.semestreCode,
            texte: 'Ce stage a été interrompu par un congé de plus de deux mois : je demande qu’il soit revu, j’ai transmis l’arrêt.',
            creeeLe: le(4),
          },
        ]
      : []),
    ...(tran
      ? [
          {
            interneId: tran.id,
            texte: 'Mes deux semestres d’avant le changement de spécialité comptent-ils ?',
            creeeLe: le(30),
            reponse: 'Non : ils n’ont pas été repris dans le DES de médecine générale, l’ancienneté repart de votre entrée dans ce DES.',
            reponduLe: le(27),
            version: 1,
          },
        ]
      : []),
  ]
}
