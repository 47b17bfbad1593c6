import type { Groupe } from './ressemblance'

export type Filtre = Readonly<{ mot: string; jour: string; sorte: Sorte }>
export const SORTES = {
  TOUTES: 'Tout',
  REVENUES: 'Qui est revenu écrire',
  SEULES: 'Ce qui ne ressemble à rien d’autre',
  NOMBRE: 'Ce qui se ressemble',
} as const
export type Sorte = keyof typeof SORTES

const SELON: Record<Sorte, (g: Groupe) => boolean> = {
  TOUTES: () => true,
  REVENUES: (g) => g[0].revenue,
  SEULES: (g) => g.length === 1,
  NOMBRE: (g) => g.length > 1,
}

const nu = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The requests of each group that arrived on that day and hold that word. Empty groups are removed. */
export function filtrer(groupes: readonly Groupe[], { mot, jour, sorte }: Filtre): Groupe[] {
  const cherche = nu(mot.trim())
  return groupes.filter(SELON[sorte]).flatMap((groupe) => {
    const [premier, ...suite] = groupe.filter((d) => (jour === '' || d.jour === jour) && (cherche === '' || nu(d.texte).includes(cherche)))
    return premier ? [[premier, ...suite] as const] : []
  })
}
