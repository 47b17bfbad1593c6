import { afterAll, describe, expect, it } from 'vitest'
import { rassembler } from '@/app/(public)/donnees-personnelles/mes-donnees'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { arreter } from '@/lib/core/tache/tache'
import { enCsv } from '@/lib/referentiel/identite/donnees/notices'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unFlechage } from '@/tests/factories/flechage/flechage'
import { unInterne } from '@/tests/factories/referentiel/interne'
import { unePersonne } from '@/tests/factories/referentiel/personne'
import { unTerrain } from '@/tests/factories/referentiel/terrain'
import { uneCampagnePostes } from '@/tests/factories/stages/campagne-postes'

afterAll(arreter)

describe('the export of one’s own data', () => {
  it('edge case 11: holds the deposit and no opinion of others before the avis is rendered', async () => {
    const flechage = await unFlechage({ statut: 'EN_COMMISSION' })
    const examen = await db.examen.findUniqueOrThrow({
      where: { id: flechage.examenId ?? '' },
      include: { seance: { include: { commission: { include: { membres: true } } } } },
    })
    await db.examen.update({
      where: { id: examen.id },
      data: { synthese: 'OPINION EN PREPARATION', motifs: { projet: 'OPINION EN PREPARATION' } },
    })
    const membre = examen.seance.commission.membres[0]
    if (membre)
      await db.note.create({
        data: { examenId: examen.id, membreId: membre.id, critere: 'NOTE_SECRETE', valeur: 4, le: examen.statutDepuis },
      })
    const donnees = await rassembler(await acteurDe(flechage.interne.personneId))
    const texte = JSON.stringify(donnees)
    expect(donnees.demandesDeFlechage).toHaveLength(1)
    expect(donnees.demandesDeFlechage[0]?.depots[0]?.empreinte).toMatch(/^[0-9a-f]{64}$/)
    expect(donnees.demandesDeFlechage[0]?.avis).toBeNull()
    expect(texte).not.toContain('OPINION')
    expect(texte).not.toContain('NOTE_SECRETE')
    expect(donnees.internat?.semestres.length).toBeGreaterThan(0)
    expect(donnees.nominations.map((n) => n.role)).toContain('INTERNE')
  })

  it('R-GEN-10: holds the avis once rendered, never scores or votes, and the decision only once taken', async () => {
    const rendu = await unFlechage({ statut: 'AVIS_DEFAVORABLE' })
    const avant = await rassembler(await acteurDe(rendu.interne.personneId))
    expect(avant.demandesDeFlechage[0]).toMatchObject({ avis: { sens: 'DEFAVORABLE' }, decision: null })
    expect(JSON.stringify(avant)).not.toMatch(/"votes"|"notes"|voixFavorables/)
    const refusee = await unFlechage({ statut: 'REFUSEE' })
    expect((await rassembler(await acteurDe(refusee.interne.personneId))).demandesDeFlechage[0]).toMatchObject({
      decision: { sens: 'REFUSEE' },
    })
  })

  it('never holds another person’s request, and can be written as a CSV', async () => {
    const autre = await unFlechage({ statut: 'DEPOSEE' })
    const acteur = await unActeur('GESTIONNAIRE')
    const donnees = await rassembler(acteur)
    expect(donnees.demandesDeFlechage).toEqual([])
    expect(JSON.stringify(donnees)).not.toContain(autre.id)
    expect(enCsv(donnees)).toContain(`identite;nom;${acteur.nom}`)
  })

  it('R-RNG-10: holds one’s own situation, tutor and path, and not those of another person', async () => {
    const [moi, autre] = [await unInterne(), await unInterne()]
    const tuteur = await unePersonne({ prenom: 'Solveig', nom: 'Trémeur' })
    const { semestreCode } = (await db.semestreInterne.findFirst({ where: { interneId: moi.id } })) ?? { semestreCode: '2026H' }
    await db.interne.update({ where: { id: moi.id }, data: { tuteurId: tuteur.id } })
    await db.situationInterne.createMany({
      data: [
        { interneId: moi.id, semestreCode, situation: 'ABSENT_AVEC_PROCURATION', mandataire: 'Mandataire Choisi', noteeLe: maintenant() },
        {
          interneId: autre.id,
          semestreCode,
          situation: 'SURNOMBRE_VALIDANT',
          absenceDu: aujourdhui(),
          absenceAu: aujourdhui(),
          noteeLe: maintenant(),
        },
      ],
    })
    const miennes = await rassembler(await acteurDe(moi.personneId))
    expect(miennes.internat).toMatchObject({
      tuteur: 'Solveig Trémeur',
      directeurThese: null,
      situationsPourLeChoix: [{ semestreCode, situation: 'ABSENT_AVEC_PROCURATION', mandataire: 'Mandataire Choisi' }],
    })
    expect(JSON.stringify(miennes)).not.toContain('SURNOMBRE')
    const duTuteur = await rassembler(await acteurDe(tuteur.id))
    expect(duTuteur.internat).toBeNull()
    expect(JSON.stringify(duTuteur)).not.toMatch(/PROCURATION|Mandataire/)
  })

  it('R-GEN-10: gives a member their presences and declarations, without the applicant’s name, a score or a vote', async () => {
    const flechage = await unFlechage({ statut: 'EN_COMMISSION' })
    const { id: examenId, seance } = await db.examen.findUniqueOrThrow({
      where: { id: flechage.examenId ?? '' },
      select: { id: true, seance: { select: { id: true, prevueLe: true, commission: { select: { membres: true } } } } },
    })
    const membre = seance.commission.membres[0]
    if (!membre) throw new Error('a commission without a member')
    const le = maintenant()
    await db.presence.upsert({
      where: { seanceId_membreId: { seanceId: seance.id, membreId: membre.id } },
      create: { seanceId: seance.id, membreId: membre.id, etat: 'EXCUSE' },
      update: { etat: 'EXCUSE' },
    })
    const declaree = { examenId, personneId: membre.personneId, le }
    await db.declaration.upsert({
      where: { examenId_personneId: { examenId, personneId: membre.personneId } },
      create: declaree,
      update: declaree,
    })
    await db.vote.create({ data: { examenId, membreId: membre.id, choix: 'DEFAVORABLE', le } })
    const donnees = await rassembler(await acteurDe(membre.personneId))
    expect(donnees.commissions[0]?.presences).toEqual([{ seance: seance.prevueLe, etat: 'EXCUSE' }])
    expect(donnees.declarations).toEqual([{ le }])
    const { nom } = await db.personne.findUniqueOrThrow({ where: { id: flechage.interne.personneId } })
    expect(JSON.stringify(donnees)).not.toMatch(new RegExp(`DEFAVORABLE|${nom}`))
  })

  it('gives a host the requests for capacity sent to the address that they sign in with', async () => {
    const hote = await unePersonne()
    const terrain = await unTerrain()
    const campagne = await uneCampagnePostes()
    await db.demandeCapacite.update({
      where: { campagneId_terrainId: { campagneId: campagne.id, terrainId: terrain.id } },
      data: { courriel: hote.courriel, empechement: 'Travaux cet hiver' },
    })
    expect((await rassembler(await acteurDe(hote.id))).demandesDeCapacite).toMatchObject([
      { terrain: terrain.intitule, empechement: 'Travaux cet hiver' },
    ])
    expect((await rassembler(await unActeur('MSU'))).demandesDeCapacite).toEqual([])
  })
})
