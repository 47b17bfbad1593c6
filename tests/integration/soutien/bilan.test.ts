import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/generated/prisma/enums'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { aInstant, instantDeParis, jour } from '@/lib/core/temps/horloge'
import { publier } from '@/lib/soutien/bilan/commands'
import { listBilans, listCasComptes } from '@/lib/soutien/bilan/queries'
import { calculer, type Bilan, type CasLisible } from '@/lib/soutien/bilan/schema'
import { db } from '@/lib/soutien/db'
import { unActeur } from '@/tests/factories/core/acteur'
import { unCas, unMembre } from '@/tests/factories/soutien/soutien'

const cas: CasLisible = {
  fiche: { niveau: 'VERT', motifs: ['charge'], phase: 'socle', typeStage: 'hopital' },
  canal: 'FORMULAIRE',
  statut: 'CLOS',
}
const bilanDe = (n: number): Bilan =>
  calculer(
    Array.from({ length: n }, () => cas),
    5,
  )
const relu = 'on' as const
const en2027 = <T>(fn: () => Promise<T>): Promise<T> => aInstant(instantDeParis('2027-01-15T10:00'), fn)
const refus = (message: string) => ({ refus: { regle: 'R-SOU-24', message } })

beforeEach(async () => void (await db().bilan.deleteMany()))

describe('R-SOU-24: the year’s report', () => {
  it('is released once, by the coordination alone, after the end of the year', async () => {
    const coord = await unMembre({ coordination: true })
    const saisie = { annee: 2026, contenu: bilanDe(12), relu }
    await expect(aInstant(instantDeParis('2026-12-31T23:59'), () => publier(coord.acteur, saisie))).rejects.toMatchObject(
      refus('L’année 2026 n’est pas finie.'),
    )
    await en2027(() => publier(coord.acteur, saisie))
    await expect(en2027(() => publier(coord.acteur, saisie))).rejects.toMatchObject(refus('Le bilan de 2026 est déjà transmis.'))
    const medecin = await unMembre()
    await expect(en2027(() => publier(medecin.acteur, { ...saisie, annee: 2025 }))).rejects.toMatchObject({ name: 'InterditError' })
  })

  it('« Moins de 5 demandes… » and « Une case compte moins de 5 personnes… »', async () => {
    const { acteur } = await unMembre({ coordination: true })
    await expect(en2027(() => publier(acteur, { annee: 2026, contenu: bilanDe(4), relu }))).rejects.toMatchObject(
      refus('Moins de 5 demandes : il n’y a rien à transmettre sans risquer de désigner quelqu’un.'),
    )
    const contenu = bilanDe(12)
    const trahi = { ...contenu, tables: { ...contenu.tables, canal: { ...contenu.tables.canal, RAPPEL: 1 } } }
    await expect(en2027(() => publier(acteur, { annee: 2026, contenu: trahi, relu }))).rejects.toMatchObject(
      refus('Une case compte moins de 5 personnes. Rechargez la page : les chiffres se refont.'),
    )
  })

  it('is read by the direction, the coordinator, the secretariat and the faculty, and by no other role', async () => {
    const coord = await unMembre({ coordination: true })
    await en2027(() => publier(coord.acteur, { annee: 2026, contenu: bilanDe(12), relu }))
    const lisent: string[] = []
    for (const role of Object.keys(LIBELLE_ROLE) as Role[]) {
      const lus = await listBilans(await unActeur(role)).catch((erreur: Error) => erreur.name)
      if (lus === 'InterditError') continue
      expect(lus).toMatchObject([{ annee: 2026, bilan: { total: 12 }, par: coord.qui.nom }])
      lisent.push(role)
    }
    expect(lisent.toSorted()).toEqual(['COORD_DES', 'DIR_DUMG', 'DIR_UFR', 'GESTIONNAIRE'])
  })

  it('counts for each member the cases of the year for which they hold a key, and the reading is in the journal', async () => {
    const [un, autre] = [await unMembre(), await unMembre()]
    const { id } = await unCas([{ membre: un, usage: 'BINOME' }], { statut: 'SUIVI' })
    const donnees = { casId: id, membreId: un.qui.membreId, genre: 'DOSSIER' as const, usage: 'BINOME' as const, scelle: 'AAAA' }
    await db().cleScellee.create({ data: donnees })
    await db().piece.create({ data: { casId: id, genre: 'FICHE', rang: 3, jour: jour('2026-03-01'), contenu: new Uint8Array([1]) } })
    await db().cas.update({ where: { id }, data: { recuLe: jour('2026-12-31') } })
    expect(await listCasComptes(un.qui, 2026)).toMatchObject([{ cle: 'AAAA', canal: 'FORMULAIRE', statut: 'SUIVI' }])
    expect(Object.keys((await listCasComptes(un.qui, 2026))[0] ?? {}).toSorted()).toEqual(['canal', 'cle', 'fiche', 'statut'])
    expect([await listCasComptes(un.qui, 2027), await listCasComptes(autre.qui, 2026)]).toEqual([[], []])
    expect(await db().ligneJournal.count({ where: { auteurId: un.qui.membreId, acte: 'compterAnnee' } })).toBe(3)
  })
})
