'use client'

import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'

/** What to do about thoughts of death, whatever the score (R-SOU-26). */
export function Crise() {
  return (
    <Notice tone="bad" title="Des idées de mort vous viennent. Parlez-en maintenant à quelqu’un." live>
      <ul>
        <li>
          <a href="tel:3114">3114</a>, jour et nuit, gratuit&nbsp;: on vous écoute, même si vous ne savez pas quoi dire
        </li>
        <li>
          Danger immédiat&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>&nbsp;; par message&nbsp;: <a href="sms:114">114</a>
        </li>
        <li>Ne restez pas seul·e&nbsp;: appelez un proche, ouvrez une porte, allez aux urgences les plus proches</li>
      </ul>
      <p>
        Ces pensées sont fréquentes quand on est à bout, et elles passent quand on est aidé·e. Vous pouvez aussi{' '}
        <Link href="/aide/ecrire">écrire à la cellule</Link>.
      </p>
    </Notice>
  )
}
