import { describe, expect, it } from 'vitest'
import { db, transaction } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { cloreFlechage, decider, etablirNotice, joindrePreuve, notifierDecision } from '@/lib/flechage/decision/commands'
import { alerteAgrement } from '@/lib/flechage/decision/guards'
import { getActe, getPlaces } from '@/lib/flechage/decision/queries'
import { MODES, type DecisionSaisie } from '@/lib/flechage/decision/schema'
import { findDossier } from '@/lib/flechage/queries'
import { figerOffre } from '@/lib/referentiel/stage/poste/commands'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema } from '@/lib/stages/offre/schema'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { unFichier } from '../../factories/core/fichier'
import { unFlechage, type FlechageFabrique } from '../../factories/flechage/flechage'
import { unInterne } from '../../factories/referentiel/interne'
import { unPoste } from '../../factories/referentiel/poste'
import { unTerrain } from '../../factories/referentiel/terrain'
import { textePdf } from './texte-pdf'

const DROIT = 'Article 44, I, de l’arrêté du 12 avril 2017 : le stage doit s’inscrire dans le bon déroulement de la maquette.'
const FAIT = 'Le stage libre demandé précède le stage de polyvalente, qui n’a pas été validé au semestre dernier.'
const LRAR = MODES[0].mode

const pdf = async (): Promise<File> => {
  const { octets } = await lireFichier((await unFichier({ nom: 'acte.pdf' })).id)
  return new File([new Uint8Array(octets)], 'acte.pdf', { type: 'application/pdf' })
}
const saisie = async (f: { id: string; version: number }, change: Partial<DecisionSaisie> = {}): Promise<DecisionSaisie> => ({
  id: f.id,
  version: f.version,
  sens: 'AFFECTEE',
  acteReference: 'ARS-2026-118',
  acteLe: aujourdhui(),
  acte: await pdf(),
  autoritePrenom: 'Hélène',
  autoriteNom: 'Marchand',
  autoriteQualite: 'Directrice générale',
  motifsDroit: '',
  motifsFait: '',
  placement: 'AJOUTER',
  ...change,
})
const refus = { sens: 'REFUSEE', placement: undefined, motifsDroit: DROIT, motifsFait: FAIT } as const
const relire = (id: string) => db.flechage.findUniqueOrThrow({ where: { id }, include: { decision: true } })
const offre = (f: FlechageFabrique, capaciteOfferte: number) =>
  unPoste({ semestreCode: f.campagne.semestreCode, terrainId: f.terrain.id, categorie: 'LIBRE', capaciteOfferte })
const mailsDe = (id: string, destinataire: string) => db.courriel.findMany({ where: { objetId: id, destinataire } })
const entendu = (options: Parameters<typeof unFlechage>[0] = {}) => unFlechage({ statut: 'ENTRETIEN', entretienTenu: true, ...options })

