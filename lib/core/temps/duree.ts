/**
 * Runs an act and ends a whole number of times `pas` milliseconds after it began, whether it succeeds or fails: its duration
 * then does not reveal how much there was to do, as long as the work fits in one step.
 */
export async function sansMesure<T>(pas: number, faire: () => Promise<T>): Promise<T> {
  const debut = performance.now()
  try {
    return await faire()
  } finally {
    await new Promise((resolve) => setTimeout(resolve, pas - ((performance.now() - debut) % pas)))
  }
}
