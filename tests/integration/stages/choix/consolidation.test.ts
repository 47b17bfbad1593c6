// R-RNG-8: the third phase, from its wishes to the separate verifier.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { rassembler } from '@/app/(public)/donnees-personnelles/mes-donnees'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { deroulerBloc } from '@/lib/stages/choix/appel/commands'
import { apparierChoix, classerDemandeurs } from '@/lib/stages/choix/appariement/commands'
import { compterDepots, getAvancement, getClassement } from '@/lib/stages/choix/appariement/queries'
import { ouvrirChoix } from '@/lib/stages/choix/commands'
import { figerListe, figerVoeux } from '@/lib/stages/choix/figement/commands'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import { getRecu } from '@/lib/stages/choix/publication/queries'
import { getChoix, listAFaire } from '@/lib/stages/choix/queries'
import { classementSchema } from '@/lib/stages/choix/schema'
import { ajouterVoeu, changerVoeux, deposerVoeux } from '@/lib/stages/voeux/commands'
import { getDossierVoeux, getMinimumVoeux } from '@/lib/stages/voeux/queries'
import { listeSchema } from '@/lib/stages/voeux/schema'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { alors, appelDe, APRES, AVANT, cible, lister, OUVERTURE, ouvrir, refusDe, terminer, tirage, uneScene, type Scene } from './scene'

const lancer = promisify(execFile)
const CLASSER = new Date('2027-03-05T09:00:00Z')

type Participants = Parameters<typeof uneScene>[0]
const scene = (participants: Participants, capacites: readonly number[] = [1, 1, 1, 1, 1]) =>
  uneScene(participants, capacites, 'APPARIEMENT')

/** The person who answers for the terrain of a post. */
async function hoteDe(s: Scene, poste: number): Promise<Acteur> {
  const { msu } = await db.terrainMsu.findFirstOrThrow({
    where: { coordinateur: true, terrain: { postes: { some: { id: s.postes[poste] } } } },
    select: { msu: { select: { personneId: true } } },
  })
  return acteurDe(msu.personneId)
}

/** `niveaux` gives a level for each index of an interne. */
const classer = async (
  s: Scene,
  poste: number,
  niveaux: Record<number, number>,
  { par, instant = CLASSER }: { par?: Acteur; instant?: Date } = {},
) => {
  const hote = par ?? (await hoteDe(s, poste))
  const champs = Object.fromEntries(Object.entries(niveaux).map(([i, n]) => [`niveau_${s.internes[Number(i)]?.interneId}`, String(n)]))
  return alors(() => classerDemandeurs(hote, classementSchema.parse({ id: s.choixId, posteId: s.postes[poste], ...champs })), instant)
}
const figerAlors = (s: Scene) => alors(async () => figerVoeux(s.gestionnaire, await cible(s)), CLASSER)
const apparier = (s: Scene) => alors(async () => apparierChoix(s.gestionnaire, await cible(s)))
const obtenus = (s: Scene) =>
  Promise.all(
    s.internes.map(async (_, i) => {
      const { posteId } = await appelDe(s, i)
      return posteId === null ? null : s.postes.indexOf(posteId)
    }),
  )

async function jusquAppariement(s: Scene): Promise<void> {
  await lister(s)
  if ((await db.appelChoix.count({ where: { choixId: s.choixId, place: null, groupe: { gt: 0 } } })) > 0) await tirage(s)
  await ouvrir(s)
  await apparier(s)
}

async function publier(s: Scene): Promise<{ publique: string; commission: string }> {
  await terminer(s)
  await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
  const { publiqueId, commissionId } = await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })
  const lire = async (id: string | null) => new TextDecoder().decode((await lireFichier(id as string)).octets)
  return { publique: await lire(publiqueId), commission: await lire(commissionId) }
}

const dossier = mkdtempSync(path.join(tmpdir(), 'appariement-'))
afterAll(() => rmSync(dossier, { recursive: true, force: true }))

async function verifier(contenu: string, recu?: string): Promise<string> {
  await writeFile(path.join(dossier, 'choix.json'), contenu)
  if (recu) await writeFile(path.join(dossier, 'recu.json'), recu)
  const options = recu ? ['--recu', path.join(dossier, 'recu.json')] : []
  return (await lancer(process.execPath, ['verificateur/verifier.ts', ...options, path.join(dossier, 'choix.json')])).stdout
}

