'use client'

import { Notice } from '@/components/feedback/Notice'

/** What to do now, shown first. */
export function Danger() {
  return (
    <Notice tone="bad" title="Appelez maintenant. Vous finirez d’écrire après, ou pas." live>
      <ul>
        <li>
          Danger immédiat&nbsp;: <a href="tel:15">15</a> ou <a href="tel:112">112</a>
          &nbsp;; par message&nbsp;: <a href="sms:114">114</a>
        </li>
        <li>
          Idées de mort&nbsp;: <a href="tel:3114">3114</a>, jour et nuit. On vous écoute, même si vous ne savez pas quoi dire.
        </li>
        <li>Ne restez pas seul·e&nbsp;: appelez quelqu’un, ouvrez une porte, allez aux urgences les plus proches.</li>
      </ul>
      <p>La cellule lira votre demande aujourd’hui si elle est ouverte&nbsp;; elle ne répond ni la nuit ni le week-end.</p>
    </Notice>
  )
}
