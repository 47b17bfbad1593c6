/**
 * `npm run bench:foule`: sends the support cell ten thousand false requests, a true one in their midst and a thousand false
 * signals, as fast as the production build accepts them; their proofs of work cost this bench nothing. Measures the portal's
 * other pages meanwhile, the cost of a request for an attacker and for a single person, and how a doctor finds the true one.
 * `FAUSSES`, `SIGNALEMENTS`: other numbers.
 */
import { createHash, randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { NOM } from '../../prisma/embedded-data.ts'
import { startEmbedded } from '../../prisma/embedded.ts'
import { deployMigrations, MIGRATIONS_SOUTIEN } from '../../prisma/migrate.ts'
import { PARAMETRES_DEMONSTRATION, semerParametres } from '../../prisma/seed/parametres.ts'
import { RESSOURCES_DEMONSTRATION, semerRessources } from '../../prisma/seed/soutien/ressources.ts'
import { ensureBuild } from '../portail/build.ts'
import { RACINE, type Environment } from '../portail/children.ts'
import { loadIfEmpty } from '../portail/demonstration.ts'
import { actionDe, fabrique, prixDunePreuve, unSignalement, vraieDemande, type Medecin } from './foule-envois'
import { avecServeur } from './serveur.ts'

const FAUSSES = Number(process.env.FAUSSES ?? 10_000)
const SIGNALEMENTS = Number(process.env.SIGNALEMENTS ?? 1_000)
const DE_FRONT = 6
const SECONDES = 10
const DONNEES = path.join(RACINE, '.donnees/banc-foule')
const PAGES = ['/flechage', '/stages']
const TABLEAU = '/aide/suivi'

const mediane = (liste: readonly number[]): number => [...liste].sort((a, b) => a - b)[Math.floor(liste.length / 2)] ?? 0
const rapport = (x: number, y: number): string => `× ${(x / Math.max(y, 0.001)).toFixed(1)}`

async function lignes<T extends pg.QueryResultRow>(url: string, requete: string, valeurs: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<T>(requete, valeurs)).rows
  } finally {
    await client.end()
  }
}

async function ouvrirSession(url: string, nom: string): Promise<string> {
  const jeton = randomBytes(32).toString('base64url')
  await lignes(
    url,
    `INSERT INTO session (id, empreinte, "personneId", "ouverteLe", "expireLe")
     SELECT gen_random_uuid(), $1, id, now(), now() + interval '1 day' FROM personne WHERE nom = $2 AND persona IS NOT NULL`,
    [createHash('sha256').update(jeton).digest('hex'), nom],
  )
  return `marguerite_session=${jeton}`
}

type Sonde = Readonly<{ chemin: string; cookie: string }>

/** Milliseconds of each page, one after the other, until `fini`. */
async function sonder(base: string, sondes: readonly Sonde[], fini: () => boolean): Promise<Map<string, number>> {
  const durees = new Map<string, number[]>(sondes.map((s) => [s.chemin, []]))
  while (!fini())
    for (const { chemin, cookie } of sondes) {
      const debut = performance.now()
      const reponse = await fetch(base + chemin, { headers: { cookie } })
      await reponse.text()
      if (!reponse.ok) throw new Error(`${chemin} ${reponse.status}`)
      durees.get(chemin)?.push(performance.now() - debut)
    }
  return new Map([...durees].map(([chemin, liste]) => [chemin, mediane(liste)]))
}

const pendant = (secondes: number): (() => boolean) => {
  const fin = performance.now() + secondes * 1000
  return () => performance.now() > fin
}

/** Makes `nombre` sends, so many at once; returns the seconds it took, and the answers that were refusals. */
async function inonder(
  nombre: number,
  envoyer: (n: number) => Promise<string>,
  oui: string,
): Promise<{ secondes: number; refus: string[] }> {
  const refus: string[] = []
  const debut = performance.now()
  let n = 0
  const ouvrier = async (): Promise<void> => {
    while (n < nombre) {
      const reponse = await envoyer(n++)
      if (!reponse.includes(oui)) refus.push(reponse)
    }
  }
  await Promise.all(Array.from({ length: DE_FRONT }, ouvrier))
  return { secondes: (performance.now() - debut) / 1000, refus }
}

