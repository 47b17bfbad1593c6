// R-SOU-23: searches for the texts of ten requests and their doctors wherever a thief could look, on the running portal.
import { randomBytes, randomInt } from 'node:crypto'
import type { Browser, Locator, Page } from '@playwright/test'
import type pg from 'pg'
import { nouveauxMots } from '@/lib/core/coffre/mots'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import { MOTIFS } from '@/lib/soutien/schema'
import { deverser, lieuxDe, lieuxDeCles, lieuxDeLaBase, relacherMemoire, relire, retenir, trouves } from '../support/fouille'
import { administrer, lePortail } from '../support/portail'
import { connexion, expect, ouvrir as ouvrirNavigateur, test } from '../support/test'

// The memory and all files of the portal are searched, so this journey has a copy in which nothing was typed before.
test.use({ copie: 'fouille' })

const MEDECIN = 'Nadège Pujol'
const SECOND = 'Farid Meziane'

const marqueurs: string[] = []
function marquer(quoi: string): string {
  const mot = `${quoi}${randomBytes(9).toString('hex')}`
  marqueurs.push(mot)
  return mot
}
function numero(): string {
  const mot = `06${randomInt(1e9, 1e10)}`
  marqueurs.push(mot)
  return mot
}
/** An unencrypted text of a page of the portal, with an accent: each search must find it. */
const TEMOIN = `témoin${randomBytes(9).toString('hex')}`
const TEMOIN_DU_JOURNAL = randomBytes(21).toString('hex')
/** The only text of the person that the server holds unencrypted, while it sends the neutral mail that they asked for. */
const ADRESSE = `adresse${randomBytes(9).toString('hex')}@courrier.example`

type Ecrit = Readonly<{ remplir?: (page: Page) => Promise<void>; canal?: string; urgence?: boolean }>

/** Types and sends a request. Returns its twelve words, which are markers too. */
async function demander(page: Page, { remplir, canal, urgence }: Ecrit = {}): Promise<string> {
  await page.goto('/aide/ecrire')
  await page.getByLabel('J’accepte que la cellule lise ce que j’écris').check()
  if (canal) await page.getByLabel(canal).check()
  await page.getByLabel('Ce que vous voulez dire').fill(marquer('recit'))
  await page.getByRole('group', { name: 'De quoi s’agit-il ?' }).getByLabel(MOTIFS.vss_harcelement).check()
  await page.getByLabel('Sous un nom que je choisis').check()
  await page.getByLabel('Ce nom').fill(marquer('nom'))
  await page.getByLabel('Téléphone').fill(numero())
  if (urgence) await page.getByLabel('Je suis en danger, ou je pense à mourir').check()
  await remplir?.(page)
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByRole('heading', { name: 'Notez ces douze mots' })).toBeVisible()
  return douzeMots(page.getByRole('region', { name: 'Notez ces douze mots' }))
}

async function douzeMots(fiche: Locator): Promise<string> {
  await expect(fiche.getByRole('listitem')).toHaveCount(12)
  const mots = (await fiche.getByRole('listitem').allInnerTexts()).map((m) => m.trim()).join(' ')
  marqueurs.push(mots)
  return mots
}

/** Types all that a person may type, in several requests. Returns the words of the request that asked for a mail. */
async function confier(page: Page, browser: Browser): Promise<string> {
  const autre = await ouvrirNavigateur(browser)
  const remplir = async (p: Page): Promise<void> => {
    await p.getByLabel('Sous mon nom').check()
    await p.getByLabel('Qui vous encadre, vous évalue ou vous soigne').fill(marquer('entourage'))
    await p.getByLabel('Quand appeler').fill(marquer('quand'))
    await p.getByLabel('Adresse électronique').fill(ADRESSE)
    await p.getByLabel('Prévenez-moi par courriel quand on me répond').check()
  }
  const [mots] = await Promise.all([
    (async () => {
      const siens = await demander(page, { urgence: true, remplir })
      await demander(page, { canal: 'Je préfère être rappelé·e' })
      for (let n = 0; n < 2; n++) await demander(page)
      await revenir(page, siens)
      return siens
    })(),
    (async () => {
      const creneau = (p: Page): Promise<void> => p.getByRole('group', { name: 'Quand', exact: true }).getByRole('radio').first().check()
      await demander(autre, { canal: 'Je choisis un rendez-vous', remplir: creneau })
      for (let n = 0; n < 3; n++) await demander(autre)
      await signaler(autre)
    })(),
  ])
  return mots
}

