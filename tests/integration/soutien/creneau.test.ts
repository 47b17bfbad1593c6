import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, aujourdhui, debutDeJournee, instantDeParis } from '@/lib/core/temps/horloge'
import { relayer } from '@/lib/soutien/attribution/commands'
import { annulerRdv, choisirCreneau, confirmerRdv } from '@/lib/soutien/creneau/choix/commands'
import { libererEchus } from '@/lib/soutien/creneau/commands'
import { ajouterDisponibilite, retirerDisponibilite } from '@/lib/soutien/creneau/disponibilite/commands'
import { ouvrirCreneau, seRetirer } from '@/lib/soutien/creneau/ouverture/commands'
import { annulerPourElle, confirmerPourElle, montrerProposables, proposerRdv } from '@/lib/soutien/creneau/proposition/commands'
import { lireRendezVous, listHeures, listLibres, listMesCreneaux, listMesDisponibilites } from '@/lib/soutien/creneau/queries'
import { tacheMaintien } from '@/lib/soutien/creneau/taches'
import { db } from '@/lib/soutien/db'
import { effacerDemande, repondre, retirerDemande } from '@/lib/soutien/demande/commands'
import type { Retour } from '@/lib/soutien/demande/schema'
import { constaterAbsence } from '@/lib/soutien/entretien/commands'
import { clore, lire } from '@/lib/soutien/suivi/commands'
import type { DossierLu } from '@/lib/soutien/suivi/schema'
import { recuser } from '@/lib/soutien/recusation/commands'
import { disponible, unCreneau, VISIO } from '@/tests/factories/soutien/creneau'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

const refuse = (regle: string, message: string) => ({ refus: { regle, message: expect.stringContaining(message) as string } })
const creneau = (id: string) => db().creneau.findUniqueOrThrow({ where: { id }, include: { medecins: true } })
const cas = (id: string) => db().cas.findUniqueOrThrow({ where: { id }, include: { cles: true } })
const medecinsDe = async (id: string): Promise<string[]> => (await creneau(id)).medecins.map((m) => m.membreId).sort()
const ids = (...membres: Membre[]): string[] => membres.map((m) => m.qui.membreId).sort()
const duBinome = (un: Membre, deux: Membre, statut: 'ATTRIBUEE' | 'RDV_CONFIRME' = 'ATTRIBUEE'): Promise<Cas> =>
  unCas(
    [un, deux].map((membre) => ({ membre, usage: 'BINOME' as const })),
    { statut },
  )
/** Resolves once a transaction waits for another. It asks outside both, because this view does not change inside a transaction. */
const quelquunAttend = () =>
  vi.waitUntil(
    async () => {
      const [lu] = await db().$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
      return lu?.n
    },
    { timeout: 100_000 },
  )
const version = async (id: string): Promise<number> => (await cas(id)).version

// The requests that took a slot in an earlier test count as answered.
beforeEach(async () => {
  await db().cas.updateMany({ data: { reponduLe: aujourdhui() } })
})

const PRIS = refuse('CRENEAU', 'Ce créneau vient d’être pris. Choisissez-en un autre')