describe('AFFECTEE and its effects', () => {
  it('seed (1): the interne leaves the call list, a post leaves the offer, those concerned are mailed, no rank moves (R-FLE-15, R-FLE-9)', async () => {
    const [ars, doyenne, gestionnaire] = [await unActeur('ARS'), await unActeur('DIR_UFR'), await unActeur('GESTIONNAIRE')]
    const f = await entendu()
    const poste = await offre(f, 2)
    const rangs = await db.interne.findMany({ orderBy: { id: 'asc' }, select: { id: true, rang: true } })
    await decider(ars, await saisie(f, { placement: 'RETIRER' }))
    expect(await relire(f.id)).toMatchObject({
      statut: 'AFFECTEE',
      decision: { sens: 'AFFECTEE', acteReference: 'ARS-2026-118', autoriteQualite: 'Directrice générale', posteId: poste.id },
    })
    expect(await db.poste.findUnique({ where: { id: poste.id } })).toMatchObject({ capaciteOfferte: 2, horsChoix: 1, ajoutes: 0 })
    expect(await db.horsChoix.findMany({ where: { interneId: f.interne.id } })).toMatchObject([
      { semestreCode: f.campagne.semestreCode, posteId: poste.id, acte: 'ARS-2026-118' },
    ])
    expect(await db.interne.findMany({ orderBy: { id: 'asc' }, select: { id: true, rang: true } })).toEqual(rangs)
    expect((await mailsDe(f.id, f.interne.personne.courriel))[0]?.sujet).toBe(`Vous êtes affecté·e hors choix : demande ${f.numero}`)
    const [hote] = await db.accord.findMany({ where: { flechageId: f.id, statut: 'SIGNE' } })
    expect((await mailsDe(f.id, hote?.courriel ?? ''))[0]?.texte).toContain('Ce poste ne sera pas proposé au choix commun.')
    for (const service of [doyenne, gestionnaire]) {
      const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: service.personneId ?? '' } })
      expect((await mailsDe(f.id, courriel))[0]?.texte).not.toContain(f.interne.personne.nom)
    }
  })

  it('the public offer shows that a post is taken by article 44, without the person or the reason (R-FLE-9)', async () => {
    const f = await entendu()
    const poste = await offre(f, 1)
    await decider(await unActeur('ARS'), await saisie(f, { placement: 'RETIRER' }))
    const filtres = filtresOffreSchema.parse({ semestre: f.campagne.semestreCode })
    const ligne = (await listOffre(await unActeur('INTERNE'), filtres)).postes.find((p) => p.id === poste.id)
    expect(ligne?.article44).toBeTruthy()
    const tout = JSON.stringify(ligne)
    for (const secret of [f.interne.id, f.interne.personne.nom, f.numero ?? '', 'PROJET_PROFESSIONNEL', 'ARS-2026-118'])
      expect(tout).not.toContain(secret)
  })

  it('a post can be added beside the offer instead, on a new line when the stage has none', async () => {
    const f = await entendu()
    await decider(await unActeur('ARS'), await saisie(f, { placement: 'AJOUTER' }))
    expect(await db.poste.findMany({ where: { terrainId: f.terrain.id } })).toMatchObject([
      { capaciteOfferte: 0, horsChoix: 1, ajoutes: 1, categorie: 'LIBRE' },
    ])
  })

  it('R-FLE-9 « Il ne reste aucun poste de ce stage à retirer de l’offre. »', async () => {
    const f = await entendu()
    await db.poste.update({ where: { id: (await offre(f, 1)).id }, data: { horsChoix: 1 } })
    await expect(decider(await unActeur('ARS'), await saisie(f, { placement: 'RETIRER' }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-9', message: 'Il ne reste aucun poste de ce stage à retirer de l’offre.' },
      champs: { placement: expect.any(String) },
    })
  })

  it('R-FLE-9 « Ce stage n’est pas dans l’offre de ce semestre : aucun poste ne peut en être retiré. »', async () => {
    const f = await entendu()
    await expect(decider(await unActeur('ARS'), await saisie(f, { placement: 'RETIRER' }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-9', message: 'Ce stage n’est pas dans l’offre de ce semestre : aucun poste ne peut en être retiré.' },
    })
  })

  it('R-FLE-9 « Le choix de ce semestre se fait déjà sur une liste figée… » : the post can only be added', async () => {
    const f = await entendu()
    await offre(f, 1)
    const { semestreCode } = f.campagne
    await transaction((tx) => figerOffre(tx, semestreCode))
    const ars = await unActeur('ARS')
    await expect(decider(ars, await saisie(f, { placement: 'RETIRER' }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-9', message: expect.stringContaining('sur une liste figée : aucun poste ne peut plus en être retiré') },
      champs: { placement: expect.any(String) },
    })
    await decider(ars, await saisie(f, { placement: 'AJOUTER' }))
    expect(await relire(f.id)).toMatchObject({ statut: 'AFFECTEE' })
    await db.semestre.update({ where: { code: semestreCode }, data: { offreFigeeLe: null } })
  })

  it('R-CAM-1 « Ce terrain est agréé pour 1 place, toutes déjà offertes : aucun poste ne peut être ajouté. »', async () => {
    const f = await entendu({ terrain: await unTerrain({ capaciteAgreee: 1 }) })
    await offre(f, 1)
    await expect(decider(await unActeur('ARS'), await saisie(f, { placement: 'AJOUTER' }))).rejects.toMatchObject({
      refus: { regle: 'R-CAM-1', message: 'Ce terrain est agréé pour 1 place, toutes déjà offertes : aucun poste ne peut être ajouté.' },
    })
    expect(await relire(f.id)).toMatchObject({ statut: 'ENTRETIEN', decision: null })
  })

  it.each(['RETIRER', 'AJOUTER'] as const)(
    'of two AFFECTEE recorded at the same time for the last place, one is accepted (%s)',
    async (placement) => {
      const terrain = await unTerrain({ capaciteAgreee: 1 })
      const [a, b] = [await entendu({ terrain }), await entendu({ terrain })]
      const poste = placement === 'RETIRER' ? await offre(a, 1) : null
      const [un, deux] = [await unActeur('ARS'), await unActeur('ARS')]
      const issues = await Promise.allSettled([decider(un, await saisie(a, { placement })), decider(deux, await saisie(b, { placement }))])
      expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(issues.find((i) => i.status === 'rejected')).toMatchObject({
        reason: { refus: { regle: placement === 'RETIRER' ? 'R-FLE-9' : 'R-CAM-1' } },
      })
      expect(await db.horsChoix.count({ where: { poste: { terrainId: terrain.id } } })).toBe(1)
      expect(await db.poste.findFirst({ where: { terrainId: terrain.id } })).toMatchObject({ horsChoix: 1, ...(poste && { id: poste.id }) })
      expect(
        (await db.flechage.findMany({ where: { id: { in: [a.id, b.id] } }, select: { statut: true } })).map((f) => f.statut).sort(),
      ).toEqual(['AFFECTEE', 'ENTRETIEN'])
    },
  )

  it('the same decision posted twice at once is written once', async () => {
    const ars = await unActeur('ARS')
    const f = await entendu()
    const issues = await Promise.allSettled([decider(ars, await saisie(f)), decider(ars, await saisie(f))])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({ reason: expect.any(ConflitError) })
    expect(await db.horsChoix.count({ where: { interneId: f.interne.id } })).toBe(1)
  })

  it('R-FLE-15 « Cet·te interne est déjà affecté·e hors choix pour ce semestre. »', async () => {
    const f = await entendu()
    const poste = await offre(f, 1)
    await db.horsChoix.create({
      data: {
        interneId: f.interne.id,
        semestreCode: f.campagne.semestreCode,
        posteId: poste.id,
        acte: 'x',
        creeLe: new Date('2026-01-01'),
      },
    })
    await expect(decider(await unActeur('ARS'), await saisie(f))).rejects.toMatchObject({ refus: { regle: 'R-FLE-15' } })
  })

  it('R-FLE-9 says what would be left of the offer, and tells the ARS when it falls below the minimum (R-STG-8)', async () => {
    const ars = await unActeur('ARS')
    const f = await entendu()
    await offre(f, 1)
    const dossier = await findDossier(db, ars, f.id)
    if (!dossier) throw new Error('the ARS must see the request')
    const places = await getPlaces(dossier)
    expect(places.map((p) => p.bilan.suffisante)).toEqual([false, false])
    await decider(ars, await saisie(f, { placement: 'RETIRER' }))
    const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: ars.personneId ?? '' } })
    expect((await mailsDe(f.id, courriel)).map((m) => m.sujet)).toContain('L’offre de stages passe sous son minimum')
  })

  it('edge 2: when the MSU loses the agrément afterwards, nothing changes, and the ARS reads an alert', async () => {
    const ars = await unActeur('ARS')
    const f = await unFlechage({ statut: 'AFFECTEE' })
    const avant = await findDossier(db, ars, f.id)
    expect(avant && alerteAgrement(avant)).toBeUndefined()
    await db.msu.updateMany({ where: { terrains: { some: { terrainId: f.terrain.id } } }, data: { suspenduLe: aujourdhui() } })
    const apres = await findDossier(db, ars, f.id)
    expect(apres && alerteAgrement(apres)).toMatch(/est suspendu/)
    expect((await relire(f.id)).statut).toBe('AFFECTEE')
  })
})