describe('R-RNG-8: from wishes to the verified matching', () => {
  it('R-RNG-8: a host’s level decides, then the call order; the verifier accepts the result, the receipt and both copies', async () => {
    const s = await scene([{ voeux: [0, 1] }, { voeux: [0, 1] }, { voeux: [0, 1] }, { voeux: [0] }])
    await figerAlors(s)
    await classer(s, 0, { 0: 2, 1: 1, 2: 1, 3: 3 })
    expect(await getAvancement(s.gestionnaire, (await getChoix(s.gestionnaire, s.choixId))!)).toEqual({ demandes: 2, classes: 1 })
    await jusquAppariement(s)
    // Two internes have the first level, and the call order decides between them, as it does for the post without levels.
    expect(await obtenus(s)).toEqual([1, 0, null, null])
    const { publique, commission } = await publier(s)
    const recu = await getRecu(s.internes[0] as Acteur, s.choixId)
    expect(await verifier(publique, recu?.texte)).toContain('10 propriétés tenues sur 10.')
    expect(await verifier(commission, recu?.texte)).toContain('A2  tient')
    expect(publique).not.toContain('classement')
    expect(commission).toContain('classement')
    const semestres = await db.semestreInterne.findMany({
      where: { semestreCode: s.semestreCode },
      select: { categorie: true, phase: true },
    })
    expect(semestres).toEqual(Array(2).fill({ categorie: 'N3_DJ', phase: 'CONSOLIDATION' }))
    expect((await db.campagnePostes.findFirstOrThrow()).statut).toBe('AFFECTATIONS')
  })

  it('R-RNG-8, R-RNG-6, R-RNG-7: for random small departments, both copies pass the separate verifier', async () => {
    const participant = fc.record({
      rang: fc.integer({ min: 1, max: 3 }),
      voeux: fc.shuffledSubarray([0, 1, 2]),
      situation: fc.constantFrom('NORMAL', 'NORMAL', 'NORMAL', 'SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT' as const),
    })
    const departement = fc.record({
      participants: fc.array(participant, { minLength: 4, maxLength: 7 }),
      capacites: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 2 }))),
      niveaux: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 21, maxLength: 21 }),
      classent: fc.subarray([0, 1, 2]),
    })
    await fc.assert(
      fc.asyncProperty(departement, async ({ participants, capacites, niveaux, classent }) => {
        const s = await scene(participants, capacites)
        await figerAlors(s)
        for (const poste of classent) {
          const venus = participants.flatMap((p, i) => (p.voeux.includes(poste) ? [[i, niveaux[poste * 7 + i] as number]] : []))
          if (venus.length > 0) await classer(s, poste, Object.fromEntries(venus) as Record<number, number>)
        }
        await jusquAppariement(s)
        const { publique, commission } = await publier(s)
        expect(await verifier(publique)).toContain('10 propriétés tenues sur 10.')
        expect(await verifier(commission)).toContain('10 propriétés tenues sur 10.')
      }),
      { numRuns: 5 },
    )
  })

  it('R-RNG-8 « Les terrains peuvent classer jusqu’au… : les classements ne se ferment pas avant. », and a result is not read before it is published', async () => {
    const s = await scene([{ voeux: [0] }])
    const [moi] = s.internes as [Acteur]
    await figerAlors(s)
    await alors(async () => figerListe(s.gestionnaire, await cible(s)), CLASSER)
    expect(await refusDe(alors(async () => ouvrirChoix(s.gestionnaire, await cible(s)), CLASSER))).toEqual({
      regle: 'R-RNG-8',
      message: 'Les terrains peuvent classer jusqu’au lundi 8 mars 2027 à 9\u00a0h\u00a000 : les classements ne se ferment pas avant.',
    })
    await ouvrir(s)
    await apparier(s)
    const lu = async () => (await getChoix(moi, s.choixId))?.moi
    expect(await lu()).toMatchObject({ issue: null, poste: null })
    await terminer(s)
    expect(await lu()).toMatchObject({ issue: null, poste: null })
    await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
    expect(await lu()).toMatchObject({ issue: 'OBTENU', poste: expect.any(String) })
  })

  it('a matching is made once, by the secretariat, and calls no person', async () => {
    const s = await scene([{ voeux: [0] }])
    await figerAlors(s)
    await lister(s)
    await ouvrir(s)
    expect((await refusDe(alors(async () => deroulerBloc(s.gestionnaire, { ...(await cible(s)), taille: undefined })))).message).toBe(
      'La consolidation se fait par appariement : personne n’y est appelé.',
    )
    await expect(alors(async () => apparierChoix(await unActeur('COORD_DES'), await cible(s)))).rejects.toBeInstanceOf(InterditError)
    const version = await cible(s)
    const issues = await Promise.allSettled([1, 2].map(() => alors(() => apparierChoix(s.gestionnaire, version))))
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(apparier(s)).rejects.toBeInstanceOf(ConflitError)
  })
})

