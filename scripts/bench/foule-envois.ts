import { wordlist } from '@scure/bip39/wordlists/french.js'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nouvellePaire, enfermer, sceller } from '../../lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '../../lib/core/coffre/mots'
import { nouveauDefi } from '../../lib/core/coffre/preuve'
import { TRAVAUX } from '../../lib/core/coffre/travaux'
import { RACINE } from '../portail/children.ts'

export type Medecin = Readonly<{ id: string; clePublique: string }>
export type Envoi = Readonly<{ genre: string; champs: Record<string, string> }>

type Defi = Parameters<typeof TRAVAUX.prouver>[0]

export const VRAI =
  'Depuis trois semaines ma cheffe de clinique me hurle dessus devant les patients. Hier une externe m’a trouvée en larmes dans la réserve. Je n’en parle à personne.'

const PRENOMS = ['Léa', 'Noé', 'Inès', 'Tom', 'Maya', 'Paul', 'Zoé', 'Hugo', 'Anna', 'Luc']
const SERVICES = ['pédiatrie', 'urgences', 'cardiologie', 'gériatrie', 'psychiatrie', 'polyvalente']
/** A number that looks random but is the same at each run. */
function melanger(n: number): number {
  const x = Math.imul(n ^ 0x9e3779b9, 0x85ebca6b)
  const y = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (y ^ (y >>> 16)) >>> 0
}

const au = <T>(liste: readonly T[], n: number): T => liste[n % liste.length] as T

/** The requests of an attacker: a quarter identical, a quarter varied, the rest all different. */
const TEXTES: Record<string, (n: number) => string> = {
  'le même texte': () => 'Je suis à bout, répondez-moi vite, je ne tiendrai pas longtemps comme cela dans ce stage.',
  'un texte varié par une machine': (n) =>
    `Bonjour, ${au(PRENOMS, n)}, interne en ${au(SERVICES, n)}. Je ne dors plus depuis ${n % 90} jours et personne ne m’écoute dans ce service !`,
  'des mots tirés au sort': (n) => Array.from({ length: 25 }, (_, i) => au(wordlist, melanger(n * 25 + i))).join(' '),
}
const genreDe = (n: number): string => (n % 20 === 19 ? 'illisible' : au(Object.keys(TEXTES), n % 4 > 2 ? 2 : n % 4))

/** A proof made without work: the bench knows the portal's secret, so that it measures the portal and not the proofs. */
async function preuveSansTravail(secret: string): Promise<string> {
  const challenge = await nouveauDefi(secret, 32, 1)
  return JSON.stringify({ challenge, solution: await TRAVAUX.prouver(challenge) })
}

/** Seconds of one processor for one proof, at this many times the ordinary work; the median of three. */
export async function prixDunePreuve(facteur: number): Promise<number> {
  const durees: number[] = []
  for (let fois = 0; fois < 3; fois++) {
    const defi = await nouveauDefi('banc', facteur, 1500 * facteur)
    const debut = performance.now()
    await TRAVAUX.prouver(defi)
    durees.push((performance.now() - debut) / 1000)
  }
  return durees.sort((a, b) => a - b)[1] ?? 0
}

/** Requests as an attacker would make them at the least cost: one key for all; one in ten declares a danger. */
export async function fabrique(secret: string, medecins: readonly Medecin[]): Promise<(n: number) => Promise<Envoi>> {
  const cle = await nouvellePaire()
  const cles = await Promise.all(
    medecins.map(async ({ id, clePublique }) => ({
      membreId: id,
      clePublique,
      scelle: await sceller({ privee: cle.privee }, [clePublique]),
    })),
  )
  const joindre = { telephone: '', courriel: '', quand: '' }
  const enveloppe = await sceller({ mode: 'ANONYME', nom: '', entourage: '', exclus: [], joindre, prevenir: false }, [cle.publique])
  const commun = { canal: 'FORMULAIRE', clePublique: cle.publique, scelleRecu: 'QUFBQQ==', cles: JSON.stringify(cles), enveloppe }
  return async (n) => {
    const genre = genreDe(n)
    const danger = n % 10 === 0
    const recit =
      genre === 'illisible'
        ? 'QUFBQQ=='
        : await sceller({ texte: TEXTES[genre]?.(n), motifs: [], urgence: 'CE_JOUR', danger }, [cle.publique])
    const jeton = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64')
    return { genre, champs: { ...commun, recit, jeton, urgent: danger ? 'on' : '', preuve: await preuveSansTravail(secret) } }
  }
}

