import { afterAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant } from '@/lib/core/temps/horloge'
import { acteurSysteme, arreter } from '@/lib/core/tache/tache'
import { rendreCaduques } from '@/lib/flechage/caducite/commands'
import { retirerFlechage } from '@/lib/flechage/depot/commands'
import { declarerDeport, voter as voterExamen } from '@/lib/referentiel/commission/examen/commands'
import { getExamen } from '@/lib/referentiel/commission/examen/queries'
import { noter } from '@/lib/referentiel/commission/notes/commands'
import { convoquer } from '@/lib/referentiel/commission/seance/commands'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { acteurDe } from '../../../factories/core/acteur'
import {
  ajourner,
  clore,
  MOTIF,
  noterPresence,
  notes,
  ouvrir,
  ouvrirVote,
  refusDe,
  rendreAvis,
  UNANIMES,
  uneScene,
  versionSeance,
  voter,
  type Scene,
} from './scene'

afterAll(arreter)

const examen = (s: Scene) => db.examen.findUniqueOrThrow({ where: { id: s.examenId }, include: { votes: true, deports: true } })
const flechage = (s: Scene) => db.flechage.findUniqueOrThrow({ where: { id: s.dossier.id } })
const courriels = (s: Scene) =>
  db.courriel.findMany({ where: { objetType: 'flechage', objetId: s.dossier.id, sujet: { contains: 'commission sur votre demande' } } })

async function scenePretePourAvis(): Promise<Scene> {
  const s = await uneScene({ statut: 'OUVERTE' })
  await ouvrirVote(s)
  await voter(s, UNANIMES)
  return s
}

describe('the avis', () => {
  it('is one act: it changes examen and fléchage, writes the journal, and mails the reasons and the sentence of R-GEN-8', async () => {
    const s = await scenePretePourAvis()
    await rendreAvis(s, s.president, { synthese: 'Demande solide.' })
    expect(await examen(s)).toMatchObject({
      statut: 'AVIS_RENDU',
      sens: 'FAVORABLE',
      motifs: { projet: MOTIF },
      voixFavorables: 4,
      voixReservees: 0,
      voixDefavorables: 0,
      abstentions: 1,
      preponderante: false,
    })
    expect((await flechage(s)).statut).toBe('AVIS_FAVORABLE')
    const [courriel, ...autres] = await courriels(s)
    expect(autres).toEqual([])
    expect(courriel?.destinataire).toBe(s.dossier.interne.personne.courriel)
    expect(courriel?.texte).toContain(MOTIF)
    expect(courriel?.texte).toContain(
      'Cet avis n’est pas une décision ; la décision relève du directeur général de l’agence régionale de santé.',
    )
    expect(courriel?.texte).not.toMatch(/recours|tribunal/i)
    expect(
      await db.ligneJournal.count({
        where: { objetId: { in: [s.examenId, s.dossier.id] }, evenement: { in: ['rendreAvis', 'rendreAvisFavorable'] } },
      }),
    ).toBe(2)
  })

  it('R-FLE-13: « Chaque critère utilisé se motive en 30 caractères au moins. », beside the criterion', async () => {
    const s = await scenePretePourAvis()
    expect(await refusDe(rendreAvis(s, s.president, { motif_projet: 'Bon projet.' }))).toEqual({
      regle: 'R-FLE-13',
      message: 'Chaque critère utilisé se motive en 30 caractères au moins.',
      champs: { motif_projet: 'Ce motif compte 11 caractères : il en faut au moins 30.' },
    })
    expect((await refusDe(rendreAvis(s, s.president, { motif_projet: '' }))).message).toBe(
      'Motivez l’avis sur un critère au moins, en 30 caractères ou plus.',
    )
    expect((await flechage(s)).statut).toBe('EN_COMMISSION')
    expect(await courriels(s)).toEqual([])
  })

  it('R-FLE-13: « Il manque un vote » while a member who sits has not voted', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, { ...UNANIMES, rep2: undefined })
    const r = await refusDe(rendreAvis(s))
    expect(r.regle).toBe('R-FLE-13')
    expect(r.message).toMatch(/^Il manque un vote : .+ Chaque membre présent vote ou s’abstient/)
  })

  it('R-FLE-13: on a tie, the casting vote of the president decides and is recorded', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, { president: 'DEFAVORABLE', vice: 'DEFAVORABLE', membre: 'FAVORABLE', rep1: 'FAVORABLE', rep2: 'ABSTENTION' })
    await rendreAvis(s)
    expect(await examen(s)).toMatchObject({
      sens: 'DEFAVORABLE',
      preponderante: true,
      voixDefavorables: 2,
      voixFavorables: 2,
      abstentions: 1,
    })
    expect((await flechage(s)).statut).toBe('AVIS_DEFAVORABLE')
  })

  it('R-FLE-13: « Les voix sont partagées … votre voix est prépondérante » when the president abstained', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, { president: 'ABSTENTION', vice: 'RESERVE', membre: 'RESERVE', rep1: 'FAVORABLE', rep2: 'FAVORABLE' })
    expect((await refusDe(rendreAvis(s))).message).toBe(
      'Les voix sont partagées entre avis favorable et avis réservé : votre voix est prépondérante, dites laquelle l’emporte.',
    )
    expect((await refusDe(rendreAvis(s, s.president, { departage: 'DEFAVORABLE' }))).regle).toBe('R-FLE-13')
    await rendreAvis(s, s.president, { departage: 'RESERVE' })
    expect(await examen(s)).toMatchObject({ sens: 'RESERVE', preponderante: true })
  })

  it('R-FLE-13: « Tous les membres se sont abstenus : aucun avis ne se dégage. »', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await voter(s, { president: 'ABSTENTION', vice: 'ABSTENTION', membre: 'ABSTENTION', rep1: 'ABSTENTION', rep2: 'ABSTENTION' })
    expect((await refusDe(rendreAvis(s))).message).toBe(
      'Tous les membres se sont abstenus : aucun avis ne se dégage. Le point peut être ajourné.',
    )
  })

  it('once it is recorded, votes and déports are refused', async () => {
    const s = await scenePretePourAvis()
    await rendreAvis(s)
    await expect(voterExamen(s.membre, { id: s.examenId, choix: 'DEFAVORABLE' })).rejects.toBeInstanceOf(ConflitError)
    await expect(declarerDeport(s.membre, { id: s.examenId, cause: 'AUTRE' })).rejects.toBeInstanceOf(ConflitError)
    expect((await examen(s)).votes.filter((v) => v.choix === 'FAVORABLE')).toHaveLength(4)
  })

  it('a member who left before the avis is not counted', async () => {
    const s = await scenePretePourAvis()
    await noterPresence(s, [[s.membre, 'ABSENT']])
    await rendreAvis(s)
    expect(await examen(s)).toMatchObject({ voixFavorables: 3, abstentions: 1 })
    expect((await examen(s)).votes).toHaveLength(4)
  })
})

