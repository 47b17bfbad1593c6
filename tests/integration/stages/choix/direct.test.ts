import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { appelerSuivant, choisir, choisirPour, deroulerBloc, noterAbsence } from '@/lib/stages/choix/appel/commands'
import { getSuivi, listAppels } from '@/lib/stages/choix/appel/queries'
import { preparerChoix } from '@/lib/stages/choix/commands'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import { getCopie, getRecu } from '@/lib/stages/choix/publication/queries'
import { getChoix } from '@/lib/stages/choix/queries'
import { situationSchema, type SituationSaisie } from '@/lib/stages/choix/schema'
import { noterSituation } from '@/lib/stages/choix/situation/commands'
import { getPreuve, getSituations } from '@/lib/stages/choix/situation/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unFichier } from '../../../factories/core/fichier'
import { unInterne } from '../../../factories/referentiel/interne'
import { alors, appelDe, APRES, cible, figer, FIN_VOEUX, jusquAppel, OUVERTURE, refusDe, terminer, uneScene, type Scene } from './scene'

const TARD = new Date(APRES.getTime() + 10 * 60_000)
const appeler = async (s: Scene): Promise<unknown> => alors(async () => appelerSuivant(s.gestionnaire, await cible(s)))
const choix = (s: Scene, i: number, poste: number): Promise<unknown> =>
  alors(() => choisir(s.internes[i] as Acteur, { id: s.choixId, posteId: s.postes[poste] as string }))
const absence = async (s: Scene, i: number, instant = TARD): Promise<unknown> =>
  alors(async () => noterAbsence(s.gestionnaire, { id: s.choixId, appelId: (await appelDe(s, i)).id }), instant)