describe('availabilities', () => {
  it('R-SOU-1: are in Paris time, and keep the same hour in the week the clocks change', async () => {
    const un = await unMembre()
    await aInstant(instantDeParis('2026-10-01T08:00'), () =>
      ajouterDisponibilite(un.acteur, { jour: '2026-10-20', de: '14:00', a: '16:00', semaines: 2 }),
    )
    const plages = await db().disponibilite.findMany({ where: { membreId: un.qui.membreId }, orderBy: { debut: 'asc' } })
    expect(plages.map((p) => p.debut.toISOString())).toEqual(['2026-10-20T12:00:00.000Z', '2026-10-27T13:00:00.000Z'])
  })

  it('R-SOU-1: « Cette heure n’existe pas » the night clocks go forward; the hour that comes twice is longer', async () => {
    const un = await unMembre()
    await aInstant(instantDeParis('2026-10-01T08:00'), async () => {
      await expect(ajouterDisponibilite(un.acteur, { jour: '2027-03-28', de: '02:30', a: '05:00', semaines: 1 })).rejects.toMatchObject(
        refuse('R-SOU-1', 'Cette heure n’existe pas'),
      )
      await ajouterDisponibilite(un.acteur, { jour: '2026-10-25', de: '01:00', a: '04:00', semaines: 1 })
    })
    const [plage] = await db().disponibilite.findMany({ where: { membreId: un.qui.membreId } })
    expect((plage?.fin.getTime() ?? 0) - (plage?.debut.getTime() ?? 0)).toBe(4 * 3_600_000)
  })

  it('R-SOU-1: « Choisissez une heure à venir. », « Vous avez déjà dit être disponible à ce moment. »; that of a colleague cannot be removed', async () => {
    const [un, autre] = [await unMembre(), await unMembre()]
    const saisie = { jour: '2030-02-04', de: '14:00', a: '16:00', semaines: 1 }
    await expect(ajouterDisponibilite(un.acteur, { ...saisie, jour: '2020-02-04' })).rejects.toMatchObject(
      refuse('R-SOU-1', 'Choisissez une heure à venir.'),
    )
    const deux = await Promise.allSettled([
      ajouterDisponibilite(un.acteur, saisie),
      ajouterDisponibilite(un.acteur, { ...saisie, de: '15:00' }),
    ])
    expect(deux.map((d) => d.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(deux.find((d) => d.status === 'rejected')?.reason).toMatchObject(refuse('R-SOU-1', 'Vous avez déjà dit être disponible'))
    const [plage] = await listMesDisponibilites(un.qui)
    await expect(retirerDisponibilite(autre.acteur, { id: plage?.id ?? '' })).rejects.toThrow()
    await retirerDisponibilite(un.acteur, { id: plage?.id ?? '' })
    expect(await listMesDisponibilites(un.qui)).toEqual([])
  })
})

describe('opening a slot', () => {
  it('R-SOU-1: takes two of the available doctors, those whose turn it is, for an hour', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    await unCreneau([un, deux])
    await disponible([un, deux, trois], '2031-01-07T09:00', '2031-01-07T12:00')
    await ouvrirCreneau(un.acteur, { debut: '2031-01-07T10:00', ...VISIO, medecins: [], exceptionnel: false })
    const ouvert = await db().creneau.findFirstOrThrow({ where: { debut: instantDeParis('2031-01-07T10:00') } })
    expect(ouvert.fin).toEqual(instantDeParis('2031-01-07T11:00'))
    const choisis = await medecinsDe(ouvert.id)
    expect(choisis).toContain(trois.qui.membreId)
    expect(choisis).toHaveLength(2)
  })

  it('R-SOU-1: « Il faut deux médecins disponibles », « n’a pas dit être disponible », « reçoit déjà à cette heure », « à venir »', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    await disponible([un], '2031-02-04T09:00', '2031-02-04T12:00')
    const ouvrir = (debut: string, medecins: string[] = []) => ouvrirCreneau(un.acteur, { debut, ...VISIO, medecins, exceptionnel: false })
    await expect(ouvrir('2031-02-04T10:00')).rejects.toMatchObject(refuse('R-SOU-1', 'Il faut deux médecins disponibles'))
    await expect(ouvrir('2031-02-04T10:00', ids(un, deux))).rejects.toMatchObject(refuse('R-SOU-1', 'n’a pas dit être disponible'))
    await disponible([deux, trois], '2031-02-04T09:00', '2031-02-04T12:00')
    await ouvrir('2031-02-04T10:00', ids(un, deux))
    await expect(ouvrir('2031-02-04T10:30', ids(un, trois))).rejects.toMatchObject(refuse('R-SOU-1', 'reçoit déjà à cette heure'))
    await expect(ouvrir('2020-02-04T10:00')).rejects.toMatchObject(refuse('R-SOU-1', 'Choisissez une heure à venir.'))
    // The next hour begins when this one ends.
    await ouvrir('2031-02-04T11:00', ids(un, trois))
  })

  it('R-SOU-1: « reçoit déjà à cette heure » too when the other slot is being written and is not visible yet', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    await disponible([un, deux, trois], '2031-07-08T09:00', '2031-07-08T12:00')
    const ecrit = Promise.withResolvers<void>()
    const autre = db().$transaction(
      async (tx) => {
        await unCreneau([un, trois], '2031-07-08T10:30', tx)
        ecrit.resolve()
        await quelquunAttend()
      },
      { timeout: 110_000 },
    )
    await ecrit.promise
    const ouvrir = ouvrirCreneau(un.acteur, { debut: '2031-07-08T10:00', ...VISIO, medecins: ids(un, deux), exceptionnel: false })
    await expect(ouvrir).rejects.toMatchObject(refuse('R-SOU-1', 'reçoit déjà à cette heure'))
    await autre
  })

  it('R-SOU-1: the database itself refuses a doctor in two places at the same time', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    await unCreneau([un, deux], '2031-03-11T10:00')
    await expect(unCreneau([un], '2031-03-11T10:59')).rejects.toThrow(/creneau_medecin_un_seul_lieu|23P01/)
  })

  it('R-SOU-2: of 10 simultaneous openings in a month of six slots, four « sont déjà ouverts »; the coordination alone opens one more', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const coord = await unMembre({ coordination: true })
    // From the first to the last hour of the month, in Paris; the hour after it is of the next month.
    const heures = ['2031-05-01T00:00', ...Array.from({ length: 8 }, (_, n) => `2031-05-1${n}T10:00`), '2031-05-31T23:00']
    await disponible([un, deux], '2031-05-01T00:00', '2031-06-01T12:00')
    const ouvrir = (qui: Membre, debut: string, exceptionnel = false) =>
      ouvrirCreneau(qui.acteur, { debut, ...VISIO, medecins: ids(un, deux), exceptionnel })
    const essais = await Promise.allSettled(heures.map((h) => ouvrir(un, h)))
    const refus = essais.filter((e) => e.status === 'rejected')
    expect(refus).toHaveLength(4)
    for (const { reason } of refus) expect(reason).toMatchObject(refuse('R-SOU-2', 'Les 6 créneaux de ce mois sont déjà ouverts'))
    const duMois = { debut: { gte: debutDeJournee('2031-05-01'), lt: debutDeJournee('2031-06-01') } }
    expect(await db().creneau.count({ where: duMois })).toBe(6)
    await ouvrir(un, '2031-06-01T00:00')
    await expect(ouvrir(un, '2031-05-20T10:00', true)).rejects.toMatchObject(refuse('R-SOU-2', 'La coordination seule'))
    await ouvrir(coord, '2031-05-20T10:00', true)
    expect(await db().creneau.findMany({ where: { ...duMois, exceptionnel: true } })).toHaveLength(1)
  })
})

