// The list of posts that a choice uses, and what depends on it: its campaign, its dates, its surnombres.
import { describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { jour } from '@/lib/core/temps/horloge'
import { franchirEtape } from '@/lib/stages/campagne/commands'
import { corrigerListe } from '@/lib/stages/campagne/liste/commands'
import { getBilanOffre } from '@/lib/referentiel/interne/effectif/queries'
import { deroulerBloc } from '@/lib/stages/choix/appel/commands'
import { changerDates, preparerChoix } from '@/lib/stages/choix/commands'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import { getChoix } from '@/lib/stages/choix/queries'
import { noterSituation } from '@/lib/stages/choix/situation/commands'
import { getSituations } from '@/lib/stages/choix/situation/queries'
import { phrasesDates } from '@/lib/stages/choix/notices'
import { simulerChoix } from '@/lib/stages/simulation/commands'
import { getDossierVoeux, listPostesVoulus } from '@/lib/stages/voeux/queries'
import { unActeur } from '../../../factories/core/acteur'
import { unFichier } from '../../../factories/core/fichier'
import '../../referentiel/identite/requete'
import {
  alors,
  appelDe,
  AVANT,
  cible,
  FIN_VOEUX,
  figer,
  jusquAppel,
  lister,
  ouvrir,
  OUVERTURE,
  publierListe,
  refusDe,
  terminer,
  uneScene,
  type Scene,
} from './scene'

const derouler = async (s: Scene) => alors(async () => deroulerBloc(s.gestionnaire, { ...(await cible(s)), taille: undefined }))
const publier = async (s: Scene) => alors(async () => publierChoix(s.gestionnaire, await cible(s)))
const campagneDe = ({ semestreCode }: Scene) => db.campagnePostes.findUniqueOrThrow({ where: { semestreCode } })
const listeDe = async (s: Scene) => (await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })).listeId
const capacite = (s: Scene, i: number, capaciteOfferte: number) =>
  db.poste.update({ where: { id: s.postes[i] }, data: { capaciteOfferte } })

