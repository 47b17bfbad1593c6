import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getTerrain } from '@/lib/referentiel/stage/queries'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { refusEncadrement } from '@/lib/referentiel/stage/terrain/guards'
import { getTerrainModifiable } from '@/lib/referentiel/stage/terrain/queries'
import { FormulaireTerrain } from '../../FormulaireTerrain'

export const metadata: Metadata = { title: 'Modifier le terrain' }

export default async function Page({ params }: PageProps<'/stages/[id]/modifier'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const terrain = (await lire(getTerrainModifiable(acteur, id))) ?? notFound()
  const etats = (await getTerrain(acteur, id))?.etats.filter((e) => e.empechement) ?? []
  const equipe = refusEncadrement({ ...terrain, praticiens: terrain.praticiens.length, responsable: terrain.responsable !== null })
  return (
    <FormPage
      title="Modifier le terrain"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: terrain.intitule, href: `/stages/${id}` },
      ]}
      lead={`${terrain.structure.nom}, ${terrain.structure.commune.nom}`}
    >
      {etats.length > 0 ? (
        <Notice tone="warn" title="Tel qu’il est enregistré, ce terrain ne peut pas tout accueillir au prochain semestre">
          <ul>
            {etats.map((e) => (
              <li key={e.categorie}>
                {LIBELLE_STAGE[e.categorie]} : {e.empechement}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="good">Tel qu’il est enregistré, ce terrain peut accueillir au prochain semestre.</Notice>
      )}
      {equipe ? <Notice tone="warn">{equipe.refus.message}</Notice> : null}
      <FormulaireTerrain terrain={terrain} />
    </FormPage>
  )
}
