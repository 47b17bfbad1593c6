import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  exclusDe,
  ouvrirCles,
  ouvrirPieces,
  piecesDe,
  scellerAttribution,
  scellerPreparation,
  scellerRelais,
} from '@/app/(portail)/aide/suivi/_dossier/sceller'
import { ouvrir, sceller } from '@/lib/core/coffre/chiffrement'
import { MESSAGE_CONFLIT } from '@/lib/core/workflow/erreurs'
import { aInstant, jour, maintenant } from '@/lib/core/temps/horloge'
import { attribuer, ouvrirSecours, prendreActe, preparer, relayer } from '@/lib/soutien/attribution/commands'
import { alerter, apaiser, conduire, signer } from '@/lib/soutien/danger/commands'
import { db } from '@/lib/soutien/db'
import { constaterAbsence, orienter, tenirRdv } from '@/lib/soutien/entretien/commands'
import type { Fiche } from '@/lib/soutien/schema'
import { clore, ficher, guider, lire, noter, repondre, suivre, voir } from '@/lib/soutien/suivi/commands'
import { lireRubrique, listOuvertures } from '@/lib/soutien/tableau/queries'
import type { DossierLu, EnveloppeLue } from '@/lib/soutien/suivi/schema'
import { consigner } from '@/lib/soutien/transcription/commands'
import { recuser } from '@/lib/soutien/recusation/commands'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

const FICHE: Fiche = { niveau: 'ORANGE', motifs: ['charge'], phase: '', typeStage: '' }

const dossierDe = async (membre: Membre, id: string): Promise<DossierLu> => (await lire(membre.acteur, { id })).answer as DossierLu
const clesDe = (membre: Membre, dossier: DossierLu) => ouvrirCles(dossier.scelles, (s) => ouvrir<{ privee: string }>(s, membre.cle.privee))

/** Seals the case to the two doctors, as the browser of `par` does. */
async function confier(par: Membre, cas: Cas, binome: readonly Membre[]) {
  const dossier = await dossierDe(par, cas.id)
  const scelle = await scellerAttribution(
    dossier,
    await clesDe(par, dossier),
    binome.map((m) => ({ id: m.qui.membreId, clePublique: m.cle.publique })),
    FICHE,
  )
  return { id: cas.id, version: dossier.version, ...scelle }
}
const attribuerA = async (par: Membre, cas: Cas, binome: readonly Membre[]) => attribuer(par.acteur, await confier(par, cas, binome))

const versionDe = async (id: string): Promise<number> => (await db().cas.findUniqueOrThrow({ where: { id } })).version
const clesPosees = async (casId: string): Promise<string[]> =>
  (await db().cleScellee.findMany({ where: { casId } })).map((c) => `${c.membreId} ${c.usage} ${c.genre}`).sort()
const usagesDe = async (casId: string, membre: Membre): Promise<string[]> => [
  ...new Set((await db().cleScellee.findMany({ where: { casId, membreId: membre.qui.membreId } })).map((c) => c.usage)),
]

let un: Membre, deux: Membre, trois: Membre, coord: Membre, exclu: Membre
beforeEach(async () => {
  await db().cas.deleteMany({})
  await db().ouvertureSecours.deleteMany({})
  await db().avis.deleteMany({})
  await db().creneau.deleteMany({})
  await db().membre.updateMany({ data: { statut: 'PARTI' } })
  ;[un, deux, trois, coord, exclu] = [
    await unMembre(),
    await unMembre(),
    await unMembre(),
    await unMembre({ coordination: true }),
    await unMembre(),
  ]
})
const tri = () => [un, deux, trois, coord].map((membre) => ({ membre }))
async function unSuivi(statut?: Parameters<typeof unCas>[1]): Promise<Cas> {
  const cas = await unCas(tri(), { ...statut, statut: 'RECUE' })
  await attribuerA(un, cas, [un, deux])
  if (statut?.statut) await db().cas.update({ where: { id: cas.id }, data: { statut: statut.statut } })
  return cas
}

