import { Notice } from '@/components/feedback/Notice'
import { jourLong } from '@/lib/core/temps/dates'
import { lirePoints } from '@/lib/flechage/instruction/schema'
import type { Dossier } from '@/lib/flechage/policy'

/** What the secretariat asked for and until when, while it waits for the answer. */
export function PointsDemandes({ dossier }: { dossier: Dossier }) {
  const demande = dossier.complements.find((c) => c.reponduLe === null)
  if (dossier.statut !== 'INCOMPLETE' || !demande) return null
  return (
    <Notice tone="warn" title={`Le secrétariat attend des compléments avant le ${jourLong(demande.terme)}`}>
      <ul>
        {lirePoints(demande.points).map((p) => (
          <li key={p.element}>{p.demande}</li>
        ))}
      </ul>
    </Notice>
  )
}
