import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { EmptyState } from '@/components/feedback/EmptyState'
import { RadioGroup, SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { requireActeur } from '@/lib/core/auth/session'
import { peutConduireChoix } from '@/lib/stages/choix/policy'
import { listSemestresAChoisir } from '@/lib/stages/choix/queries'
import { LIBELLE_MODE_CHOIX, NOM_PHASE } from '@/lib/stages/choix/schema'
import { choix } from '../../choix'
import { preparer } from '../actions'
import { ChampsDates } from '../ChampsDates'
import { CHOIX } from '../statut'

export const metadata: Metadata = { title: 'Préparer un choix de stages' }

export default async function Page() {
  const acteur = await requireActeur()
  if (!peutConduireChoix(acteur)) forbidden()
  const semestres = await listSemestresAChoisir()
  return (
    <FormPage
      title="Préparer un choix de stages"
      breadcrumb={CHOIX}
      lead="L’ancienneté repart à zéro à chaque phase : il y a un choix par phase. La consolidation se fait par vœux, puis par appariement avec les terrains."
    >
      {semestres.length === 0 ? (
        <EmptyState title="Aucun semestre à choisir">Aucun semestre à venir n’a de liste de postes publiée.</EmptyState>
      ) : (
        <Form action={preparer} submitLabel="Préparer le choix">
          <SelectField
            name="semestreCode"
            label="Semestre"
            required
            options={semestres.map((s) => ({ value: s.code, label: s.libelle }))}
          />
          <RadioGroup name="phase" legend="Phase" required options={choix(NOM_PHASE)} />
          <RadioGroup
            name="mode"
            legend="Déroulement"
            required
            options={[
              {
                value: 'AUTOMATIQUE',
                label: LIBELLE_MODE_CHOIX.AUTOMATIQUE,
                hint: 'Chaque personne reçoit le premier de ses vœux encore ouvert à son tour.',
              },
              {
                value: 'DIRECT',
                label: LIBELLE_MODE_CHOIX.DIRECT,
                hint: 'Chaque personne est appelée et choisit parmi les postes encore ouverts.',
              },
              {
                value: 'APPARIEMENT',
                label: LIBELLE_MODE_CHOIX.APPARIEMENT,
                hint: 'Pour la consolidation : les terrains classent ceux qui les ont demandés, puis vœux et classements sont croisés.',
              },
            ]}
          />
          <ChampsDates />
          <TextField
            name="minutesParAppel"
            label="Minutes pour choisir"
            hint="Pour un choix en direct : le temps laissé à chaque personne appelée."
            type="number"
            min={1}
            max={60}
            required
            defaultValue="3"
          />
        </Form>
      )}
    </FormPage>
  )
}
