import { afterAll, describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, aujourdhui, jour, maintenant } from '@/lib/core/temps/horloge'
import { arreter } from '@/lib/core/tache/tache'
import { nommer, terminerNomination } from '@/lib/referentiel/identite/nomination/commands'
import { listNominations } from '@/lib/referentiel/identite/nomination/queries'
import {
  corrigerPersonne,
  creerPersonne,
  desactiverPersonne,
  fermerSessions,
  reactiverPersonne,
} from '@/lib/referentiel/identite/personne/commands'
import { getPersonne, listPersonnes } from '@/lib/referentiel/identite/personne/queries'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unePersonne } from '@/tests/factories/referentiel/personne'

afterAll(arreter)

const TOUS = { q: '', role: undefined, etat: undefined, page: 1 }
const RIEN = '00000000-0000-7000-8000-000000000000'
const autresQue = (...permis: Role[]) => Object.values(Role).filter((r) => !permis.includes(r))

describe('accounts belong to technical administration', () => {
  it.each(autresQue('ADMIN_TECH'))('%s may not change them', async (role) => {
    const acteur = await unActeur(role)
    const { id } = await unePersonne()
    const motif = 'Essai'
    for (const acte of [
      desactiverPersonne(acteur, { id, version: 0, motif }),
      reactiverPersonne(acteur, { id, version: 0, motif }),
      fermerSessions(acteur, { id }),
      creerPersonne(acteur, { prenom: 'A', nom: 'B', courriel: 'a.b@exemple.test' }),
      corrigerPersonne(acteur, { id, version: 0, prenom: 'A', nom: 'B', courriel: 'a.b@exemple.test' }),
      nommer(acteur, { personneId: acteur.personneId ?? id, role: 'ADMIN_TECH', acte: 'Arrêté', debut: aujourdhui(), fin: null }),
      terminerNomination(acteur, { id, fin: aujourdhui(), motif }),
    ])
      await expect(acte).rejects.toBeInstanceOf(InterditError)
    expect(await db.personne.findUnique({ where: { id }, select: { version: true, desactiveeLe: true } })).toEqual({
      version: 0,
      desactiveeLe: null,
    })
  })

  it.each(autresQue('ADMIN_TECH', 'DPO'))('%s may not read them', async (role) => {
    const acteur = await unActeur(role)
    for (const lecture of [
      listPersonnes(acteur, TOUS),
      getPersonne(acteur, acteur.personneId ?? RIEN),
      listNominations(acteur, { role: undefined, etat: 'en_cours', page: 1 }),
    ])
      await expect(lecture).rejects.toBeInstanceOf(InterditError)
  })
})

describe('finding a person', () => {
  it('matches any words of the name or address, without accents, and takes a percent sign as a plain character', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const { id } = await unePersonne({ prenom: 'Maëlle', nom: 'Évrard-Dupuis', courriel: 'm.evrard@exemple.test', roles: ['MSU'] })
    const ids = async (q: string) => (await listPersonnes(admin, { ...TOUS, q })).personnes.map((p) => p.id)
    expect(await ids('maelle evrard')).toEqual([id])
    expect(await ids('EVRARD%')).toEqual([])
    expect(await ids('evrard@exemple')).toEqual([id])
    expect(await ids('%')).toEqual([])
    expect(await ids("'; DROP TABLE personne; --")).toEqual([])
    expect((await listPersonnes(admin, { ...TOUS, q: 'evrard', role: 'MSU', etat: 'actif' })).personnes).toEqual([
      expect.objectContaining({ id, roles: ['MSU'] }),
    ])
    expect(await listPersonnes(admin, { ...TOUS, q: 'evrard', role: 'ARS' })).toEqual({ personnes: [], total: 0, pages: 0 })
  })

  it('lists fifty at a time', async () => {
    const admin = await unActeur('ADMIN_TECH')
    await db.personne.createMany({
      data: Array.from({ length: 60 }, (_, i) => ({
        prenom: 'Page',
        nom: `Lot${i}`,
        courriel: `lot${i}@exemple.test`,
        creeeLe: maintenant(),
      })),
    })
    const une = await listPersonnes(admin, { ...TOUS, q: '@exemple.test lot' })
    const deux = await listPersonnes(admin, { ...TOUS, q: '@exemple.test lot', page: 2 })
    expect([une.personnes.length, une.total, une.pages, deux.personnes.length]).toEqual([50, 60, 2, 10])
    expect(new Set([...une.personnes, ...deux.personnes].map((p) => p.id)).size).toBe(60)
  })
})