/** The true request, made as a browser makes it: its own key, its own words, and the work that the portal asks for. */
export async function vraieDemande(medecins: readonly Medecin[], defi: Defi) {
  const cle = await nouvellePaire()
  const { jeton, secret } = await secretsDe(nouveauxMots())
  const debut = performance.now()
  const solution = await TRAVAUX.prouver(defi)
  const travail = (performance.now() - debut) / 1000
  const cles = await Promise.all(
    medecins.map(async ({ id, clePublique }) => ({
      membreId: id,
      clePublique,
      scelle: await sceller({ privee: cle.privee }, [clePublique]),
    })),
  )
  const joindre = { telephone: '', courriel: '', quand: '' }
  const champs = {
    preuve: JSON.stringify({ challenge: defi, solution }),
    jeton,
    canal: 'FORMULAIRE',
    urgent: '',
    clePublique: cle.publique,
    scelleRecu: await enfermer({ privee: cle.privee }, secret, 'SECRET'),
    cles: JSON.stringify(cles),
    enveloppe: await sceller({ mode: 'ANONYME', nom: '', entourage: '', exclus: [], joindre, prevenir: false }, [cle.publique]),
    recit: await sceller({ texte: VRAI, motifs: ['encadrement'], urgence: 'SEMAINE', danger: false }, [cle.publique]),
  }
  return { champs, cle, jeton, travail }
}

/** A false signal about another person. */
export async function unSignalement(secret: string, medecins: readonly Medecin[], n: number): Promise<Record<string, string>> {
  const inquietude = TEXTES[genreDe(n)]?.(n) ?? 'Aidez cette personne.'
  const contenu = { danger: false, qualite: 'AUTRE', personne: 'Un interne', inquietude, parole: 'NON', moi: '' }
  return {
    preuve: await preuveSansTravail(secret),
    urgent: '',
    destinataires: JSON.stringify(medecins.map(({ id, clePublique }) => ({ membreId: id, clePublique }))),
    contenu: await sceller(
      contenu,
      medecins.map((m) => m.clePublique),
    ),
  }
}

// How React serialises the arguments of an action that its script calls.
type EncodeReply = (args: unknown[]) => Promise<string | FormData>
const { encodeReply } = createRequire(import.meta.url)('next/dist/compiled/react-server-dom-turbopack/client.node') as {
  encodeReply: EncodeReply
}

/** The id that the build gave an action. */
function numeroDe(fichier: string, nom: string): string {
  const manifeste = path.join(RACINE, process.env.NEXT_DIST_DIR ?? '.next', 'server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifeste, 'utf8')) as { node: Record<string, { filename?: string; exportedName?: string }> }
  const trouve = Object.entries(node).find(([, a]) => a.filename?.endsWith(fichier) && a.exportedName === nom)
  if (!trouve) throw new Error(`no action ${nom} in ${fichier}`)
  return trouve[0]
}

/** Posts to an action as the page's script does; returns the server's answer as text. @throws when it is not an answer of an action */
export function actionDe(base: string, page: string, fichier: string, nom: string): (champs: Record<string, string>) => Promise<string> {
  const numero = numeroDe(fichier, nom)
  return async (champs) => {
    const data = new FormData()
    for (const [cle, valeur] of Object.entries(champs)) data.set(cle, valeur)
    const reponse = await fetch(base + page, {
      method: 'POST',
      headers: { accept: 'text/x-component', 'next-action': numero, origin: base },
      body: await encodeReply([{ status: 'initial' }, data]),
    })
    const texte = await reponse.text()
    if (!reponse.ok) throw new Error(`${nom} ${reponse.status}`)
    return texte
  }
}