describe('R-CAM-1: a choice runs on the published list it names', () => {
  it('R-CAM-1: a post changed after the freezing changes nothing in the choice, its file and its page', async () => {
    const s = await uneScene([{ voeux: [0, 1] }, { voeux: [0, 1] }, { voeux: [1, 0] }])
    const liste = await publierListe(s.semestreCode)
    await figer(s)
    expect(await listeDe(s)).toBe(liste)
    await capacite(s, 0, 3)
    await capacite(s, 1, 0)
    await db.poste.update({ where: { id: s.postes[2] }, data: { categorie: 'SASPAS' } })
    await lister(s)
    await ouvrir(s)
    await derouler(s)
    const obtenus = await Promise.all([0, 1, 2].map(async (i) => (await appelDe(s, i)).posteId))
    expect(obtenus).toEqual([s.postes[0], s.postes[1], null])
    await terminer(s)
    await publier(s)
    const { publiqueId } = await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })
    const fichier = JSON.parse(new TextDecoder().decode((await lireFichier(publiqueId as string)).octets)) as {
      offre: { postes: number }
      postes: { id: string; capacite: number; categorie: string }[]
    }
    expect(fichier.offre.postes).toBe(4)
    expect(fichier.postes.map((p) => [p.id, p.capacite, p.categorie])).toEqual(s.postes.map((id, i) => [id, [1, 1, 2][i], 'LIBRE']))
    const vue = await getChoix(s.gestionnaire, s.choixId)
    expect(vue?.liste).toMatchObject({ id: liste, numero: 2 })
    expect(vue?.liste?.empreinte).toMatch(/^[0-9a-f]{64}$/)
  })

  it('R-CAM-1: until the freezing, the choice uses the corrected list; afterwards the database refuses another list', async () => {
    const s = await uneScene([{ voeux: [0] }])
    const deuxieme = await publierListe(s.semestreCode)
    expect((await getChoix(s.gestionnaire, s.choixId))?.liste?.id).toBe(deuxieme)
    await figer(s)
    const troisieme = await publierListe(s.semestreCode)
    expect((await getChoix(s.gestionnaire, s.choixId))?.liste?.id).toBe(deuxieme)
    for (const listeId of [troisieme, null])
      await expect(db.choix.update({ where: { id: s.choixId }, data: { listeId } })).rejects.toThrow()
  })

  it('R-CAM-1: wishes and simulation read the list too', async () => {
    const s = await uneScene(
      Array.from({ length: 7 }, () => ({ voeux: [0] })),
      [6],
    )
    await capacite(s, 0, 0)
    const [moi] = s.internes as [Acteur]
    const lue = await alors(async () => {
      const dossier = await getDossierVoeux(moi)
      expect((await listPostesVoulus(dossier)).map((p) => p.reste)).toEqual([6])
      return simulerChoix(moi, dossier)
    }, AVANT)
    expect(lue.simulation.meilleure?.posteId).toBe(s.postes[0])
  })

  it('CHOIX-LISTE « L’offre a changé depuis la liste n° 1… »: a corrected list must be published first', async () => {
    const s = await uneScene([{ voeux: [0] }])
    await capacite(s, 0, 2)
    expect(await refusDe(figer(s))).toEqual({
      regle: 'CHOIX-LISTE',
      message: 'L’offre a changé depuis la liste n° 1, sur laquelle le choix se ferait : publiez d’abord une liste corrigée.',
    })
    expect([await listeDe(s), (await campagneDe(s)).statut]).toEqual([null, 'PUBLIEE'])
    await publierListe(s.semestreCode)
    await figer(s)
  })

  it('CHOIX-LISTE « Un choix se fait sur une liste de postes publiée… »', async () => {
    const s = await uneScene([{}])
    await db.campagnePostes.updateMany({ data: { statut: 'REPARTITION' } })
    const saisie = { semestreCode: s.semestreCode, phase: 'SOCLE', mode: 'DIRECT', minutesParAppel: 3 } as const
    const essai = alors(() => preparerChoix(s.gestionnaire, { ...saisie, voeuxJusquA: FIN_VOEUX, ouvreLe: OUVERTURE }), AVANT)
    expect(await refusDe(essai)).toEqual({
      regle: 'CHOIX-LISTE',
      message: 'Un choix se fait sur une liste de postes publiée : celle de ce semestre ne l’est pas, ou son choix est passé.',
    })
  })
})

