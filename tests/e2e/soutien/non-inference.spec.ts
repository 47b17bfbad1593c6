// R-SOU-6, R-SOU-23: a person who may not know of a request sees the same portal with it and without it, page by page and word
// for word.
import { createHash, randomUUID } from 'node:crypto'
import type { APIResponse, Page, Request } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { lireDouzeMots } from '../support/cellule'
import { entrer, expect, test } from '../support/test'

const EXCLUE = 'Claire Delorme'
/** One person for each role, and the doctor whom the author of the request sets aside. */
const PERSONNES = [
  EXCLUE,
  'Clara Vasseur',
  'Hugo Petit',
  'Jeanne Sauvageot',
  'siège titulaire',
  'Secrétariat du DUMG',
  'Coordonnateur du DES',
  'Directrice du DUMG',
  'Christian Vautrin',
  'Leïla Chergui',
  'Sami Rezgui',
  'Hortense Viguier',
]
const LECTEUR = 'Odile Bertin'

/** The name that the author of the request gives. Each search of the portal looks for it. */
const NOM = 'Zébuline'

/** Lists, counts, searches, refusals and pages that do not exist. */
const PAGES = [
  '/',
  '/aide',
  '/aide/ecrire',
  '/aide/bilans',
  '/aide/cellule',
  '/aide/reseau',
  '/aide/qui-voit-quoi',
  '/aide/suivi',
  '/aide/suivi?vue=demandes',
  '/aide/suivi?vue=urgences',
  '/aide/suivi?vue=suivis',
  '/aide/suivi?vue=termines',
  '/aide/suivi?vue=secours',
  '/aide/suivi?vue=demandes&page=2',
  '/aide/suivi/creneaux',
  '/aide/suivi/signalements',
  '/aide/suivi/reunions',
  '/aide/suivi/reseau',
  '/aide/suivi/cle',
  '/aide/suivi/nouveau',
  '/aide/suivi/01890000-0000-4000-8000-000000000000',
  '/flechage',
  `/flechage?q=${NOM}`,
  '/flechage/statistiques',
  '/stages',
  `/stages?q=${NOM}`,
  `/stages/internes?q=${NOM}`,
  `/annuaire?q=${NOM}`,
  '/administration',
  `/administration/personnes?q=${NOM}`,
  '/administration/journal',
  '/administration/courriels',
  '/administration/taches',
  '/courrier-demonstration',
  '/donnees-personnelles',
  '/etat/session',
  '/nulle-part',
]

/** The drawn part of a page as it is, then the words of its scripts, sorted: their order depends on which query answers first. */
function stable(corps: string): string {
  const scripts = [...corps.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, contenu = '']) => contenu).join('')
  return `${corps.replaceAll(/<script[^>]*>.*?<\/script>/gs, '').replaceAll(/ nonce="[^"]*"/g, '')}\n${motsDe(scripts)}`
}

const motsDe = (scripts: string): string =>
  scripts
    // A page is sent in parts, and a part may end in the middle of a word.
    .replaceAll('"])self.__next_f.push([1,"', '')
    // The number of the next row follows a long encrypted text without a separator.
    .replaceAll(/([A-Za-z0-9+/]{40})[A-Za-z0-9+/=]{20,}/g, '$1 ')
    // The numbers of rows, and the references to them, depend on the order in which rows arrive; each answer has its own nonce.
    .replaceAll(/(self\.__next_f\.push\(\[1,"|"\]\)|(\\n|^)[0-9a-f]+:|\$[A-Z@]?[0-9a-f]+|\\?"nonce\\?":\\?"[^"]*")/gm, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .sort()
    .join(' ')

type Releve = ReadonlyMap<string, string>

/** The words that only one of two answers holds. */
function ecart(a = '', b = ''): string {
  const [mots, autres] = [a.split(/\s+/), b.split(/\s+/)]
  const seuls = (ceux: string[], sans: Set<string>): string[] => [...new Set(ceux)].filter((mot) => !sans.has(mot)).slice(0, 20)
  return `− ${seuls(mots, new Set(autres)).join(' ')} + ${seuls(autres, new Set(mots)).join(' ')}`
}

/** The status, the headers and the content of an answer, without the id `sauf`. */
async function dit(reponse: APIResponse, sauf = 'none'): Promise<string> {
  const { location = '', 'content-type': type = '' } = reponse.headers()
  const corps = await reponse.body()
  const texte = corps.toString().replaceAll(sauf, '*')
  const tete = `${reponse.status()} ${location} ${type}\n`
  // The order and the numbers in the answer to an act change each time, so only its status is compared.
  if (type.startsWith('text/x-component')) return tete
  // A download of personal data contains the time of the download.
  if (/json|csv/.test(type)) return tete + texte.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z?|\d\d:\d\d(:\d\d)?/g, '*')
  return tete + (type.startsWith('text/') ? stable(texte) : createHash('sha256').update(corps).digest('hex'))
}

