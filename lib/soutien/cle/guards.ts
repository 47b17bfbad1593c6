import { refus } from '@/lib/core/workflow/erreurs'

/** A doctor joined, left, or changed their key after the page was read. */
export const MEDECINS_CHANGES = refus(
  'R-SOU-6',
  'La liste des médecins a changé pendant que vous écriviez. Rien n’est perdu : relisez qui recevra votre texte, puis envoyez.',
)

/** The session has no key behind it. Without this check, a stolen session could change the keys that all requests are sealed to. */
export const SANS_CLE = refus(
  'CLE',
  'Ouvrez d’abord votre espace avec votre phrase : ce geste se fait avec votre clé. Si vous venez d’en changer ailleurs, rechargez la page.',
)