describe('reading', () => {
  it('R-SOU-6: the envelope can be read alone, and each reading writes a line of the journal (R-SOU-23)', async () => {
    const cas = await unCas(tri(), { enveloppe: { entourage: 'mon tuteur', exclus: [exclu.qui.membreId] } })
    const enveloppe = (await voir(un.acteur, { id: cas.id })).answer as EnveloppeLue
    expect(enveloppe.pieces.map((p) => p.genre)).toEqual(['ENVELOPPE'])
    const dossier = await dossierDe(un, cas.id)
    const pieces = await ouvrirPieces(dossier.pieces, await clesDe(un, dossier))
    expect(pieces.map((p) => p.genre)).toEqual(['ENVELOPPE', 'RECIT'])
    expect(exclusDe(pieces)).toEqual([exclu.qui.membreId])
    expect(
      (await db().ligneJournal.findMany({ where: { objetId: cas.id }, orderBy: { id: 'asc' } })).map((l) => [l.acte, l.auteurId]),
    ).toEqual([
      ['voir', un.qui.membreId],
      ['lire', un.qui.membreId],
    ])
  })

  it('a piece that cannot be opened is left out, and a value of the wrong type becomes an empty text', async () => {
    const cas = await unCas(tri())
    const piece = async (rang: number, contenu: string) =>
      db().piece.create({
        data: { casId: cas.id, genre: 'MESSAGE', rang, jour: jour('2026-11-01'), contenu: Buffer.from(contenu, 'base64') },
      })
    await piece(3, await sceller({ texte: { toString: 'x' }, signature: 4 }, [cas.cle.publique]))
    await piece(4, 'AAAA')
    const dossier = await dossierDe(un, cas.id)
    expect(piecesDe(await ouvrirPieces(dossier.pieces, await clesDe(un, dossier)), 'MESSAGE').map((p) => p.contenu)).toEqual([
      { texte: '', signature: '' },
    ])
  })

  it('the load of a doctor counts only the cases that the reader sees', async () => {
    await unSuivi()
    const autre = await unCas([{ membre: exclu }, { membre: deux }])
    const vuPar = async (membre: Membre) =>
      (await dossierDe(membre, autre.id)).medecins.map((m) => [m.id, m.charge] as const).filter(([, charge]) => charge > 0)
    expect(await vuPar(exclu)).toEqual([])
    expect((await vuPar(deux)).sort()).toEqual(
      [
        [un.qui.membreId, 1],
        [deux.qui.membreId, 1],
      ].sort(),
    )
  })
})