describe('disabling an account', () => {
  it('is mailed to the person, written in the journal, undone by another act, and deletes nothing', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne({ roles: ['GESTIONNAIRE'] })
    await desactiverPersonne(admin, { id: p.id, version: 0, motif: 'Départ du service' })
    await reactiverPersonne(admin, { id: p.id, version: 1, motif: 'Retour' })
    const fiche = await getPersonne(admin, p.id)
    expect(fiche).toMatchObject({ desactiveeLe: null, version: 2 })
    expect(fiche.journal.map((l) => [l.evenement, l.motif, l.qualite])).toEqual([
      ['compte_desactive', 'Départ du service', 'ADMIN_TECH'],
      ['compte_reactive', 'Retour', 'ADMIN_TECH'],
    ])
    expect(await db.courriel.count({ where: { destinataire: p.courriel } })).toBe(2)
  })

  it('COMPTE « Vous ne pouvez pas désactiver votre propre compte… »', async () => {
    const admin = await unActeur('ADMIN_TECH')
    await expect(desactiverPersonne(admin, { id: admin.personneId ?? '', version: 0, motif: 'Essai' })).rejects.toMatchObject({
      refus: { message: 'Vous ne pouvez pas désactiver votre propre compte. Demandez-le à un autre administrateur.' },
    })
  })

  it('five times at the same moment from one page writes once; the others are conflicts', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne()
    const essais = await Promise.allSettled(
      Array.from({ length: 5 }, () => desactiverPersonne(admin, { id: p.id, version: 0, motif: 'Départ' })),
    )
    expect(essais.filter((e) => e.status === 'fulfilled')).toHaveLength(1)
    for (const e of essais) if (e.status === 'rejected') expect(e.reason).toBeInstanceOf(ConflitError)
    expect(await db.ligneJournal.count({ where: { objetId: p.id } })).toBe(1)
  })

  it('when two administrators disable each other at the same time, one stays active', async () => {
    const [a, b] = [await unActeur('ADMIN_TECH'), await unActeur('ADMIN_TECH')]
    const essais = await Promise.allSettled([
      desactiverPersonne(a, { id: b.personneId ?? '', version: 0, motif: 'Essai' }),
      desactiverPersonne(b, { id: a.personneId ?? '', version: 0, motif: 'Essai' }),
    ])
    expect(essais.map((e) => e.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db.personne.count({ where: { id: { in: [a.personneId ?? '', b.personneId ?? ''] }, desactiveeLe: null } })).toBe(1)
  })
})

describe('identity', () => {
  it('two accounts may not have the same address; the refusal is beside the field', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const [p, autre] = [await unePersonne(), await unePersonne()]
    const refus = {
      refus: { regle: 'COMPTE', message: 'Cette adresse électronique est déjà celle d’un autre compte.' },
      champs: { courriel: 'Cette adresse électronique est déjà celle d’un autre compte.' },
    }
    await expect(creerPersonne(admin, { prenom: 'A', nom: 'B', courriel: p.courriel })).rejects.toMatchObject(refus)
    await expect(corrigerPersonne(admin, { id: autre.id, version: 0, prenom: 'A', nom: 'B', courriel: p.courriel })).rejects.toMatchObject(
      refus,
    )
  })

  it('a changed address is mailed to both addresses and closes the sessions; the journal names the field without its value', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne({ prenom: 'Inès', nom: 'Avant' })
    const le = maintenant()
    await db.session.create({ data: { empreinte: crypto.randomUUID(), personneId: p.id, ouverteLe: le, expireLe: ajouterJours(le, 1) } })
    await corrigerPersonne(admin, { id: p.id, version: 0, prenom: 'Inès', nom: 'Après', courriel: 'ines.apres@exemple.test' })
    expect(
      await db.courriel.findMany({ where: { objetId: p.id }, select: { destinataire: true }, orderBy: { destinataire: 'asc' } }),
    ).toEqual(
      [{ destinataire: 'ines.apres@exemple.test' }, { destinataire: p.courriel }].toSorted((x, y) =>
        x.destinataire.localeCompare(y.destinataire),
      ),
    )
    const fiche = await getPersonne(admin, p.id)
    expect(fiche).toMatchObject({ nom: 'Après', sessionsOuvertes: 0 })
    expect(fiche.journal.at(-1)?.motif).toBe('Corrigé : nom, adresse électronique')
  })

  it('an account that does not exist is not found', async () => {
    const admin = await unActeur('ADMIN_TECH')
    await expect(getPersonne(admin, RIEN)).rejects.toBeInstanceOf(IntrouvableError)
    await expect(desactiverPersonne(admin, { id: RIEN, version: 0, motif: 'Essai' })).rejects.toBeInstanceOf(IntrouvableError)
  })
})

