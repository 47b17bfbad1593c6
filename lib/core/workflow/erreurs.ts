/** Why something cannot be done: the id of the rule and the French sentence shown. */
export type Refus = Readonly<{ regle: string; message: string }>

export const refus = (regle: string, message: string): Refus => ({ regle, message })

/** A rule refuses the act: the form shows the sentence and keeps what was typed. */
export class RefusError extends Error {
  override name = 'RefusError'
  constructor(
    readonly refus: Refus,
    readonly champs?: Record<string, string>,
  ) {
    super(`${refus.regle}: ${refus.message}`)
  }
}

/** Another person changed the row first. */
export class ConflitError extends Error {
  override name = 'ConflitError'
}

/** The row does not exist for this actor, whether or not it exists for another: 404. */
export class IntrouvableError extends Error {
  override name = 'IntrouvableError'
}

/** The row is visible but the act is not allowed: 403. */
export class InterditError extends Error {
  override name = 'InterditError'
}

/** Throws when a guard refuses. */
export function exiger(refuse: Refus | undefined): void {
  if (refuse) throw new RefusError(refuse)
}

export const MESSAGE_CONFLIT =
  'Ce dossier a changé entre-temps. Ce que vous avez saisi est toujours affiché : rechargez la page pour voir les changements, puis recommencez.'
