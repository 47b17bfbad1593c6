import { execFileSync, fork, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { enfermer, nouvellePaire, sceller, type Paire } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { TRAVAUX } from '@/lib/core/coffre/travaux'
import { db } from '@/lib/soutien/db'
import { MOTIFS, type Enveloppe, type Recit } from '@/lib/soutien/schema'
import type { Signalement } from '@/lib/soutien/tiers/schema'
import { unMembre, type Membre } from '@/tests/factories/soutien'
import { ouvrirServeurCourriel } from '../core/serveur-courriel'
import type { Ordre } from './serveur-mesure'

/** The package that marks a module as the server's refuses to load outside of a React server build: its empty face does. */
const SANS_MARQUE = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  const vide = ${JSON.stringify(pathToFileURL('node_modules/server-only/empty.js').href)}
  registerHooks({ resolve: (nom, contexte, suite) => suite(nom === 'server-only' ? vide : nom, contexte) })
`)}`

const dossier = mkdtempSync(path.join(tmpdir(), 'memoire-'))
const courriel = await ouvrirServeurCourriel()
let serveur: ChildProcess
let sorties = ''
let numero = 0

/** This process is the browsers: everything that is confided exists here and, if a promise is broken, elsewhere. */
const marqueurs: string[] = []
/** What is said in the clear, to know that each search would find. */
const TEMOIN = `temoin${randomBytes(6).toString('hex')}`
const marquer = (quoi: string): string => {
  const mot = `${quoi}${randomBytes(9).toString('hex')}`
  marqueurs.push(mot)
  return mot
}

function envoyer<T>(acte: string, saisie: Ordre['saisie'] = {}, membre?: Membre): Promise<T> {
  const n = ++numero
  return new Promise<T>((resolve, reject) => {
    const recevoir = (m: { n: number; reponse?: T; erreur?: string }): void => {
      if (m.n !== n) return
      serveur.off('message', recevoir)
      if (m.erreur === undefined) resolve(m.reponse as T)
      else reject(new Error(m.erreur))
    }
    serveur.on('message', recevoir)
    const ordre: Ordre = { n, acte, saisie, ...(membre && { personneId: membre.acteur.personneId ?? '' }) }
    serveur.send(ordre)
  })
}

async function preuve(): Promise<string> {
  const challenge = await envoyer<Parameters<typeof TRAVAUX.prouver>[0]>('defi')
  return JSON.stringify({ challenge, solution: await TRAVAUX.prouver(challenge) })
}

type Ecrit = Readonly<{ id: string; jeton: string; cle: Paire; enveloppe: Enveloppe }>

/** A request with a marker in each thing a person may type. */
async function demander(membres: readonly Membre[], urgent: boolean): Promise<Ecrit> {
  const cle = await nouvellePaire()
  const mots = nouveauxMots()
  marqueurs.push(mots)
  const { jeton, secret } = await secretsDe(mots)
  const enveloppe: Enveloppe = {
    mode: 'NOM',
    nom: marquer('nom'),
    entourage: marquer('entourage'),
    exclus: [],
    joindre: { telephone: `0${marquer('tel')}`, courriel: `${marquer('adresse')}@courrier.example`, quand: marquer('quand') },
    prevenir: true,
  }
  const recit: Recit = { texte: marquer('recit'), motifs: ['vss_harcelement', 'addiction'], urgence: 'CE_JOUR', danger: urgent }
  const cles = await Promise.all(
    membres.map(async (m) => ({ membreId: m.qui.membreId, scelle: await sceller({ privee: cle.privee }, [m.cle.publique]) })),
  )
  marqueurs.push(cle.privee, secret)
  const etat = await envoyer<{ status: string }>('deposer', {
    preuve: await preuve(),
    jeton,
    canal: 'FORMULAIRE',
    urgent: urgent ? 'on' : '',
    clePublique: cle.publique,
    scelleRecu: await enfermer({ privee: cle.privee }, secret, 'SECRET'),
    cles: JSON.stringify(cles),
    enveloppe: await sceller(enveloppe, [cle.publique]),
    recit: await sceller(recit, [cle.publique]),
  })
  expect(etat.status).toBe('ok')
  const { id } = await db().cas.findFirstOrThrow({ where: { clePublique: cle.publique }, select: { id: true } })
  return { id, jeton, cle, enveloppe }
}

/** Two doctors take it up, and write everything they may write. */
async function suivre(cas: Ecrit, binome: readonly [Membre, Membre]): Promise<void> {
  const dossierCle = await nouvellePaire()
  marqueurs.push(dossierCle.privee)
  const cles = await Promise.all(
    binome.flatMap((m) =>
      ([['ECHANGE', cas.cle] as const, ['DOSSIER', dossierCle] as const] as const).map(async ([genre, { privee }]) => ({
        membreId: m.qui.membreId,
        genre,
        usage: 'BINOME',
        clePublique: m.cle.publique,
        scelle: await sceller({ privee }, [m.cle.publique]),
      })),
    ),
  )
  const [un] = binome
  const pour = (objet: unknown) => sceller(objet, [dossierCle.publique])
  await envoyer('tableau', {}, un)
  await envoyer('lire', { id: cas.id }, un)
  const fiche = await pour({ niveau: 'ROUGE', motifs: ['vss_harcelement'], phase: marquer('phase'), typeStage: marquer('stage') })
  const version = 0
  await envoyer('attribuer', { id: cas.id, version, clePubliqueDossier: dossierCle.publique, cles: JSON.stringify(cles), fiche }, un)
  await envoyer('noter', { id: cas.id, contenu: await pour({ texte: marquer('note') }) }, un)
  await envoyer('guider', { id: cas.id, contenu: await pour({ demande: marquer('guide'), plan: marquer('plan') }) }, un)
  await envoyer('conduire', { id: cas.id, contenu: await pour({ decision: marquer('danger') }) }, un)
  const message = await sceller({ texte: marquer('reponse'), signature: un.qui.nom }, [cas.cle.publique])
  await envoyer('ecrire', { id: cas.id, contenu: message }, un)
}

beforeAll(async () => {
  serveur = fork(path.resolve('tests/integration/soutien/serveur-mesure.ts'), [], {
    execArgv: ['--import', 'tsx', '--import', SANS_MARQUE],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', JOURNAL_NIVEAU: 'debug', SMTP_URL: courriel.url, DONNEES: dossier },
  })
  for (const flux of [serveur.stdout, serveur.stderr]) flux?.on('data', (morceau: Buffer) => (sorties += morceau.toString()))
  await new Promise<void>((resolve, reject) => {
    serveur.once('message', () => resolve())
    serveur.once('exit', () => reject(new Error(sorties)))
  })
  const membres = [await unMembre({ coordination: true }), await unMembre(), await unMembre()]
  const [coordination, un, deux] = membres as [Membre, Membre, Membre]
  for (const m of membres) marqueurs.push(m.cle.privee)
  for (let n = 0; n < 10; n += 1) {
    const lecteurs = n % 2 ? [un, deux] : [coordination, un, deux]
    const cas = await demander(lecteurs, n === 0)
    if (n % 2) await suivre(cas, [un, deux])
    await envoyer('repondre', { jeton: cas.jeton, contenu: await sceller({ texte: marquer('message') }, [cas.cle.publique]) })
    const nomme = { ...cas.enveloppe, nom: marquer('identite') }
    await envoyer('devoiler', { jeton: cas.jeton, enveloppe: await sceller(nomme, [cas.cle.publique]) })
    await envoyer('ouvrir', { jeton: cas.jeton, preuve: await preuve() })
  }
  const signalement: Signalement = {
    danger: false,
    qualite: 'MSU',
    personne: marquer('personne'),
    inquietude: marquer('inquietude'),
    parole: 'NON',
    moi: marquer('moi'),
  }
  await envoyer('transmettre', {
    preuve: await preuve(),
    urgent: '',
    destinataires: JSON.stringify([un.qui.membreId]),
    contenu: await sceller(signalement, [un.cle.publique]),
  })
  // What goes wrong writes too: a case that is not theirs, a wrong receipt, a post that is no post.
  await envoyer('lire', { id: crypto.randomUUID() }, un).catch(() => undefined)
  await envoyer('ouvrir', { jeton: (await secretsDe(nouveauxMots())).jeton, preuve: '{}' })
  await envoyer('deposer', { preuve: 'x', recit: 'illisible' })
  await envoyer('taches')
  await envoyer('temoin', { mot: TEMOIN })
}, 180_000)

afterAll(async () => {
  serveur.kill()
  await courriel.fermer()
  rmSync(dossier, { recursive: true, force: true })
})

/** As they are, as PostgreSQL writes bytes, and as base64 would hide them, wherever they begin. */
const formes = (mot: string): string[] => {
  const octets = Buffer.from(mot)
  const decales = [0, 1, 2].map((n) =>
    Buffer.concat([Buffer.alloc(n), octets])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(n ? 4 : 0, -2),
  )
  return [mot, octets.toString('hex'), ...decales.filter((d) => d.length > 12)]
}
const trouves = (ou: string, mots: readonly string[] = marqueurs): string[] => mots.filter((mot) => formes(mot).some((f) => ou.includes(f)))

/** Files, under a folder or by their name, that hold one of the words in one of its shapes. */
function chercher(ou: string, mots: readonly string[]): string {
  try {
    return execFileSync('grep', ['-rlaF', '-f', '-', ou], { input: mots.flatMap(formes).join('\n'), encoding: 'utf8' })
  } catch (erreur) {
    // Nothing was found.
    if ((erreur as { status?: number }).status === 1) return ''
    throw erreur
  }
}

async function administrer<T>(fn: (client: pg.Client) => Promise<T>): Promise<T> {
  const adresse = Object.assign(new URL(inject('administration')), { pathname: new URL(process.env.DATABASE_URL ?? '').pathname })
  const client = new pg.Client({ connectionString: adresse.href })
  await client.connect()
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

/** Every table of every schema, whoever owns it, as text. */
const deverser = (): Promise<string> =>
  administrer(async (client) => {
    const { rows } = await client.query<{ nom: string }>(
      `SELECT c.oid::regclass::text AS nom FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')`,
    )
    expect(rows.map((r) => r.nom)).toEqual(expect.arrayContaining(['soutien.piece', 'personne', 'courriel']))
    const tables: string[] = []
    for (const { nom } of rows) {
      const { rows: lignes } = await client.query<{ t: string }>(`SELECT t::text AS t FROM ${nom} t`)
      tables.push(nom, ...lignes.map((l) => l.t))
    }
    const { rows: vues } = await client.query<{ t: string }>(`SELECT a::text AS t FROM pg_stat_activity a`)
    return [...tables, ...vues.map((v) => v.t)].join('\n')
  })

describe('R-SOU-23: ten requests leave no word of theirs', () => {
  it('in the whole database, of which the superuser takes a copy', async () => {
    const copie = await deverser()
    expect(marqueurs.length).toBeGreaterThan(100)
    expect(await db().piece.count()).toBeGreaterThan(50)
    // What is looked for would be found: the doctors' names are there, in the clear.
    const { nom } = await db().membre.findFirstOrThrow()
    expect(trouves(copie, [nom])).toEqual([nom])
    expect(trouves(copie)).toEqual([])
    const codes = Object.entries(MOTIFS).filter(([code]) => code.includes('_') || code === 'addiction')
    expect(codes.flat().filter((mot) => copie.includes(mot))).toEqual([])
  })

  it('in the files of the database server: tables, journal of writes, log', async () => {
    await administrer((client) => client.query('CHECKPOINT'))
    const { rows } = await administrer((client) => client.query<{ data_directory: string }>('SHOW data_directory'))
    const racine = path.dirname(rows[0]?.data_directory ?? '')
    const { nom } = await db().membre.findFirstOrThrow()
    expect(chercher(racine, [nom])).not.toBe('')
    expect(chercher(racine, marqueurs)).toBe('')
  })

  it('in what the server wrote to its log, refusals and failures included', () => {
    expect(trouves(sorties, [TEMOIN])).toEqual([TEMOIN])
    expect(sorties).toContain('IntrouvableError')
    expect(trouves(sorties)).toEqual([])
  })

  it('R-SOU-22: in the mails that left, of which there are some', () => {
    expect(courriel.recus.length).toBeGreaterThan(1)
    expect(new Set(courriel.recus.map((m) => m.subject))).toEqual(new Set(['Message du portail DUMG']))
    expect(trouves(JSON.stringify(courriel.recus))).toEqual([])
  })

  it('in the memory of the server, all of it', async () => {
    const fichier = await envoyer<string>('memoire', { fichier: path.join(dossier, 'memoire.heapsnapshot') })
    expect(chercher(fichier, [TEMOIN])).not.toBe('')
    expect(chercher(fichier, marqueurs)).toBe('')
  }, 120_000)
})
