import { estSysteme, type Acteur } from '@/lib/core/auth/acteur'
import type { AccordLu } from './queries'

/** Who acts on an agreement: an account, and the digest of the link the person holds when they came by one. */
export type Intervenant = Readonly<{ acteur: Acteur; lien?: string }>

/** The signatory, by the link they received or by the account that bears its address. */
export const estSollicite = ({ acteur, lien }: Intervenant, { jeton, anciens, personneId }: AccordLu): boolean =>
  lien === undefined ? personneId !== null && personneId === acteur.personneId : lien === jeton || anciens.includes(lien)

/** The interne whose request it is for. */
export const estSonInterne = ({ acteur }: Intervenant, { flechage }: AccordLu): boolean =>
  acteur.personneId !== null && acteur.personneId === flechage.interne.personne.id

/** The portal itself: reminders and lapses. */
export const estLePortail = ({ acteur }: Intervenant): boolean => estSysteme(acteur)

export const estSonInterneOuLePortail = (qui: Intervenant, accord: AccordLu): boolean => estLePortail(qui) || estSonInterne(qui, accord)
