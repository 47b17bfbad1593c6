import { randomUUID } from 'node:crypto'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { decaler, semestreDe } from '@/lib/referentiel/stage/semestre'
import type { Lot } from '../lot'
import { a, type Calendrier } from './calendrier'
import type { InterneDuDepartement } from './internes'

/** Contracts, theses, a transversal training and derogations: what makes a path differ from its cohort's (R-DES-1, R-DES-4 to R-DES-8). */
export function suivreParcours(lot: Lot, internes: readonly InterneDuDepartement[], cal: Calendrier, gestionnaireId: string): void {
  const lignes = new Map(lot.interne?.map((i) => [i.id, i]))
  const anonymes = internes.filter((i) => i.cle === null)
  const enFinApprofondissement = anonymes.filter((i) => i.phase === 'APPROFONDISSEMENT' && i.semestres.length >= 5)
  internes.forEach((interne, n) => {
    const ligne = lignes.get(interne.id)
    const debut = semestreDe(interne.semestres[0]?.semestreCode ?? cal.enCours.code).debut
    const signe = ajouterJours(debut, 40 + (n % 50))
    // One in fifteen has not signed yet, or the scolarité has not recorded it.
    if (ligne && signe <= cal.aujourdhui && n % 15 !== 4) ligne.contratSigneLe = signe
    if (ligne && interne.phase === 'CONSOLIDATION' && n % 6 !== 5) {
      const consolidation = interne.semestres.find((s) => s.phase === 'CONSOLIDATION')
      ligne.theseSoutenueLe = ajouterJours(semestreDe(consolidation?.semestreCode ?? cal.enCours.code).debut, -(20 + (n % 90)))
    }
  })
  const [fst, autreFst, deroge] = enFinApprofondissement
  const suivants = [1, 2].map((rang) => decaler(cal.ouverte.semestre.code, rang).code)
  for (const [interne, nom] of [
    [fst, 'Médecine du sport'],
    [autreFst, 'Soins palliatifs'],
  ] as const) {
    const ligne = lignes.get(interne?.id ?? '')
    if (ligne) Object.assign(ligne, { fst: nom, fstSemestres: interne === fst ? suivants : [] })
  }
  const le = a(ajouterJours(cal.aujourdhui, -20), 11)
  const enregistree = { accordeeLe: ajouterJours(cal.aujourdhui, -26), enregistreeLe: le, enregistreeParId: gestionnaireId }
  const roussel = internes.find((i) => i.cle === 'roussel')
  lot.derogation = [
    ...(deroge
      ? [
          {
            id: randomUUID(),
            interneId: deroge.id,
            objet: 'MEDECINE_GENERALE' as const,
            stages: 3,
            accordeePar: 'la coordination du DES',
            motif: 'Projet d’exercice en médecine du sport : le SASPAS est remplacé par un second stage libre.',
            ...enregistree,
          },
        ]
      : []),
    ...(roussel
      ? [
          {
            id: randomUUID(),
            interneId: roussel.id,
            objet: 'DUREE_PHASE' as const,
            phase: 'APPROFONDISSEMENT' as const,
            jusquAu: decaler(cal.ouverte.semestre.code, 6).fin,
            accordeePar: 'la présidence de l’université',
            motif: 'Deux semestres de plus pour terminer les stages dus.',
            ...enregistree,
          },
        ]
      : []),
  ]
  lot.ligneJournal = [
    ...(lot.ligneJournal ?? []),
    ...lot.derogation.map((d) => ({
      le,
      objetType: 'interne',
      objetId: d.interneId,
      evenement: 'derogation_enregistree',
      qualite: 'GESTIONNAIRE',
      auteurId: gestionnaireId,
      motif: `${d.objet === 'DUREE_PHASE' ? 'Plus de temps pour valider une phase' : 'Moins de stages en médecine générale'}, ${d.accordeePar}`,
    })),
  ]
}