describe('R-SOU-1: giving a request to two doctors', () => {
  it('gives both keys to each of the two and to the coordination, and to no other doctor; the file opens', async () => {
    const cas = await unCas(tri())
    await attribuerA(un, cas, [un, deux])
    const attendues = [`${un.qui.membreId} BINOME`, `${deux.qui.membreId} BINOME`, `${coord.qui.membreId} SECOURS`].flatMap((c) => [
      `${c} DOSSIER`,
      `${c} ECHANGE`,
    ])
    expect(await clesPosees(cas.id)).toEqual(attendues.sort())
    const dossier = await dossierDe(deux, cas.id)
    expect(dossier.statut).toBe('ATTRIBUEE')
    const [fiche] = piecesDe(await ouvrirPieces(dossier.pieces, await clesDe(deux, dossier)), 'FICHE')
    expect(fiche?.contenu).toEqual(FICHE)
    await expect(lire(trois.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'IntrouvableError' })
    expect(await db().avis.findMany({ where: { membreId: deux.qui.membreId } })).toHaveLength(1)
  })

  it('leaves no key to a coordination that the person set aside', async () => {
    const cas = await unCas([{ membre: un }, { membre: deux }])
    await attribuerA(un, cas, [un, deux])
    expect(await usagesDe(cas.id, coord)).toEqual([])
  })

  it('« Ce dossier a changé entre-temps » for the second of two doctors who do it, at the same time or later', async () => {
    const cas = await unCas(tri())
    const [a, b] = [await confier(un, cas, [un, deux]), await confier(trois, cas, [trois, deux])]
    const fins = await Promise.allSettled([attribuer(un.acteur, a), attribuer(trois.acteur, b)])
    expect(fins.map((f) => f.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(fins.find((f) => f.status === 'rejected')?.reason).toMatchObject({ name: 'ConflitError' })
    expect(new Set((await clesPosees(cas.id)).map((c) => c.split(' ')[0])).size).toBe(3)
    const perdant = fins[0]?.status === 'rejected' ? ([un, a] as const) : ([trois, b] as const)
    await expect(attribuer(perdant[0].acteur, perdant[1])).rejects.toMatchObject({ name: 'ConflitError' })
    await expect(attribuer(deux.acteur, a)).rejects.toMatchObject({ name: 'ConflitError' })
    await expect(attribuer(exclu.acteur, a)).rejects.toMatchObject({ name: 'ConflitError' })
    expect(MESSAGE_CONFLIT).toContain('Ce dossier a changé entre-temps')
  })

  it('« Choisissez deux médecins »', async () => {
    const cas = await unCas(tri())
    await expect(attribuerA(un, cas, [un])).rejects.toMatchObject({
      refus: { regle: 'R-SOU-1', message: expect.stringContaining('Choisissez deux médecins') as string },
    })
  })

  it('R-SOU-6: « La liste des médecins… » for a doctor set aside, one who left, a replaced key, or a forgotten coordination', async () => {
    const cas = await unCas(tri())
    const refus = { refus: { regle: 'R-SOU-6', message: expect.stringContaining('La liste des médecins') as string } }
    await expect(attribuerA(un, cas, [un, exclu])).rejects.toMatchObject(refus)
    const juste = await confier(un, cas, [un, deux])
    await expect(attribuer(un.acteur, { ...juste, cles: juste.cles.filter((c) => c.usage === 'BINOME') })).rejects.toMatchObject(refus)
    await db().membre.update({ where: { id: deux.qui.membreId }, data: { clePublique: trois.cle.publique } })
    await expect(attribuer(un.acteur, juste)).rejects.toMatchObject(refus)
    await db().membre.update({ where: { id: deux.qui.membreId }, data: { clePublique: deux.cle.publique, statut: 'PARTI' } })
    await expect(attribuer(un.acteur, juste)).rejects.toMatchObject(refus)
    expect((await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).statut).toBe('RECUE')
  })

  it('a case that came to its two doctors by a slot gets its file once', async () => {
    const cas = await unCas(
      [
        { membre: un, usage: 'BINOME' },
        { membre: deux, usage: 'BINOME' },
        { membre: coord, usage: 'SECOURS' },
      ],
      { statut: 'RDV_CONFIRME' },
    )
    const scelle = await scellerPreparation(await dossierDe(un, cas.id))
    await preparer(un.acteur, { id: cas.id, ...scelle })
    await expect(preparer(deux.acteur, { id: cas.id, ...scelle })).rejects.toMatchObject({ name: 'ConflitError' })
    await expect(
      preparer(un.acteur, { id: (await unCas([{ membre: un, usage: 'BINOME' }], { statut: 'RDV_CONFIRME' })).id, ...scelle }),
    ).rejects.toMatchObject({ refus: { regle: 'R-SOU-6' } })
    expect((await clesDe(deux, await dossierDe(deux, cas.id))).dossier).toMatch(/^AGE-SECRET-KEY/)
  })
})

describe('R-SOU-6: stepping aside', () => {
  it('with one click, the case no longer exists for this doctor, who is not proposed again', async () => {
    const cas = await unCas(tri())
    await recuser(un.acteur, { id: cas.id })
    expect(await usagesDe(cas.id, un)).toEqual([])
    await expect(voir(un.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'IntrouvableError' })
    expect((await dossierDe(deux, cas.id)).medecins.filter((m) => m.recuse).map((m) => m.id)).toEqual([un.qui.membreId])
  })

  it('by one of the two who follow: the other goes on, and the board says that a second is missing', async () => {
    const cas = await unSuivi()
    await recuser(deux.acteur, { id: cas.id })
    const [ligne] = (await lireRubrique(un.qui, 'suivis', 1)).lignes
    expect([ligne?.id, ligne?.seul]).toEqual([cas.id, true])
    await recuser(un.acteur, { id: cas.id })
    expect(await usagesDe(cas.id, coord)).toEqual(['BINOME'])
  })

  it('« Aucun autre médecin ne peut lire cette demande » for the last one, until the person was told where to turn', async () => {
    const cas = await unCas([{ membre: un }])
    await expect(recuser(un.acteur, { id: cas.id })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-6', message: expect.stringContaining('Aucun autre médecin') as string },
    })
    await recuser(un.acteur, { id: cas.id, adieu: await sceller({ texte: 'ailleurs', signature: '' }, [cas.cle.publique]) })
    const { statut, effacementLe } = await db().cas.findUniqueOrThrow({ where: { id: cas.id } })
    expect([statut, effacementLe === null]).toEqual(['CLOS', false])
    expect(await clesPosees(cas.id)).toEqual([])
  })

  it('« Ce médecin s’est retiré de cette demande » when a relay would give it back to this doctor', async () => {
    const cas = await unSuivi()
    await recuser(deux.acteur, { id: cas.id })
    const dossier = await dossierDe(un, cas.id)
    const relais = await scellerRelais(await clesDe(un, dossier), { id: deux.qui.membreId, clePublique: deux.cle.publique })
    await expect(relayer(un.acteur, { id: cas.id, version: dossier.version, sortantId: '', ...relais })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-6' },
    })
  })
})