describe('quorum and representation', () => {
  it('R-FLE-12: « Aucun avis ne peut être enregistré sans représentant des internes. » and the item can only be postponed', async () => {
    const s = await uneScene({ statut: 'OUVERTE', presents: (c) => c.membres.slice(0, 3).map((m) => m.id) })
    expect(await refusDe(ouvrirVote(s))).toEqual({
      regle: 'R-FLE-12',
      message: 'Aucun avis ne peut être enregistré sans représentant des internes.',
    })
    const vue = await getExamen(s.president, s.examenId)
    expect(vue?.vue === 'OUVERT' && vue.actions.map((a) => [a.action, a.refus?.regle])).toEqual([
      ['ouvrirVote', 'R-FLE-12'],
      ['ajourner', undefined],
    ])
    await ajourner(s)
    expect(await examen(s)).toMatchObject({ statut: 'AJOURNE', sens: null, motifAjournement: 'Personne ne représente les internes.' })
    expect((await flechage(s)).statut).toBe('RECEVABLE')
  })

  it('R-FLE-12: the avis is refused too when the representatives leave during the vote', async () => {
    const s = await scenePretePourAvis()
    await noterPresence(s, [
      [s.rep1, 'ABSENT'],
      [s.rep2, 'ABSENT'],
    ])
    expect((await refusDe(rendreAvis(s))).regle).toBe('R-FLE-12')
  })

  it('R-DEP-4, R-FLE-12: the vote does not open when both representatives stand aside and no substitute is present', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await declarerDeport(s.rep1, { id: s.examenId, cause: 'PERSONNEL' })
    await declarerDeport(s.rep2, { id: s.examenId, cause: 'PROFESSIONNEL' })
    expect((await refusDe(ouvrirVote(s))).regle).toBe('R-FLE-12')
  })

  it('R-FLE-10: « Le quorum n’est pas atteint pour ce point »', async () => {
    const s = await uneScene({ statut: 'OUVERTE', presents: (c) => [c.president.id, c.representants[0]?.id as string] })
    expect(await refusDe(ouvrirVote(s))).toEqual({
      regle: 'R-FLE-10',
      message: 'Le quorum n’est pas atteint pour ce point : 2 sièges occupés, il en faut 3. Le point ne peut qu’être ajourné.',
    })
  })
})

