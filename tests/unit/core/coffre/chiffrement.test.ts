import { describe, expect, it } from 'vitest'
import { enfermer, liberer, nouvellePaire, ouvrir, publiqueDe, sceller } from '@/lib/core/coffre/chiffrement'

describe('a sealed object', () => {
  it('opens for each of its keys and for no other', async () => {
    const [a, b, c] = await Promise.all([nouvellePaire(), nouvellePaire(), nouvellePaire()])
    const scelle = await sceller({ texte: 'été à l’hôpital' }, [a.publique, b.publique])
    expect(await ouvrir(scelle, a.privee)).toEqual({ texte: 'été à l’hôpital' })
    expect(await ouvrir(scelle, b.privee)).toEqual({ texte: 'été à l’hôpital' })
    await expect(ouvrir(scelle, c.privee)).rejects.toThrow()
    expect(await publiqueDe(a.privee)).toBe(a.publique)
  })

  it('does not open once a byte of it is changed', async () => {
    const cle = await nouvellePaire()
    const octets = Buffer.from(await sceller('x', [cle.publique]), 'base64')
    for (const place of [0, Math.floor(octets.length / 2), octets.length - 1]) {
      const faux = Buffer.from(octets)
      faux[place] = (faux[place] ?? 0) ^ 1
      await expect(ouvrir(faux.toString('base64'), cle.privee)).rejects.toThrow()
    }
  })

  it('does not reveal the length of its text: « oui » and five hundred letters have the same size', async () => {
    const { publique } = await nouvellePaire()
    const [court, long] = await Promise.all([sceller('oui', [publique]), sceller('x'.repeat(500), [publique])])
    expect(court.length).toBe(long.length)
    expect((await sceller('x'.repeat(1500), [publique])).length).toBeGreaterThan(long.length)
  })

  it('holds no readable part of its text', async () => {
    const { publique } = await nouvellePaire()
    const octets = Buffer.from(await sceller({ texte: 'marqueur-lisible' }, [publique]), 'base64').toString('latin1')
    expect(octets).not.toContain('marqueur')
  })
})

describe('a value enclosed under a secret', () => {
  it.each(['SECRET', 'PHRASE'] as const)('opens with that secret only (%s)', async (force) => {
    const enferme = await enfermer({ privee: 'x' }, 'le secret', force)
    expect(await liberer(enferme, 'le secret')).toEqual({ privee: 'x' })
    await expect(liberer(enferme, 'le secrét')).rejects.toThrow()
  })

  it('a phrase costs 2^18 rounds of scrypt', async () => {
    const entete = Buffer.from(await enfermer('x', 'phrase', 'PHRASE'), 'base64').toString('latin1')
    expect(entete).toMatch(/-> scrypt \S+ 18\n/)
  })
})
