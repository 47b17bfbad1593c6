import type { Structure } from '@/generated/prisma/client'
import { empreinteTexte, enCanonique } from '@/lib/core/canonique'

export type StructureDite = Pick<
  Structure,
  'nom' | 'type' | 'finessEt' | 'finessEj' | 'adresse' | 'communeCode' | 'quartierPrioritaire' | 'directeurNom' | 'directeurCourriel'
>

/** Changes when anything a form shows of a structure does. */
export const empreinteStructure = (s: StructureDite): string =>
  empreinteTexte(
    enCanonique([
      s.nom,
      s.type,
      s.finessEt,
      s.finessEj,
      s.adresse,
      s.communeCode,
      s.quartierPrioritaire,
      s.directeurNom,
      s.directeurCourriel,
    ]),
  )
