import { Section } from '@/components/display/Section'
import { Timeline } from '@/components/display/Timeline'
import { dateHeure } from '@/lib/core/temps/dates'
import type { LigneSeance } from '@/lib/referentiel/commission/journal/queries'
import { libelleEvenement, libelleQualite } from '../../../administration/mots'

const majuscule = (mot: string): string => mot.charAt(0).toUpperCase() + mot.slice(1)
const minuscule = (mot: string): string => mot.charAt(0).toLowerCase() + mot.slice(1)

function quoi({ evenement, auteur, point, report }: LigneSeance): string {
  if (report) return `Séance du ${dateHeure(report.de)} reportée au ${dateHeure(report.vers)}`
  if (point && evenement === 'ajourner' && !auteur) return 'Point retiré de l’ordre du jour'
  return libelleEvenement(evenement, point ? 'examen' : 'seance')
}

/** An act without a person is the portal's own, whatever capacity its table names. */
const qui = ({ auteur, qualite }: LigneSeance): string =>
  auteur
    ? `${auteur}, ${qualite === 'COMMISSION' ? 'pour la commission' : minuscule(libelleQualite(qualite))}`
    : majuscule(libelleQualite('SYSTEME'))

/** The acts on a session and its items, or on one item; the last act first. */
export function JournalSeance({ lignes, examenId }: { lignes: readonly LigneSeance[]; examenId?: string }) {
  const voulues = examenId ? lignes.filter((l) => l.point?.id === examenId) : lignes
  return (
    <Section title="Journal" fold={`${voulues.length} ${voulues.length === 1 ? 'ligne' : 'lignes'}`}>
      <Timeline
        entries={voulues.map((l) => ({
          at: dateHeure(l.le),
          who: qui(l),
          what: l.point && !examenId ? `Point ${l.point.ordre}, ${l.point.demandeur} : ${minuscule(quoi(l))}` : quoi(l),
          reason: l.motif ?? undefined,
        }))}
      />
    </Section>
  )
}
