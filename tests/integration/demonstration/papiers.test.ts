// The department as `npm start` loads it: its papers, its journal and its mails prove what its rows say.
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { empreinteTexte, enCanonique, type Valeur } from '@/lib/core/donnees/canonique'
import { db } from '@/lib/core/donnees/db'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { verifierJournal } from '@/lib/core/workflow/journal'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { etatAccord } from '@/lib/flechage/accord/guards'
import { findAccord } from '@/lib/flechage/accord/queries'
import { objetFlechage } from '@/lib/flechage/avis/commands'
import { etablirAccuse } from '@/lib/flechage/depot/commands'
import { accuseDe, listFichiers } from '@/lib/flechage/depot/queries'
import { contenuCanonique } from '@/lib/flechage/depot/schema'
import type { Dossier } from '@/lib/flechage/policy'
import { DECIDES } from '@/lib/flechage/workflow'
import { votesAttendus } from '@/lib/referentiel/commission/guards'
import { membresDuJour, nomDe, quorumDe, siegesDe } from '@/lib/referentiel/commission/policy'
import { examenDe, findSeance } from '@/lib/referentiel/commission/seance/queries'
import { REGLES } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { chargerDepartement } from '@/prisma/seed/departement/chargement'
import { lireDossiers } from '@/prisma/seed/flechage/papiers'
import { acteurDe } from '../../factories/core/acteur'
import { textePdf } from '../flechage/texte-pdf'

// Set before the import of the database client, which reads the settings.
const { donnees } = vi.hoisted(() => {
  const [fs, os] = [process.getBuiltinModule('node:fs'), process.getBuiltinModule('node:os')]
  const donnees = fs.mkdtempSync(`${os.tmpdir()}/donnees-`)
  Object.assign(process.env, { DONNEES: donnees, DEMONSTRATION: '1' })
  return { donnees }
})

let dossiers: Dossier[]
const lire = async (id: string | null | undefined): Promise<string> => textePdf((await lireFichier(id ?? '')).octets)
const seancesDe = async (statut: 'CLOSE' | 'OUVERTE' | 'CONVOQUEE') => {
  const ids = await db.seance.findMany({ where: { statut }, select: { id: true }, orderBy: { prevueLe: 'asc' } })
  return Promise.all(ids.map(async ({ id }) => (await findSeance(db, acteurSysteme(), id)) ?? expect.fail(id)))
}

beforeAll(async () => {
  await chargerDepartement()
  dossiers = await lireDossiers(await getParametres(REGLES))
})
afterAll(() => rmSync(donnees, { recursive: true, force: true }))

describe('the deposits of the demonstration', () => {
  it('have a digest that matches their content (R-FLE-0)', async () => {
    const depots = await db.depot.findMany()
    expect(depots.length).toBeGreaterThan(90)
    for (const { contenu, empreinte } of depots) {
      expect(empreinteTexte(contenu)).toBe(empreinte)
      expect(enCanonique(JSON.parse(contenu) as Valeur)).toBe(contenu)
    }
  })

  it('have numbers in the order of their dates (R-FLE-0)', async () => {
    for (const { id } of await db.campagneFlechage.findMany({ select: { id: true } })) {
      const deposees = dossiers.filter((d) => d.campagneId === id && d.deposeLe)
      const parDepot = deposees.toSorted((a, b) => Number(a.deposeLe) - Number(b.deposeLe)).map((d) => d.numero)
      expect(parDepot).toEqual(deposees.map((d) => d.numero).sort())
    }
  })

  it('have the content that the portal would write today, when nothing has changed since', async () => {
    const parDossier = new Map(dossiers.map((d) => [d.id, d]))
    const depots = await db.depot.findMany({ where: { flechage: { campagne: { choixLe: { gte: aujourdhui() } } } } })
    // One deposit differs: a signature was cancelled since, and the deposit keeps it.
    const intacts = depots.filter((d) => parDossier.get(d.flechageId)?.accords.every((a) => a.statut === 'SIGNE'))
    expect(depots.length - intacts.length).toBe(1)
    for (const depot of intacts) {
      const dossier = parDossier.get(depot.flechageId) ?? expect.fail()
      const fichiers = await listFichiers(db, dossier)
      expect(contenuCanonique(dossier, fichiers, dossier.numero ?? '', depot.rang, depot.le)).toBe(depot.contenu)
    }
  })

  it('have an acknowledgement that quotes the digest; that of an older deposit is made on request (R-GEN-3)', async () => {
    const [recent, ancien] = await Promise.all(
      [{ not: null }, null].map((accuseId) =>
        db.depot.findFirstOrThrow({ where: { accuseId }, include: { flechage: { include: { interne: true } } } }),
      ),
    )
    if (!recent || !ancien) return expect.fail()
    const compact = (texte: string) => texte.replace(/\s/g, '')
    expect(compact(await lire(recent.accuseId))).toContain(recent.empreinte)
    const acteur = await acteurDe(ancien.flechage.interne.personneId)
    const fait = await etablirAccuse(acteur, ancien.flechageId, ancien.rang)
    expect(compact(await lire(fait))).toContain(ancien.empreinte)
  })

  it('have signed agreements whose digest matches the kept text (R-FLE-3)', async () => {
    const signes = await db.accord.findMany({ where: { contenu: { not: null } } })
    expect(signes.length).toBeGreaterThan(90)
    expect(signes.filter((a) => empreinteTexte(a.contenu ?? '') !== a.empreinte)).toEqual([])
  })
})

