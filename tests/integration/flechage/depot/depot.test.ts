import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { aInstant } from '@/lib/core/temps/horloge'
import { completerFlechage, deposerFlechage, etablirAccuse, retirerFlechage } from '@/lib/flechage/depot/commands'
import { accuseDe, getDepot } from '@/lib/flechage/depot/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { uneCampagne } from '../../../factories/flechage/campagne'
import { unFlechage, type OptionsFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unTerrain } from '../../../factories/referentiel/terrain'

const relire = (id: string) =>
  db.flechage.findUniqueOrThrow({
    where: { id },
    include: { depots: { orderBy: { rang: 'asc' } }, verifications: true, accords: true, campagne: true },
  })
/** A draft that lacks nothing. */
const pret = (options: OptionsFlechage = {}) =>
  unFlechage({ statut: 'BROUILLON', ...options, champs: { consentement: true, ...options.champs } })
const sha = (texte: string): string => createHash('sha256').update(texte).digest('hex')

describe('deposit', () => {
  it('R-GEN-3 gives a number, keeps the exact content with its digest, tells the interne and the secretariat', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await pret()
    const interne = await acteurDe(f.interne.personneId)
    await expect(deposerFlechage(interne, { id: f.id, version: f.version })).resolves.toEqual({
      redirect: `/flechage/${f.id}/accuse?fait=deposer`,
    })
    const apres = await relire(f.id)
    expect(apres).toMatchObject({
      statut: 'DEPOSEE',
      version: f.version + 1,
      numero: expect.stringMatching(/^FLE-\d{4}[EH]-\d{4}$/),
      deposeLe: expect.any(Date),
    })
    const [depot] = apres.depots
    expect(depot?.empreinte).toBe(sha(depot?.contenu ?? ''))
    const contenu = JSON.parse(depot?.contenu ?? '')
    expect(Object.keys(contenu)).toEqual(Object.keys(contenu).toSorted())
    expect(contenu).toMatchObject({ numero: apres.numero, rang: 1, motif: f.motif, accords: [{ sha256: apres.accords[0]?.empreinte }] })
    const courriels = await db.courriel.findMany({ where: { objetId: f.id } })
    const adresses = courriels.map((c) => c.destinataire)
    expect(adresses).toContain(f.interne.personne.courriel)
    expect(adresses).toContain((await db.personne.findUniqueOrThrow({ where: { id: gestionnaire.personneId ?? '' } })).courriel)
    expect(courriels.find((c) => c.destinataire === f.interne.personne.courriel)?.texte).toContain(depot?.empreinte)
    const { fichier, octets } = await lireFichier(depot?.accuseId ?? '')
    expect(fichier.type).toBe('application/pdf')
    expect(new TextDecoder().decode(octets.slice(0, 5))).toBe('%PDF-')
    const [ligne] = await db.ligneJournal.findMany({ where: { objetId: f.id, evenement: 'deposer' } })
    expect(ligne).toMatchObject({ de: 'BROUILLON', vers: 'DEPOSEE', qualite: 'INTERNE', auteurId: interne.personneId })
  })

  it('fifty identical deposits at the same time make one deposit, one number and one mail, and all get the same answer', async () => {
    const f = await pret()
    const interne = await acteurDe(f.interne.personneId)
    const avant = (await relire(f.id)).campagne.dernierNumero
    const issues = await Promise.allSettled(Array.from({ length: 50 }, () => deposerFlechage(interne, { id: f.id, version: f.version })))
    expect(new Set(issues.map((i) => (i.status === 'fulfilled' ? i.value.redirect : String(i.reason))))).toEqual(
      new Set([`/flechage/${f.id}/accuse?fait=deposer`]),
    )
    const apres = await relire(f.id)
    expect(apres.depots).toHaveLength(1)
    expect(apres.campagne.dernierNumero).toBe(avant + 1)
    expect(await db.courriel.count({ where: { objetId: f.id, destinataire: f.interne.personne.courriel } })).toBe(1)
    expect(await db.ligneJournal.count({ where: { objetId: f.id, evenement: 'deposer' } })).toBe(1)
  })

  it('numbers follow one another without a gap when many deposit at once and some are refused', async () => {
    const campagne = await uneCampagne({ semestreCode: '2031E' })
    const bons = await Promise.all(Array.from({ length: 6 }, () => pret({ campagne })))
    const incomplets = await Promise.all(Array.from({ length: 3 }, () => pret({ campagne, champs: { consentement: false } })))
    const issues = await Promise.allSettled(
      [...bons, ...incomplets].map(async (f) => deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })),
    )
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(6)
    const numeros = (await db.flechage.findMany({ where: { campagneId: campagne.id, numero: { not: null } } })).map((f) => f.numero)
    expect(numeros.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `FLE-2031E-000${n}`))
  })

  it('the acknowledgement lists the deposited content; making its PDF twice at the same time keeps one file', async () => {
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const interne = await acteurDe(f.interne.personneId)
    const [a, b] = await Promise.all([etablirAccuse(interne, f.id, 1), etablirAccuse(interne, f.id, 1)])
    expect(a).toBe(b)
    const { depot } = await getDepot(interne, f.id, 1)
    expect(accuseDe(f.id, depot)).toMatchObject({
      numero: f.numero,
      terrain: expect.stringContaining(f.terrain.intitule),
      accords: [{ signeLe: expect.any(Date) }],
    })
  })

  it('is refused to another interne, for whom the draft does not exist, and changes nothing', async () => {
    const f = await pret()
    const autre = await acteurDe((await unInterne()).personneId)
    await expect(deposerFlechage(autre, { id: f.id, version: f.version })).rejects.toBeInstanceOf(IntrouvableError)
    await expect(getDepot(autre, f.id, 1)).rejects.toBeInstanceOf(IntrouvableError)
    expect(await relire(f.id)).toMatchObject({ statut: 'BROUILLON', depots: [] })
  })

  it('a gestionnaire sees a deposited request and cannot withdraw it for the interne', async () => {
    const f = await unFlechage({ statut: 'DEPOSEE' })
    await expect(retirerFlechage(await unActeur('GESTIONNAIRE'), { id: f.id, version: f.version, motif: '' })).rejects.toBeInstanceOf(
      InterditError,
    )
  })

  it('a stale version is refused and writes nothing', async () => {
    const f = await pret()
    await expect(deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version + 3 })).rejects.toBeInstanceOf(
      ConflitError,
    )
    expect(await relire(f.id)).toMatchObject({ statut: 'BROUILLON', depots: [] })
  })
})

