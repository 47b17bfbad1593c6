/** Fictitious departments of any size, always the same for the same seed: for the benchmark and the verifier's sample. */
import type { CategorieStage } from '../../generated/prisma/enums'
import { empreinteTexte } from '../../lib/core/donnees/canonique'
import type { SituationChoix } from '../../lib/referentiel/interne/situation-choix'
import type { Departement, Personne, Poste } from './derouler'

const LIEUX = [
  'MSP des Trois-Vallées',
  'CDS Louise-Michel',
  'MSP du Plateau',
  'CH du Val-Clair',
  'Cabinet Marelle',
  'PMI de Grandlieu',
  'CHU de Hautebrune',
]
const LIBELLES: [CategorieStage, string][] = [
  ['POLYVALENTE', 'médecine polyvalente'],
  ['SFE', 'santé de la femme et de l’enfant'],
  ['SASPAS', 'SASPAS'],
  ['LIBRE', 'stage libre'],
]
const CATEGORIES = LIBELLES.map(([c]) => c)

/** Years of origin: kind of ranking and size. The last is twice the one before, so that fractions of rank are sometimes equal. */
const PROMOTIONS = [
  ['ECN', 10_140],
  ['EN_GROUPE', 3_200],
  ['EN_GROUPE', 6_400],
] as const

export type Hasard = (n: number) => number

/** Whole numbers below `n`, from a linear congruential generator of 32 bits. */
export function hasard(depart: number): Hasard {
  let etat = depart >>> 0
  return (n) => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((etat / 2 ** 32) * n)
  }
}

/** Wishes favour the first posts of the list, as if everyone wanted the same ones. */
function voeux(h: Hasard, postes: readonly Poste[], combien: number): string[] {
  const choisis = new Set<string>()
  for (let essai = 0; choisis.size < Math.min(combien, postes.length) && essai < combien * 10; essai++) {
    const poste = postes[Math.min(h(postes.length), h(postes.length))]
    if (poste) choisis.add(poste.id)
  }
  return [...choisis]
}

function poste(h: Hasard, i: number): Poste {
  const [categorie, mot] = LIBELLES[h(LIBELLES.length)] ?? ['LIBRE', 'stage libre']
  const lieu = LIEUX[h(LIEUX.length)] ?? 'CHU de Hautebrune'
  return { id: `P${String(i + 1).padStart(5, '0')}`, libelle: `${lieu}, ${mot}`, categorie, capaciteOfferte: 1, horsChoix: 0, ajoutes: 0 }
}

export function personne(h: Hasard, i: number, postes: readonly Poste[], combien: number, situation: SituationChoix): Personne {
  const [typeClassement, effectifReference] = PROMOTIONS[h(PROMOTIONS.length)] ?? PROMOTIONS[0]
  const pseudonyme = empreinteTexte(`personne ${i}`).slice(0, 10).toUpperCase()
  const eligibles = CATEGORIES.filter(() => h(4) > 0)
  return {
    interne: { id: `i${i}`, pseudonyme, anciennete: h(4), typeClassement, rang: 1 + h(effectifReference), effectifReference, situation },
    eligibles: eligibles.length > 0 ? eligibles : ['LIBRE'],
    voeux: voeux(h, postes, combien),
    sel: empreinteTexte(`sel ${i}`).slice(0, 32),
  }
}

/** `n` people, `postes` posts of one place, `combien` wishes each; one surnombre in a hundred. */
export function departement(n: number, postes: number, combien: number): Departement {
  const h = hasard(n)
  const liste = Array.from({ length: postes }, (_, i) => poste(h, i))
  const situation = (): SituationChoix => (h(100) > 0 ? 'NORMAL' : h(2) > 0 ? 'SURNOMBRE_VALIDANT' : 'SURNOMBRE_NON_VALIDANT')
  return { postes: liste, personnes: Array.from({ length: n }, (_, i) => personne(h, i, liste, combien, situation())), fleches: [] }
}

const SITUATIONS_EXEMPLE: Partial<Record<number, SituationChoix>> = {
  3: 'HORS_CHOIX',
  11: 'DISPONIBILITE',
  17: 'SURNOMBRE_VALIDANT',
  23: 'HORS_CHOIX',
  29: 'ABSENT',
  31: 'REMORDS',
  41: 'SURNOMBRE_NON_VALIDANT',
  47: 'ABSENT_AVEC_PROCURATION',
}

/** Which people tie, and the factor that multiplies their fraction. */
const EGALITES: Partial<Record<number, [modele: number, facteur: number]>> = { 2: [1, 1], 21: [20, 2], 22: [20, 3], 51: [50, 1] }

/** The sample: sixty people, each situation at least once, three ties and two fléchages (one on a post taken, one on a post added). */
export function departementExemple(): Departement {
  const h = hasard(2027)
  const postes = Array.from({ length: 40 }, (_, i) => ({ ...poste(h, i), capaciteOfferte: 1 + h(2) }))
  const [pris, ajoute] = [postes[6], postes[12]]
  if (pris) postes[6] = { ...pris, horsChoix: 1 }
  if (ajoute) postes[12] = { ...ajoute, capaciteOfferte: 1, horsChoix: 1, ajoutes: 1 }
  const tirees = Array.from({ length: 60 }, (_, i) => personne(h, i, postes, 8, SITUATIONS_EXEMPLE[i] ?? 'NORMAL'))
  const personnes = tirees.map((p, i): Personne => {
    const [modele, facteur] = EGALITES[i] ?? []
    const egal = modele === undefined ? undefined : tirees[modele]?.interne
    if (!egal || !facteur) return i === 29 ? { ...p, voeux: [] } : p
    const { anciennete, typeClassement, rang, effectifReference } = egal
    return {
      ...p,
      interne: { ...p.interne, anciennete, typeClassement, rang: rang * facteur, effectifReference: effectifReference * facteur },
    }
  })
  return {
    postes,
    personnes,
    fleches: personnes.filter((p) => p.interne.situation === 'HORS_CHOIX').map((p) => p.interne.pseudonyme),
  }
}
