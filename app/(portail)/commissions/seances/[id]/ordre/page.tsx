import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { z } from 'zod'
import { EmptyState } from '@/components/EmptyState'
import { SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { PageShell } from '@/components/PageShell'
import { Section } from '@/components/Section'
import { dateHeure } from '@/lib/core/dates'
import { requireActeur } from '@/lib/core/session'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { COMMISSIONS } from '../../../fait'
import { ordonner } from '../actions'

export const metadata: Metadata = { title: 'Ordre du jour' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  const seance = z.uuid().safeParse(id).success ? await getSeance(acteur, id) : null
  if (!seance) notFound()
  if (!seance.gere || (seance.statut !== 'PREPARATION' && seance.statut !== 'CONVOQUEE')) forbidden()
  return (
    <PageShell
      title="Ordre du jour"
      breadcrumb={[
        COMMISSIONS,
        { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
        { label: dateHeure(seance.prevueLe), href: `/commissions/seances/${id}` },
      ]}
      lead="L’ordre des points, et pour chacun le membre qui présente le dossier."
    >
      {seance.points.length === 0 ? (
        <EmptyState title="Aucun point">Inscrivez d’abord des dossiers à cette séance.</EmptyState>
      ) : (
        <Form action={ordonner} hidden={{ id, version: String(seance.version) }} submitLabel="Enregistrer l’ordre du jour">
          {seance.points.map((p) => (
            <Section key={p.id} title={`${p.demandeur}`} id={`point-${p.id}`}>
              {p.vue === 'POINT' ? <p>{p.intitule}</p> : <p>Vous êtes déporté de ce dossier.</p>}
              <TextField
                name={`ordre_${p.id}`}
                label="Place dans l’ordre du jour"
                type="number"
                min={1}
                defaultValue={String(p.ordre)}
                required
              />
              {p.vue === 'POINT' ? (
                <SelectField
                  name={`rapporteur_${p.id}`}
                  label="Rapporteur"
                  hint="Les membres déportés de ce dossier ne sont pas proposés."
                  emptyLabel="Aucun rapporteur"
                  defaultValue={p.rapporteurId ?? ''}
                  options={p.rapporteurs.map((r) => ({ value: r.id, label: r.nom }))}
                />
              ) : null}
            </Section>
          ))}
        </Form>
      )}
    </PageShell>
  )
}
