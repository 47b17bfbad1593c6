import type { Metadata } from 'next'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FormPage } from '@/components/shell/FormPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listSemestresLibres } from '@/lib/flechage/campagne/queries'
import { FLECHAGE } from '../../statut'
import { FormulaireCampagne } from '../FormulaireCampagne'

export const metadata: Metadata = { title: 'Préparer une campagne' }

export default async function Page() {
  const acteur = await requireActeur()
  const semestres = await lire(listSemestresLibres(acteur))
  return (
    <FormPage title="Préparer une campagne" breadcrumb={[FLECHAGE, { label: 'Campagnes', href: '/flechage/campagnes' }]}>
      {semestres.length > 0 ? (
        <FormulaireCampagne semestres={semestres} />
      ) : (
        <EmptyState title="Chaque semestre à venir a déjà sa campagne">
          Modifiez celle qui existe, ou attendez que le semestre suivant soit enregistré.
        </EmptyState>
      )}
    </FormPage>
  )
}
