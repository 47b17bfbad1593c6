import { DataTable } from '@/components/display/DataTable'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import type { Disponibilite, MotifDisponibilite } from '@/lib/referentiel/interne/droits/disponibilite'
import type { MesDroits } from '@/lib/referentiel/interne/droits/queries'

const MOTIFS: Record<MotifDisponibilite, string> = {
  ETUDES: 'Études, recherches, perfectionnement',
  DOCTORAT: 'Thèse de doctorat',
  CONVENANCES: 'Convenances personnelles',
  PROCHE: 'Maladie d’un proche',
}

/** The leave that may be asked for, and before which day (R-STG-5). */
export function Disponibilites({ droits: { disponibilites, preavisMois } }: { droits: MesDroits }) {
  return (
    <>
      <p>
        La demande part au moins {preavisMois} mois avant le début&nbsp;; un retour avant le terme se demande dans le même délai. Une
        disponibilité pour études, recherches ou doctorat compte pour l’ancienneté&nbsp;; pour convenances personnelles, elle ne compte pas.
      </p>
      <DataTable
        caption="Disponibilités possibles"
        captionHidden
        rows={disponibilites}
        rowKey={(d) => d.motif}
        empty={null}
        columns={[
          { key: 'motif', header: 'Pour', cell: (d) => MOTIFS[d.motif] },
          { key: 'service', header: 'Ouverte', cell: service },
          { key: 'duree', header: 'Durée', cell: duree },
          { key: 'semestre', header: 'Premier semestre possible', cell: (d) => d.semestre?.libelle ?? 'Aucun : tout est pris' },
          { key: 'avant', header: 'À demander avant le', cell: (d) => (d.demanderAvant ? jourLong(d.demanderAvant) : '–') },
        ]}
      />
    </>
  )
}

function service({ ouverteLe, serviceMois }: Disponibilite): string {
  if (!ouverteLe) return 'À tout moment'
  return ouverteLe > aujourdhui()
    ? `Le ${jourLong(ouverteLe)}, après ${serviceMois} mois de service`
    : `Oui, après ${serviceMois} mois de service`
}

const duree = ({ dureeMois, prisMois }: Disponibilite): string =>
  dureeMois === null ? 'Selon la situation' : `${dureeMois} mois en tout${prisMois > 0 ? `, dont ${prisMois} déjà pris` : ''}`
