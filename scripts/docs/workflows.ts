/** Renders every transition table of `lib/` for the README beside it. States and labels come from the value, names from its source. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import type { Workflow } from '../../lib/core/workflow/workflow'
import { arbre, fichiers, ROOT } from '../../tests/architecture/sources'

type Table = Workflow<string, never, string, never>

/** Every file that holds transition tables: the name `workflow.ts` is the convention. */
export const workflowFiles = (): string[] =>
  fichiers('lib').filter((f) => f.endsWith('/workflow.ts') && f !== 'lib/core/workflow/workflow.ts')

/** The README that shows the tables of a file: that of its folder, or of the nearest folder above that has one. Null when none has. */
export function readmeOf(file: string, readmes: ReadonlySet<string>): string | null {
  for (let folder = path.posix.dirname(file); folder !== 'lib' && folder !== '.'; folder = path.posix.dirname(folder))
    if (readmes.has(`${folder}/README.md`)) return `${folder}/README.md`
  return null
}

/** The tables of the given files, in Markdown, for the README that shows them. */
export async function tables(readme: string, files: readonly string[]): Promise<string> {
  const sections = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(pathToFileURL(path.join(ROOT, file)).href)) as Record<string, unknown>
      return Object.entries(exported)
        .filter((entry): entry is [string, Table] => isTable(entry[1]))
        .sort(([a], [b]) => (topLevel(file, a)?.pos ?? 0) - (topLevel(file, b)?.pos ?? 0))
        .map(([name, table]) => section(readme, file, name, table))
    }),
  )
  return ['## Transitions', ...sections.flat()].join('\n\n')
}

const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && 'initial' in value && 'final' in value && 'transitions' in value

function section(readme: string, file: string, name: string, table: Table): string {
  const declaration = topLevel(file, name)
  if (!declaration) throw new Error(`${file}: \`${name}\` is a transition table, so it must be a constant of that file.`)
  const said = ts.getJSDocCommentsAndTags(declaration).map((d) => ts.getTextOfJSDocComment(d.comment) ?? '')
  const title = `### \`${path.posix.relative(path.posix.dirname(readme), file)}\`: \`${name}\``
  return [title, ...said.filter(Boolean), rows(file, name, table), diagram(table)].join('\n\n')
}

