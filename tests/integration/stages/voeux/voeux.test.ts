import pg from 'pg'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Phase } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { emettreRecu } from '@/lib/stages/regles/recu'
import { ajouterVoeu, changerVoeux } from '@/lib/stages/voeux/commands'
import { getDossierVoeux, getRecu, listPostesProposes, listPostesVoulus, semestreDesVoeux } from '@/lib/stages/voeux/queries'
import { listeSchema } from '@/lib/stages/voeux/schema'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unInterne } from '../../../factories/referentiel/interne'
import { uneMobilite } from '../../../factories/referentiel/mobilite'
import { unPoste } from '../../../factories/referentiel/poste'
import { unSemestre } from '../../../factories/referentiel/semestre'

const unChoix = async (change: { listeId?: string; voeuxJusquA?: Date; phase?: Phase } = {}) =>
  db.choix.create({
    data: {
      phase: 'APPROFONDISSEMENT',
      mode: 'AUTOMATIQUE',
      statutDepuis: maintenant(),
      voeuxJusquA: ajouterJours(maintenant(), 20),
      ouvreLe: ajouterJours(maintenant(), 30),
      ...change,
      semestreCode: (await unSemestre()).code,
    },
  })

const unVoeur = async (): Promise<Acteur> => acteurDe((await unInterne()).personneId)
const saisie = (version: number, reste: Record<string, unknown> = {}) => listeSchema.parse({ version: String(version), ...reste })
const mesPostes = async (acteur: Acteur) => (await getDossierVoeux(acteur)).postes
const refuseAvec = (regle: string, debut: string) => ({ refus: { regle, message: expect.stringContaining(debut) } })

beforeEach(async () => {
  await db.$executeRaw`TRUNCATE ligne_postes, liste_postes, demande_capacite, campagne_postes, choix, appel_choix, classement_choix`
  await unSemestre()
})

describe('one ordered list', () => {
  it('accepts additions, moves, renumbering and removals, and stays one row', async () => {
    const acteur = await unVoeur()
    const [a, b, c] = await Promise.all([unPoste(), unPoste(), unPoste()])
    for (const p of [a, b, c]) await ajouterVoeu(acteur, { posteId: p.id })
    expect(await mesPostes(acteur)).toEqual([a.id, b.id, c.id])
    await changerVoeux(acteur, saisie(3, { acte: `monter:${c.id}` }))
    expect(await mesPostes(acteur)).toEqual([a.id, c.id, b.id])
    await changerVoeux(acteur, saisie(4, { poste: [a.id, c.id, b.id], place: ['1', '2', '1'] }))
    expect(await mesPostes(acteur)).toEqual([b.id, a.id, c.id])
    await changerVoeux(acteur, saisie(5, { acte: `retirer:${a.id}` }))
    const dossier = await getDossierVoeux(acteur)
    expect((await listPostesVoulus(dossier)).map((p) => p.id)).toEqual([b.id, c.id])
    expect(dossier.version).toBe(6)
    expect(await db.voeuxStage.count({ where: { interneId: acteur.interneId ?? '' } })).toBe(1)
  })

  it('is saved with one read and one write', async () => {
    const acteur = await unVoeur()
    const poste = await unPoste()
    const requetes = vi.spyOn(pg.Client.prototype, 'query')
    const sql = () => requetes.mock.calls.length
    await ajouterVoeu(acteur, { posteId: poste.id })
    expect(sql()).toBe(2)
    await changerVoeux(acteur, saisie(1, { acte: `retirer:${poste.id}` }))
    expect(sql()).toBe(4)
  })

  it('proposes the posts that may be wished for and are not in the list yet, by words of the terrain', async () => {
    const acteur = await unVoeur()
    const [voulu, autre] = await Promise.all([unPoste(), unPoste()])
    await unPoste({ categorie: 'N1' })
    await ajouterVoeu(acteur, { posteId: voulu.id })
    expect((await listPostesProposes(await getDossierVoeux(acteur), undefined)).postes).toEqual([])
    const { postes } = await listPostesProposes(await getDossierVoeux(acteur), 'terrain')
    const ids = postes.map((p) => p.id)
    expect(ids).toContain(autre.id)
    expect(ids).not.toContain(voulu.id)
    expect(postes.every((p) => p.empechement === null)).toBe(true)
    const terrain = await db.terrain.findUniqueOrThrow({ where: { id: autre.terrainId } })
    const trouves = await listPostesProposes(await getDossierVoeux(acteur), terrain.intitule.toUpperCase())
    expect(trouves.postes.map((p) => p.intitule)).toContain(terrain.intitule)
  })
})

