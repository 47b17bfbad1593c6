import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { CardGrid } from '@/components/display/CardGrid'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FileField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { FormPage } from '@/components/shell/FormPage'
import { PhotoGrid } from '@/components/display/PhotoGrid'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererTerrains } from '@/lib/referentiel/stage/policy'
import { getTerrain } from '@/lib/referentiel/stage/queries'
import { listPhotos } from '@/lib/referentiel/stage/terrain/photo/queries'
import { PHOTOS_MAX } from '@/lib/referentiel/stage/terrain/photo/schema'
import { joindrePhoto, oterPhoto } from '../../actions'
import { FAITS } from '../../faits'
import { estIdentifiant } from '../identifiant'

export const metadata: Metadata = { title: 'Photos du terrain' }

export default async function Page({ params, searchParams }: PageProps<'/stages/[id]/photos'>) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!peutGererTerrains(acteur)) forbidden()
  const terrain = estIdentifiant(id) ? await getTerrain(acteur, id) : null
  if (!terrain) notFound()
  const photos = await listPhotos(id)
  return (
    <FormPage
      title="Photos du terrain"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: terrain.intitule, href: `/stages/${id}` },
      ]}
      lead="Le lieu, pas les gens : personne ne doit y être reconnaissable."
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Section title="Photos montrées">
        {photos.length === 0 ? <EmptyState title="Aucune photo">Les internes voient d’abord le lieu par ses photos.</EmptyState> : null}
        <CardGrid
          cards={photos.map((p, rang) => ({
            key: p.id,
            title: `Photo n° ${rang + 1}`,
            detail: <PhotoGrid photos={[{ src: `/stages/${id}/photos/${p.id}`, caption: p.legende }]} />,
            children: (
              <Form
                action={oterPhoto}
                submitLabel="Retirer cette photo"
                submitVariant="quiet"
                hidden={{ id, photoId: p.id }}
                idPrefix={p.id}
                confirm={`Retirer la photo « ${p.legende} » ?`}
              />
            ),
          }))}
        />
      </Section>
      {photos.length < PHOTOS_MAX ? (
        <Section title="Ajouter une photo">
          <Form action={joindrePhoto} hidden={{ id }} submitLabel="Ajouter la photo">
            <TextField
              name="legende"
              label="Ce que montre la photo"
              hint="« La salle de consultation des internes ». 160 caractères au plus."
              required
              maxLength={160}
            />
            <FileField
              name="fichier"
              label="Photo"
              hint="PNG ou JPEG, 10 Mo au plus. Elle est réduite ; l’endroit et l’appareil qu’un téléphone y inscrit sont effacés."
              accept="image/png,image/jpeg"
              required
            />
          </Form>
        </Section>
      ) : null}
    </FormPage>
  )
}
