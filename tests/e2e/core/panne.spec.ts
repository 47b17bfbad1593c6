import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { throwAwayFolder } from '../../../prisma/embedded-data'
import { startEmbedded, type EmbeddedServer } from '../../../prisma/embedded'
import { deployMigrations } from '../../../prisma/migrate'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../../prisma/seed/parametres'

const RACINE = path.resolve(import.meta.dirname, '../../..')
const JETON = randomUUID()

async function portLibre(): Promise<number> {
  const sonde = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => sonde.once('listening', resolve))
  const { port } = sonde.address() as AddressInfo
  await new Promise((resolve) => sonde.close(resolve))
  return port
}

/** A person with an open session, in a database that holds nothing else. */
async function peupler(url: string): Promise<void> {
  await deployMigrations(url)
  await semerParametres(url, PARAMETRES_DEMONSTRATION)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const id = randomUUID()
  await client.query(
    `INSERT INTO personne (id, prenom, nom, courriel, "creeeLe") VALUES ($1, 'Camille', 'Panne', 'panne@exemple.test', now())`,
    [id],
  )
  await client.query(
    `INSERT INTO nomination (id, "personneId", role, acte, debut, "creeeLe") VALUES (gen_random_uuid(), $1, 'GESTIONNAIRE', 'x', '2020-01-01', now())`,
    [id],
  )
  await client.query(
    `INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe") VALUES (gen_random_uuid(), $1, $2, now(), now() + interval '1 hour')`,
    [createHash('sha256').update(JETON).digest('hex'), id],
  )
  await client.end()
}

test('when the database stops, pages say so; when it runs again, the portal reconnects without a restart', async ({
  page,
  context,
  browser,
}) => {
  const dossier = throwAwayFolder()
  const ouvrir = (): Promise<EmbeddedServer> => startEmbedded({ dataDir: path.join(dossier, 'postgres'), durable: true })
  let base = await ouvrir()
  let portail: ChildProcess | undefined
  try {
    await peupler(base.url)
    const port = await portLibre()
    portail = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)], {
      cwd: RACINE,
      stdio: 'ignore',
      env: { ...process.env, DATABASE_URL: base.url, DONNEES: dossier, PORT: String(port), JOURNAL_NIVEAU: 'silent', DEMONSTRATION: '' },
    })
    const adresse = `http://127.0.0.1:${port}`
    const etat = (): Promise<number> =>
      fetch(`${adresse}/etat`).then(
        ({ status }) => status,
        () => 0,
      )
    await expect.poll(etat).toBe(200)
    await context.addCookies([{ name: 'marguerite_session', value: JETON, url: adresse }])
    await page.goto(adresse)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('À faire')

    process.kill(base.pid, 'SIGKILL')
    await base.ended
    for (let demandes = 0; demandes < 3; demandes++) {
      const reponse = await fetch(adresse, { headers: { cookie: `marguerite_session=${JETON}` } })
      expect(reponse.status).toBe(500)
    }
    await page.goto(adresse)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('La page n’a pas pu s’afficher')

    const sansScript = await browser.newContext({ javaScriptEnabled: false })
    await sansScript.addCookies([{ name: 'marguerite_session', value: JETON, url: adresse }])
    const nue = await sansScript.newPage()
    expect((await nue.goto(adresse))?.status()).toBe(500)
    await expect(nue).toHaveTitle(/· Marguerite$/)
    await expect(nue.getByRole('heading', { level: 1 })).toHaveText('La page n’a pas pu s’afficher')
    await expect(nue.getByText('écrivez au secrétariat du département en citant l’heure')).toBeVisible()
    await expect(nue.getByRole('button', { name: 'Revenir à l’accueil' })).toBeVisible()

    base = await ouvrir()
    const encore = nue.getByRole('link', { name: 'Essayer de nouveau' })
    const essayer = async (): Promise<string> => {
      await Promise.all([nue.waitForEvent('load'), encore.click()])
      return nue.getByRole('heading', { level: 1 }).innerText()
    }
    await expect.poll(essayer).toBe('À faire')
    await sansScript.close()
    await page.getByRole('button', { name: 'Revenir à l’accueil' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('À faire')
  } finally {
    portail?.kill('SIGTERM')
    await base.stop()
    rmSync(dossier, { recursive: true, force: true })
  }
})
