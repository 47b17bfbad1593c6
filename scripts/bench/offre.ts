/**
 * `npm run bench:offre`: the list of 5,000 posts on a phone. Bytes, queries and nodes of its table, its map and its filters,
 * and their cost in Chromium at 375 px with a processor four times slower, against the production build.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import pg from 'pg'
import { NOM } from '../../prisma/embedded-data.ts'
import { startEmbedded } from '../../prisma/embedded.ts'
import { deployMigrations } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../prisma/seed/parametres.ts'
import { findBrowser, NO_BROWSER } from '../browser.ts'
import { ensureBuild } from '../portail/build.ts'
import { RACINE, type Environment } from '../portail/children.ts'
import { GRAND_DEPARTEMENT, remplir } from './national.ts'
import { avecServeur, type Serveur } from './serveur.ts'

const POSTES = Number(process.env.POSTES ?? 5_000)
/** Those of the largest region, fifty in a row, in territories of thirty neighbours. */
const COMMUNES = 1_250
const TERRITOIRES = 45
const LIGNE = 50
const LENTEUR = 4
const DONNEES = path.join(RACINE, '.donnees/banc-offre')
const COOKIE = { name: 'marguerite_session', value: 'banc-offre' }

/** Five thousand posts in communes that touch one another, each drawn with twenty-four points. */
async function preparer(url: string): Promise<string> {
  await remplir(url, new Date().toISOString().slice(0, 10), {
    ...GRAND_DEPARTEMENT,
    internes: 300,
    terrains: POSTES,
    communes: COMMUNES,
    territoires: TERRITOIRES,
  })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const place = `(substr(code, 2)::int - 1)`
  const [x, y] = [`(${place} % ${LIGNE})`, `(${place} / ${LIGNE})`]
  const cote = (de: string, vers: string): string => `jsonb_build_array(${de}, ${vers})`
  const points = Array.from({ length: 25 }, (_, i) => {
    const [bord, part] = [Math.floor((i % 24) / 6), (i % 6) / 6]
    const [dx, dy] = [
      [part, 0],
      [1, part],
      [1 - part, 1],
      [0, 1 - part],
    ][bord] as [number, number]
    // The same place always gets the same shift, whichever commune draws it, because borders are shared.
    const [px, py] = [`(${x} + ${dx.toFixed(4)})::numeric`, `(${y} + ${dy.toFixed(4)})::numeric`]
    const biais = `(0.2 * sin(${px} * 7 + ${py} * 5))::numeric`
    return cote(`round((-28 + (${px} + ${biais}) / 20)::numeric, 4)`, `round((45 + (${py} + ${biais}) / 26)::numeric, 4)`)
  })
  await client.query(`UPDATE commune c SET contour = jsonb_build_array(${points.join(', ')}), "territoireId" = t.id
    FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM territoire) t WHERE t.n = ${x} / 6 + 9 * (${y} / 5)`)
  await client.query(`INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe")
    SELECT gen_random_uuid(), encode(sha256(convert_to('${COOKIE.value}', 'UTF8')), 'hex'), "personneId", now(), now() + interval '1 day' FROM interne LIMIT 1`)
  const { rows } = await client.query<{ id: string; postes: number }>(
    `SELECT (SELECT id FROM territoire ORDER BY nom LIMIT 1) AS id, (SELECT count(*)::int FROM poste GROUP BY "semestreCode" LIMIT 1) AS postes`,
  )
  await client.query('ANALYZE')
  await client.end()
  if (rows[0]?.postes !== POSTES) throw new Error(`${rows[0]?.postes} posts instead of ${POSTES}`)
  return rows[0].id
}

const vues = (territoire: string): readonly (readonly [string, string])[] => [
  ['liste', '/stages/offre'],
  ['liste, page 100, par distance', '/stages/offre?tri=distance&page=100'],
  ['liste filtrée', '/stages/offre?q=terrain+12&zone=ZIP&libres=1'],
  ['carte', '/stages/offre?vue=carte'],
  ['carte d’un territoire', `/stages/offre?vue=carte&territoire=${territoire}`],
]

type Poids = { requetes: number; octets: number; gzip: number; ms: number }

const peser =
  (chemins: readonly string[]) =>
  async ({ base, lignes }: Serveur): Promise<Poids[]> => {
    const releves: Poids[] = []
    for (const chemin of chemins) {
      const lire = async (): Promise<string> => {
        const reponse = await fetch(base + chemin, { headers: { cookie: `${COOKIE.name}=${COOKIE.value}` } })
        if (!reponse.ok) throw new Error(`${chemin} answered ${reponse.status}`)
        return reponse.text()
      }
      for (let n = 0; n < 4; n++) await lire()
      await attendre(300)
      lignes.length = 0
      const debut = performance.now()
      const html = await lire()
      const ms = performance.now() - debut
      await attendre(300)
      releves.push({
        requetes: lignes.filter((l) => l.includes('"msg":"sql"')).length,
        octets: Buffer.byteLength(html),
        gzip: gzipSync(html).length,
        ms,
      })
    }
    return releves
  }

