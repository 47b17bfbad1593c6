import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { SituationChoix } from '@/generated/prisma/enums'
import { db, transaction } from '@/lib/core/donnees/db'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { aInstant } from '@/lib/core/temps/horloge'
import { figerOffre } from '@/lib/referentiel/stage/poste/commands'
import { estOffreFigee } from '@/lib/referentiel/stage/poste/queries'
import { deroulerBloc } from '@/lib/stages/choix/appel/commands'
import { preparerChoix } from '@/lib/stages/choix/commands'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import { getRecu } from '@/lib/stages/choix/publication/queries'
import { controlerRecu } from '@/lib/stages/voeux/controle/commands'
import { controleSchema } from '@/lib/stages/voeux/controle/schema'
import {
  alors,
  appelDe,
  AVANT,
  cible,
  FIN_VOEUX,
  figer,
  jusquAppel,
  lister,
  ouvrir,
  OUVERTURE,
  publierListe,
  refusDe,
  terminer,
  tirage,
  uneScene,
  type Scene,
} from './scene'

const lancer = promisify(execFile)

async function texte(fichierId: string | null): Promise<string> {
  return new TextDecoder().decode((await lireFichier(fichierId as string)).octets)
}

/** Runs the separate program on a published copy and returns what it prints. It fails when a property does not hold. */
async function verifier(contenu: string, recu?: string): Promise<string> {
  const dossier = await mkdtemp(path.join(tmpdir(), 'choix-'))
  await writeFile(path.join(dossier, 'choix.json'), contenu)
  if (recu) await writeFile(path.join(dossier, 'recu.json'), recu)
  const options = recu ? ['--recu', path.join(dossier, 'recu.json')] : []
  return (await lancer(process.execPath, ['verificateur/verifier.ts', ...options, path.join(dossier, 'choix.json')])).stdout
}

async function conclure(s: Scene): Promise<{ publique: string; commission: string }> {
  await terminer(s)
  await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
  const choix = await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })
  return { publique: await texte(choix.publiqueId), commission: await texte(choix.commissionId) }
}

const dernierBloc = async (s: Scene, taille?: number) => alors(async () => deroulerBloc(s.gestionnaire, { ...(await cible(s)), taille }))

