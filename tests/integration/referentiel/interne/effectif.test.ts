import { beforeAll, describe, expect, it, vi } from 'vitest'
import { CategorieStage, type Phase } from '@/generated/prisma/enums'
import { db, transaction } from '@/lib/core/donnees/db'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { estAppele, surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { getEffectif, getEffectifSauf, lireEffectif } from '@/lib/referentiel/interne/effectif/queries'
import { getBilanOffre } from '@/lib/referentiel/interne/effectif/queries'
import { lireInternesPhase, type InternePhase } from '@/lib/stages/choix/figement/queries'
import { decaler, semestreAu } from '@/lib/referentiel/stage/semestre'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unPoste } from '../../../factories/referentiel/poste'
import type { Etape } from '@/prisma/seed/departement/parcours'

const CODE = decaler(semestreAu(aujourdhui()).code, 1).code
const APRES = decaler(CODE, 1).code

// A fixed seed gives the same paths at each run, so that a failure can be reproduced.
let graine = 20261122
const hasard = (n: number): number => {
  graine = (graine * 1103515245 + 12345) % 2147483648
  return Math.floor((graine / 2147483648) * n)
}
const parmi = <T>(choses: readonly T[]): T => choses[hasard(choses.length)] as T

const ORDRE: readonly CategorieStage[] = ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ', 'N3_DJ']
const ECHECS: readonly Etape[] = [
  { categorie: 'POLYVALENTE', situation: 'NON_VALIDE', cause: 'MATERNITE' },
  { categorie: 'LIBRE', situation: 'NON_VALIDE', cause: 'INSUFFISANCE' },
  { situation: 'NON_ACCOMPLI', cause: 'ANNEE_RECHERCHE' },
  { categorie: 'SFE', situation: 'VALIDE', cause: 'REMORDS' },
]

/** Ordinary and unusual paths: failed stages, stages out of order, the 2017 maquette, a transversal training, a derogation. */
async function unAuHasard(): Promise<void> {
  const parcours: Etape[] = ORDRE.slice(0, 1 + hasard(ORDRE.length))
  if (hasard(3) === 0) parcours.splice(hasard(parcours.length + 1), 0, parmi(ECHECS))
  if (hasard(4) === 0) parcours.push(parmi(ORDRE))
  const enFst = hasard(6) === 0
  const { id } = await unInterne({
    parcours,
    ...(hasard(5) === 0 && { anneeEntree: 2021 }),
    ...(hasard(6) === 0 && { phase: parmi<Phase>(['SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION']) }),
    ...(enFst && { fst: 'Soins palliatifs', fstSemestres: [parmi([CODE, APRES])] }),
  })
  if (hasard(6) === 0)
    await db.derogation.create({
      data: {
        interneId: id,
        objet: 'MEDECINE_GENERALE',
        stages: hasard(4),
        accordeeLe: aujourdhui(),
        accordeePar: 'Pr Coordonnateur',
        motif: 'Projet',
        enregistreeLe: maintenant(),
        ...(hasard(3) === 0 && { retireeLe: maintenant() }),
      },
    })
  if (hasard(8) === 0) await db.mobilite.create({ data: { interneId: id, semestreCode: parmi([CODE, APRES]), type: 'HORS_REGION' } })
  if (hasard(4) === 0)
    await db.situationInterne.create({
      data: {
        interneId: id,
        semestreCode: parmi([CODE, APRES]),
        situation: parmi(['SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT', 'REMORDS', 'ABSENT', 'DISPONIBILITE']),
        noteeLe: maintenant(),
      },
    })
}

/** The internes who take a place, as in the call lists of the published result. */
const surLaListe = async (phase: Phase): Promise<InternePhase[]> =>
  (await lireInternesPhase(db, CODE, phase)).filter((i) => estAppele(i.situation) && surnombreDe(i.situation) === null)

beforeAll(async () => {
  await unPoste({ semestreCode: CODE })
  await unPoste({ semestreCode: APRES })
  for (let i = 0; i < 150; i++) await unAuHasard()
})

describe('R-STG-8: the number of those who choose at a semester is counted as in the published result', () => {
  it('equals the call lists on random paths, with derogations, transversal trainings (R-DES-4), leave and surnombres (R-RNG-6)', async () => {
    const [socle, approfondissement, consolidation] = [
      await surLaListe('SOCLE'),
      await surLaListe('APPROFONDISSEMENT'),
      await surLaListe('CONSOLIDATION'),
    ]
    expect(await lireEffectif(db, CODE, 'APPELES')).toBe(socle.length + approfondissement.length)
    for (const liste of [socle, approfondissement, consolidation]) expect(liste.length).toBeGreaterThan(3)
    for (const categorie of Object.values(CategorieStage)) {
      const attendus = [...socle, ...approfondissement, ...consolidation].filter((i) => i.eligibles.includes(categorie))
      expect([categorie, await lireEffectif(db, CODE, categorie)]).toEqual([categorie, attendus.length])
    }
  })

  it('uses the phase of that semester, not of today: an interne who ends the socle or the approfondissement counts in the next phase', async () => {
    const appeles = await lireEffectif(db, CODE, 'APPELES')
    const aujourd = await db.interne.count({ where: { phase: { not: 'CONSOLIDATION' } } })
    expect(appeles).not.toBe(aujourd)
    await unInterne({ parcours: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE'] })
    expect(await lireEffectif(db, CODE, 'APPELES')).toBe(appeles)
    await unInterne({ parcours: ['N1', 'URGENCES'] })
    expect(await lireEffectif(db, CODE, 'APPELES')).toBe(appeles + 1)
  })

  it('can exclude the applicant of a fléchage, and is kept in memory until a path changes', async () => {
    const { interneId } = await unFlechage()
    const tous = await getEffectif(CODE, 'APPELES')
    expect(await getEffectifSauf(CODE, 'APPELES', interneId)).toBe(tous - 1)
    const saspas = await getEffectif(CODE, 'SASPAS')
    expect(await getEffectifSauf(CODE, 'SASPAS', interneId)).toBe(saspas - 1)
    const bilan = async () => (await getBilanOffre(CODE)).appeles
    expect(await bilan()).toBe(tous)

    const lu = vi.spyOn(db, '$queryRaw')
    expect(await getEffectif(CODE, 'APPELES')).toBe(tous)
    expect(lu.mock.calls.length).toBe(1)
    await db.interne.update({ where: { id: interneId }, data: { fst: 'Douleur', fstSemestres: [CODE] } })
    expect(await bilan()).toBe(tous - 1)
    expect(await getEffectifSauf(CODE, 'APPELES', interneId)).toBe(tous - 1)
    await transaction(async (tx) => {
      await tx.semestreInterne.deleteMany({ where: { interneId } })
      await tx.interne.update({ where: { id: interneId }, data: { phase: 'SOCLE', fstSemestres: [] } })
      expect((await getBilanOffre(CODE, tx)).appeles).toBe(tous)
    })
    expect(await bilan()).toBe(tous)
    await db.mobilite.create({ data: { interneId, semestreCode: CODE, type: 'HORS_REGION' } })
    expect(await bilan()).toBe(tous - 1)
    await db.mobilite.deleteMany({ where: { interneId } })
    await db.situationInterne.create({
      data: { interneId, semestreCode: CODE, situation: 'SURNOMBRE_VALIDANT', noteeLe: maintenant() },
    })
    expect(await bilan()).toBe(tous - 1)
  })
})