function rows(file: string, name: string, table: Table): string {
  const lines = Object.entries(table.transitions).map(([action, t]) => {
    const by = namesIn(written(file, name, action, 'by'))
      .map(code)
      .join(' or ')
    const guard = t.guard ? written(file, name, action, 'guard') : undefined
    const cells = [
      code(action),
      t.from.map(code).join(' '),
      code(t.to),
      `${t.as}: ${by}`,
      guard ? namesIn(guard).map(code).join(' then ') : '',
      guard ? rulesOf(file, guard).join(' ') : '',
      t.label,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return ['| action | from | to | by | guard | rules | button |', '| --- | --- | --- | --- | --- | --- | --- |', ...lines].join('\n')
}

function diagram(table: Table): string {
  const labels = new Map<string, string[]>()
  for (const [action, t] of Object.entries(table.transitions))
    for (const from of t.from) {
      const arrow = `${from} --> ${t.to}`
      labels.set(arrow, [...(labels.get(arrow) ?? []), action])
    }
  return [
    '```mermaid',
    'stateDiagram-v2',
    `  [*] --> ${table.initial}`,
    ...[...labels].map(([arrow, actions]) => `  ${arrow}: ${actions.join(', ')}`),
    ...table.final.map((f) => `  ${f} --> [*]`),
    '```',
  ].join('\n')
}

const code = (text: string): string => `\`${text}\``

/** The constant or the function that a file declares under a name. */
function topLevel(file: string, name: string): ts.VariableDeclaration | ts.FunctionDeclaration | undefined {
  for (const statement of arbre(file).statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement
    if (!ts.isVariableStatement(statement)) continue
    const found = statement.declarationList.declarations.find((d) => d.name.getText() === name)
    if (found) return found
  }
  return undefined
}

/** What the source writes for `by` or `guard` of one transition, through the spread of a constant of the same file. */
function written(file: string, workflow: string, action: string, property: 'by' | 'guard'): ts.Node {
  const table = topLevel(file, workflow)
  const call = table && ts.isVariableDeclaration(table) ? table.initializer : undefined
  const value = call && ts.isCallExpression(call) ? call.arguments[0] : undefined
  const transitions = value && member(file, value, 'transitions')
  const transition = transitions && member(file, transitions, action)
  const found = transition && member(file, transition, property)
  if (!found)
    throw new Error(`${file}: write \`${property}\` of \`${action}\` in the table itself, so that it can be read from the source.`)
  return found
}

function member(file: string, node: ts.Node, name: string): ts.Node | undefined {
  const object = ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? node.expression : node
  if (!ts.isObjectLiteralExpression(object)) return undefined
  for (const property of object.properties.toReversed()) {
    if (ts.isSpreadAssignment(property)) {
      const spread = topLevel(file, property.expression.getText())
      const inside = spread && ts.isVariableDeclaration(spread) && spread.initializer && member(file, spread.initializer, name)
      if (inside) return inside
    }
    if (property.name?.getText() !== name) continue
    return ts.isPropertyAssignment(property) ? property.initializer : property.name
  }
  return undefined
}

/** The functions an expression stands for: its own name, or those an inline function calls. */
function namesIn(node: ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text]
  const names: string[] = []
  const visit = (n: ts.Node): void => {
    if (ts.isCallExpression(n) && ts.isIdentifier(n.expression)) names.push(n.expression.text)
    ts.forEachChild(n, visit)
  }
  visit(node)
  return [...new Set(names)]
}

/** The ids of the rules that a guard may refuse by, followed from function to function through the imports of `lib/`. */
function rulesOf(file: string, guard: ts.Node): string[] {
  const rules = new Set<string>()
  const seen = new Set<string>()
  const follow = (where: string, node: ts.Node): void => {
    const visit = (n: ts.Node): void => {
      if (ts.isTypeNode(n)) return
      if (ts.isCallExpression(n) && n.expression.getText() === 'refus') {
        const [rule] = n.arguments
        if (rule && ts.isStringLiteral(rule)) rules.add(rule.text)
      }
      if (ts.isIdentifier(n)) enter(where, n.text)
      ts.forEachChild(n, visit)
    }
    visit(node)
  }
  const enter = (where: string, name: string): void => {
    const declared = topLevel(where, name)
    const at = declared ? { file: where, name } : importsOf(where).get(name)
    if (!at || seen.has(`${at.file} ${at.name}`)) return
    seen.add(`${at.file} ${at.name}`)
    const declaration = declared ?? topLevel(at.file, at.name)
    if (!declaration) return
    const body = ts.isFunctionDeclaration(declaration) ? declaration.body : declaration.initializer
    if (body) follow(at.file, body)
  }
  follow(file, guard)
  return [...rules].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
}

const sources = new Set(fichiers('lib'))

/** The names a file imports from `lib/`, each with the file and the name it has there. */
function importsOf(file: string): Map<string, { file: string; name: string }> {
  const found = new Map<string, { file: string; name: string }>()
  for (const statement of arbre(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const { text } = statement.moduleSpecifier
    const target = text.startsWith('@/') ? text.slice(2) : path.posix.join(path.posix.dirname(file), text)
    const named = statement.importClause?.namedBindings
    if (!sources.has(`${target}.ts`) || !named || !ts.isNamedImports(named)) continue
    for (const { name, propertyName } of named.elements)
      found.set(name.text, { file: `${target}.ts`, name: propertyName?.getText() ?? name.text })
  }
  return found
}
