import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CategorieStage } from '@/generated/prisma/enums'
import {
  etatMaquette,
  maquettePour,
  phaseAu,
  refusMaquette,
  simuler,
  STAGE_LIBRE_DE_PREFERENCE,
  stagesPossibles,
  type Parcours,
} from '@/lib/referentiel/interne/maquette'
import { moitieDue } from '@/lib/referentiel/interne/moities'
import { refusFst } from '@/lib/referentiel/interne/amenagements'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { parcoursJusque, type Etape } from '@/prisma/seed/departement/parcours'

/** The semester asked for. The paths of these tests are under way in winter 2026. */
const PROCHAIN = semestreDe('2027E')
const parcours = (...etapes: Etape[]): Parcours => parcoursJusque('2026H', etapes)
const ancien = (...etapes: Etape[]): Parcours => ({ ...parcours(...etapes), anneeEntree: 2022 })
const dus = (p: Parcours): CategorieStage[] =>
  etatMaquette(p.anneeEntree, p.semestres)
    .creneaux.filter((c) => c.etat === 'DU')
    .map((c) => c.categorie)

describe('R-DES-2: the year of entry chooses the maquette', () => {
  it('three years until 2022, four from 2023', () => {
    expect([maquettePour(2022).annees, maquettePour(2023).annees]).toEqual([3, 4])
  })
  it('R-DES-1: four stages in general practice out of eight', () => {
    const [variante] = maquettePour(2023).variantes
    expect(variante).toHaveLength(8)
    expect(etatMaquette(2023, []).medecineGenerale).toEqual({ faits: 0, prevus: 4, exiges: 4 })
  })
  it('the slots owed are those of the variant that the path follows', () => {
    expect(dus(ancien('N1', 'URGENCES', 'SANTE_FEMME'))).toEqual(['POLYVALENTE', 'SANTE_ENFANT', 'SASPAS'])
    expect(dus(ancien('N1', 'URGENCES', 'SFE'))).toEqual(['POLYVALENTE', 'SASPAS', 'LIBRE'])
  })
})