describe('R-RNG-8: a host', () => {
  it('is mailed once when wishes freeze, and finds the task under « À faire » until it is done', async () => {
    const s = await scene([{ voeux: [0, 1] }, { voeux: [0] }])
    const [hote, autre, sans] = [await hoteDe(s, 0), await hoteDe(s, 1), await hoteDe(s, 2)]
    await figerAlors(s)
    const mails = await db.courriel.findMany({ where: { objetId: s.choixId, sujet: { startsWith: 'Docteurs juniors à classer' } } })
    expect(mails).toHaveLength(2)
    const dire = (a: Acteur) => alors(async () => (await listAFaire(a)).map((l) => l.titre), CLASSER)
    expect(await dire(hote)).toEqual(['Classer les docteurs juniors qui ont demandé votre terrain'])
    expect(await dire(autre)).toHaveLength(1)
    expect(await dire(sans)).toEqual([])
    expect((await getChoix(hote, s.choixId))?.hote).toBe(true)
    expect((await getChoix(s.internes[0] as Acteur, s.choixId))?.hote).toBe(false)
    await classer(s, 0, { 0: 1, 1: 2 })
    expect(await dire(hote)).toEqual([])
    await classer(s, 0, { 0: 2, 1: 1 })
    const { postes } = await alors(() => getClassement(hote, s.choixId), CLASSER)
    expect(postes[0]?.demandeurs.map((d) => d.niveau).sort()).toEqual([1, 2])
  })

  it('R-RNG-10: reads only the names of those who asked for their post; another host, an interne and other roles read nothing', async () => {
    const s = await scene([{ voeux: [0, 1], situation: 'SURNOMBRE_VALIDANT' }, { voeux: [1] }])
    const hote = await hoteDe(s, 0)
    await expect(getClassement(hote, s.choixId)).rejects.toBeInstanceOf(IntrouvableError)
    await figerAlors(s)
    const { postes } = await alors(() => getClassement(hote, s.choixId), CLASSER)
    const [premier, second] = s.internes as [Acteur, Acteur]
    expect(postes).toEqual([
      expect.objectContaining({
        id: s.postes[0],
        demandeurs: [{ id: premier.interneId, nom: `${premier.nom} ${premier.prenom}`, niveau: null }],
      }),
    ])
    expect(JSON.stringify(postes)).not.toContain(second.nom)
    const niveaux = { 0: 1 }
    for (const acteur of [premier, await unActeur('MSU'), await unActeur('ARS'), s.gestionnaire]) {
      await expect(getClassement(acteur, s.choixId)).rejects.toBeInstanceOf(IntrouvableError)
      await expect(classer(s, 0, niveaux, { par: acteur })).rejects.toBeInstanceOf(IntrouvableError)
    }
    await expect(classer(s, 0, niveaux, { par: await hoteDe(s, 1) })).rejects.toBeInstanceOf(IntrouvableError)
    await classer(s, 0, niveaux)
    const [ligne] = await db.ligneJournal.findMany({ where: { objetId: s.choixId, evenement: 'classer' } })
    expect([ligne?.qualite, ligne?.motif?.includes(premier.nom)]).toEqual(['MSU', false])
  })

  it('R-RNG-8 « Seules les personnes qui ont demandé ce poste peuvent être classées. », « Les terrains pouvaient classer jusqu’au… »', async () => {
    const s = await scene([{ voeux: [0] }, { voeux: [0] }, { voeux: [1] }])
    await figerAlors(s)
    expect(await refusDe(classer(s, 0, { 0: 1, 2: 1 }))).toEqual({
      regle: 'R-RNG-8',
      message: 'Seules les personnes qui ont demandé ce poste peuvent être classées.',
    })
    // A host's answer replaces the earlier one, and a level left empty is no level.
    await classer(s, 0, { 0: 1, 1: 1 })
    await classer(s, 0, { 1: 2 })
    expect(await db.classementChoix.findMany({ where: { choixId: s.choixId }, select: { interneId: true, niveau: true } })).toEqual([
      { interneId: s.internes[1]?.interneId, niveau: 2 },
    ])
    expect(classementSchema.parse({ id: s.choixId, posteId: s.postes[0], [`niveau_${s.internes[0]?.interneId}`]: '' }).niveaux.size).toBe(0)
    await classer(s, 0, { 0: 1, 1: 1 }, { instant: new Date(OUVERTURE.getTime() - 1) })
    expect(await refusDe(classer(s, 0, { 0: 1, 1: 2 }, { instant: OUVERTURE }))).toEqual({
      regle: 'R-RNG-8',
      message: 'Les terrains pouvaient classer jusqu’au lundi 8 mars 2027 à 9\u00a0h\u00a000 : les classements ne changent plus.',
    })
    const schema = classementSchema.safeParse({ id: s.choixId, posteId: s.postes[0], [`niveau_${s.internes[0]?.interneId}`]: '6' })
    expect(schema.error?.issues[0]?.message).toBe('Choisissez un niveau.')
  })
})