describe('the campaign of posts follows its choices', () => {
  it('moves to CHOIX with the first frozen wishes, and to AFFECTATIONS with the last result, each in the same act', async () => {
    const s = await uneScene([{ voeux: [0] }])
    await figer(s)
    expect((await campagneDe(s)).statut).toBe('CHOIX')
    const { id, version } = await campagneDe(s)
    const correction = corrigerListe(s.gestionnaire, { id, version, motif: 'Une place de plus.', derogation: '' })
    await expect(correction).rejects.toBeInstanceOf(ConflitError)
    await lister(s)
    await ouvrir(s)
    await derouler(s)
    await terminer(s)
    expect((await campagneDe(s)).statut).toBe('CHOIX')
    await publier(s)
    expect((await campagneDe(s)).statut).toBe('AFFECTATIONS')
    const lignes = await db.ligneJournal.findMany({ where: { objetId: id }, orderBy: { id: 'asc' } })
    expect(lignes.map((l) => l.evenement)).toEqual(['ouvrirChoix', 'affecter'])
  })

  it('an act that fails moves neither the choice nor the campaign', async () => {
    const s = await uneScene([{ voeux: [0] }])
    // The mails of the freezing, the last part of the act, cannot be written.
    await db.$executeRaw`ALTER TABLE courriel ADD CONSTRAINT panne CHECK (sujet NOT LIKE 'Reçu de vos vœux%') NOT VALID`
    await expect(figer(s)).rejects.toThrow()
    await db.$executeRaw`ALTER TABLE courriel DROP CONSTRAINT panne`
    expect([(await campagneDe(s)).statut, (await getChoix(s.gestionnaire, s.choixId))?.statut]).toEqual(['PUBLIEE', 'PREPARATION'])
  })

  it('stays in CHOIX while another phase has places on the list', async () => {
    const s = await uneScene([{ voeux: [0] }])
    await db.poste.update({ where: { id: s.postes[2] }, data: { categorie: 'N1' } })
    await publierListe(s.semestreCode)
    await jusquAppel(s)
    await derouler(s)
    await terminer(s)
    await publier(s)
    expect((await campagneDe(s)).statut).toBe('CHOIX')
  })

  it('CAMPAGNE-CHOIX « Le choix de ce semestre se conduit dans le portail… », « Un choix de ce semestre n’est pas encore publié… »', async () => {
    const s = await uneScene([{ voeux: [0] }])
    const franchir = async (etape: 'ouvrirChoix' | 'affecter') => {
      const { id, version } = await campagneDe(s)
      return franchirEtape(s.gestionnaire, { id, version, etape })
    }
    expect(await refusDe(franchir('ouvrirChoix'))).toEqual({
      regle: 'CAMPAGNE-CHOIX',
      message: 'Le choix de ce semestre se conduit dans le portail : la campagne y passe quand les premiers vœux sont figés.',
    })
    await figer(s)
    expect(await refusDe(franchir('affecter'))).toEqual({
      regle: 'CAMPAGNE-CHOIX',
      message: 'Un choix de ce semestre n’est pas encore publié : les affectations viennent après leurs résultats.',
    })
  })

  it('when two choices freeze at the same time, the campaign moves once, and both use the same list', async () => {
    const s = await uneScene([{ voeux: [0] }])
    const saisie = { semestreCode: s.semestreCode, phase: 'SOCLE', mode: 'AUTOMATIQUE', minutesParAppel: 3 } as const
    await alors(() => preparerChoix(s.gestionnaire, { ...saisie, voeuxJusquA: FIN_VOEUX, ouvreLe: OUVERTURE }), AVANT)
    const autre = await db.choix.findFirstOrThrow({ where: { phase: 'SOCLE' } })
    await Promise.all([figer(s), figer({ ...s, choixId: autre.id })])
    const choix = await db.choix.findMany({ select: { statut: true, listeId: true } })
    expect(choix.map((c) => c.statut)).toEqual(['VOEUX_FIGES', 'VOEUX_FIGES'])
    expect(new Set(choix.map((c) => c.listeId)).size).toBe(1)
    expect(await db.ligneJournal.count({ where: { objetId: (await campagneDe(s)).id, evenement: 'ouvrirChoix' } })).toBe(1)
  })
})