describe('R-DES-2: one half of the coupled stage', () => {
  const seule = (moitieValidee: 'SANTE_FEMME' | 'SANTE_ENFANT'): Etape => ({
    categorie: 'SFE',
    situation: 'NON_VALIDE',
    cause: 'LONGUE_MALADIE',
    moitieValidee,
  })
  const sfe = (p: Parcours) => etatMaquette(p.anneeEntree, p.semestres).creneaux.find((c) => c.categorie === 'SFE')

  it('validated alone leaves the slot owed, and the other three months are named', () => {
    const p = parcours('N1', 'URGENCES', seule('SANTE_FEMME'))
    const creneau = sfe(p)
    expect(creneau).toMatchObject({ etat: 'DU', moities: [{ moitie: 'SANTE_FEMME', etat: 'VALIDE' }] })
    expect(creneau && moitieDue(creneau)).toBe('SANTE_ENFANT')
    expect(stagesPossibles(p, PROCHAIN)).toEqual(['POLYVALENTE', 'SFE', 'SANTE_ENFANT'])
    expect(refusMaquette(p, 'SASPAS', PROCHAIN)?.message).toContain(
      'Il vous reste à accomplir : stage de médecine polyvalente, trois mois de santé de l’enfant (stage couplé de santé de la femme et de l’enfant).',
    )
  })
  it('and the other half afterwards fill the slot, in a second coupled stage or in a separate stage', () => {
    const deuxFois = parcours('N1', 'URGENCES', seule('SANTE_FEMME'), 'POLYVALENTE', seule('SANTE_ENFANT'), 'SASPAS')
    expect(sfe(deuxFois)).toMatchObject({ etat: 'VALIDE' })
    expect(refusMaquette(deuxFois, 'SFE', PROCHAIN)?.message).toBe(
      'Votre stage couplé de santé de la femme et de l’enfant est déjà validé : le refaire ne remplirait aucune place de votre maquette.',
    )
    const complete = etatMaquette(2023, parcours('N1', 'URGENCES', seule('SANTE_FEMME'), 'SANTE_ENFANT').semestres)
    expect(complete.creneaux.find((c) => c.categorie === 'SFE')).toMatchObject({ etat: 'EN_COURS' })
    expect(complete.horsMaquette).toEqual([])
  })
  it('is not counted twice, nor once the whole stage is validated, nor when it comes before a remords', () => {
    expect(sfe(parcours('N1', seule('SANTE_FEMME'), seule('SANTE_FEMME'), 'POLYVALENTE'))).toMatchObject({ etat: 'DU' })
    expect(sfe(parcours('N1', 'URGENCES', seule('SANTE_FEMME'), 'SFE', 'POLYVALENTE'))).not.toHaveProperty('moities')
    const ailleurs: Etape = { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'REMORDS', moitieValidee: 'SANTE_FEMME' }
    expect(sfe(parcours('N1', ailleurs, 'POLYVALENTE'))).not.toHaveProperty('moities')
  })
  it('done as a separate stage in the four-year maquette fills half of the slot; both halves fill it', () => {
    const une = parcours('N1', 'URGENCES', 'SANTE_ENFANT', 'POLYVALENTE')
    const creneau = sfe(une)
    expect(creneau).toMatchObject({ etat: 'DU', moities: [{ moitie: 'SANTE_ENFANT', etat: 'VALIDE' }] })
    expect(creneau && moitieDue(creneau)).toBe('SANTE_FEMME')
    const deux = etatMaquette(2023, parcours('N1', 'URGENCES', 'SANTE_ENFANT', 'SANTE_FEMME', 'POLYVALENTE').semestres)
    expect(deux.creneaux.find((c) => c.categorie === 'SFE')).toMatchObject({ etat: 'VALIDE' })
    expect(deux.horsMaquette).toEqual([])
  })
  it('in the three-year maquette, two separate stages have their own slots', () => {
    expect(dus(ancien('N1', 'URGENCES', 'SANTE_FEMME', 'SANTE_ENFANT'))).toEqual(['POLYVALENTE', 'SASPAS'])
    expect(sfe(ancien('N1', 'URGENCES', seule('SANTE_ENFANT'), 'POLYVALENTE'))).toMatchObject({ etat: 'DU', moities: [{}] })
  })
})

describe('R-DES-1: fewer than four stages in general practice, by the coordinator’s derogation', () => {
  const derogation = { objet: 'MEDECINE_GENERALE', stages: 3, phase: null, jusquAu: null } as const
  const fait = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'LIBRE', 'POLYVALENTE')
  const etat = (derogations: Parcours['derogations']) => etatMaquette(2023, fait.semestres, { derogations })
  it('another stage of the same phase replaces one of them, and no more than the derogation allows', () => {
    const { creneaux, horsMaquette, medecineGenerale } = etat([derogation])
    expect(medecineGenerale).toEqual({ faits: 1, prevus: 4, exiges: 3 })
    expect(creneaux.find((c) => c.categorie === 'SASPAS')).toMatchObject({ etat: 'EN_COURS', remplace: 'POLYVALENTE' })
    expect(horsMaquette).toEqual([])
    expect(creneaux.filter((c) => c.categorie === 'N3_DJ').map((c) => c.etat)).toEqual(['DU', 'DU'])
  })
  it('without the derogation, the second stage replaces none', () => {
    const { creneaux, horsMaquette } = etat([])
    expect(creneaux.find((c) => c.categorie === 'SASPAS')?.etat).toBe('DU')
    expect(horsMaquette.map((s) => s.categorie)).toEqual(['POLYVALENTE'])
  })
  it('allows a request for the stage that would replace one', () => {
    const p = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'LIBRE')
    expect(refusMaquette(p, 'LIBRE', PROCHAIN)?.regle).toBe('R-FLE-6')
    expect(refusMaquette({ ...p, derogations: [derogation] }, 'LIBRE', PROCHAIN)).toBeUndefined()
  })
})

