import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { cible } from '@/lib/core/requete/lot'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { verifierElements } from '@/lib/flechage/instruction/commands'
import { agirEnNombre } from '@/lib/flechage/nombre/commands'
import { apercu } from '@/lib/flechage/nombre/guards'
import { listApercus } from '@/lib/flechage/nombre/queries'
import { nombreSchema } from '@/lib/flechage/nombre/schema'
import { exporterDossiers, getDossier, listDossiers } from '@/lib/flechage/queries'
import { filtreDossiersSchema } from '@/lib/flechage/schema'
import { unActeur } from '../../factories/core/acteur'
import { unFlechage } from '../../factories/flechage/flechage'

const lire = (id: string) => db.flechage.findUniqueOrThrow({ where: { id } })
const cibleDe = async (id: string) => ({ id, version: (await lire(id)).version })
const courriels = (id: string, debut: string) => db.courriel.count({ where: { objetId: id, sujet: { startsWith: debut } } })
const filtre = (champs: Record<string, string>) => filtreDossiersSchema.parse(champs)

describe('acts in number on requests', () => {
  it('declares admissible those that are ready, says why the others are not, and stops at none of them', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const [prete, sansVerdict, change] = [
      await unFlechage({ statut: 'DEPOSEE' }),
      await unFlechage({ statut: 'DEPOSEE' }),
      await unFlechage({ statut: 'DEPOSEE' }),
    ]
    for (const f of [prete, change])
      await verifierElements(gestionnaire, { id: f.id, version: f.version, verdicts: [], resteConforme: true })
    const cibles = [
      await cibleDe(sansVerdict.id),
      { ...(await cibleDe(change.id)), version: 0 },
      await cibleDe(prete.id),
      { id: crypto.randomUUID(), version: 0 },
    ]
    const { lignes } = await agirEnNombre(gestionnaire, {
      acte: 'declarerRecevable',
      cibles,
      terme: null,
      mode: undefined,
      notifieeLe: null,
    })
    expect(lignes?.map((l) => l.refus ?? 'fait')).toEqual([
      expect.stringMatching(/vérifi/),
      expect.stringContaining('a changé entre-temps'),
      'fait',
      'Ce dossier ne vous est pas ouvert.',
    ])
    expect((await lire(prete.id)).statut).toBe('RECEVABLE')
    expect((await lire(sansVerdict.id)).statut).toBe('DEPOSEE')
    expect((await lire(change.id)).statut).toBe('DEPOSEE')
  })

  it('asks each interne for what was marked « à refaire » in its own request, until one day for all', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const vierge = await unFlechage({ statut: 'DEPOSEE' })
    await verifierElements(gestionnaire, {
      id: f.id,
      version: f.version,
      verdicts: [{ element: 'lettre', verdict: 'A_REFAIRE', remarque: 'La dernière page manque.' }],
    })
    const vus = await listApercus(gestionnaire, 'demanderComplements', [f.id, vierge.id, 'pas un identifiant'])
    expect(vus.map((v) => v.apercu.effet ?? v.apercu.refus)).toEqual([
      expect.stringContaining('La dernière page manque.'),
      'Aucune pièce n’est marquée « à refaire ».',
    ])
    const terme = ajouterJours(aujourdhui(), 30)
    await agirEnNombre(gestionnaire, {
      acte: 'demanderComplements',
      cibles: [await cibleDe(f.id)],
      terme,
      mode: undefined,
      notifieeLe: null,
    })
    expect(await db.complement.findFirst({ where: { flechageId: f.id } })).toMatchObject({
      terme,
      points: [{ element: 'lettre', demande: 'La dernière page manque.' }],
    })
  })

  it('R-FLE-5.1: reminds an interne once a day, and says so before and after', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'INCOMPLETE' })
    if ((await db.complement.count({ where: { flechageId: f.id } })) === 0)
      await db.complement.create({
        data: {
          flechageId: f.id,
          demandeLe: maintenant(),
          terme: ajouterJours(aujourdhui(), 9),
          points: [{ element: 'lettre', demande: 'À signer.' }],
        },
      })
    const rappeler = async () =>
      (
        await agirEnNombre(gestionnaire, {
          acte: 'rappelerComplements',
          cibles: [await cibleDe(f.id)],
          terme: null,
          mode: undefined,
          notifieeLe: null,
        })
      ).lignes?.[0]?.refus
    const annonce = async () => (await listApercus(gestionnaire, 'rappelerComplements', [f.id]))[0]?.apercu
    expect((await annonce())?.effet).toContain('Rappel par courriel')
    expect(await rappeler()).toBeUndefined()
    expect((await annonce())?.refus).toBe('Un rappel est déjà parti aujourd’hui.')
    expect(await rappeler()).toBe('Un rappel est déjà parti aujourd’hui.')
    expect(await courriels(f.id, 'Rappel')).toBe(1)
  })

  it('shows nothing of a request to a person who does not hold it, and does nothing for them', async () => {
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const ars = await unActeur('ARS')
    expect(await listApercus(ars, 'declarerRecevable', [f.id])).toEqual([])
    const coordonnateur = await unActeur('COORD_DES')
    const dossier = await getDossier(coordonnateur, f.id)
    expect(dossier && apercu(coordonnateur, dossier, 'declarerRecevable', maintenant())).toEqual({
      refus: 'Ce dossier n’est pas entre vos mains.',
    })
    for (const acteur of [ars, coordonnateur]) {
      const saisie = { acte: 'declarerRecevable' as const, cibles: [await cibleDe(f.id)], terme: null, mode: undefined, notifieeLe: null }
      expect((await agirEnNombre(acteur, saisie)).lignes?.[0]?.refus).toBeTruthy()
    }
    expect((await lire(f.id)).statut).toBe('DEPOSEE')
  })

  it('asks for what an act needs, and for at least one line', () => {
    const manques = (champs: Record<string, unknown>) => nombreSchema.safeParse(champs).error?.issues.map((i) => [i.path[0], i.message])
    const cibles = cible({ id: crypto.randomUUID(), version: 2 })
    expect(manques({ acte: 'declarerRecevable' })).toEqual([['cibles', 'Cochez au moins une ligne.']])
    expect(manques({ acte: 'demanderComplements', cibles })).toEqual([['terme', 'Indiquez jusqu’à quand les internes peuvent répondre.']])
    expect(manques({ acte: 'etablirNotice', cibles })).toEqual([['mode', 'Choisissez le mode de notification.']])
    expect(manques({ acte: 'notifier', cibles })?.map(([champ]) => champ)).toEqual(['mode', 'notifieeLe'])
    expect(manques({ acte: 'declarerRecevable', cibles: 'x:1' })).toHaveLength(1)
  })
})

