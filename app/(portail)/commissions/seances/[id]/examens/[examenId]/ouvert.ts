import type { VueExamen } from '@/lib/referentiel/commission/examen/queries'

/** An item that its reader may open. */
export type ExamenOuvert = Extract<VueExamen, { vue: 'OUVERT' }>

/** What the workflow of the item asks of an avis: who decides after it, and how long each reason must be. */
export type RegleAvis = Readonly<{ decideur: string; motifMin: number }>
