import { createHash, randomUUID } from 'node:crypto'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { phaseAu } from '@/lib/referentiel/interne/maquette'
import { emettreRecu } from '@/lib/stages/regles/recu'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import type { Agents } from '../flechage/dossier'
import { joindre, type Lot } from '../lot'
import { parcoursJusque, type Etape } from '../departement/parcours'
import { creerAlea } from '../departement/alea'
import { journalDuChoix, semestreAppele } from './appel-en-direct'
import { a, enFinDe, type Calendrier } from '../departement/calendrier'
import { lu } from '../departement/encadrement'
import type { InterneDuDepartement } from '../departement/internes'
import type { Lieu } from '../departement/lieux'
import type { Registre } from '../departement/registre'

/**
 * The matching of the next semester, whose wishes are open (R-RNG-8): most lists are deposited, some are too short, one
 * persona has begun theirs.
 */
export function ouvrirVoeuxConsolidation(lot: Lot, internes: readonly InterneDuDepartement[], cal: Calendrier): void {
  // A random sequence of its own, so that the department's other people do not change.
  const alea = creerAlea(8)
  const { semestre, choix } = cal.ouverte
  const hier = a(ajouterJours(cal.aujourdhui, -1), 9)
  const offerts = (lot.poste ?? [])
    .filter((p) => p.semestreCode === semestre.code && p.categorie === 'N3_DJ')
    .filter((p) => resteAuChoix({ capaciteOfferte: p.capaciteOfferte, horsChoix: p.horsChoix ?? 0, ajoutes: p.ajoutes ?? 0 }) > 0)
    .map((p) => String(p.id))
  const concernes = internes.filter((i) => phaseAu({ ...i, semestres: i.semestres.map(lu) }, semestre.code) === 'CONSOLIDATION')
  joindre(lot, {
    choix: [
      {
        id: randomUUID(),
        semestreCode: semestre.code,
        phase: 'CONSOLIDATION',
        mode: 'APPARIEMENT',
        statutDepuis: ajouterJours(hier, -7),
        voeuxJusquA: enFinDe(ajouterJours(choix, -20)),
        ouvreLe: a(choix, 9),
      },
    ],
    voeuxStage: concernes
      .filter((i) => i.cle !== null || alea.entier(1, 9) > 1)
      .map((i) => {
        const modifieLe = ajouterJours(hier, -alea.entier(0, 6))
        const postes = alea.melanger(offerts).slice(0, i.cle === null ? alea.entier(3, offerts.length) : 2)
        const depose = postes.length >= 4 && alea.entier(1, 4) > 1
        return { interneId: i.id, semestreCode: semestre.code, postes, version: 1, modifieLe, deposesLe: depose ? modifieLe : null }
      }),
  })
}

type Junior = Readonly<{ prenom: string; nom: string; rang: number; persona?: readonly [string, number]; voeux: readonly number[] }>

/** Back from leave at this semester, each with the terrains they asked for, as numbers of `TERRAINS`. */
const JUNIORS: readonly Junior[] = [
  { prenom: 'Capucine', nom: 'Aubertin', rang: 310, voeux: [0, 1, 2, 3] },
  { prenom: 'Idriss', nom: 'Benkacem', rang: 640, voeux: [0, 1, 4, 5] },
  {
    prenom: 'Manon',
    nom: 'Le Floch',
    rang: 1120,
    persona: ['Docteure junior, vœux figés d’un appariement prêt à être fait', 93],
    voeux: [0, 2, 1, 3],
  },
  { prenom: 'Théodore', nom: 'Vidalenc', rang: 1490, voeux: [1, 0, 2, 4] },
  { prenom: 'Salomé', nom: 'Grandin', rang: 1985, voeux: [1, 3, 0, 5, 2] },
  { prenom: 'Bastien', nom: 'Kowalski', rang: 2440, voeux: [2, 1] },
  { prenom: 'Nour', nom: 'Chafik', rang: 2875, voeux: [3, 1, 0, 2] },
]

const EFFECTIF = 3180

/** Six terrains of one place each, and the levels that some of them gave: numbers of `JUNIORS`, best level first. */
const TERRAINS: readonly Readonly<{ cle: string; niveaux?: readonly (readonly number[])[] }>[] = [
  { cle: 'n3-trois-vallees', niveaux: [[2], [1, 3]] },
  { cle: 'n3-chantemerle', niveaux: [[4], [], [0, 3]] },
  { cle: 'n3-salines' },
  { cle: 'n3-froidmont', niveaux: [[6], [4]] },
  { cle: 'n3-haute-lande' },
  { cle: 'n3-trois-rivieres' },
]

const PARCOURS: readonly Etape[] = [
  'N1',
  'URGENCES',
  'POLYVALENTE',
  'SFE',
  { situation: 'NON_ACCOMPLI', cause: 'DISPONIBILITE_ETUDES', phase: 'APPROFONDISSEMENT' },
  'SASPAS',
  'LIBRE',
]

type Fond = Readonly<{ registre: Registre; lieux: readonly Lieu[]; cal: Calendrier; agents: Agents }>

