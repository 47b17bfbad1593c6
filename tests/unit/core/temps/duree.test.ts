import { setTimeout as attendre } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { sansMesure } from '@/lib/core/temps/duree'

const PAS = 150

describe('an act whose time says nothing', () => {
  it('lasts as long when there was nothing to do, something, or a failure', async () => {
    const durees = await Promise.all(
      [() => Promise.resolve(), () => attendre(60), () => Promise.reject(new Error('non'))].map(async (faire) => {
        const debut = performance.now()
        await sansMesure(PAS, faire).catch(() => undefined)
        return Math.round((performance.now() - debut) / PAS)
      }),
    )
    expect(durees).toEqual([1, 1, 1])
  })
})
