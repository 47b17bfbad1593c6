import { DataTable } from '@/components/display/DataTable'
import { Link } from '@/components/action/Link'
import { jourCourt } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { LIBELLE_PHASE, LIBELLE_SITUATION } from '@/lib/referentiel/interne/anciennete'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'
import { moitiesDites, NOM_MOITIE, secondDe } from '@/lib/referentiel/stage/couplage'
import type { StageAEvaluer } from '@/lib/stages/evaluation/queries'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type SemestresProps = {
  parcours: ParcoursLu
  /** For the interne only: a link to evaluate each stage, or the day they did. */
  evaluations?: readonly StageAEvaluer[]
}

/** The place of each semester. */
export function Semestres({ parcours, evaluations }: SemestresProps) {
  const parSemestre = new Map(evaluations?.map((e) => [e.semestreCode, e]))
  return (
    <DataTable
      caption="Les semestres et leurs terrains"
      captionHidden
      rows={[...parcours.semestres]}
      rowKey={(s) => s.semestreCode}
      empty={<p>Aucun semestre n’est encore enregistré.</p>}
      columns={[
        { key: 'semestre', header: 'Semestre', cell: (s) => s.semestre.libelle },
        { key: 'phase', header: 'Phase', cell: (s) => LIBELLE_PHASE[s.phase] },
        { key: 'stage', header: 'Stage', cell: (s) => (s.categorie ? LIBELLE_STAGE[s.categorie] : 'Aucun') },
        {
          key: 'terrain',
          header: 'Terrain',
          cell: (s) => <Lieux semestre={s} />,
        },
        {
          key: 'situation',
          header: 'Situation',
          cell: (s) =>
            [
              LIBELLE_SITUATION[s.situation],
              s.moitieValidee && `moitié validée : ${NOM_MOITIE[s.moitieValidee]} (3 mois)`,
              s.joursInterruption && `${s.joursInterruption} jours d’interruption`,
            ]
              .filter(Boolean)
              .join(', '),
        },
        ...(evaluations
          ? [
              {
                key: 'evaluation',
                header: 'Évaluation',
                cell: (s: ParcoursLu['semestres'][number]) => celluleEvaluation(parSemestre.get(s.semestreCode)),
              },
            ]
          : []),
      ]}
    />
  )
}

/** One place, or both places of a coupled stage with the days of each half. */
function Lieux({ semestre: s }: { semestre: ParcoursLu['semestres'][number] }) {
  if (!s.terrain) return '–'
  const premier = { intitule: s.terrain.intitule, structure: s.terrain.structure.nom }
  const second = secondDe(s)
  if (!second) return <LienTerrain id={s.terrain.id} terrain={premier} />
  const [avant, apres] = moitiesDites(premier, second, s.semestre)
  return (
    <>
      {avant.quand} : <LienTerrain id={s.terrain.id} terrain={premier} />. {apres.quand} :{' '}
      <LienTerrain id={second.terrainId} terrain={second} />.
    </>
  )
}

const LienTerrain = ({ id, terrain }: { id: string; terrain: { intitule: string; structure: string } }) => (
  <Link href={`/stages/${id}`}>{`${terrain.intitule}, ${terrain.structure}`}</Link>
)

function celluleEvaluation(stage: StageAEvaluer | undefined) {
  if (!stage) return '–'
  if (stage.rendue) return { text: 'Rendue', tone: 'good' as const }
  if (stage.empechement === null) return { text: 'Évaluer ce stage', href: `/stages/evaluation/${stage.semestreCode}` }
  return stage.ouvre > aujourdhui() ? `À partir du ${jourCourt(stage.ouvre)}` : 'Close'
}
