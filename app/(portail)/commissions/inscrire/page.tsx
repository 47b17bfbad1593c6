import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { EmptyState } from '@/components/feedback/EmptyState'
import { HiddenField, RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { aRole } from '@/lib/core/auth/acteur'
import { dateHeure } from '@/lib/core/temps/dates'
import { unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listRecevables } from '@/lib/flechage/avis/queries'
import { listSeancesAVenir } from '@/lib/referentiel/commission/queries'
import { inscrire } from '../actions'
import { COMMISSIONS } from '../statut'

export const metadata: Metadata = { title: 'Inscrire à une séance' }

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const acteur = await requireActeur()
  if (!aRole(acteur, 'COORD_DES')) forbidden()
  const id = unSeul((await searchParams).flechage)
  const [demandes, seances] = await Promise.all([listRecevables(acteur), listSeancesAVenir(acteur)])
  const demande = demandes.find((d) => d.id === id)
  if (!demande) notFound()
  return (
    <FormPage
      title="Inscrire à une séance"
      breadcrumb={[
        { label: 'Fléchage', href: '/flechage' },
        { label: demande.numero ?? 'Demande', href: `/flechage/${demande.id}` },
      ]}
      lead={`${demande.numero ?? 'Demande'}, ${demande.demandeur}, ${demande.terrain}`}
    >
      {seances.length === 0 ? (
        <EmptyState title="Aucune séance à venir">Préparez d’abord une séance depuis la page {COMMISSIONS.label.toLowerCase()}.</EmptyState>
      ) : (
        <Form action={inscrire} submitLabel="Inscrire la demande">
          <HiddenField name="flechages" value={demande.id} />
          <RadioGroup
            name="seanceId"
            legend="Séance"
            hint="Les déports de droit sont calculés aussitôt ; si les membres sont déjà convoqués, ils sont prévenus."
            required
            options={seances.map((s) => ({
              value: s.id,
              label: `${s.commission}, ${dateHeure(s.prevueLe)}`,
              hint: `${s.lieu} · ${s.points === 0 ? 'aucun point inscrit' : s.points === 1 ? 'un point inscrit' : `${s.points} points inscrits`}`,
            }))}
          />
        </Form>
      )}
    </FormPage>
  )
}
