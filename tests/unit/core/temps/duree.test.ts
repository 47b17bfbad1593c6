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

describe('an act whose duration reveals nothing', () => {
  it('lasts a whole number of steps, whether it does nothing, does something or fails', async () => {
    expect(await duree(() => Promise.resolve())).toBe(PAS)
    expect(await duree(() => attendre(60))).toBe(PAS)
    expect(await duree(() => Promise.reject(new Error('non')))).toBe(PAS)
    expect(await duree(() => attendre(PAS + 60))).toBe(2 * PAS)
  })
})