describe('R-GEN-2: nominations', () => {
  const acte = 'Arrêté n° 12'

  it('R-GEN-2: gives the role between its dates, tells the person, and is written in the journal', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne()
    await nommer(admin, { personneId: p.id, role: 'DIR_UFR', acte, debut: aujourdhui(), fin: ajouterJours(aujourdhui(), 10) })
    expect((await acteurDe(p.id)).roles).toEqual(['DIR_UFR'])
    await aInstant(ajouterJours(maintenant(), 12), async () => expect((await acteurDe(p.id)).roles).toEqual([]))
    expect(await db.courriel.count({ where: { destinataire: p.courriel, sujet: 'Un rôle vous est donné dans Marguerite' } })).toBe(1)
    expect(await db.ligneJournal.findFirst({ where: { objetId: p.id } })).toMatchObject({
      evenement: 'nomination',
      motif: acte,
      auteurId: admin.personneId,
    })
  })

  it('R-GEN-2 « Cette personne a déjà le rôle… »: periods of one role never overlap, not even by one day', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne()
    await nommer(admin, { personneId: p.id, role: 'ARS', acte, debut: jour('2026-01-01'), fin: jour('2026-06-30') })
    for (const [debut, fin] of [
      ['2026-06-30', null],
      ['2025-01-01', null],
      ['2026-02-01', '2026-03-01'],
      ['2025-12-01', '2026-01-01'],
    ] as const)
      await expect(
        nommer(admin, { personneId: p.id, role: 'ARS', acte, debut: jour(debut), fin: fin ? jour(fin) : null }),
      ).rejects.toMatchObject({
        refus: {
          regle: 'R-GEN-2',
          message:
            'Cette personne a déjà le rôle « Agence régionale de santé » du jeudi 1er janvier 2026 au mardi 30 juin 2026. Choisissez d’autres dates, ou mettez d’abord fin à cette nomination.',
        },
      })
    await nommer(admin, { personneId: p.id, role: 'ARS', acte, debut: jour('2026-07-01'), fin: null })
    await nommer(admin, { personneId: p.id, role: 'DIR_UFR', acte, debut: jour('2026-03-01'), fin: null })
    expect(await db.nomination.count({ where: { personneId: p.id } })).toBe(3)
  })

  it('R-GEN-2: of identical simultaneous nominations, one is recorded', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne()
    await Promise.allSettled(
      Array.from({ length: 6 }, () => nommer(admin, { personneId: p.id, role: 'ARS', acte, debut: aujourdhui(), fin: null })),
    )
    expect(await db.nomination.count({ where: { personneId: p.id } })).toBe(1)
  })

  it('R-GEN-2: an end takes the role away the day after', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne({ roles: ['COORD_DES'] })
    const n = await db.nomination.findFirstOrThrow({ where: { personneId: p.id } })
    await terminerNomination(admin, { id: n.id, fin: aujourdhui(), motif: 'Mutation' })
    expect((await acteurDe(p.id)).roles).toEqual(['COORD_DES'])
    await aInstant(ajouterJours(maintenant(), 1), async () => expect((await acteurDe(p.id)).roles).toEqual([]))
  })

  it('R-GEN-2: an end dated yesterday removes the role now; an earlier end, a later end or a second end is refused', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const p = await unePersonne({ roles: ['COORD_DES'] })
    const { id } = await db.nomination.findFirstOrThrow({ where: { personneId: p.id } })
    const finir = (jours: number) => terminerNomination(admin, { id, fin: ajouterJours(aujourdhui(), jours), motif: 'Mutation' })
    await expect(finir(-2)).rejects.toMatchObject({
      refus: { message: expect.stringMatching(/^Le dernier jour ne peut pas être plus ancien qu’hier/) },
    })
    await finir(30)
    await expect(finir(31)).rejects.toMatchObject({
      refus: { message: expect.stringMatching(/^Cette nomination s’arrête déjà le .* Pour la prolonger, ajoutez une nomination/) },
    })
    await finir(-1)
    expect((await acteurDe(p.id)).roles).toEqual([])
    await expect(finir(-1)).rejects.toMatchObject({
      refus: { message: expect.stringMatching(/^Cette nomination est déjà terminée depuis/) },
    })
  })

  it('R-GEN-2 « Vous ne pouvez pas mettre fin à votre propre rôle… »: not even one day before one’s next nomination begins', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const personneId = admin.personneId ?? ''
    const { id } = await db.nomination.findFirstOrThrow({ where: { personneId } })
    const finir = () => terminerNomination(admin, { id, fin: ajouterJours(aujourdhui(), 5), motif: 'Relève' })
    await expect(finir()).rejects.toMatchObject({
      refus: {
        regle: 'R-GEN-2',
        message: expect.stringMatching(/^Vous ne pouvez pas mettre fin à votre propre rôle d’administration technique/),
      },
    })
    const autre = await unActeur('ADMIN_TECH')
    await terminerNomination(autre, { id, fin: ajouterJours(aujourdhui(), 9), motif: 'Relève' })
    await nommer(autre, { personneId, role: 'ADMIN_TECH', acte, debut: ajouterJours(aujourdhui(), 10), fin: null })
    await expect(terminerNomination(admin, { id, fin: ajouterJours(aujourdhui(), 8), motif: 'Trou d’un jour' })).rejects.toMatchObject({
      refus: { regle: 'R-GEN-2' },
    })
    expect((await listNominations(autre, { role: 'ADMIN_TECH', etat: 'a_venir', page: 1 })).nominations).toEqual([
      expect.objectContaining({ personneId }),
    ])
  })
})
