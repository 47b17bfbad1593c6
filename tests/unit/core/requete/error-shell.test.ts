import { describe, expect, it } from 'vitest'
import { fillShell, isShell, wordsOf } from '@/lib/core/requete/error-shell'

const PAGE =
  '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css" nonce="n1" data-precedence="next"/>' +
  '<link rel="preload" as="script" nonce="n1" href="/a.js"/><script src="/a.js" async="" nonce="n1"></script><title>Incident</title></head>' +
  '<body><!--$--><main><h1>À 3 $& près</h1></main><!--/$--><script nonce="n1">self.f=[1,"<main>"]</script></body></html>'
const SHELL =
  '<!DOCTYPE html><html id="__next_error__"><head><title>Introuvable</title><script src="/b.js" nonce="n2"></script></head>' +
  '<body><script nonce="n2">"<body>"</script></body></html>'

describe('the words of an error page', () => {
  const words = wordsOf(PAGE)
  if (!words) throw new Error('no words')

  it('keep no script, no nonce and no mark of the renderer', () => {
    expect(words.whole).toBe(
      '<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/a.css" data-precedence="next"/><title>Incident</title></head>' +
        '<body><main><h1>À 3 $& près</h1></main></body></html>',
    )
    expect(words.styles).toEqual(['/a.css'])
  })

  it('are put once into an empty shell, in French, before its scripts, with their style sheet', () => {
    expect(fillShell(SHELL, words)).toBe(
      '<!DOCTYPE html><html lang="fr" id="__next_error__"><head><title>Introuvable</title><script src="/b.js" nonce="n2"></script>' +
        '<link rel="stylesheet" href="/a.css" data-precedence="next"/></head>' +
        '<body><main><h1>À 3 $& près</h1></main><script nonce="n2">"<body>"</script></body></html>',
    )
  })

  it('do not add a style sheet that the shell already has', () => {
    const dressed = SHELL.replace('</head>', '<link rel="stylesheet" href="/a.css" nonce="n2" data-precedence="next"/></head>')
    expect(fillShell(dressed, words).match(/a\.css/g)).toHaveLength(1)
  })

  it('replace a document that has other words', () => {
    const english = '<!DOCTYPE html><html id="__next_error__"><body><h1>This page couldn’t load</h1><script></script></body></html>'
    expect(isShell(english)).toBe(true)
    expect(fillShell(english, words)).toBe(words.whole)
  })

  it('are found neither in a shell nor in a page without a title', () => {
    expect(wordsOf(SHELL)).toBeNull()
    expect(wordsOf('<html lang="fr"><body><p>Rien</p></body></html>')).toBeNull()
    expect(isShell(PAGE)).toBe(false)
  })
})
