import { afterAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { ajouterJours, aInstant, aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { arreter } from '@/lib/core/tache/tache'
import { inscrireFlechages } from '@/lib/flechage/avis/commands'
import { listAFaireAvis } from '@/lib/flechage/avis/queries'
import { declarerDeport } from '@/lib/referentiel/commission/examen/commands'
import { nommerMembre, terminerSiege } from '@/lib/referentiel/commission/membre/commands'
import { nouveauSiegeSchema } from '@/lib/referentiel/commission/membre/schema'
import { getCommission, listAFaire } from '@/lib/referentiel/commission/queries'
import { procesVerbal, procesVerbalPublic } from '@/lib/referentiel/commission/seance/proces-verbal'
import { convoquer, modifierSeance, ordonnerSeance, ouvrirSeance, preparerSeance } from '@/lib/referentiel/commission/seance/commands'
import { findSeance, getProcesVerbal } from '@/lib/referentiel/commission/seance/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { uneCommission } from '../../../factories/referentiel/commission'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unePersonne } from '../../../factories/referentiel/personne'
import { uneSeance } from '../../../factories/referentiel/seance'
import {
  clore,
  membreDe,
  noterPresence,
  OBJETS,
  ouvrir,
  ouvrirVote,
  refusDe,
  rendreAvis,
  UNANIMES,
  uneScene,
  versionSeance,
  voter,
} from './scene'

afterAll(arreter)

const courrielsDe = (id: string) => db.courriel.findMany({ where: { objetType: 'seance', objetId: id } })

describe('a session is prepared, called, moved', () => {
  it('by the secretary, for a future date; six other roles are refused', async () => {
    const { id: commissionId } = await uneCommission()
    const prevueLe = ajouterJours(maintenant(), 8)
    const gestionnaire = await unActeur('GESTIONNAIRE')
    for (const role of ['MSU', 'DIR_UFR', 'ARS', 'REP_INTERNES', 'ENSEIGNANT', 'ADMIN_TECH'] as const)
      await expect(preparerSeance(await unActeur(role), { commissionId, prevueLe, lieu: 'Salle' })).rejects.toBeInstanceOf(InterditError)
    expect(
      (await refusDe(preparerSeance(gestionnaire, { commissionId, prevueLe: ajouterJours(maintenant(), -1), lieu: 'Salle' }))).regle,
    ).toBe('SEANCE-DATE')
    await preparerSeance(gestionnaire, { commissionId, prevueLe, lieu: 'Salle' })
    const seance = await db.seance.findFirstOrThrow({ where: { commissionId } })
    expect(seance).toMatchObject({ statut: 'PREPARATION', lieu: 'Salle' })
    expect(await refusDe(convoquer(gestionnaire, { id: seance.id, version: 0 }))).toMatchObject({ regle: 'SEANCE-VIDE' })
  })

  it('the call lists intitulés and no name; a member who stands aside reads only that they do so from that item', async () => {
    const s = await uneScene({ statut: 'PREPARATION' })
    await db.deport.create({
      data: {
        examenId: s.examenId,
        personneId: s.membre.personneId as string,
        nature: 'AUTOMATIQUE',
        cause: 'Exerce sur le terrain demandé',
        le: new Date(),
      },
    })
    await convoquer(s.gestionnaire, { id: s.seanceId, version: await versionSeance(s.seanceId) })
    const courriels = await courrielsDe(s.seanceId)
    const { intitule, demandeur } = await db.examen.findUniqueOrThrow({ where: { id: s.examenId } })
    expect(courriels).toHaveLength(7)
    for (const c of courriels) {
      expect(c.texte).not.toContain(demandeur)
      const aside = c.destinataire === s.commission.membres[2]?.personne.courriel
      expect(c.texte.includes(intitule)).toBe(!aside)
      expect(c.texte.includes('Point 1 : vous êtes déporté de ce dossier')).toBe(aside)
    }
  })

  it('of three simultaneous calls, one is sent', async () => {
    const s = await uneScene({ statut: 'PREPARATION' })
    const version = await versionSeance(s.seanceId)
    const issues = await Promise.allSettled([1, 2, 3].map(() => convoquer(s.gestionnaire, { id: s.seanceId, version })))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(await courrielsDe(s.seanceId)).toHaveLength(7)
  })

  it('when a session moves, the members already called are mailed; an old page changes nothing', async () => {
    const s = await uneScene()
    const nouvelle = {
      id: s.seanceId,
      version: await versionSeance(s.seanceId),
      prevueLe: ajouterJours(maintenant(), 20),
      lieu: 'Autre salle',
    }
    await modifierSeance(s.gestionnaire, nouvelle)
    expect(await courrielsDe(s.seanceId)).toHaveLength(7)
    await expect(modifierSeance(s.gestionnaire, nouvelle)).rejects.toBeInstanceOf(ConflitError)
    await expect(modifierSeance(s.vice, nouvelle)).rejects.toBeInstanceOf(InterditError)
    await expect(modifierSeance(await unActeur('ARS'), nouvelle)).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('SEANCE-JOUR: « elle ne s’ouvre pas avant ce jour », so that scores stay blind until the day', async () => {
    const s = await uneScene()
    const ouverture = async () => ouvrirSeance(OBJETS)(s.gestionnaire, { id: s.seanceId, version: await versionSeance(s.seanceId) })
    expect((await refusDe(ouverture())).regle).toBe('SEANCE-JOUR')
    await aInstant(ajouterJours(maintenant(), 10), ouverture)
    expect((await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })).statut).toBe('OUVERTE')
  })

  it('the vice-president may open it too; a member who does not preside may not', async () => {
    const s = await uneScene()
    await db.seance.update({ where: { id: s.seanceId }, data: { prevueLe: new Date() } })
    const version = await versionSeance(s.seanceId)
    await expect(ouvrirSeance(OBJETS)(s.rep1, { id: s.seanceId, version })).rejects.toBeInstanceOf(InterditError)
    await ouvrirSeance(OBJETS)(s.vice, { id: s.seanceId, version })
  })
})

describe('the agenda', () => {
  it('R-DEP-2: a rapporteur is a member, and never one who stands aside', async () => {
    const s = await uneScene()
    await declarerDeport(s.membre, { id: s.examenId, cause: 'PROFESSIONNEL' })
    const ordonner = async (rapporteur: string) =>
      ordonnerSeance(s.gestionnaire, {
        id: s.seanceId,
        version: await versionSeance(s.seanceId),
        [`ordre_${s.examenId}`]: '1',
        [`rapporteur_${s.examenId}`]: rapporteur,
      })
    expect(await refusDe(ordonner(membreDe(s, s.membre)))).toMatchObject({
      regle: 'R-DEP-2',
      message: 'Cette personne est déportée de ce dossier : elle ne peut pas le rapporter.',
    })
    const ailleurs = await uneCommission()
    expect((await refusDe(ordonner(ailleurs.president.id))).regle).toBe('SEANCE-ORDRE')
    await ordonner(membreDe(s, s.vice))
    // A member who stands aside later is no longer the rapporteur.
    await declarerDeport(s.vice, { id: s.examenId, cause: 'PERSONNEL' })
    expect((await db.examen.findUniqueOrThrow({ where: { id: s.examenId } })).rapporteurId).toBeNull()
  })

  it('items are put in the order asked for', async () => {
    const s = await uneScene()
    const autre = await unFlechage({
      statut: 'EN_COMMISSION',
      seance: { ...(await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })), commission: s.commission },
    })
    await ordonnerSeance(s.gestionnaire, {
      id: s.seanceId,
      version: await versionSeance(s.seanceId),
      [`ordre_${s.examenId}`]: '2',
      [`ordre_${autre.examenId}`]: '1',
    })
    expect((await db.examen.findMany({ where: { seanceId: s.seanceId }, orderBy: { ordre: 'asc' } })).map((e) => e.id)).toEqual([
      autre.examenId,
      s.examenId,
    ])
  })
})

