import { afterAll, describe, expect, it } from 'vitest'
import { rassembler } from '@/app/(public)/donnees-personnelles/mes-donnees'
import { db } from '@/lib/core/donnees/db'
import { arreter } from '@/lib/core/tache/tache'
import { enCsv } from '@/lib/referentiel/identite/donnees/notices'
import { acteurDe, unActeur } from '@/tests/factories/core/acteur'
import { unFlechage } from '@/tests/factories/flechage/flechage'

afterAll(arreter)

describe('own data, whole and nobody else’s', () => {
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

  it('never holds another person’s request, and opens as a spreadsheet', async () => {
    const autre = await unFlechage({ statut: 'DEPOSEE' })
    const acteur = await unActeur('GESTIONNAIRE')
    const donnees = await rassembler(acteur)
    expect(donnees.demandesDeFlechage).toEqual([])
    expect(JSON.stringify(donnees)).not.toContain(autre.id)
    expect(enCsv(donnees)).toContain(`identite;nom;${acteur.nom}`)
  })
})