const lire = async (page: Page, chemin: string, sauf?: string): Promise<string> =>
  dit(await page.request.get(chemin, { maxRedirects: 0, maxRetries: 2 }), sauf)

async function relever(page: Page, chemins: readonly string[]): Promise<Releve> {
  const releve = new Map<string, string>()
  for (const chemin of chemins) releve.set(chemin, await lire(page, chemin))
  return releve
}

/** Pages that offer files, or that lead to other pages that do. */
const ENTREES = [
  ...['/flechage', '/flechage/statistiques', '/flechage/saisines', '/commissions', '/stages', '/stages/choix', '/stages/campagnes'],
  ...['/stages/imports', '/stages/voeux', '/donnees-personnelles', '/aide/cellule', '/courrier-demonstration'],
]
const FICHIER =
  /\/(export|resultat(-commission)?|recu|pv|releve|tableau|bordereau\/[^/]+|accuse\/pdf|actes\/[^/]+|contenu|fichier|(pieces|preuves|portrait)\/[^/]+|mes-donnees\.(csv|json))(\?|$)/
const PAGE_D_UN = /^\/(flechage|commissions\/seances|stages\/(choix|campagnes|imports)|courrier-demonstration)\/[0-9a-f-]{36}$/

/** One file of each kind that the person is offered (CSV, XLSX, ODS, PDF, JSON, pictures), by kind. */
async function listFichiers(page: Page): Promise<Map<string, string>> {
  const parGenre = new Map<string, string>()
  const liens = async (chemin: string): Promise<void> => {
    const html = await (await page.request.get(chemin)).text()
    for (const [, lien = ''] of html.matchAll(/(?:href|src)="(\/[^"]*)"/g)) {
      const adresse = lien.replaceAll('&amp;', '&')
      const genre = adresse.replaceAll(/[0-9a-f-]{36}|(type|annee)=\w+/g, '*')
      if ((FICHIER.test(adresse) || PAGE_D_UN.test(adresse)) && !parGenre.has(genre)) parGenre.set(genre, adresse)
    }
  }
  for (const chemin of ENTREES) await liens(chemin)
  for (const chemin of [...parGenre.values()].filter((a) => PAGE_D_UN.test(a))) await liens(chemin)
  return new Map([...parGenre].filter(([, adresse]) => FICHIER.test(adresse)))
}

/** Whether the page, once the request is erased, can still show what it showed while the request existed. */
async function seRedit(page: Page, chemin: string, avec: string | undefined): Promise<boolean> {
  for (let n = 0; n < 12; n += 1) if ((await lire(page, chemin)) === avec) return true
  return false
}

async function demander(page: Page): Promise<string> {
  await page.goto('/aide/ecrire')
  await page.getByLabel('Ce que vous voulez dire').fill('Une demande que tout le monde ne voit pas.')
  await page.getByLabel('Sous un nom que je choisis').check()
  await page.getByLabel('Ce nom').fill(NOM)
  await page.getByRole('group', { name: 'Ne rien montrer à' }).getByLabel(`Dr ${EXCLUE}`).check()
  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  return (await lireDouzeMots(page)).join(' ')
}

async function effacer(page: Page, mots: string): Promise<void> {
  page.on('dialog', (dialogue) => void dialogue.accept())
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await page.getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Tout effacer maintenant' }).click()
  await expect(page.getByText('Tout est effacé.')).toBeVisible()
}

/** Pages whose content differs between two readings. */
const changees = (avant: Releve, apres: Releve): string[] => [...apres.keys()].filter((p) => avant.get(p) !== apres.get(p))

