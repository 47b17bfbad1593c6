import { describe, expect, it } from 'vitest'
import { sansAccents } from '@/lib/core/donnees/recherche'
import { garder, instantaneDe, type PosteInstantane } from '@/lib/stages/offre/instantane'

const commune = (nom: string, zone: 'ZIP' | 'ZAC' = 'ZIP') => ({
  code: nom.slice(0, 3),
  nom,
  zone,
  territoireId: `t-${nom}`,
  territoire: `Pays de ${nom}`,
  latitude: 46,
  longitude: 1,
})

function poste(id: string, change: Partial<PosteInstantane> = {}): PosteInstantane {
  const p = {
    id,
    categorie: 'N1' as const,
    capaciteOfferte: 2,
    horsChoix: 0,
    ajoutes: 0,
    terrainId: id,
    intitule: `Terrain ${id}`,
    structure: 'Maison de santé',
    logement: false,
    commune: commune('Écouves'),
    second: null,
    ...change,
  }
  return { ...p, recherche: [p.intitule, p.structure, p.commune.nom].map(sansAccents).join('\n') }
}

const ids = (postes: readonly PosteInstantane[]): string => postes.map((p) => p.id).join(' ')

describe('an offer kept in memory', () => {
  const postes = [
    poste('10', { intitule: 'Terrain 10', capaciteOfferte: 1 }),
    poste('9', { intitule: 'Terrain 9', categorie: 'SASPAS', capaciteOfferte: 5 }),
    poste('a', { intitule: 'Étoile', commune: commune('Zonza', 'ZAC'), logement: true }),
    poste('b', { intitule: 'Argentan', commune: commune('Étampes'), horsChoix: 2 }),
  ]
  const { ordres, parId, territoires } = instantaneDe(postes)

  it('is sorted by terrain, commune, places left and type, with accents and numbers in the order people expect', () => {
    expect(ids(ordres.terrain)).toBe('b a 9 10')
    expect(ids(ordres.commune)).toBe('9 10 b a')
    expect(ids(ordres.reste)).toBe('b 10 a 9')
    expect(ids(ordres.type)).toBe('b a 10 9')
    expect(territoires.map((t) => t.nom)).toEqual(['Pays de Écouves', 'Pays de Étampes', 'Pays de Zonza'])
    expect(parId.get('a')?.intitule).toBe('Étoile')
  })

  it('keeps the posts that pass every filter, in the given order', () => {
    const compte = (filtres: Parameters<typeof garder>[1]): string => ids(garder(ordres.terrain, filtres))
    expect(compte({})).toBe('b a 9 10')
    expect(compte({ q: 'ETAMPES argen' })).toBe('b')
    expect(compte({ q: 'sante' })).toBe('b a 9 10')
    expect(compte({ q: '%' })).toBe('')
    expect(compte({ categorie: 'SASPAS' })).toBe('9')
    expect(compte({ zone: 'ZAC' })).toBe('a')
    expect(compte({ territoire: 't-Étampes' })).toBe('b')
    expect(compte({ logement: true })).toBe('a')
    expect(compte({ libres: true })).toBe('a 9 10')
    expect(compte({ libres: true, zone: 'ZIP', q: 'terrain' })).toBe('9 10')
  })
})