describe('the person takes a slot', () => {
  it('R-SOU-1: of 50 simultaneous requests for one slot, one has it, 49 « Ce créneau vient d’être pris », and no partial change is left', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    const id = await unCreneau([un, deux])
    const tous = await Promise.all(Array.from({ length: 50 }, () => unCas([un, deux, trois].map((membre) => ({ membre })))))
    const essais = await Promise.allSettled(tous.map((c) => choisirCreneau({ jeton: c.jeton, creneauId: id })))
    const refus = essais.filter((e) => e.status === 'rejected')
    expect(refus).toHaveLength(49)
    for (const { reason } of refus) expect(reason).toMatchObject(PRIS)
    const gagnant = tous[essais.findIndex((e) => e.status === 'fulfilled')] as Cas
    expect(await creneau(id)).toMatchObject({ statut: 'CONFIRME', casId: gagnant.id, tenuJusqua: null, version: 1 })
    const lus = await db().cas.findMany({ where: { id: { in: tous.map((c) => c.id) } }, include: { cles: true } })
    for (const c of lus) {
      if (c.id === gagnant.id) {
        expect(c).toMatchObject({ statut: 'RDV_CONFIRME', version: 1 })
        expect(c.cles.map((k) => [k.membreId, k.usage]).sort()).toEqual(ids(un, deux).map((m) => [m, 'BINOME']))
      } else {
        expect(c).toMatchObject({ statut: 'RECUE', version: 0 })
        expect(c.cles.map((k) => k.usage)).toEqual(['TRI', 'TRI', 'TRI'])
      }
    }
    expect(await db().avis.count({ where: { membreId: { in: ids(un, deux, trois) } } })).toBe(2)
  })

  it('R-SOU-6: a slot of a doctor who cannot read the request is neither shown nor taken: « n’est pas avec des médecins qui lisent votre demande »', async () => {
    const [un, deux, exclu] = [await unMembre(), await unMembre(), await unMembre()]
    const [bon, mauvais] = [await unCreneau([un, deux], '2032-01-06T10:00'), await unCreneau([deux, exclu], '2032-01-07T10:00')]
    const ecrit = await unCas([{ membre: un }, { membre: deux }])
    const { libres } = await lireRendezVous({ id: ecrit.id, statut: 'RECUE', urgent: false, absences: 0 })
    expect(libres.map((l) => l.id)).toEqual([bon])
    await expect(choisirCreneau({ jeton: ecrit.jeton, creneauId: mauvais })).rejects.toMatchObject(
      refuse('R-SOU-6', 'n’est pas avec des médecins qui lisent'),
    )
    expect(await creneau(mauvais)).toMatchObject({ statut: 'OUVERT', casId: null })
  })

  it('R-SOU-6: once two doctors follow, only slots of these two may be taken; the coordination keeps a key, and gives no slot', async () => {
    const [un, deux, coord] = [await unMembre(), await unMembre(), await unMembre({ coordination: true })]
    const ecrit = await unCas([un, deux, coord].map((membre) => ({ membre })))
    const premier = await unCreneau([un, deux], '2032-02-03T10:00')
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: premier })
    expect(Object.fromEntries((await cas(ecrit.id)).cles.map((c) => [c.membreId, c.usage]))).toEqual({
      [un.qui.membreId]: 'BINOME',
      [deux.qui.membreId]: 'BINOME',
      [coord.qui.membreId]: 'SECOURS',
    })
    // The two have no other slot, and the page says so; in danger, the page gives another reason (R-SOU-2).
    expect(await lireRendezVous(await cas(ecrit.id))).toMatchObject({ libres: [], sans: 'MEDECINS' })
    expect(await lireRendezVous({ ...(await cas(ecrit.id)), urgent: true })).toMatchObject({ sans: 'DANGER' })
    const autre = await unCreneau([un, coord], '2032-02-04T10:00')
    await expect(choisirCreneau({ jeton: ecrit.jeton, creneauId: autre })).rejects.toMatchObject(
      refuse('R-SOU-6', 'n’est pas avec des médecins'),
    )
  })

  it('R-SOU-5: may change for another hour or cancel, and the slot is free again', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const [a, b] = [await unCreneau([un, deux], '2032-03-02T10:00'), await unCreneau([un, deux], '2032-03-03T10:00')]
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: a })
    const { answer } = await choisirCreneau({ jeton: ecrit.jeton, creneauId: b })
    expect((answer as Retour).rendezVous).toMatchObject({
      actuel: { etat: 'CONFIRME', quand: expect.stringContaining('3 mars 2032 à 10') as string },
    })
    expect(await creneau(a)).toMatchObject({ statut: 'OUVERT', casId: null })
    const apres = (await annulerRdv({ jeton: ecrit.jeton })).answer as Retour
    expect(apres).toMatchObject({ statut: 'ATTRIBUEE', rendezVous: { actuel: null } })
    expect(apres.rendezVous.libres.map((l) => l.id)).toEqual([a, b])
    await expect(annulerRdv({ jeton: ecrit.jeton })).rejects.toMatchObject(refuse('CRENEAU', 'n’est plus gardé'))
  })

  it('R-SOU-3: in danger, may not take a slot: « prend contact avec vous le jour même »', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const id = await unCreneau([un, deux])
    const ecrit = await unCas([{ membre: un }, { membre: deux }], { statut: 'URGENCE', urgent: true })
    await expect(choisirCreneau({ jeton: ecrit.jeton, creneauId: id })).rejects.toMatchObject(
      refuse('R-SOU-3', 'prend contact avec vous le jour même'),
    )
    expect((await lireRendezVous({ id: ecrit.id, statut: 'URGENCE', urgent: true, absences: 0 })).libres).toEqual([])
  })

  it('CRENEAU: « Cette heure est passée. »', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const passe = await unCreneau([un, deux], '2020-01-07T10:00')
    await expect(choisirCreneau({ jeton: ecrit.jeton, creneauId: passe })).rejects.toMatchObject(
      refuse('CRENEAU', 'Cette heure est passée'),
    )
  })

  it('R-SOU-5: a request withdrawn or erased frees its slot', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const id = await unCreneau([un, deux])
    for (const finir of [retirerDemande, effacerDemande]) {
      const ecrit = await duBinome(un, deux)
      await choisirCreneau({ jeton: ecrit.jeton, creneauId: id })
      await finir({ jeton: ecrit.jeton })
      expect(await creneau(id)).toMatchObject({ statut: 'OUVERT', casId: null })
    }
  })

  it('R-SOU-22: the calendar file says « Rendez-vous », its hours, and nothing else', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const id = await unCreneau([un, deux], '2032-07-06T10:00')
    const { rendezVous } = (await choisirCreneau({ jeton: ecrit.jeton, creneauId: id })).answer as Retour
    const agenda = rendezVous.actuel?.agenda ?? ''
    expect(agenda).toContain('SUMMARY:Rendez-vous\r\n')
    expect(agenda).toContain('DTSTART:20320706T080000Z')
    expect(agenda).toContain('DTEND:20320706T090000Z')
    expect(agenda).not.toMatch(/LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|URL|cellule|soutien|marguerite|visio|Dr /i)
    for (const secret of [id, ecrit.id]) expect(agenda).not.toContain(secret)
  })
})

