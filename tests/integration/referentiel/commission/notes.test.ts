import { afterAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { arreter } from '@/lib/core/tache/tache'
import { findDossier } from '@/lib/flechage/queries'
import { getImpact } from '@/lib/flechage/avis/queries'
import { declarerDeport, declarerSansLien } from '@/lib/referentiel/commission/examen/commands'
import { noter } from '@/lib/referentiel/commission/notes/commands'
import { getExamen, type VueExamen } from '@/lib/referentiel/commission/examen/queries'
import { listAFaire } from '@/lib/referentiel/commission/queries'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unePersonne } from '../../../factories/referentiel/personne'
import {
  clore,
  membreDe,
  noterPresence,
  notes,
  ouvrir,
  ouvrirVote,
  refusDe,
  rendreAvis,
  UNANIMES,
  uneScene,
  voter,
  type Scene,
} from './scene'

afterAll(arreter)

const ouverte = (vue: VueExamen | null) => {
  if (vue?.vue !== 'OUVERT') throw new Error(`the item is ${vue?.vue ?? 'not found'}`)
  return vue
}
const notesVues = async (acteur: Acteur, s: Scene) => ouverte(await getExamen(acteur, s.examenId)).notes
const titulaires = (s: Scene): Acteur[] => [s.president, s.vice, s.membre, s.rep1, s.rep2]
/** A person with other roles, in the seat of the third teacher. */
const sceneDeuxChapeaux = async (...roles: Parameters<typeof unActeur>[1][]): Promise<Scene & { double: Acteur }> => {
  const personne = await unePersonne({ roles: roles.filter((r) => r !== undefined) })
  const s = await uneScene({ personnes: [undefined, undefined, personne.id] })
  return { ...s, double: s.membre }
}

describe('blind scores', () => {
  it('R-FLE-10: a member reads the others’ scores only once all expected members have scored, and no score changes then', async () => {
    const s = await uneScene()
    const [dernier, ...premiers] = titulaires(s)
    for (const acteur of premiers) {
      await noter(acteur, notes(s.examenId, '3'))
      expect(await notesVues(acteur, s)).toMatchObject({ miennes: { projet: 3 }, toutes: null, peutNoter: true })
    }
    await noter(dernier as Acteur, notes(s.examenId, '5'))
    for (const acteur of titulaires(s)) {
      const vues = await notesVues(acteur, s)
      expect(vues?.toutes).toHaveLength(5)
      expect(vues?.peutNoter).toBe(false)
    }
    expect(await refusDe(noter(s.vice, notes(s.examenId, '0')))).toEqual({
      regle: 'R-FLE-10',
      message: 'Les notes sont closes : elles sont visibles de tous les membres, et ne changent plus.',
    })
  })

  it('no page or list reveals how many members have scored', async () => {
    const s = await uneScene()
    const avant = JSON.stringify([
      await getExamen(s.vice, s.examenId),
      await getSeance(s.vice, s.seanceId),
      await listAFaire(s.vice),
      await getExamen(s.gestionnaire, s.examenId),
      await listAFaire(s.gestionnaire),
    ])
    await noter(s.president, notes(s.examenId, '5'))
    await noter(s.rep1, notes(s.examenId, '1'))
    expect(
      JSON.stringify([
        await getExamen(s.vice, s.examenId),
        await getSeance(s.vice, s.seanceId),
        await listAFaire(s.vice),
        await getExamen(s.gestionnaire, s.examenId),
        await listAFaire(s.gestionnaire),
      ]),
    ).toBe(avant)
  })

  it('are shown once the session opens, and can no longer be written', async () => {
    const s = await uneScene()
    await noter(s.rep1, notes(s.examenId, '2'))
    await ouvrir(s)
    await noterPresence(
      s,
      titulaires(s).map((a) => [a, 'PRESENT'] as const),
    )
    expect((await notesVues(s.president, s))?.toutes).toMatchObject([{ notes: { projet: 2 } }])
    expect((await refusDe(noter(s.president, notes(s.examenId, '5')))).regle).toBe('R-FLE-10')
  })

  it('the others no longer wait for an excused member, but they wait for a substitute', async () => {
    const s = await uneScene()
    for (const acteur of [s.president, s.vice, s.membre, s.rep1]) await noter(acteur, notes(s.examenId, '4'))
    await noterPresence(s, [[s.rep2, 'EXCUSE']])
    expect((await notesVues(s.vice, s))?.toutes).toHaveLength(4)
    await noterPresence(s, [[s.rep1, 'EXCUSE']])
    expect((await notesVues(s.vice, s))?.toutes).toBeNull()
  })

  it('R-FLE-10: « Chaque critère de la grille se note. », each within its own bounds', async () => {
    const s = await uneScene()
    expect(await refusDe(noter(s.rep1, { ...notes(s.examenId, '6'), note_impact: '' }))).toMatchObject({
      message: 'Chaque critère de la grille se note.',
      champs: { note_projet: 'Choisissez une note de 0 à 5.', note_impact: 'Choisissez une note de 0 à 5.' },
    })
    await db.examen.update({
      where: { id: s.examenId },
      data: { grille: [{ cle: 'situation', libelle: 'Situation particulière', poids: 1, max: 1 }] },
    })
    expect((await refusDe(noter(s.rep1, { id: s.examenId, version: 0, note_situation: '2' }))).champs).toEqual({
      note_situation: 'Choisissez une note de 0 à 1.',
    })
    expect(await db.note.count({ where: { examenId: s.examenId } })).toBe(0)
  })

  it('R-DEP-3: the scores of a member who stands aside are deleted, and this member may not score again', async () => {
    const s = await uneScene()
    await noter(s.membre, notes(s.examenId, '5'))
    await declarerDeport(s.membre, { id: s.examenId, cause: 'PROFESSIONNEL' })
    expect(await db.note.count({ where: { examenId: s.examenId } })).toBe(0)
    await expect(noter(s.membre, notes(s.examenId, '5'))).rejects.toBeInstanceOf(InterditError)
  })
})