describe('presiding over an item', () => {
  it('R-DEP-4: is for the vice-president when the president stands aside', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await declarerDeport(s.president, { id: s.examenId, cause: 'PEDAGOGIQUE' })
    await expect(ouvrirVote(s, s.president)).rejects.toBeInstanceOf(InterditError)
    await ouvrirVote(s, s.vice)
    await voter(s, { vice: 'FAVORABLE', membre: 'FAVORABLE', rep1: 'FAVORABLE', rep2: 'FAVORABLE' })
    await rendreAvis(s, s.vice)
    expect((await flechage(s)).statut).toBe('AVIS_FAVORABLE')
  })

  it('is refused to the vice-president, a member, a representative, the secretary, the coordinator and the ARS', async () => {
    const s = await scenePretePourAvis()
    for (const acteur of [s.vice, s.membre, s.rep1, s.gestionnaire, s.coordonnateur]) {
      await expect(rendreAvis(s, acteur)).rejects.toBeInstanceOf(InterditError)
      await expect(ajourner(s, acteur)).rejects.toBeInstanceOf(InterditError)
    }
    await expect(rendreAvis(s, await acteurDe(s.dossier.agents.ars))).rejects.toBeInstanceOf(IntrouvableError)
    expect((await flechage(s)).statut).toBe('EN_COMMISSION')
  })

  it('when no member can preside, the secretary may only postpone', async () => {
    const s = await uneScene({ statut: 'OUVERTE', presents: (c) => c.membres.slice(2).map((m) => m.id) })
    await expect(ouvrirVote(s, s.gestionnaire)).rejects.toBeInstanceOf(InterditError)
    await ajourner(s, s.gestionnaire)
    expect((await flechage(s)).statut).toBe('RECEVABLE')
  })

  it('a president who has not declared may not open the vote, and a member who has not declared may not vote', async () => {
    const s = await uneScene({ statut: 'OUVERTE', sansDeclaration: true })
    await expect(ouvrirVote(s)).rejects.toBeInstanceOf(InterditError)
    expect((await refusDe(voterExamen(s.membre, { id: s.examenId, choix: 'FAVORABLE' }))).regle).toBe('R-DEP-1')
  })
})

describe('two acts at the same instant', () => {
  it('of several avis at the same instant, one is recorded and one mail is sent', async () => {
    const s = await scenePretePourAvis()
    const issues = await Promise.allSettled(Array.from({ length: 6 }, () => rendreAvis(s)))
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    for (const i of issues) if (i.status === 'rejected') expect(i.reason).toBeInstanceOf(ConflitError)
    expect(await courriels(s)).toHaveLength(1)
  })

  it('of an avis and a postponement at the same instant, one is recorded', async () => {
    const s = await scenePretePourAvis()
    const issues = await Promise.allSettled([rendreAvis(s), ajourner(s)])
    expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    expect([(await examen(s)).statut, (await flechage(s)).statut]).toEqual(
      (await examen(s)).statut === 'AJOURNE' ? ['AJOURNE', 'RECEVABLE'] : ['AVIS_RENDU', 'AVIS_FAVORABLE'],
    )
  })

  it('when a vote changed after the president’s page was read, the avis is a conflict and is not recorded', async () => {
    const s = await scenePretePourAvis()
    const { version } = await examen(s)
    await voterExamen(s.membre, { id: s.examenId, choix: 'DEFAVORABLE' })
    await expect(rendreAvis(s, s.president, {}, version)).rejects.toBeInstanceOf(ConflitError)
    expect((await examen(s)).statut).toBe('EN_DELIBERATION')
  })

  it('a vote that is posted five times is recorded once', async () => {
    const s = await uneScene({ statut: 'OUVERTE' })
    await ouvrirVote(s)
    await Promise.all(Array.from({ length: 5 }, () => voterExamen(s.membre, { id: s.examenId, choix: 'RESERVE' })))
    expect((await examen(s)).votes).toHaveLength(1)
  })

  it('a vote and a déport of the same member at the same instant leave no vote of this member', async () => {
    for (let i = 0; i < 3; i += 1) {
      const s = await uneScene({ statut: 'OUVERTE' })
      await ouvrirVote(s)
      await Promise.allSettled([
        voterExamen(s.membre, { id: s.examenId, choix: 'RESERVE' }),
        declarerDeport(s.membre, { id: s.examenId, cause: 'FINANCIER' }),
      ])
      expect((await examen(s)).votes).toEqual([])
      expect((await examen(s)).deports.map((d) => d.personneId)).toContain(s.membre.personneId)
    }
  })
})

