import type { Tone } from '@/components/feedback/Notice'
import type { EtatVoeu, Simulation } from '@/lib/stages/simulation/resultat'

/** The words and the reason for each wish of a simulation. */
export const MOTS_VOEU: Record<EtatVoeu, { text: string; tone: Tone }> = {
  OBTENU: { text: 'Celui que vous obtiendriez', tone: 'good' },
  LIBRE: { text: 'Encore libre à votre tour', tone: 'neutral' },
  COMPLET: { text: 'Sans doute complet avant votre tour', tone: 'bad' },
  SELON_TIRAGE: { text: 'Selon le tirage au sort', tone: 'warn' },
  NON_ELIGIBLE: { text: 'Non permis par votre maquette', tone: 'bad' },
  HORS_OFFRE: { text: 'Retiré de l’offre', tone: 'bad' },
  NON_DIT: { text: 'Non dit : trop peu de monde avant vous', tone: 'neutral' },
}

type Voeu = { rang: number; intitule: string; structure: string }

/** The outcome in one sentence; an interval when several are possible. */
export function phraseIssue({ meilleure, pire }: Simulation, voeux: readonly Voeu[]): string {
  const nom = (rang: number): string => {
    const voeu = voeux.find((v) => v.rang === rang)
    return `votre vœu n° ${rang}${voeu ? ` (${voeu.intitule}, ${voeu.structure})` : ''}`
  }
  if (!meilleure) return 'vous n’obtiendriez aucun de vos vœux : ajoutez-en d’autres.'
  if (!pire) return `vous obtiendriez, au mieux, ${nom(meilleure.rangVoeu)} et, au pire, aucun de vos vœux.`
  if (meilleure.rangVoeu === pire.rangVoeu) return `vous obtiendriez ${nom(meilleure.rangVoeu)}.`
  return `vous obtiendriez, au mieux, ${nom(meilleure.rangVoeu)} et, au pire, ${nom(pire.rangVoeu)}.`
}
