import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Source files under the given folders, tracked or about to be, as paths from the root. */
export function fichiers(...dossiers: string[]): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...dossiers], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((f) => /\.(ts|tsx)$/.test(f) && existe(f))
}

export const lire = (fichier: string): string => readFileSync(path.join(ROOT, fichier), 'utf8')

function existe(fichier: string): boolean {
  try {
    lire(fichier)
    return true
  } catch {
    return false
  }
}

export const arbre = (fichier: string): ts.SourceFile =>
  ts.createSourceFile(fichier, lire(fichier), ts.ScriptTarget.Latest, true, fichier.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

/** What a file imports, as paths from the root (`lib/core/db`) or package names. Type-only imports are left out. */
export function imports(fichier: string): string[] {
  return arbre(fichier).statements.flatMap((s) => {
    if (!(ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) || !s.moduleSpecifier || !ts.isStringLiteral(s.moduleSpecifier)) return []
    if (ts.isImportDeclaration(s) && s.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
    const { text } = s.moduleSpecifier
    if (text.startsWith('@/')) return [text.slice(2)]
    return [text.startsWith('.') ? path.posix.join(path.posix.dirname(fichier), text) : text]
  })
}

/** Names called anywhere in a file: `requireActeur()`, `defineAction(...)`. */
export function appels(fichier: string): Set<string> {
  const noms = new Set<string>()
  const visiter = (noeud: ts.Node): void => {
    if (ts.isCallExpression(noeud)) {
      if (ts.isIdentifier(noeud.expression)) noms.add(noeud.expression.text)
      if (ts.isPropertyAccessExpression(noeud.expression)) noms.add(noeud.expression.getText())
    }
    ts.forEachChild(noeud, visiter)
  }
  visiter(arbre(fichier))
  return noms
}
