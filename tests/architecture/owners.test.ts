import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { roomOf, WORKFLOWS } from './floors'
import { OWNERS } from './owners'
import { arbre, fichiers, lireSchema } from './sources'

const WRITES = new Set('create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany'.split(' '))
const READS = new Set('findMany findFirst findFirstOrThrow findUnique findUniqueOrThrow count groupBy aggregate'.split(' '))
/** Keys of a nested write, under a relation of the row that is written. */
const NESTED = new Set([...WRITES, 'connectOrCreate'])

const schema = lireSchema()
const modelOfTable = new Map(schema.map(({ model, table }) => [table, model]))

type Access = Readonly<{ kind: 'write' | 'read'; model: string }>

/** The reads and writes of each model in a file: client calls, nested writes and SQL. */
function accesses(file: string): Access[] {
  const found: Access[] = []
  const inSql = (text: string): void => {
    for (const [, word = '', table = ''] of text.matchAll(/\b(INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN)\s+"?([a-z_]+)"?/g)) {
      const model = modelOfTable.get(table)
      if (model) found.push({ kind: word === 'FROM' || word === 'JOIN' ? 'read' : 'write', model })
    }
  }
  const nested = (node: ts.Node, model: string): void => {
    const relations = schema.find((m) => m.model === model)?.relations
    ts.forEachChild(node, function visit(child): void {
      if (ts.isPropertyAssignment(child) && ts.isObjectLiteralExpression(child.initializer)) {
        const target = relations?.get(child.name.getText())
        const words = child.initializer.properties.map((p) => p.name?.getText() ?? '')
        if (target && words.some((w) => NESTED.has(w))) found.push({ kind: 'write', model: target })
        if (target) return nested(child.initializer, target)
      }
      ts.forEachChild(child, visit)
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression: receiver, name } = node.expression
      const model = ts.isPropertyAccessExpression(receiver) ? receiver.name.text : ''
      const kind = WRITES.has(name.text) ? 'write' : READS.has(name.text) ? 'read' : null
      if (kind && model in OWNERS) {
        found.push({ kind, model })
        if (kind === 'write') node.arguments.forEach((argument) => nested(argument, model))
      }
    }
    if (ts.isTaggedTemplateExpression(node)) inSql(node.template.getText())
    ts.forEachChild(node, visit)
  }
  visit(arbre(file))
  return found
}

// The cell's models are in a schema that no other room can open.
const files = fichiers('lib', 'app').filter((f) => !f.startsWith('lib/soutien/'))
const seen = files.map((file) => ({ file, room: roomOf(file) ?? '', found: accesses(file) }))
const within = (room: string, owner: string): boolean => room === owner || room.startsWith(`${owner}/`)

describe('only its owner writes a model', () => {
  it('every model has an owner', () => {
    expect(schema.map((m) => m.model).sort()).toEqual(Object.keys(OWNERS).sort())
  })

  it.each(Object.keys(OWNERS))('%s', (model) => {
    const writers = seen.filter(({ found }) => found.some((a) => a.kind === 'write' && a.model === model))
    expect(writers.filter(({ room }) => !within(room, OWNERS[model] as string)).map(({ file }) => file)).toEqual([])
  })
})

describe('only the workflow itself and pages read the models of a workflow', () => {
  const workflows = Object.keys(OWNERS).filter((model) => WORKFLOWS.includes(OWNERS[model] as string))

  it.each(workflows)('%s', (model) => {
    const readers = seen.filter(({ found }) => found.some((a) => a.kind === 'read' && a.model === model))
    expect(readers.filter(({ room }) => room !== 'app' && !within(room, OWNERS[model] as string)).map(({ file }) => file)).toEqual([])
  })
})
