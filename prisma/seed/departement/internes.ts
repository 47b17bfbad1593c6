import { randomUUID } from 'node:crypto'
import type { CategorieStage } from '@/generated/prisma/enums'
import { decaler } from '@/lib/referentiel/stage/semestre'
import { parcoursJusque, type Etape } from './parcours'
import type { Lot } from '../lot'
import type { Alea } from './alea'
import type { Calendrier } from './calendrier'
import type { Commune } from './communes'
import { couplageDe, type Lieu } from './lieux'
import type { Inscrit, Registre } from './registre'

export type InterneDuDepartement = Readonly<{
  cle: string | null
  id: string
  personne: Inscrit
  anneeEntree: number
  phase: NonNullable<Lot['interne']>[number]['phase']
  semestres: NonNullable<Lot['semestreInterne']>
}>

const TOTAL = 240
const PAR_COHORTE = 60

type Nomme = Readonly<{
  cle: string
  prenom: string
  nom: string
  persona?: readonly [string, number]
  etapes: readonly Etape[]
  classement?: readonly [rang: number, effectif: number]
  type?: 'ECN' | 'EN_GROUPE'
  maquette2017?: boolean
  mobilite?: boolean
}>

const arret = (cause: 'ANNEE_RECHERCHE' | 'DISPONIBILITE_CONVENANCES' | 'DISPONIBILITE_ETUDES'): Etape => ({
  situation: 'NON_ACCOMPLI',
  cause,
  phase: 'APPROFONDISSEMENT',
})

/** The people of the department's stories, each with the path that the story needs. */
const NOMMES: readonly Nomme[] = [
  {
    cle: 'vasseur',
    prenom: 'Clara',
    nom: 'Vasseur',
    persona: ['Interne, brouillon commencé', 10],
    etapes: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE'],
    classement: [2110, 3200],
  },
  {
    cle: 'konate',
    prenom: 'Boubacar',
    nom: 'Konaté',
    persona: ['Interne, dossier déposé', 20],
    etapes: [
      'URGENCES',
      'N1',
      arret('DISPONIBILITE_CONVENANCES'),
      arret('DISPONIBILITE_CONVENANCES'),
      { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'INTERRUPTION' },
      'SFE',
      'POLYVALENTE',
    ],
    classement: [7911, 10140],
    type: 'ECN',
  },
  {
    cle: 'roussel',
    prenom: 'Adèle',
    nom: 'Roussel',
    persona: ['Interne, dossier à compléter', 30],
    etapes: [
      'N1',
      'URGENCES',
      arret('DISPONIBILITE_ETUDES'),
      arret('DISPONIBILITE_ETUDES'),
      'POLYVALENTE',
      'SASPAS',
      { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'LONGUE_MALADIE' },
      'SFE',
    ],
    classement: [5120, 8720],
    type: 'ECN',
    maquette2017: true,
  },
  {
    cle: 'haddad',
    prenom: 'Dina',
    nom: 'Haddad',
    persona: ['Interne, terrain demandé non agréé jusqu’au bout', 40],
    etapes: ['N1', 'URGENCES', { categorie: 'POLYVALENTE', situation: 'NON_VALIDE', cause: 'GROSSESSE' }, 'POLYVALENTE', 'SFE'],
    classement: [1480, 3150],
  },
  {
    cle: 'tran',
    prenom: 'Gaël',
    nom: 'Tran',
    persona: ['Interne, affectation décidée', 50],
    etapes: [
      { categorie: 'URGENCES', situation: 'VALIDE', cause: 'REMORDS', phase: 'SOCLE' },
      { categorie: 'POLYVALENTE', situation: 'VALIDE', cause: 'REMORDS', phase: 'SOCLE' },
      'N1',
      'URGENCES',
      'POLYVALENTE',
      'SFE',
    ],
    classement: [2890, 3230],
  },
  {
    cle: 'morin',
    prenom: 'Élise',
    nom: 'Morin',
    persona: ['Interne, retour d’année-recherche, sans demande', 60],
    etapes: ['N1', 'URGENCES', arret('ANNEE_RECHERCHE'), arret('ANNEE_RECHERCHE'), 'POLYVALENTE', 'SFE'],
    classement: [640, 3200],
  },
  {
    cle: 'lemoine',
    prenom: 'Florent',
    nom: 'Lemoine',
    persona: ['Interne en disponibilité au prochain semestre', 70],
    etapes: [
      'N1',
      'URGENCES',
      { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'INTERRUPTION', moitieValidee: 'SANTE_ENFANT' },
      arret('DISPONIBILITE_CONVENANCES'),
    ],
    classement: [3005, 3190],
    mobilite: true,
  },
  {
    cle: 'petit',
    prenom: 'Hugo',
    nom: 'Petit',
    persona: ['Docteur junior : le fléchage ne le concerne plus', 80],
    etapes: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'],
    classement: [1200, 3180],
  },
]

