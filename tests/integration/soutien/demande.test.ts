import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clesChangees } from '@/app/aide/destinataires'
import { enfermer, nouvellePaire, ouvrir as ouvrirScelle, sceller } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { aInstant, ajouterJours, jour, maintenant } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import {
  deposerDemande,
  effacerDemande,
  montrerMedecins,
  ouvrirRetour,
  prevoirRetour,
  repondre,
  retirerDemande,
} from '@/lib/soutien/demande/commands'
import type { DemandeChiffree, Retour } from '@/lib/soutien/demande/schema'
import type { Medecin } from '@/lib/soutien/queries'
import { unCreneau } from '@/tests/factories/soutien/creneau'
import { unCas, unePreuve, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

/** What a browser sends: a new request, sealed to these members. */
async function uneDemande(membres: readonly Membre[], urgent = false): Promise<DemandeChiffree> {
  const cle = await nouvellePaire()
  const { jeton, secret } = await secretsDe(nouveauxMots())
  return {
    preuve: await unePreuve(),
    jeton,
    canal: 'FORMULAIRE',
    urgent,
    clePublique: cle.publique,
    scelleRecu: await enfermer({ privee: cle.privee }, secret, 'SECRET'),
    cles: await Promise.all(
      membres.map(async ({ qui, cle: { publique } }) => ({
        membreId: qui.membreId,
        clePublique: publique,
        scelle: await sceller({ privee: cle.privee }, [publique]),
      })),
    ),
    enveloppe: await sceller({ mode: 'ANONYME' }, [cle.publique]),
    recit: await sceller({ texte: 'x' }, [cle.publique]),
  }
}

const ouvrir = async (jeton: string): Promise<Retour> => (await ouvrirRetour({ jeton, preuve: await unePreuve() })).answer as Retour

describe('a request', () => {
  it('R-SOU-5: is kept for the doctors it was sealed to, and has no row for the excluded doctor', async () => {
    const [un, deux, exclu] = [await unMembre(), await unMembre(), await unMembre()]
    const demande = await uneDemande([un, deux])
    await deposerDemande(demande)
    const retour = await ouvrir(demande.jeton)
    expect(retour).toMatchObject({ statut: 'RECUE', etat: { label: 'Reçue' }, pieces: [{ genre: 'ENVELOPPE' }, { genre: 'RECIT' }] })
    expect(retour.lecteurs.map((l) => l.id).sort()).toEqual([un.qui.membreId, deux.qui.membreId].sort())
    const where = { membreId: exclu.qui.membreId }
    expect([await db().cleScellee.count({ where }), await db().avis.count({ where })]).toEqual([0, 0])
  })

  it('with danger ticked, is « À voir aujourd’hui », and the doctors are told at once', async () => {
    const membre = await unMembre()
    const demande = await uneDemande([membre], true)
    await deposerDemande(demande)
    expect((await ouvrir(demande.jeton)).statut).toBe('URGENCE')
    expect(await db().avis.findMany({ where: { membreId: membre.qui.membreId } })).toMatchObject([{ urgent: true }])
  })

  it('R-SOU-1: with a free slot, is followed by its two doctors from the start; with a slot already taken, nothing of it is kept', async () => {
    const [un, deux, trois] = [await unMembre(), await unMembre(), await unMembre()]
    const creneauId = await unCreneau([un, deux])
    const [une, autre] = [await uneDemande([un, deux, trois]), await uneDemande([un, deux])]
    await deposerDemande({ ...une, canal: 'CRENEAU', creneauId })
    const retour = await ouvrir(une.jeton)
    expect(retour).toMatchObject({ statut: 'RDV_CONFIRME', canal: 'CRENEAU', rendezVous: { actuel: { etat: 'CONFIRME' } } })
    expect(retour.lecteurs.map((l) => [l.id, l.suit]).sort()).toEqual([un, deux].map((m) => [m.qui.membreId, true]).sort())
    expect(await db().avis.count({ where: { membreId: trois.qui.membreId } })).toBe(0)
    await expect(deposerDemande({ ...autre, canal: 'CRENEAU', creneauId })).rejects.toMatchObject({ refus: { regle: 'CRENEAU' } })
    await expect(ouvrir(autre.jeton)).rejects.toMatchObject({ refus: { regle: 'RECU' } })
  })

  it('R-SOU-2: is accepted when no slot is left, for all the doctors who may read it', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const demande = await uneDemande([un, deux])
    await deposerDemande({ ...demande, canal: 'CRENEAU' })
    expect(await ouvrir(demande.jeton)).toMatchObject({ statut: 'RECUE', rendezVous: { actuel: null, libres: [], choisissable: true } })
  })

  it('PREUVE: a proof serves once; an invalid or an expired one is refused', async () => {
    const membre = await unMembre()
    const demande = await uneDemande([membre])
    await deposerDemande(demande)
    const refus = { refus: { regle: 'PREUVE' } }
    await expect(deposerDemande({ ...(await uneDemande([membre])), preuve: demande.preuve })).rejects.toMatchObject(refus)
    await expect(deposerDemande({ ...(await uneDemande([membre])), preuve: '{}' })).rejects.toMatchObject(refus)
    const perimee = await uneDemande([membre])
    await expect(aInstant(ajouterJours(maintenant(), 1), () => deposerDemande(perimee))).rejects.toMatchObject(refus)
  })

  it('R-SOU-6: « La liste des médecins a changé… » for a doctor who left, or named twice, or unknown', async () => {
    const [un, parti] = [await unMembre(), await unMembre()]
    await db().membre.update({ where: { id: parti.qui.membreId }, data: { statut: 'PARTI' } })
    const refus = { refus: { regle: 'R-SOU-6', message: expect.stringContaining('La liste des médecins a changé') as string } }
    await expect(deposerDemande(await uneDemande([un, parti]))).rejects.toMatchObject(refus)
    await expect(deposerDemande(await uneDemande([un, un]))).rejects.toMatchObject(refus)
    const inconnu = await uneDemande([un])
    await expect(deposerDemande({ ...inconnu, cles: inconnu.cles.map((c) => ({ ...c, membreId: randomUUID() })) })).rejects.toMatchObject(
      refus,
    )
  })

  it('R-SOU-6: is refused when it is sealed to a replaced key of a doctor, and kept once it is sealed to the present key', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const demande = await uneDemande([un, deux])
    const tournee = await nouvellePaire()
    await db().membre.update({ where: { id: deux.qui.membreId }, data: { clePublique: tournee.publique } })
    await expect(deposerDemande(demande)).rejects.toMatchObject({ refus: { regle: 'R-SOU-6' } })
    expect(await db().cas.count({ where: { clePublique: demande.clePublique } })).toBe(0)
    // The browser then reads the doctors again, and seals the same words to their present keys.
    const actuels = (await montrerMedecins()).answer as Medecin[]
    const avant = [un, deux].map((m) => ({ id: m.qui.membreId, clePublique: m.cle.publique }))
    const siens = actuels.filter((m) => avant.some((a) => a.id === m.id))
    expect([clesChangees(avant, siens), clesChangees(siens, siens), clesChangees(avant.slice(1), siens)]).toEqual([true, false, false])
    expect(siens.map((m) => m.clePublique)).toContain(tournee.publique)
    const encore = await uneDemande([un, { ...deux, cle: tournee }])
    await deposerDemande(encore)
    const { scelle } = await db().cleScellee.findFirstOrThrow({
      where: { membreId: deux.qui.membreId, cas: { clePublique: encore.clePublique } },
    })
    expect(await ouvrirScelle(scelle, tournee.privee)).toMatchObject({ privee: expect.any(String) as string })
  })

  it('opens with 12 words; wrong words are refused in one sentence, after the same minimum time as right words', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }])
    const { jeton } = await secretsDe(nouveauxMots())
    const duree = async (fn: () => Promise<unknown>): Promise<number> => {
      const debut = performance.now()
      await fn().catch(() => undefined)
      return performance.now() - debut
    }
    const [bonne, fausse] = [await unePreuve(), await unePreuve()]
    await expect(ouvrirRetour({ jeton, preuve: await unePreuve() })).rejects.toMatchObject({ refus: { regle: 'RECU' } })
    const longues = [
      await duree(() => ouvrirRetour({ jeton: cas.jeton, preuve: bonne })),
      await duree(() => ouvrirRetour({ jeton, preuve: fausse })),
    ]
    for (const longue of longues) expect(longue).toBeGreaterThanOrEqual(395)
  })

  it('R-SOU-19: a message puts off its destruction, and two simultaneous messages are both kept', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }], { statut: 'CLOS' })
    const contenu = await sceller({ texte: 'encore moi' }, [cas.cle.publique])
    await Promise.all([repondre({ jeton: cas.jeton, contenu }), repondre({ jeton: cas.jeton, contenu })])
    const { pieces, effacementLe } = await db().cas.findUniqueOrThrow({ where: { id: cas.id }, include: { pieces: true } })
    expect(pieces.map((p) => p.rang).sort()).toEqual([1, 2, 3, 4])
    expect(effacementLe).not.toBeNull()
  })

  it('R-SOU-5: « Choisissez un jour à venir. »; R-SOU-19: « tout sera effacé ce jour-là »', async () => {
    const cas = await unCas([{ membre: await unMembre() }])
    await expect(prevoirRetour({ jeton: cas.jeton, jour: '2020-01-01' })).rejects.toMatchObject({ refus: { regle: 'R-SOU-5' } })
    await prevoirRetour({ jeton: cas.jeton, jour: '2099-01-01' })
    await db().cas.update({ where: { id: cas.id }, data: { effacementLe: jour('2099-01-02') } })
    await expect(prevoirRetour({ jeton: cas.jeton, jour: '2099-01-02' })).rejects.toMatchObject({
      refus: { regle: 'R-SOU-19', message: 'Choisissez un jour avant le vendredi 2 janvier 2099 : tout sera effacé ce jour-là.' },
    })
    expect((await ouvrir(cas.jeton)).retourPrevuLe).toBe('Jeudi 1er janvier 2099'.toLowerCase())
  })

  it('R-SOU-5: withdrawn, it no longer exists for a doctor, and « Vous avez retiré cette demande »', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }])
    await retirerDemande({ jeton: cas.jeton })
    expect(await db().cleScellee.count({ where: { casId: cas.id } })).toBe(0)
    const contenu = await sceller({ texte: 'x' }, [cas.cle.publique])
    await expect(repondre({ jeton: cas.jeton, contenu })).rejects.toMatchObject({ refus: { regle: 'R-SOU-5' } })
  })

  it('R-SOU-16: erased by the person, it leaves only a count and a line of the journal', async () => {
    const cas = await unCas([{ membre: await unMembre() }])
    await effacerDemande({ jeton: cas.jeton })
    expect(await db().piece.count({ where: { casId: cas.id } })).toBe(0)
    expect(await db().cas.count({ where: { id: cas.id } })).toBe(0)
    expect((await db().compteur.findMany()).map((c) => c.genre)).toContain('EFFACES_AVANT_LA_FIN')
    expect(await db().ligneJournal.findMany({ where: { objetId: cas.id } })).toMatchObject([
      { acte: 'effacer', auteurId: null, qualite: 'PERSONNE' },
    ])
    await expect(ouvrirRetour({ jeton: cas.jeton, preuve: await unePreuve() })).rejects.toMatchObject({ refus: { regle: 'RECU' } })
  })
})