describe('R-RNG-8: the least number of wishes', () => {
  const deposer = async (acteur: Acteur) => deposerVoeux(acteur, { version: (await getDossierVoeux(acteur)).version })
  const retirer = async (s: Scene, acteur: Acteur, poste: number) => {
    const { version } = await getDossierVoeux(acteur)
    return changerVoeux(acteur, listeSchema.parse({ version: String(version), acte: `retirer:${s.postes[poste]}` }))
  }

  it('R-RNG-8 « Votre liste compte 3 vœux ; il en faut au moins 4. Elle est gardée telle qu’elle est… »', async () => {
    const s = await scene([{ voeux: [0, 1, 2] }, {}])
    const [moi, autre] = s.internes as [Acteur, Acteur]
    await alors(async () => {
      expect(await getMinimumVoeux(await getDossierVoeux(moi))).toBe(4)
      expect(await refusDe(deposer(moi))).toEqual({
        regle: 'R-RNG-8',
        message:
          'Votre liste compte 3 vœux ; il en faut au moins 4. Elle est gardée telle qu’elle est : ajoutez-y un vœu, puis déposez-la.',
      })
      expect((await refusDe(deposer(autre))).message).toContain('Votre liste compte 0 vœu ; il en faut au moins 4.')
      expect(await getDossierVoeux(moi)).toMatchObject({ postes: s.postes.slice(0, 3), deposesLe: null })
      // A list that is not deposited yet may be shortened.
      await retirer(s, moi, 2)
      for (const poste of [2, 3]) await ajouterVoeu(moi, { posteId: s.postes[poste] as string })
      expect(await compterDepots(s.gestionnaire, s)).toBe(0)
      await deposer(moi)
      expect((await getDossierVoeux(moi)).deposesLe).toEqual(AVANT)
      expect(await compterDepots(s.gestionnaire, s)).toBe(1)
      await expect(compterDepots(moi, s)).rejects.toBeInstanceOf(InterditError)
    }, AVANT)
  })

  it('R-RNG-8 « En consolidation, il faut au moins 4 vœux : ajoutez-en un autre avant de retirer celui-ci. »', async () => {
    const s = await scene([{ voeux: [0, 1, 2, 3, 4] }])
    const [moi] = s.internes as [Acteur]
    await alors(async () => {
      await deposer(moi)
      await retirer(s, moi, 4)
      expect(await refusDe(retirer(s, moi, 3))).toEqual({
        regle: 'R-RNG-8',
        message: 'En consolidation, il faut au moins 4 vœux : ajoutez-en un autre avant de retirer celui-ci.',
      })
      // The order may change without cancelling the deposit.
      const { version } = await getDossierVoeux(moi)
      await changerVoeux(moi, listeSchema.parse({ version: String(version), acte: `monter:${s.postes[3]}` }))
      expect(await getDossierVoeux(moi)).toMatchObject({ postes: [0, 1, 3, 2].map((p) => s.postes[p]), deposesLe: AVANT })
      await expect(deposerVoeux(moi, { version })).rejects.toBeInstanceOf(ConflitError)
    }, AVANT)
    expect((await refusDe(alors(() => deposer(moi), APRES))).regle).toBe('R-RNG-9')
  })

  it('R-RNG-8 « Dans cette phase, vos vœux comptent dès qu’ils sont écrits : il n’y a rien à déposer. », R-CAM-1 before a list is published', async () => {
    const appelee = await uneScene([{ voeux: [0, 1, 2] }])
    expect((await refusDe(alors(() => deposer(appelee.internes[0] as Acteur), AVANT))).message).toBe(
      'Dans cette phase, vos vœux comptent dès qu’ils sont écrits : il n’y a rien à déposer.',
    )
    const s = await scene([{ voeux: [0, 1, 2, 3] }])
    await db.$executeRaw`TRUNCATE ligne_postes, liste_postes, choix, appel_choix, classement_choix`
    expect(await refusDe(alors(() => deposer(s.internes[0] as Acteur), AVANT))).toEqual({
      regle: 'R-CAM-1',
      message: 'La liste des postes n’est pas encore publiée. Vos vœux sont gardés : vous les déposerez ensuite.',
    })
  })

  it('R-RNG-8: a short list is frozen and matched as it is, deposited or not', async () => {
    const s = await scene([{ voeux: [0] }, { voeux: [0, 1, 2, 3] }, {}])
    await alors(() => deposer(s.internes[1] as Acteur), AVANT)
    await figerAlors(s)
    await jusquAppariement(s)
    expect(await obtenus(s)).toEqual([0, 1, null])
    expect((await appelDe(s, 2)).issue).toBe('SANS_VOEUX')
    expect(await verifier((await publier(s)).publique)).toContain('10 propriétés tenues sur 10.')
  })
})

