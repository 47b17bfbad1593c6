import { aOublier } from '@/lib/core/oubli'

let rang = 0
aOublier(() => (rang = 0))

/** A number that was not given before in this test file. */
export const suivant = (): number => (rang += 1)
