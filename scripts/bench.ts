// `npm run bench`: the main pages at national size, each as a ratio to a bare page of the same build in the same run.
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
import { avecServeur, ETAT } from './bench/serveur.ts'
import { ensureBuild } from './portail/build.ts'
import { RACINE, type Environment } from './portail/children.ts'

const SECONDES = Number(process.env.SECONDES ?? 8)
/** Each page is measured a little at each turn, so that a machine that slows down slows all of them. */
const TOURS = 4
const DOSSIER_DONNEES = path.join(RACINE, '.donnees/banc')

type Page = { nom: string; chemin: string; cookie: string }

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
    { nom: 'état (ni session ni navigation)', chemin: ETAT, cookie: '' },
    { nom: 'page nue (session, navigation)', chemin: '/etat/session', cookie: cookies.gestionnaire },
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
  async (base: string, lignes: string[]): Promise<number[]> => {
    const nombres: number[] = []
    for (const { chemin, cookie } of liste) {
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

const mesurer =
  (liste: Page[]) =>
  async (base: string): Promise<[Mesure, Poids][]> => {
    for (const { chemin, cookie } of liste) await charger(base + chemin, cookie, 2)
    const tours: Mesure[][] = liste.map(() => [])
    for (let tour = 0; tour < TOURS; tour++)
      for (const [i, { chemin, cookie }] of liste.entries()) tours[i]?.push(await charger(base + chemin, cookie, SECONDES / TOURS))
    return Promise.all(
      liste.map(async ({ chemin, cookie }, i): Promise<[Mesure, Poids]> => [ensemble(tours[i] ?? []), await peser(base, chemin, cookie)]),
    )
  }

type Releve = { requetes: number[]; mesures: [Mesure, Poids][] }

/** One line a page; `× dixième` is what ten times more rows cost. */
function imprimer(liste: Page[], dixieme: Releve, pays: Releve): void {
  const [etat, poidsEtat] = pays.mesures[0] as [Mesure, Poids]
  const [nue] = pays.mesures[1] as [Mesure, Poids]
  console.table(
    liste.map(({ nom }, i) => {
      const [m, p] = pays.mesures[i] as [Mesure, Poids]
      const [petite] = dixieme.mesures[i] as [Mesure, Poids]
      return {
        page: nom,
        requêtes: pays.requetes[i],
        '(dixième)': dixieme.requetes[i],
        'médiane ms': m.mediane,
        '× nue': +(m.mediane / Math.max(nue.mediane, 1)).toFixed(1),
        '× dixième': +(m.moyenne / petite.moyenne).toFixed(1),
        'p95 ms': m.p95,
        'req/s': Math.round(m.debit),
        '/ nue': `${Math.round((100 * m.debit) / nue.debit)} %`,
        '/ état': `${Math.round((100 * m.debit) / etat.debit)} %`,
        'HTML ko': +(p.html / 1024).toFixed(1),
        'JS ko': +(p.js / 1024).toFixed(1),
        'JS − état ko': +((p.js - poidsEtat.js) / 1024).toFixed(1),
        erreurs: m.erreurs,
      }
    }),
  )
}

/** Everything measured on one size, from an empty cluster. */
async function relever(taille: Taille): Promise<{ liste: Page[]; releve: Releve }> {
  rmSync(DOSSIER_DONNEES, { recursive: true, force: true })
  const serveur = await startEmbedded({ dataDir: path.join(DOSSIER_DONNEES, 'postgres'), durable: false })
  try {
    console.log(`Base : ${JSON.stringify(taille)}`)
    await deployMigrations(serveur.url)
    await semerParametres(serveur.url, PARAMETRES_DEMONSTRATION)
    await remplir(serveur.urlOf(NOM), new Date().toISOString().slice(0, 10), taille)
    // One process: a ratio of pages, not of cores; and its second reading is the one that is counted.
    const env: Environment = {
      ...process.env,
      DATABASE_URL: serveur.url,
      DONNEES: DOSSIER_DONNEES,
      JOURNAL_NIVEAU: 'error',
      PROCESSUS: '1',
    }
    for (const setting of Object.keys(env)) if (setting.startsWith('S3_')) delete env[setting]
    await ensureBuild(env)
    const liste = await pages(serveur.url)
    const requetes = await avecServeur({ ...env, COMPTER_REQUETES: '1', JOURNAL_NIVEAU: 'info' }, compter(liste))
    return { liste, releve: { requetes, mesures: await avecServeur(env, mesurer(liste)) } }
  } finally {
    await serveur.stop()
    rmSync(DOSSIER_DONNEES, { recursive: true, force: true })
  }
}

const dixieme = await relever(DIXIEME)
const pays = await relever(PAYS)
imprimer(pays.liste, dixieme.releve, pays.releve)
