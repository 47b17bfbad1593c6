// What is behind the portal the journeys walk through, for what nobody can click: that time has passed, or a thief's copy.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from '@playwright/test'
import pg from 'pg'
import { NOM } from '../../prisma/embedded-data'

/** Its data folder. `DONNEES` is that of a portal given by PORTAIL. */
export function dossier(): string {
  const { DONNEES_PARCOURS, DONNEES } = process.env
  const { port } = new URL(test.info().project.use.baseURL ?? '')
  return DONNEES_PARCOURS ? `${DONNEES_PARCOURS}${port}` : path.resolve(DONNEES ?? '.donnees')
}

/** What the portal has written on its outputs; null unless `server.ts` opened it. */
export function journalDuPortail(): string | null {
  const fichier = `${dossier()}.log`
  return existsSync(fichier) ? fichier : null
}

/** Asks the portal's database as its superuser. */
export async function administrer<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const motDePasse = readFileSync(path.join(dossier(), 'postgres.mot-de-passe'), 'utf8').trim()
  const port = readFileSync(path.join(dossier(), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  const client = new pg.Client({ connectionString: `postgresql://${NOM}:${motDePasse}@127.0.0.1:${port}/${NOM}` })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

/** Moves the hour at which a choice opens, or its rankings close, to so many minutes from now. */
export async function deplacerOuverture(choixId: string, minutes: number): Promise<void> {
  const { rowCount } = await administrer((client) =>
    client.query(`UPDATE choix SET "ouvreLe" = now() + make_interval(mins => $2) WHERE id = $1`, [choixId, minutes]),
  )
  if (rowCount !== 1) throw new Error(`no choice ${choixId}`)
}