describe('a proposal', () => {
  it('R-SOU-1: by one of the two who follow is held, and confirmed once by the person', async () => {
    const [un, deux, autre] = [await unMembre(), await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const [id, ailleurs] = [await unCreneau([un, deux], '2032-09-07T10:00'), await unCreneau([un, autre], '2032-09-08T10:00')]
    expect(((await montrerProposables(un.acteur, { id: ecrit.id })).answer as { id: string }[]).map((l) => l.id)).toEqual([id])
    await expect(montrerProposables(autre.acteur, { id: ecrit.id })).rejects.toMatchObject({ name: 'IntrouvableError' })
    await expect(proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: ailleurs })).rejects.toMatchObject(
      refuse('R-SOU-6', 'n’est pas avec des médecins'),
    )
    await proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: id })
    expect(await creneau(id)).toMatchObject({ statut: 'RESERVE', casId: ecrit.id })
    expect((await listLibres()).map((l) => l.id)).not.toContain(id)
    await confirmerRdv({ jeton: ecrit.jeton })
    expect(await creneau(id)).toMatchObject({ statut: 'CONFIRME', tenuJusqua: null })
    await expect(confirmerRdv({ jeton: ecrit.jeton })).rejects.toMatchObject({ name: 'ConflitError' })
  })

  it.each([
    ['2026-10-23T10:00', '2026-10-26T08:59', '2026-10-26T09:00', 'clocks go back on 25 October 2026'],
    ['2027-03-26T10:00', '2027-03-29T10:59', '2027-03-29T11:00', 'clocks go forward on 28 March 2027'],
    ['2026-12-30T10:00', '2027-01-02T09:59', '2027-01-02T10:00', 'over the end of a year'],
  ])('R-SOU-1: made %s, is held until %s and free at %s (%s)', async (propose, encore, libre) => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const [ecrit, autre] = [await duBinome(un, deux), await duBinome(un, deux)]
    const id = await unCreneau([un, deux], '2027-06-01T10:00')
    await aInstant(instantDeParis(propose), () => proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: id }))
    await aInstant(instantDeParis(encore), async () => {
      await tacheMaintien.executer(un.acteur, { essai: false })
      expect((await lireRendezVous({ id: ecrit.id, statut: 'RDV_PROPOSE', urgent: false, absences: 0 })).actuel?.etat).toBe('PROPOSE')
      await expect(choisirCreneau({ jeton: autre.jeton, creneauId: id })).rejects.toMatchObject(PRIS)
    })
    await aInstant(instantDeParis(libre), async () => {
      // The job has not run yet: every reader already sees the slot as free, and the person has lost it.
      expect((await lireRendezVous({ id: ecrit.id, statut: 'RDV_PROPOSE', urgent: false, absences: 0 })).actuel).toBeNull()
      expect((await listLibres()).map((l) => l.id)).toContain(id)
      await expect(confirmerRdv({ jeton: ecrit.jeton })).rejects.toMatchObject(refuse('CRENEAU', 'n’est plus gardé pour vous'))
      await choisirCreneau({ jeton: autre.jeton, creneauId: id })
    })
    expect(await creneau(id)).toMatchObject({ statut: 'CONFIRME', casId: autre.id })
    expect((await cas(ecrit.id)).statut).toBe('ATTRIBUEE')
  })

  it.each(['the doctor', 'the person'])('R-SOU-1: after 72 hours, %s no longer reads one, even before the job runs', async (qui) => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const id = await unCreneau([un, deux], '2027-10-01T10:00')
    await aInstant(instantDeParis('2027-03-26T10:00'), () => proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: id }))
    const dossier = async () => (await lire(un.acteur, { id: ecrit.id })).answer as DossierLu
    const page = async () => {
      const contenu = await sceller({ texte: 'x' }, [ecrit.cle.publique])
      return (await repondre({ jeton: ecrit.jeton, contenu })).answer as Retour
    }
    const lecture = qui === 'the doctor' ? dossier : page
    const rdv = async () => {
      const lu = await lecture()
      return [lu.statut, 'creneau' in lu ? lu.creneau?.id : lu.rendezVous.actuel?.etat]
    }
    const tenu = qui === 'the doctor' ? id : 'PROPOSE'
    expect(await aInstant(instantDeParis('2027-03-29T10:59'), rdv)).toEqual(['RDV_PROPOSE', tenu])
    expect(await aInstant(instantDeParis('2027-03-29T11:00'), rdv)).toEqual(['ATTRIBUEE', undefined])
  })

  it('is freed by the job, whose report gives no number; two simultaneous jobs free it once', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const id = await unCreneau([un, deux], '2027-09-01T10:00')
    await aInstant(instantDeParis('2026-12-01T10:00'), () => proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: id }))
    await aInstant(instantDeParis('2026-12-05T10:00'), async () => {
      const bilan = await tacheMaintien.executer(un.acteur, { essai: true })
      expect((await creneau(id)).statut).toBe('RESERVE')
      expect(bilan).toEqual({ faits: 0, details: [] })
      expect(await tacheMaintien.executer(un.acteur, { essai: false })).toEqual(bilan)
      await Promise.all([libererEchus(), libererEchus()])
    })
    expect(await creneau(id)).toMatchObject({ statut: 'OUVERT', casId: null, tenuJusqua: null, version: 2 })
    expect(await cas(ecrit.id)).toMatchObject({ statut: 'ATTRIBUEE', version: 2 })
  })
})