/** The two orders of stages that a cohort follows, half and half, from the first semester to the eighth. */
const ORDRES: readonly (readonly CategorieStage[])[] = [
  ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ', 'N3_DJ'],
  ['URGENCES', 'N1', 'SFE', 'POLYVALENTE', 'LIBRE', 'SASPAS', 'N3_DJ', 'N3_DJ'],
]

/** Two hundred and forty internes in four cohorts, each stage in a terrain of its kind. */
export function composerInternes(
  registre: Registre,
  communes: readonly Commune[],
  lieux: readonly Lieu[],
  cal: Calendrier,
  alea: Alea,
): { internes: InterneDuDepartement[]; lot: Lot } {
  const lot: Required<Pick<Lot, 'interne' | 'semestreInterne' | 'mobilite'>> = { interne: [], semestreInterne: [], mobilite: [] }
  const internes: InterneDuDepartement[] = []
  const terrainPour = (categorie: CategorieStage): string => {
    const ouverts = lieux.filter((l) => l.dit.categories.includes(categorie) && l.dit.capacite > 0 && !l.dit.etat)
    return alea.choisir(ouverts.flatMap((l) => Array.from({ length: l.dit.capacite }, () => l.id)))
  }
  const ajouter = (etapes: readonly Etape[], n: Partial<Nomme> = {}): void => {
    const raconte = parcoursJusque(cal.enCours.code, etapes)
    const anneeEntree = n.maquette2017 ? Math.min(2022, raconte.anneeEntree) : raconte.anneeEntree
    const junior = raconte.phase === 'CONSOLIDATION'
    const personne = registre.inscrire({
      prenom: n.prenom,
      nom: n.nom,
      domaine: 'etu.hautebrune.example',
      roles: [junior ? 'DOCTEUR_JUNIOR' : 'INTERNE'],
      persona: n.persona,
    })
    const id = randomUUID()
    const [rang, effectifReference] = n.classement ?? [alea.entier(200, 3100), 3100 + (anneeEntree % 7) * 20]
    const semestres = raconte.semestres.map((s) => {
      const tire = s.categorie && terrainPour(s.categorie)
      const lieu = s.moitieValidee ? lieux.find((l) => l.dit.second) : lieux.find((l) => l.id === tire)
      const couplage = lieu && s.categorie === 'SFE' ? couplageDe(lieu, lieux) : null
      return { id: randomUUID(), interneId: id, ...s, terrainId: lieu?.id ?? null, ...couplage }
    })
    const interne = {
      id,
      personneId: personne.id,
      anneeEntree,
      typeClassement: n.type ?? (anneeEntree <= 2023 ? ('ECN' as const) : ('EN_GROUPE' as const)),
      rang,
      effectifReference,
      phase: raconte.phase,
      communeCode: alea.choisir(communes).code,
    }
    lot.interne.push(interne)
    lot.semestreInterne.push(...semestres)
    if (n.mobilite) lot.mobilite.push({ interneId: id, semestreCode: cal.ouverte.semestre.code, type: 'DISPONIBILITE' })
    internes.push({ cle: n.cle ?? null, id, personne, anneeEntree, phase: raconte.phase, semestres })
  }
  for (const n of NOMMES) ajouter(n.etapes, n)
  const rang = cal.enCours.code.endsWith('H') ? 1 : 2
  for (let cohorte = 0; cohorte < 4; cohorte++) {
    const dejaNommes = NOMMES.length / 4
    for (let i = 0; i < PAR_COHORTE - dejaNommes; i++) {
      const ordre = ORDRES[i % 2] ?? []
      ajouter(ordre.slice(0, rang + 2 * cohorte))
    }
  }
  // Two people of the same cohort and path are in full tie, so that the public draw settles something (R-RNG-7).
  const [premier, , second] = lot.interne.slice(NOMMES.length + PAR_COHORTE - NOMMES.length / 4)
  if (!premier || !second) throw new Error('the second cohort is empty')
  second.rang = premier.rang
  if (internes.length !== TOTAL) throw new Error(`${internes.length} internes instead of ${TOTAL}`)
  return { internes, lot }
}

/** Every semester that a path or an offer names, up to two after the present one. */
export const semestresDits = (internes: readonly InterneDuDepartement[], cal: Calendrier): string[] =>
  [
    ...new Set([
      ...internes.flatMap((i) => i.semestres.map((s) => s.semestreCode)),
      cal.enCours.code,
      ...[-1, 1, 2, 3, 4].map((n) => decaler(cal.enCours.code, n).code),
      cal.ouverte.semestre.code,
    ]),
  ].sort()