async function revenir(page: Page, mots: string): Promise<void> {
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await page.getByLabel('Votre message').fill(marquer('message'))
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).first().click()
  await expect(page.getByText(/^message/)).toBeVisible()
  await page.getByText('Dire qui je suis, ou comment me joindre').click()
  await page.getByLabel('Votre nom').fill(marquer('identite'))
  await page.getByLabel('Quand appeler').fill(marquer('moment'))
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).last().click()
  await expect(page.getByText(/^identite/)).toBeVisible()
}

async function signaler(page: Page): Promise<void> {
  await page.goto('/aide/proche')
  await page.getByLabel('Son maître ou sa maîtresse de stage').check()
  await page.getByLabel('De qui s’agit-il ?').fill(marquer('personne'))
  await page.getByLabel('Ce qui vous inquiète').fill(marquer('inquietude'))
  await page.getByLabel('Pas encore').check()
  await page.getByLabel('Vous joindre').fill(marquer('moi'))
  await page.getByRole('button', { name: 'Chiffrer et transmettre' }).click()
  await expect(page.getByText('Transmis.', { exact: true })).toBeVisible()
}

async function ouvrir(page: Page, adresse: string, phrase: string): Promise<void> {
  await page.goto(adresse)
  await page.getByLabel('Votre phrase', { exact: true }).fill(phrase)
  await page.getByRole('button', { name: 'Ouvrir', exact: true }).click()
  await expect(page.getByText('Espace ouvert')).toBeVisible()
}

/** The demonstration prints the phrase of its doctors, so a doctor chooses another one. She also publishes a text about herself. */
async function changerDePhrase(page: Page): Promise<string> {
  const phrase = `${marquer('phrase')} tilleul lanterne orage`
  await ouvrir(page, '/aide/suivi/cle', PHRASE)
  await page.getByText('Changer ma phrase', { exact: true }).first().click()
  await page.getByLabel('Votre phrase actuelle').first().fill(PHRASE)
  await page.getByRole('textbox', { name: 'Votre phrase', exact: true }).fill(phrase)
  await page.getByLabel('La même, encore une fois').fill(phrase)
  await page.getByRole('button', { name: 'Changer ma phrase' }).click()
  await expect(page.getByText('Votre phrase est changée', { exact: false })).toBeVisible()
  await page.getByLabel('Quelques mots de vous').fill(TEMOIN)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('Votre présentation est à jour.')).toBeVisible()
  return phrase
}

