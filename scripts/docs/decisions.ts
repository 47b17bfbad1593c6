/** Renders the index of `docs/decisions/`: number, title, date and status of each record. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { lire, ROOT } from '../../tests/architecture/sources'

const FOLDER = 'docs/decisions'

/** Throws a sentence when a record does not begin as the template does. */
export function decisions(): string {
  const records = readdirSync(path.join(ROOT, FOLDER)).filter((f) => /^\d{3}-.+\.md$/.test(f) && !f.startsWith('000-'))
  const lines = records.sort().map((file) => {
    const [, number, title, date, status] = /^# (\d{3})\. (.+)\n\n(\d{4}-\d{2}-\d{2}[^·\n]*) · (.+)\n/.exec(lire(`${FOLDER}/${file}`)) ?? []
    if (!number || !file.startsWith(number))
      throw new Error(`${FOLDER}/${file} does not begin as 000-template.md does: number, title, date, status.`)
    return `| [${number}](${file}) | ${title} | ${date} | ${status} |`
  })
  return ['| record | decision | date | status |', '| --- | --- | --- | --- |', ...lines].join('\n')
}