describe('the relay', () => {
  const relais = async (par: Membre, id: string, vers: Membre) => {
    const dossier = await dossierDe(par, id)
    return {
      id,
      version: dossier.version,
      ...(await scellerRelais(await clesDe(par, dossier), { id: vers.qui.membreId, clePublique: vers.cle.publique })),
    }
  }

  it('removes the keys of the doctor who leaves, and lets the doctor who comes read everything', async () => {
    const cas = await unSuivi()
    await relayer(un.acteur, { ...(await relais(un, cas.id, trois)), sortantId: un.qui.membreId })
    expect(await usagesDe(cas.id, un)).toEqual([])
    const dossier = await dossierDe(trois, cas.id)
    expect((await ouvrirPieces(dossier.pieces, await clesDe(trois, dossier))).map((p) => p.genre)).toEqual(['ENVELOPPE', 'RECIT', 'FICHE'])
  })

  it('leaves a spare key to the coordination when it was one of the two', async () => {
    const cas = await unCas(tri())
    await attribuerA(un, cas, [un, coord])
    await relayer(un.acteur, { ...(await relais(un, cas.id, deux)), sortantId: coord.qui.membreId })
    expect(await usagesDe(cas.id, coord)).toEqual(['SECOURS'])
  })

  it('R-SOU-1: « Deux médecins suivent déjà cette personne »; an old page is a conflict', async () => {
    const cas = await unSuivi()
    const pret = await relais(un, cas.id, trois)
    await expect(relayer(un.acteur, { ...pret, sortantId: '' })).rejects.toMatchObject({ refus: { regle: 'R-SOU-1' } })
    await expect(relayer(un.acteur, { ...pret, version: pret.version - 1, sortantId: un.qui.membreId })).rejects.toMatchObject({
      name: 'ConflitError',
    })
    await expect(relayer(un.acteur, { ...pret, sortantId: trois.qui.membreId })).rejects.toMatchObject({ name: 'ConflitError' })
    await expect(relayer(un.acteur, { ...pret, clePublique: un.cle.publique, sortantId: un.qui.membreId })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-6' },
    })
  })
})