describe('the papers of the acts', () => {
  it('are all stored, and no other file is', async () => {
    const seances = await db.seance.findMany({ select: { pvId: true, pvPublicId: true } })
    const depots = await db.depot.findMany({ select: { accuseId: true } })
    const situations = await db.situationInterne.findMany({ select: { fichierId: true } })
    const nommes = [
      ...seances.flatMap((s) => [s.pvId, s.pvPublicId]),
      ...depots.map((d) => d.accuseId),
      ...situations.map((s) => s.fichierId),
      ...dossiers.flatMap((d) => [d.saisine?.lettreId, d.decision?.acteId, d.decision?.noticeId, d.decision?.preuveId]),
    ].filter((id) => id != null)
    for (const id of nommes) expect((await lireFichier(id)).octets.byteLength).toBeGreaterThan(1000)
    expect(await db.fichier.count({ where: { id: { notIn: nommes } } })).toBe(0)
  })

  it('include a letter for each referral and, for a refusal to refer, a decision with its appeal (R-GEN-5, R-GEN-7)', async () => {
    expect(dossiers.filter((d) => d.saisine && !d.saisine.lettreId)).toEqual([])
    const [ecarte] = dossiers.filter((d) => d.statut === 'NON_SAISIE' && d.examen?.sens === 'FAVORABLE')
    const texte = await lire(ecarte?.saisine?.lettreId)
    expect(texte).toContain('tribunal administratif')
    expect(texte).toContain(ecarte?.numero)
  })

  it('include for each decision its act, its notice once notified, its proof once closed (R-GEN-6)', async () => {
    for (const d of dossiers.filter((x) => (DECIDES as readonly string[]).includes(x.statut))) {
      expect(d.decision?.acteId, d.statut).toBeTruthy()
      if (d.statut === 'NOTIFIEE' || d.statut === 'CLOSE')
        expect(d.decision, d.statut).toMatchObject({ noticeId: expect.any(String), modeNotification: expect.any(String) })
      if (d.statut === 'CLOSE') expect(d.decision?.preuveId).toBeTruthy()
    }
    const refuse = dossiers.find((d) => d.statut === 'REFUSEE')
    const notice = await lire(refuse?.decision?.noticeId)
    for (const mots of ['refusée', refuse?.decision?.acteReference ?? '', 'tribunal administratif']) expect(notice).toContain(mots)
  })

  it('include minutes of each closed session: full ones with the déports, and public ones without any name (R-DEP-5)', async () => {
    const closes = await seancesDe('CLOSE')
    expect(closes.length).toBe(3)
    for (const seance of closes) {
      const [entier, publiable] = [await lire(seance.pvId), await lire(seance.pvPublicId)]
      for (const membre of membresDuJour(seance)) {
        expect(entier).toContain(nomDe(membre))
        expect(publiable).not.toContain(nomDe(membre))
      }
      for (const point of seance.examens) expect(publiable).not.toContain(point.demandeur)
    }
    const tous = (await Promise.all(closes.map((s) => lire(s.pvId)))).join(' ')
    expect(tous).toContain('est tuteur du demandeur')
  })
})

