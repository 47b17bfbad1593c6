import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import {
  aInstant,
  ajouterJours,
  aujourdhui,
  debutDeJournee,
  instantDeParis,
  isoJour,
  jour,
  jourDe,
  maintenant,
} from '@/lib/core/temps/horloge'
import { ajouterJoursOuvres } from '@/lib/core/temps/jours-ouvres'
import { convoquer, enregistrerEntretien, reporterEntretien } from '@/lib/flechage/entretien/commands'
import { convocationSchema, tenueSchema } from '@/lib/flechage/entretien/schema'
import { entretienTenu } from '@/lib/flechage/guards'
import { listAFaireInstruction } from '@/lib/flechage/instruction/queries'
import { findDossier } from '@/lib/flechage/queries'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { uneCommission } from '../../factories/referentiel/commission'
import { unFlechage } from '../../factories/flechage/flechage'

const lieu = 'ARS, salle 3'
const relire = (id: string) => db.flechage.findUniqueOrThrow({ where: { id }, include: { entretien: true } })
const a14h = (date: Date): Date => instantDeParis(`${isoJour(date)}T14:00`)
const assezTard = (): Date => a14h(ajouterJoursOuvres(aujourdhui(), 5))

describe('calling to the interview', () => {
  it('is done by the ARS: the interne, the coordinators and the representatives are mailed', async () => {
    const [ars, coordonnateur, representant] = [await unActeur('ARS'), await unActeur('COORD_DES'), await unActeur('REP_INTERNES')]
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    const prevuLe = assezTard()
    await convoquer(ars, { id: f.id, version: f.version, prevuLe, lieu })
    expect(await relire(f.id)).toMatchObject({ statut: 'ENTRETIEN', entretien: { prevuLe, lieu, tenuLe: null } })
    const mails = await db.courriel.findMany({ where: { objetId: f.id } })
    const convocation = mails.find((m) => m.destinataire === f.interne.personne.courriel)
    expect(convocation?.sujet).toMatch(/^Convocation à un entretien/)
    expect(convocation?.texte).toContain('à 14 h 00')
    const adresses = await db.personne.findMany({ where: { id: { in: [coordonnateur.personneId ?? '', representant.personneId ?? ''] } } })
    for (const { courriel } of adresses) {
      const mail = mails.find((m) => m.destinataire === courriel)
      expect(mail?.texte).toContain(f.numero)
      expect(mail?.texte).not.toContain(f.interne.personne.nom)
    }
    expect(await db.ligneJournal.findFirst({ where: { objetId: f.id, evenement: 'convoquerParArs' } })).toMatchObject({ qualite: 'ARS' })
  })

  it('can be recorded by the gestionnaire for the ARS', async () => {
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    await convoquer(await unActeur('GESTIONNAIRE'), { id: f.id, version: f.version, prevuLe: assezTard(), lieu })
    expect(await db.ligneJournal.findFirst({ where: { objetId: f.id, evenement: 'convoquerPourArs' } })).toMatchObject({
      qualite: 'GESTIONNAIRE',
    })
  })

  it('R-FLE-5.1 « L’interne doit être prévenu·e au moins 5 jours ouvrés avant : choisissez le … ou plus tard. »', async () => {
    const ars = await unActeur('ARS')
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    const premier = ajouterJoursOuvres(aujourdhui(), 5)
    const refuse = convoquer(ars, { id: f.id, version: f.version, prevuLe: a14h(ajouterJours(premier, -1)), lieu })
    await expect(refuse).rejects.toMatchObject({
      refus: {
        regle: 'R-FLE-5.1',
        message: expect.stringMatching(/^L’interne doit être prévenu·e au moins 5 jours ouvrés avant : choisissez le .+ ou plus tard\.$/),
      },
      champs: { jour: expect.any(String) },
    })
    expect(await relire(f.id)).toMatchObject({ statut: 'SAISINE_ARS', entretien: null })
  })

  it('counts working days over 11 November, and the day in Paris on the night the clocks change', async () => {
    const ars = await unActeur('ARS')
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    const loin = { choixLe: jour('2030-06-01') }
    await db.campagneFlechage.update({ where: { id: f.campagneId }, data: loin })
    const essayer = (instant: string, iso: string) =>
      aInstant(new Date(instant), () => convoquer(ars, { id: f.id, version: f.version, prevuLe: a14h(jour(iso)), lieu }))
    // After Monday 8 November 2027, the five working days are the 9, 10, 12, 15 and 16, because the 11th is a holiday.
    await expect(essayer('2027-11-08T09:00:00Z', '2027-11-15')).rejects.toMatchObject({
      refus: { message: expect.stringContaining('mardi 16 novembre 2027') },
    })
    // 27 March 2027, 23:30 UTC is already the 28th in Paris, the day clocks go forward; Easter Monday is the 29th.
    await expect(essayer('2027-03-27T23:30:00Z', '2027-04-02')).rejects.toMatchObject({
      refus: { message: expect.stringContaining('lundi 5 avril 2027') },
    })
  })

  it('R-FLE-5.1 « Les postes se choisissent le … : l’entretien doit se tenir avant. »', async () => {
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    const refuse = convoquer(await unActeur('ARS'), { id: f.id, version: f.version, prevuLe: a14h(f.campagne.choixLe), lieu })
    await expect(refuse).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: expect.stringMatching(/^Les postes se choisissent le /) },
    })
  })

  it('refuses every other role', async () => {
    const f = await unFlechage({ statut: 'SAISINE_ARS' })
    const rendez = { id: f.id, version: f.version, prevuLe: assezTard(), lieu }
    for (const acteur of [await unActeur('COORD_DES'), await unActeur('DIR_UFR'), await acteurDe(f.interne.personneId)])
      await expect(convoquer(acteur, rendez)).rejects.toBeInstanceOf(InterditError)
    for (const acteur of [await unActeur('REP_INTERNES'), await unActeur('MSU')])
      await expect(convoquer(acteur, rendez)).rejects.toBeInstanceOf(IntrouvableError)
  })
})

