import { z } from 'zod'
import { MoitieStage } from '@/generated/prisma/enums'

const vide = (v: unknown): unknown => (v === '' ? null : v)

/** The second place of a terrain's coupled stage; both empty: one place only. `avant`: what the page showed. */
export const couplageSchema = z.object({
  id: z.uuid(),
  terrainId: z.uuid(),
  avant: z.string().max(80),
  secondTerrainId: z.preprocess(vide, z.uuid({ error: 'Choisissez un terrain de la liste.' }).nullable()),
  premiereMoitie: z.preprocess(vide, z.enum(MoitieStage, { error: 'Choisissez une des deux moitiés.' }).nullable()),
})
export type CouplageSaisi = z.output<typeof couplageSchema>

type Couplage = Readonly<{ secondTerrainId: string | null; premiereMoitie: MoitieStage | null }>

/** A coupling as a page shows it, to detect a change meanwhile. */
export const etatCouplage = ({ secondTerrainId, premiereMoitie }: Couplage): string =>
  secondTerrainId ? `${secondTerrainId} ${premiereMoitie}` : 'seul'