describe('two tabs', () => {
  it('of two saves of the same version one is accepted, and the other is a conflict; no wish is lost', async () => {
    const acteur = await unVoeur()
    const [a, b] = await Promise.all([unPoste(), unPoste()])
    await ajouterVoeu(acteur, { posteId: a.id })
    await ajouterVoeu(acteur, { posteId: b.id })
    // Several rounds, because the two saves do not always interleave.
    for (let ronde = 0, version = 2; ronde < 8; ronde++, version++) {
      const avant = await mesPostes(acteur)
      const [premier = '', second = ''] = avant
      const issues = await Promise.allSettled([
        changerVoeux(acteur, saisie(version, { acte: `monter:${second}` })),
        changerVoeux(acteur, saisie(version, { acte: `descendre:${premier}` })),
      ])
      expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(issues.flatMap((i) => (i.status === 'rejected' ? [i.reason] : []))[0]).toBeInstanceOf(ConflitError)
      expect(await mesPostes(acteur)).toEqual([second, premier])
    }
  })

  it('two posts added at the same time both stay, and the same post added twice is in the list once', async () => {
    const acteur = await unVoeur()
    const [a, b] = await Promise.all([unPoste(), unPoste()])
    await Promise.all([ajouterVoeu(acteur, { posteId: a.id }), ajouterVoeu(acteur, { posteId: b.id })])
    expect((await mesPostes(acteur)).toSorted()).toEqual([a.id, b.id].toSorted())
    const c = await unPoste()
    const issues = await Promise.allSettled([1, 2].map(() => ajouterVoeu(acteur, { posteId: c.id })))
    expect(issues.filter((i) => i.status === 'rejected').map((i) => i.reason)).toEqual([
      expect.objectContaining(refuseAvec('VOEUX', 'Ce poste est déjà dans vos vœux')),
    ])
    expect((await mesPostes(acteur)).filter((id) => id === c.id)).toHaveLength(1)
  })
})

describe('refusals', () => {
  it('R-CAM-1: « Ce poste ne fait pas partie de l’offre de ce semestre. »', async () => {
    const acteur = await unVoeur()
    const ailleurs = await unPoste({ semestreCode: '2041E' })
    for (const posteId of [ailleurs.id, '0190b0a0-0000-7000-8000-000000000000'])
      await expect(ajouterVoeu(acteur, { posteId })).rejects.toMatchObject(refuseAvec('R-CAM-1', 'Ce poste ne fait pas partie'))
  })

  it('R-CAM-1: « Ce poste ne figure pas sur la liste publiée pour ce choix. »', async () => {
    const acteur = await unVoeur()
    const poste = await unPoste()
    const { code: semestreCode } = await unSemestre()
    const campagne = await db.campagnePostes.create({
      data: { semestreCode, statutDepuis: maintenant(), reponsesAvant: maintenant(), creeLe: maintenant() },
    })
    const liste = await db.listePostes.create({ data: { campagneId: campagne.id, numero: 1, publieeLe: maintenant(), empreinte: 'x' } })
    await unChoix({ listeId: liste.id })
    await expect(ajouterVoeu(acteur, { posteId: poste.id })).rejects.toMatchObject(refuseAvec('R-CAM-1', 'Ce poste ne figure pas'))
    await db.lignePostes.create({
      data: {
        listeId: liste.id,
        posteId: poste.id,
        terrainId: poste.terrainId,
        categorie: poste.categorie,
        intitule: 'T',
        structure: 'S',
        communeCode: '1',
        commune: 'C',
        zone: 'ZIP',
        logement: false,
        capaciteOfferte: 2,
        horsChoix: 0,
        ajoutes: 0,
      },
    })
    await ajouterVoeu(acteur, { posteId: poste.id })
    expect(await mesPostes(acteur)).toEqual([poste.id])
  })

  it('R-DES-2: « … n’appartient pas à la phase d’approfondissement… », and R-RNG-6: a surnombre non validant may choose it', async () => {
    const interne = await unInterne()
    const acteur = await acteurDe(interne.personneId)
    const poste = await unPoste({ categorie: 'N1' })
    await expect(ajouterVoeu(acteur, { posteId: poste.id })).rejects.toMatchObject(refuseAvec('R-DES-2', 'n’appartient pas'))
    await db.situationInterne.create({
      data: { interneId: interne.id, semestreCode: poste.semestreCode, situation: 'SURNOMBRE_NON_VALIDANT', noteeLe: maintenant() },
    })
    await ajouterVoeu(acteur, { posteId: poste.id })
    expect(await mesPostes(acteur)).toEqual([poste.id])
  })

  it('R-FLE-9: « Les places de ce poste sont pourvues au titre de l’article 44… »', async () => {
    const poste = await unPoste({ capaciteOfferte: 1, horsChoix: 1 })
    await expect(ajouterVoeu(await unVoeur(), { posteId: poste.id })).rejects.toMatchObject(refuseAvec('R-FLE-9', 'Les places de ce poste'))
  })

  it('R-RNG-9: « Ce terme est passé. », after the last instant for wishes', async () => {
    const acteur = await unVoeur()
    const poste = await unPoste()
    const { voeuxJusquA } = await unChoix()
    await aInstant(voeuxJusquA, () => ajouterVoeu(acteur, { posteId: poste.id }))
    const apres = new Date(voeuxJusquA.getTime() + 1)
    await aInstant(apres, async () => {
      await expect(changerVoeux(acteur, saisie(1, { acte: `retirer:${poste.id}` }))).rejects.toMatchObject(
        refuseAvec('R-RNG-9', 'Ce terme est passé.'),
      )
      expect(await mesPostes(acteur)).toEqual([poste.id])
    })
  })

  it('R-RNG-1: « Vous serez en disponibilité… », and a person who is not an interne is refused', async () => {
    const interne = await unInterne()
    await uneMobilite({ interneId: interne.id })
    const poste = await unPoste()
    await expect(ajouterVoeu(await acteurDe(interne.personneId), { posteId: poste.id })).rejects.toMatchObject(
      refuseAvec('R-RNG-1', 'Vous serez en disponibilité'),
    )
    for (const role of ['GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG'] as const)
      await expect(getDossierVoeux(await unActeur(role))).rejects.toBeInstanceOf(InterditError)
  })

  it('VOEUX: « Vous avez déjà 60 vœux… »', async () => {
    const acteur = await unVoeur()
    const poste = await unPoste()
    const pleine = Array.from({ length: 60 }, (_, i) => `0190b0a0-0000-7000-8000-${String(i).padStart(12, '0')}`)
    await db.voeuxStage.create({
      data: {
        interneId: acteur.interneId ?? '',
        semestreCode: semestreDesVoeux().code,
        postes: pleine,
        version: 1,
        modifieLe: maintenant(),
      },
    })
    await expect(ajouterVoeu(acteur, { posteId: poste.id })).rejects.toMatchObject(refuseAvec('VOEUX', 'Vous avez déjà 60 vœux'))
  })
})

