/** Every document that has a part made from the code. */
import { execFileSync } from 'node:child_process'
import { lire, ROOT } from '../../tests/architecture/sources'
import { owners, rooms } from './architecture'
import { decisions } from './decisions'
import { renew, type Part } from './parts'
import { readmeOf, tables, workflowFiles } from './workflows'

export type GeneratedDocument = Readonly<{ file: string; parts: () => Promise<Part[]> }>

/** The documents, found from the code: one for each README above a `workflow.ts`, then the two of `docs/`. */
export function documents(): GeneratedDocument[] {
  const readmes = new Set(
    execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'lib/*README.md'], { cwd: ROOT, encoding: 'utf8' })
      .trim()
      .split('\n'),
  )
  // A workflow without a README above it gets the name of a document that does not exist, so that reading it fails and names it.
  const shown = new Map<string, string[]>()
  for (const file of workflowFiles()) {
    const readme = readmeOf(file, readmes) ?? file.replace(/workflow\.ts$/, 'README.md')
    shown.set(readme, [...(shown.get(readme) ?? []), file])
  }
  return [
    ...[...shown].map(([readme, files]) => ({
      file: readme,
      parts: async () => [{ name: 'transition tables', content: await tables(readme, files) }],
    })),
    {
      file: 'docs/architecture.md',
      parts: async () => [
        { name: 'rooms', content: rooms() },
        { name: 'owners', content: owners() },
      ],
    },
    { file: 'docs/decisions/README.md', parts: async () => [{ name: 'index of decisions', content: decisions() }] },
  ]
}

/** The document as it is, and as the code says it should be. */
export async function compare({ file, parts }: GeneratedDocument): Promise<{ stands: string; wanted: string }> {
  const stands = lire(file)
  return { stands, wanted: renew(file, stands, await parts()) }
}
