import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ajouterJours, isoJour, jour } from '@/lib/core/temps/horloge'
import { congesAnnuels } from '@/lib/referentiel/interne/droits/conges'
import { disponibilites, type MotifDisponibilite } from '@/lib/referentiel/interne/droits/disponibilite'
import { stagesHorsRegion } from '@/lib/referentiel/interne/droits/hors-region'
import { delaiInterruption, refusInterruption } from '@/lib/referentiel/interne/droits/interruption'
import { congesMaladie } from '@/lib/referentiel/interne/droits/maladie'
import { droitAuRemords } from '@/lib/referentiel/interne/droits/remords'
import { semaineDeStage } from '@/lib/referentiel/interne/droits/semaine'
import { DROITS } from '@/lib/referentiel/interne/parametres'
import { typerParametres } from '@/lib/referentiel/parametre/schema'
import { semestreAu, semestreDe } from '@/lib/referentiel/stage/semestre'
import { PARAMETRES_DEMONSTRATION } from '@/prisma/seed/parametres'
import { parcoursJusque, type Etape } from '@/prisma/seed/departement/parcours'

const regles = typerParametres(DROITS, PARAMETRES_DEMONSTRATION)
const LE = jour('2026-11-22')
const parcours = (...etapes: Etape[]) => parcoursJusque('2026H', etapes)
const arret = (cause: 'DISPONIBILITE_ETUDES' | 'DISPONIBILITE_CONVENANCES' | 'DISPONIBILITE_DOCTORAT' | 'REMORDS'): Etape => ({
  situation: cause === 'REMORDS' ? 'VALIDE' : 'NON_ACCOMPLI',
  cause,
  phase: 'APPROFONDISSEMENT',
})

describe('R-DES-5: the week', () => {
  it('ten half-days, eight in the stage and two off it; no night duty from the third month of pregnancy', () =>
    expect(semaineDeStage(regles)).toEqual({ demiJournees: 10, enStage: 8, horsStage: 2, heuresMax: 48, moisSansGarde: 3 }))
})

describe('R-STG-2: more than two months of interruption', () => {
  it('« …ce semestre ne peut pas être validé : 60 au plus. », from the 61st day on', () => {
    expect(refusInterruption('VALIDE', 60, 60)).toBeUndefined()
    expect(refusInterruption('VALIDE', null, 60)).toBeUndefined()
    expect(refusInterruption('NON_VALIDE', 120, 60)).toBeUndefined()
    expect(refusInterruption('VALIDE', 61, 60)).toEqual({
      regle: 'R-STG-2',
      message: 'Interrompu 61 jours sans compter les congés annuels, ce semestre ne peut pas être validé : 60 au plus.',
    })
  })
  const hiver = semestreDe('2026H')
  it('gives the day from which a leave that begins today prevents the validation of the semester', () => {
    const delai = delaiInterruption(hiver, 0, LE, regles)
    // The 22nd of November is the first day, the 21st of January the 61st.
    expect([delai.perduLe && isoJour(delai.perduLe), isoJour(delai.dernierDebut)]).toEqual(['2027-01-21', '2027-03-02'])
  })
  it('counts the days already taken', () => {
    expect(delaiInterruption(hiver, 50, LE, regles).perduLe).toEqual(jour('2026-12-02'))
    expect(delaiInterruption(hiver, 60, LE, regles)).toMatchObject({ perduLe: LE, perdu: false })
    expect(delaiInterruption(hiver, 61, LE, regles).perdu).toBe(true)
  })
  it('no day is given when the semester ends before the limit is reached', () => {
    expect(delaiInterruption(hiver, 0, jour('2027-03-02'), regles).perduLe).toEqual(jour('2027-05-01'))
    expect(delaiInterruption(hiver, 0, jour('2027-03-03'), regles).perduLe).toBeNull()
  })
  it('for any day and any days already taken, a leave can prevent validation until the announced last day, and not after it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 60 }), (n, deja) => {
        const date = ajouterJours(hiver.debut, n)
        const { perduLe, dernierDebut } = delaiInterruption(hiver, deja, date, regles)
        expect(perduLe !== null).toBe(date <= dernierDebut)
      }),
    ))
})

describe('R-STG-3: annual leave', () => {
  it('thirty jours ouvrables for an interne, twenty-four in a row', () => {
    const conges = { jours: 30, unite: 'OUVRABLES', suite: 24, uniteSuite: 'OUVRABLES' }
    expect([congesAnnuels('SOCLE', regles), congesAnnuels('APPROFONDISSEMENT', regles)]).toEqual([conges, conges])
  })
  it('twenty-five jours ouvrés for a docteur junior, thirty-one calendar days in a row', () =>
    expect(congesAnnuels('CONSOLIDATION', regles)).toEqual({ jours: 25, unite: 'OUVRES', suite: 31, uniteSuite: 'CALENDRIER' }))
})

