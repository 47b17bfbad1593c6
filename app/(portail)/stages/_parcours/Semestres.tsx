import { DataTable } from '@/components/DataTable'
import { jourCourt } from '@/lib/core/dates'
import { aujourdhui } from '@/lib/core/horloge'
import { LIBELLE_PHASE, LIBELLE_SITUATION } from '@/lib/referentiel/interne/anciennete'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'
import type { StageAEvaluer } from '@/lib/referentiel/stage/evaluation/queries'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type SemestresProps = {
  parcours: ParcoursLu
  /** For the interne alone: what they may say, or have said, of each stage. */
  evaluations?: readonly StageAEvaluer[]
}

/** Where each semester was spent. */
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
          cell: (s) => (s.terrain ? { text: `${s.terrain.intitule}, ${s.terrain.structure.nom}`, href: `/stages/${s.terrain.id}` } : '–'),
        },
        {
          key: 'situation',
          header: 'Situation',
          cell: (s) =>
            s.joursInterruption
              ? `${LIBELLE_SITUATION[s.situation]}, ${s.joursInterruption} jours d’interruption`
              : LIBELLE_SITUATION[s.situation],
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

function celluleEvaluation(stage: StageAEvaluer | undefined) {
  if (!stage) return '–'
  if (stage.rendue) return { text: 'Rendue', tone: 'good' as const }
  if (stage.empechement === null) return { text: 'Évaluer ce stage', href: `/stages/evaluation/${stage.semestreCode}` }
  return stage.ouvre > aujourdhui() ? `À partir du ${jourCourt(stage.ouvre)}` : 'Close'
}
