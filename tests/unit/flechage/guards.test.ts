import { describe, expect, it } from 'vitest'
import { PENDANT, unDossierLu } from '../../factories/flechage/dossier-lu'
import type { Dossier } from '@/lib/flechage/policy'
import {
  completPourDepot,
  completude,
  complementsRecus,
  entretienTenu,
  instructionConforme,
  noticeNotifiee,
  preuveNotification,
} from '@/lib/flechage/guards'

const pret = unDossierLu()
const refusDe = (change: Partial<Dossier>, le = PENDANT) => completPourDepot(unDossierLu('BROUILLON', change), le)
const terrain = pret.terrain as NonNullable<Dossier['terrain']>
const accord = pret.accords[0] as Dossier['accords'][number]

it('a complete dossier within the dates may be deposited', () => {
  expect(completPourDepot(pret, PENDANT)).toBeUndefined()
  expect(completude(pret, PENDANT).filter((e) => e.refus)).toEqual([])
})

describe('deposit is refused, one reason at a time', () => {
  it.each<[string, Partial<Dossier>, RegExp]>([
    ['R-FLE-1', { motif: 'REMEDIATION' }, /« Remédiation pédagogique » n’est pas admis/],
    ['R-FLE-0', { motif: null }, /Indiquez le motif/],
    ['R-FLE-11', { motif: 'HANDICAP' }, /N’envoyez aucun certificat/],
    ['R-FLE-0', { territoireProjet: ' ', competences: '' }, /le territoire d’exercice envisagé, les compétences recherchées/],
    ['R-FLE-0', { lettreTexte: '' }, /Écrivez votre lettre de motivation/],
    ['R-FLE-0', { lettreTexte: 'x'.repeat(1499) }, /compte 1\u202f499 caractères : il en faut au moins 1\u202f500/],
    ['R-FLE-0', { lettreTexte: 'x'.repeat(6001) }, /6\u202f000 au plus/],
    ['R-FLE-3', { accords: [] }, /Accord écrit manquant : le maître de stage coordinateur/],
    ['R-FLE-3', { accords: [{ ...accord, statut: 'DEMANDE', reponduLe: null }] }, /Accord écrit manquant/],
    ['R-FLE-3', { accords: [{ ...accord, reponduLe: new Date('2026-05-31T00:00:00Z') }] }, /Un accord vaut 6 mois/],
    ['R-FLE-3', { terrain: { ...terrain, mode: 'HOSPITALIER' } }, /le responsable pédagogique du service, la direction de l’établissement/],
    ['R-FLE-5', { terrain: { ...terrain, suspenduLe: new Date('2026-11-01T00:00:00Z') } }, /./],
    ['R-FLE-5', { terrain: { ...terrain, agrementFin: new Date('2027-10-31T00:00:00Z') } }, /./],
    ['R-FLE-5', { terrain: { ...terrain, categories: ['N1'] } }, /./],
    ['R-FLE-5', { terrain: { ...terrain, capaciteAgreee: 0 } }, /./],
    [
      'R-FLE-6',
      {
        categorie: 'URGENCES',
        campagne: { ...pret.campagne, categories: ['URGENCES'] },
        terrain: { ...terrain, categories: ['URGENCES'] },
      },
      /./,
    ],
    ['R-FLE-7', { interne: { ...pret.interne, phase: 'CONSOLIDATION' } }, /Le fléchage concerne les phases socle et d’approfondissement/],
    [
      'R-FLE-8',
      { interne: { ...pret.interne, mobilites: [{ id: 'm', interneId: 'i', semestreCode: '2027E', type: 'DISPONIBILITE' }] } },
      /demande de disponibilité pour ce même semestre/,
    ],
    ['R-FLE-18', { categorie: 'N1' }, /Ce type de stage n’est pas ouvert/],
    ['R-FLE-18', { campagne: { ...pret.campagne, zones: ['ZAC'] } }, /Le Plateau n’en fait pas partie/],
    ['R-FLE-0', { consentement: false }, /Acceptez que votre dossier soit transmis/],
  ])('%s %#', (regle, change, phrase) => {
    const refus = refusDe(change)
    expect(refus?.regle).toBe(regle)
    expect(refus?.message).toMatch(phrase)
  })
})

