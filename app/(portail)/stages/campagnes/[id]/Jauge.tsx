import { Notice } from '@/components/Notice'
import type { BilanOffre } from '@/lib/referentiel/stage/offre'

/** What the offer leaves to the common choice, against the legal minimum (R-STG-8). */
export function Jauge({ bilan: { reste, minimum, appeles, suffisante } }: { bilan: BilanOffre }) {
  const regle = `${reste} places au choix commun pour ${appeles} internes ; le minimum légal est de ${minimum}.`
  return (
    <Notice
      tone={suffisante ? 'good' : 'warn'}
      title={suffisante ? 'L’offre atteint le minimum légal' : 'L’offre est sous le minimum légal'}
    >
      <p>{suffisante ? regle : `${regle} Il en manque ${minimum - reste}.`}</p>
    </Notice>
  )
}
