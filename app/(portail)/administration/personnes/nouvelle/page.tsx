import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererComptes } from '@/lib/referentiel/identite/policy'
import { ADMINISTRATION } from '../../rubriques'
import { ouvrirCompte } from '../actions'
import { ChampsIdentite } from '../champs-identite'

export const metadata: Metadata = { title: 'Ouvrir un compte' }

export default async function Page() {
  const acteur = await requireActeur()
  if (!peutGererComptes(acteur)) forbidden()
  const liste = { label: 'Personnes', href: '/administration/personnes' }
  return (
    <FormPage
      title="Ouvrir un compte"
      breadcrumb={[ADMINISTRATION, liste]}
      lead="La personne est prévenue par courriel. Elle ne pourra rien faire tant qu’une nomination ne lui donne pas un rôle."
    >
      <Form
        action={ouvrirCompte}
        submitLabel="Ouvrir le compte"
        secondary={
          <ButtonLink href={liste.href} variant="quiet">
            Annuler
          </ButtonLink>
        }
      >
        <ChampsIdentite />
      </Form>
    </FormPage>
  )
}
