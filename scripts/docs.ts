/** Renews the generated part of each workflow's README: `npm run docs`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { workflow as flechage } from '../lib/flechage/workflow'
import { renouveler } from './workflow-docs'

for (const [readme, workflow] of [['lib/flechage/README.md', flechage]] as const) {
  writeFileSync(readme, renouveler(readFileSync(readme, 'utf8'), workflow))
}