describe('the dates of a choice', () => {
  const VOEUX = new Date('2027-03-03T11:00:00Z')
  const OUVRE = new Date('2027-03-10T08:00:00Z')
  const changer = async (s: Scene, dates: { voeuxJusquA?: Date; ouvreLe?: Date } = {}, instant = AVANT, acteur = s.gestionnaire) =>
    alors(async () => changerDates(acteur, { ...(await cible(s)), voeuxJusquA: VOEUX, ouvreLe: OUVRE, ...dates }), instant)

  it('may change while wishes may; the journal gives both dates, and only those who would be called are mailed', async () => {
    const s = await uneScene([{ voeux: [0] }, {}, {}])
    await db.mobilite.create({
      data: { interneId: s.internes[2]?.interneId as string, semestreCode: s.semestreCode, type: 'DISPONIBILITE' },
    })
    await changer(s)
    expect(await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })).toMatchObject({ voeuxJusquA: VOEUX, ouvreLe: OUVRE })
    const [ligne] = await db.ligneJournal.findMany({ where: { objetId: s.choixId, evenement: 'dates' } })
    expect(ligne?.motif).toBe(
      'La fin des vœux est reportée au mercredi 3 mars 2027 à 12\u00a0h\u00a000, au lieu du lundi 1er mars 2027 à 12\u00a0h\u00a000. ' +
        'L’ouverture du choix est reportée au mercredi 10 mars 2027 à 9\u00a0h\u00a000, au lieu du lundi 8 mars 2027 à 9\u00a0h\u00a000.',
    )
    const mails = await db.courriel.findMany({ where: { objetId: s.choixId, sujet: { startsWith: 'Les dates du choix changent' } } })
    const personnes = await db.personne.findMany({ where: { id: { in: s.internes.slice(0, 2).map((i) => i.personneId as string) } } })
    expect(mails.map((m) => m.destinataire).sort()).toEqual(personnes.map((p) => p.courriel).sort())
    for (const phrase of (ligne?.motif ?? '').split(/(?<=00\.) /)) expect(mails[0]?.texte).toContain(phrase)
    // For a matching, the second date ends the rankings by terrains; a term may also be moved earlier.
    expect(
      phrasesDates({ mode: 'APPARIEMENT', voeuxJusquA: VOEUX, ouvreLe: OUVRE }, { voeuxJusquA: VOEUX, ouvreLe: OUVERTURE }).map((p) =>
        p.slice(0, 62),
      ),
    ).toEqual(['La fin des classements par les terrains est avancée au lundi 8'])
    // The new term applies.
    await changer(s, { voeuxJusquA: FIN_VOEUX })
    expect(await db.courriel.count({ where: { objetId: s.choixId } })).toBe(4)
  })

  it.each([
    ['La fin des vœux est déjà passée : laissez aux internes le temps de les classer.', { voeuxJusquA: new Date('2027-01-31T11:00:00Z') }],
    ['Le choix ne peut pas s’ouvrir avant la fin des vœux.', { ouvreLe: new Date('2027-03-03T10:59:00Z') }],
    ['Le choix s’ouvre avant le début du semestre, le dimanche 2 mai 2027.', { ouvreLe: new Date('2027-05-02T08:00:00Z') }],
    ['Ces dates sont déjà celles du choix : rien n’est changé, personne n’est prévenu.', { voeuxJusquA: FIN_VOEUX, ouvreLe: OUVERTURE }],
  ])('CHOIX-DATES « %s »', async (message, dates) => {
    const s = await uneScene([{}])
    expect(await refusDe(changer(s, dates))).toEqual({ regle: 'CHOIX-DATES', message })
    expect(await db.courriel.count({ where: { objetId: s.choixId } })).toBe(0)
  })

  it('may be changed by the secretariat alone, and not once wishes are frozen', async () => {
    const s = await uneScene([{}])
    await expect(changer(s, {}, AVANT, await unActeur('COORD_DES'))).rejects.toBeInstanceOf(InterditError)
    await figer(s)
    await expect(changer(s)).rejects.toBeInstanceOf(ConflitError)
  })
})