describe('R-STG-4: sick leave', () => {
  const dits = (paliers: readonly { paie: string; jusquAu: Date }[]) => paliers.map((p) => [p.paie, isoJour(p.jusquAu)])
  it('three months at full pay, six at half pay, fifteen without pay', () =>
    expect(dits(congesMaladie(LE, regles).ordinaire)).toEqual([
      ['ENTIERE', '2027-02-21'],
      ['MOITIE', '2027-08-21'],
      ['AUCUNE', '2028-11-21'],
    ]))
  it('for a serious illness, eighteen months at two thirds of the pay, eighteen at half pay', () =>
    expect(dits(congesMaladie(LE, regles).grave)).toEqual([
      ['DEUX_TIERS', '2028-05-21'],
      ['MOITIE', '2029-11-21'],
    ]))
  it('ends on the last day of a shorter month', () =>
    expect(isoJour(congesMaladie(jour('2026-11-30'), regles).ordinaire[0]?.jusquAu ?? LE)).toBe('2027-02-27'))
})

describe('R-STG-5: disponibilité', () => {
  const du = (motif: MotifDisponibilite, p = parcours('N1'), date = LE) => {
    const d = disponibilites(p, date, regles).find((x) => x.motif === motif)
    return [d?.ouverteLe && isoJour(d.ouverteLe), d?.semestre?.code ?? null, d?.demanderAvant && isoJour(d.demanderAvant), d?.prisMois]
  }
  it('is asked two months before: for studies after six months of service, for personal reasons after a year', () => {
    expect(du('ETUDES')).toEqual(['2027-05-02', '2027E', '2027-03-02', 0])
    expect(du('CONVENANCES')).toEqual(['2027-11-02', '2027H', '2027-09-02', 0])
    expect(du('PROCHE')).toEqual([null, '2027E', '2027-03-02', 0])
  })
  it('the last day to ask is still in time; the day after, the request is for the following semester', () => {
    expect(du('PROCHE', parcours('N1'), jour('2027-03-02'))[1]).toBe('2027E')
    expect(du('PROCHE', parcours('N1'), jour('2027-03-03'))[1]).toBe('2027H')
  })
  it('only semesters that were served count as service; a leave does not', () =>
    expect(du('CONVENANCES', parcours('N1', arret('DISPONIBILITE_ETUDES'), 'URGENCES'))[0]).toBe('2027-05-02'))
  it('lasts two years at most for personal reasons, three for a doctorate', () => {
    const annees = Array.from({ length: 4 }, () => arret('DISPONIBILITE_CONVENANCES'))
    expect(du('CONVENANCES', parcours('N1', 'URGENCES', ...annees, 'SFE')).slice(1)).toEqual([null, null, 24])
    const doctorat = Array.from({ length: 5 }, () => arret('DISPONIBILITE_DOCTORAT'))
    expect(du('DOCTORAT', parcours('N1', 'URGENCES', ...doctorat, 'SFE')).slice(1)).toEqual(['2027E', '2027-03-02', 30])
  })
})

describe('R-STG-6: stages out of the region', () => {
  const horsRegion = (p = parcours('N1', 'URGENCES', 'POLYVALENTE'), mobilites: string[] = [], date = LE) => {
    const h = stagesHorsRegion({ ...p, mobilites: mobilites.map((semestreCode) => ({ semestreCode, type: 'HORS_REGION' })) }, date, regles)
    return [h.restent, h.semestre?.code ?? null, h.deposerAvant && isoJour(h.deposerAvant)]
  }
  it('two stages during the second phase, with the file deposited four months before', () => {
    expect(horsRegion()).toEqual([2, '2027E', '2027-01-02'])
    expect(horsRegion(undefined, [], jour('2027-01-03'))).toEqual([2, '2027H', '2027-07-02'])
  })
  it('stages already asked for are counted, and none is left after two', () => {
    expect(horsRegion(undefined, ['2027E'])).toEqual([1, '2027H', '2027-07-02'])
    expect(horsRegion(undefined, ['2027E', '2027H'])).toEqual([0, null, null])
  })
  it('an interne in the first phase may leave from the second phase on; in the last phase, no longer', () => {
    expect(horsRegion(parcours('N1'))).toEqual([2, '2027H', '2027-07-02'])
    expect(horsRegion(parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'))).toEqual([2, null, null])
  })
})

describe('R-STG-7: droit au remords', () => {
  const remords = (p: ReturnType<typeof parcours>, date = LE) => {
    const r = droitAuRemords(p, date, regles)
    return r.etat === 'UTILISE' ? [r.etat] : [r.etat, r.semestre?.code ?? null, r.prevu]
  }
  it('is possible until the end of the second semester of the second phase, which is estimated when it is to come', () => {
    expect(remords(parcours('N1'))).toEqual(['POSSIBLE', '2028E', true])
    expect(remords(parcours('N1', 'URGENCES', 'POLYVALENTE'))).toEqual(['POSSIBLE', '2027E', true])
    expect(remords(parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE'))).toEqual(['POSSIBLE', '2026H', false])
    expect(remords(parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS'))).toEqual(['PASSE', '2026E', false])
  })
  it('may be used once only', () => expect(remords(parcours(arret('REMORDS'), 'N1'))).toEqual(['UTILISE']))
  it('the last day of that semester is still in time', () => {
    const p = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE')
    expect([remords(p, semestreAu(LE).fin)[0], remords(p, ajouterJours(semestreAu(LE).fin, 1))[0]]).toEqual(['POSSIBLE', 'PASSE'])
  })
})
