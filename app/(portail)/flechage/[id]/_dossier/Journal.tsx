import { Timeline } from '@/components/display/Timeline'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { dateHeure } from '@/lib/core/temps/dates'
import type { LigneLue } from '@/lib/core/workflow/journal'
import { LIBELLE_EVENEMENT } from '@/lib/flechage/schema'
import { workflow } from '@/lib/flechage/workflow'

const QUALITES: Record<string, string> = {
  ...LIBELLE_ROLE,
  SYSTEME: 'Le portail',
  COMMISSION: 'Commission',
  HOTE: 'Terrain d’accueil',
  PERSONNE: 'La personne',
}

/** « Nathalie Prigent, gestionnaire », or « Le portail » for an act without a person. */
function qui({ auteur, qualite }: LigneLue): string {
  const libelle = QUALITES[qualite] ?? qualite
  return auteur ? `${auteur}, ${libelle.charAt(0).toLowerCase()}${libelle.slice(1)}` : libelle
}

function quoi(evenement: string): string {
  const transition = Object.entries(workflow.transitions).find(([action]) => action === evenement)?.[1]
  return transition?.done ?? LIBELLE_EVENEMENT[evenement] ?? 'Dossier mis à jour'
}

/** Acts about a signatory: their line holds a name, not a reason. */
const NOMMES = new Set([
  'demanderAccord',
  'relancerAccord',
  'rappelerAccord',
  'signerAccord',
  'refuserAccord',
  'deleguerAccord',
  'joindreScan',
  'retirerScan',
  'changerTerrain',
])

/** The journal of the record, the last act first. */
export function Journal({ lignes }: { lignes: readonly LigneLue[] }) {
  return (
    <Timeline
      entries={lignes.toReversed().map((l) => ({
        at: dateHeure(l.le),
        who: qui(l),
        what: NOMMES.has(l.evenement) && l.motif ? `${quoi(l.evenement)} : ${l.motif}` : quoi(l.evenement),
        reason: NOMMES.has(l.evenement) ? undefined : (l.motif ?? undefined),
      }))}
    />
  )
}