/** The requests that a doctor may read. */
async function listIds(page: Page): Promise<string[]> {
  const html = await (await page.request.get('/aide/suivi?vue=demandes', { maxRetries: 2 })).text()
  return [...new Set([...html.matchAll(/\\"id\\":\\"([0-9a-f-]{36})/g)].map(([, id = '']) => id))]
}

/** The posts by which a doctor opens the request. They are captured, because an action of the server has no address of its own. */
async function ouvrirEnLecteur(page: Page, id: string): Promise<Request[]> {
  const envois: Request[] = []
  page.on('request', (r) => r.method() === 'POST' && r.headers()['next-action'] && envois.push(r))
  await page.goto(`/aide/suivi/${id}`)
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await expect(page.getByLabel('Votre réponse')).toBeVisible()
  return envois.filter((r) => r.postData()?.includes(id))
}

/** The answers of the pages and acts of one case to a person. The id is left out of them, so that two cases can be compared. */
async function essayer(page: Page, id: string, vraie: string, envois: readonly Request[]): Promise<string[]> {
  const reponses = ['', '/guide', '/conduite'].map((suite) => lire(page, `/aide/suivi/${id}${suite}`, id))
  for (const envoi of envois) {
    const { 'next-action': action = '', 'content-type': type = '', accept = '' } = envoi.headers()
    const data = Buffer.from((envoi.postData() ?? '').replaceAll(vraie, id))
    const headers = { 'next-action': action, 'content-type': type, accept }
    reponses.push(page.request.post(`/aide/suivi/${id}`, { headers, data, maxRetries: 2 }).then((r) => dit(r, id)))
  }
  return Promise.all(reponses)
}

test('R-SOU-6, R-SOU-23: each list, count, search, file, refusal is the same with a request and without it', async ({ page, browser }) => {
  const pages = new Map<string, Page>()
  for (const persona of [...PERSONNES, LECTEUR]) pages.set(persona, await entrer(browser, persona))
  const de = (persona: string): Page => pages.get(persona) ?? page
  const offerts = await Promise.all(PERSONNES.map(async (p) => [p, await listFichiers(de(p))] as const))
  // Making a file takes time, so only the first person to whom it is offered reads it.
  const genres = new Set<string>()
  const chemins = new Map<string, string[]>()
  for (const [p, fichiers] of offerts) {
    chemins.set(p, [...PAGES, ...[...fichiers].filter(([genre]) => !genres.has(genre)).map(([, adresse]) => adresse)])
    for (const genre of fichiers.keys()) genres.add(genre)
  }
  const releverTous = async (voulus: ReadonlyMap<string, readonly string[]>): Promise<Map<string, Releve>> => {
    const releves = new Map<string, Releve>()
    await Promise.all([...pages].map(async ([p, sienne]) => releves.set(p, await relever(sienne, voulus.get(p) ?? PAGES))))
    return releves
  }
  const dire = (persona: string, r: Map<string, Releve>): Releve => r.get(persona) ?? new Map<string, string>()
  // The first reading of a page fills the memory of the server, so it is done before the comparison.
  await relever(de(LECTEUR), PAGES)
  const avant = await releverTous(chemins)
  const connus = await listIds(de(LECTEUR))
  const mots = await demander(page)
  const avec = await releverTous(chemins)
  const nouveaux = (await listIds(de(LECTEUR))).filter((id) => !connus.includes(id))
  expect(nouveaux).toHaveLength(1)
  const [id = ''] = nouveaux
  const envois = await ouvrirEnLecteur(de(LECTEUR), id)
  const essais = new Map<string, string[][]>()
  for (const p of [LECTEUR, ...PERSONNES]) {
    const autre = randomUUID()
    essais.set(p, [await essayer(de(p), id, id, envois), await essayer(de(p), autre, id, envois)])
  }
  await effacer(page, mots)
  // A page that the request did not change needs no third reading. A page that shows after the erasure what it showed before the
  // request was changed by the request, and not by the time that passed meanwhile.
  const differentes = new Map([...pages.keys()].map((p) => [p, changees(dire(p, avant), dire(p, avec))]))
  const apres = await releverTous(differentes)

  const trahisons = new Map<string, string>()
  for (const [persona, sienne] of pages) {
    const instables = changees(dire(persona, avant), dire(persona, apres))
    for (const chemin of (differentes.get(persona) ?? []).filter((c) => !instables.includes(c))) {
      const seul = dire(persona, avec).get(chemin)
      if (!(await seRedit(sienne, chemin, seul))) trahisons.set(`${persona}: ${chemin}`, ecart(dire(persona, avant).get(chemin), seul))
    }
  }
  expect([...trahisons].filter(([ou]) => !ou.startsWith(LECTEUR))).toEqual([])
  // The same comparison finds the request for a doctor who was not set aside.
  expect([...trahisons.keys()]).toEqual(expect.arrayContaining([`${LECTEUR}: /aide/suivi`, `${LECTEUR}: /aide/suivi?vue=demandes`]))
  // Only a few pages could not be compared.
  const instables = PERSONNES.flatMap((p) => changees(dire(p, avant), dire(p, apres)).map((chemin) => `${p}: ${chemin}`))
  expect(instables.length, instables.join('\n')).toBeLessThan(PERSONNES.length * 2)
  expect(genres.size, [...genres].join('\n')).toBeGreaterThan(7)

  // A reader without the key gets the same answer for an existing case and for one that never existed.
  expect(envois.length).toBeGreaterThan(1)
  for (const p of PERSONNES) expect(essais.get(p)?.[0], p).toEqual(essais.get(p)?.[1])
  expect(essais.get(LECTEUR)?.[0]).not.toEqual(essais.get(LECTEUR)?.[1])
})
