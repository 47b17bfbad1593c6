let rang = 0

/** A number never given before in this test file. */
export const suivant = (): number => (rang += 1)