describe('a live choice', () => {
  it('R-RNG-1, R-RNG-6, R-RNG-9: each chooses in turn, with proxies, surnombres and absents, and the verifier accepts the result', async () => {
    const s = await uneScene(
      [
        { voeux: [0] },
        { voeux: [1, 0], situation: 'SURNOMBRE_NON_VALIDANT' },
        { situation: 'ABSENT_AVEC_PROCURATION' },
        { voeux: [0, 2], situation: 'ABSENT' },
        {},
        { voeux: [1] },
      ],
      [1, 1, 2],
      'DIRECT',
    )
    await jusquAppel(s)
    await appeler(s)
    await choix(s, 0, 0)
    await appeler(s)
    // A surnombre non validant may take a post that is full, and uses no place.
    await choix(s, 1, 0)
    await appeler(s)
    await alors(async () =>
      choisirPour(s.gestionnaire, { id: s.choixId, appelId: (await appelDe(s, 2)).id, posteId: s.postes[1] as string }),
    )
    await appeler(s)
    await absence(s, 3, APRES)
    await appeler(s)
    await absence(s, 4)
    await appeler(s)
    await choix(s, 5, 2)
    await terminer(s)
    await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
    const issues = await Promise.all([0, 1, 2, 3, 4, 5].map(async (i) => (await appelDe(s, i)).posteId))
    expect(issues).toEqual([s.postes[0], s.postes[0], s.postes[1], s.postes[2], null, s.postes[2]])
    const lu = await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })
    const dossier = await mkdtemp(path.join(tmpdir(), 'choix-'))
    const recu = await getRecu(s.internes[5] as Acteur, s.choixId)
    await writeFile(path.join(dossier, 'recu.json'), recu?.texte ?? '')
    for (const copie of [lu.publiqueId, lu.commissionId]) {
      await writeFile(path.join(dossier, 'choix.json'), (await lireFichier(copie as string)).octets)
      const args = ['verificateur/verifier.ts', '--recu', path.join(dossier, 'recu.json'), path.join(dossier, 'choix.json')]
      expect((await promisify(execFile)(process.execPath, args)).stdout).toContain('P8')
    }
    const mails = (await db.courriel.findMany({ where: { objetId: s.choixId } })).map((m) =>
      `${m.sujet} ${m.texte}`.replaceAll(/\s+/g, ' '),
    )
    const tours = mails.filter((m) => m.startsWith('C’est votre tour'))
    expect(tours).toHaveLength(6)
    expect(tours.every((m) => /Vous avez jusqu’à \d+ h \d\d pour choisir/.test(m))).toBe(true)
    // R-GEN-9: in a live choice, only the order is computed.
    expect(mails.filter((m) => m.includes('L’ordre d’appel est établi par un traitement algorithmique'))).toHaveLength(6)
    const lignes = await db.ligneJournal.findMany({ where: { objetId: s.choixId }, orderBy: { id: 'asc' } })
    expect(lignes.map((l) => l.evenement)).toEqual([
      ...['preparer', 'figerVoeux', 'figerListe', 'ouvrir', 'appel', 'choisir', 'appel', 'choisir', 'appel', 'choisir'],
      ...['appel', 'absence', 'appel', 'absence', 'appel', 'choisir', 'terminer', 'publier'],
    ])
  })

  it('of two simultaneous clicks on two posts, one is recorded, and the other reads that a choice is final (R-RNG-9)', async () => {
    const s = await uneScene([{}, {}], [1, 1, 2], 'DIRECT')
    await jusquAppel(s)
    await appeler(s)
    const clics = await Promise.allSettled([choix(s, 0, 0), choix(s, 0, 1)])
    expect(clics.map((c) => c.status).sort()).toEqual(['fulfilled', 'rejected'])
    const perdu = clics.find((c) => c.status === 'rejected')
    expect((perdu as PromiseRejectedResult).reason).toMatchObject({
      refus: { regle: 'R-RNG-9', message: 'Votre choix est déjà enregistré : un choix fait est définitif.' },
    })
    expect(await db.appelChoix.count({ where: { choixId: s.choixId, posteId: { not: null } } })).toBe(1)
  })

  it('of two simultaneous calls, one is made; the last place is given once (R-CAM-1)', async () => {
    const s = await uneScene([{}, {}], [1, 0, 0], 'DIRECT')
    await jusquAppel(s)
    const appels = await Promise.allSettled([appeler(s), appeler(s)])
    expect(appels.filter((a) => a.status === 'fulfilled')).toHaveLength(1)
    expect(await db.appelChoix.count({ where: { choixId: s.choixId, appeleLe: { not: null } } })).toBe(1)
    // The first picks the last place; the second is called, and clicks on that place twice at the same time.
    await choix(s, 0, 0)
    await appeler(s)
    const clics = await Promise.allSettled([choix(s, 1, 0), choix(s, 1, 0)])
    expect(clics.map((c) => c.status)).toEqual(['rejected', 'rejected'])
    expect(await refusDe(choix(s, 1, 0))).toEqual({ regle: 'R-CAM-1', message: 'Ce poste n’a plus de place : choisissez-en un autre.' })
  })

  it('refuses a choice before one’s turn, out of the maquette (R-DES-2) or without proxy (R-RNG-9), an early absence, an act of another mode', async () => {
    const s = await uneScene([{ parcours: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'LIBRE'] }, {}], [1, 1, 2], 'DIRECT')
    await jusquAppel(s)
    expect(await refusDe(choix(s, 1, 0))).toEqual({ regle: 'CHOIX-TOUR', message: 'Ce n’est pas encore ce tour : attendez l’appel.' })
    await appeler(s)
    expect(await refusDe(choix(s, 0, 0))).toEqual({
      regle: 'R-DES-2',
      message: 'La maquette ne permet pas ce stage à ce semestre : choisissez-en un autre.',
    })
    const appelId = (await appelDe(s, 0)).id
    expect(
      (await refusDe(alors(() => choisirPour(s.gestionnaire, { id: s.choixId, appelId, posteId: s.postes[0] as string })))).regle,
    ).toBe('R-RNG-9')
    expect(await refusDe(absence(s, 0, APRES))).toEqual({
      regle: 'CHOIX-DELAI',
      message: 'Cette personne a 3 minutes pour choisir : son temps n’est pas écoulé.',
    })
    expect((await refusDe(appeler(s))).regle).toBe('CHOIX-APPEL')
    expect((await refusDe(alors(async () => deroulerBloc(s.gestionnaire, await cible(s))))).regle).toBe('CHOIX-MODE')
    await absence(s, 0)
    expect((await refusDe(absence(s, 0))).regle).toBe('R-RNG-9')
    expect(await refusDe(choix(s, 0, 0))).toEqual({
      regle: 'CHOIX-DELAI',
      message: 'Ce tour est passé : l’absence a été notée après le temps laissé pour choisir. Écrivez au secrétariat du DUMG.',
    })
  })
})