describe('tutors and thesis directors', () => {
  it('each interne has a tutor; a thesis director is another person, and no interne of the socle has one', async () => {
    const internes = await db.interne.findMany({ select: { personneId: true, phase: true, tuteurId: true, directeurTheseId: true } })
    expect(internes.filter((i) => i.tuteurId === null)).toEqual([])
    expect(internes.filter((i) => [i.tuteurId, i.directeurTheseId].includes(i.personneId) || i.tuteurId === i.directeurTheseId)).toEqual([])
    expect(internes.some((i) => i.directeurTheseId)).toBe(true)
    expect(internes.filter((i) => i.phase === 'SOCLE' && i.directeurTheseId)).toEqual([])
  })

  it('a member who is the applicant’s tutor stands aside (R-DEP-2), like every other person whom the rules name', async () => {
    const vivantes = [...(await seancesDe('CONVOQUEE')), ...(await seancesDe('OUVERTE'))]
    const points = vivantes.flatMap((s) => s.examens)
    const membres = new Set(vivantes.flatMap((s) => membresDuJour(s).map((m) => m.personneId)))
    const tuteurs = points.flatMap((p) => p.deports.filter((d) => membres.has(d.personneId) && d.cause === 'Est tuteur du demandeur'))
    expect(tuteurs.length).toBeGreaterThan(0)
    const cles = (deports: readonly { personneId: string; cause: string }[]) => deports.map((d) => `${d.personneId} ${d.cause}`).sort()
    for (const point of points) expect(cles(point.deports)).toEqual(cles(await objetFlechage.interesses(db, point.id)))
    for (const point of points) {
      const ecartes = point.deports.map((d) => d.personneId)
      expect(point.declarations.filter((d) => ecartes.includes(d.personneId))).toEqual([])
      expect(
        membresDuJour(vivantes[0] ?? expect.fail()).find((m) => m.id === point.rapporteurId && ecartes.includes(m.personneId)),
      ).toBeUndefined()
    }
  })
})

describe('the sessions that are not closed', () => {
  it('include an open one: presences are noted, everyone has scored, some have voted and others have not', async () => {
    const [seance, ...autres] = await seancesDe('OUVERTE')
    if (!seance) return expect.fail()
    expect(autres).toEqual([])
    expect(new Set(seance.presences.map((p) => p.etat))).toEqual(new Set(['PRESENT', 'EXCUSE']))
    const examens = seance.examens.map((p) => examenDe(seance, p))
    expect(examens.map((e) => e.statut)).toEqual(['EN_DELIBERATION', 'INSCRIT'])
    for (const examen of examens) {
      expect(quorumDe(examen).atteint).toBe(true)
      const notes = await db.note.groupBy({ by: ['membreId'], where: { examenId: examen.id } })
      expect(notes.length).toBe(siegesDe(examen).filter((s) => s.tenuPar).length)
      expect(examen.rapporteurId).toBeTruthy()
    }
    expect(examens[0]?.votes.length).toBeGreaterThan(0)
    expect(votesAttendus(examens[0] ?? expect.fail()).length).toBeGreaterThan(0)
  })

  it('include one whose members are called: some have scored, each after their declaration, which comes after the call', async () => {
    const [seance] = await seancesDe('CONVOQUEE')
    const declarations = await db.declaration.findMany({ where: { examen: { seanceId: seance?.id } } })
    const notes = await db.note.findMany({ where: { examen: { seanceId: seance?.id } }, include: { membre: true } })
    expect(notes.length).toBeGreaterThan(0)
    expect(declarations.filter((d) => d.le <= (seance?.statutDepuis ?? maintenant()))).toEqual([])
    for (const note of notes) {
      const declaration = declarations.find((d) => d.examenId === note.examenId && d.personneId === note.membre.personneId)
      expect(declaration?.le.getTime()).toBeLessThan(note.le.getTime())
    }
  })
})

