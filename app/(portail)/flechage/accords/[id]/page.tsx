import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Accord } from '@/app/_accord/Accord'
import { FormPage } from '@/components/shell/FormPage'
import { dateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { empreinteTermes } from '@/lib/flechage/accord/notices'
import { getMonAccord } from '@/lib/flechage/accord/queries'
import { FLECHAGE } from '../../statut'
import { deleguer, refuser, signer } from './actions'

export const metadata: Metadata = { title: 'Accord pour accueillir un interne' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/accords/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const accord = (await getMonAccord(acteur, id)) ?? notFound()
  return (
    <FormPage
      title={`Accueillir ${accord.objet.interne} en stage`}
      breadcrumb={[FLECHAGE, { label: 'Mes accords', href: '/flechage/accords' }]}
      lead={accord.etat === 'A_SIGNER' ? `Votre réponse est attendue avant le ${dateHeure(accord.expireLe)}.` : undefined}
    >
      <Accord
        accord={accord}
        vu={empreinteTermes(accord.objet, accord.qualite)}
        cle={{ accordId: id }}
        reponses={{ signer, refuser, deleguer }}
        search={searchParams}
      />
    </FormPage>
  )
}
