import type { Creneau } from './policy'

/** The proposal was not answered in time: the slot is free again, even before the task has written it. */
export const estEchu = (creneau: Pick<Creneau, 'statut' | 'tenuJusqua'>, maintenant: Date): boolean =>
  creneau.statut === 'RESERVE' && creneau.tenuJusqua !== null && creneau.tenuJusqua <= maintenant

/** Until when a proposed slot is held: a number of hours, but not past its beginning. */
export const finDeMaintien = (debut: Date, maintenant: Date, heures: number): Date =>
  new Date(Math.min(debut.getTime(), maintenant.getTime() + heures * 3_600_000))