describe('situations', () => {
  const saisie = (s: Scene, plus: Partial<SituationSaisie>): SituationSaisie => ({
    id: s.choixId,
    interneId: s.internes[0]?.interneId as string,
    situation: 'SURNOMBRE_VALIDANT',
    mandataire: '',
    absenceDu: null,
    absenceAu: null,
    ...plus,
  })
  const preuve = async (): Promise<File> => {
    const { octets } = await lireFichier((await unFichier()).id)
    return new File([Uint8Array.from(octets)], 'mandat.pdf', { type: 'application/pdf' })
  }

  it('R-RNG-6: « Un surnombre s’accorde sur justificatif : joignez-le. Le motif ne sera écrit nulle part ailleurs. »', async () => {
    const s = await uneScene([{}])
    for (const situation of ['SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT'] as const)
      expect(await refusDe(alors(() => noterSituation(s.gestionnaire, saisie(s, { situation }))))).toEqual({
        regle: 'R-RNG-6',
        message: 'Un surnombre s’accorde sur justificatif : joignez-le. Le motif ne sera écrit nulle part ailleurs.',
      })
    // A browser posts a file of no bytes for a field left alone.
    expect(
      situationSchema.parse({ ...saisie(s, {}), absenceDu: '', absenceAu: '', preuve: new File([], 'undefined') }).preuve,
    ).toBeUndefined()
    await alors(async () => noterSituation(s.gestionnaire, saisie(s, { preuve: await preuve() })))
    expect((await getSituations(s.gestionnaire, s.choixId)).situations).toMatchObject([{ situation: 'SURNOMBRE_VALIDANT', preuve: true }])
  })

  it('R-RNG-9: a procuration needs the proxy’s name and the mandate; after the freezing of wishes, it changes the line of the call too', async () => {
    const s = await uneScene([{}])
    await figer(s)
    const situation = 'ABSENT_AVEC_PROCURATION'
    for (const plus of [{ preuve: await preuve() }, { mandataire: 'Dominique Martin' }])
      expect(await refusDe(alors(() => noterSituation(s.gestionnaire, saisie(s, { situation, ...plus }))))).toEqual({
        regle: 'R-RNG-9',
        message: 'Une procuration demande le nom de la personne mandataire et le mandat signé, avec la copie des deux pièces d’identité.',
      })
    await alors(async () =>
      noterSituation(s.gestionnaire, saisie(s, { situation, mandataire: 'Dominique Martin', preuve: await preuve() })),
    )
    expect((await appelDe(s, 0)).situation).toBe(situation)
    const [ligne] = await db.ligneJournal.findMany({ where: { objetId: s.choixId, evenement: 'situation' } })
    expect([ligne?.de, ligne?.vers, ligne?.motif]).toEqual([null, null, null])
  })
})

