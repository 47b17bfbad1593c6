import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/auth/acteur'
import { attribuer, ouvrirSecours, prendreActe, preparer, relayer } from '@/lib/soutien/attribution/commands'
import { alerter, apaiser, conduire, signer } from '@/lib/soutien/danger/commands'
import { db } from '@/lib/soutien/db'
import { constaterAbsence, orienter, tenirRdv } from '@/lib/soutien/entretien/commands'
import { clore, ficher, guider, lire, noter, repondre, suivre, voir } from '@/lib/soutien/suivi/commands'
import { exigerCasDePage } from '@/lib/soutien/suivi/queries'
import { lireRubrique } from '@/lib/soutien/tableau/queries'
import { VUES } from '@/lib/soutien/tableau/schema'
import { recuser } from '@/lib/soutien/recusation/commands'
import { debuter, ecarter } from '@/lib/soutien/tri/commands'
import { unActeur } from '@/tests/factories/core/acteur'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

const contenu = 'QUFBQQ=='
const publique = 'age1'

/** Every command that takes a case, as a page would post it. */
const COMMANDES: Readonly<Record<string, (acteur: Acteur, id: string) => Promise<unknown>>> = {
  voir: (a, id) => voir(a, { id }),
  lire: (a, id) => lire(a, { id }),
  repondre: (a, id) => repondre(a, { id, contenu }),
  ficher: (a, id) => ficher(a, { id, contenu }),
  noter: (a, id) => noter(a, { id, contenu }),
  guider: (a, id) => guider(a, { id, contenu }),
  recuser: (a, id) => recuser(a, { id, adieu: contenu }),
  ecarter: (a, id) => ecarter(a, { id }),
  alerter: (a, id) => alerter(a, { id }),
  conduire: (a, id) => conduire(a, { id, contenu }),
  signer: (a, id) => signer(a, { id, pieceId: id, contenu }),
  apaiser: (a, id) => apaiser(a, { id }),
  tenirRdv: (a, id) => tenirRdv(a, { id, version: 0 }),
  constaterAbsence: (a, id) => constaterAbsence(a, { id, version: 0 }),
  orienter: (a, id) => orienter(a, { id, version: 0, orientation: contenu }),
  suivre: (a, id) => suivre(a, { id, version: 0, jour: '2099-01-01' }),
  clore: (a, id) => clore(a, { id, version: 0 }),
  attribuer: (a, id) => attribuer(a, { id, version: 0, clePubliqueDossier: publique, cles: [], fiche: contenu }),
  preparer: (a, id) => preparer(a, { id, clePubliqueDossier: publique, cles: [] }),
  relayer: (a, id) =>
    relayer(a, { id, version: 0, sortantId: '', entrantId: id, clePublique: publique, echange: contenu, dossier: contenu }),
  ouvrirSecours: (a, id) => ouvrirSecours(a, { id, motif: 'absence' }),
  prendreActe: (a, id) => prendreActe(a, { id }),
  page: (a, id) => exigerCasDePage(a, id),
}

const nomDe = (erreur: unknown): string => (erreur instanceof Error ? erreur.name : String(erreur))

/** The content of a case: a refused command leaves it unchanged. */
const etat = async (casId: string): Promise<string> =>
  JSON.stringify(
    [
      await db().cas.findUnique({ where: { id: casId }, include: { cles: true, pieces: true } }),
      await db().ligneJournal.count({ where: { objetId: casId } }),
      await db().avis.count(),
      await db().ouvertureSecours.count({ where: { casId } }),
    ],
    (_, valeur: unknown) => (typeof valeur === 'bigint' ? String(valeur) : valeur),
  )

let un: Membre, deux: Membre, coord: Membre, exclu: Membre
let recue: Cas, suivie: Cas
beforeAll(async () => {
  ;[un, deux, coord, exclu] = [await unMembre(), await unMembre(), await unMembre({ coordination: true }), await unMembre()]
  recue = await unCas([{ membre: un }, { membre: deux }, { membre: coord }])
  suivie = await unCas(
    [
      { membre: un, usage: 'BINOME' },
      { membre: deux, usage: 'BINOME' },
      { membre: coord, usage: 'SECOURS' },
    ],
    { statut: 'ATTRIBUEE' },
  )
})

describe('R-SOU-23: a case that is not one’s own', () => {
  it.each(Object.keys(COMMANDES))(
    '%s: does not exist for a doctor whom the person set aside, nor for a role of the department',
    async (nom) => {
      const commande = COMMANDES[nom]
      const dehors = [
        exclu.acteur,
        await unActeur('GESTIONNAIRE'),
        await unActeur('DIR_DUMG'),
        await unActeur('ADMIN_TECH'),
        await unActeur('CELLULE_MED'),
      ]
      for (const { id } of [recue, suivie]) {
        const avant = await etat(id)
        for (const acteur of dehors) {
          const cause = await commande?.(acteur, id).then(() => 'fait', nomDe)
          // A doctor who assigns too late reads that the case changed, whether or not it was theirs.
          expect(cause).toBe(nom === 'attribuer' && acteur === exclu.acteur ? 'ConflitError' : 'IntrouvableError')
        }
        expect(await etat(id)).toBe(avant)
      }
    },
  )

  it.each(Object.keys(COMMANDES).filter((c) => !['ouvrirSecours', 'page', 'prendreActe'].includes(c)))(
    '%s: is refused to the keeper of a spare key, until a reason is given',
    async (nom) => {
      const avant = await etat(suivie.id)
      expect(await COMMANDES[nom]?.(coord.acteur, suivie.id).then(() => 'fait', nomDe)).toBe(
        nom === 'attribuer' ? 'ConflitError' : 'InterditError',
      )
      expect(await etat(suivie.id)).toBe(avant)
    },
  )

  it('is absent from the board and from the sorting', async () => {
    for (const vue of VUES) expect(await lireRubrique(exclu.qui, vue, 1)).toEqual({ total: 0, lignes: [] })
    expect((await debuter(exclu.acteur, { ids: [recue.id, suivie.id] })).answer).toEqual([])
    const vues = async (membre: Membre) => {
      const totaux = await Promise.all(VUES.map(async (vue) => (await lireRubrique(membre.qui, vue, 1)).total))
      return Object.fromEntries(VUES.map((vue, rang) => [vue, totaux[rang]]))
    }
    expect(await vues(un)).toEqual({ urgences: 0, demandes: 1, suivis: 1, termines: 0, secours: 0 })
    expect(await vues(coord)).toEqual({ urgences: 0, demandes: 1, suivis: 0, termines: 0, secours: 1 })
  })

  it('an address without a valid id is not found', async () => {
    await expect(exigerCasDePage(un.acteur, 'guide')).rejects.toMatchObject({ name: 'IntrouvableError' })
    expect(await exigerCasDePage(un.acteur, recue.id)).toEqual({ id: recue.id, usage: 'TRI', secours: false })
  })
})
