/** Called once when the server starts. Every runtime loads this file; only the Node server of a running portal opens it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { ouvrir } = await import('@/app/ouverture')
    ouvrir()
  }
}
