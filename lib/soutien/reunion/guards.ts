import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { jourDe } from '@/lib/core/temps/horloge'
import type { Reunion } from './policy'

export const jourVenu = ({ prevueLe }: Reunion, maintenant: Date): Refus | undefined =>
  prevueLe <= jourDe(maintenant) ? undefined : refus('R-SOU-25', 'Cette réunion n’a pas encore eu lieu.')