describe('a person with two roles', () => {
  it('the secretary and the coordinator who hold no seat never see a score', async () => {
    const s = await uneScene()
    for (const acteur of titulaires(s)) await noter(acteur, notes(s.examenId, '4'))
    for (const acteur of [s.gestionnaire, s.coordonnateur]) {
      expect(await notesVues(acteur, s)).toBeNull()
      await expect(noter(acteur, notes(s.examenId, '4'))).rejects.toBeInstanceOf(InterditError)
    }
    await ouvrir(s)
    for (const acteur of [s.gestionnaire, s.coordonnateur]) expect(await notesVues(acteur, s)).toBeNull()
    await noterPresence(
      s,
      titulaires(s).map((a) => [a, 'PRESENT'] as const),
    )
    await ouvrirVote(s)
    await voter(s, UNANIMES)
    await rendreAvis(s)
    await clore(s)
    for (const acteur of [s.gestionnaire, s.coordonnateur]) expect(await notesVues(acteur, s)).toBeNull()
  })

  it('a secretary who is a member sees what a member sees: nothing before declaring, no other score until all are given', async () => {
    const s = await sceneDeuxChapeaux('GESTIONNAIRE')
    await db.declaration.deleteMany({ where: { examenId: s.examenId, personneId: s.double.personneId as string } })
    await noter(s.president, notes(s.examenId, '5'))
    expect(await getExamen(s.double, s.examenId)).toMatchObject({ vue: 'FERME', peutDeclarer: true })
    await declarerSansLien(s.double, { id: s.examenId })
    expect(await notesVues(s.double, s)).toEqual({ miennes: {}, peutNoter: true, toutes: null })
  })

  it('a coordinator who presides does not see the scores until all are given, like any member', async () => {
    const s = await uneScene()
    expect(s.president.roles).toContain('COORD_DES')
    await noter(s.rep1, notes(s.examenId, '5'))
    expect((await notesVues(s.president, s))?.toutes).toBeNull()
  })

  it('a member who is also the host sees the applicant’s name, « vous êtes déporté », and nothing through another role', async () => {
    const personne = await unePersonne({ roles: ['MSU', 'GESTIONNAIRE', 'COORD_DES'] })
    const s = await uneScene({
      personnes: [undefined, undefined, personne.id],
      dossier: { deports: [{ personneId: personne.id, nature: 'AUTOMATIQUE', cause: 'Exerce sur le terrain demandé ou le dirige' }] },
    })
    const acteur = await acteurDe(personne.id)
    const vue = await getExamen(acteur, s.examenId)
    expect(Object.keys(vue ?? {}).sort()).toEqual(['cause', 'demandeur', 'id', 'ordre', 'seance', 'vue'])
    expect(vue?.vue).toBe('DEPORTE')
    const seance = await getSeance(acteur, s.seanceId)
    expect(seance?.points).toEqual([{ vue: 'DEPORTE', id: s.examenId, ordre: 1, demandeur: (vue as { demandeur: string }).demandeur }])
    expect(await findDossier(db, acteur, s.dossier.id)).toBeNull()
    expect(await getImpact(acteur, s.examenId)).toBeNull()
    await expect(declarerSansLien(acteur, { id: s.examenId })).rejects.toBeInstanceOf(InterditError)
    await expect(noter(acteur, notes(s.examenId, '5'))).rejects.toBeInstanceOf(InterditError)
  })

  it('a secretary who stood aside does not get the full minutes, which hold the item, either', async () => {
    const s = await sceneDeuxChapeaux('GESTIONNAIRE')
    await declarerDeport(s.double, { id: s.examenId, cause: 'PERSONNEL' })
    await ouvrir(s)
    await noterPresence(
      s,
      [s.president, s.vice, s.rep1, s.rep2].map((a) => [a, 'PRESENT'] as const),
    )
    await ouvrirVote(s)
    await voter(s, { president: 'FAVORABLE', vice: 'FAVORABLE', rep1: 'FAVORABLE', rep2: 'FAVORABLE' })
    await rendreAvis(s)
    await clore(s)
    expect(await getSeance(s.double, s.seanceId)).toMatchObject({ pv: false, pvPublic: true })
    expect(await getSeance(s.gestionnaire, s.seanceId)).toMatchObject({ pv: true, pvPublic: true })
    expect((await getExamen(s.double, s.examenId))?.vue).toBe('DEPORTE')
  })
})