describe('a choice from its preparation to its verification', () => {
  it('R-RNG-1, R-RNG-5, R-RNG-7, R-CAM-1: for random small departments, both copies pass the independent verifier', async () => {
    const situations: SituationChoix[] = ['NORMAL', 'NORMAL', 'NORMAL', 'ABSENT', 'SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT', 'REMORDS']
    const participant = fc.record({
      parcours: fc.constantFrom(
        ['N1', 'URGENCES', 'POLYVALENTE', 'SFE'] as const,
        ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS'] as const,
      ),
      rang: fc.integer({ min: 1, max: 3 }),
      voeux: fc.option(fc.shuffledSubarray([0, 1, 2]), { nil: undefined }),
      situation: fc.constantFrom(...situations),
    })
    const departement = fc.record({
      participants: fc.array(participant, { minLength: 4, maxLength: 8 }),
      capacites: fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 2 }))),
      taille: fc.constantFrom(undefined, 1, 3),
    })
    await fc.assert(
      fc.asyncProperty(departement, async ({ participants, capacites, taille }) => {
        const s = await uneScene(participants, capacites)
        await jusquAppel(s)
        while ((await db.appelChoix.count({ where: { choixId: s.choixId, issue: null } })) > 0) await dernierBloc(s, taille)
        const { publique, commission } = await conclure(s)
        const [dit, ditCommission] = [await verifier(publique), await verifier(commission)]
        expect(dit).toContain('P9')
        expect(ditCommission).toContain('P9')
        const recu = await getRecu(s.internes[0] as NonNullable<(typeof s.internes)[number]>, s.choixId)
        await verifier(commission, recu?.texte)
        expect(commission).toContain(recu?.empreinte as string)
      }),
      { numRuns: 6 },
    )
  })

  it('writes each affectation as a current semester, on its terrain', async () => {
    const s = await uneScene([{ voeux: [0] }, { voeux: [0, 2] }])
    await jusquAppel(s)
    await dernierBloc(s)
    await conclure(s)
    const semestres = await db.semestreInterne.findMany({ where: { semestreCode: s.semestreCode }, orderBy: { interne: { rang: 'asc' } } })
    const postes = await db.poste.findMany({ where: { id: { in: [...s.postes] } } })
    const terrain = (i: number) => postes.find((p) => p.id === s.postes[i])?.terrainId
    expect(semestres.map((x) => [x.interneId, x.terrainId, x.situation, x.categorie, x.phase])).toEqual([
      [s.internes[0]?.interneId, terrain(0), 'EN_COURS', 'LIBRE', 'APPROFONDISSEMENT'],
      [s.internes[1]?.interneId, terrain(2), 'EN_COURS', 'LIBRE', 'APPROFONDISSEMENT'],
    ])
  })

  it('R-FLE-9: someone placed by article 44 is not called, and their place is not offered', async () => {
    const s = await uneScene([{ voeux: [0] }, { voeux: [0, 1] }])
    const [fleche, autre] = s.internes
    await db.poste.update({ where: { id: s.postes[0] }, data: { horsChoix: 1 } })
    await db.horsChoix.create({
      data: {
        interneId: fleche?.interneId as string,
        semestreCode: s.semestreCode,
        posteId: s.postes[0] as string,
        acte: 'Acte n° 1',
        creeLe: AVANT,
      },
    })
    await aInstant(FIN_VOEUX, () => publierListe(s.semestreCode))
    await jusquAppel(s)
    await dernierBloc(s)
    const { publique } = await conclure(s)
    expect((await appelDe(s, 0)).issue).toBeNull()
    expect((await appelDe(s, 1)).posteId).toBe(s.postes[1])
    expect(autre).toBeDefined()
    expect(await verifier(publique)).toContain('P4')
  })

  it('R-FLE-9: someone placed after the list was published is not called, and takes no place from that list', async () => {
    const s = await uneScene([{ voeux: [0] }, { voeux: [0, 1] }])
    await figer(s)
    await db.poste.update({ where: { id: s.postes[0] }, data: { horsChoix: 1, ajoutes: 1 } })
    const interneId = s.internes[0]?.interneId as string
    const posteId = s.postes[0] as string
    await db.horsChoix.create({ data: { interneId, semestreCode: s.semestreCode, posteId, acte: 'Acte n° 1', creeLe: FIN_VOEUX } })
    await lister(s)
    await ouvrir(s)
    await dernierBloc(s)
    const { publique, commission } = await conclure(s)
    expect([(await appelDe(s, 0)).issue, (await appelDe(s, 1)).posteId]).toEqual([null, s.postes[0]])
    for (const copie of [publique, commission]) expect(await verifier(copie)).toContain('9 propriétés tenues sur 9.')
  })

  it('R-FLE-9: the offer freezes with the wishes, after any transaction that changes the offer, and the date is kept', async () => {
    const s = await uneScene([{ voeux: [0] }, { voeux: [0, 1] }])
    const lire = () => transaction((tx) => estOffreFigee(tx, s.semestreCode))
    const dit: string[] = []
    let figement: Promise<unknown> | undefined
    await transaction(async (tx) => {
      expect(await estOffreFigee(tx, s.semestreCode)).toBe(false)
      figement = figer(s).then(() => dit.push('figée'))
      await vi.waitUntil(async () => {
        // Read outside the transaction, inside which this view would not change.
        const [lu] = await db.$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        return (lu?.n ?? 0) > 0
      }, 10_000)
      dit.push('retirée')
    })
    await figement
    expect(dit).toEqual(['retirée', 'figée'])
    expect(await lire()).toBe(true)
    const { offreFigeeLe } = await db.semestre.findUniqueOrThrow({ where: { code: s.semestreCode } })
    await transaction((tx) => figerOffre(tx, s.semestreCode))
    expect((await db.semestre.findUniqueOrThrow({ where: { code: s.semestreCode } })).offreFigeeLe).toEqual(offreFigeeLe)
  })

  it('someone on leave is not called', async () => {
    const s = await uneScene([{ voeux: [0] }, { voeux: [0] }])
    await db.mobilite.create({
      data: { interneId: s.internes[0]?.interneId as string, semestreCode: s.semestreCode, type: 'DISPONIBILITE' },
    })
    await jusquAppel(s)
    await dernierBloc(s)
    expect((await appelDe(s, 1)).posteId).toBe(s.postes[0])
  })
})

