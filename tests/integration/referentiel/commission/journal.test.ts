import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { declarerDeport, declarerSansLien } from '@/lib/referentiel/commission/examen/commands'
import { listJournalSeance } from '@/lib/referentiel/commission/journal/queries'
import { noter } from '@/lib/referentiel/commission/notes/commands'
import { modifierSeance } from '@/lib/referentiel/commission/seance/commands'
import type { Acteur } from '@/lib/core/auth/acteur'
import { unActeur } from '../../../factories/core/acteur'
import { clore, notes, noterPresence, ouvrir, ouvrirVote, rendreAvis, UNANIMES, uneScene, versionSeance, voter, type Scene } from './scene'

/** The acts of the test, without the inscription, which the scene makes. */
const lire = async (acteur: Acteur, s: Scene): Promise<string[]> =>
  (await listJournalSeance(acteur, s.seanceId))
    .filter((l) => l.evenement !== 'inscrire')
    .map((l) => `${l.evenement}${l.point ? ` ${l.point.ordre}` : ''}`)

describe('the journal of a session', () => {
  it('R-FLE-10: while scores are blind, no line, count or time says who scored, nor who else has declared', async () => {
    const s = await uneScene({ sansDeclaration: true })
    await declarerSansLien(s.vice, { id: s.examenId })
    const temoins = [s.vice, s.gestionnaire, s.coordonnateur]
    const avant = await Promise.all(temoins.map((a) => listJournalSeance(a, s.seanceId)))
    for (const acteur of [s.president, s.rep1]) {
      await declarerSansLien(acteur, { id: s.examenId })
      await noter(acteur, notes(s.examenId, '4'))
    }
    await noter(s.president, notes(s.examenId, '5'))
    expect(await Promise.all(temoins.map((a) => listJournalSeance(a, s.seanceId)))).toEqual(avant)
    expect(await lire(s.vice, s)).toEqual(['declarerSansLien 1'])
    expect(await lire(s.gestionnaire, s)).toEqual([])
  })

  it('R-GEN-12: once the session opens, members and those who manage it read who did what, with its reason', async () => {
    const s = await uneScene({ sansDeclaration: true })
    for (const a of [s.president, s.vice, s.membre, s.rep1, s.rep2]) await declarerSansLien(a, { id: s.examenId })
    await ouvrir(s)
    await noterPresence(
      s,
      [s.president, s.vice, s.membre, s.rep1, s.rep2].map((a) => [a, 'PRESENT'] as const),
    )
    await ouvrirVote(s)
    await voter(s, UNANIMES)
    await rendreAvis(s)
    const attendu = ['rendreAvis 1', 'ouvrirVote 1', 'presences', 'ouvrir', ...Array<string>(5).fill('declarerSansLien 1')]
    for (const acteur of [s.membre, s.gestionnaire]) expect(await lire(acteur, s)).toEqual(attendu)
    await clore(s)
    expect(await lire(s.gestionnaire, s)).toEqual(['clore', ...attendu])
    expect(await lire(s.membre, s)).toEqual([])
  })

  it('R-DEP-3: a member who stands aside reads no line of that item; R-DEP-1: neither does one who has not declared', async () => {
    const s = await uneScene({ sansDeclaration: true })
    await declarerDeport(s.membre, { id: s.examenId, cause: 'PERSONNEL' })
    await declarerSansLien(s.vice, { id: s.examenId })
    expect(await lire(s.membre, s)).toEqual([])
    expect(await lire(s.president, s)).toEqual([])
    expect(await lire(s.vice, s)).toEqual(['declarerSansLien 1', 'deport 1'])
  })

  it('gives both dates of a session that moved', async () => {
    const s = await uneScene()
    const { prevueLe: de, lieu } = await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })
    const vers = new Date(de.getTime() + 86_400_000)
    await modifierSeance(s.gestionnaire, { id: s.seanceId, version: await versionSeance(s.seanceId), prevueLe: vers, lieu })
    expect((await listJournalSeance(s.rep2, s.seanceId))[0]).toMatchObject({ evenement: 'modifier', report: { de, vers }, point: null })
  })

  it('is empty for every other role', async () => {
    const s = await uneScene()
    await declarerDeport(s.membre, { id: s.examenId, cause: 'PERSONNEL' })
    for (const role of ['ARS', 'DIR_UFR', 'ADMIN_TECH', 'MSU'] as const)
      expect(await listJournalSeance(await unActeur(role), s.seanceId)).toEqual([])
  })
})