describe('a doctor who cannot come', () => {
  it('R-SOU-1: gives a free slot to an available colleague, « n’a pas dit être disponible » otherwise, or cancels it', async () => {
    const [un, deux, trois, quatre] = [await unMembre(), await unMembre(), await unMembre(), await unMembre()]
    const id = await unCreneau([un, deux], '2033-01-04T10:00')
    await disponible([trois], '2033-01-04T09:00', '2033-01-04T12:00')
    const [mien] = await listMesCreneaux(un.qui)
    expect(mien?.remplacants.map((r) => r.id)).toEqual([trois.qui.membreId])
    const retrait = (qui: Membre, remplacantId: string, v: number) => seRetirer(qui.acteur, { id, version: v, remplacantId })
    await expect(retrait(un, quatre.qui.membreId, 0)).rejects.toMatchObject(refuse('R-SOU-1', 'n’a pas dit être disponible'))
    await expect(retrait(trois, '', 0)).rejects.toMatchObject({ name: 'IntrouvableError' })
    await retrait(un, trois.qui.membreId, 0)
    expect(await medecinsDe(id)).toEqual(ids(deux, trois))
    await expect(retrait(deux, '', 0)).rejects.toMatchObject({ name: 'ConflitError' })
    await retrait(deux, '', 1)
    expect(await creneau(id)).toMatchObject({ statut: 'ANNULE', medecins: [] })
    // The two doctors are free again at that hour.
    await unCreneau([deux, trois], '2033-01-04T10:00')
  })

  it('R-SOU-1: cancels an appointment: the case goes back to its two doctors, and the person reads it on their page', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const id = await unCreneau([un, deux], '2033-02-01T10:00')
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: id })
    await seRetirer(deux.acteur, { id, version: 1, remplacantId: '' })
    const lu = await cas(ecrit.id)
    expect(lu.statut).toBe('ATTRIBUEE')
    expect(await lireRendezVous(lu)).toMatchObject({ actuel: null, annule: expect.stringContaining('1er février 2033') as string })
    const nouveau = await unCreneau([un, deux], '2033-02-02T10:00')
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: nouveau })
    expect(await lireRendezVous(await cas(ecrit.id))).toMatchObject({ annule: null })
  })
})

