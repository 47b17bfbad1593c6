import type { Lot } from '../lot'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { creerAlea } from './alea'
import type { Calendrier } from './calendrier'
import type { Instances } from './instances'
import type { InterneDuDepartement } from './internes'

export type Encadre = InterneDuDepartement & Readonly<{ tuteurId: string; directeurTheseId: string | null }>

/** Practitioners who follow no interne: one is not agréé, one is suspended, one sits in the commission and has a story of her own. */
const SANS_TUTORAT = ['nguyen', 'dupuis', 'carpentier']

const tuteursPossibles = (msus: ReadonlyMap<string, string>): string[] =>
  [...msus].filter(([cle]) => !SANS_TUTORAT.includes(cle)).map(([, id]) => id)

/** The same for internes added beside the stories: a tutor, and a director once past the first phase. */
export function encadrerArrives(lignes: NonNullable<Lot['interne']>, msus: ReadonlyMap<string, string>): void {
  const alea = creerAlea(45)
  const praticiens = tuteursPossibles(msus)
  for (const ligne of lignes.filter((l) => !l.tuteurId)) {
    const tuteurId = alea.choisir(praticiens)
    const directeurTheseId = ligne.phase === 'SOCLE' ? null : alea.choisir(praticiens.filter((id) => id !== tuteurId))
    Object.assign(ligne, { tuteurId, directeurTheseId })
  }
}

/** A semester of a path as the rules of the maquette read it. */
export const lu = (s: InterneDuDepartement['semestres'][number]) => ({
  semestreCode: s.semestreCode,
  phase: s.phase,
  categorie: s.categorie ?? null,
  situation: s.situation,
  cause: s.cause ?? null,
  moitieValidee: s.moitieValidee ?? null,
})

/**
 * Gives each interne a tutor, among teachers and maîtres de stage, and from the second phase on a thesis director. Teachers
 * follow internes at the end of their path; the vice-president of the commission also follows one who may still ask for a
 * stage (R-DEP-2).
 */
export function encadrer(
  internes: readonly InterneDuDepartement[],
  lignes: NonNullable<Lot['interne']>,
  msus: ReadonlyMap<string, string>,
  { enseignants, vicePresidence, siegeants }: Instances,
  cal: Calendrier,
): Encadre[] {
  // A random sequence of its own, so that the department's other people do not change.
  const alea = creerAlea(44)
  const praticiens = tuteursPossibles(msus)
  const representants = new Set(siegeants.map((s) => s.personneId))
  const suivie = internes
    .filter((i) => i.cle === null && i.phase === 'APPROFONDISSEMENT' && !representants.has(i.personne.id))
    .slice(1)
    .find((i) => stagesPossibles({ ...i, semestres: i.semestres.map(lu) }, cal.ouverte.semestre).length > 0)
  return internes.map((interne) => {
    const possibles = interne.phase === 'CONSOLIDATION' ? [...praticiens, ...enseignants, ...enseignants] : praticiens
    const tuteurId = interne === suivie ? vicePresidence : alea.choisir(possibles)
    const dirige = interne.phase !== 'SOCLE' && (interne.phase === 'CONSOLIDATION' || alea.entier(0, 2) > 0)
    const directeurTheseId = dirige ? alea.choisir(possibles.filter((id) => id !== tuteurId)) : null
    const ligne = lignes.find((l) => l.id === interne.id)
    Object.assign(ligne ?? {}, { tuteurId, directeurTheseId })
    return { ...interne, tuteurId, directeurTheseId }
  })
}