describe('R-FLE-18: the campaign has a first and a last instant', () => {
  it('a deposit before the opening is refused with the opening time', () => {
    expect(refusDe({}, new Date('2026-10-31T22:59:59Z'))?.message).toBe(
      'La campagne n’est pas encore ouverte : les demandes peuvent être déposées à partir du dimanche 1er novembre 2026 à 1 h 00.',
    )
  })
  it('accepts deposits until 23:59:59 in Paris, and not a second later', () => {
    expect(refusDe({}, new Date('2026-12-31T22:59:59Z'))).toBeUndefined()
    expect(refusDe({}, new Date('2026-12-31T23:00:00Z'))?.message).toMatch(/jusqu’au jeudi 31 décembre 2026 à 23 h 59/)
  })
  it('an interne who was asked for missing pieces may send them after the end', () => {
    expect(complementsRecus(unDossierLu('INCOMPLETE'), new Date('2027-01-05T00:00:00Z'))).toBeUndefined()
  })
  it('ends at the time of Paris on the day the clocks change: 25 October 2026, 23:59:59 is 22:59:59 UTC', () => {
    const campagne = { ...pret.campagne, fermeLe: new Date('2026-10-25T22:59:59.999Z'), ouvreLe: new Date('2026-10-01T00:00:00Z') }
    expect(refusDe({ campagne }, new Date('2026-10-25T22:59:59Z'))).toBeUndefined()
    expect(refusDe({ campagne }, new Date('2026-10-25T23:00:00Z'))?.message).toMatch(/dimanche 25 octobre 2026 à 23 h 59/)
  })
})

describe('R-FLE-0: instruction, piece by piece', () => {
  const elements = completude(pret, PENDANT).filter((e) => e.aVerifier)
  const verdicts = (verdict: 'CONFORME' | 'A_REFAIRE') =>
    elements.map((e) => ({ flechageId: 'f', element: e.cle, verdict, remarque: '', le: PENDANT }))
  it('names what is left to check', () => {
    expect(instructionConforme(unDossierLu('DEPOSEE'), PENDANT)?.message).toMatch(/^Il reste à vérifier : terrain demandé, /)
  })
  it('refuses an element to redo', () => {
    expect(instructionConforme(unDossierLu('DEPOSEE', { verifications: verdicts('A_REFAIRE') }), PENDANT)).toBeDefined()
  })
  it('accepts when every element conforms', () => {
    expect(instructionConforme(unDossierLu('DEPOSEE', { verifications: verdicts('CONFORME') }), PENDANT)).toBeUndefined()
  })
})

describe('article 44 I: the interview comes before the decision', () => {
  const entretien = {
    flechageId: 'f',
    prevuLe: PENDANT,
    lieu: 'ARS',
    convoqueLe: PENDANT,
    tenuLe: PENDANT,
    coordonnateurId: 'c',
    representantId: 'r',
    etudiantPresent: true,
  }
  it('refuses a decision until the interview is held', () => {
    expect(entretienTenu(unDossierLu('ENTRETIEN'))?.message).toMatch(/n’a pas encore été enregistré/)
    expect(entretienTenu(unDossierLu('ENTRETIEN', { entretien: { ...entretien, tenuLe: null } }))?.message).toMatch(
      /il est prévu le mardi 1er décembre 2026/,
    )
  })
  it('refuses an interview without the coordinator or without the students’ representative', () => {
    expect(entretienTenu(unDossierLu('ENTRETIEN', { entretien: { ...entretien, coordonnateurId: null } }))?.message).toMatch(
      /sans le coordonnateur local/,
    )
    expect(entretienTenu(unDossierLu('ENTRETIEN', { entretien: { ...entretien, representantId: null } }))?.message).toMatch(
      /sans représentant des étudiants/,
    )
    expect(entretienTenu(unDossierLu('ENTRETIEN', { entretien }))).toBeUndefined()
  })
})

describe('R-GEN-6: the notice, then its proof', () => {
  it('refuses to notify without a notice', () => {
    expect(noticeNotifiee(unDossierLu('REFUSEE'))?.regle).toBe('R-GEN-6')
  })
  it('refuses to close without the proof of notification', () => {
    expect(preuveNotification(unDossierLu('NOTIFIEE'))?.message).toMatch(/Joignez la preuve de la notification/)
  })
})
