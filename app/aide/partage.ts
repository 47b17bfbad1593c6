import type { ScorePartage } from '@/lib/soutien/schema'

/** Results that the person chose to join, by questionnaire: only in this tab’s memory, from one page of the cell to the next. */
const joints = new Map<string, readonly ScorePartage[]>()

export const joindre = (code: string, scores: readonly ScorePartage[]): void => void joints.set(code, scores)
export const detacher = (code: string): void => void joints.delete(code)
export const estJoint = (code: string): boolean => joints.has(code)

export const lireJoints = (): readonly ScorePartage[] => [...joints.values()].flat()
/** Forgets them once sent, so that they are not sent twice. */
export const oublierJoints = (): void => joints.clear()

/** Those that are still ticked when the form is sent. */
export const choisisParmi = (scores: readonly ScorePartage[], data: FormData): readonly ScorePartage[] =>
  scores.filter((_, rang) => data.getAll('resultats').includes(String(rang)))
