import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getCampagne, listSemestresLibres } from '@/lib/flechage/campagne/queries'
import { FLECHAGE } from '../../../statut'
import { FormulaireCampagne } from '../../FormulaireCampagne'

export const metadata: Metadata = { title: 'Modifier la campagne' }

export default async function Page({ params }: PageProps<'/flechage/campagnes/[id]/modifier'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const libres = await lire(listSemestresLibres(acteur))
  const campagne = (await getCampagne(id)) ?? notFound()
  return (
    <FormPage
      title="Modifier la campagne"
      breadcrumb={[
        FLECHAGE,
        { label: 'Campagnes', href: '/flechage/campagnes' },
        { label: campagne.semestre.libelle, href: `/flechage/campagnes/${id}` },
      ]}
      lead={campagne.semestre.libelle}
    >
      <FormulaireCampagne
        campagne={campagne}
        semestres={[{ code: campagne.semestreCode, libelle: campagne.semestre.libelle }, ...libres]}
      />
    </FormPage>
  )
}
