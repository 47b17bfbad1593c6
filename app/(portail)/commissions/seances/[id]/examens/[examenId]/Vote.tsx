import { DefinitionList } from '@/components/display/DefinitionList'
import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { LIBELLE_CHOIX } from '@/lib/referentiel/commission/schema'
import { enregistrerVote } from '../../actions'
import type { ExamenOuvert } from './ouvert'

const CHOIX = Object.entries(LIBELLE_CHOIX).map(([value, label]) => ({ value, label }))

/** The vote while it is open: one's own, the votes still missing, and the count once all are there. */
export function Vote({ examen }: { examen: ExamenOuvert }) {
  if (examen.statut !== 'EN_DELIBERATION') return null
  const { vote } = examen
  return (
    <Section title="Vote">
      {vote.decompte ? (
        <DefinitionList
          items={Object.entries(LIBELLE_CHOIX).map(([choix, libelle]) => ({
            term: libelle,
            value: String(vote.decompte?.[choix as keyof typeof LIBELLE_CHOIX] ?? 0),
          }))}
        />
      ) : (
        <p>Le décompte s’affiche quand chacun a voté. Il manque : {vote.attendus.join(', ')}.</p>
      )}
      {vote.peutVoter ? (
        <Form action={enregistrerVote} hidden={{ id: examen.id }} submitLabel={vote.mien ? 'Changer mon vote' : 'Voter'} idPrefix="vote-">
          <RadioGroup
            name="choix"
            legend="Mon vote"
            hint="Il peut changer jusqu’à l’enregistrement de l’avis. Seul le décompte est conservé au procès-verbal."
            required
            options={CHOIX}
            defaultValue={vote.mien ?? undefined}
          />
        </Form>
      ) : null}
    </Section>
  )
}
