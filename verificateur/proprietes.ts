import type { Fichier } from './fichier.ts'
import { p4, p6 } from './offre.ts'
import { p1, p7 } from './ordre.ts'
import { p2, p3, p5, p9 } from './places.ts'
import { p8 } from './recus.ts'
import type { Verdict } from './verdict.ts'

/** The nine properties, in their order. */
export const verifierChoix = (fichier: Fichier): Verdict[] => [p1, p2, p3, p4, p5, p6, p7, p8, p9].map((propriete) => propriete(fichier))