describe('R-RNG-10: what each person sees', () => {
  it('the secretariat sees names and situations, participants see pseudonyms, and no page shows the wishes of others', async () => {
    const s = await uneScene([{ voeux: [0], situation: 'SURNOMBRE_VALIDANT' }, { voeux: [1] }], [1, 1, 2], 'DIRECT')
    const etranger = await alors(async () => acteurDe((await unInterne({ parcours: ['N1'] })).personneId))
    await jusquAppel(s)
    const [sujet, pair] = s.internes as [Acteur, Acteur]
    const autres = await Promise.all(
      (['COORD_DES', 'ARS', 'DIR_DUMG', 'DIR_UFR', 'MSU', 'REP_INTERNES', 'ADMIN_TECH'] as const).map((r) => unActeur(r)),
    )
    for (const acteur of [sujet, pair, etranger, ...autres]) {
      await expect(listAppels(acteur, s.choixId)).rejects.toThrow(InterditError)
      await expect(getSituations(acteur, s.choixId)).rejects.toThrow(InterditError)
      expect(await getPreuve(acteur, s.choixId, sujet.interneId as string)).toBeNull()
      await expect(alors(async () => figerVoeuxPar(acteur, s))).rejects.toThrow(InterditError)
    }
    for (const acteur of [etranger, ...autres]) {
      await expect(getSuivi(acteur, s.choixId)).rejects.toThrow(InterditError)
      expect((await getChoix(acteur, s.choixId))?.moi).toBeNull()
      expect(await getRecu(acteur, s.choixId)).toBeNull()
      await expect(alors(() => choisir(acteur, { id: s.choixId, posteId: s.postes[0] as string }))).rejects.toThrow()
    }
    // What a colleague's page holds: pseudonyms and places, no name, no situation, no wish.
    const vu = JSON.stringify([await getSuivi(pair, s.choixId), await getChoix(pair, s.choixId)])
    expect(vu).not.toContain('SURNOMBRE')
    expect(vu).not.toContain(sujet.nom)
    expect(vu).not.toContain('rangVoeu')
    expect((await getChoix(sujet, s.choixId))?.moi?.situation).toBe('SURNOMBRE_VALIDANT')
    expect((await listAppels(s.gestionnaire, s.choixId)).map((l) => l.nom)).toContain(`${sujet.prenom} ${sujet.nom}`)
    expect(JSON.stringify([await listAppels(s.gestionnaire, s.choixId), await getSuivi(s.gestionnaire, s.choixId)])).not.toMatch(
      /"voeux"|rangVoeu|"postes"/,
    )
    expect(await getRecu(s.gestionnaire, s.choixId)).toBeNull()
  })

  it('the commission’s copy goes to the secretariat and the agency, the public one to everyone signed in', async () => {
    const s = await uneScene([{ voeux: [0] }])
    await jusquAppel(s)
    await alors(async () => deroulerBloc(s.gestionnaire, await cible(s)))
    expect(await getCopie(s.gestionnaire, s.choixId, 'publique')).toBeNull()
    await terminer(s)
    await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
    const [msu, ars] = [await unActeur('MSU'), await unActeur('ARS')]
    const copies = await Promise.all(
      [s.gestionnaire, ars, msu, s.internes[0] as Acteur].map(async (a) => [
        (await getCopie(a, s.choixId, 'publique')) !== null,
        (await getCopie(a, s.choixId, 'commission')) !== null,
      ]),
    )
    expect(copies).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [true, false],
    ])
  })

  it('only the secretariat prepares a choice', async () => {
    const s = await uneScene([{}])
    const saisie = {
      semestreCode: s.semestreCode,
      phase: 'SOCLE',
      mode: 'DIRECT',
      voeuxJusquA: FIN_VOEUX,
      ouvreLe: OUVERTURE,
      minutesParAppel: 3,
    } as const
    await expect(preparerChoix(await unActeur('COORD_DES'), saisie)).rejects.toThrow(InterditError)
    await expect(alors(() => noterAbsence(s.gestionnaire, { id: crypto.randomUUID(), appelId: crypto.randomUUID() }))).rejects.toThrow(
      IntrouvableError,
    )
  })
})

async function figerVoeuxPar(acteur: Acteur, s: Scene): Promise<unknown> {
  const { figerVoeux } = await import('@/lib/stages/choix/figement/commands')
  return figerVoeux(acteur, await cible(s))
}
