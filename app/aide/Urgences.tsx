import { UrgentLine } from '@/components/display/UrgentLine'

/** R-SOU-4: on every page of the cell, before sign-in, without JavaScript. */
export function Urgences() {
  return (
    <UrgentLine label="En cas de danger">
      Ce service n’est pas un service d’urgence. En cas de danger immédiat&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>
      &nbsp;; idées suicidaires&nbsp;: <a href="tel:3114">3114</a> (24&nbsp;h/24, gratuit).
    </UrgentLine>
  )
}
