/** Renders what `docs/architecture.md` shows of the code: the rooms and their imports, and the room that writes each model. */
import { floors } from '../../tests/architecture/floors.json'
import { roomOf } from '../../tests/architecture/floors'
import { OWNERS } from '../../tests/architecture/owners'
import { fichiers, imports } from '../../tests/architecture/sources'

/** A picture of `floors.json`, upper floor first, with the arrows the imports of the code draw. Those to `lib/core` are left out. */
export function rooms(): string {
  const files = fichiers('app', 'components', 'lib')
  const arrows = new Set<string>()
  for (const file of files) {
    const from = roomOf(file)
    for (const target of imports(file)) {
      const to = roomOf(target)
      if (from && to && from !== to && to !== 'lib/core') arrows.add(`  ${id(from)} --> ${id(to)}`)
    }
  }
  const size = (room: string): string => {
    const count = files.filter((f) => roomOf(f) === room).length
    return count === 0 ? 'to come' : count < 10 ? 'under 10 files' : `about ${Math.round(count / 10) * 10} files`
  }
  const floor = (n: number, names: readonly string[]): string[] => [
    `  subgraph floor${n} [" "]`,
    ...names.map((room) => `    ${id(room)}["${room}<br/>${size(room)}"]`),
    '  end',
  ]
  return [
    '```mermaid',
    'flowchart TB',
    ...floors
      .map((names, n) => floor(n, names))
      .toReversed()
      .flat(),
    ...[...arrows].sort(),
    '```',
  ].join('\n')
}

const id = (room: string): string => room.replaceAll('/', '_')

/** Each room with the models it alone writes. */
export function owners(): string {
  const lines = [...new Set(Object.values(OWNERS))].map((room) => {
    const models = Object.keys(OWNERS).filter((model) => OWNERS[model] === room)
    return `| \`${room}\` | ${models.map((model) => `\`${model}\``).join(' ')} |`
  })
  return ['| room | models it alone writes |', '| --- | --- |', ...lines].join('\n')
}
