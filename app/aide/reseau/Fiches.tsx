import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { Section } from '@/components/display/Section'
import { FAMILLES, type Ressource } from '@/lib/soutien/reseau/schema'
import { Joindre } from '../Joindre'

/** The network of resources by need: how to reach each, when, at what cost, and who will know. */
export function Fiches({ ressources }: { ressources: readonly Ressource[] }) {
  return FAMILLES.map(({ titre, genres, mot }) => {
    const siennes = ressources.filter((r) => genres.includes(r.genre))
    if (siennes.length === 0 && !mot) return null
    return (
      <Section key={titre} title={titre}>
        {mot ? <p>{mot}</p> : null}
        {siennes.length === 0 ? null : (
          <DataTable
            caption={titre}
            captionHidden
            rows={siennes}
            rowKey={(r) => r.id}
            empty={null}
            columns={[
              { key: 'nom', header: 'Qui', cell: (r) => r.nom },
              { key: 'pour', header: 'Pour quoi', cell: (r) => r.description },
              { key: 'joindre', header: 'Joindre', cell: (r) => <Joindre contact={r.contact} /> },
              { key: 'quand', header: 'Quand', cell: (r) => r.horaires },
              { key: 'cout', header: 'Coût', cell: (r) => r.cout },
              { key: 'secret', header: 'Qui le saura', cell: (r) => r.confidentialite },
              { key: 'verifie', header: 'Vérifié', cell: (r) => <Verifie ressource={r} /> },
            ]}
          />
        )}
      </Section>
    )
  })
}

/** When a resource was last checked; after a time it says « à vérifier » (R-SOU-11). */
export function Verifie({ ressource: { verifieLe, aVerifier } }: { ressource: Ressource }) {
  if (!aVerifier) return <>le {verifieLe}</>
  return (
    <>
      <Badge tone="warn">À vérifier</Badge> {verifieLe ? `Dernière vérification le ${verifieLe}.` : 'Personne n’a encore appelé.'}
    </>
  )
}