describe('R-DEP-2: automatic déports', () => {
  it('are computed at inscription, for members and for anyone else concerned', async () => {
    const tuteur = await unePersonne({ roles: ['ENSEIGNANT', 'GESTIONNAIRE'] })
    const commission = await uneCommission({ personnes: [undefined, tuteur.id] })
    const seance = await uneSeance({ commission })
    const interne = await unInterne({ tuteurId: tuteur.id })
    const dossier = await unFlechage({ statut: 'RECEVABLE', interne })
    const concurrent = await unFlechage({ statut: 'DEPOSEE', terrain: dossier.terrain })
    await inscrireFlechages(await unActeur('COORD_DES'), { seanceId: seance.id, flechages: [dossier.id] })
    const { examenId, statut } = await db.flechage.findUniqueOrThrow({ where: { id: dossier.id } })
    expect(statut).toBe('EN_COMMISSION')
    const deports = new Map((await db.deport.findMany({ where: { examenId: examenId as string } })).map((d) => [d.personneId, d]))
    expect(deports.get(tuteur.id)).toMatchObject({ nature: 'AUTOMATIQUE', cause: 'Est tuteur du demandeur' })
    expect(deports.get(interne.personneId)?.cause).toBe('A déposé la demande')
    expect(deports.get(concurrent.interne.personneId)?.cause).toBe('Demande le même terrain')
    expect(deports.get(dossier.terrain.responsableId ?? dossier.terrain.praticiens[0]?.msu.personneId ?? '')?.cause).toMatch(
      /terrain demandé/,
    )
    // Members already called are mailed; those who stand aside do not read the title.
    const courriels = await courrielsDe(seance.id)
    expect(courriels).toHaveLength(7)
    expect(courriels.find((c) => c.destinataire === tuteur.courriel)?.texte).toContain('vous êtes déporté de ce dossier')
  })

  it('are computed again when the session opens, and cancel a declaration made before', async () => {
    const s = await uneScene()
    await db.interne.update({ where: { id: s.dossier.interneId }, data: { directeurTheseId: s.vice.personneId } })
    await ouvrir(s)
    const deport = await db.deport.findFirst({ where: { examenId: s.examenId, personneId: s.vice.personneId as string } })
    expect(deport).toMatchObject({ nature: 'AUTOMATIQUE', cause: 'Dirige la thèse du demandeur' })
    expect(await db.declaration.count({ where: { examenId: s.examenId, personneId: s.vice.personneId as string } })).toBe(0)
  })

  it('a request inscribed twice at the same time has one examen; a list is inscribed whole or not at all', async () => {
    const seance = await uneSeance()
    const [a, b] = [await unFlechage({ statut: 'RECEVABLE' }), await unFlechage({ statut: 'DEPOSEE' })]
    const coordonnateur = await unActeur('COORD_DES')
    await expect(inscrireFlechages(coordonnateur, { seanceId: seance.id, flechages: [a.id, b.id] })).rejects.toBeInstanceOf(ConflitError)
    expect(await db.examen.count({ where: { seanceId: seance.id } })).toBe(0)
    expect((await listAFaireAvis(coordonnateur)).map((l) => l.href)).toContain(`/commissions/inscrire?flechage=${a.id}`)
    const issues = await Promise.allSettled([1, 2].map(() => inscrireFlechages(coordonnateur, { seanceId: seance.id, flechages: [a.id] })))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(await db.examen.count({ where: { seanceId: seance.id } })).toBe(1)
  })

  it('only the coordinator inscribes, and only to a session not yet open', async () => {
    const dossier = await unFlechage({ statut: 'RECEVABLE' })
    const ouverte = await uneSeance({ statut: 'OUVERTE' })
    await expect(
      inscrireFlechages(await unActeur('GESTIONNAIRE'), { seanceId: ouverte.id, flechages: [dossier.id] }),
    ).rejects.toBeInstanceOf(InterditError)
    await expect(inscrireFlechages(await unActeur('COORD_DES'), { seanceId: ouverte.id, flechages: [dossier.id] })).rejects.toBeInstanceOf(
      ConflitError,
    )
    expect((await db.flechage.findUniqueOrThrow({ where: { id: dossier.id } })).statut).toBe('RECEVABLE')
  })
})

