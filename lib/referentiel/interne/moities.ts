import type { CategorieStage, MoitieStage } from '@/generated/prisma/enums'
import type { SemestreParcours } from './anciennete'

/** A half of the coupled stage done apart: the validated half of a semester that is not validated, or a stage of its own. */
export type MoitieFaite = Readonly<{ moitie: MoitieStage; etat: 'VALIDE' | 'EN_COURS'; semestreCode: string }>
type Source = MoitieFaite & Readonly<{ semestre: SemestreParcours }>

export const MOITIES: readonly MoitieStage[] = ['SANTE_FEMME', 'SANTE_ENFANT']

/**
 * R-DES-2: the halves that a path holds beside any whole coupled stage, one of each at most. `restants`: the stages that
 * fill no slot, validated ones first. In a regulation with separate slots for the two halves (`separees`), separate stages
 * are not halves, unless a half was validated alone.
 */
export function moitiesFaites(
  restants: readonly SemestreParcours[],
  incomplets: readonly SemestreParcours[],
  separees: boolean,
): readonly Source[] {
  const stages = separees && incomplets.length === 0 ? [] : restants
  return MOITIES.flatMap((moitie): Source[] => {
    const seule = incomplets.find((s) => s.moitieValidee === moitie)
    const semestre = seule ?? stages.find((s) => s.categorie === moitie)
    if (!semestre) return []
    const etat = seule || semestre.situation === 'VALIDE' ? 'VALIDE' : 'EN_COURS'
    return [{ moitie, etat, semestreCode: semestre.semestreCode, semestre }]
  })
}

type Creneau = Readonly<{
  categorie: CategorieStage
  etat: 'VALIDE' | 'EN_COURS' | 'DU'
  semestreCode: string | null
  moities?: readonly MoitieFaite[]
}>

/** R-DES-2: two halves done apart fill an owed coupled stage; one of them leaves it owed. Other slots are unchanged. */
export function coupler<T extends Creneau>(c: T, demis: readonly MoitieFaite[]): T {
  if (c.categorie !== 'SFE' || c.etat !== 'DU' || demis.length === 0) return c
  const moities = demis.map(({ moitie, etat, semestreCode }) => ({ moitie, etat, semestreCode }))
  if (moities.length === 1) return { ...c, moities }
  const semestreCode = moities
    .map((m) => m.semestreCode)
    .sort()
    .at(-1)
  return { ...c, moities, semestreCode, etat: moities.every((m) => m.etat === 'VALIDE') ? 'VALIDE' : 'EN_COURS' }
}

/** The three months still owed of a coupled stage whose other half is done; undefined when it is owed whole, or not at all. */
export const moitieDue = ({ categorie, etat, moities = [] }: Omit<Creneau, 'semestreCode'>): MoitieStage | undefined =>
  categorie === 'SFE' && etat === 'DU' && moities.length === 1 ? MOITIES.find((m) => m !== moities[0]?.moitie) : undefined
