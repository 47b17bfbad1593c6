import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { pourChampDate } from '@/lib/core/temps/dates'
import { enregistrerCampagne } from '@/lib/flechage/campagne/commands'
import { getCampagne, listCampagnes, listSemestresLibres } from '@/lib/flechage/campagne/queries'
import { campagneSchema, GRILLE_DEFAUT } from '@/lib/flechage/campagne/schema'
import { unActeur } from '../../../factories/core/acteur'
import { uneCampagne } from '../../../factories/flechage/campagne'
import { unSemestre } from '../../../factories/referentiel/semestre'

const GRILLE = Object.fromEntries(
  GRILLE_DEFAUT.flatMap((c, i) => [
    [`critere${i + 1}`, c.libelle],
    [`aide${i + 1}`, c.aide],
    [`poids${i + 1}`, String(c.poids)],
  ]),
)

const saisie = (change: Record<string, unknown> = {}) =>
  campagneSchema.parse({
    semestreCode: '2040H',
    ouvre: '2040-06-01',
    ferme: '2040-06-30',
    commissionLe: '2040-07-15',
    saisineLe: '2040-07-31',
    decisionLe: '2040-09-15',
    choixLe: '2040-10-15',
    motifs: ['PROJET_PROFESSIONNEL', 'HANDICAP'],
    zones: ['ZIP', 'ZAC'],
    categories: ['SASPAS', 'LIBRE'],
    presentation: 'Pour des projets dans les zones qui manquent de médecins.',
    ...GRILLE,
    ...change,
  })

async function creer(code: string, change: Record<string, unknown> = {}) {
  await unSemestre(code)
  const annee = code.slice(0, 4)
  const dates = Object.fromEntries(
    Object.entries({
      ouvre: '06-01',
      ferme: '06-30',
      commissionLe: '07-15',
      saisineLe: '07-31',
      decisionLe: '09-15',
      choixLe: '10-15',
    }).map(([k, v]) => [k, `${annee}-${v}`]),
  )
  return enregistrerCampagne(await unActeur('GESTIONNAIRE'), saisie({ semestreCode: code, ...dates, ...change }))
}

/** An open campaign, and its form as the page would post it. */
async function ouverte(code: string) {
  const c = await uneCampagne({
    semestreCode: code,
    commissionLe: new Date(`${code.slice(0, 4)}-01-15`),
    saisineLe: new Date(`${code.slice(0, 4)}-01-31`),
    decisionLe: new Date(`${code.slice(0, 4)}-02-15`),
    choixLe: new Date(`${code.slice(0, 4)}-03-15`),
    fermeLe: ajouterJours(maintenant(), 20),
    motifs: ['HANDICAP'],
    zones: ['ZIP'],
    categories: ['SASPAS'],
  })
  const form = {
    id: c.id,
    version: '0',
    semestreCode: code,
    ouvre: pourChampDate(c.ouvreLe),
    ferme: pourChampDate(c.fermeLe),
    commissionLe: `${code.slice(0, 4)}-01-15`,
    saisineLe: `${code.slice(0, 4)}-01-31`,
    decisionLe: `${code.slice(0, 4)}-02-15`,
    choixLe: `${code.slice(0, 4)}-03-15`,
    motifs: ['HANDICAP'],
    zones: ['ZIP'],
    categories: ['SASPAS'],
    presentation: '',
  }
  await db.campagneFlechage.update({ where: { id: c.id }, data: { ouvreLe: saisie({ ...form }).ouvre } })
  return {
    c,
    form,
    poster: async (change: Record<string, unknown> = {}) =>
      enregistrerCampagne(await unActeur('DIR_DUMG'), campagneSchema.parse({ ...form, ...change })),
  }
}

