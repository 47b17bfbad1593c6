import { describe, expect, test } from 'vitest'
import { dispositionDe, nomSur } from '@/lib/core/fichier/nom'

const PDF = 'application/pdf'

describe('names of files', () => {
  test.each([
    ['lettre.pdf', 'lettre.pdf'],
    ['Lettre d’été.PDF', 'Lettre d’été.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\moi\\accord.pdf', 'accord.pdf'],
    ['facture\u202Efdp.exe', 'facturefdp.exe.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie- x.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
    ['.htaccess', 'htaccess.pdf'],
  ])('« %s » becomes « %s »', (donne, attendu) => {
    expect(nomSur(donne, PDF)).toBe(attendu)
  })

  test('a very long name is cut and keeps its extension', () => {
    const nom = nomSur(`${'é'.repeat(400)}.pdf`, PDF)
    expect(nom).toHaveLength(120)
    expect(nom.endsWith('.pdf')).toBe(true)
  })

  test('the header carries the name in ASCII and in UTF-8', () => {
    expect(dispositionDe('Été "brun" (1).pdf')).toBe(
      `attachment; filename="Ete _brun_ (1).pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%22brun%22%20%281%29.pdf`,
    )
  })
})