describe('a request withdrawn meanwhile', () => {
  const retirer = async (s: Scene): Promise<unknown> => {
    const { version } = await flechage(s)
    return retirerFlechage(await acteurDe(s.dossier.interne.personneId), { id: s.dossier.id, version, motif: 'Autre projet' })
  }
  const point = async (s: Scene, acteur = s.membre) => (await getSeance(acteur, s.seanceId))?.points[0]

  it.each(['PREPARATION', 'CONVOQUEE', 'OUVERTE'] as const)(
    'leaves the agenda in the same act when the session is %s, with « La demande a été retirée. »',
    async (statut) => {
      const s = await uneScene({ statut })
      await retirer(s)
      expect(await examen(s)).toMatchObject({ statut: 'AJOURNE', sansObjet: true, motifAjournement: 'La demande a été retirée.' })
      expect(await point(s, s.gestionnaire)).toMatchObject({ statut: 'AJOURNE', retrait: 'La demande a été retirée.', tache: null })
      expect((await flechage(s)).statut).toBe('RETIREE')
      const [ligne] = await db.ligneJournal.findMany({ where: { objetId: s.examenId, evenement: 'ajourner' } })
      expect(ligne).toMatchObject({ auteurId: null, motif: 'La demande a été retirée.' })
    },
  )

  it('can no longer be scored, declared, voted on or postponed', async () => {
    const s = await uneScene()
    await retirer(s)
    for (const acte of [
      () => noter(s.membre, notes(s.examenId, '4')),
      () => declarerDeport(s.membre, { id: s.examenId, cause: 'PERSONNEL' }),
    ])
      await expect(acte()).rejects.toBeInstanceOf(ConflitError)
    expect(await db.note.count({ where: { examenId: s.examenId } })).toBe(0)
    await ouvrir(s)
    await noterPresence(
      s,
      [s.president, s.vice, s.membre, s.rep1, s.rep2].map((a) => [a, 'PRESENT'] as const),
    )
    await expect(ouvrirVote(s)).rejects.toBeInstanceOf(ConflitError)
    await expect(ajourner(s)).rejects.toBeInstanceOf(ConflitError)
  })

  it('during the vote, gets no avis and does not block the closing', async () => {
    const s = await scenePretePourAvis()
    await retirer(s)
    await expect(rendreAvis(s)).rejects.toBeInstanceOf(ConflitError)
    await clore(s)
    expect((await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })).statut).toBe('CLOSE')
    expect(await examen(s)).toMatchObject({ statut: 'AJOURNE', sens: null })
  })

  it('leaves the agenda when it lapses too: « La demande est devenue caduque. »', async () => {
    const s = await uneScene()
    const { campagneId } = await flechage(s)
    const { choixLe } = await db.campagneFlechage.findUniqueOrThrow({ where: { id: campagneId } })
    await aInstant(choixLe, () => rendreCaduques(acteurSysteme(), { essai: false }))
    expect((await flechage(s)).statut).toBe('CADUQUE')
    expect(await examen(s)).toMatchObject({ statut: 'AJOURNE', sansObjet: true, motifAjournement: 'La demande est devenue caduque.' })
  })

  it('after a withdrawal and an avis at the same instant, the item and the request are in states that agree', async () => {
    for (let essai = 0; essai < 4; essai++) {
      const s = await scenePretePourAvis()
      const issues = await Promise.allSettled([retirer(s), rendreAvis(s)])
      expect(issues.filter((i) => i.status === 'fulfilled').length).toBeGreaterThan(0)
      const paire = [(await examen(s)).statut, (await flechage(s)).statut].join(' ')
      // A withdrawal after the avis is one more act, allowed until a decision.
      expect(['AJOURNE RETIREE', 'AVIS_RENDU AVIS_FAVORABLE', 'AVIS_RENDU RETIREE']).toContain(paire)
    }
  })

  it('SEANCE-VIDE: « L’ordre du jour est vide » when it was the only item', async () => {
    const s = await uneScene({ statut: 'PREPARATION' })
    await retirer(s)
    const appel = convoquer(s.gestionnaire, { id: s.seanceId, version: await versionSeance(s.seanceId) })
    expect(await refusDe(appel)).toMatchObject({ regle: 'SEANCE-VIDE', message: expect.stringContaining('L’ordre du jour est vide') })
  })

  it('by another command is taken off the agenda when the session opens, and keeps its state', async () => {
    const s = await uneScene()
    await db.flechage.update({ where: { id: s.dossier.id }, data: { statut: 'RETIREE' } })
    await ouvrir(s)
    expect(await examen(s)).toMatchObject({ statut: 'AJOURNE', sansObjet: true, motifAjournement: 'La demande a été retirée.' })
    expect((await flechage(s)).statut).toBe('RETIREE')
    await clore(s)
    expect((await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })).statut).toBe('CLOSE')
  })
})
