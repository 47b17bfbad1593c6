import type { StatutReunion } from '@/generated/soutien/enums'
import type { Intervenant } from '../policy'

export type Reunion = Readonly<{ id: string; statut: StatutReunion; version: number; mois: Date; prevueLe: Date }>

export const dirige = (qui: Intervenant): boolean => qui.genre === 'MEMBRE' && qui.coordination