describe('edge case 3', () => {
  it('a person who is thesis director, host and member has one déport, and may not inscribe the request', async () => {
    const personne = await unePersonne({ roles: ['MSU', 'ENSEIGNANT', 'COORD_DES', 'GESTIONNAIRE'] })
    const commission = await uneCommission({ personnes: [undefined, undefined, personne.id] })
    const dossier = await unFlechage({ statut: 'RECEVABLE', interne: await unInterne({ directeurTheseId: personne.id }) })
    await db.terrain.update({ where: { id: dossier.terrain.id }, data: { responsableId: personne.id } })
    const seance = await uneSeance({ commission })
    await expect(inscrireFlechages(await acteurDe(personne.id), { seanceId: seance.id, flechages: [dossier.id] })).rejects.toBeInstanceOf(
      IntrouvableError,
    )
    await inscrireFlechages(await unActeur('COORD_DES'), { seanceId: seance.id, flechages: [dossier.id] })
    expect(await db.deport.count({ where: { personneId: personne.id } })).toBe(1)
  })
})

describe('the minutes', () => {
  it('R-DEP-5: the full minutes name those who left the room, item by item; the publishable minutes hold no personal data', async () => {
    const s = await uneScene()
    await declarerDeport(s.membre, { id: s.examenId, cause: 'FINANCIER' })
    await ouvrir(s)
    await noterPresence(
      s,
      [s.president, s.vice, s.membre, s.rep1, s.rep2].map((a) => [a, 'PRESENT'] as const),
    )
    await ouvrirVote(s)
    await voter(s, { president: 'RESERVE', vice: 'RESERVE', rep1: 'FAVORABLE', rep2: 'ABSTENTION' })
    await rendreAvis(s, s.president, { synthese: 'À confirmer avec le territoire.' })
    const seance = await findSeance(db, s.gestionnaire, s.seanceId)
    if (!seance) throw new Error('the secretary must see the session')
    const nature = (type: string) => OBJETS[type] as (typeof OBJETS)[string]
    const entier = JSON.stringify(procesVerbal(seance, new Date(), nature))
    const nom = (a: { prenom: string; nom: string }): string => `${a.prenom} ${a.nom}`
    expect(entier).toContain(`${nom(s.membre)} quitte la séance pour ce point (déport déclaré : intérêt financier).`)
    expect(entier).toContain('1 favorable, 2 réservés, 0 défavorable, 1 abstention')
    expect(entier).toContain('4 sièges occupés sur 4')
    expect(entier).toContain('Cet avis n’est pas une décision')
    expect(entier).not.toMatch(/recours/i)
    const publiable = JSON.stringify(procesVerbalPublic(seance, new Date(), nature))
    const { demandeur, intitule } = seance.examens[0] as { demandeur: string; intitule: string }
    for (const secret of [demandeur, intitule, 'À confirmer', 'FLE-', ...s.commission.membres.map((m) => m.personne.nom)])
      expect(publiable).not.toContain(secret)
    expect(publiable).toContain('Avis réservé')

    await clore(s)
    const [pv, releve] = [
      await getProcesVerbal(s.gestionnaire, s.seanceId, 'entier'),
      await getProcesVerbal(await unActeur('INTERNE'), s.seanceId, 'public'),
    ]
    for (const fichier of [pv, releve])
      expect(
        Buffer.from((await lireFichier(fichier?.id as string)).octets)
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
    for (const acteur of [s.vice, s.rep1, await unActeur('INTERNE'), await unActeur('DIR_UFR'), await unActeur('ARS')])
      expect(await getProcesVerbal(acteur, s.seanceId, 'entier')).toBeNull()
  })

  it('SEANCE-POINTS: « Il reste un point sans avis ni ajournement »; closing twice makes one pair of minutes', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    expect(await refusDe(clore(s))).toEqual({ regle: 'SEANCE-POINTS', message: 'Il reste un point sans avis ni ajournement : point 1.' })
    await ouvrirVote(s)
    await voter(s, UNANIMES)
    await rendreAvis(s)
    const avant = await db.fichier.count()
    const issues = await Promise.allSettled([clore(s), clore(s)])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect(await db.fichier.count()).toBe(avant + 2)
  })

  it('a member who voted and then left is noted so in the minutes, and counts in the quorum of that item', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, UNANIMES)
    await rendreAvis(s)
    await noterPresence(s, [
      [s.membre, 'ABSENT'],
      [s.rep1, 'ABSENT'],
    ])
    const seance = await findSeance(db, s.gestionnaire, s.seanceId)
    const entier = seance && JSON.stringify(procesVerbal(seance, new Date(), () => OBJETS.flechage as (typeof OBJETS)[string]))
    expect(entier).toContain('Présent, parti en cours de séance')
    expect(entier).toContain('5 sièges occupés sur 5')
  })
})

