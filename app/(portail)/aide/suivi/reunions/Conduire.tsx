import { CheckboxGroup, DateField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { ACTIONS, type ReunionLue } from '@/lib/soutien/reunion/schema'
import { workflow } from '@/lib/soutien/reunion/workflow'
import { cloreReunion, deplacerReunion, planifierReunion, tenirReunion } from './actions'

const { transitions } = workflow
const options = (mots: Record<string, string>) => Object.entries(mots).map(([value, label]) => ({ value, label }))

/** The acts of the coordination on the meetings that are not closed. */
export function Conduire({ reunions, medecins }: { reunions: readonly ReunionLue[]; medecins: readonly { id: string; nom: string }[] }) {
  return (
    <>
      <Form
        action={planifierReunion}
        submitLabel="Prévoir cette réunion"
        fold="Prévoir une réunion"
        idPrefix="prevoir-"
        optionalMarks={false}
      >
        <DateField name="jour" label="Jour de la réunion" hint="Une par mois. Les médecins en sont prévenus." />
      </Form>
      {reunions.map((reunion) => {
        const hidden = { id: reunion.id, version: String(reunion.version) }
        const prefixe = (acte: string): string => `${acte}-${reunion.id}-`
        if (reunion.statut === 'TENUE')
          return (
            <Form
              key={reunion.id}
              action={cloreReunion}
              submitLabel={`${transitions.clore.label} ${/^[aeiouy]/.test(reunion.mois) ? 'd’' : 'de '}${reunion.mois}`}
              submitVariant="secondary"
              hidden={hidden}
              idPrefix={prefixe('clore')}
            />
          )
        if (reunion.statut !== 'PLANIFIEE') return null
        return (
          <div key={reunion.id}>
            <Form
              action={deplacerReunion}
              submitLabel={transitions.deplacer.label}
              fold={`${transitions.deplacer.label}\u00a0: ${reunion.mois}`}
              hidden={hidden}
              idPrefix={prefixe('deplacer')}
              optionalMarks={false}
            >
              <DateField name="jour" label="Nouveau jour" defaultValue={reunion.prevueIso} />
            </Form>
            {reunion.echue ? (
              <Form
                action={tenirReunion}
                submitLabel={transitions.tenir.label}
                fold={`${transitions.tenir.label}\u00a0: ${reunion.mois}`}
                hidden={hidden}
                idPrefix={prefixe('tenir')}
                optionalMarks={false}
              >
                <CheckboxGroup name="presents" legend="Présents" options={medecins.map((m) => ({ value: m.id, label: m.nom }))} />
                <CheckboxGroup
                  name="actions"
                  legend="Ce qui a été décidé"
                  hint="De la cellule, jamais d’une personne."
                  options={options(ACTIONS)}
                />
              </Form>
            ) : null}
          </div>
        )
      })}
    </>
  )
}