describe('an appointment', () => {
  const scelles = { echange: 'AAAA', dossier: 'AAAA' }
  let passage: Promise<unknown>

  async function unRdv(un: Membre, deux: Membre, debut: string): Promise<{ ecrit: Cas; id: string }> {
    const ecrit = await duBinome(un, deux)
    await db().cas.update({ where: { id: ecrit.id }, data: { clePubliqueDossier: ecrit.cle.publique } })
    const id = await unCreneau([un, deux], debut)
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: id })
    return { ecrit, id }
  }
  const relais = async (qui: Membre, ecrit: Cas, sortant: Membre, entrant: Membre) =>
    relayer(qui.acteur, {
      id: ecrit.id,
      version: await version(ecrit.id),
      sortantId: sortant.qui.membreId,
      entrantId: entrant.qui.membreId,
      clePublique: entrant.cle.publique,
      ...scelles,
    })

  it('R-SOU-1: passes to the doctor who takes over the case; it is cancelled, and the person told, if that doctor is busy then', async () => {
    const [un, deux, trois, quatre] = [await unMembre(), await unMembre(), await unMembre(), await unMembre()]
    const { ecrit, id } = await unRdv(un, deux, '2033-06-07T10:00')
    await relais(un, ecrit, un, trois)
    expect(await medecinsDe(id)).toEqual(ids(deux, trois))
    expect((await cas(ecrit.id)).statut).toBe('RDV_CONFIRME')
    await unCreneau([quatre], '2033-06-07T10:30')
    await relais(deux, ecrit, deux, quatre)
    expect(await creneau(id)).toMatchObject({ statut: 'ANNULE', medecins: [] })
    const lu = await cas(ecrit.id)
    expect(lu.statut).toBe('ATTRIBUEE')
    expect((await lireRendezVous(lu)).annule).toContain('7 juin 2033')
  })

  it('R-SOU-1: « Le médecin choisi vient d’être pris à l’heure de ce rendez-vous » when that doctor gets a slot at the same instant', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    const { ecrit, id } = await unRdv(un, deux, '2033-06-14T10:00')
    await db().$transaction(
      async (tx) => {
        const heures = { debut: instantDeParis('2033-06-14T10:30'), fin: instantDeParis('2033-06-14T11:30') }
        await tx.creneau.create({
          data: { ...heures, mode: 'LIEU', lieu: 'x', statut: 'OUVERT', medecins: { create: { membreId: trois.qui.membreId, ...heures } } },
        })
        // Not committed yet: the relay sees the doctor as free, then waits for the end of this transaction.
        passage = relais(un, ecrit, un, trois).catch((erreur: unknown) => erreur)
        await quelquunAttend()
      },
      { timeout: 110_000 },
    )
    expect(await passage).toMatchObject(refuse('R-SOU-1', 'vient d’être pris à l’heure de ce rendez-vous'))
    expect(await medecinsDe(id)).toEqual(ids(un, deux))
  })

  it('R-SOU-6: is cancelled when a doctor of the case steps aside', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const { ecrit, id } = await unRdv(un, deux, '2033-07-05T10:00')
    await recuser(un.acteur, { id: ecrit.id })
    expect((await creneau(id)).statut).toBe('ANNULE')
    expect((await cas(ecrit.id)).statut).toBe('ATTRIBUEE')
    expect(await listMesCreneaux(un.qui)).toEqual([])
  })

  it('CRENEAU: « n’a pas encore commencé » before its hour; an absence is recorded after it, and two absences close nothing', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const { ecrit, id } = await unRdv(un, deux, '2033-08-02T10:00')
    const absence = async () => constaterAbsence(un.acteur, { id: ecrit.id, version: await version(ecrit.id) })
    await expect(absence()).rejects.toMatchObject(refuse('CRENEAU', 'n’a pas encore commencé'))
    await aInstant(instantDeParis('2033-08-02T11:00'), absence)
    expect((await creneau(id)).statut).toBe('NON_HONORE')
    const autre = await unCreneau([un, deux], '2033-08-03T10:00')
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: autre })
    await aInstant(instantDeParis('2033-08-03T11:00'), absence)
    const lu = await cas(ecrit.id)
    expect(lu).toMatchObject({ statut: 'NON_HONORE', absences: 2 })
    // After two absences, the person may still take a slot.
    const encore = await unCreneau([un, deux], '2033-08-04T10:00')
    const { libres, choisissable, absences } = await lireRendezVous(lu)
    expect({ libres: libres.map((l) => l.id), choisissable, absences }).toEqual({ libres: [encore], choisissable: true, absences: 2 })
  })

  it('R-SOU-5: is confirmed or cancelled by a doctor for a person who telephones', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const ecrit = await duBinome(un, deux)
    const id = await unCreneau([un, deux], '2033-09-06T10:00')
    await proposerRdv(un.acteur, { id: ecrit.id, version: 0, creneauId: id })
    await confirmerPourElle(deux.acteur, { id: ecrit.id, version: 1 })
    expect((await creneau(id)).statut).toBe('CONFIRME')
    await expect(annulerPourElle(deux.acteur, { id: ecrit.id, version: 1 })).rejects.toMatchObject({ name: 'ConflitError' })
    await annulerPourElle(deux.acteur, { id: ecrit.id, version: 2 })
    expect(await creneau(id)).toMatchObject({ statut: 'OUVERT', casId: null })
    expect((await cas(ecrit.id)).statut).toBe('ATTRIBUEE')
  })

  it('R-SOU-19: is freed when the follow-up ends', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const { ecrit, id } = await unRdv(un, deux, '2033-10-04T10:00')
    await clore(un.acteur, { id: ecrit.id, version: await version(ecrit.id), fiche: 'AAAA' })
    expect(await creneau(id)).toMatchObject({ statut: 'OUVERT', casId: null })
  })
})

