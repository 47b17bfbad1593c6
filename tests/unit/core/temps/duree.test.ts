import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sansMesure } from '@/lib/core/temps/duree'

const PAS = 150
const attendre = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

async function duree(faire: () => Promise<unknown>): Promise<number> {
  const debut = performance.now()
  const fin = sansMesure(PAS, faire).catch(() => undefined)
  await vi.runAllTimersAsync()
  await fin
  return performance.now() - debut
}

describe('an act whose time says nothing', () => {
  it('lasts as long when there was nothing to do, something, or a failure', async () => {
    expect(await duree(() => Promise.resolve())).toBe(PAS)
    expect(await duree(() => attendre(60))).toBe(PAS)
    expect(await duree(() => Promise.reject(new Error('non')))).toBe(PAS)
    expect(await duree(() => attendre(PAS + 60))).toBe(2 * PAS)
  })
})
