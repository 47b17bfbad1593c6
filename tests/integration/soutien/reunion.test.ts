import { beforeEach, describe, expect, it } from 'vitest'
import { nouvellePaire } from '@/lib/core/coffre/chiffrement'
import { aInstant, instantDeParis, jour } from '@/lib/core/temps/horloge'
import { db } from '@/lib/soutien/db'
import { clore, deplacer, planifier, tenir } from '@/lib/soutien/reunion/commands'
import { manques } from '@/lib/soutien/reunion/calendrier'
import { pseudonyme } from '@/lib/soutien/reunion/pseudonyme'
import { listAlertes, listCasScelles, listReunions } from '@/lib/soutien/reunion/queries'
import { unCas, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

const le = <T>(iso: string, fn: () => Promise<T>): Promise<T> => aInstant(instantDeParis(`${iso}T10:00`), fn)
const refus = (message: string) => ({ refus: { regle: 'R-SOU-25', message } })

let coord: Membre
let medecin: Membre
beforeEach(async () => {
  ;[coord, medecin] = [await unMembre({ coordination: true }), await unMembre()]
  await db().reunion.deleteMany()
  await db().avis.deleteMany()
})
const seule = async () => db().reunion.findFirstOrThrow()

describe('R-SOU-25: the monthly debriefing', () => {
  it('is planned, held with its participants, and closed; each act is in the cell’s journal and the others are told', async () => {
    await le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-24' }))
    expect(await db().avis.count({ where: { membreId: medecin.qui.membreId } })).toBe(1)
    await le('2026-11-03', async () => deplacer(coord.acteur, { ...(await seule()), jour: '2026-11-26' }))
    const presents = [coord.qui.membreId, medecin.qui.membreId]
    await le('2026-11-26', async () => tenir(coord.acteur, { ...(await seule()), presents, actions: ['RESEAU', 'RESEAU'] }))
    await le('2026-11-27', async () => clore(coord.acteur, await seule()))
    const reunion = await seule()
    expect(reunion).toMatchObject({ statut: 'CLOSE', presents, actions: ['RESEAU'], mois: jour('2026-11-01') })
    const lignes = await db().ligneJournal.findMany({ where: { objetId: reunion.id }, orderBy: { rang: 'asc' } })
    expect(lignes.map((l) => [l.acte, l.qualite])).toEqual(
      ['planifierReunion', 'deplacerReunion', 'tenirReunion', 'cloreReunion'].map((acte) => [acte, 'CELLULE_COORD']),
    )
  })

  it('« Une réunion est déjà prévue ce mois-là : changez plutôt son jour. »', async () => {
    await le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-24' }))
    await expect(le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-30' }))).rejects.toMatchObject(
      refus('Une réunion est déjà prévue ce mois-là : changez plutôt son jour.'),
    )
  })

  it('« Choisissez aujourd’hui, ou un jour à venir. » and « Choisissez un jour du même mois. »', async () => {
    await expect(le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-01' }))).rejects.toMatchObject(
      refus('Choisissez aujourd’hui, ou un jour à venir.'),
    )
    await le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-24' }))
    const laquelle = await seule()
    await expect(le('2026-11-02', () => deplacer(coord.acteur, { ...laquelle, jour: '2026-12-01' }))).rejects.toMatchObject(
      refus('Choisissez un jour du même mois.'),
    )
  })

  it('« Cette réunion n’a pas encore eu lieu. » and « Une réunion se tient à deux au moins… »', async () => {
    await le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-24' }))
    const tous = { ...(await seule()), presents: [coord.qui.membreId, medecin.qui.membreId], actions: [] }
    await expect(le('2026-11-23', () => tenir(coord.acteur, tous))).rejects.toMatchObject(refus('Cette réunion n’a pas encore eu lieu.'))
    for (const presents of [[], [coord.qui.membreId], [coord.qui.membreId, coord.qui.membreId], [coord.qui.membreId, crypto.randomUUID()]])
      await expect(le('2026-11-24', () => tenir(coord.acteur, { ...tous, presents }))).rejects.toMatchObject(
        refus('Une réunion se tient à deux au moins : cochez les médecins présents.'),
      )
  })

  it('only the coordination may plan and hold it, and it is held once', async () => {
    await expect(le('2026-11-02', () => planifier(medecin.acteur, { jour: '2026-11-24' }))).rejects.toMatchObject({ name: 'InterditError' })
    await le('2026-11-02', () => planifier(coord.acteur, { jour: '2026-11-24' }))
    const tous = { ...(await seule()), presents: [coord.qui.membreId, medecin.qui.membreId], actions: [] }
    await expect(le('2026-11-24', () => tenir(medecin.acteur, tous))).rejects.toMatchObject({ name: 'InterditError' })
    const deux = await Promise.allSettled([1, 2].map(() => le('2026-11-24', () => tenir(coord.acteur, tous))))
    expect(deux.map((d) => d.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('alerts the coordination alone when it is missing, month after month', async () => {
    await le('2026-08-02', () => planifier(coord.acteur, { jour: '2026-08-25' }))
    const alertes = (membre: Membre, iso: string) => le(iso, () => listAlertes(membre.qui))
    expect(await alertes(coord, '2026-08-25')).toEqual([])
    expect(await alertes(coord, '2026-08-26')).toEqual(['La réunion d’août 2026 n’a pas été tenue, ou n’a pas été notée.'])
    expect(await alertes(coord, '2026-10-01')).toEqual([
      'Aucune réunion n’est prévue pour octobre 2026.',
      'Aucune réunion n’est prévue pour septembre 2026.',
      'La réunion d’août 2026 n’a pas été tenue, ou n’a pas été notée.',
    ])
    expect(await alertes(medecin, '2026-10-01')).toEqual([])
  })

  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2027-03-31', '2027-04-01'],
    ['2026-10-31', '2026-11-01'],
  ])('a new month needs its own meeting from its first day: %s, then %s', (veille, premier) => {
    const reunions = [{ mois: jour(`${veille.slice(0, 7)}-01`), prevueLe: jour(`${veille.slice(0, 7)}-20`), statut: 'TENUE' as const }]
    expect(manques(reunions, jour(veille))).toEqual([])
    expect(manques(reunions, jour(premier))).toEqual([{ mois: jour(premier), cause: 'NON_PREVUE' }])
  })

  it('shows a case to no other member, and names it by a pseudonym that changes each month', async () => {
    const autre = await unMembre()
    const avant = await le('2026-11-24', () => listReunions())
    await unCas(
      [
        { membre: medecin, usage: 'BINOME' },
        { membre: coord, usage: 'SECOURS' },
      ],
      { statut: 'SUIVI' },
    )
    expect(await listCasScelles(autre.qui)).toEqual([])
    expect(await listCasScelles(coord.qui)).toEqual([])
    expect(await le('2026-11-24', () => listReunions())).toEqual(avant)
    const { privee } = await nouvellePaire()
    const noms = await Promise.all(['2026-11', '2026-11', '2026-12'].map((mois) => pseudonyme(privee, mois)))
    expect(noms[0]).toMatch(/^\p{Lu}\p{Ll}+ \d\d$/u)
    expect([noms[0] === noms[1], noms[0] === noms[2]]).toEqual([true, false])
  })
})
