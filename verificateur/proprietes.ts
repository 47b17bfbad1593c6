import { a1, a2, a3, a4, a5 } from './appariement.ts'
import type { Fichier } from './fichier.ts'
import { p4, p6 } from './offre.ts'
import { p1, p7 } from './ordre.ts'
import { p2, p3, p5, p9 } from './places.ts'
import { p8 } from './recus.ts'
import type { Verdict } from './verdict.ts'

/** The nine properties of a choice in turn, in their order; then those of a matching, whose call order only settles ties. */
const APPEL = [p1, p2, p3, p4, p5, p6, p7, p8, p9]
const APPARIEMENT = [a1, a2, a3, a4, a5, p1, p4, p7, p8, p9]

export const verifierChoix = (fichier: Fichier): Verdict[] =>
  (fichier.mode === 'APPARIEMENT' ? APPARIEMENT : APPEL).map((propriete) => propriete(fichier))