describe('R-SOU-23: a case of need', () => {
  it('stays closed until a reason is given; then it is read, and a second doctor is told until they acknowledge it', async () => {
    const cas = await unSuivi()
    for (const acte of [lire, voir, recuser])
      await expect(acte(coord.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'InterditError' })
    await db().avis.deleteMany({})
    await ouvrirSecours(coord.acteur, { id: cas.id, motif: 'absence' })
    expect((await dossierDe(coord, cas.id)).pieces.length).toBe(3)
    const [{ temoinId } = { temoinId: '' }] = await db().ouvertureSecours.findMany({})
    const temoin = temoinId === un.qui.membreId ? un : deux
    expect(temoinId).toBe(temoin.qui.membreId)
    expect(await db().avis.findMany({})).toMatchObject([{ membreId: temoinId, urgent: true }])
    const [ouverture] = await listOuvertures(temoin.qui)
    expect(ouverture).toMatchObject({ par: coord.qui.nom, motif: 'Les deux médecins sont absents', casId: cas.id })
    // R-SOU-13: a danger may be recorded before the two are back; it still needs two signatures.
    await conduire(coord.acteur, { id: cas.id, contenu: 'QUFBQQ==' })
    await expect(apaiser(temoin.acteur, { id: cas.id })).rejects.toMatchObject({ refus: { regle: 'R-SOU-13' } })
    await expect(prendreActe(trois.acteur, { id: ouverture?.id ?? '' })).rejects.toMatchObject({ name: 'IntrouvableError' })
    // The doctor who stepped aside does not learn which case it was.
    await db().cleScellee.deleteMany({ where: { casId: cas.id, membreId: temoinId } })
    expect(await listOuvertures(temoin.qui)).toMatchObject([{ casId: null }])
    await prendreActe(temoin.acteur, { id: ouverture?.id ?? '' })
    expect(await listOuvertures(temoin.qui)).toEqual([])
  })

  it('closes again by itself after the next day, and other doctors may not open one', async () => {
    const cas = await unSuivi()
    await ouvrirSecours(coord.acteur, { id: cas.id, motif: 'absence' })
    const apres = new Date(maintenant().getTime() + 2 * 86_400_000)
    await aInstant(apres, () => expect(lire(coord.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'InterditError' }))
    await expect(ouvrirSecours(un.acteur, { id: cas.id, motif: 'absence' })).rejects.toMatchObject({ name: 'InterditError' })
    await expect(ouvrirSecours(trois.acteur, { id: cas.id, motif: 'absence' })).rejects.toMatchObject({ name: 'IntrouvableError' })
  })
})

describe('the follow-up', () => {
  const contenu = 'QUFBQQ=='

  it('R-SOU-3: the first answer is dated, and the board marks the late cases', async () => {
    const cas = await aInstant(new Date('2026-11-05T10:00:00Z'), () => unCas(tri()))
    const enRetard = (instant: string) =>
      aInstant(new Date(instant), async () => (await lireRubrique(un.qui, 'demandes', 1)).lignes[0]?.enRetard)
    // Received on a Thursday; the three working days are Friday, Monday and Tuesday, because Wednesday the 11th is a holiday.
    expect([await enRetard('2026-11-10T20:00:00Z'), await enRetard('2026-11-11T08:00:00Z')]).toEqual([false, true])
    await repondre(un.acteur, { id: cas.id, contenu })
    expect(await enRetard('2026-11-12T08:00:00Z')).toBe(false)
    const rouge = await aInstant(new Date('2026-11-05T10:00:00Z'), () => unCas(tri(), { statut: 'URGENCE', urgent: true }))
    const lignes = await aInstant(new Date('2026-11-06T08:00:00Z'), async () => (await lireRubrique(un.qui, 'urgences', 1)).lignes)
    expect(lignes).toMatchObject([{ id: rouge.id, enRetard: true }])
  })

  it('R-SOU-19: the end needs a reason and destroys the notes; « suivre » begins again', async () => {
    const cas = await unSuivi()
    await noter(un.acteur, { id: cas.id, contenu })
    await ficher(deux.acteur, { id: cas.id, contenu })
    const version = await versionDe(cas.id)
    await expect(clore(un.acteur, { id: cas.id, version })).rejects.toMatchObject({
      refus: { regle: 'FICHE', message: 'Dites pourquoi le suivi se termine.' },
    })
    await clore(un.acteur, { id: cas.id, version, fiche: contenu })
    const { statut, closLe, effacementLe, pieces } = await db().cas.findUniqueOrThrow({ where: { id: cas.id }, include: { pieces: true } })
    expect([statut, closLe !== null, effacementLe !== null, pieces.some((p) => p.genre === 'NOTE')]).toEqual(['CLOS', true, true, false])
    await expect(noter(un.acteur, { id: cas.id, contenu })).rejects.toMatchObject({ name: 'ConflitError' })
    await expect(suivre(un.acteur, { id: cas.id, version: version + 1, jour: '2020-01-01' })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-19', message: 'Choisissez un jour à venir.' },
    })
    await suivre(un.acteur, { id: cas.id, version: version + 1, jour: '2099-01-05' })
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'SUIVI', closLe: null })
  })

  it('GUIDE: « Remplissez d’abord le guide »; each save adds a version; then « L’entretien a eu lieu »', async () => {
    const cas = await unSuivi({ statut: 'RDV_CONFIRME' })
    const version = await versionDe(cas.id)
    await expect(tenirRdv(un.acteur, { id: cas.id, version })).rejects.toMatchObject({
      refus: { regle: 'GUIDE', message: expect.stringContaining('Remplissez d’abord le guide') as string },
    })
    await guider(un.acteur, { id: cas.id, contenu })
    await guider(deux.acteur, { id: cas.id, contenu })
    expect(await db().piece.count({ where: { casId: cas.id, genre: 'GUIDE' } })).toBe(2)
    await tenirRdv(deux.acteur, { id: cas.id, version })
    await orienter(un.acteur, { id: cas.id, version: version + 1, orientation: contenu, message: contenu })
    expect((await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).statut).toBe('ORIENTE')
    expect(
      (await db().piece.findMany({ where: { casId: cas.id, genre: { in: ['ORIENTATION', 'MESSAGE'] } } })).map((p) => p.genre),
    ).toEqual(['ORIENTATION', 'MESSAGE'])
  })

  it('an absence is counted, and closes nothing', async () => {
    const cas = await unSuivi({ statut: 'RDV_CONFIRME' })
    await constaterAbsence(un.acteur, { id: cas.id, version: await versionDe(cas.id) })
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'NON_HONORE', absences: 1, closLe: null })
  })
})

