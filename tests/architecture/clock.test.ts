import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { arbre, fichiers } from './sources'

/** The files that may read the present time. A test cannot move a present instant that does not come from `horloge`. */
const HORLOGES = new Set([
  'lib/core/temps/horloge.ts',
  // Measures how long an act takes; reads no instant.
  'lib/core/temps/duree.ts',
  // In the browser: how long the page of an open vault has been idle.
  'app/(portail)/aide/suivi/_coffre/coffre.tsx',
  // In the browser: counts seconds down from a duration that the portal’s own clock gave.
  'app/(portail)/stages/choix/[id]/TempsRestant.tsx',
])

function presents(fichier: string): string[] {
  const trouves: string[] = []
  const visiter = (n: ts.Node): void => {
    if (ts.isNewExpression(n) && n.expression.getText() === 'Date' && (n.arguments?.length ?? 0) === 0) trouves.push(n.getText())
    if (ts.isCallExpression(n) && ['Date.now', 'Date', 'performance.now'].includes(n.expression.getText())) trouves.push(n.getText())
    ts.forEachChild(n, visiter)
  }
  visiter(arbre(fichier))
  return trouves
}

describe('only the clock reads the present time', () => {
  it.each(fichiers('lib', 'app').filter((f) => !HORLOGES.has(f)))('%s', (fichier) => {
    expect(presents(fichier)).toEqual([])
  })
})