describe('the journal and the mails', () => {
  it('the journal is chained, in the order of time, and its last line of each dossier gives its present state (R-GEN-12)', async () => {
    expect((await verifierJournal()).premiereRupture).toBeNull()
    const lignes = await db.ligneJournal.findMany({ orderBy: { id: 'asc' } })
    expect(lignes.filter((l, i) => i > 0 && l.le < (lignes[i - 1]?.le ?? l.le))).toEqual([])
    expect(lignes.at(-1)?.le.getTime()).toBeLessThan(maintenant().getTime())
    for (const d of dossiers) {
      const siennes = lignes.filter((l) => l.objetType === 'flechage' && l.objetId === d.id && l.vers)
      expect(siennes.at(-1)?.vers).toBe(d.statut)
      const avant = siennes.map((l) => l.de).slice(1)
      expect(avant).toEqual(siennes.map((l) => l.vers).slice(0, -1))
    }
    const seances = await db.seance.findMany()
    for (const s of seances) expect(lignes.filter((l) => l.objetId === s.id && l.vers).at(-1)?.vers).toBe(s.statut)
    const examens = await db.examen.findMany()
    for (const e of examens) expect(lignes.filter((l) => l.objetId === e.id && l.vers).at(-1)?.vers).toBe(e.statut)
  })

  it('the journal has a line for each signature, verification, interview, notice and proof', async () => {
    const compter = (evenement: string) => db.ligneJournal.count({ where: { evenement } })
    expect(await compter('signerAccord')).toBe(await db.accord.count({ where: { reponduLe: { not: null } } }))
    expect(await compter('etablirNotice')).toBe(await db.decision.count({ where: { noticeId: { not: null } } }))
    expect(await compter('joindrePreuve')).toBe(await db.decision.count({ where: { preuveId: { not: null } } }))
    expect(await compter('enregistrerEntretien')).toBe(await db.entretien.count({ where: { tenuLe: { not: null } } }))
    expect(await compter('verifier')).toBeGreaterThan(70)
    expect(
      await db.ligneJournal.count({
        where: { evenement: { in: ['affecter', 'refuser', 'notifier', 'nePasSaisir', 'demanderComplements'] }, motif: null },
      }),
    ).toBe(0)
  })

  it('the demonstration’s mailbox shows every mail sent, and each acknowledgement with its digest (R-GEN-3)', async () => {
    const recus = await db.courrierRecu.findMany()
    expect(recus.length).toBe(await db.courriel.count({ where: { statut: 'ENVOYE' } }))
    expect(await db.courriel.count({ where: { OR: [{ statut: { not: 'ENVOYE' } }, { texte: { not: '' } }] } })).toBe(0)
    expect(recus.filter((r) => r.recuLe >= maintenant())).toEqual([])
    const depots = await db.depot.findMany({ where: { flechage: { campagne: { choixLe: { gte: aujourdhui() } } } } })
    for (const depot of depots) {
      const accuse = accuseDe(depot.flechageId, depot)
      expect(recus.filter((r) => r.sujet.endsWith(accuse.numero) && r.texte.includes(accuse.empreinte))).toHaveLength(1)
    }
    const notifications = recus.filter((r) => r.sujet.startsWith('Décision sur votre demande'))
    expect(notifications.length).toBeGreaterThan(0)
    for (const { pieces } of notifications) expect(pieces).toHaveLength(2)
  })

  it('the links in the mails still open the agreements that they ask for (R-FLE-3)', async () => {
    const liens = (await db.courrierRecu.findMany()).flatMap((r) => /\/accord\/([\w-]+)/.exec(r.texte)?.[1] ?? [])
    expect(liens.length).toBe(await db.accord.count({ where: { statut: 'DEMANDE' } }))
    for (const jeton of liens) {
      const accord = await findAccord(db, { jeton })
      expect(accord && etatAccord(accord, maintenant())).toBe('A_SIGNER')
    }
  })
})
