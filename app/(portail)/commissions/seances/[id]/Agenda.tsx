import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import type { TachePoint, VuePoint, VueSeance } from '@/lib/referentiel/commission/seance/queries'
import { StatutPoint } from '../../statut'

const TACHES: Record<TachePoint, string> = { DECLARER: 'Déclarer mes liens', NOTER: 'Noter', VOTER: 'Voter', CONDUIRE: 'Conduire ce point' }
const DEPORTE = 'Vous êtes déporté de ce dossier'

const hrefDe = (seance: VueSeance, p: VuePoint): string => `/commissions/seances/${seance.id}/examens/${p.id}`

/** The agenda. A member who stands aside from an item reads its name only (R-DEP-3). */
export function Agenda({ seance }: { seance: VueSeance }) {
  const seTient = seance.statut === 'CONVOQUEE' || seance.statut === 'OUVERTE'
  return (
    <DataTable
      caption="Points de l’ordre du jour"
      captionHidden
      rows={[...seance.points]}
      rowKey={(p) => p.id}
      columns={[
        { key: 'demandeur', header: 'Point', cell: (p: VuePoint) => <Link href={hrefDe(seance, p)}>{`${p.ordre}. ${p.demandeur}`}</Link> },
        { key: 'intitule', header: 'Dossier', cell: (p) => (p.vue === 'POINT' ? p.intitule : DEPORTE) },
        { key: 'rapporteur', header: 'Rapporteur', cell: (p) => (p.vue === 'POINT' ? (p.rapporteur ?? 'Aucun') : '') },
        ...(seance.statut === 'CLOSE'
          ? []
          : [
              {
                key: 'quorum',
                header: seance.statut === 'OUVERTE' ? 'Quorum' : 'Attendus',
                cell: (p: VuePoint) => (p.vue === 'POINT' && !p.retrait ? quorumEnBref(p) : ''),
              },
            ]),
        { key: 'statut', header: 'État', cell: (p) => (p.vue === 'POINT' ? <Etat point={p} /> : '') },
        ...(seTient && seance.siege
          ? [
              {
                key: 'tache',
                header: 'À faire',
                cell: (p: VuePoint) =>
                  p.vue === 'POINT' && p.tache ? (
                    <ButtonLink href={hrefDe(seance, p)} variant="primary">
                      {TACHES[p.tache]}
                    </ButtonLink>
                  ) : (
                    ''
                  ),
              },
            ]
          : []),
      ]}
      empty={<EmptyState title="L’ordre du jour est vide">Le coordonnateur du DES y inscrit les demandes déclarées recevables.</EmptyState>}
    />
  )
}

type PointLu = Extract<VuePoint, { vue: 'POINT' }>

const Etat = ({ point: { statut, sens, retrait } }: { point: PointLu }) => (
  <>
    <StatutPoint statut={statut} sens={sens} retire={retrait !== null} /> {retrait}
  </>
)

function quorumEnBref({ quorum }: PointLu): string {
  const sieges = `${quorum.presents} sur ${quorum.sieges}`
  if (quorum.internes === 0) return `${sieges}, aucun représentant des internes`
  return quorum.atteint ? sieges : `${sieges}, il en faut ${quorum.requis}`
}
