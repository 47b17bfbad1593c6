import type { VueExamen } from '@/lib/referentiel/commission/examen/queries'

/** An item that its reader may open. */
export type ExamenOuvert = Extract<VueExamen, { vue: 'OUVERT' }>

/** What the item's workflow requires of an avis: the authority that decides afterwards, and how long each reason must be. */
export type RegleAvis = Readonly<{ decideur: string; motifMin: number }>