it('R-GEN-9: the mail of a computed result says that it was computed, and how to obtain its rules', async () => {
  const s = await uneScene([{ voeux: [0] }])
  await jusquAppel(s)
  await dernierBloc(s)
  await conclure(s)
  const mails = await db.courriel.findMany({ where: { objetId: s.choixId, sujet: { startsWith: 'Résultat du choix' } } })
  expect(mails).toHaveLength(1)
  for (const mention of ['traitement algorithmique', 'L. 311-3-1', 'leurs principaux paramètres', 'agence régionale de santé les décide'])
    expect(mails[0]?.texte.replaceAll(/\s+/g, ' ')).toContain(mention)
})

describe('freezing', () => {
  it('R-RNG-9: mails each interne their receipt, and the database refuses any later change of wishes', async () => {
    const s = await uneScene([{ voeux: [1, 0] }, {}])
    await figer(s)
    const recu = await getRecu(s.internes[0] as NonNullable<(typeof s.internes)[number]>, s.choixId)
    const { personneId } = s.internes[0] as NonNullable<(typeof s.internes)[number]>
    const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: personneId as string } })
    const mail = await db.courriel.findFirstOrThrow({ where: { destinataire: courriel, sujet: { startsWith: 'Reçu de vos vœux' } } })
    // The mail gives the wishes in words, in their order; the attached file is the exact text, and gives the same digest.
    const noms = await Promise.all(
      [1, 0].map(async (i) => {
        const { terrain } = await db.poste.findUniqueOrThrow({
          where: { id: s.postes[i] },
          select: { terrain: { select: { intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } } } },
        })
        return `Stage libre : ${terrain.intitule}, ${terrain.structure.nom} (${terrain.structure.commune.nom})`
      }),
    )
    expect(mail.texte).toContain(`Vos vœux, du préféré au dernier :\n1. ${noms[0]}\n2. ${noms[1]}\n`)
    expect(mail.texte).not.toContain('{')
    expect(mail.html).toContain('<br>1. Stage libre')
    expect(mail.texte).toContain(`Empreinte du reçu : ${recu?.empreinte}`)
    expect(mail.joint).toEqual({ nom: `recu-${s.semestreCode}.json`, type: 'application/json', texte: recu?.texte })
    const sans = await db.courriel.findFirstOrThrow({
      where: { objetId: s.choixId, destinataire: { not: courriel }, sujet: { startsWith: 'Reçu de vos vœux' } },
    })
    expect(sans.texte).toContain('Vous n’aviez fait aucun vœu.')
    const controler = async (texte: string, empreinte: string) =>
      controlerRecu(s.gestionnaire, controleSchema.parse({ fichier: new File([texte], 'recu.json'), empreinte }))
    const { texte, empreinte } = recu as NonNullable<typeof recu>
    expect((await controler(texte, ` ${empreinte.toUpperCase()}\n`)).message).toContain('Ce reçu donne bien cette empreinte : ses 2 vœux')
    await expect(controler(texte.replace(s.postes[1] as string, s.postes[2] as string), empreinte)).rejects.toMatchObject({
      refus: { regle: 'R-RNG-9', message: expect.stringContaining('Ce reçu ne donne pas cette empreinte, mais ') },
      champs: { empreinte: expect.any(String) },
    })
    for (const faux of ['', 'bonjour', '[]', '{"format":"autre"}'])
      await expect(controler(`${faux} `, empreinte)).rejects.toMatchObject({
        refus: { message: 'Ce fichier n’est pas un reçu de vœux : choisissez celui qui était joint au courriel, sans le modifier.' },
      })
    expect((JSON.parse(recu?.texte as string) as { voeux: string[] }).voeux).toEqual([s.postes[1], s.postes[0]])
    const frozen = await db.voeuxStage.findMany({ where: { semestreCode: s.semestreCode } })
    expect(frozen.map((v) => v.figesLe !== null && v.sel !== null)).toEqual([true, true])
    await expect(
      db.voeuxStage.updateMany({ where: { interneId: s.internes[0]?.interneId as string }, data: { postes: [] } }),
    ).rejects.toThrow()
  })

  it('R-RNG-7: people in full tie have no place until the draw, whose seed is recorded once and in the journal', async () => {
    const s = await uneScene([{ rang: 5 }, { rang: 5 }, { rang: 9 }])
    await figer(s)
    await lister(s)
    expect([(await appelDe(s, 0)).place, (await appelDe(s, 1)).place, (await appelDe(s, 2)).place]).toEqual([null, null, 3])
    expect(await refusDe(ouvrir(s))).toEqual({
      regle: 'R-RNG-7',
      message: 'Départage requis : 2 personnes sont à égalité parfaite. Faites le tirage public, puis inscrivez ici sa graine.',
    })
    await tirage(s)
    expect([(await appelDe(s, 0)).place, (await appelDe(s, 1)).place].sort()).toEqual([1, 2])
    expect(await refusDe(tirage(s, 'une autre graine'))).toEqual({
      regle: 'R-RNG-7',
      message: 'Le tirage est déjà inscrit : il ne se refait pas.',
    })
    const lignes = await db.ligneJournal.findMany({ where: { objetId: s.choixId, evenement: 'tirage' } })
    expect(lignes.map((l) => l.motif)).toEqual(['Graine : Loto du 6 mars 2027 : 4 8 15 16 23 42'])
  })

  it('R-RNG-7: « Il n’y a aucune égalité à départager. »', async () => {
    const s = await uneScene([{ rang: 5 }, { rang: 6 }])
    await figer(s)
    await lister(s)
    expect(await refusDe(tirage(s))).toEqual({ regle: 'R-RNG-7', message: 'Il n’y a aucune égalité à départager.' })
  })

  it('R-CAM-3: « Une contestation d’ancienneté attend une réponse : répondez avant de figer la liste d’appel. »', async () => {
    const s = await uneScene([{}])
    const { id } = await db.contestation.create({
      data: { interneId: s.internes[0]?.interneId as string, texte: 'Ce semestre compte.', creeeLe: FIN_VOEUX },
    })
    await figer(s)
    expect(await refusDe(lister(s))).toEqual({
      regle: 'R-CAM-3',
      message: 'Une contestation d’ancienneté attend une réponse : répondez avant de figer la liste d’appel.',
    })
    await db.contestation.update({ where: { id }, data: { reponduLe: FIN_VOEUX, reponse: 'Non.' } })
    await lister(s)
  })

  it('CHOIX-VOEUX: wishes do not freeze before the instant that was announced', async () => {
    const s = await uneScene([{}])
    const { figerVoeux } = await import('@/lib/stages/choix/figement/commands')
    expect(await refusDe(alors(async () => figerVoeux(s.gestionnaire, await cible(s)), FIN_VOEUX))).toEqual({
      regle: 'CHOIX-VOEUX',
      message: 'Les vœux peuvent être modifiés jusqu’au lundi 1er mars 2027 à 12\u00a0h\u00a000 : ils ne se figent pas avant.',
    })
  })
})

