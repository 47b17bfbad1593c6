// Pictures of the portal, and what changed between two series of them. To keep a look identical while its code changes:
//   node scripts/screenshots.ts take http://127.0.0.1:3000 before
//   node scripts/screenshots.ts take http://127.0.0.1:3000 after      the same data, the other build
//   node scripts/screenshots.ts compare before after                  pictures that differ, and `after/<name>.diff.png` of each
// Links whose address holds the id of a record are found on the page of their list.
import { mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import sharp from 'sharp'
import { findBrowser, NO_BROWSER } from './browser.ts'

type Picture = Readonly<{ name: string; persona?: string; path: string; link?: RegExp }>

const ID = '[0-9a-f-]{36}'
/** One page for each component that draws something of its own. */
const PICTURES: readonly Picture[] = [
  { name: 'components', persona: 'Secrétariat du DUMG', path: '/composants' },
  { name: 'sign-in', path: '/connexion' },
  { name: 'home-manager', persona: 'Secrétariat du DUMG', path: '/' },
  { name: 'home-interne', persona: 'Boubacar Konaté', path: '/' },
  { name: 'list', persona: 'Secrétariat du DUMG', path: '/flechage' },
  { name: 'record', persona: 'Secrétariat du DUMG', path: '/flechage', link: new RegExp(`^/flechage/${ID}$`) },
  { name: 'instruction', persona: 'Secrétariat du DUMG', path: '/', link: new RegExp(`^/flechage/${ID}/instruction`) },
  { name: 'form', persona: 'Secrétariat du DUMG', path: '/stages/nouveau' },
  { name: 'question', persona: 'Noémie Kervella', path: '/flechage/nouvelle' },
  { name: 'session', persona: 'siège titulaire', path: '/commissions', link: new RegExp(`^/commissions/seances/${ID}$`) },
  { name: 'statistics', persona: 'Secrétariat du DUMG', path: '/flechage/statistiques' },
  { name: 'terrain', persona: 'Secrétariat du DUMG', path: '/stages', link: new RegExp(`^/stages/${ID}$`) },
  { name: 'offer-map', path: '/stages/offre?vue=carte' },
  { name: 'choice', persona: 'Noémie Kervella', path: '/stages/choix', link: new RegExp(`^/stages/choix/${ID}$`) },
  { name: 'wishes', persona: 'Boubacar Konaté', path: '/stages/voeux' },
  { name: 'journal', persona: 'Sami Rezgui', path: '/administration/journal' },
  { name: 'mail', persona: 'Secrétariat du DUMG', path: '/courrier-demonstration', link: /^\/courrier-demonstration\/[^/]+$/ },
  { name: 'support', path: '/aide' },
  { name: 'support-write', path: '/aide/ecrire' },
  { name: 'support-return', path: '/aide/retour' },
  { name: 'support-supervise', path: '/aide/encadrer' },
  { name: 'support-cell', persona: 'Odile Bertin', path: '/aide/suivi/cle' },
]

type Medium = Readonly<{ name: string; options: BrowserContextOptions; media?: Parameters<Page['emulateMedia']>[0] }>
const DESKTOP = { viewport: { width: 1280, height: 900 } }
const MEDIA: readonly Medium[] = [
  { name: 'desktop', options: DESKTOP },
  { name: 'phone', options: { viewport: { width: 390, height: 812 }, hasTouch: true } },
  // As wide as A4 between its margins.
  { name: 'print', options: { viewport: { width: 673, height: 900 } }, media: { media: 'print' } },
  { name: 'forced-colours', options: DESKTOP, media: { forcedColors: 'active' } },
]

async function signIn(page: Page, base: string, persona: string): Promise<void> {
  await page.goto(`${base}/connexion`)
  await page
    .locator('main li')
    .filter({ hasText: persona })
    .first()
    .getByRole('button', { name: /^Entrer/ })
    .click()
  await page.waitForURL((url) => url.pathname !== '/connexion')
}

async function addressOf(page: Page, base: string, { path: address, link }: Picture): Promise<string> {
  if (!link) return base + address
  await page.goto(base + address)
  const found = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))
  const first = found.find((href) => link.test(href))
  if (first) return base + first
  // Sessions are listed on the page of their commission.
  const next = found.find((href) => new RegExp(`^${address}/${ID}$`).test(href))
  if (!next) throw new Error(`no link ${link} on ${address}`)
  return addressOf(page, base, { name: '', path: next, link })
}

async function takeOne(browser: Browser, base: string, folder: string, picture: Picture): Promise<void> {
  const first = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', ...DESKTOP })
  const page = await first.newPage()
  if (picture.persona) await signIn(page, base, picture.persona)
  const address = await addressOf(page, base, picture)
  const storageState = await first.storageState()
  await first.close()
  for (const { name, options, media } of MEDIA) {
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', storageState, ...options })
    const page = await context.newPage()
    await page.emulateMedia({ reducedMotion: 'reduce', ...media })
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: path.join(folder, `${picture.name}.${name}.png`), fullPage: true })
    await context.close()
  }
}

async function take(base: string, folder: string): Promise<void> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error(NO_BROWSER)
  mkdirSync(folder, { recursive: true })
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  for (const picture of PICTURES) await takeOne(browser, base, folder, picture)
  await browser.close()
}

/** Number of pixels that differ, or null when the sizes do; draws them in red over the second picture. */
async function difference(before: string, after: string, drawing: string): Promise<number | null> {
  const [a, b] = await Promise.all([before, after].map((file) => sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })))
  if (!a || !b) throw new Error('unreadable picture')
  if (a.info.width !== b.info.width || a.info.height !== b.info.height) return null
  let count = 0
  for (let i = 0; i < a.data.length; i += 3) {
    if (a.data[i] === b.data[i] && a.data[i + 1] === b.data[i + 1] && a.data[i + 2] === b.data[i + 2]) continue
    count++
    b.data.set([255, 0, 0], i)
  }
  if (count) await sharp(b.data, { raw: { width: b.info.width, height: b.info.height, channels: 3 } }).toFile(drawing)
  return count
}

async function compare(before: string, after: string): Promise<number> {
  let changed = 0
  for (const file of readdirSync(before).filter((f) => f.endsWith('.png') && !f.endsWith('.diff.png'))) {
    const drawing = path.join(after, file.replace('.png', '.diff.png'))
    const count = await difference(path.join(before, file), path.join(after, file), drawing)
    if (count === 0) continue
    changed++
    const heights = await Promise.all([before, after].map(async (f) => (await sharp(path.join(f, file)).metadata()).height))
    console.log(count === null ? `${file}: another size, ${heights.join(' then ')} px high` : `${file}: ${count} pixels`)
  }
  return changed
}

const [act, first = '', second = ''] = process.argv.slice(2)
if (act === 'take' && second) await take(first.replace(/\/$/, ''), second)
else if (act === 'compare' && second) process.exitCode = (await compare(first, second)) ? 1 : 0
else {
  console.error('take <address> <folder>, or compare <folder> <folder>')
  process.exitCode = 2
}
