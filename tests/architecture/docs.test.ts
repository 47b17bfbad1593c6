import { expect, it } from 'vitest'
import { workflow as flechage } from '@/lib/flechage/workflow'
import { renouveler } from '@/scripts/workflow-docs'
import { lire } from './sources'

it.each([['lib/flechage/README.md', flechage] as const])('%s shows the workflow as it is (npm run docs)', (readme, workflow) => {
  expect(lire(readme)).toBe(renouveler(lire(readme), workflow))
})
