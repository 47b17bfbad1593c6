import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { estUuid } from '@/lib/core/requete/champs'
import { requireActeur } from '@/lib/core/auth/session'
import { peutConduireChoix } from '@/lib/stages/choix/policy'
import { getChoix } from '@/lib/stages/choix/queries'
import { NOM_PHASE } from '@/lib/stages/choix/schema'
import { changerLesDates } from '../../actions'
import { ChampsDates } from '../../ChampsDates'
import { CHOIX } from '../../statut'

export const metadata: Metadata = { title: 'Dates du choix' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const choix = estUuid(id) ? await getChoix(acteur, id) : null
  if (!choix) notFound()
  if (!peutConduireChoix(acteur)) forbidden()
  return (
    <FormPage
      title="Dates du choix"
      breadcrumb={[...CHOIX, { label: NOM_PHASE[choix.phase], href: `/stages/choix/${id}` }]}
      lead={choix.semestre.libelle}
    >
      {choix.statut === 'PREPARATION' ? (
        <Form
          action={changerLesDates}
          hidden={{ id, version: String(choix.version) }}
          submitLabel="Changer les dates"
          confirm="Changer les dates ? Chaque interne appelé à ce choix est prévenu par courriel."
        >
          <p>Les vœux sont ouverts : chaque interne appelé à ce choix reçoit un courriel qui dit ce qui change. Ses vœux sont gardés.</p>
          <ChampsDates voeuxJusquA={choix.voeuxJusquA} ouvreLe={choix.ouvreLe} mode={choix.mode} />
        </Form>
      ) : (
        <Notice tone="info">Les vœux sont figés : les dates de ce choix ne changent plus.</Notice>
      )}
    </FormPage>
  )
}