type Ecran = { peinture: number; occupe: number; noeuds: number; liens: number; petits: number }

/** What the page measures of itself once it is idle. `petits`: links of the map under 24 px on a side. */
const observer = (page: Page): Promise<Ecran> =>
  page.evaluate(() => {
    const taches = (window as unknown as { longues: number[] }).longues
    const liens = [...document.querySelectorAll('svg[role=group] a')].map((lien) => lien.getBoundingClientRect())
    return {
      peinture: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      occupe: taches.reduce((somme, duree) => somme + duree, 0),
      noeuds: document.querySelectorAll('*').length,
      liens: liens.length,
      petits: liens.filter(({ width, height }) => Math.min(width, height) < 24).length,
    }
  })

async function telephone<T>(base: string, travail: (page: Page, cdp: CDPSession) => Promise<T>): Promise<T> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(NO_BROWSER)
  const navigateur = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const contexte = await navigateur.newContext({
      viewport: { width: 375, height: 812 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
    })
    await contexte.addCookies([{ ...COOKIE, url: base }])
    const page = await contexte.newPage()
    await page.addInitScript(() => {
      const longues: number[] = []
      Object.assign(window, { longues })
      new PerformanceObserver((liste) => longues.push(...liste.getEntries().map((e) => e.duration))).observe({
        type: 'longtask',
        buffered: true,
      })
    })
    const cdp = await contexte.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: LENTEUR })
    return await travail(page, cdp)
  } finally {
    await navigateur.close()
  }
}

const afficher =
  (chemins: readonly string[]) =>
  ({ base }: Serveur): Promise<{ ecrans: Ecran[]; filtre: number }> =>
    telephone(base, async (page) => {
      const ecrans: Ecran[] = []
      for (const chemin of chemins) {
        // The first visit fills the caches, as for a returning visitor.
        for (let n = 0; n < 2; n++) await page.goto(base + chemin, { waitUntil: 'networkidle' })
        ecrans.push(await observer(page))
      }
      await page.goto(`${base}/stages/offre`, { waitUntil: 'networkidle' })
      await page.getByLabel('Zone', { exact: true }).selectOption('ZIP')
      const debut = performance.now()
      await page.getByRole('button', { name: 'Filtrer' }).click()
      await page.getByRole('link', { name: 'Tout afficher' }).waitFor()
      return { ecrans, filtre: performance.now() - debut }
    })

rmSync(DONNEES, { recursive: true, force: true })
const serveur = await startEmbedded({ dataDir: path.join(DONNEES, 'postgres'), durable: false })
try {
  await deployMigrations(serveur.url)
  await semerParametres(serveur.url, PARAMETRES_DEMONSTRATION)
  const pages = vues(await preparer(serveur.urlOf(NOM)))
  const chemins = pages.map(([, chemin]) => chemin)
  const env: Environment = { ...process.env, DATABASE_URL: serveur.url, DONNEES, JOURNAL_NIVEAU: 'error' }
  for (const reglage of Object.keys(env)) if (reglage.startsWith('S3_')) delete env[reglage]
  await ensureBuild(env)
  const poids = await avecServeur({ ...env, COMPTER_REQUETES: '1', JOURNAL_NIVEAU: 'info' }, peser(chemins))
  const { ecrans, filtre } = await avecServeur(env, afficher(chemins))
  console.log(`${POSTES} postes dans ${COMMUNES} communes. Téléphone : 375 px, processeur ralenti ${LENTEUR} fois.`)
  console.table(
    pages.map(([nom], i) => {
      const [p, e] = [poids[i] as Poids, ecrans[i] as Ecran]
      return {
        page: nom,
        requêtes: p.requetes,
        'HTML ko': Math.round(p.octets / 1024),
        'gzip ko': Math.round(p.gzip / 1024),
        'serveur ms': Math.round(p.ms),
        nœuds: e.noeuds,
        'première peinture ms': Math.round(e.peinture),
        'tâches longues ms': Math.round(e.occupe),
        'liens de la carte': e.liens,
        'de moins de 24 px': e.petits,
      }
    }),
  )
  console.log(`Un filtre choisi dans la liste : ${Math.round(filtre)} ms du toucher à la liste filtrée.`)
} finally {
  await serveur.stop()
  rmSync(DONNEES, { recursive: true, force: true })
}
