import { notFound } from 'next/navigation'
import { Verifie } from '@/app/aide/reseau/Fiches'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { estUuid } from '@/lib/core/requete/champs'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre } from '@/lib/soutien/queries'
import { findRessource } from '@/lib/soutien/reseau/queries'
import { modifier, retirer, verifier } from '../actions'
import { ChampsRessource } from '../ChampsRessource'

export default async function Page({ params }: PageProps<'/aide/suivi/reseau/[id]'>) {
  const acteur = await requireActeur()
  await lire(exigerMembre(acteur))
  const { id } = await params
  const ressource = estUuid(id) ? await findRessource(id) : null
  if (!ressource) notFound()
  const hidden = { id, version: String(ressource.version) }
  return (
    <FormPage title={ressource.nom} breadcrumb={[{ label: 'Réseau', href: '/aide/suivi/reseau' }]}>
      <Section title="Vérification">
        <p>
          <Verifie ressource={ressource} />
        </p>
        <Form action={verifier} submitLabel="Vérifiée aujourd’hui" submitVariant="secondary" hidden={hidden} idPrefix="verifier-" />
      </Section>
      <Section title="Ce que l’on en dit">
        <Form action={modifier} submitLabel="Enregistrer" hidden={hidden}>
          <ChampsRessource fiche={ressource} />
        </Form>
      </Section>
      <Section title="Ne plus y orienter">
        <Form
          action={retirer}
          submitLabel="Retirer du réseau"
          submitVariant="danger"
          hidden={hidden}
          confirm="Elle quitte la page publique et la liste d’orientation. Retirer&nbsp;?"
          idPrefix="retirer-"
        />
      </Section>
    </FormPage>
  )
}
