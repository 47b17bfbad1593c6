import type { Creneau } from './policy'

/** A proposal that nobody answered in time: the slot is free again, whether or not the portal has written it yet. */
export const estEchu = (creneau: Pick<Creneau, 'statut' | 'tenuJusqua'>, maintenant: Date): boolean =>
  creneau.statut === 'RESERVE' && creneau.tenuJusqua !== null && creneau.tenuJusqua <= maintenant

/** Until when a proposed slot is held: so many hours, and never past its own beginning. */
export const finDeMaintien = (debut: Date, maintenant: Date, heures: number): Date =>
  new Date(Math.min(debut.getTime(), maintenant.getTime() + heures * 3_600_000))
