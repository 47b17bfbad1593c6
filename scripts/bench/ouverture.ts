/**
 * `npm run bench:ouverture`: the minute in which a choice opens. Two thousand internes each load the list of posts, search
 * their wishes for one and save two, within sixty seconds, against the production build. No save may fail or be lost. They
 * use browsers with JavaScript: a full page first, then what changes of the next ones. `SANS_JS=1`: full pages each time.
 */
import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { NOM } from '../../prisma/embedded-data.ts'
import { startEmbedded } from '../../prisma/embedded.ts'
import { deployMigrations } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../prisma/seed/parametres.ts'
import { ensureBuild } from '../portail/build.ts'
import { RACINE, type Environment } from '../portail/children.ts'
import { GRAND_DEPARTEMENT, remplir } from './national.ts'
import { avecServeur } from './serveur.ts'

const INTERNES = Number(process.env.INTERNES ?? 2_000)
const SECONDES = Number(process.env.SECONDES ?? 60)
const ENREGISTREMENTS = 2
const SANS_JS = process.env.SANS_JS === '1'
const DONNEES = path.join(RACINE, '.donnees/banc-ouverture')

/** Everyone in the same phase, with the same two stages left to choose, and signed in. */
async function preparer(url: string): Promise<void> {
  await remplir(url, new Date().toISOString().slice(0, 10), { ...GRAND_DEPARTEMENT, internes: INTERNES })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`UPDATE interne SET phase = 'APPROFONDISSEMENT', "anneeEntree" = 2024`)
  await client.query(`UPDATE semestre_interne s SET
      phase = (CASE WHEN n <= 2 THEN 'SOCLE' ELSE 'APPROFONDISSEMENT' END)::"Phase",
      categorie = (ARRAY['N1', 'URGENCES', 'POLYVALENTE', 'SFE'])[n]::"CategorieStage"
    FROM (SELECT id, row_number() OVER (PARTITION BY "interneId" ORDER BY "semestreCode") AS n
      FROM (SELECT s.id, s."interneId", e.debut, to_char(e.debut, 'YYYYMMDD') AS "semestreCode" FROM semestre_interne s JOIN semestre e ON e.code = s."semestreCode") t) r
    WHERE r.id = s.id`)
  await client.query(`INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe")
    SELECT gen_random_uuid(), encode(sha256(convert_to('banc-' || row_number() OVER (ORDER BY id), 'UTF8')), 'hex'), "personneId", now(), now() + interval '1 day' FROM interne`)
  await client.query('ANALYZE')
  await client.end()
}

type Acte = 'liste' | 'vœux' | 'enregistrer'
const durees: Record<Acte, number[]> = { liste: [], vœux: [], enregistrer: [] }
const erreurs: string[] = []
/** Saves that the portal confirmed. */
let acquittes = 0

async function demander(acte: Acte, url: string, init: RequestInit): Promise<string> {
  const debut = performance.now()
  const reponse = await fetch(url, init)
  const page = await reponse.text()
  durees[acte].push(performance.now() - debut)
  if (!reponse.ok) throw new Error(`${acte} ${reponse.status}`)
  return page
}

const attribut = (balise: string, nom: string): string | undefined =>
  balise
    .match(new RegExp(` ${nom}="([^"]*)"`))?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** The first form of the page that adds a post, as a browser without JavaScript would send it. */
function formulaire(page: string): FormData {
  const champs = [...page.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([f]) => f).find((f) => f.includes('name="posteId"'))
  if (!champs) throw new Error('no post to add on the page')
  const data = new FormData()
  for (const [balise] of champs.matchAll(/<input[^>]*>/g)) data.set(attribut(balise, 'name') ?? '', attribut(balise, 'value') ?? '')
  return data
}

