// The database of the portal the journeys walk through, for the one thing nobody can click: that time has passed.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from '@playwright/test'
import pg from 'pg'
import { NOM } from '../../prisma/embedded-data'

/** `DONNEES` is that of a portal given by PORTAIL. */
function dossier(): string {
  const { DONNEES_PARCOURS, DONNEES } = process.env
  const { port } = new URL(test.info().project.use.baseURL ?? '')
  return DONNEES_PARCOURS ? `${DONNEES_PARCOURS}${port}` : path.resolve(DONNEES ?? '.donnees')
}

/** Moves the hour at which a choice opens, or its rankings close, to so many minutes from now. */
export async function deplacerOuverture(choixId: string, minutes: number): Promise<void> {
  const motDePasse = readFileSync(path.join(dossier(), 'postgres.mot-de-passe'), 'utf8').trim()
  const port = readFileSync(path.join(dossier(), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]
  const client = new pg.Client({ connectionString: `postgresql://${NOM}:${motDePasse}@127.0.0.1:${port}/${NOM}` })
  await client.connect()
  try {
    const { rowCount } = await client.query(`UPDATE choix SET "ouvreLe" = now() + make_interval(mins => $2) WHERE id = $1`, [
      choixId,
      minutes,
    ])
    if (rowCount !== 1) throw new Error(`no choice ${choixId}`)
  } finally {
    await client.end()
  }
}