describe('after freezing (R-RNG-9)', () => {
  const SEL = '0123456789abcdef0123456789abcdef'
  const figer = async (acteur: Acteur, posteId: string, pseudonyme: string) => {
    const { id: choixId, semestreCode } = await unChoix()
    const interneId = acteur.interneId ?? ''
    const figesLe = maintenant()
    const { empreinte } = emettreRecu({ semestre: semestreCode, pseudonyme, figesLe: figesLe.toISOString(), sel: SEL, voeux: [posteId] })
    await db.voeuxStage.updateMany({ where: { interneId }, data: { figesLe, sel: SEL, empreinte } })
    await db.appelChoix.create({ data: { choixId, interneId, pseudonyme, groupe: 1, anciennete: 0, situation: 'NORMAL' } })
  }

  it('R-RNG-9: only the interne reads the receipt, and its digest is the recorded one', async () => {
    const acteur = await unVoeur()
    const poste = await unPoste()
    await ajouterVoeu(acteur, { posteId: poste.id })
    expect(await getRecu(acteur)).toBeNull()
    await figer(acteur, poste.id, 'HIBOU-1')
    const recu = await getRecu(acteur)
    expect(recu).toMatchObject({ conforme: true, pseudonyme: 'HIBOU-1' })
    expect(JSON.parse(recu?.texte ?? '')).toMatchObject({ format: 'marguerite-recu/1', voeux: [poste.id], sel: SEL })
    expect(await getRecu(await unVoeur())).toBeNull()
    await expect(getRecu(await unActeur('GESTIONNAIRE'))).rejects.toBeInstanceOf(InterditError)
  })

  it('R-RNG-9: « Vos vœux sont figés… : ils ne changent plus. »; the receipt detects wishes changed in the database', async () => {
    const acteur = await unVoeur()
    const [poste, autre] = await Promise.all([unPoste(), unPoste()])
    await ajouterVoeu(acteur, { posteId: poste.id })
    await figer(acteur, poste.id, 'HIBOU-2')
    await expect(ajouterVoeu(acteur, { posteId: autre.id })).rejects.toMatchObject(refuseAvec('R-RNG-9', 'Vos vœux sont figés'))
    const reecrire = db.voeuxStage.updateMany({ where: { interneId: acteur.interneId ?? '' }, data: { postes: [autre.id] } })
    await expect(reecrire).rejects.toThrow()
    // A person with rights on the database disables the triggers: the receipt still detects the change.
    await db.$transaction([
      db.$executeRaw`ALTER TABLE voeux_stage DISABLE TRIGGER USER`,
      db.$executeRaw`UPDATE voeux_stage SET postes = ${[autre.id]}::uuid[] WHERE "interneId" = ${acteur.interneId}::uuid`,
      db.$executeRaw`ALTER TABLE voeux_stage ENABLE TRIGGER USER`,
    ])
    expect((await getRecu(acteur))?.conforme).toBe(false)
  })
})