/** A doctor notes a call, gives it to two doctors, and fills in every text of the follow-up. */
async function suivre(page: Page, phrase: string): Promise<void> {
  await ouvrir(page, '/aide/suivi/nouveau', phrase)
  for (const [champ, quoi] of [
    ['Ce que la personne dit', 'appel'],
    ['Son nom, ou celui qu’elle choisit', 'appelant'],
    ['Quand appeler', 'heure'],
    ['Qui l’encadre, l’évalue ou la soigne', 'chef'],
  ] as const)
    await page.getByLabel(champ).fill(marquer(quoi))
  await page.getByLabel('Téléphone', { exact: true }).last().fill(numero())
  await page.getByLabel('Adresse électronique').fill(`${marquer('courriel')}@courrier.example`)
  await page.getByRole('checkbox', { name: /Elle veut pouvoir revenir/ }).check()
  await page.getByRole('checkbox', { name: /Elle est d’accord/ }).check()
  await page.getByRole('button', { name: 'Chiffrer et enregistrer' }).click()
  await expect(page.getByText('La demande est enregistrée, chiffrée.')).toBeVisible()
  await douzeMots(page.getByRole('region', { name: 'Dictez ces douze mots' }))
  await page.getByRole('link', { name: 'Ouvrir la demande' }).click()
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await page.getByLabel('Votre réponse').fill(marquer('reponse'))
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByText('Message envoyé.')).toBeVisible()
  const duo = page.getByRole('region', { name: 'Confier à deux médecins' })
  for (const nom of [/Bertin/, /Corre/, /Delorme/, /Hurel/]) await duo.getByRole('checkbox', { name: nom }).uncheck()
  for (const nom of [MEDECIN, SECOND]) await duo.getByRole('checkbox', { name: new RegExp(nom) }).check()
  await duo.getByRole('button', { name: 'Confier', exact: true }).click()
  await expect(page.getByText(/^La demande est confiée à /)).toBeVisible()

  await page.getByText('Repère, niveau et motifs').click()
  await page.getByLabel('Repère', { exact: true }).fill(marquer('repere'))
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('Niveau et motifs enregistrés.')).toBeVisible()
  await page.getByText('Ajouter une note').click()
  await page.getByLabel('Note', { exact: true }).fill(marquer('note'))
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.getByText(/^note/).last()).toBeVisible()
  await page.getByRole('link', { name: 'Guide de l’entretien' }).first().click()
  await expect(page.getByRole('button', { name: 'Enregistrer cette version' })).toBeVisible()
  for (const champ of await page.getByRole('main').getByRole('textbox').all()) await champ.fill(marquer('guide'))
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click()
  await expect(page.getByText('Guide enregistré.')).toBeVisible()
  await page.getByRole('link', { name: 'Une demande' }).click()
  await page.getByRole('link', { name: 'Conduite en cas de danger' }).click()
  await page.getByLabel('Heure').fill('21:40')
  await page.getByLabel('Décision').fill(marquer('decision'))
  await page.getByRole('button', { name: 'Noter et signer' }).click()
  await expect(page.getByText('doit relire et signer.', { exact: false }).first()).toBeVisible()
}