describe('R-DES-3: the stage libre', () => {
  it('is in the last two semesters of the second phase, and its preferred specialties are listed', () => {
    const libre = maquettePour(2023).variantes[0]?.find((c) => c.categorie === 'LIBRE')
    expect(libre).toMatchObject({ phase: 'APPROFONDISSEMENT', moitie: 2 })
    expect(STAGE_LIBRE_DE_PREFERENCE).toEqual([
      'gériatrie',
      'pédiatrie',
      'psychiatrie',
      'psychiatrie de l’enfant et de l’adolescent',
      'gynécologie médicale ou obstétrique',
    ])
  })
})

describe('R-DES-4: a transversal training adds a year', () => {
  const p = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE')
  it('its semesters fill no slot, whatever stage they hold', () => {
    const avec = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'LIBRE')
    const code = avec.semestres.at(-1)?.semestreCode ?? ''
    const { creneaux, horsMaquette } = etatMaquette(2023, avec.semestres, { fstSemestres: [code] })
    expect(creneaux.filter((c) => c.etat === 'DU').map((c) => c.categorie)).toEqual(['SASPAS', 'LIBRE', 'N3_DJ', 'N3_DJ'])
    expect(horsMaquette).toEqual([])
  })
  it('« …est pris par votre formation spécialisée transversale… »: no stage may be asked for during it, and owed stages may be after it', () => {
    const avec = { ...p, fstSemestres: ['2027E', '2027H'] }
    expect(refusMaquette(avec, 'SASPAS', PROCHAIN)).toEqual({
      regle: 'R-DES-4',
      message: 'Le semestre d’été 2027 est pris par votre formation spécialisée transversale : aucun stage de la maquette ne s’y choisit.',
    })
    expect(stagesPossibles(avec, semestreDe('2028E'))).toEqual(['SASPAS', 'LIBRE'])
  })
  it('« …dites laquelle », « …deux fois. », « …2 semestres au plus, et non 3. »', () => {
    expect(refusFst(null, ['2027E'])?.message).toContain('Des semestres de FST sont donnés sans dire laquelle')
    expect(refusFst('Médecine du sport', ['2027E', '2027E'])?.message).toBe('Le même semestre de FST est donné deux fois.')
    expect(refusFst('Médecine du sport', ['2027E', '2027H', '2028E'])?.message).toBe(
      'Une FST ajoute un an : 2 semestres au plus, et non 3.',
    )
    expect(refusFst('Médecine du sport', [])).toBeUndefined()
  })
})