describe('REFUSEE', () => {
  it('seed (6): the reasons are kept, no place is taken, and the mail says that the interne keeps their rank', async () => {
    const f = await entendu()
    await decider(await unActeur('ARS'), await saisie(f, refus))
    expect(await relire(f.id)).toMatchObject({
      statut: 'REFUSEE',
      decision: { sens: 'REFUSEE', motifsDroit: DROIT, motifsFait: FAIT, posteId: null },
    })
    expect(await db.horsChoix.count({ where: { interneId: f.interne.id } })).toBe(0)
    expect((await mailsDe(f.id, f.interne.personne.courriel))[0]?.texte).toContain('Vous gardez votre rang')
  })

  it.each([
    [
      'edge 9: an empty law field',
      { motifsDroit: '', motifsFait: FAIT },
      'motifsDroit',
      'Les motifs de droit manquent ou ne disent rien : citez les textes appliqués et ce qu’ils exigent.',
    ],
    [
      'law that is a set phrase',
      { motifsDroit: 'Vu les textes en vigueur.', motifsFait: FAIT },
      'motifsDroit',
      'Les motifs de droit manquent ou ne disent rien : citez les textes appliqués et ce qu’ils exigent.',
    ],
    [
      'empty facts',
      { motifsDroit: DROIT, motifsFait: '  ' },
      'motifsFait',
      'Les motifs de fait manquent ou ne disent rien : décrivez la situation de cette personne qui fonde la décision.',
    ],
    [
      'facts that are a set phrase',
      { motifsDroit: DROIT, motifsFait: 'Avis défavorable de la commission.' },
      'motifsFait',
      'Les motifs de fait manquent ou ne disent rien : décrivez la situation de cette personne qui fonde la décision.',
    ],
    [
      'the same twice',
      { motifsDroit: DROIT, motifsFait: DROIT },
      'motifsFait',
      'Les motifs de droit et les motifs de fait sont identiques : ils doivent être écrits séparément.',
    ],
  ])('R-GEN-5, %s', async (_cas, motifs, champ, message) => {
    const f = await entendu()
    const essai = decider(await unActeur('ARS'), await saisie(f, { ...refus, ...motifs }))
    await expect(essai).rejects.toMatchObject({ refus: { regle: 'R-GEN-5', message }, champs: { [champ]: message } })
    expect(await relire(f.id)).toMatchObject({ statut: 'ENTRETIEN', decision: null })
  })
})