describe('recording the interview', () => {
  const passe = async () => {
    const f = await unFlechage({ statut: 'ENTRETIEN' })
    const hier = ajouterJours(maintenant(), -1)
    await db.entretien.update({ where: { flechageId: f.id }, data: { prevuLe: hier, convoqueLe: ajouterJours(hier, -10), tenuLe: null } })
    return { f, tenuLe: jourDe(hier), cible: { id: f.id, version: f.version } }
  }

  it('keeps the day and the persons who were present', async () => {
    const ars = await unActeur('ARS')
    const { f, tenuLe, cible } = await passe()
    await enregistrerEntretien(ars, {
      ...cible,
      tenuLe,
      coordonnateurId: f.agents.coordonnateur,
      representantId: f.agents.representant,
      etudiantPresent: true,
    })
    expect((await relire(f.id)).entretien).toMatchObject({
      tenuLe: debutDeJournee(isoJour(tenuLe)),
      coordonnateurId: f.agents.coordonnateur,
      representantId: f.agents.representant,
      etudiantPresent: true,
    })
    const dossier = await findDossier(db, ars, f.id)
    expect(dossier && entretienTenu(dossier)).toBeUndefined()
    expect(await listAFaireInstruction(ars)).toContainEqual(expect.objectContaining({ href: `/flechage/${f.id}/decision` }))
  })

  it('accepts a member of the internes’ college as representative', async () => {
    const { f, tenuLe, cible } = await passe()
    const commission = await uneCommission()
    const membre = await db.membre.findFirstOrThrow({ where: { commissionId: commission.id, college: 'INTERNES' } })
    await enregistrerEntretien(await unActeur('GESTIONNAIRE'), {
      ...cible,
      tenuLe,
      coordonnateurId: f.agents.coordonnateur,
      representantId: membre.personneId,
      etudiantPresent: true,
    })
    expect((await relire(f.id)).entretien?.representantId).toBe(membre.personneId)
  })

  it.each([
    [
      '« L’entretien s’est tenu sans le coordonnateur local : il doit être recommencé en sa présence. »',
      { coordonnateurId: null },
      /sans le coordonnateur local/,
    ],
    [
      '« L’entretien s’est tenu sans représentant des étudiants : il doit être recommencé en sa présence. »',
      { representantId: null },
      /sans représentant des étudiants/,
    ],
    ['« L’entretien s’est tenu sans l’interne : il doit être recommencé en sa présence. »', { etudiantPresent: false }, /sans l’interne/],
  ])('R-FLE-5.1 %s, and a new date may be given', async (_titre, absence, phrase) => {
    const ars = await unActeur('ARS')
    const { f, tenuLe, cible } = await passe()
    await enregistrerEntretien(ars, {
      ...cible,
      tenuLe,
      coordonnateurId: f.agents.coordonnateur,
      representantId: f.agents.representant,
      etudiantPresent: true,
      ...absence,
    })
    const dossier = await findDossier(db, ars, f.id)
    expect(dossier && entretienTenu(dossier)).toMatchObject({ regle: 'R-FLE-5.1', message: expect.stringMatching(phrase) })
    await reporterEntretien(ars, { id: f.id, version: dossier?.version ?? 0, prevuLe: assezTard(), lieu })
    expect((await relire(f.id)).entretien).toMatchObject({ tenuLe: null, coordonnateurId: null, representantId: null })
    expect(
      await db.courriel.count({
        where: { objetId: f.id, sujet: { startsWith: 'Nouvelle date d’entretien' }, destinataire: f.interne.personne.courriel },
      }),
    ).toBe(1)
  })

  it('R-FLE-5.1 refuses a future day, a person without the role, one person in two roles, and the applicant', async () => {
    const ars = await unActeur('ARS')
    const { f, tenuLe, cible } = await passe()
    const presents = { coordonnateurId: f.agents.coordonnateur, representantId: f.agents.representant, etudiantPresent: true }
    const essai = (change: object) => enregistrerEntretien(ars, { ...cible, tenuLe, ...presents, ...change })
    await expect(essai({ tenuLe: ajouterJours(aujourdhui(), 1) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: 'L’entretien ne peut pas être enregistré avant de s’être tenu.' },
    })
    await expect(essai({ tenuLe: ajouterJours(tenuLe, -30) })).rejects.toMatchObject({
      refus: { message: expect.stringContaining('ne peut pas s’être tenu avant') },
    })
    await expect(essai({ coordonnateurId: ars.personneId })).rejects.toMatchObject({
      refus: { message: expect.stringMatching(/^Cette personne n’était pas coordonnateur du DES/) },
      champs: { coordonnateurId: expect.any(String) },
    })
    await expect(essai({ representantId: f.interne.personneId })).rejects.toMatchObject({
      refus: { message: expect.stringMatching(/^Cette personne ne représentait pas les étudiants/) },
    })
    const deux = await unActeur('COORD_DES', 'REP_INTERNES')
    await expect(essai({ coordonnateurId: deux.personneId, representantId: deux.personneId })).rejects.toMatchObject({
      refus: { message: 'Une même personne ne peut pas être présente à deux titres.' },
    })
    expect((await relire(f.id)).entretien?.tenuLe).toBeNull()
  })

  it('of two simultaneous records, one is accepted', async () => {
    const { f, tenuLe, cible } = await passe()
    const saisie = {
      ...cible,
      tenuLe,
      coordonnateurId: f.agents.coordonnateur,
      representantId: f.agents.representant,
      etudiantPresent: true,
    }
    const issues = await Promise.allSettled([
      enregistrerEntretien(await unActeur('ARS'), saisie),
      enregistrerEntretien(await unActeur('GESTIONNAIRE'), saisie),
    ])
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({ reason: expect.any(ConflitError) })
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
  })

  it('refuses every other role', async () => {
    const { f, tenuLe, cible } = await passe()
    const saisie = { ...cible, tenuLe, coordonnateurId: null, representantId: null, etudiantPresent: true }
    for (const acteur of [await unActeur('COORD_DES'), await unActeur('DIR_UFR'), await acteurDe(f.interne.personneId)])
      await expect(enregistrerEntretien(acteur, saisie)).rejects.toBeInstanceOf(InterditError)
  })

  it('reads its forms in the time of Paris, and asks who was there', () => {
    const id = '00000000-0000-7000-8000-000000000001'
    expect(convocationSchema.parse({ id, version: '0', jour: '2027-07-05', heure: '14:30', lieu }).prevuLe).toEqual(
      new Date('2027-07-05T12:30:00Z'),
    )
    expect(convocationSchema.safeParse({ id, version: '0', jour: '2027-07-05', heure: '25:00', lieu }).success).toBe(false)
    expect(
      tenueSchema.parse({ id, version: '0', tenuLe: '2027-07-05', coordonnateurId: 'ABSENT', representantId: id, etudiantPresent: 'NON' }),
    ).toMatchObject({ coordonnateurId: null, representantId: id, etudiantPresent: false })
    expect(
      tenueSchema.safeParse({ id, version: '0', tenuLe: '2027-07-05', coordonnateurId: '', representantId: id, etudiantPresent: 'OUI' })
        .error?.issues[0]?.message,
    ).toBe('Choisissez qui était là, ou dites que personne n’était là.')
  })
})