describe('R-FLE-6: the stage fills an owed slot', () => {
  it('« déjà validé »', () => {
    expect(refusMaquette(parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE'), 'POLYVALENTE', PROCHAIN)).toEqual({
      regle: 'R-FLE-6',
      message: 'Votre stage de médecine polyvalente est déjà validé : le refaire ne remplirait aucune place de votre maquette.',
    })
  })
  it('« dans les deux derniers semestres » (R-DES-2)', () => {
    expect(refusMaquette(parcours('N1', 'URGENCES', 'POLYVALENTE'), 'SASPAS', PROCHAIN)?.message).toBe(
      'Le SASPAS se fait dans les deux derniers semestres de la phase d’approfondissement. Il vous reste à accomplir : stage couplé de santé de la femme et de l’enfant.',
    )
  })
  it('« n’appartient pas à la phase »', () => {
    expect(refusMaquette(parcours('N1'), 'LIBRE', PROCHAIN)?.message).toBe(
      'Le stage libre n’appartient pas à la phase socle, où vous serez à ce semestre.',
    )
  })
  it('« ne figure pas dans votre maquette »', () => {
    expect(refusMaquette(parcours('N1', 'URGENCES', 'POLYVALENTE'), 'SANTE_FEMME', PROCHAIN)?.regle).toBe('R-FLE-6')
  })
  it('« rendrait votre maquette impossible »: the coupled stage after one of its halves', () => {
    expect(refusMaquette(ancien('N1', 'URGENCES', 'POLYVALENTE', 'SANTE_FEMME'), 'SFE', PROCHAIN)?.message).toContain(
      'rendrait votre maquette impossible',
    )
  })
  it('a semester not validated for maternity is still owed (R-RNG-2)', () => {
    const p = parcours('N1', 'URGENCES', { categorie: 'POLYVALENTE', situation: 'NON_VALIDE', cause: 'MATERNITE' }, 'SFE')
    expect(refusMaquette(p, 'POLYVALENTE', PROCHAIN)).toBeUndefined()
    expect(refusMaquette(p, 'LIBRE', PROCHAIN)).toBeUndefined()
  })
  it('a stage not taken over after a remords is still owed (R-RNG-4)', () => {
    const p = parcours('N1', 'URGENCES', { categorie: 'POLYVALENTE', situation: 'VALIDE', cause: 'REMORDS' }, 'SFE')
    expect(refusMaquette(p, 'POLYVALENTE', PROCHAIN)).toBeUndefined()
  })
  it('accepts an owed stage', () => {
    expect(stagesPossibles(parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE'), PROCHAIN)).toEqual(['SASPAS', 'LIBRE'])
    expect(stagesPossibles(parcours('N1', 'URGENCES'), PROCHAIN)).toEqual(['POLYVALENTE', 'SFE'])
    expect(stagesPossibles(parcours('N1'), PROCHAIN)).toEqual(['URGENCES'])
  })
})

describe('R-FLE-7, §10 edge 1: the phase at the semester asked for', () => {
  it('refuses when the interne will have entered consolidation', () => {
    const p = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE')
    expect(p.phase).toBe('APPROFONDISSEMENT')
    expect(phaseAu(p, PROCHAIN.code)).toBe('CONSOLIDATION')
    expect(refusMaquette(p, 'N3_DJ', PROCHAIN)).toEqual({
      regle: 'R-FLE-7',
      message:
        'Au semestre d’été 2027, vous entrerez en phase de consolidation : l’affectation s’y fait par vœux puis appariement, pas par fléchage.',
    })
  })
  it('a past semester keeps the phase of that time', () => {
    const p = parcours('N1', 'URGENCES', 'POLYVALENTE', 'SFE')
    expect(phaseAu({ ...p, phase: 'CONSOLIDATION' }, p.semestres.at(-2)?.semestreCode ?? '')).toBe('APPROFONDISSEMENT')
  })
  it('says when the maquette is complete', () => {
    expect(refusMaquette(ancien('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE'), 'LIBRE', PROCHAIN)?.message).toContain(
      'Votre maquette est complète',
    )
  })
})

describe('R-FLE-6, for any path', () => {
  const demi = (moitieValidee: 'SANTE_FEMME' | 'SANTE_ENFANT'): Etape => ({
    categorie: 'SFE',
    situation: 'NON_VALIDE',
    cause: 'INTERRUPTION',
    moitieValidee,
  })
  const etape = fc.constantFrom<Etape>(...Object.values(CategorieStage), demi('SANTE_FEMME'), demi('SANTE_ENFANT'))
  const chemin = fc.array(etape, { minLength: 1, maxLength: 8 })
  it('every accepted stage fills a slot, and its simulation owes exactly one stage less', () =>
    fc.assert(
      fc.property(chemin, fc.constantFrom(2022, 2023, 2024), (etapes, anneeEntree) => {
        const p = { ...parcours(...etapes), anneeEntree }
        for (const categorie of stagesPossibles(p, PROCHAIN)) {
          const { avant, apres } = simuler(p, { semestreCode: PROCHAIN.code, categorie })
          expect(apres.horsMaquette.length).toBeLessThanOrEqual(avant.horsMaquette.length)
          expect(apres.creneaux.filter((c) => c.etat === 'DU')).toHaveLength(avant.creneaux.filter((c) => c.etat === 'DU').length - 1)
        }
      }),
    ))
})