describe('seats', () => {
  const saisie = (commissionId: string, courriel: string, change: Record<string, string> = {}) =>
    nouveauSiegeSchema.parse({
      commissionId,
      courriel,
      college: 'INTERNES',
      acte: 'Désignation du 3 novembre',
      debut: isoJour(aujourdhui()),
      ...change,
    })

  it('are given by a dated act, and the person is told', async () => {
    const commission = await uneCommission()
    const personne = await unePersonne({ roles: ['REP_INTERNES'] })
    await nommerMembre(await unActeur('COORD_DES'), saisie(commission.id, personne.courriel))
    expect((await acteurDe(personne.id)).siege).toBe(true)
    expect(await db.courriel.count({ where: { destinataire: personne.courriel } })).toBe(1)
    await expect(nommerMembre(await unActeur('REP_INTERNES'), saisie(commission.id, personne.courriel))).rejects.toBeInstanceOf(
      InterditError,
    )
  })

  it('SIEGE: a person has one seat, a commission one president, and a substitute is of the same college and does not preside', async () => {
    const commission = await uneCommission()
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const { courriel } = await unePersonne()
    const refuse = async (change: Record<string, string>, adresse = courriel) =>
      (await refusDe(nommerMembre(gestionnaire, saisie(commission.id, adresse, change)))).champs
    expect(await refuse({}, 'inconnu@exemple.test')).toMatchObject({ courriel: expect.stringContaining('Aucun compte') })
    expect(await refuse({}, commission.president.personne.courriel)).toMatchObject({ courriel: expect.stringContaining('a déjà un siège') })
    expect(await refuse({ college: 'DMG', fonction: 'PRESIDENT' })).toMatchObject({
      fonction: expect.stringContaining('exerce déjà cette fonction'),
    })
    expect(await refuse({ suppleantDeId: commission.president.id })).toMatchObject({ college: expect.stringContaining('même collège') })
    expect(await refuse({ suppleantDeId: commission.representants[0]?.id as string, fonction: 'VICE_PRESIDENT' })).toMatchObject({
      fonction: expect.stringContaining('ne préside pas'),
    })
    const issues = await Promise.allSettled([1, 2, 3].map(() => nommerMembre(gestionnaire, saisie(commission.id, courriel))))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
  })

  it('R-GEN-2: give no right once they ended yesterday; only those who manage them still see them', async () => {
    const commission = await uneCommission()
    const gestionnaire = await unActeur('GESTIONNAIRE')
    await terminerSiege(gestionnaire, { id: commission.vicePresident.id, fin: ajouterJours(aujourdhui(), -1), motif: 'Démission' })
    const ancien = await acteurDe(commission.vicePresident.personneId)
    expect(ancien.siege).toBe(false)
    expect((await getCommission(ancien, commission.id))?.membres.map((m) => m.id)).not.toContain(commission.vicePresident.id)
    expect((await getCommission(gestionnaire, commission.id))?.membres.find((m) => m.id === commission.vicePresident.id)).toMatchObject({
      valide: false,
    })
    expect(
      (await refusDe(terminerSiege(gestionnaire, { id: commission.vicePresident.id, fin: aujourdhui(), motif: 'Encore' }))).regle,
    ).toBe('SIEGE')
  })
})