describe('a campaign', () => {
  it('R-FLE-18 is created for one semester, ends at 23:59:59.999 in Paris, and is shown to everyone signed in', async () => {
    const { redirect } = await creer('2040H')
    const id = redirect?.split('/')[3]?.split('?')[0] ?? ''
    const publiee = await getCampagne(id)
    expect(publiee).toMatchObject({
      ouvreLe: new Date('2040-05-31T22:00:00Z'),
      fermeLe: new Date('2040-06-30T21:59:59.999Z'),
      etat: 'A_VENIR',
      motifs: ['PROJET_PROFESSIONNEL', 'HANDICAP'],
    })
    expect(publiee?.grille).toEqual(GRILLE_DEFAUT)
    expect((await listCampagnes()).map((c) => c.id)).toContain(id)
  })

  it('edge 6: the last day is that of Paris on the days the clocks change', () => {
    expect(saisie({ ferme: '2026-10-25' }).ferme.toISOString()).toBe('2026-10-25T22:59:59.999Z')
    expect(saisie({ ferme: '2027-03-28' }).ferme.toISOString()).toBe('2027-03-28T21:59:59.999Z')
    expect(saisie({ ouvre: '2026-10-25' }).ouvre.toISOString()).toBe('2026-10-24T22:00:00.000Z')
  })

  it('R-FLE-18 « Une campagne existe déjà pour ce semestre. », even created twice at once', async () => {
    const issues = await Promise.allSettled([creer('2041H'), creer('2041H')])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({
      reason: { refus: { regle: 'R-FLE-18', message: 'Une campagne existe déjà pour ce semestre.' } },
    })
  })

  it.each([
    ['Le dernier jour de dépôt vient avant l’ouverture.', { ferme: '2042-05-30' }],
    ['La commission se réunit après la fin des dépôts.', { commissionLe: '2042-06-29' }],
    ['La saisine de l’ARS vient après la commission.', { saisineLe: '2042-07-01' }],
    ['La décision vient après la saisine de l’ARS.', { decisionLe: '2042-07-30' }],
    ['Le choix des stages vient après la décision.', { choixLe: '2042-09-01' }],
    ['Le choix des stages a lieu avant le début du semestre.', { choixLe: '2042-11-02' }],
  ])('R-FLE-18 « %s »', async (message, change) => {
    await expect(creer('2042H', change)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message },
      champs: { [Object.keys(change)[0] ?? '']: message },
    })
  })

  it('R-FLE-10 « La grille compte au moins un critère. »; an added criterion gets a key made from its label', async () => {
    await expect(creer('2043H', { critere1: '', critere2: '', critere3: '', critere4: '' })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-10', message: 'La grille compte au moins un critère.' },
    })
    const { redirect } = await creer('2043H', { critere5: 'Engagement associatif', aide5: '', poids5: '3' })
    const c = await getCampagne(redirect?.split('/')[3]?.split('?')[0] ?? '')
    expect(c?.grille.at(-1)).toEqual({ cle: 'engagement_associatif', libelle: 'Engagement associatif', aide: '', poids: 3, max: 5 })
  })

  it.each(['INTERNE', 'MSU', 'DIR_UFR', 'ARS', 'REP_INTERNES', 'ADMIN_TECH', 'DPO'] as const)('%s may not manage it', async (role) => {
    const acteur = await unActeur(role)
    await expect(enregistrerCampagne(acteur, saisie({ semestreCode: '2044H' }))).rejects.toBeInstanceOf(InterditError)
    await expect(listSemestresLibres(acteur)).rejects.toBeInstanceOf(InterditError)
  })
})

describe('an open campaign', () => {
  it('R-FLE-10 « La campagne est ouverte : la grille publiée ne change plus. »', async () => {
    const { c, poster } = await ouverte('2050E')
    await expect(poster({ critere1: 'Un autre critère' })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-10', message: 'La campagne est ouverte : la grille publiée ne change plus.' },
    })
    expect((await db.campagneFlechage.findUniqueOrThrow({ where: { id: c.id } })).grille).toEqual(c.grille)
  })

  it('R-FLE-1 « un motif admis ne peut plus être retiré »; motives may be added, and the deadline put off but not brought forward', async () => {
    const { c, form, poster } = await ouverte('2051E')
    await expect(poster({ motifs: ['MALADIE'] })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-1', message: 'La campagne est ouverte : un motif admis ne peut plus être retiré.' },
    })
    await expect(poster({ zones: ['ZAC'] })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message: expect.stringContaining('une zone admise') },
    })
    await expect(poster({ ferme: pourChampDate(ajouterJours(c.fermeLe, -2)) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message: expect.stringContaining('peut être repoussé, pas avancé') },
    })
    await expect(poster({ ouvre: pourChampDate(ajouterJours(c.ouvreLe, 1)) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-18', message: expect.stringContaining('sa date d’ouverture ne change plus') },
    })
    await poster({ motifs: ['HANDICAP', 'MALADIE'], ferme: pourChampDate(ajouterJours(c.fermeLe, 3)) })
    expect(await db.campagneFlechage.findUniqueOrThrow({ where: { id: c.id } })).toMatchObject({
      motifs: ['HANDICAP', 'MALADIE'],
      version: 1,
    })
    await expect(poster(form)).rejects.toBeInstanceOf(ConflitError)
  })
})
