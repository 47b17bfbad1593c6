/** Why something cannot be done: the id of the rule and the French sentence shown. */
export type Refus = Readonly<{ regle: string; message: string }>

export const refus = (regle: string, message: string): Refus => ({ regle, message })

/** The act is understood and refused by a rule: shown as it is, with what was typed kept. */
export class RefusError extends Error {
  override name = 'RefusError'
  constructor(
    readonly refus: Refus,
    readonly champs?: Record<string, string>,
  ) {
    super(`${refus.regle}: ${refus.message}`)
  }
}

/** Somebody else changed the row first. */
export class ConflitError extends Error {
  override name = 'ConflitError'
}

/** The row does not exist for this actor: 404, whether or not it exists for another. */
export class IntrouvableError extends Error {
  override name = 'IntrouvableError'
}

/** The row is visible, the act is not theirs: 403. */
export class InterditError extends Error {
  override name = 'InterditError'
}

/** Throws when a guard refuses. */
export function exiger(refuse: Refus | undefined): void {
  if (refuse) throw new RefusError(refuse)
}

export const MESSAGE_CONFLIT =
  'Ce dossier a changé entre-temps. Ce que vous avez saisi est toujours affiché : rechargez la page pour voir les changements, puis recommencez.'
