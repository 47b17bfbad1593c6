// Every page a role can reach, as that role: it answers, it has a name, it fits a phone, axe finds nothing, it speaks French.
import type { APIResponse, Browser, Page } from '@playwright/test'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { connexion, expect, test, verifierAccessibilite } from './fixtures'

const INCONNU = '01890000-0000-7000-8000-000000000000'

/** Opens the page, then one record found on it: `['/stages', 'Soins palliatifs']` follows that link, and a page of the record when `suite` says which. */
type Etape = string | readonly [depart: string, lien: RegExp, suite?: string]
type Parcours = Readonly<{ persona: string; pages: readonly Etape[]; interdites: readonly Etape[] }>

const premierDe = (depart: string, chemin: string): Etape => [depart, new RegExp(`^${chemin}/[\\w.-]+$`)]

const ADMINISTRATION = [
  '/administration/personnes',
  '/administration/nominations',
  '/administration/courriels',
  '/administration/taches',
  '/administration/journal',
]
const PERSONNE = premierDe('/administration/personnes', '/administration/personnes')
const TERRAIN: Etape = ['/stages', /^\/stages\/[0-9a-f-]{36}$/]
const CAMPAGNE = premierDe('/flechage/campagnes', '/flechage/campagnes')
const COMMISSION = premierDe('/commissions', '/commissions')
/** The first of the list: live, its call list frozen. */
const CHOIX = (suite?: string): Etape => ['/stages/choix', /^\/stages\/choix\/[0-9a-f-]{36}$/, suite ?? '']
const DOSSIER: Etape = ['/flechage', /^\/flechage\/[0-9a-f-]{36}$/]

