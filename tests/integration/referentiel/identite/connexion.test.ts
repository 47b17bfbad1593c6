import { beforeEach, describe, expect, it } from 'vitest'
import { navigateur, nouveauNavigateur } from './requete'
import { COOKIE } from '@/lib/core/auth/cookie'
import { db } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { getActeur } from '@/lib/core/auth/session'
import { demanderLien, fermerMaSession, ouvrirParLien, ouvrirPersona } from '@/lib/referentiel/identite/connexion/commands'
import { listPersonas } from '@/lib/referentiel/identite/connexion/queries'
import { MESSAGE_LIEN_DEMANDE, MESSAGE_LIEN_MORT } from '@/lib/referentiel/identite/connexion/schema'
import { desactiverPersonne, fermerSessions } from '@/lib/referentiel/identite/personne/commands'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unePersonne } from '@/tests/factories/referentiel/personne'

beforeEach(() => nouveauNavigateur(`192.0.2.${Math.ceil(Math.random() * 250)}-${crypto.randomUUID()}`))

const courrielDe = (a: string) => db.courriel.findFirst({ where: { destinataire: a }, orderBy: { creeLe: 'desc' } })

async function lienRecu(courriel: string, retour = '/'): Promise<string> {
  await demanderLien({ courriel, retour })
  const message = await courrielDe(courriel)
  const jeton = /\/connexion\/lien\/([\w-]{43})/.exec(message?.texte ?? '')?.[1]
  if (!jeton) throw new Error('no link was mailed')
  return jeton
}

const refuse = { refus: { regle: 'CONNEXION', message: MESSAGE_LIEN_MORT } }

describe('a mailed link', () => {
  it('opens a session once, leads to the page that the person asked for, and is written in the journal', async () => {
    const personne = await unePersonne({ roles: ['GESTIONNAIRE'] })
    const jeton = await lienRecu(personne.courriel, '/flechage')
    expect(navigateur.cookies.size).toBe(0)

    expect(await ouvrirParLien({ jeton, retour: '/flechage' })).toEqual({ redirect: '/flechage' })
    expect(await getActeur()).toMatchObject({ personneId: personne.id, roles: ['GESTIONNAIRE'] })
    const lignes = await db.ligneJournal.findMany({ where: { objetId: personne.id } })
    expect(lignes.map((l) => [l.evenement, l.auteurId, l.qualite])).toEqual([['connexion_lien', personne.id, 'PERSONNE']])
    await expect(ouvrirParLien({ jeton, retour: '/' })).rejects.toMatchObject(refuse)
  })

  it('is kept as a digest only', async () => {
    const personne = await unePersonne()
    const jeton = await lienRecu(personne.courriel)
    const liens = await db.lienConnexion.findMany({ where: { personneId: personne.id } })
    expect(liens).toHaveLength(1)
    expect(JSON.stringify(liens)).not.toContain(jeton)
  })

  it('opens one session when it is posted eight times at the same moment', async () => {
    const personne = await unePersonne()
    const jeton = await lienRecu(personne.courriel)
    const essais = await Promise.allSettled(Array.from({ length: 8 }, () => ouvrirParLien({ jeton, retour: '/' })))
    expect(essais.filter((e) => e.status === 'fulfilled')).toHaveLength(1)
    for (const e of essais) if (e.status === 'rejected') expect(e.reason).toMatchObject(refuse)
    expect(await db.session.count({ where: { personneId: personne.id } })).toBe(1)
  })

  it('answers a quarter of an hour later: « Ce lien ne permet plus d’entrer… »', async () => {
    const personne = await unePersonne()
    const jeton = await lienRecu(personne.courriel)
    const plusTard = (minutes: number) => new Date(maintenant().getTime() + minutes * 60_000)
    await expect(aInstant(plusTard(15.01), () => ouvrirParLien({ jeton, retour: '/' }))).rejects.toMatchObject(refuse)
    await aInstant(plusTard(14.9), () => ouvrirParLien({ jeton, retour: '/' }))
    expect(navigateur.cookies.has(COOKIE)).toBe(true)
  })

  it('gives the same refusal for an account disabled since and for an invented link', async () => {
    const personne = await unePersonne()
    const jeton = await lienRecu(personne.courriel)
    await db.personne.update({ where: { id: personne.id }, data: { desactiveeLe: maintenant() } })
    await expect(ouvrirParLien({ jeton, retour: '/' })).rejects.toMatchObject(refuse)
    await expect(ouvrirParLien({ jeton: 'invente', retour: '/' })).rejects.toMatchObject(refuse)
    expect(navigateur.cookies.size).toBe(0)
  })

  it('closes the session the browser had before', async () => {
    const [avant, apres] = [await unePersonne(), await unePersonne()]
    await ouvrirParLien({ jeton: await lienRecu(avant.courriel), retour: '/' })
    await ouvrirParLien({ jeton: await lienRecu(apres.courriel), retour: '/' })
    expect(await db.session.count({ where: { personneId: avant.id, revoqueeLe: null } })).toBe(0)
    expect((await getActeur())?.personneId).toBe(apres.id)
  })
})