describe('a deposit that lacks something', () => {
  const refus = async (options: OptionsFlechage) => {
    const f = await pret(options)
    const issue = await deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version }).catch((e: unknown) => e)
    expect((await relire(f.id)).statut).toBe('BROUILLON')
    return issue
  }

  it('R-FLE-3 « Accord écrit manquant : le maître de stage coordinateur du terrain. »', async () => {
    expect(await refus({ accordsEnAttente: true })).toMatchObject({
      refus: {
        regle: 'R-FLE-3',
        message: expect.stringContaining('Accord écrit manquant : le maître de stage coordinateur du terrain.'),
      },
    })
  })

  it('R-FLE-3 in hospital both signatures are needed', async () => {
    expect(await refus({ accordsEnAttente: true, terrain: await unTerrain({ mode: 'HOSPITALIER' }) })).toMatchObject({
      refus: {
        regle: 'R-FLE-3',
        message: expect.stringContaining('le responsable pédagogique du service, la direction de l’établissement'),
      },
    })
  })

  it('R-FLE-0 « Acceptez que votre dossier soit transmis à la commission, à l’UFR et à l’ARS. »', async () => {
    expect(await refus({ champs: { consentement: false } })).toMatchObject({
      refus: { regle: 'R-FLE-0', message: 'Acceptez que votre dossier soit transmis à la commission, à l’UFR et à l’ARS.' },
    })
  })

  it('R-FLE-0 « Votre lettre compte 7 caractères : il en faut au moins 1 500. »', async () => {
    expect(await refus({ champs: { lettreTexte: 'Bonjour' } })).toMatchObject({
      refus: { regle: 'R-FLE-0', message: 'Votre lettre compte 7 caractères : il en faut au moins 1\u202f500.' },
    })
  })

  it('R-FLE-11 « Indiquez le service qui atteste votre situation… N’envoyez aucun certificat. »', async () => {
    expect(await refus({ motif: 'HANDICAP', champs: { attestationService: null } })).toMatchObject({
      refus: { regle: 'R-FLE-11', message: expect.stringContaining('N’envoyez aucun certificat.') },
    })
  })

  it('R-FLE-18, R-GEN-11 « La campagne est terminée » one millisecond after 23:59:59.999 in Paris on the day the clocks go back, accepted at that instant (edge 6)', async () => {
    const fermeLe = new Date('2026-10-25T22:59:59.999Z')
    const campagne = await uneCampagne({ semestreCode: '2032E', ouvreLe: new Date('2026-10-01T00:00:00Z'), fermeLe })
    const [a, b] = [await pret({ campagne }), await pret({ campagne })]
    await db.accord.updateMany({ where: { flechageId: { in: [a.id, b.id] } }, data: { statut: 'ANNULE' } })
    for (const f of [a, b])
      await db.accord.create({
        data: {
          flechageId: f.id,
          qualite: 'MSU_COORDINATEUR',
          nom: 'Dr Test',
          courriel: 'dr@exemple.test',
          statut: 'SIGNE',
          jeton: `j-${f.id}`,
          expireLe: fermeLe,
          demandeLe: fermeLe,
          reponduLe: new Date('2026-10-20T08:00:00Z'),
          contenu: 'x',
          empreinte: 'x',
        },
      })
    const interneA = await acteurDe(a.interne.personneId)
    await aInstant(new Date(fermeLe.getTime() + 1), () =>
      expect(deposerFlechage(interneA, { id: a.id, version: a.version })).rejects.toMatchObject({
        refus: {
          regle: 'R-FLE-18',
          message: 'La campagne est terminée : les demandes pouvaient être déposées jusqu’au dimanche 25 octobre 2026 à 23 h 59.',
        },
      }),
    )
    await aInstant(fermeLe, () => deposerFlechage(interneA, { id: a.id, version: a.version }))
    expect((await relire(a.id)).statut).toBe('DEPOSEE')
    await aInstant(new Date('2026-09-30T20:00:00Z'), async () =>
      expect(deposerFlechage(await acteurDe(b.interne.personneId), { id: b.id, version: b.version })).rejects.toMatchObject({
        refus: { regle: 'R-FLE-18', message: expect.stringContaining('La campagne n’est pas encore ouverte') },
      }),
    )
  })
})