/** The posts that the page proposes, and the id of the action that adds one, as the page's script knows them. */
function propositions(page: string): { postes: string[]; action: string } {
  const rang = page.match(/"action":"\$h([0-9a-f]+)","hidden":\{"posteId"/)?.[1]
  const action = page.match(new RegExp(`^${rang}:\\{"id":"([0-9a-f]+)"`, 'm'))?.[1]
  const postes = [...page.matchAll(/"posteId":"([0-9a-f-]{36})"/g)].flatMap(([, id]) => id ?? [])
  if (!action || postes.length < ENREGISTREMENTS) throw new Error('no post to add on the page')
  return { postes, action }
}

// How React serialises the arguments of an action that its script calls.
type EncodeReply = (args: unknown[]) => Promise<string | FormData>
const { encodeReply } = createRequire(import.meta.url)('next/dist/compiled/react-server-dom-turbopack/client.node') as {
  encodeReply: EncodeReply
}

async function enregistrer(url: string, headers: Record<string, string>, body: string | FormData): Promise<string> {
  const page = await demander('enregistrer', url, { method: 'POST', headers: { ...headers, origin: new URL(url).origin }, body })
  if (page.includes('Ajouté à vos vœux')) acquittes++
  return page
}

async function sansScript(voeux: string, cookie: string): Promise<void> {
  const headers = { cookie, accept: 'text/html' }
  let page = await demander('vœux', voeux, { headers })
  for (let i = 0; i < ENREGISTREMENTS; i++) page = await enregistrer(voeux, headers, formulaire(page))
}

async function avecScript(voeux: string, cookie: string): Promise<void> {
  const { postes, action } = propositions(await demander('vœux', `${voeux}&_rsc`, { headers: { cookie, rsc: '1' } }))
  const headers = { cookie, accept: 'text/x-component', 'next-action': action }
  for (const posteId of postes.slice(0, ENREGISTREMENTS)) {
    const champs = new FormData()
    champs.set('posteId', posteId)
    await enregistrer(voeux, headers, await encodeReply([{ status: 'initial' }, champs]))
  }
}

async function unInterne(base: string, n: number): Promise<void> {
  await attendre(Math.floor(((n - 1) * SECONDES * 1000) / INTERNES))
  const cookie = `marguerite_session=banc-${n}`
  try {
    await demander('liste', `${base}/stages/offre`, { headers: { cookie } })
    // Each interne searches for a commune of their own.
    const voeux = `${base}/stages/voeux?q=commune+${1 + (n % 300)}`
    await (SANS_JS ? sansScript : avecScript)(voeux, cookie)
  } catch (erreur) {
    erreurs.push(String((erreur as Error).message))
  }
}

function imprimer(secondes: number, lignes: number, voeux: number): void {
  const quantile = (liste: number[], part: number): number => Math.round(liste[Math.floor(part * (liste.length - 1))] ?? 0)
  console.table(
    Object.entries(durees).map(([acte, liste]) => {
      liste.sort((a, b) => a - b)
      return {
        acte,
        requêtes: liste.length,
        'médiane ms': quantile(liste, 0.5),
        'p95 ms': quantile(liste, 0.95),
        'max ms': quantile(liste, 1),
      }
    }),
  )
  const attendus = INTERNES * ENREGISTREMENTS
  console.log(`${INTERNES} internes arrivés en ${SECONDES} s, dernier servi après ${secondes.toFixed(1)} s.`)
  const perdus = Math.max(0, acquittes - voeux)
  console.log(
    `Erreurs : ${erreurs.length}. Vœux demandés : ${attendus}, dits enregistrés : ${acquittes}, trouvés : ${voeux}, en ${lignes} lignes ; perdus : ${perdus}.`,
  )
  for (const erreur of new Set(erreurs)) console.log(`  ${erreurs.filter((e) => e === erreur).length} × ${erreur}`)
  if (erreurs.length > 0 || voeux !== attendus || lignes !== INTERNES) process.exitCode = 1
}

rmSync(DONNEES, { recursive: true, force: true })
const serveur = await startEmbedded({ dataDir: path.join(DONNEES, 'postgres') })
try {
  await deployMigrations(serveur.url)
  await semerParametres(serveur.url, PARAMETRES_DEMONSTRATION)
  await preparer(serveur.urlOf(NOM))
  const env: Environment = { ...process.env, DATABASE_URL: serveur.url, DONNEES, JOURNAL_NIVEAU: 'error' }
  for (const reglage of Object.keys(env)) if (reglage.startsWith('S3_')) delete env[reglage]
  await ensureBuild(env)
  const secondes = await avecServeur(env, async ({ base }) => {
    for (let n = 0; n < 5; n++)
      for (const chemin of ['/stages/offre', '/stages/voeux'])
        await demander('liste', base + chemin, { headers: { cookie: 'marguerite_session=banc-1' } })
    durees.liste.length = 0
    const debut = performance.now()
    await Promise.all(Array.from({ length: INTERNES }, (_, i) => unInterne(base, i + 1)))
    return (performance.now() - debut) / 1000
  })
  const client = new pg.Client({ connectionString: serveur.url })
  await client.connect()
  const { rows } = await client.query<{ lignes: string; voeux: string }>(
    'SELECT count(*) AS lignes, sum(cardinality(postes)) AS voeux FROM voeux_stage',
  )
  await client.end()
  imprimer(secondes, Number(rows[0]?.lignes), Number(rows[0]?.voeux))
} finally {
  await serveur.stop()
  rmSync(DONNEES, { recursive: true, force: true })
}