/** One person for each role; what several roles share is read by the first who has it. */
const PARCOURS: readonly Parcours[] = [
  {
    persona: 'Boubacar Konaté',
    pages: [
      '/',
      '/flechage',
      DOSSIER,
      '/flechage/campagnes',
      CAMPAGNE,
      '/stages',
      TERRAIN,
      '/stages/offre',
      '/stages/offre?vue=carte',
      '/stages/parcours',
      '/stages/droits',
      '/stages/voeux',
      '/stages/voeux/recu/controle',
      '/stages/simulation',
      '/stages/campagnes',
      '/stages/choix',
      '/stages/alerte',
      '/theses',
      '/maitres-de-stage',
      '/annuaire',
      '/aide',
      '/donnees-personnelles',
      '/courrier-demonstration',
    ],
    interdites: [
      '/stages/internes',
      '/stages/imports',
      '/stages/alertes',
      '/stages/nouveau',
      '/stages/campagnes/nouvelle',
      '/stages/choix/nouveau',
      '/commissions/inscrire',
      '/flechage/saisines',
      '/flechage/campagnes/nouvelle',
      '/administration/parametres',
      ...ADMINISTRATION,
    ],
  },
  {
    persona: 'Noémie Kervella',
    pages: [CHOIX(), CHOIX('/suivi'), CHOIX('/mon-tour')],
    interdites: [CHOIX('/dates'), CHOIX('/situations'), '/stages/choix/nouveau', '/stages/internes'],
  },
  {
    persona: 'Hugo Petit',
    pages: ['/', '/flechage', '/flechage/nouvelle', '/stages/droits', '/etat/session'],
    interdites: ['/flechage/saisines', '/administration/journal'],
  },
  {
    persona: 'Jeanne Sauvageot',
    pages: ['/', '/flechage', '/flechage/accords', premierDe('/flechage/accords', '/flechage/accords')],
    interdites: ['/flechage/nouvelle', '/flechage/saisines', '/administration/personnes'],
  },
  {
    persona: 'Enseignante, vice-présidente',
    pages: ['/', '/flechage', '/commissions', COMMISSION],
    interdites: ['/flechage/nouvelle', '/commissions/inscrire', '/administration/personnes'],
  },
  {
    persona: 'siège titulaire',
    pages: ['/', '/flechage', '/commissions', COMMISSION, [`/commissions`, /^\/commissions\/seances\//]],
    interdites: ['/commissions/inscrire', '/administration/personnes'],
  },
  {
    persona: 'Secrétariat du DUMG',
    pages: [
      '/',
      '/stages/encadrement',
      '/flechage',
      DOSSIER,
      '/flechage/campagnes/nouvelle',
      '/flechage/statistiques',
      '/commissions',
      COMMISSION,
      '/administration',
      '/administration/parametres',
      premierDe('/administration/parametres', '/administration/parametres'),
      '/stages',
      TERRAIN,
      '/stages/nouveau',
      '/stages/internes',
      ['/stages/internes', /^\/stages\/internes\/[0-9a-f-]{36}$/],
      '/stages/imports',
      '/stages/imports/ecarts',
      '/stages/campagnes',
      ['/stages/campagnes', /^\/stages\/campagnes\/[0-9a-f-]{36}$/],
      '/stages/choix',
      '/stages/choix/nouveau',
      CHOIX(),
      CHOIX('/suivi'),
      CHOIX('/dates'),
      CHOIX('/situations'),
    ],
    interdites: ['/flechage/nouvelle', '/stages/parcours', '/stages/droits', '/stages/alertes', ...ADMINISTRATION],
  },
  {
    persona: 'Coordonnateur du DES',
    pages: ['/', '/flechage', DOSSIER, '/commissions', COMMISSION, '/flechage/statistiques', '/stages/alertes'],
    interdites: ['/flechage/saisines', '/stages/imports', '/stages/internes', ...ADMINISTRATION],
  },
  {
    persona: 'Directrice du DUMG',
    pages: ['/', '/flechage', '/flechage/statistiques', '/administration', '/administration/parametres', '/aide/bilans'],
    interdites: ['/flechage/saisines', '/flechage/nouvelle', '/stages/encadrement', ...ADMINISTRATION],
  },
  {
    persona: 'Christian Vautrin',
    pages: ['/', '/flechage', DOSSIER, '/flechage/saisines', '/flechage/statistiques'],
    interdites: ['/commissions/inscrire', '/administration/parametres', '/administration/personnes'],
  },
  {
    persona: 'Leïla Chergui',
    pages: ['/', '/flechage', DOSSIER],
    interdites: [
      CHOIX('/suivi'),
      CHOIX('/situations'),
      '/flechage/nouvelle',
      '/commissions/inscrire',
      '/administration/parametres',
      '/administration/personnes',
    ],
  },
  {
    persona: 'Odile Bertin',
    pages: ['/', '/flechage', '/aide', '/aide/suivi', '/aide/suivi/cle'],
    interdites: ['/flechage/nouvelle', '/flechage/saisines', '/administration/personnes', '/administration/parametres'],
  },
  { persona: 'Pascal Hurel', pages: ['/', '/flechage'], interdites: ['/flechage/nouvelle', '/administration/personnes'] },
  {
    persona: 'Sami Rezgui',
    pages: [
      '/',
      '/administration',
      ...ADMINISTRATION,
      PERSONNE,
      '/administration/personnes/nouvelle',
      '/administration/parametres',
      premierDe('/administration/parametres', '/administration/parametres'),
    ],
    interdites: ['/flechage/nouvelle', '/flechage/saisines', '/commissions/inscrire'],
  },
  {
    persona: 'Hortense Viguier',
    pages: ['/', '/administration', '/administration/personnes', PERSONNE, '/administration/nominations', '/administration/journal'],
    interdites: [
      '/administration/personnes/nouvelle',
      '/administration/parametres',
      '/administration/courriels',
      '/administration/taches',
      '/flechage/nouvelle',
    ],
  },
]

/** Words a button or a link of a French portal never wears. */
const ANGLAIS =
  /\b(submit|save|cancel|delete|edit|next|previous|back|home|login|logout|sign (in|out|up)|search|filter|download|upload|loading|show|more|open|yes|the|and|click|error|page not found)\b/i

async function lirePage(page: Page, chemin: string, auditer = true): Promise<void> {
  const reponse = await page.goto(chemin)
  expect(reponse?.status(), chemin).toBe(200)
  await verifierPage(page, chemin, auditer)
}

/** A page that several roles share is audited for the first of them: which one does not depend on who comes first. */
const auditePar = new Map(PARCOURS.toReversed().flatMap(({ persona, pages }) => pages.map((etape) => [String(etape), persona])))

/** R-SOU-22: a browser's history says of the cell's pages what it says of the portal. */
const titreDe = (chemin: string): string | RegExp =>
  /^\/aide(\/|$)/.test(chemin) ? 'Marguerite, le portail du DUMG' : /^.+ · Marguerite|^.+Marguerite.*$/

async function verifierPage(page: Page, chemin: string, auditer = true): Promise<void> {
  await expect(page, chemin).toHaveTitle(titreDe(chemin))
  if (/^\/aide(\/|$)/.test(chemin)) {
    // R-SOU-4, R-SOU-22: on each of them, the numbers and the way out.
    await expect(page.getByRole('link', { name: 'Quitter vite' }), chemin).toBeVisible()
    for (const numero of ['15', '112', '3114']) await expect(page.locator(`a[href="tel:${numero}"]`).first(), chemin).toBeVisible()
  }
  await expect(page.locator('h1'), chemin).toHaveCount(1)
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  if (auditer) await verifierAccessibilite(page)
  const mots = await page.locator('main').locator('button, a, summary').allInnerTexts()
  expect(
    mots.filter((mot) => ANGLAIS.test(mot)),
    chemin,
  ).toEqual([])
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      `${chemin}, ${width} px`,
    ).toBe(0)
  }
}