describe('a decision cannot be recorded', () => {
  it('R-FLE-5.1 « L’entretien individuel n’a pas encore été enregistré »', async () => {
    const f = await unFlechage({ statut: 'ENTRETIEN' })
    for (const change of [{}, refus])
      await expect(decider(await unActeur('ARS'), await saisie(f, change))).rejects.toMatchObject({
        refus: { regle: 'R-FLE-5.1', message: expect.stringMatching(/^L’entretien individuel n’a pas encore été enregistré/) },
      })
  })

  it('R-GEN-6 « L’acte ne peut pas être daté d’un jour à venir. », or from before the interview', async () => {
    const ars = await unActeur('ARS')
    const f = await entendu()
    await expect(decider(ars, await saisie(f, { acteLe: ajouterJours(aujourdhui(), 1) }))).rejects.toMatchObject({
      refus: { regle: 'R-GEN-6', message: 'L’acte ne peut pas être daté d’un jour à venir.' },
    })
    await expect(decider(ars, await saisie(f, { acteLe: ajouterJours(aujourdhui(), -5) }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: expect.stringMatching(/^L’acte est daté d’avant l’entretien/) },
    })
  })

  it('without a real PDF of the act', async () => {
    const ars = await unActeur('ARS')
    const f = await entendu()
    const acte = new File(['<html>'], 'acte.pdf', { type: 'application/pdf' })
    await expect(decider(ars, await saisie(f, { acte }))).rejects.toMatchObject({
      refus: { regle: 'FICHIER-TYPE' },
      champs: { acte: expect.any(String) },
    })
    await expect(decider(ars, await saisie(f, { acte: new File([], 'acte.pdf') }))).rejects.toMatchObject({
      refus: { regle: 'FICHIER-VIDE' },
    })
    expect(await db.poste.count({ where: { terrainId: f.terrain.id } })).toBe(0)
    expect(await db.courriel.count({ where: { objetId: f.id } })).toBe(0)
  })

  it('by any role but the ARS (only its director general decides)', async () => {
    const f = await entendu()
    for (const acteur of [
      await unActeur('GESTIONNAIRE'),
      await unActeur('COORD_DES'),
      await unActeur('DIR_UFR'),
      await acteurDe(f.interne.personneId),
    ])
      await expect(decider(acteur, await saisie(f))).rejects.toBeInstanceOf(InterditError)
    for (const role of ['MSU', 'REP_INTERNES', 'INTERNE'] as const)
      await expect(decider(await unActeur(role), await saisie(f))).rejects.toBeInstanceOf(IntrouvableError)
  })
})

