import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { arbre, fichiers, imports, lire } from './sources'

const duVerificateur = fichiers('verificateur')

/** Every module that a file names, types included: a shared type would let the same mistake pass in both programs. */
const nommes = (fichier: string): string[] => {
  const trouves: string[] = []
  const visiter = (n: ts.Node): void => {
    if ((ts.isImportDeclaration(n) || ts.isExportDeclaration(n)) && n.moduleSpecifier && ts.isStringLiteral(n.moduleSpecifier))
      trouves.push(n.moduleSpecifier.text)
    if (ts.isCallExpression(n) && (n.expression.kind === ts.SyntaxKind.ImportKeyword || n.expression.getText() === 'require'))
      trouves.push(n.getText())
    ts.forEachChild(n, visiter)
  }
  visiter(arbre(fichier))
  return trouves
}

describe('the verifier shares no code with what it verifies', () => {
  it('exists', () => expect(duVerificateur).toContain('verificateur/verifier.ts'))
  it.each(duVerificateur)('%s imports only Node’s own modules and files of its own folder', (fichier) => {
    expect(nommes(fichier).filter((m) => !m.startsWith('node:') && !/^\.\/[\w-]+\.ts$/.test(m))).toEqual([])
  })
  it.each(fichiers('app', 'components', 'lib').filter((f) => lire(f).includes('verificateur')))('%s does not import it', (fichier) => {
    expect([...imports(fichier), ...nommes(fichier)].filter((m) => m.includes('verificateur'))).toEqual([])
  })
})
