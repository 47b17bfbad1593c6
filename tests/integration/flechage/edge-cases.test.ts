// The cases of the rule book, §10, that touch the fléchage: each by its number, on the code that answers it. Some are
// checked in detail elsewhere (caducite, seance, depot, decision, mes-donnees); here each has one test.
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { aInstant, ajouterJours, aujourdhui, finDeJournee, jour } from '@/lib/core/temps/horloge'
import { ecrireCsv } from '@/lib/core/donnees/tableur'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { rendreCaduques } from '@/lib/flechage/caducite/commands'
import { decider } from '@/lib/flechage/decision/commands'
import { alerteAgrement } from '@/lib/flechage/decision/guards'
import { deposerFlechage } from '@/lib/flechage/depot/commands'
import { campagneOuverte, maquetteServie, phaseAdmise, sansMobilite } from '@/lib/flechage/guards'
import { causesDeport } from '@/lib/flechage/deport'
import { findDossier } from '@/lib/flechage/queries'
import { ordreAppel } from '@/lib/referentiel/interne/classement'
import { corrigerPersonne } from '@/lib/referentiel/identite/personne/commands'
import { rassembler } from '@/app/(public)/donnees-personnelles/mes-donnees'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { unFichier } from '../../factories/core/fichier'
import { unFlechage, type FlechageFabrique } from '../../factories/flechage/flechage'
import { unInterne } from '../../factories/referentiel/interne'
import { unMsu } from '../../factories/referentiel/msu'
import { uneMobilite } from '../../factories/referentiel/mobilite'
import { unePersonne } from '../../factories/referentiel/personne'
import { unTerrain } from '../../factories/referentiel/terrain'
import { lireFichier } from '@/lib/core/fichier/fichier'

const lire = async (f: Pick<FlechageFabrique, 'id'>) => {
  const dossier = await findDossier(db, acteurSysteme(), f.id)
  if (!dossier) throw new Error('the portal must see every request')
  return dossier
}
const statut = async (f: Pick<FlechageFabrique, 'id'>) => (await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).statut