describe('notice, notification, closing', () => {
  const refuse = async (options: Parameters<typeof unFlechage>[0] = {}) => {
    const f = await entendu(options)
    await decider(await unActeur('ARS'), await saisie(f, refus))
    return { f, gestionnaire: await unActeur('GESTIONNAIRE'), cible: async () => ({ id: f.id, version: (await relire(f.id)).version }) }
  }

  it('R-GEN-6, R-GEN-7, R-FLE-16: the notice gives its author, the legal texts, the reasons, the decision, and how to appeal', async () => {
    const { f, gestionnaire, cible } = await refuse({ interne: await unInterne({ personne: { prenom: 'Anaïs', nom: 'Roussel' } }) })
    await etablirNotice(gestionnaire, { ...(await cible()), mode: LRAR })
    const { decision } = await relire(f.id)
    const texte = await textePdf((await lireFichier(decision?.noticeId ?? '')).octets)
    for (const mot of [
      'Anaïs Roussel',
      'Hélène Marchand',
      'Directrice générale',
      'ARS-2026-118',
      'Vu le code de l’éducation',
      'article 44',
      'Vu l’avis',
      'Vu la saisine',
      'Vu l’entretien individuel',
      FAIT,
      'est refusée',
      'dans un délai de deux mois',
      'tribunal administratif de',
      'Télérecours citoyens',
      LRAR,
    ])
      expect(texte).toContain(mot)
    expect(texte).not.toContain('L.311-3-1')
  })

  it('R-GEN-6 « Établissez d’abord la notice de la décision. »', async () => {
    const { gestionnaire, cible } = await refuse()
    await expect(notifierDecision(gestionnaire, { ...(await cible()), notifieeLe: aujourdhui(), mode: LRAR })).rejects.toMatchObject({
      refus: { regle: 'R-GEN-6', message: 'Établissez d’abord la notice de la décision.' },
    })
  })

  it('R-GEN-6 refuses a future day, a day before the act, and a mode other than that of the notice', async () => {
    const { gestionnaire, cible } = await refuse()
    await etablirNotice(gestionnaire, { ...(await cible()), mode: LRAR })
    const essai = async (change: object) =>
      notifierDecision(gestionnaire, { ...(await cible()), notifieeLe: aujourdhui(), mode: LRAR, ...change })
    await expect(essai({ notifieeLe: ajouterJours(aujourdhui(), 1) })).rejects.toMatchObject({
      refus: { message: 'La notification ne peut pas être datée d’un jour à venir.' },
    })
    await expect(essai({ notifieeLe: ajouterJours(aujourdhui(), -1) })).rejects.toMatchObject({
      refus: { message: expect.stringContaining('il ne peut pas avoir été notifié avant') },
    })
    await expect(essai({ mode: MODES[1].mode })).rejects.toMatchObject({
      refus: { message: `La notice annonce : ${LRAR}. Établissez-la de nouveau si le mode a changé.` },
    })
  })

  it('notifies with a day and a mode, joins the proof, closes; the interne reads notice and act only once notified (R-GEN-10)', async () => {
    const { f, gestionnaire, cible } = await refuse()
    const interne = await acteurDe(f.interne.personneId)
    await etablirNotice(gestionnaire, { ...(await cible()), mode: LRAR })
    for (const nature of ['notice', 'acte', 'saisine'] as const)
      await expect(getActe(interne, f.id, nature)).rejects.toBeInstanceOf(InterditError)
    await notifierDecision(gestionnaire, { ...(await cible()), notifieeLe: aujourdhui(), mode: LRAR })
    const { decision, statut } = await relire(f.id)
    expect({ statut, decision }).toMatchObject({ statut: 'NOTIFIEE', decision: { notifieeLe: aujourdhui(), modeNotification: LRAR } })
    const mail = (await mailsDe(f.id, f.interne.personne.courriel)).find((m) => m.sujet === `Décision sur votre demande ${f.numero}`)
    expect(mail?.pieces).toEqual([decision?.noticeId, decision?.acteId])
    for (const nature of ['notice', 'acte'] as const) expect(await getActe(interne, f.id, nature)).toHaveProperty('id')
    await expect(cloreFlechage(gestionnaire, await cible())).rejects.toMatchObject({
      refus: { regle: 'R-GEN-6', message: expect.stringMatching(/^Joignez la preuve de la notification/) },
    })
    await joindrePreuve(gestionnaire, { ...(await cible()), preuve: await pdf() })
    await expect(getActe(interne, f.id, 'preuve')).rejects.toBeInstanceOf(InterditError)
    await cloreFlechage(gestionnaire, await cible())
    expect((await relire(f.id)).statut).toBe('CLOSE')
  })

  it('a favourable notice gives its grounds even when no reason was written', async () => {
    const f = await entendu()
    await decider(await unActeur('ARS'), await saisie(f))
    await etablirNotice(await unActeur('GESTIONNAIRE'), { id: f.id, version: (await relire(f.id)).version, mode: LRAR })
    const texte = await textePdf((await lireFichier((await relire(f.id)).decision?.noticeId ?? '')).octets)
    for (const mot of [
      'affecté·e hors procédure de choix',
      f.terrain.intitule,
      'est agréé pour ce stage',
      'Son rang et celui des autres internes ne changent pas',
      'tribunal administratif',
    ])
      expect(texte).toContain(mot)
  })

  it('of two simultaneous notifications one is recorded; other roles are refused', async () => {
    const { f, gestionnaire, cible } = await refuse()
    await etablirNotice(gestionnaire, { ...(await cible()), mode: LRAR })
    const vue = { ...(await cible()), notifieeLe: aujourdhui(), mode: LRAR }
    for (const acteur of [
      await unActeur('ARS'),
      await unActeur('DIR_UFR'),
      await unActeur('COORD_DES'),
      await acteurDe(f.interne.personneId),
    ]) {
      await expect(notifierDecision(acteur, vue)).rejects.toBeInstanceOf(InterditError)
      await expect(etablirNotice(acteur, { ...(await cible()), mode: LRAR })).rejects.toBeInstanceOf(InterditError)
    }
    const issues = await Promise.allSettled([notifierDecision(gestionnaire, vue), notifierDecision(await unActeur('GESTIONNAIRE'), vue)])
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(getActe(await unActeur('INTERNE'), f.id, 'notice')).rejects.toBeInstanceOf(IntrouvableError)
  })
})