describe('R-RNG-10: a ranking in the export of one’s own data', () => {
  it('R-RNG-10: gives an interne only their own level, once the result is published; gives the host their act, without names', async () => {
    const s = await scene([{ voeux: [0, 1] }, { voeux: [0, 1] }])
    const [moi, autre] = s.internes as [Acteur, Acteur]
    const hote = await hoteDe(s, 0)
    await figerAlors(s)
    await classer(s, 0, { 0: 4, 1: 2 })
    const lire = async (acteur: Acteur) => (await rassembler(acteur)).internat?.niveauxDonnesParLesTerrains
    const muets = [await lire(moi)]
    await jusquAppariement(s)
    muets.push(await lire(moi))
    await terminer(s)
    muets.push(await lire(moi))
    expect(muets).toEqual([[], [], []])
    const appel = async () => (await rassembler(moi)).internat?.appelsAuChoix?.[0]
    expect(await appel()).toMatchObject({ place: expect.any(Number), issue: null, terrain: null, rangVoeu: null })
    await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
    const { terrain } = await db.poste.findUniqueOrThrow({ where: { id: s.postes[0] as string }, select: { terrain: true } })
    const ligne = { semestreCode: s.semestreCode, terrain: terrain.intitule }
    expect(await lire(moi)).toEqual([{ ...ligne, niveau: 4 }])
    expect(await appel()).toMatchObject({ issue: 'OBTENU', terrain: expect.any(String) })
    expect(await lire(autre)).toEqual([{ ...ligne, niveau: 2 }])
    expect(JSON.stringify(await rassembler(moi))).not.toContain(autre.interneId)
    const duTerrain = await rassembler(hote)
    expect(duTerrain.journal.mesActes.map((a) => a.evenement)).toContain('classer')
    for (const { nom, interneId } of [moi, autre]) expect(JSON.stringify(duTerrain)).not.toMatch(new RegExp(`${nom}|${interneId}`))
  })
})
