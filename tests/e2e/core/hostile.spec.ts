// A signed-in browser sends what no page of the portal sends: ten megabytes of text, false files, malformed addresses and bodies.
// The portal answers each of them with a sentence or with an error page.
import { pdfAvecScript } from '../../integration/core/fichier/pdf-forges'
import { ouvrirBrouillon } from '../support/dossiers'
import { connexion, entrer, expect, test } from '../support/test'

const INCONNU = '01890000-0000-7000-8000-000000000000'

/** Addresses that no page links to: a text in place of an id, two values in place of one, bytes that the database cannot hold. */
const TORDUES = {
  'Nathalie Prigent': [
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
  ],
  'Sami Rezgui': [
    '/administration/personnes?q=%00',
    '/administration/personnes?page=x',
    '/administration/personnes/x',
    '/administration/nominations?q=%00',
    '/administration/journal?jour=2026-99-99&auteur=%00&page=-4',
    '/administration/courriels?etat=x&page=x',
    '/administration/taches?x=%00',
  ],
} as const

test('oversized text, false files and malformed requests are refused in words; nothing breaks and no saved text is lost', async ({
  page,
  browser,
}) => {
  await connexion(page, 'Haddad')
  const adresse = await ouvrirBrouillon(page)
  const competences = page.getByLabel('Compétences que vous cherchez à acquérir')

  await test.step('ten megabytes in a field are refused, and the saved text stays', async () => {
    const avant = await competences.inputValue()
    await competences.evaluate((champ: HTMLTextAreaElement) => {
      champ.removeAttribute('maxlength')
      champ.value = 'a'.repeat(10_000_000)
      champ.dispatchEvent(new Event('input', { bubbles: true }))
    })
    await page.getByRole('button', { name: 'Enregistrer et relire avant de déposer' }).click()
    await expect(page.getByText(/3.000 caractères au plus\./).first()).toBeVisible()
    await page.reload()
    await page.evaluate(() => sessionStorage.clear())
    await page.reload()
    await expect(competences).toHaveValue(avant)
  })

  await test.step('a file of another format, with a script, empty or too heavy is refused', async () => {
    const deposer = async (name: string, buffer: Buffer, phrase: string | RegExp): Promise<void> => {
      await page.getByLabel('Fichier de la lettre').setInputFiles({ name, mimeType: 'application/pdf', buffer })
      await page.getByRole('button', { name: /Joindre la lettre|Remplacer la lettre/ }).click()
      await expect(page.getByText(phrase).first()).toBeVisible()
    }
    await deposer('lettre.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'), 'son contenu est d’un autre format')
    await deposer('lettre.pdf', Buffer.from(await pdfAvecScript('ouverture')), 'Ce PDF contient un programme')
    await deposer('vide.pdf', Buffer.alloc(0), /vide|Choisissez un fichier/)
    const lourd = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(11_000_000)])
    await deposer('../../lourd.pdf', lourd, 'il peut peser 10 Mo au plus')
    await deposer('lourd.pdf', Buffer.alloc(13_000_000), 'Ce fichier pèse 13 Mo')
    await expect(page.getByRole('link', { name: /lourd|vide/ })).toHaveCount(0)
  })

  await test.step('the address of a file that does not exist is refused; unknown actions and malformed bodies break nothing', async () => {
    for (const chemin of [
      `${adresse}/pieces/${INCONNU}`,
      `${adresse}/pieces/..%2f..%2fetc%2fpasswd`,
      `${adresse}/actes/notice`,
      `${adresse}/actes/..%2f..`,
    ])
      expect([403, 404], chemin).toContain((await page.request.get(chemin)).status())
    const entetes: Record<string, string>[] = [
      { 'next-action': '00'.repeat(21) },
      { 'next-action': '../x' },
      { 'content-type': 'multipart/form-data; boundary=x' },
    ]
    for (const headers of entetes)
      expect(
        (await page.request.post(`${adresse}/modifier`, { headers, data: 'n’importe quoi' })).status(),
        JSON.stringify(headers),
      ).toBeLessThan(501)
    expect((await page.request.get(`${adresse}/modifier`)).status()).toBe(200)
  })

  for (const [persona, chemins] of Object.entries(TORDUES))
    await test.step(`a malformed address never breaks the portal: ${persona}`, async () => {
      const lecteur = await entrer(browser, persona)
      for (const chemin of chemins) {
        const reponse = await lecteur.request.get(chemin)
        expect([200, 400, 403, 404], `${chemin}: ${reponse.status()}`).toContain(reponse.status())
        expect(await reponse.text(), chemin).not.toContain('Une erreur s’est produite')
      }
    })
})