describe('asking for a link', () => {
  it('gives the same answer for a known, an unknown and a disabled address, and mails only the first', async () => {
    const connu = await unePersonne()
    const ferme = await unePersonne({ desactiveeLe: maintenant() })
    const inconnu = 'personne.de.connu@exemple.test'
    const durees: number[] = []
    for (const courriel of [connu.courriel, ferme.courriel, inconnu]) {
      const debut = performance.now()
      expect(await demanderLien({ courriel, retour: '/' })).toEqual({ message: MESSAGE_LIEN_DEMANDE })
      durees.push(performance.now() - debut)
    }
    // All take the same minimum time, so that the time reveals nothing.
    expect(Math.min(...durees)).toBeGreaterThanOrEqual(390)
    expect(await courrielDe(connu.courriel)).not.toBeNull()
    expect(await courrielDe(ferme.courriel)).toBeNull()
    expect(await courrielDe(inconnu)).toBeNull()
  })

  it('DEBIT « Trop de demandes en peu de temps… » after three for one mailbox, known or not', async () => {
    for (const courriel of [(await unePersonne()).courriel, 'inconnue@exemple.test']) {
      for (let i = 0; i < 3; i++) await demanderLien({ courriel, retour: '/' })
      await expect(demanderLien({ courriel, retour: '/' })).rejects.toMatchObject({
        refus: { regle: 'DEBIT', message: 'Trop de demandes en peu de temps. Réessayez dans 15 minutes.' },
      })
    }
  })

  it('DEBIT after thirty from one IP address, even when the caller adds invented addresses to the header', async () => {
    let refusees = 0
    nouveauNavigateur()
    await Promise.all(
      Array.from({ length: 33 }, async (_, i) => {
        navigateur.entetes.set('x-forwarded-for', `10.0.0.${i}, 198.51.100.9`)
        await demanderLien({ courriel: `essai${i}@exemple.test`, retour: '/' }).catch(() => refusees++)
      }),
    )
    expect(refusees).toBe(3)
  })

  it('keeps neither the IP address nor the mailbox in clear', async () => {
    nouveauNavigateur('203.0.113.77')
    await demanderLien({ courriel: 'tres.discret@exemple.test', retour: '/' })
    const cles = (await db.limiteDebit.findMany()).map((l) => l.key)
    expect(cles.length).toBeGreaterThan(0)
    for (const cle of cles) expect(cle).toMatch(/^lien-(boite|adresse):[0-9a-f]{64}$/)
  })
})

describe('R-GEN-2: rights are read again at each request', () => {
  const entrer = async (personneId: string, courriel: string) => {
    await ouvrirParLien({ jeton: await lienRecu(courriel), retour: '/' })
    return personneId
  }

  it('R-GEN-2: a nomination that ended yesterday gives no right today; the session stays', async () => {
    const personne = await unePersonne()
    const dernierJour = new Date('2027-03-28T00:00:00Z')
    await db.nomination.create({
      data: {
        personneId: personne.id,
        role: 'ARS',
        acte: 'Arrêté',
        debut: new Date('2026-11-01T00:00:00Z'),
        fin: dernierJour,
        creeeLe: maintenant(),
      },
    })
    // The day the clocks change in Paris: its last minute is 21:59 UTC, an hour earlier than the day before.
    await aInstant(new Date('2027-03-28T21:59:00Z'), async () => {
      await entrer(personne.id, personne.courriel)
      expect((await getActeur())?.roles).toEqual(['ARS'])
    })
    await aInstant(new Date('2027-03-28T22:00:00Z'), async () => expect((await getActeur())?.roles).toEqual([]))
  })

  it('R-GEN-2: a nomination that begins tomorrow gives no right today', async () => {
    const personne = await unePersonne()
    await db.nomination.create({
      data: { personneId: personne.id, role: 'ARS', acte: 'Arrêté', debut: ajouterJours(maintenant(), 2), creeeLe: maintenant() },
    })
    await entrer(personne.id, personne.courriel)
    expect((await getActeur())?.roles).toEqual([])
  })

  it('R-GEN-2: an account disabled by technical administration loses its session at once', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const personne = await unePersonne({ roles: ['GESTIONNAIRE'] })
    await entrer(personne.id, personne.courriel)
    expect(await getActeur()).not.toBeNull()
    await desactiverPersonne(admin, { id: personne.id, version: 0, motif: 'Départ' })
    expect(await getActeur()).toBeNull()
  })

  it('a session closed by technical administration is closed at the next request, and the account stays open', async () => {
    const admin = await unActeur('ADMIN_TECH')
    const personne = await unePersonne({ roles: ['GESTIONNAIRE'] })
    await entrer(personne.id, personne.courriel)
    await fermerSessions(admin, { id: personne.id })
    expect(await getActeur()).toBeNull()
    expect(await acteurDe(personne.id)).toMatchObject({ roles: ['GESTIONNAIRE'] })
  })

  it('a session ends by itself after a day', async () => {
    const personne = await unePersonne()
    await entrer(personne.id, personne.courriel)
    expect(await getActeur()).not.toBeNull()
    await aInstant(new Date(maintenant().getTime() + 24 * 3_600_000 + 1000), async () => expect(await getActeur()).toBeNull())
  })

  it('signing out closes the session, not only the cookie', async () => {
    const personne = await unePersonne()
    await entrer(personne.id, personne.courriel)
    const jeton = navigateur.cookies.get(COOKIE) ?? ''
    expect(await fermerMaSession(await acteurDe(personne.id))).toEqual({ redirect: '/connexion' })
    expect(navigateur.cookies.size).toBe(0)
    navigateur.cookies.set(COOKIE, jeton)
    expect(await getActeur()).toBeNull()
  })
})

describe('personas', () => {
  it('exist only in the demonstration', async () => {
    const persona = await unePersonne({ persona: 'Interne, dossier déposé' })
    expect(await listPersonas()).toEqual([])
    await expect(ouvrirPersona({ personneId: persona.id, retour: '/' })).rejects.toBeInstanceOf(IntrouvableError)
    expect(navigateur.cookies.size).toBe(0)
  })
})
