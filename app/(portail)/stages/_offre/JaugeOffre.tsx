import { DataTable } from '@/components/display/DataTable'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { jaugeDite } from '@/lib/stages/campagne/jauge'
import { regleDite } from '@/lib/referentiel/stage/offre'
import { listBilansOffre } from '@/lib/stages/campagne/queries'

/** R-STG-8 today, for each semester to come. Only for those who prepare the offer. */
export async function JaugeOffre({ acteur }: { acteur: Acteur }) {
  const bilans = await listBilansOffre(acteur)
  const [premier] = bilans
  if (!premier) return null
  return (
    <Section title="Places offertes et minimum légal">
      <p>
        {regleDite(premier.bilan, premier.regle)} Sont comptés les internes qui seront dans l’une des deux premières phases à ce semestre,
        sauf ceux qui sont placés au titre de l’article 44, en disponibilité, hors de la région, en FST ou en surnombre.
      </p>
      <DataTable
        caption="Places offertes et minimum légal, semestre par semestre"
        captionHidden
        rows={bilans}
        rowKey={(b) => b.semestre.code}
        empty={null}
        columns={[
          {
            key: 'semestre',
            header: 'Semestre',
            cell: ({ semestre }) => ({ text: semestre.libelle, href: `/stages/offre?semestre=${semestre.code}` }),
          },
          { key: 'internes', header: 'Internes qui choisissent', align: 'end', cell: ({ bilan }) => String(bilan.appeles) },
          { key: 'minimum', header: 'Minimum', align: 'end', cell: ({ bilan }) => String(bilan.minimum) },
          { key: 'reste', header: 'Places au choix', align: 'end', cell: ({ bilan }) => String(bilan.reste) },
          {
            key: 'etat',
            header: 'État',
            cell: ({ bilan, campagne }) => {
              const { etat, ton } = jaugeDite(bilan, campagne)
              return { text: etat, tone: ton }
            },
          },
        ]}
      />
    </Section>
  )
}
