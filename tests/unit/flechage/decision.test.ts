import { describe, expect, it } from 'vitest'
import { alerteAgrement, refusDateActe, refusMotivation, refusNotification, refusPlacement } from '@/lib/flechage/decision/guards'
import { fichierActe, NATURES, peutLireActe } from '@/lib/flechage/decision/policy'
import { MODES } from '@/lib/flechage/decision/schema'
import { acteurPur, PERSONNES, unDossierLu } from '../../factories/flechage/dossier-lu'

const jour = (iso: string): Date => new Date(`${iso}T00:00:00Z`)
const decision = (sens: 'AFFECTEE' | 'REFUSEE' = 'REFUSEE') => ({
  flechageId: 'f',
  sens,
  acteReference: 'A',
  acteLe: jour('2027-02-10'),
  acteId: 'acte',
  motifsDroit: 'd',
  motifsFait: 'f',
  autoritePrenom: 'H',
  autoriteNom: 'M',
  autoriteQualite: 'DG',
  enregistreeLe: jour('2027-02-10'),
  noticeId: 'notice',
  notifieeLe: null,
  modeNotification: MODES[0].mode,
  preuveId: 'preuve',
  posteId: null,
})
const poste = (capaciteOfferte: number, horsChoix = 0, ajoutes = 0) => ({ capaciteOfferte, horsChoix, ajoutes })

describe('R-FLE-9, R-CAM-1: the post of an affectation', () => {
  const places = (p: ReturnType<typeof poste> | null, capaciteAgreee: number, ...autres: ReturnType<typeof poste>[]) => ({
    poste: p,
    postesDuTerrain: p ? [p, ...autres] : autres,
    capaciteAgreee,
    offreFigee: false,
  })
  it('may be taken from the offer while a post is left to the choice', () => {
    expect(refusPlacement('RETIRER', places(poste(2, 1), 2))).toBeUndefined()
    expect(refusPlacement('RETIRER', places(poste(1, 1, 1), 2))).toBeUndefined()
    expect(refusPlacement('RETIRER', places(poste(1, 1), 2))).toMatchObject({
      regle: 'R-FLE-9',
      message: 'Il ne reste aucun poste de ce stage à retirer de l’offre.',
    })
  })
  it('may no longer be taken from the offer once the offer is frozen, but may be added', () => {
    expect(refusPlacement('RETIRER', { ...places(poste(2), 4), offreFigee: true })).toMatchObject({ regle: 'R-FLE-9' })
    expect(refusPlacement('AJOUTER', { ...places(poste(2), 4), offreFigee: true })).toBeUndefined()
  })
  it('may be added within the places that the terrain is agréé for, all stages counted', () => {
    expect(refusPlacement('AJOUTER', places(poste(1), 3, poste(1)))).toBeUndefined()
    expect(refusPlacement('AJOUTER', places(poste(1), 2, poste(1)))).toMatchObject({
      regle: 'R-CAM-1',
      message: 'Ce terrain est agréé pour 2 places, toutes déjà offertes : aucun poste ne peut être ajouté.',
    })
    expect(refusPlacement('AJOUTER', places(null, 1))).toBeUndefined()
  })
})

