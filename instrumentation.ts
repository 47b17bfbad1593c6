/** Called once when the server starts. Every runtime reads this file; only the one that can work goes further. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { ouvrir } = await import('@/app/ouverture')
    ouvrir()
  }
}