describe('the cases of §10', () => {
  it('1. an interne changes phase between the deposit and the decision: the rule of phases refuses consolidation, and the request lapses', async () => {
    const f = await unFlechage({ statut: 'ENTRETIEN' })
    await db.interne.update({ where: { id: f.interne.id }, data: { phase: 'CONSOLIDATION' } })
    expect(phaseAdmise(await lire(f))).toMatchObject({ regle: 'R-FLE-7' })
    await rendreCaduques(acteurSysteme(), { essai: false })
    expect(await statut(f)).toBe('CADUQUE')
  })

  it('2. the MSU loses their agrément after AFFECTEE: the state does not change, and the dossier carries an alert', async () => {
    const f = await unFlechage({ statut: 'AFFECTEE' })
    expect(alerteAgrement(await lire(f))).toBeUndefined()
    await db.msu.updateMany({
      where: { id: { in: f.terrain.praticiens.map((p) => p.msuId) } },
      data: { agreeAu: ajouterJours(aujourdhui(), -1) },
    })
    await rendreCaduques(acteurSysteme(), { essai: false })
    expect(await statut(f)).toBe('AFFECTEE')
    expect(alerteAgrement(await lire(f))).toEqual(expect.stringContaining('.'))
  })

  it('3. one person is thesis director, host and signatory: each tie is named, and the dossier is hidden from this person', async () => {
    const tout = await unMsu({ personne: { roles: ['ENSEIGNANT'] } })
    const interne = await unInterne({ directeurTheseId: tout.personneId })
    const f = await unFlechage({ statut: 'EN_COMMISSION', interne, terrain: await unTerrain({ msuIds: [tout.id] }) })
    expect(causesDeport(await lire(f), tout.personneId)).toEqual(['MSU_DU_TERRAIN', 'SIGNATAIRE', 'DIRECTEUR_THESE'])
    expect(await findDossier(db, await acteurDe(tout.personneId), f.id)).toBeNull()
  })

  it('4. a leave for the same semester is refused by R-FLE-8, with its sentence; a leave for another semester is not', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { consentement: true } })
    await uneMobilite({ interneId: f.interne.id, semestre: f.campagne.semestreCode })
    expect(sansMobilite(await lire(f))).toMatchObject({ regle: 'R-FLE-8', message: expect.stringContaining('disponibilité') })
    await expect(deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-8' },
    })
    const { mobilites } = (await lire(f)).interne
    expect(
      sansMobilite({
        ...(await lire(f)),
        interne: { ...(await lire(f)).interne, mobilites: mobilites.map((m) => ({ ...m, semestreCode: '2099H' })) },
      }),
    ).toBeUndefined()
  })

  it('5. a rank corrected by scolarité changes the call order and no request: the deposit keeps its text', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { consentement: true } })
    await deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })
    const avant = await db.depot.findFirstOrThrow({ where: { flechageId: f.id } })
    await db.interne.update({ where: { id: f.interne.id }, data: { rang: 1 } })
    await rendreCaduques(acteurSysteme(), { essai: false })
    expect(await db.depot.findFirstOrThrow({ where: { flechageId: f.id } })).toEqual(avant)
    expect(await statut(f)).toBe('DEPOSEE')
    const liste = (rang: number) =>
      ordreAppel([
        { id: 'a', anciennete: 4, typeClassement: 'EN_GROUPE', rang, effectifReference: 3200 },
        { id: 'b', anciennete: 4, typeClassement: 'EN_GROUPE', rang: 50, effectifReference: 3200 },
      ]).map((p) => p.interne.id)
    expect([liste(60), liste(1)]).toEqual([
      ['b', 'a'],
      ['a', 'b'],
    ])
  })

  it('6. on the days the clocks change in Paris, 23:59:59 is accepted and the next second is refused', async () => {
    const { campagne } = await lire(await unFlechage({ statut: 'BROUILLON' }))
    for (const [iso, derniere] of [
      ['2026-10-25', '2026-10-25T22:59:59Z'],
      ['2027-03-28', '2027-03-28T21:59:59Z'],
    ] as const) {
      const cas = { campagne: { ...campagne, ouvreLe: jour('2026-01-01'), fermeLe: finDeJournee(iso) } }
      expect(campagneOuverte(cas, new Date(derniere))).toBeUndefined()
      expect(campagneOuverte(cas, new Date(new Date(derniere).getTime() + 1000))).toMatchObject({ regle: 'R-FLE-18' })
    }
  })

  it('7. a name changed after the deposit: the pages show the new name, the deposit keeps the former one', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { consentement: true } })
    await deposerFlechage(await acteurDe(f.interne.personneId), { id: f.id, version: f.version })
    const { prenom, nom, courriel, version } = await db.personne.findUniqueOrThrow({ where: { id: f.interne.personneId } })
    await corrigerPersonne(await unActeur('ADMIN_TECH'), { id: f.interne.personneId, version, prenom, nom: 'Nom-Nouveau', courriel })
    expect((await lire(f)).interne.personne.nom).toBe('Nom-Nouveau')
    expect((await db.depot.findFirstOrThrow({ where: { flechageId: f.id } })).contenu).toContain(nom)
  })

  it('8. the database refuses a second account with the same RPPS', async () => {
    await unePersonne({ rpps: '10999990012' })
    await expect(unePersonne({ rpps: '10999990012' })).rejects.toThrow()
    expect(await db.personne.count({ where: { rpps: '10999990012' } })).toBe(1)
  })

  it('9. R-GEN-5 a refusal without its reasons in law is not recorded: the state does not move', async () => {
    const f = await unFlechage({ statut: 'ENTRETIEN', entretienTenu: true })
    const { octets } = await lireFichier((await unFichier()).id)
    const saisie = {
      id: f.id,
      version: f.version,
      sens: 'REFUSEE' as const,
      acteReference: 'ARS-1',
      acteLe: aujourdhui(),
      acte: new File([new Uint8Array(octets)], 'acte.pdf'),
      autoritePrenom: 'Hélène',
      autoriteNom: 'Marchand',
      autoriteQualite: 'Directrice générale',
      motifsDroit: '',
      motifsFait: 'Le stage de polyvalente n’a pas été validé au semestre dernier, et il doit l’être avant.',
      placement: undefined,
    }
    await expect(decider(await unActeur('ARS'), saisie)).rejects.toMatchObject({
      refus: { regle: 'R-GEN-5' },
      champs: { motifsDroit: expect.any(String) },
    })
    expect(await statut(f)).toBe('ENTRETIEN')
  })

  it('11. the export of one’s own data holds no opinion of others before the avis', async () => {
    const f = await unFlechage({ statut: 'EN_COMMISSION' })
    await db.examen.update({ where: { id: f.examenId ?? '' }, data: { synthese: 'OPINION EN PREPARATION' } })
    expect(JSON.stringify(await rassembler(await acteurDe(f.interne.personneId)))).not.toContain('OPINION')
  })

  it('13. equal fractions, 1/2 and 2/4, are a tie: both have the same position, and the tie is to be settled', () => {
    const places = ordreAppel([
      { id: 'a', anciennete: 4, typeClassement: 'EN_GROUPE', rang: 1, effectifReference: 2 },
      { id: 'b', anciennete: 4, typeClassement: 'EN_GROUPE', rang: 2, effectifReference: 4 },
    ])
    expect(places.map((p) => [p.position, p.departageRequis])).toEqual([
      [1, true],
      [1, true],
    ])
  })

  it('15. a spreadsheet has a BOM and semicolons, and no cell that begins like a formula', () => {
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      ecrireCsv({
        colonnes: ['Motif', 'Part'],
        lignes: [
          ['=HYPERLINK("http://x")', '12,5'],
          ['+33', '@a'],
        ],
      }),
    )
    expect(csv.charCodeAt(0)).toBe(0xfeff)
    expect(csv).toContain(';12,5')
    for (const debut of ['=', '+', '@']) expect(csv).not.toMatch(new RegExp(`(^|[;\\n"])\\${debut}`, 'm'))
  })

  it('R-FLE-6 beside case 4: a stage the maquette already holds is refused on the day it is asked for', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { categorie: 'URGENCES' } })
    await aInstant(aujourdhui(), async () => expect(maquetteServie(await lire(f))).toMatchObject({ regle: 'R-FLE-6' }))
  })
})
