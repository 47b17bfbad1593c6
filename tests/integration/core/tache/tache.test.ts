import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { jusqua } from '../courriel/serveur-courriel'

process.env.JOURNAL_NIVEAU = 'silent'

const { executerMaintenant, listExecutions, listFiles, listTaches } = await import('@/lib/core/tache/execution')
const { arreterOuvriers, demarrerOuvriers, demarrerOuvriersAvecPatience } = await import('@/lib/core/tache/ouvriers')
const { boss, defineTache } = await import('@/lib/core/tache/tache')
const { trace } = await import('@/lib/core/requete/trace')

const passages: { essai: boolean; systeme: boolean }[] = []
const compter = defineTache({
  nom: 'essai-compter',
  titre: 'Compter les passages',
  cron: '15 4 * * *',
  executer: async (acteur, { essai }) => {
    passages.push({ essai, systeme: acteur.personneId === null })
    return { faits: 2, details: ['un', 'deux'] }
  },
})
const echouer = defineTache({
  nom: 'essai-echouer',
  titre: 'Échouer',
  cron: '0 5 * * *',
  executer: async () => {
    throw new Error('panne voulue')
  },
})

const finie = (nom: string, etat: string) => jusqua(async () => (await listExecutions({ nom })).find((e) => e.etat === etat))

/** The database refuses every connection while `pendant` runs, as when its server is stopped. */
async function sansBase(pendant: () => Promise<unknown>): Promise<void> {
  const nom = new URL(process.env.DATABASE_URL ?? '').pathname.slice(1)
  const client = new pg.Client({ connectionString: inject('administration') })
  await client.connect()
  try {
    await client.query(`ALTER DATABASE ${nom} ALLOW_CONNECTIONS false`)
    await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [nom])
    await pendant()
  } finally {
    await client.query(`ALTER DATABASE ${nom} ALLOW_CONNECTIONS true`)
    await client.end()
  }
}

const vite = { cadence: 0.5 }
beforeAll(() => demarrerOuvriers([compter, echouer], vite))
afterAll(arreterOuvriers)

describe('a scheduled job', () => {
  test('is listed with the hour of its next run in Paris', async () => {
    const taches = await listTaches()
    expect(taches.map((t) => t.nom)).toEqual(['courriel-reprise', 'essai-compter', 'essai-echouer', 'fichier-nettoyage'])
    const prochaine = taches.find((t) => t.nom === 'essai-compter')?.prochaine
    expect(prochaine && new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', timeStyle: 'short' }).format(prochaine)).toBe('04:15')
  })

  test('can be run now, as a dry run or for real, and each run is recorded', async () => {
    expect(await executerMaintenant('essai-compter', { essai: true, par: 'p1' })).toBe(true)
    expect(await finie('essai-compter', 'FAITE')).toMatchObject({
      titre: 'Compter les passages',
      essai: true,
      par: 'p1',
      bilan: { faits: 2, details: ['un', 'deux'] },
      debut: expect.any(Date),
      fin: expect.any(Date),
      erreur: null,
    })
    await executerMaintenant('essai-compter', { essai: false })
    await jusqua(async () => passages.length === 2)
    expect(passages).toEqual([
      { essai: true, systeme: true },
      { essai: false, systeme: true },
    ])
  })

  test('is queued once when it is asked for three times at the same moment', async () => {
    await (await boss()).offWork('tache.essai-compter')
    expect(await Promise.all([1, 2, 3].map(() => executerMaintenant('essai-compter', { essai: false })))).toEqual(
      expect.arrayContaining([true, false, false]),
    )
    expect((await listFiles()).find((f) => f.nom === 'tache.essai-compter')).toMatchObject({ enAttente: 1 })
  })

  test('an unknown job cannot be run', async () => {
    await expect(executerMaintenant('inconnue', { essai: true })).rejects.toMatchObject({ name: 'IntrouvableError' })
  })

  test('a run that fails says why and will be tried again', async () => {
    await executerMaintenant('essai-echouer', { essai: false })
    expect(await finie('essai-echouer', 'A_REESSAYER')).toMatchObject({ erreur: 'panne voulue', bilan: null })
  })

  test('a job that no longer exists is taken off the schedule', async () => {
    await (await boss()).createQueue('tache.ancienne')
    await (await boss()).schedule('tache.ancienne', '0 1 * * *')
    await demarrerOuvriers([compter, echouer], vite)
    expect((await listTaches()).map((t) => t.nom)).not.toContain('ancienne')
  })

  test('workers survive a loss of the database, and work again when it is back', async () => {
    const plaintes = vi.spyOn(trace, 'error')
    await sansBase(() => jusqua(async () => plaintes.mock.calls.some(([, mot]) => mot === 'file de tâches')))
    const avant = passages.length
    await jusqua(() => executerMaintenant('essai-compter', { essai: true }).catch(() => false))
    await jusqua(async () => passages.length > avant)
  })

  test('workers that start without a database wait for it', async () => {
    await arreterOuvriers()
    let attente: Promise<void> = Promise.resolve()
    const plaintes = vi.spyOn(trace, 'error')
    await sansBase(async () => {
      attente = demarrerOuvriersAvecPatience([compter], vite)
      await jusqua(async () => plaintes.mock.calls.some(([, mot]) => mot === 'les tâches ne démarrent pas encore'))
    })
    await attente
    const avant = passages.length
    await executerMaintenant('essai-compter', { essai: true })
    await jusqua(async () => passages.length > avant)
  })
})