describe('opening an item', () => {
  it('R-DEP-1: a member reads nothing before « Je n’ai aucun lien avec ce dossier »', async () => {
    const s = await uneScene({ sansDeclaration: true })
    expect(await getExamen(s.rep1, s.examenId)).toMatchObject({ vue: 'FERME', peutDeclarer: true })
    expect(await findDossier(db, s.rep1, s.dossier.id)).toBeNull()
    await Promise.all([declarerSansLien(s.rep1, { id: s.examenId }), declarerSansLien(s.rep1, { id: s.examenId })])
    expect(await db.declaration.count({ where: { examenId: s.examenId } })).toBe(1)
    expect((await getExamen(s.rep1, s.examenId))?.vue).toBe('OUVERT')
    expect(await findDossier(db, s.rep1, s.dossier.id)).not.toBeNull()
  })

  it('R-DEP-3: a substitute opens it once called to sit, not before', async () => {
    const s = await uneScene()
    expect(await getExamen(s.supRep1, s.examenId)).toMatchObject({ vue: 'FERME', peutDeclarer: false })
    await expect(declarerSansLien(s.supRep1, { id: s.examenId })).rejects.toBeInstanceOf(InterditError)
    await declarerDeport(s.rep1, { id: s.examenId, cause: 'PERSONNEL' })
    await declarerSansLien(s.supRep1, { id: s.examenId })
    await noter(s.supRep1, notes(s.examenId, '4'))
    expect((await notesVues(s.supRep1, s))?.miennes).toMatchObject({ projet: 4 })
  })

  it('a member’s access ends with the session; the publishable minutes remain', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, UNANIMES)
    await rendreAvis(s)
    await clore(s)
    for (const acteur of [s.vice, s.rep1]) {
      expect(await getExamen(acteur, s.examenId)).toBeNull()
      expect(await getSeance(acteur, s.seanceId)).toMatchObject({ ouverte: false, points: [], presences: [], pv: false, pvPublic: true })
      expect(await findDossier(db, acteur, s.dossier.id)).toBeNull()
    }
  })

  it('R-GEN-2: a seat that ended yesterday opens nothing today', async () => {
    const s = await uneScene()
    await db.membre.update({ where: { id: membreDe(s, s.vice) }, data: { fin: new Date(Date.now() - 86_400_000) } })
    const ancien = await acteurDe(s.vice.personneId as string)
    expect(ancien.siege).toBe(false)
    expect(await getExamen(ancien, s.examenId)).toBeNull()
    expect(await getSeance(ancien, s.seanceId)).toBeNull()
    await expect(declarerSansLien(ancien, { id: s.examenId })).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('is refused to a member of another commission, an interne, the ARS, the dean and the applicant', async () => {
    const s = await uneScene()
    const autre = await uneScene()
    for (const acteur of [
      autre.president,
      await unActeur('INTERNE'),
      await unActeur('ARS'),
      await unActeur('DIR_UFR'),
      await acteurDe(s.dossier.interne.personneId),
    ]) {
      if (acteur.roles.includes('COORD_DES')) continue
      expect(await getExamen(acteur, s.examenId)).toBeNull()
      await expect(declarerDeport(acteur, { id: s.examenId, cause: 'AUTRE' })).rejects.toBeInstanceOf(IntrouvableError)
    }
    expect(await getExamen(autre.vice, s.examenId)).toBeNull()
  })
})

describe('the impact sheet', () => {
  it('R-FLE-14: counts those who could have chosen the terrain, and holds no rank', async () => {
    const s = await uneScene()
    const impact = await getImpact(s.rep1, s.examenId)
    expect(impact).toMatchObject({ terrain: s.dossier.terrain.intitule, categorie: 'LIBRE' })
    expect(impact?.auraientPuChoisir).toBeGreaterThanOrEqual(0)
    const page = JSON.stringify([impact, await getExamen(s.rep1, s.examenId)])
    expect(page).not.toMatch(/rang|effectifReference|anciennete/i)
  })
})
