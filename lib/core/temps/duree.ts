/**
 * The same act, which ends a whole number of times `pas` milliseconds after it began, whether it succeeds or fails: how long
 * it took says nothing of what there was to do, as long as that fits in one.
 */
export async function sansMesure<T>(pas: number, faire: () => Promise<T>): Promise<T> {
  const debut = performance.now()
  try {
    return await faire()
  } finally {
    await new Promise((resolve) => setTimeout(resolve, pas - ((performance.now() - debut) % pas)))
  }
}
