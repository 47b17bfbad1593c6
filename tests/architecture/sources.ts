import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** Source files under the given folders, tracked or new, as paths from the root. Sorted: git lists the new ones first. */
export function fichiers(...dossiers: string[]): string[] {
  return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate', '--', ...dossiers], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((f) => /\.(ts|tsx)$/.test(f) && existe(f))
    .sort()
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

const arbres = new Map<string, ts.SourceFile>()

/** The syntax tree of a file, parsed once for all the tests of a run. */
export function arbre(fichier: string): ts.SourceFile {
  const connu = arbres.get(fichier) ?? analyser(fichier)
  arbres.set(fichier, connu)
  return connu
}

const analyser = (fichier: string): ts.SourceFile =>
  ts.createSourceFile(fichier, lire(fichier), ts.ScriptTarget.Latest, true, fichier.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)

/** The imports of a file, as paths from the root (`lib/core/donnees/db`) or package names. Type-only imports are left out. */
export function imports(fichier: string): string[] {
  return arbre(fichier).statements.flatMap((s) => {
    if (!(ts.isImportDeclaration(s) || ts.isExportDeclaration(s)) || !s.moduleSpecifier || !ts.isStringLiteral(s.moduleSpecifier)) return []
    if (ts.isImportDeclaration(s) && s.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
    const { text } = s.moduleSpecifier
    if (text.startsWith('@/')) return [text.slice(2)]
    return [text.startsWith('.') ? path.posix.join(path.posix.dirname(fichier), text) : text]
  })
}

/** Names of the functions called anywhere in a file: `requireActeur()`, `defineAction(...)`. */
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

export type ModelRead = Readonly<{ model: string; table: string; columns: readonly string[]; relations: ReadonlyMap<string, string> }>

/** The fields of a model, each with its type. */
const fieldsOf = (body: string): [string, string][] =>
  [...body.matchAll(/^\s+(\w+)\s+(\w+)(?:\[\]|\?)?(?:\s|$)/gm)].map(([, field = '', type = '']) => [field, type])

/** The models of `prisma/schema/`, as the client names them, each with its table, its columns and its relations (field to model). */
export function lireSchema(): ModelRead[] {
  const text = readdirSync(path.join(ROOT, 'prisma/schema'))
    .filter((f) => f.endsWith('.prisma'))
    .map((f) => lire(`prisma/schema/${f}`))
    .join('\n')
  const asClient = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
  const blocks = [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => ({ name, body }))
  const names = new Set(blocks.map((b) => b.name))
  return blocks.map(({ name, body }) => ({
    model: asClient(name),
    table: /@@map\("([^"]+)"\)/.exec(body)?.[1] ?? name,
    columns: fieldsOf(body).flatMap(([field, type]) => (names.has(type) ? [] : [field])),
    relations: new Map(fieldsOf(body).flatMap(([field, type]) => (names.has(type) ? [[field, asClient(type)] as const] : []))),
  }))
}
