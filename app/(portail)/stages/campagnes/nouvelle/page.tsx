import type { Metadata } from 'next'
import { EmptyState } from '@/components/feedback/EmptyState'
import { DateField, SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listSemestresSansCampagne } from '@/lib/stages/campagne/queries'
import { ouvrir } from '../actions'
import { CAMPAGNES, STAGES } from '../statut'

export const metadata: Metadata = { title: 'Ouvrir une campagne de postes' }

export default async function Page() {
  const acteur = await requireActeur()
  const semestres = await lire(listSemestresSansCampagne(acteur))
  return (
    <FormPage
      title="Ouvrir une campagne de postes"
      breadcrumb={[STAGES, CAMPAGNES]}
      lead="Chaque terrain qui peut être offert, ou dont l’agrément peut être renouvelé, reçoit aussitôt un courriel."
    >
      {semestres.length > 0 ? (
        <Form action={ouvrir} submitLabel="Ouvrir et demander aux terrains" confirm="Envoyer la demande à tous les terrains ?">
          <SelectField
            name="semestreCode"
            label="Semestre"
            required
            options={semestres.map((s) => ({ value: s.code, label: s.libelle }))}
          />
          <DateField
            name="reponsesAvant"
            label="Dernier jour pour répondre"
            hint="Les terrains répondent et corrigent leur réponse jusqu’à 23 h 59, heure de Paris."
            required
            min={isoJour(aujourdhui())}
          />
        </Form>
      ) : (
        <EmptyState title="Chaque semestre à venir a déjà sa campagne">Attendez que le semestre suivant soit enregistré.</EmptyState>
      )}
    </FormPage>
  )
}
