import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { listAppels } from '@/lib/stages/choix/appel/queries'
import { LIBELLE_ISSUE, LIBELLE_SITUATION_CHOIX } from '@/lib/stages/choix/schema'

/** The call list with names, for the secretariat only: never printed, never shown in a room (R-RNG-10). */
export async function Appels({ acteur, id, apparie }: { acteur: Acteur; id: string; apparie: boolean }) {
  const appels = await listAppels(acteur, id)
  return (
    <Section title={apparie ? 'Docteurs juniors, par leur nom' : 'Liste d’appel nominative'}>
      <p>
        {apparie
          ? 'Réservé au secrétariat : à ne pas imprimer ni projeter. La place départage les personnes qu’un terrain met à égalité.'
          : 'Réservée au secrétariat : ne l’imprimez pas et ne la projetez pas. La page de suivi, elle, ne montre aucun nom.'}
      </p>
      <DataTable
        caption={apparie ? 'Docteurs juniors' : 'Liste d’appel'}
        captionHidden
        rows={appels}
        rowKey={(a) => a.id}
        columns={[
          { key: 'nom', header: 'Interne', cell: (a) => a.nom },
          { key: 'place', header: 'Place', align: 'end', cell: (a) => (a.place ? String(a.place) : 'À départager') },
          { key: 'pseudonyme', header: 'Nom d’emprunt', nowrap: true, cell: (a) => a.pseudonyme },
          { key: 'anciennete', header: 'Ancienneté', align: 'end', cell: (a) => String(a.anciennete) },
          { key: 'rang', header: 'Rang', align: 'end', nowrap: true, cell: (a) => a.rang },
          {
            key: 'situation',
            header: 'Situation',
            cell: (a) => (a.situation === 'NORMAL' ? '' : [LIBELLE_SITUATION_CHOIX[a.situation], a.mandataire].filter(Boolean).join(', ')),
          },
          { key: 'issue', header: 'Résultat', cell: (a) => a.poste ?? (a.issue ? { text: LIBELLE_ISSUE[a.issue], tone: 'warn' } : '') },
        ]}
        empty={<EmptyState title="Personne à appeler">Aucun interne n’est dans cette phase à ce semestre.</EmptyState>}
      />
    </Section>
  )
}