async function mesurer(base: string, url: string, soutien: string): Promise<void> {
  const cookies = { secretariat: await ouvrirSession(url, 'Prigent'), medecin: await ouvrirSession(url, 'Bertin') }
  const sondes = [...PAGES.map((chemin) => ({ chemin, cookie: cookies.secretariat })), { chemin: TABLEAU, cookie: cookies.medecin }]
  const medecins = await lignes<Medecin>(soutien, `SELECT id, "clePublique" FROM membre WHERE statut = 'ACTIF'`)
  const deposer = actionDe(base, '/aide/ecrire', 'app/aide/ecrire/actions.ts', 'deposer')
  const demanderDefi = actionDe(base, '/aide/ecrire', 'app/aide/actions.ts', 'demanderDefi')
  const transmettre = actionDe(base, '/aide/proche', 'app/aide/proche/actions.ts', 'envoyer')
  const lireDefi = async (): Promise<Parameters<typeof vraieDemande>[1]> => {
    const reponse = (await demanderDefi({})).split('\n').find((l) => l.includes('"answer"')) ?? ''
    return (JSON.parse(reponse.slice(reponse.indexOf('{'))) as { answer: Parameters<typeof vraieDemande>[1] }).answer
  }

  await sonder(base, sondes, pendant(3))
  const avant = await sonder(base, sondes, pendant(SECONDES))
  const calme = (await vraieDemande(medecins, await lireDefi())).travail

  const { secretDesDefis } = await import('../../lib/soutien/queries')
  const secret = await secretDesDefis()
  const fausse = await fabrique(secret, medecins)
  const { compter, trouver } = await import('./foule-medecin')
  const requetesAvant = await compter()
  let fini = false
  const sonde = sonder(base, sondes, () => fini)
  const premiere = await inonder(FAUSSES / 2, async (n) => deposer((await fausse(n)).champs), 'Votre demande est arrivée')
  const vraie = await vraieDemande(medecins, await lireDefi())
  if (!(await deposer(vraie.champs)).includes('Votre demande est arrivée')) throw new Error('the true request was refused')
  const seconde = await inonder(FAUSSES / 2, async (n) => deposer((await fausse(n + FAUSSES / 2)).champs), 'Votre demande est arrivée')
  const tiers = await inonder(SIGNALEMENTS, async (n) => transmettre(await unSignalement(secret, medecins, n)), 'Transmis.')
  fini = true
  const durant = await sonde
  const apres = await sonder(base, sondes, pendant(SECONDES))

  const secondes = premiere.secondes + seconde.secondes
  const refus = [...premiere.refus, ...seconde.refus, ...tiers.refus]
  console.log(
    `${FAUSSES} fausses demandes en ${secondes.toFixed(0)} s (${Math.round(FAUSSES / secondes)} par seconde), ${SIGNALEMENTS} faux signalements en ${tiers.secondes.toFixed(0)} s. Refusés : ${refus.length}.`,
  )
  console.table(
    sondes.map(({ chemin }) => {
      const [a, d, p] = [avant, durant, apres].map((m) => m.get(chemin) ?? 0) as [number, number, number]
      return {
        page: chemin,
        'avant ms': Math.round(a),
        'pendant ms': Math.round(d),
        'pendant / avant': rapport(d, a),
        'après ms': Math.round(p),
        'après / avant': rapport(p, a),
      }
    }),
  )
  await direPrix(calme, vraie.travail)
  console.log(`Requêtes SQL du tableau d’un médecin : ${requetesAvant} avant, ${await compter()} après.`)
  await trouver(vraie)
  if (refus.length > 0) {
    for (const phrase of new Set(refus.map((r) => r.match(/"message":"[^"]*"/)?.[0]))) console.log(phrase)
    process.exitCode = 1
  }
}

/** The cost of the work for each, on a processor of this machine. */
async function direPrix(calme: number, foule: number): Promise<void> {
  const [un, huit, trenteDeux] = [await prixDunePreuve(1), await prixDunePreuve(8), await prixDunePreuve(32)]
  console.table([
    {
      travail: 'ordinaire',
      'secondes par envoi': +un.toFixed(2),
      '× ordinaire': 1,
      'heures pour 10 000': +((un * 10_000) / 3600).toFixed(1),
    },
    {
      travail: '160 en dix minutes',
      'secondes par envoi': +huit.toFixed(2),
      '× ordinaire': +(huit / un).toFixed(1),
      'heures pour 10 000': +((huit * 10_000) / 3600).toFixed(1),
    },
    {
      travail: '640 et plus',
      'secondes par envoi': +trenteDeux.toFixed(2),
      '× ordinaire': +(trenteDeux / un).toFixed(1),
      'heures pour 10 000': +((trenteDeux * 10_000) / 3600).toFixed(1),
    },
  ])
  console.log(`La vraie personne a attendu ${calme.toFixed(2)} s avant la foule, ${foule.toFixed(1)} s au milieu d’elle.`)
}

rmSync(DONNEES, { recursive: true, force: true })
const serveur = await startEmbedded({ dataDir: path.join(DONNEES, 'postgres') })
try {
  await deployMigrations(serveur.url)
  await deployMigrations(serveur.soutien, MIGRATIONS_SOUTIEN)
  await semerParametres(serveur.url, PARAMETRES_DEMONSTRATION)
  await semerRessources(serveur.soutien, RESSOURCES_DEMONSTRATION)
  const adresses = { DATABASE_URL: serveur.url, SOUTIEN_DATABASE_URL: serveur.soutien, DONNEES, JOURNAL_NIVEAU: 'error' }
  Object.assign(process.env, adresses)
  const env: Environment = { ...process.env }
  for (const reglage of Object.keys(env)) if (reglage.startsWith('S3_')) delete env[reglage]
  await loadIfEmpty(DONNEES, { ...env, DEMONSTRATION: '1' }, () => undefined)
  await ensureBuild(env)
  await lignes(serveur.urlOf(NOM), 'VACUUM ANALYZE')
  await avecServeur(env, ({ base }) => mesurer(base, serveur.url, serveur.soutien))
} finally {
  await serveur.stop()
  rmSync(DONNEES, { recursive: true, force: true })
}