/** The portal sends the alerts of urgent requests, and the doctor answers the person who asked for a mail. */
async function ecrireAuxBoites(page: Page, admin: Page, phrase: string, avant: Avant): Promise<void> {
  await connexion(admin, 'Sami Rezgui')
  await admin.goto('/administration/taches')
  const tache = admin.getByRole('row', { name: /^Prévenir sans attendre/ })
  await tache.getByRole('button', { name: 'Lancer' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Lancer' }).click()
  const nouveaux = await administrer(async (client) => {
    const { rows } = await client.query<{ id: string }>(`SELECT id FROM soutien.cas WHERE statut = 'URGENCE' AND NOT id = ANY ($1)`, [
      avant.cas,
    ])
    return rows
  })
  expect(nouveaux).toHaveLength(1)
  await ouvrir(page, `/aide/suivi/${nouveaux[0]?.id}`, phrase)
  await page.getByRole('button', { name: 'Lire la demande' }).click()
  await page.getByLabel('Votre réponse').fill(marquer('reponse'))
  await page.getByRole('button', { name: 'Chiffrer et envoyer' }).click()
  await expect(page.getByText('Message envoyé.')).toBeVisible()
  const partis = (): Promise<string[]> =>
    administrer(async (client) => {
      const { rows } = await client.query<{ a: string }>(
        `SELECT a FROM courrier_recu WHERE sujet = 'Message du portail DUMG' AND NOT id = ANY ($1)`,
        [avant.courriers],
      )
      return rows.map((r) => r.a)
    })
  await expect.poll(partis).toContain(ADRESSE)
  // The alerts to the doctors of the cell are sent too.
  await expect.poll(async () => (await partis()).length).toBeGreaterThan(5)
}

/** Makes errors that the server may log: words that open nothing, a case that does not exist, a post that no page sends. */
async function seTromper(page: Page, medecin: Page): Promise<void> {
  // The post is refused, and the server logs the origin that it claims.
  const headers = { 'next-action': '40'.repeat(21), origin: `http://${TEMOIN_DU_JOURNAL}.example` }
  expect((await page.request.post('/aide/ecrire', { headers, multipart: { recit: marquer('envoi') } })).ok()).toBe(false)
  expect((await medecin.request.get(`/aide/suivi/${crypto.randomUUID()}`)).status()).toBe(404)
  const mots = nouveauxMots()
  marqueurs.push(mots)
  await page.goto('/aide/retour')
  await page.getByLabel('Vos douze mots').fill(mots)
  await page.getByRole('button', { name: 'Ouvrir' }).click()
  await expect(page.getByText('Aucune demande ne répond à ces mots.').first()).toBeVisible()
}

type Avant = Readonly<{ cas: string[]; courriers: string[] }>

const ids = async (client: pg.Client, table: string): Promise<string[]> =>
  (await client.query<{ id: string }>(`SELECT id::text FROM ${table}`)).rows.map((r) => r.id)

const lireAvant = (): Promise<Avant> =>
  administrer(async (client) => ({ cas: await ids(client, 'soutien.cas'), courriers: await ids(client, 'courrier_recu') }))

test('R-SOU-23: no text typed in ten requests is readable in the database, its files, the log, the mails or the memory of the server', async ({
  page,
  browser,
  baseURL,
}) => {
  const { journal, dossier } = lePortail()
  test.skip(journal === undefined, 'The log and the memory of a portal given by PORTAIL are not ours to read.')
  if (journal === undefined) return
  const base = await lieuxDeLaBase()
  const avant = await lireAvant()
  const [medecin, admin] = [await ouvrirNavigateur(browser), await ouvrirNavigateur(browser)]
  const tout: string[] = []
  let phrase = ''

  await test.step('a person and a doctor type in every field, in ten requests', async () => {
    await connexion(medecin, MEDECIN)
    phrase = await changerDePhrase(medecin)
    await Promise.all([confier(page, browser), suivre(medecin, phrase)])
    await seTromper(page, medecin)
    tout.push(...marqueurs, ADRESSE)
    expect(marqueurs.length).toBeGreaterThan(50)
  })

  await test.step('no row of the database holds a typed text', async () => {
    const copie = await deverser()
    expect(trouves(copie.join('\n'), [TEMOIN])).toEqual([TEMOIN])
    expect(trouves(copie.join('\n'), tout)).toEqual([])
    // The codes of motives cannot be random: only the year's figures that a doctor released hold them.
    const codes = Object.keys(MOTIFS).filter((code) => code.includes('_'))
    expect(copie.filter((ligne) => !ligne.startsWith('soutien.bilan ') && codes.some((code) => ligne.includes(code)))).toEqual([])
  })

  await test.step('no file of the database, no uploaded file and no log holds a typed text', async () => {
    expect(lieuxDe([TEMOIN], base).join()).toContain('/base/')
    expect(lieuxDe([TEMOIN_DU_JOURNAL], [journal])).toHaveLength(1)
    expect(lieuxDe(tout, [dossier, journal, ...base])).toEqual([])
  })

  await test.step('a neutral mail is sent to the person who asked for it; only the mailbox holds their address', async () => {
    await ecrireAuxBoites(medecin, admin, phrase, avant)
    // The demonstration's mailbox stands for the person's own mailbox.
    const lignes = (await deverser()).filter((ligne) => trouves(ligne, [...marqueurs, ADRESSE]).length > 0)
    expect(lignes.filter((ligne) => !ligne.startsWith('courrier_recu '))).toEqual([])
    expect(trouves(lignes.join(), [...marqueurs, ADRESSE])).toEqual([ADRESSE])
    expect(lieuxDe([...marqueurs, ADRESSE], [journal])).toEqual([])
  })

  await test.step('the memory of the server holds no typed text', async () => {
    // The database client keeps the values of its last hundred steps, and those of the demonstration's mailbox are among them. Reading
    // other pages replaces them.
    const cookies = (await admin.context().cookies()).map((c) => `${c.name}=${c.value}`)
    await relire(`${baseURL}/etat/session`, cookies.join('; '), 300)
    const retenues = await retenir(baseURL ?? '', TEMOIN, 8)
    const memoires = await relacherMemoire()
    for (const requete of retenues) requete.destroy()
    // Only the process that serves pages holds the text of an open request: the processes beside it receive no request.
    expect(lieuxDe([TEMOIN], memoires).length).toBeGreaterThan(0)
    expect(lieuxDe([...marqueurs, ADRESSE], memoires)).toEqual([])
    expect(lieuxDeCles([dossier, journal, ...base])).toEqual([])
  })
})