describe('refusals', () => {
  it('R-RNG-8, R-RNG-1: the consolidation phase is matched, the others are called', async () => {
    const s = await uneScene([{}])
    const saisie = {
      semestreCode: s.semestreCode,
      mode: 'AUTOMATIQUE',
      voeuxJusquA: FIN_VOEUX,
      ouvreLe: OUVERTURE,
      minutesParAppel: 3,
    } as const
    expect((await refusDe(alors(() => preparerChoix(s.gestionnaire, { ...saisie, phase: 'CONSOLIDATION' })))).message).toBe(
      'La phase de consolidation se fait par vœux puis appariement avec les terrains, pas par ordre d’appel.',
    )
    const appele = { ...saisie, phase: 'SOCLE', mode: 'APPARIEMENT' } as const
    expect((await refusDe(alors(() => preparerChoix(s.gestionnaire, appele)))).message).toBe(
      'Cette phase se choisit par ordre d’appel ; l’appariement est celui de la consolidation.',
    )
    const avant = new Date('2027-02-01T09:00:00Z')
    expect((await refusDe(alors(() => preparerChoix(s.gestionnaire, { ...saisie, phase: 'APPROFONDISSEMENT' }), avant))).regle).toBe(
      'CHOIX-DEJA',
    )
  })

  it('CHOIX-OUVERTURE, CHOIX-APPELS: a choice does not open before its hour, nor end before everyone was called', async () => {
    const s = await uneScene([{ voeux: [0] }])
    await figer(s)
    await lister(s)
    const { ouvrirChoix } = await import('@/lib/stages/choix/commands')
    expect((await refusDe(alors(async () => ouvrirChoix(s.gestionnaire, await cible(s)), new Date('2027-03-08T07:59:59Z')))).regle).toBe(
      'CHOIX-OUVERTURE',
    )
    await ouvrir(s)
    expect(await refusDe(terminer(s))).toEqual({
      regle: 'CHOIX-APPELS',
      message: 'Il reste une personne à appeler avant de terminer le choix.',
    })
  })
})
