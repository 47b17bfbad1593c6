import { describe, expect, it } from 'vitest'
import type { Niveau } from '@/lib/soutien/schema'
import { parGravite, type LigneTableau } from '@/lib/soutien/tableau/schema'

describe('the board', () => {
  it('puts the most serious first, then requests not sorted yet, each in order of arrival', () => {
    const niveaux: Readonly<Record<string, Niveau>> = { a: 'VERT', c: 'ROUGE', d: 'ORANGE', e: 'ROUGE' }
    const lignes = [...'abcde'].map((id) => ({ id }) as LigneTableau)
    expect(parGravite(lignes, (id) => niveaux[id]).map((l) => l.id)).toEqual(['c', 'e', 'd', 'b', 'a'])
  })
})
