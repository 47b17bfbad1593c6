import type { Prisma } from '@/generated/prisma/client'
import { GRILLE_DEFAUT } from '@/lib/flechage/campagne/schema'

/** The department's grid (R-FLE-10), as a column holds it. */
export const grilleCampagne = (): Prisma.InputJsonArray => GRILLE_DEFAUT.map((c) => ({ ...c }))

export const PRESENTATION =
  'Cette campagne permet de demander, pour le semestre suivant, une affectation hors procédure de choix au titre de l’article 44. Elle s’adresse aux internes qui portent un projet professionnel ou pédagogique précis, en priorité dans les territoires où l’offre de soins est la plus fragile.'
