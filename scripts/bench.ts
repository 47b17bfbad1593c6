// `npm run bench`: the main pages at national size, each as a ratio to two references measured in turn with them: a bare page
// of the same build, and the plain list of `scripts/bench/liste-simple`, which has neither session, rights, filters nor shell.
import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { NOM } from '../prisma/embedded-data.ts'
import { startEmbedded } from '../prisma/embedded.ts'
import { deployMigrations } from '../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../prisma/seed/parametres.ts'
import { charger, ensemble, peser, type Mesure, type Poids } from './bench/mesures.ts'
import { DIXIEME, DOSSIER, FIGURES, PAYS, remplir, SEANCE, type Taille } from './bench/national.ts'
import { APPLICATION_SIMPLE, avecServeur, ETAT, LISTE_SIMPLE, memoires, type Memoire, type Serveur } from './bench/serveur.ts'
import { ensureBuild, ensureBuildOf } from './portail/build.ts'
import { RACINE, type Environment } from './portail/children.ts'

const SECONDES = Number(process.env.SECONDES ?? 8)
/** Each page is measured a little at each turn, so that a slow moment of the machine affects all of them. */
const TOURS = 8
/** The second reading, on a country ten times smaller, compares durations only. */
const TOURS_DIXIEME = 3
/** How many people open their home at the same time, and for how many seconds. */
const RUEE = { connexions: 8, secondes: 5 }
const DOSSIER_DONNEES = path.join(RACINE, '.donnees/banc')

/** `simple`: a page of the other application. */
type Page = { nom: string; chemin: string; cookie: string; simple?: true }

async function ouvrirSession(client: pg.Client, personne: string): Promise<string> {
  const jeton = randomBytes(32).toString('base64url')
  await client.query(
    `INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe") VALUES (gen_random_uuid(), $1, ${personne}, now(), now() + interval '1 day')`,
    [createHash('sha256').update(jeton).digest('hex')],
  )
  return `marguerite_session=${jeton}`
}

async function pages(url: string): Promise<Page[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const cookies = { interne: '', gestionnaire: '', membre: '' }
  for (const figure of Object.keys(cookies) as (keyof typeof cookies)[]) cookies[figure] = await ouvrirSession(client, FIGURES[figure])
  const un = async (requete: string): Promise<string> => (await client.query<{ id: string }>(requete)).rows[0]?.id ?? ''
  const [seance, dossier] = [await un(SEANCE), await un(DOSSIER)]
  await client.end()
  return [
    { nom: 'page nue', chemin: ETAT, cookie: '' },
    { nom: 'liste simple', chemin: '/', cookie: '', simple: true },
    { nom: 'session et navigation', chemin: '/etat/session', cookie: cookies.gestionnaire },
    { nom: 'à faire (interne)', chemin: '/', cookie: cookies.interne },
    { nom: 'à faire (gestionnaire)', chemin: '/', cookie: cookies.gestionnaire },
    { nom: 'liste des fléchages', chemin: '/flechage', cookie: cookies.gestionnaire },
    { nom: 'dossier', chemin: `/flechage/${dossier}`, cookie: cookies.gestionnaire },
    { nom: 'séance de 60 dossiers', chemin: `/commissions/seances/${seance}`, cookie: cookies.membre },
  ]
}

/** SQL statements of the second reading of each page: the first one fills the caches of the process. */
const compter =
  (liste: Page[]) =>
  async ({ base, lignes }: Serveur): Promise<(number | undefined)[]> => {
    const nombres: (number | undefined)[] = []
    for (const { chemin, cookie, simple } of liste) {
      if (simple) {
        nombres.push(undefined)
        continue
      }
      await fetch(base + chemin, { headers: { cookie } })
      await attendre(300)
      lignes.length = 0
      const reponse = await fetch(base + chemin, { headers: { cookie } })
      await reponse.text()
      if (!reponse.ok) throw new Error(`${chemin} answered ${reponse.status}`)
      await attendre(300)
      nombres.push(lignes.filter((l) => l.includes('"msg":"sql"')).length)
    }
    return nombres
  }

type Releve = { mesures: [Mesure, Poids][]; ruees: [string, Mesure][]; memoires: Memoire[] }