describe('a booking with other doctors', () => {
  it('R-SOU-6: changes nothing for a doctor set aside: neither their page, nor the hours proposed, nor the mails due', async () => {
    const [un, deux, exclu] = [await unMembre(), await unMembre(), await unMembre()]
    await unCreneau([exclu, un], '2033-04-05T10:00')
    const id = await unCreneau([un, deux], '2033-04-06T10:00')
    const ecrit = await unCas([{ membre: un }, { membre: deux }])
    await disponible([exclu, un], '2033-04-06T09:00', '2033-04-06T12:00')
    const vu = () =>
      aInstant(instantDeParis('2033-04-01T08:00'), async () => ({
        miens: await listMesCreneaux(exclu.qui),
        heures: await listHeures(),
        plages: await listMesDisponibilites(exclu.qui),
        avis: await db().avis.count({ where: { membreId: exclu.qui.membreId } }),
      }))
    const avant = await vu()
    await choisirCreneau({ jeton: ecrit.jeton, creneauId: id })
    expect(await vu()).toEqual(avant)
    expect(avant.miens).toHaveLength(1)
    expect(avant.heures.map((h) => h.debut)).toEqual(['2033-04-06T09:00', '2033-04-06T11:00'])
    expect(JSON.stringify(avant)).not.toContain(id)
  })
})