describe('R-SOU-13: danger', () => {
  it('puts a request before all others, and its readers are told at once', async () => {
    const cas = await unCas(tri())
    await alerter(un.acteur, { id: cas.id })
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'URGENCE', urgent: true })
    expect(new Set((await db().avis.findMany({ where: { urgent: true } })).map((a) => a.membreId))).toEqual(
      new Set([deux, trois, coord].map((m) => m.qui.membreId)),
    )
  })

  it('« C’est à l’autre médecin de relire et de signer. »; « Deux médecins signent d’abord… »', async () => {
    const cas = await unSuivi()
    await conduire(un.acteur, { id: cas.id, contenu: 'QUFBQQ==' })
    expect((await lireRubrique(un.qui, 'urgences', 1)).lignes.map((l) => l.id)).toEqual([cas.id])
    const { id: pieceId } = await db().piece.findFirstOrThrow({ where: { casId: cas.id, genre: 'DANGER' } })
    const signature = { id: cas.id, pieceId, contenu: 'QUFBQQ==' }
    await expect(signer(un.acteur, signature)).rejects.toMatchObject({
      refus: { regle: 'R-SOU-13', message: 'C’est à l’autre médecin de relire et de signer.' },
    })
    await expect(apaiser(un.acteur, { id: cas.id })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-13', message: expect.stringContaining('Deux médecins signent d’abord') as string },
    })
    await signer(deux.acteur, signature)
    await apaiser(un.acteur, { id: cas.id })
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'ATTRIBUEE', urgent: false })
    // Another danger: the signatures of the first one do not count for it.
    await alerter(un.acteur, { id: cas.id })
    await expect(apaiser(un.acteur, { id: cas.id })).rejects.toMatchObject({ refus: { regle: 'R-SOU-13' } })
  })
})

