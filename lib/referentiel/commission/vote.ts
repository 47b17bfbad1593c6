import type { ChoixVote, SensAvis } from '@/generated/prisma/enums'

export type Decompte = Readonly<Record<ChoixVote, number>>

const SENS: readonly SensAvis[] = ['FAVORABLE', 'RESERVE', 'DEFAVORABLE']

/** Counts votes by side; abstentions are counted apart. */
export function decompter(choix: readonly ChoixVote[]): Decompte {
  const compte = { FAVORABLE: 0, RESERVE: 0, DEFAVORABLE: 0, ABSTENTION: 0 }
  for (const c of choix) compte[c] += 1
  return compte
}

export type Resultat =
  | Readonly<{ issue: 'SENS'; sens: SensAvis; preponderante: boolean }>
  /** The president's own vote does not settle the tie: they must choose among these. */
  | Readonly<{ issue: 'PARTAGE'; entre: readonly SensAvis[] }>
  /** No vote was expressed. */
  | Readonly<{ issue: 'AUCUN' }>

/**
 * R-FLE-13: the side with most of the expressed votes; abstentions are counted apart. On a tie the president's vote prevails
 * or, when it is for neither of the tied sides, their choice (`departage`).
 */
export function resultatVote(decompte: Decompte, voixPresidence: ChoixVote | undefined, departage?: SensAvis): Resultat {
  const plusHaut = Math.max(...SENS.map((s) => decompte[s]))
  if (plusHaut === 0) return { issue: 'AUCUN' }
  const entre = SENS.filter((s) => decompte[s] === plusHaut)
  const [seul] = entre
  if (entre.length === 1 && seul) return { issue: 'SENS', sens: seul, preponderante: false }
  const tranche = entre.find((s) => s === voixPresidence) ?? entre.find((s) => s === departage)
  return tranche ? { issue: 'SENS', sens: tranche, preponderante: true } : { issue: 'PARTAGE', entre }
}
