import { describe, expect, it } from 'vitest'
import { cheminInterne, demandeLienSchema } from '@/lib/referentiel/identite/connexion/schema'

describe('the page to come back to after sign-in', () => {
  it.each([
    ['/flechage/12?onglet=avis', '/flechage/12?onglet=avis'],
    ['/', '/'],
    [undefined, '/'],
    ['', '/'],
  ])('keeps a path of the portal: %s', (retour, attendu) => {
    expect(cheminInterne(retour)).toBe(attendu)
  })

  it.each([
    'https://ailleurs.exemple/',
    '//ailleurs.exemple/',
    '/\\ailleurs.exemple',
    '/\t/ailleurs.exemple',
    '/.//ailleurs.exemple',
    'javascript:alert(1)',
    'flechage',
    '/connexion?retour=/connexion',
    '/connexion/lien/abc',
    `/${'a'.repeat(2001)}`,
  ])('is the home page instead of another site, the sign-in page or a wrong path: %j', (retour) => {
    expect(cheminInterne(retour)).toBe('/')
  })
})

describe('the mail address typed to sign in', () => {
  it('is trimmed and put in lower case', () => {
    expect(demandeLienSchema.parse({ courriel: '  Ines.Carpentier@Exemple.FR ' })).toEqual({
      courriel: 'ines.carpentier@exemple.fr',
      retour: '/',
    })
  })

  it.each(['', 'ines', 'ines@', `${'a'.repeat(260)}@exemple.fr`])('refuses %j with a sentence', (courriel) => {
    const lu = demandeLienSchema.safeParse({ courriel })
    expect(lu.success).toBe(false)
    expect(lu.error?.issues[0]?.message).toMatch(/^(Écrivez une adresse électronique complète|Cette adresse est trop longue)/)
  })
})