describe('R-SOU-13: danger in a request that no doctor follows yet', () => {
  async function unDanger(): Promise<{ cas: Cas; pieceId: string }> {
    const cas = await unCas(tri())
    await preparer(un.acteur, { id: cas.id, ...(await scellerPreparation(await dossierDe(un, cas.id))) })
    const { clePubliqueDossier } = await dossierDe(un, cas.id)
    await conduire(un.acteur, { id: cas.id, contenu: await sceller({ heure: '21:40' }, [clePubliqueDossier ?? '']) })
    const { id: pieceId } = await db().piece.findFirstOrThrow({ where: { casId: cas.id, genre: 'DANGER' } })
    return { cas, pieceId }
  }

  it('can be recorded at once: the request becomes one to see today, its readers are told, and a second of them signs', async () => {
    const { cas, pieceId } = await unDanger()
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'URGENCE', urgent: true })
    expect(new Set((await db().avis.findMany({ where: { urgent: true } })).map((a) => a.membreId))).toEqual(
      new Set([deux, trois, coord].map((m) => m.qui.membreId)),
    )
    const signature = { id: cas.id, pieceId, contenu: 'QUFBQQ==' }
    await expect(signer(un.acteur, signature)).rejects.toMatchObject({
      refus: { regle: 'R-SOU-13', message: 'C’est à l’autre médecin de relire et de signer.' },
    })
    for (const acte of [signer, conduire]) await expect(acte(exclu.acteur, signature)).rejects.toMatchObject({ name: 'IntrouvableError' })
    await signer(trois.acteur, signature)
    // Only the two doctors who follow may end it.
    await expect(apaiser(trois.acteur, { id: cas.id })).rejects.toMatchObject({ name: 'InterditError' })
  })

  it('is read by the two doctors named later, and by no other; « Ce dossier a changé » for a page with another key for the file', async () => {
    const { cas, pieceId } = await unDanger()
    await signer(trois.acteur, { id: cas.id, pieceId, contenu: 'QUFBQQ==' })
    const perime = await confier(un, cas, [un, deux])
    await expect(attribuer(un.acteur, { ...perime, clePubliqueDossier: trois.cle.publique })).rejects.toMatchObject({
      name: 'ConflitError',
    })
    await attribuer(un.acteur, perime)
    const dossier = await dossierDe(deux, cas.id)
    const [danger] = piecesDe(await ouvrirPieces(dossier.pieces, await clesDe(deux, dossier)), 'DANGER')
    expect(danger?.contenu).toEqual({ heure: '21:40' })
    expect(await usagesDe(cas.id, trois)).toEqual([])
    await apaiser(deux.acteur, { id: cas.id })
    expect(await db().cas.findUniqueOrThrow({ where: { id: cas.id } })).toMatchObject({ statut: 'ATTRIBUEE', urgent: false })
  })
})

describe('a request typed in by a doctor', () => {
  const saisie = async (membres: readonly Membre[], canal: 'TELEPHONE' | 'COURRIEL' = 'TELEPHONE') => ({
    canal,
    urgent: false,
    clePublique: un.cle.publique,
    cles: await Promise.all(
      membres.map(async ({ qui, cle: { publique } }) => ({
        membreId: qui.membreId,
        clePublique: publique,
        scelle: await sceller({ privee: 'x' }, [publique]),
      })),
    ),
    enveloppe: 'QUFBQQ==',
    recit: 'QUFBQQ==',
  })

  it('is kept like one that the person wrote; a request by telephone counts as answered', async () => {
    const { answer } = await consigner(un.acteur, await saisie([un, deux]))
    const cas = await db().cas.findUniqueOrThrow({ where: { id: String(answer) }, include: { pieces: true } })
    expect(cas).toMatchObject({ statut: 'RECUE', canal: 'TELEPHONE', repere: null })
    expect([cas.reponduLe !== null, cas.pieces.every((p) => p.auteurId === un.qui.membreId)]).toEqual([true, true])
    expect((await db().avis.findMany({})).map((a) => a.membreId)).toEqual([deux.qui.membreId])
    expect(
      await db().cas.findUniqueOrThrow({ where: { id: String((await consigner(un.acteur, await saisie([un], 'COURRIEL'))).answer) } }),
    ).toMatchObject({ reponduLe: null })
  })

  it('R-SOU-6: « La liste des médecins a changé… » for an unknown doctor, or one named twice', async () => {
    const refus = { refus: { regle: 'R-SOU-6' } }
    await expect(consigner(un.acteur, await saisie([un, un]))).rejects.toMatchObject(refus)
    const juste = await saisie([un])
    const vers = (autre: object) => consigner(un.acteur, { ...juste, cles: juste.cles.map((c) => ({ ...c, ...autre })) })
    await expect(vers({ membreId: randomUUID() })).rejects.toMatchObject(refus)
    await expect(vers({ clePublique: deux.cle.publique })).rejects.toMatchObject(refus)
  })
})