describe('the list of requests', () => {
  it('sorts, keeps those whose day is past, and exports the same lines', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const tard = await unFlechage({ statut: 'INCOMPLETE' })
    await db.complement.deleteMany({ where: { flechageId: tard.id } })
    await db.complement.create({
      data: {
        flechageId: tard.id,
        demandeLe: maintenant(),
        terme: ajouterJours(aujourdhui(), -1),
        points: [{ element: 'lettre', demande: 'À signer.' }],
      },
    })
    const { dossiers } = await listDossiers(gestionnaire, filtre({ retard: 'oui', statut: 'INCOMPLETE' }))
    expect(dossiers.map((d) => d.id)).toContain(tard.id)
    expect(dossiers.every((d) => d.complementsLe !== null && isoJour(d.complementsLe) < isoJour(aujourdhui()))).toBe(true)
    const noms = async (sens: string) => (await listDossiers(gestionnaire, filtre({ tri: 'numero', sens }))).dossiers.map((d) => d.numero)
    expect(await noms('desc')).toEqual((await noms('desc')).toSorted().reverse())
    expect((await exporterDossiers(gestionnaire, filtre({ retard: 'oui' }))).byteLength).toBeGreaterThan(1000)
    await expect(exporterDossiers(await unActeur('INTERNE'), filtre({}))).rejects.toBeInstanceOf(InterditError)
  })
})
