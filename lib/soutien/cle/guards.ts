import { refus } from '@/lib/core/workflow/erreurs'

/** Somebody joined, left, or changed their key since the page was read. */
export const MEDECINS_CHANGES = refus(
  'R-SOU-6',
  'La liste des médecins a changé pendant que vous écriviez. Rien n’est perdu : relisez qui recevra votre texte, puis envoyez.',
)

/** A session is there, and the key is not: what is announced to everybody must not change by it. */
export const SANS_CLE = refus(
  'CLE',
  'Ouvrez d’abord votre espace avec votre phrase : ce geste se fait avec votre clé. Si vous venez d’en changer ailleurs, rechargez la page.',
)