/** The address of a step; a record is found by a link of the page before it. */
async function adresseDe(page: Page, etape: Etape): Promise<string> {
  if (typeof etape === 'string') return etape
  const [depart, lien, suite = ''] = etape
  const [, principal = ''] = (await (await page.request.get(depart)).text()).split('<main')
  const liens = [...principal.matchAll(/<a [^>]*?href="([^"]+)"/g)].map(([, href = '']) => href)
  const trouve = liens.find(
    (href) => lien.test(href) && !/nouvelle$|offre$|inscrire$|saisines$|statistiques$|campagnes$|accords$/.test(href),
  )
  if (!trouve && depart === '/commissions') {
    // Sessions are one page further.
    const commission = liens.find((href) => /^\/commissions\/[0-9a-f-]{36}$/.test(href))
    return adresseDe(page, [commission ?? '/', lien])
  }
  if (!trouve) throw new Error(`no link ${lien} on ${depart}`)
  return `${trouve}${suite}`
}

for (const { persona, pages, interdites } of PARCOURS) {
  test(`the pages of ${persona}`, async ({ page }) => {
    test.setTimeout(180_000)
    await connexion(page, persona)
    for (const etape of pages) await lirePage(page, await adresseDe(page, etape), auditePar.get(String(etape)) === persona)
    for (const etape of interdites) {
      const chemin = await adresseDe(page, etape)
      expect((await page.request.get(chemin)).status(), chemin).toBe(403)
    }
    for (const chemin of [
      `/flechage/${INCONNU}`,
      `/flechage/accords/${INCONNU}`,
      `/commissions/${INCONNU}`,
      `/commissions/seances/${INCONNU}`,
      `/flechage/campagnes/${INCONNU}`,
      `/stages/${INCONNU}`,
      `/aide/suivi/${INCONNU}`,
      '/flechage/abc',
      '/nulle-part',
    ])
      expect((await page.request.get(chemin)).status(), chemin).toBe(404)
  })
}

