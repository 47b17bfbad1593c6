/** Renders a workflow value as the table and the diagram of its README. */
import type { Workflow } from '../lib/core/workflow/workflow'

const DEBUT = '<!-- generated from workflow.ts by `npm run docs`: do not edit below -->'
const FIN = '<!-- end of the generated part -->'

type Table = Workflow<string, never, string>

function tableau(w: Table): string {
  const lignes = Object.entries(w.transitions).map(
    ([action, t]) =>
      `| \`${action}\` | ${t.from.map((f) => `\`${f}\``).join(' ')} | \`${t.to}\` | ${t.as} | ${t.guard ? `\`${t.guard.name}\`` : ''} | ${t.label} |`,
  )
  return ['| action | from | to | by | guard | button |', '| --- | --- | --- | --- | --- | --- |', ...lignes].join('\n')
}

function diagramme(w: Table): string {
  const fleches = Object.entries(w.transitions).flatMap(([action, t]) => t.from.map((f) => `  ${f} --> ${t.to}: ${action}`))
  return ['```mermaid', 'stateDiagram-v2', `  [*] --> ${w.initial}`, ...fleches, ...w.final.map((f) => `  ${f} --> [*]`), '```'].join('\n')
}

/** The README with its generated part renewed; what was written by hand above the mark stays. */
export function renouveler(readme: string, w: Table): string {
  const avant = readme.split(DEBUT)[0]?.trimEnd() ?? ''
  const apres = readme.split(FIN)[1]?.trimStart() ?? ''
  return (
    [avant, '', DEBUT, '', '## Transitions', '', tableau(w), '', '## Diagram', '', diagramme(w), '', FIN, apres].join('\n').trimEnd() + '\n'
  )
}
