import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import { EmptyState } from '@/components/feedback/EmptyState'
import { CheckboxGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { aRole } from '@/lib/core/auth/acteur'
import { dateHeure, depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { listRecevables } from '@/lib/flechage/avis/queries'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { inscrire } from '../../../actions'
import { COMMISSIONS } from '../../../statut'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Inscrire des dossiers' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const [seance, demandes] = await Promise.all([z.uuid().safeParse(id).success ? getSeance(acteur, id) : null, listRecevables(acteur)])
  if (!seance) notFound()
  if (!aRole(acteur, 'COORD_DES') || (seance.statut !== 'PREPARATION' && seance.statut !== 'CONVOQUEE')) forbidden()
  return (
    <FormPage
      title="Inscrire des dossiers"
      breadcrumb={[
        COMMISSIONS,
        { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
        { label: dateHeure(seance.prevueLe), href: `/commissions/seances/${id}` },
      ]}
      lead="Les demandes recevables qui ne sont pas encore inscrites. Celles dont vous êtes déporté n’apparaissent pas."
    >
      {demandes.length === 0 ? (
        <EmptyState title="Aucune demande recevable">
          Dès que le secrétariat aura déclaré une demande recevable, elle s’affichera ici.
        </EmptyState>
      ) : (
        <Form action={inscrire} hidden={{ seanceId: id }} submitLabel="Inscrire à l’ordre du jour">
          <CheckboxGroup
            name="flechages"
            legend="Demandes de fléchage"
            required
            options={demandes.map((d) => ({
              value: d.id,
              label: `${d.numero ?? ''} ${d.demandeur}`.trim(),
              hint: [d.terrain, d.categorie ? LIBELLE_STAGE[d.categorie] : '', d.semestre, `recevable ${depuis(d.depuis, maintenant())}`]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        </Form>
      )}
    </FormPage>
  )
}
