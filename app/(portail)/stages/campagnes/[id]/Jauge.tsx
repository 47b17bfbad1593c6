import { Notice } from '@/components/feedback/Notice'
import { jaugeDite } from '@/lib/stages/campagne/jauge'
import type { VueCampagne } from '@/lib/stages/campagne/queries'

/** What the offer leaves to the common choice, against the legal minimum (R-STG-8). */
export function Jauge({ campagne }: { campagne: VueCampagne }) {
  const { ton, titre, phrases } = jaugeDite(campagne.bilan, campagne)
  return (
    <Notice tone={ton === 'neutral' ? 'info' : ton === 'bad' ? 'warn' : ton} title={titre}>
      <p>{phrases}</p>
    </Notice>
  )
}