describe('R-RNG-6: four months of presence for a surnombre validant', () => {
  const noter = async (
    s: Scene,
    absenceDu: string | null,
    absenceAu: string | null,
    situation: 'SURNOMBRE_VALIDANT' | 'SURNOMBRE_NON_VALIDANT',
  ) => {
    const { octets } = await lireFichier((await unFichier()).id)
    const preuve = new File([Uint8Array.from(octets)], 'preuve.pdf', { type: 'application/pdf' })
    const interneId = s.internes[0]?.interneId as string
    const dates = { absenceDu: absenceDu ? jour(absenceDu) : null, absenceAu: absenceAu ? jour(absenceAu) : null }
    return alors(() => noterSituation(s.gestionnaire, { id: s.choixId, interneId, situation, mandataire: '', preuve, ...dates }))
  }

  it('R-RNG-6: an absence that leaves just enough days is accepted, one day more is refused « Un surnombre validant demande 4 mois de présence… »', async () => {
    const s = await uneScene([{}])
    // 2 May to 1 November: 184 days, of which 123 make four months.
    await noter(s, '2027-06-01', '2027-07-31', 'SURNOMBRE_VALIDANT')
    expect((await getSituations(s.gestionnaire, s.choixId)).situations[0]?.absence).toEqual({
      du: jour('2027-06-01'),
      au: jour('2027-07-31'),
    })
    expect(await refusDe(noter(s, '2027-06-01', '2027-08-01', 'SURNOMBRE_VALIDANT'))).toEqual({
      regle: 'R-RNG-6',
      message:
        'Un surnombre validant demande 4 mois de présence dans le semestre, soit 123 jours : les dates prévues en laissent 122. Un surnombre non validant reste possible.',
    })
    // Days outside the semester do not count as absence.
    await noter(s, '2027-03-01', '2027-07-01', 'SURNOMBRE_VALIDANT')
    // A surnombre non validant requires no presence, and stores no date.
    await noter(s, '2027-06-01', '2027-10-31', 'SURNOMBRE_NON_VALIDANT')
    expect((await getSituations(s.gestionnaire, s.choixId)).situations[0]?.absence).toBeNull()
  })

  it.each([
    ['Indiquez le premier et le dernier jour de l’absence prévue, ou aucun des deux.', '2027-06-01', null],
    ['L’absence prévue finit après avoir commencé.', '2027-06-02', '2027-06-01'],
  ])('R-RNG-6 « %s »', async (message, du, au) => {
    expect(await refusDe(noter(await uneScene([{}]), du, au, 'SURNOMBRE_VALIDANT'))).toEqual({ regle: 'R-RNG-6', message })
  })

  it('R-RNG-6: is counted again when the list freezes, with the parameter in force that day; the refusal names no person', async () => {
    const s = await uneScene([{}])
    await noter(s, '2027-06-01', '2027-07-31', 'SURNOMBRE_VALIDANT')
    await figer(s)
    const ou = { cle: 'choix.surnombre_validant_mois' }
    const [avant] = await db.parametre.findMany({ where: ou })
    await db.parametre.updateMany({ where: ou, data: { valeur: 5 } })
    try {
      expect(await refusDe(lister(s))).toEqual({
        regle: 'R-RNG-6',
        message:
          'Un surnombre validant ne compte pas 5 mois de présence : revoyez les situations particulières avant de figer la liste d’appel.',
      })
    } finally {
      await db.parametre.updateMany({ where: ou, data: { valeur: avant?.valeur ?? 4 } })
    }
    await lister(s)
  })
})

describe('R-STG-8: the gauge and the published file count the same people and places', () => {
  it('R-STG-8, R-RNG-6: a surnombre is added with its place, and counts neither among the internes nor among the posts', async () => {
    const s = await uneScene([
      { voeux: [0] },
      { voeux: [1] },
      { voeux: [2], situation: 'SURNOMBRE_VALIDANT' },
      { voeux: [2], situation: 'SURNOMBRE_NON_VALIDANT' },
    ])
    const { reste, appeles, minimum, suffisante } = await getBilanOffre(s.semestreCode)
    await jusquAppel(s)
    await derouler(s)
    await terminer(s)
    await publier(s)
    const { publiqueId } = await db.choix.findUniqueOrThrow({ where: { id: s.choixId } })
    const { offre } = JSON.parse(new TextDecoder().decode((await lireFichier(publiqueId as string)).octets)) as {
      offre: { internes: number; postes: number; minimum: number; respectee: boolean }
    }
    expect({ reste, appeles, minimum, suffisante }).toEqual({
      reste: offre.postes,
      appeles: offre.internes,
      minimum: offre.minimum,
      suffisante: offre.respectee,
    })
    expect(appeles).toBe(2)
  })
})