/** Who opens their space, and of which parts of the board they then read the requests: the first of each, or all. */
const MEDECINS: readonly Readonly<{ persona: string; rubriques: readonly string[]; toutes?: true; pages?: true }>[] = [
  {
    persona: 'Coordination de la cellule de soutien',
    rubriques: ['À voir aujourd’hui', 'Demandes à confier', 'Terminés', 'Clés gardées en cas de nécessité'],
    pages: true,
  },
  { persona: 'Odile Bertin', rubriques: ['Vos suivis'], toutes: true },
  { persona: 'Claire Delorme', rubriques: ['Vos suivis'], toutes: true },
  { persona: 'Yann Corre', rubriques: ['Vos suivis'], toutes: true },
]
/** What each page shows once it is read: nothing in it before. */
const RUBRIQUES_CELLULE: readonly (readonly [lien: string, montre: RegExp])[] = [
  ['Créneaux', /^Quand je suis disponible$/],
  ['Signalements', /^Reçu le /],
  ['Réunions', /^Les réunions$/],
  ['Réseau', /^Réseau$/],
  ['Bilan', /^Demandes reçues en /],
  ['Ma clé', /^Vos appareils$/],
]

async function deverrouiller(page: Page): Promise<void> {
  await page.getByLabel('Votre phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  // A derivation takes seconds of a processor that others share.
  await expect(page.getByText('Espace ouvert')).toBeVisible({ timeout: 30_000 })
}

/** Every answer of the cell's pages: kept by nobody on the way, and no line of the browser's console about them. */
function surveiller(page: Page): { incidents: string[] } {
  const releve = { incidents: [] as string[] }
  page.on('response', (reponse) => {
    const { pathname } = new URL(reponse.url())
    if (pathname.startsWith('/aide') && !reponse.headers()['cache-control']?.includes('no-store')) releve.incidents.push(pathname)
  })
  page.on('console', (message) => {
    if (message.type() === 'error') releve.incidents.push(message.text())
  })
  return releve
}

for (const { persona, rubriques, toutes = false, pages = false } of MEDECINS)
  test(`R-SOU-4, R-SOU-22: the cell’s pages once opened by ${persona}`, async ({ page }) => {
    test.setTimeout(180_000)
    const releve = surveiller(page)
    await connexion(page, persona)
    await page.goto('/aide/suivi')
    await deverrouiller(page)
    const rubriquesDuHaut = page.getByRole('navigation', { name: 'Rubriques de la cellule' })
    // The key is in the tab's memory: from page to page by their links, as a hand does.
    const aller = async (lien: string): Promise<void> => {
      await rubriquesDuHaut.getByRole('link', { name: lien, exact: true }).click()
      await expect(rubriquesDuHaut.getByRole('link', { name: lien, exact: true })).toHaveAttribute('aria-current', 'page')
    }
    const lire = async (ou: string, montre: RegExp = /./, auditer = true): Promise<void> => {
      await expect(page.locator('main :is(h1, h2, h3)').filter({ hasText: montre }).first(), ou).toBeVisible()
      await verifierPage(page, `/aide/suivi/${ou}`, auditer)
    }
    const ouvert = page.locator('main h2').first()

    await lire('tableau', /^Vos suivis$/, pages)
    const demandes = await page
      .getByRole('region')
      .filter({ has: page.getByRole('table') })
      .evaluateAll((regions) =>
        regions.flatMap((region) =>
          [...region.querySelectorAll('tbody a[href]')].map((lien) => ({
            rubrique: region.querySelector('h2')?.textContent ?? '',
            href: lien.getAttribute('href') ?? '',
          })),
        ),
      )
    if (pages) {
      for (const [lien, montre] of RUBRIQUES_CELLULE) {
        await aller(lien)
        await lire(lien, montre)
      }
      await aller('Réseau')
      await page.getByRole('link', { name: 'Ajouter une ressource' }).click()
      await lire('nouvelle ressource', /^Ajouter une ressource$/)
      await aller('Tableau')
      await page.getByRole('link', { name: 'Noter une demande reçue autrement' }).click()
      await lire('demande notée', /^Noter une demande/)
    }
    const choisies = rubriques.flatMap((rubrique) => {
      const siennes = demandes.filter((d) => d.rubrique === rubrique)
      return toutes ? siennes : siennes.slice(0, 1)
    })
    expect(choisies.length).toBeGreaterThanOrEqual(rubriques.length)
    for (const [rang, { rubrique, href }] of choisies.entries()) {
      await aller('Tableau')
      await page.locator(`main a[href="${href}"]`).first().click()
      await expect(ouvert, rubrique).toBeVisible()
      await lire(rubrique)
      const entiere = page.getByRole('button', { name: 'Lire la demande' })
      if (await entiere.isVisible()) {
        await entiere.click()
        await expect(page.getByRole('heading', { name: 'L’échange' })).toBeVisible()
        // The button is gone: the keyboard goes on from what took its place.
        await expect(page.locator('main :focus').filter({ hasText: 'L’échange' })).toHaveCount(1)
        await lire(`${rubrique}, lue`)
      }
      if (rang > 0) continue
      for (const lien of ['Guide de l’entretien', 'Conduite en cas de danger']) {
        const suite = page.getByRole('link', { name: lien }).first()
        if (!(await suite.isVisible())) continue
        await suite.click()
        await expect(page.getByRole('heading', { level: 1, name: lien })).toBeVisible()
        await expect(page.locator('main').getByRole('button').first()).toBeVisible()
        await lire(lien)
        await page.getByRole('link', { name: 'Une demande' }).click()
        await expect(ouvert).toBeVisible()
      }
    }
    expect(releve.incidents).toEqual([])
  })

test('a space that locks keeps what was being typed, for the hand that opens it again', async ({ page }) => {
  await connexion(page, 'Nadège Pujol')
  await page.goto('/aide/suivi')
  await deverrouiller(page)
  await page.getByRole('region', { name: 'Vos suivis' }).getByRole('link').first().click()
  const reponse = page.getByLabel('Votre réponse')
  await reponse.fill('Une phrase que personne ne doit perdre.')
  await page.getByText('Ajouter une note').click()
  await page.getByLabel('Note', { exact: true }).fill('Une note aussi.')
  await page.getByRole('button', { name: 'Verrouiller' }).click()
  await expect(reponse).toHaveCount(0)
  expect(await page.evaluate(() => document.body.textContent + JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    'personne ne doit perdre',
  )
  await deverrouiller(page)
  await expect(page.locator('main :focus')).toHaveCount(1)
  await expect(reponse).toHaveValue('Une phrase que personne ne doit perdre.')
  await expect(page.getByLabel('Note', { exact: true })).toHaveValue('Une note aussi.')
  await expect(page.getByText('Ce que vous aviez commencé à écrire ici est revenu dans la page.')).toBeVisible()
  await reponse.fill('Une phrase que personne ne doit perdre non plus.')
  await page.getByRole('navigation', { name: 'Rubriques de la cellule' }).getByRole('link', { name: 'Créneaux' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Créneaux' })).toBeVisible()
  await page.goBack()
  await expect(reponse).toHaveValue('Une phrase que personne ne doit perdre non plus.')
  // Where there is nothing, the numbers and the way out are still there.
  expect((await page.goto(`/aide/suivi/${INCONNU}`))?.status()).toBe(404)
  await verifierPage(page, `/aide/suivi/${INCONNU}`)
})

test('a doctor whose key is not made is led to make it', async ({ page }) => {
  await connexion(page, 'Armelle Rivoal')
  await page.goto('/aide/suivi')
  await expect(page).toHaveURL('/aide/suivi/cle')
  await verifierPage(page, '/aide/suivi/cle')
  const phrase = (await page.locator('main strong').first().innerText()).trim()
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByLabel('La même, encore une fois').fill(phrase)
  await page.getByRole('button', { name: 'Continuer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre fiche de secours' })).toBeVisible()
  await verifierPage(page, '/aide/suivi/cle')
  // One sheet, and nothing of the browser’s own on it: a page before it would have had the address.
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('a visitor reads what is public, and is sent to sign in for the rest', async ({ page }) => {
  test.setTimeout(180_000)
  for (const chemin of [
    '/connexion',
    '/mentions-legales',
    '/accessibilite',
    '/donnees-personnelles',
    '/aide',
    '/aide/ecrire',
    '/aide/retour',
    '/aide/proche',
    '/aide/encadrer',
    '/aide/reseau',
    '/aide/questionnaires',
    '/aide/qui-voit-quoi',
    '/aide/cellule',
    '/connexion/lien/un-lien-invente',
    '/accord/un-lien-invente',
  ])
    await lirePage(page, chemin)
  for (const chemin of ['/', '/flechage', '/stages', '/commissions', '/administration', `/flechage/${INCONNU}`]) {
    await page.goto(chemin)
    expect(new URL(page.url()).pathname + new URL(page.url()).search, chemin).toBe(
      chemin === '/' ? '/connexion' : `/connexion?retour=${encodeURIComponent(chemin)}`,
    )
  }
  const absente = await page.goto('/une-page-qui-n-existe-pas')
  expect(absente?.status()).toBe(404)
})

async function texteDe(browser: Browser, persona: string, chemin: string, statut: number): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' })).newPage()
  await connexion(page, persona)
  const reponse = await page.goto(chemin)
  expect(reponse?.status()).toBe(statut)
  return page
}

test('a page that is not theirs says what to do; another interne’s request is nowhere', async ({ browser }) => {
  const refusee = await texteDe(browser, 'Hugo Petit', '/administration/journal', 403)
  await expect(refusee.getByRole('heading', { level: 1 })).toHaveText('Vous n’avez pas accès à cette page')
  await expect(refusee.getByText('demandez au secrétariat du département')).toBeVisible()
  await verifierPage(refusee, '403')

  const proprietaire = await texteDe(browser, 'Boubacar Konaté', '/flechage', 200)
  const sien = await adresseDe(proprietaire, DOSSIER)
  const absente = await texteDe(browser, 'Roussel', sien, 404)
  await expect(absente.getByRole('heading', { level: 1 })).toHaveText('Cette page est introuvable')
  await expect(absente.getByRole('link', { name: 'Revenir à l’accueil' })).toBeVisible()
  await verifierPage(absente, '404')
  for (const suite of ['/modifier', '/relire', '/accuse', '/accuse/pdf', '/instruction', '/decision', '/notification'])
    expect((await absente.request.get(`${sien}${suite}`)).status(), suite).toBe(404)
})

/** Addresses nobody links to: a text where an id is expected, two values for one, bytes no database holds. */
const TORDUES = [
  '/flechage?page=-1',
  '/flechage?page=abc&page=2',
  '/flechage?statut=NULLE_PART',
  '/flechage?campagne=x',
  '/flechage?q=%00',
  '/flechage?q=%25%27%22--',
  '/stages?q=%00',
  '/stages?page=99999999999',
  '/courrier-demonstration?a=%00&page=x',
  '/administration/parametres/%00',
  '/administration/parametres/__proto__',
  '/flechage/%00',
  '/flechage/..%2f..%2fetc',
  '/commissions/seances/x',
  '/flechage/statistiques?annee=abc',
  '/flechage/statistiques?annee=-5',
]

test('a twisted address never breaks the portal', async ({ page }) => {
  const lire = async (chemins: readonly string[]): Promise<void> => {
    for (const chemin of chemins) {
      const reponse: APIResponse = await page.request.get(chemin)
      expect([200, 400, 403, 404], `${chemin}: ${reponse.status()}`).toContain(reponse.status())
      expect(await reponse.text(), chemin).not.toContain('Une erreur s’est produite')
    }
  }
  await connexion(page, 'Secrétariat du DUMG')
  await lire(TORDUES)
  await connexion(page, 'Sami Rezgui')
  await lire([
    '/administration/personnes?q=%00',
    '/administration/personnes?page=x',
    '/administration/personnes/x',
    '/administration/nominations?q=%00',
    '/administration/journal?jour=2026-99-99&auteur=%00&page=-4',
    '/administration/courriels?etat=x&page=x',
    '/administration/taches?x=%00',
  ])
})