describe('completing', () => {
  it('makes a second deposit beside the first, and cancels only the verdicts on content that changed', async () => {
    const f = await unFlechage({ statut: 'INCOMPLETE' })
    const interne = await acteurDe(f.interne.personneId)
    const premier = (await relire(f.id)).depots[0]
    const verdictsAvant = (await relire(f.id)).verifications.map((v) => v.element).toSorted()
    await db.flechage.update({ where: { id: f.id }, data: { territoireProjet: 'Un autre territoire' } })
    await completerFlechage(interne, { id: f.id, version: f.version })
    const apres = await relire(f.id)
    expect(apres).toMatchObject({ statut: 'DEPOSEE', numero: f.numero, deposeLe: f.deposeLe })
    expect(apres.depots.map((d) => d.rang)).toEqual([1, 2])
    expect(apres.depots[0]).toMatchObject({ contenu: premier?.contenu, empreinte: premier?.empreinte })
    expect(apres.verifications.map((v) => v.element).toSorted()).toEqual(verdictsAvant.filter((e) => e !== 'projet'))
    expect(await db.complement.count({ where: { flechageId: f.id, reponduLe: null } })).toBe(0)
  })

  it('works after the campaign has closed', async () => {
    const campagne = await uneCampagne({ semestreCode: '2033E', ouverte: false })
    const f = await unFlechage({ statut: 'INCOMPLETE', campagne })
    await completerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })
    expect((await relire(f.id)).statut).toBe('DEPOSEE')
  })

  it('a deposit is never rewritten', async () => {
    const f = await unFlechage({ statut: 'DEPOSEE' })
    await expect(db.depot.updateMany({ where: { flechageId: f.id }, data: { contenu: '{}' } })).rejects.toThrow(/never rewritten/)
    await expect(db.depot.deleteMany({ where: { flechageId: f.id } })).rejects.toThrow(/never rewritten/)
  })
})

describe('withdrawing', () => {
  it.each(['BROUILLON', 'DEPOSEE', 'INCOMPLETE', 'RECEVABLE', 'AVIS_FAVORABLE', 'SAISINE_ARS', 'ENTRETIEN'] as const)(
    'is accepted in the state %s',
    async (statut) => {
      const f = await unFlechage({ statut })
      await retirerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version, motif: 'Autre projet' })
      expect((await relire(f.id)).statut).toBe('RETIREE')
    },
  )

  it.each(['AFFECTEE', 'NOTIFIEE', 'CLOSE', 'CADUQUE', 'NON_SAISIE'] as const)('is refused in the state %s', async (statut) => {
    const f = await unFlechage({ statut })
    await expect(retirerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version, motif: '' })).rejects.toBeInstanceOf(
      ConflitError,
    )
    expect((await relire(f.id)).statut).toBe(statut)
  })

  it('mails those who were handling the request, and cancels the agreements that hosts had not answered', async () => {
    const ars = await unActeur('ARS')
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    await retirerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version, motif: '' })
    const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: ars.personneId ?? '' } })
    expect(
      await db.courriel.count({ where: { objetId: f.id, destinataire: courriel, sujet: { startsWith: 'Demande de fléchage retirée' } } }),
    ).toBe(1)
    const b = await unFlechage({ statut: 'BROUILLON', accordsEnAttente: true })
    await retirerFlechage(await acteurDe(b.interne.personneId), { id: b.id, version: b.version, motif: '' })
    expect((await relire(b.id)).accords.map((a) => a.statut)).toEqual(['ANNULE'])
  })

  it('of a simultaneous withdrawal and deposit, only one is recorded', async () => {
    const f = await pret()
    const interne = await acteurDe(f.interne.personneId)
    const issues = await Promise.allSettled([
      deposerFlechage(interne, { id: f.id, version: f.version }),
      retirerFlechage(interne, { id: f.id, version: f.version, motif: '' }),
    ])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
  })
})