async function mesurer(liste: Page[], portail: Serveur, simple: Serveur, tours: number): Promise<Releve> {
  const baseDe = (page: Page): string => (page.simple ? simple : portail).base
  for (const page of liste) await charger(baseDe(page) + page.chemin, page.cookie, 2)
  const mesures: Mesure[][] = liste.map(() => [])
  for (let tour = 0; tour < tours; tour++)
    for (const [i, page] of liste.entries()) mesures[i]?.push(await charger(baseDe(page) + page.chemin, page.cookie, SECONDES / TOURS))
  const ruees: Releve['ruees'] = []
  for (const { nom, chemin, cookie } of liste.filter((page) => page.chemin === '/' && !page.simple))
    ruees.push([nom, await charger(portail.base + chemin, cookie, RUEE.secondes, RUEE.connexions)])
  const poids = await Promise.all(liste.map((page) => peser(baseDe(page), page.chemin, page.cookie)))
  return {
    mesures: mesures.map((m, i): [Mesure, Poids] => [ensemble(m), poids[i] as Poids]),
    ruees,
    memoires: memoires(portail.pid),
  }
}

/** One line for each page; `× dixième` is the cost of ten times more rows. */
function imprimer(liste: Page[], requetes: (number | undefined)[], dixieme: Releve, pays: Releve): void {
  const [nue, poidsNue] = pays.mesures[0] as [Mesure, Poids]
  const [simple] = pays.mesures[1] as [Mesure, Poids]
  console.table(
    liste.map(({ nom }, i) => {
      const [m, p] = pays.mesures[i] as [Mesure, Poids]
      const [petite] = dixieme.mesures[i] as [Mesure, Poids]
      return {
        page: nom,
        requêtes: requetes[i],
        'médiane ms': m.mediane,
        'p95 ms': m.p95,
        'req/s': Math.round(m.debit),
        '/ page nue': +(m.debit / nue.debit).toFixed(2),
        '/ liste simple': +(m.debit / simple.debit).toFixed(2),
        '× dixième': +(m.moyenne / petite.moyenne).toFixed(1),
        'HTML ko': +(p.html / 1024).toFixed(1),
        'JS ko': +(p.js / 1024).toFixed(1),
        'JS − nue ko': +((p.js - poidsNue.js) / 1024).toFixed(1),
        erreurs: m.erreurs,
      }
    }),
  )
  for (const [nom, m] of pays.ruees)
    console.log(`${nom}, ${RUEE.connexions} à la fois : médiane ${m.mediane} ms, 95 % ${m.p95} ms, 99 % ${m.p99} ms, erreurs ${m.erreurs}`)
  console.log(`Mémoire après la charge : ${pays.memoires.map(({ quoi, mo }) => `${quoi} ${mo} Mo`).join(', ')}`)
}

/** All measurements for one size, from an empty cluster. */
async function relever(taille: Taille, tours: number): Promise<{ liste: Page[]; requetes: (number | undefined)[]; releve: Releve }> {
  rmSync(DOSSIER_DONNEES, { recursive: true, force: true })
  const serveur = await startEmbedded({ dataDir: path.join(DOSSIER_DONNEES, 'postgres'), durable: false })
  try {
    console.log(`Base : ${JSON.stringify(taille)}`)
    await deployMigrations(serveur.url)
    await semerParametres(serveur.url, PARAMETRES_DEMONSTRATION)
    await remplir(serveur.urlOf(NOM), new Date().toISOString().slice(0, 10), taille)
    // One process, because this is a ratio of pages and not of cores, and because the second reading must reach the same caches.
    const env: Environment = {
      ...process.env,
      DATABASE_URL: serveur.url,
      DONNEES: DOSSIER_DONNEES,
      JOURNAL_NIVEAU: 'error',
      PROCESSUS: '1',
      NODE_ENV: 'production',
    }
    for (const setting of Object.keys(env)) if (setting.startsWith('S3_')) delete env[setting]
    const liste = await pages(serveur.url)
    const requetes = await avecServeur({ ...env, COMPTER_REQUETES: '1', JOURNAL_NIVEAU: 'info' }, compter(liste))
    const releve = await avecServeur(env, (portail) => avecServeur(env, (simple) => mesurer(liste, portail, simple, tours), LISTE_SIMPLE))
    return { liste, requetes, releve }
  } finally {
    await serveur.stop()
    rmSync(DOSSIER_DONNEES, { recursive: true, force: true })
  }
}

await ensureBuild(process.env)
await ensureBuildOf(APPLICATION_SIMPLE, process.env)
const dixieme = await relever(DIXIEME, TOURS_DIXIEME)
const pays = await relever(PAYS, TOURS)
imprimer(pays.liste, pays.requetes, dixieme.releve, pays.releve)