describe('the act of decision', () => {
  it('R-GEN-5 needs no reasons for an affectation, and reasons of law and of fact for a refusal', () => {
    expect(refusMotivation('AFFECTEE', { droit: '', fait: '' })).toBeUndefined()
    expect(refusMotivation('REFUSEE', { droit: '', fait: '' })?.champ).toBe('motifsDroit')
    expect(refusMotivation('REFUSEE', { droit: 'Article 44 de l’arrêté du 12 avril 2017.', fait: 'idem' })?.champ).toBe('motifsFait')
  })
  it('R-FLE-5.1 is not signed before the interview', () => {
    const entretien = {
      flechageId: 'f',
      prevuLe: jour('2027-02-08'),
      lieu: '',
      convoqueLe: jour('2027-01-20'),
      tenuLe: new Date('2027-02-08T23:30:00Z'),
      coordonnateurId: 'c',
      representantId: 'r',
      etudiantPresent: true,
    }
    expect(refusDateActe({ entretien }, jour('2027-02-08'), jour('2027-02-20'))?.regle).toBe('R-FLE-5.1')
    expect(refusDateActe({ entretien }, jour('2027-02-09'), jour('2027-02-20'))).toBeUndefined()
    expect(refusDateActe({ entretien }, jour('2027-02-21'), jour('2027-02-20'))?.regle).toBe('R-GEN-6')
  })
  it('R-GEN-6 is notified after its signature, in the way that its notice announces', () => {
    const dit = { notifieeLe: jour('2027-02-12'), mode: MODES[0].mode }
    expect(refusNotification(decision(), dit, jour('2027-02-12'))).toBeUndefined()
    expect(refusNotification(decision(), { ...dit, notifieeLe: jour('2027-02-09') }, jour('2027-02-12'))?.champ).toBe('notifieeLe')
    expect(refusNotification(decision(), { ...dit, mode: MODES[1].mode }, jour('2027-02-12'))?.champ).toBe('mode')
  })
  it('edge 2: warns when the terrain of an affectation is suspended, and only then', () => {
    const perdu = (statut: 'AFFECTEE' | 'CLOSE' | 'ENTRETIEN', sens: 'AFFECTEE' | 'REFUSEE' = 'AFFECTEE') => {
      const dossier = unDossierLu(statut)
      return alerteAgrement({
        ...dossier,
        decision: decision(sens),
        terrain: dossier.terrain && { ...dossier.terrain, suspenduLe: jour('2027-01-01') },
      })
    }
    expect(perdu('AFFECTEE')).toMatch(/suspendu/)
    expect(perdu('CLOSE')).toMatch(/suspendu/)
    expect(perdu('CLOSE', 'REFUSEE')).toBeUndefined()
    expect(perdu('ENTRETIEN')).toBeUndefined()
    expect(alerteAgrement({ ...unDossierLu('AFFECTEE'), decision: decision('AFFECTEE') })).toBeUndefined()
  })
})

describe('R-GEN-10: who reads an act, and when', () => {
  const interne = acteurPur(PERSONNES.demandeur, 'INTERNE')
  it('the interne reads it once it is notified, and never reads the proof', () => {
    for (const statut of ['SAISINE_ARS', 'ENTRETIEN', 'AFFECTEE', 'REFUSEE'] as const)
      expect(NATURES.filter((n) => peutLireActe(interne, unDossierLu(statut), n))).toEqual([])
    for (const statut of ['NOTIFIEE', 'CLOSE'] as const)
      expect(NATURES.filter((n) => peutLireActe(interne, unDossierLu(statut), n))).toEqual(['saisine', 'acte', 'notice'])
    expect(NATURES.filter((n) => peutLireActe(interne, unDossierLu('NON_SAISIE'), n))).toEqual(['saisine'])
  })
  it('the secretariat, the UFR and the ARS read it at once; the commission and the host never do', () => {
    for (const role of ['GESTIONNAIRE', 'DIR_UFR', 'ARS'] as const)
      expect(NATURES.every((n) => peutLireActe(acteurPur(PERSONNES.autre, role), unDossierLu('REFUSEE'), n))).toBe(true)
    for (const role of ['COORD_DES', 'MSU', 'REP_INTERNES', 'ENSEIGNANT'] as const)
      expect(NATURES.some((n) => peutLireActe(acteurPur(PERSONNES.autre, role), unDossierLu('CLOSE'), n))).toBe(false)
    expect(NATURES.some((n) => peutLireActe(acteurPur(PERSONNES.tuteur, 'GESTIONNAIRE'), unDossierLu('CLOSE'), n))).toBe(false)
  })
  it('each kind of act has its file', () => {
    const dossier = { ...unDossierLu('CLOSE'), decision: decision() }
    expect(NATURES.map((n) => fichierActe(dossier, n))).toEqual([null, 'acte', 'notice', 'preuve'])
  })
})