describe('« À faire »', () => {
  it('gives each person their own task: declare, score, preside, vote, open, close', async () => {
    const s = await uneScene({ sansDeclaration: true })
    const titres = async (acteur: Parameters<typeof listAFaire>[0]) =>
      (await listAFaire(acteur)).filter((l) => l.href.endsWith(s.seanceId)).map((l) => `${l.titre} (${l.capacite})`)
    expect(await titres(s.rep1)).toEqual(['Déclarer vos liens avec un dossier (membre de la commission)'])
    expect(await titres(s.supRep1)).toEqual([])
    expect(await titres(s.gestionnaire)).toEqual([])
    for (const m of s.commission.membres)
      await db.declaration.create({ data: { examenId: s.examenId, personneId: m.personneId, le: new Date() } })
    expect(await titres(s.rep1)).toEqual(['Noter un dossier (membre de la commission)'])
    await db.seance.update({ where: { id: s.seanceId }, data: { prevueLe: new Date() } })
    expect(await titres(s.gestionnaire)).toEqual(['Noter les présences et ouvrir la séance (gestionnaire)'])
    await ouvrir(s)
    await noterPresence(
      s,
      [s.president, s.vice, s.membre, s.rep1, s.rep2].map((a) => [a, 'PRESENT'] as const),
    )
    expect(await titres(s.president)).toEqual(['Conduire l’examen d’un point (présidence de la commission)'])
    await ouvrirVote(s)
    expect(await titres(s.rep1)).toEqual(['Voter sur un dossier (membre de la commission)'])
    await voter(s, UNANIMES)
    await rendreAvis(s)
    expect(await titres(s.gestionnaire)).toEqual(['Clore la séance : le procès-verbal sera établi (gestionnaire)'])
    await clore(s)
    for (const acteur of [s.president, s.rep1, s.gestionnaire]) expect(await titres(acteur)).toEqual([])
  })
})

describe('the page of a commission', () => {
  const vues = async (acteur: Acteur, id: string) => (await getCommission(acteur, id))?.seances.map((s) => s.statut).sort()

  it('lists every session for those who manage it, only those called for a member, none for another role', async () => {
    const { commission, gestionnaire, rep1 } = await uneScene({ statut: 'CONVOQUEE' })
    await uneSeance({ commission, statut: 'PREPARATION' })
    await uneSeance({ commission, statut: 'CLOSE' })
    expect(await vues(gestionnaire, commission.id)).toEqual(['CLOSE', 'CONVOQUEE', 'PREPARATION'])
    expect(await vues(rep1, commission.id)).toEqual(['CONVOQUEE'])
    expect(await vues(await unActeur('DIR_DUMG'), commission.id)).toEqual([])
  })
})