/**
 * A matching whose wishes are frozen and whose time for ranking is over: three terrains ranked the internes who asked for
 * them, the others did not. Beside the live choice, in the semester whose campaign has reached its choice.
 */
export function preparerAppariement(lot: Lot, { registre, lieux, cal, agents }: Fond): void {
  const semestre = semestreAppele(cal)
  const le = (jours: number, heure: number): Date => a(ajouterJours(cal.aujourdhui, -jours), heure)
  const postes = TERRAINS.map(({ cle }) => {
    const terrainId = lieux.find((l) => l.dit.cle === cle)?.id
    const poste = lot.poste?.find((p) => p.semestreCode === semestre.code && p.terrainId === terrainId && p.categorie === 'N3_DJ')
    if (!poste) throw new Error(`${cle} has no place in ${semestre.code}`)
    return String(poste.id)
  })
  const choixId = randomUUID()
  joindre(lot, {
    choix: [
      {
        id: choixId,
        semestreCode: semestre.code,
        phase: 'CONSOLIDATION',
        mode: 'APPARIEMENT',
        statut: 'VOEUX_FIGES',
        statutDepuis: le(8, 14),
        voeuxJusquA: le(8, 12),
        ouvreLe: le(1, 9),
        listeId: lot.choix?.find((c) => c.semestreCode === semestre.code)?.listeId,
        version: 1,
      },
    ],
    ligneJournal: journalDuChoix(choixId, agents, [
      ['preparer', null, 'PREPARATION', le(16, 11)],
      ['figerVoeux', 'PREPARATION', 'VOEUX_FIGES', le(8, 14)],
    ]),
  })
  const ids = JUNIORS.map((junior, n) => inscrireJunior(lot, registre, lieux, cal, junior, n))
  const figesLe = le(8, 14)
  joindre(lot, {
    voeuxStage: JUNIORS.map((junior, n) => {
      const { pseudonyme, sel } = tirages(junior)
      const voeux = junior.voeux.map((t) => postes[t] ?? '')
      const { empreinte } = emettreRecu({ semestre: semestre.code, pseudonyme, figesLe: figesLe.toISOString(), sel, voeux })
      const modifieLe = le(10, 18)
      const deposesLe = voeux.length >= 4 ? modifieLe : null
      return {
        interneId: ids[n] ?? '',
        semestreCode: semestre.code,
        postes: voeux,
        version: 1,
        modifieLe,
        deposesLe,
        figesLe,
        sel,
        empreinte,
      }
    }),
    appelChoix: JUNIORS.map((junior, n) => ({
      choixId,
      interneId: ids[n] ?? '',
      pseudonyme: tirages(junior).pseudonyme,
      groupe: 0,
      anciennete: 0,
      situation: 'NORMAL' as const,
    })),
    classementChoix: TERRAINS.flatMap(({ niveaux = [] }, t) =>
      niveaux.flatMap((niveau, i) => niveau.map((n) => ({ choixId, posteId: postes[t] ?? '', interneId: ids[n] ?? '', niveau: i + 1 }))),
    ),
  })
}

function tirages({ nom }: Junior): { pseudonyme: string; sel: string } {
  const tire = (quoi: string): string => createHash('sha256').update(`${quoi} ${nom}`).digest('hex')
  return {
    pseudonyme: tire('pseudonyme').slice(0, 6).toUpperCase().replaceAll('0', 'K').replaceAll('1', 'T'),
    sel: tire('sel').slice(0, 32),
  }
}

/** On leave for the next semester, so that the third phase begins with the one after. */
function inscrireJunior(lot: Lot, registre: Registre, lieux: readonly Lieu[], cal: Calendrier, dit: Junior, n: number): string {
  const { anneeEntree, semestres } = parcoursJusque(cal.enCours.code, PARCOURS)
  const personne = registre.inscrire({
    prenom: dit.prenom,
    nom: dit.nom,
    domaine: 'etu.hautebrune.example',
    roles: ['INTERNE'],
    persona: dit.persona,
  })
  joindre(lot, { personne: registre.lot.personne.slice(-1), nomination: registre.lot.nomination.slice(-1) })
  const interneId = randomUUID()
  const ouverts = lieux.filter((l) => l.dit.capacite > 0 && !l.dit.etat)
  joindre(lot, {
    interne: [
      {
        id: interneId,
        personneId: personne.id,
        anneeEntree,
        typeClassement: 'EN_GROUPE',
        rang: dit.rang,
        effectifReference: EFFECTIF,
        phase: 'APPROFONDISSEMENT',
        communeCode: lieux[n * 4]?.commune.code,
        contratSigneLe: ajouterJours(cal.enCours.debut, -900),
      },
    ],
    semestreInterne: semestres.map((s) => ({
      interneId,
      ...s,
      terrainId: (s.categorie && ouverts.filter((l) => l.dit.categories.includes(s.categorie ?? 'N1'))[n]?.id) ?? null,
    })),
    mobilite: [{ interneId, semestreCode: cal.ouverte.semestre.code, type: 'DISPONIBILITE' }],
  })
  return interneId
}
