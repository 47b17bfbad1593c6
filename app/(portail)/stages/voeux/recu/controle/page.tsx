import type { Metadata } from 'next'
import { FileField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { requireActeur } from '@/lib/core/auth/session'
import { controler } from './actions'

export const metadata: Metadata = { title: 'Contrôler un reçu de vœux' }

export default async function Page() {
  await requireActeur()
  return (
    <FormPage
      title="Contrôler un reçu de vœux"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Mes vœux de stage', href: '/stages/voeux' },
      ]}
      lead="L’empreinte d’un reçu se recalcule à partir de son seul fichier : si un vœu, son ordre ou l’heure avait changé, elle serait tout autre."
    >
      <Section title="Recalculer l’empreinte">
        <Form action={controler} submitLabel="Contrôler">
          <FileField
            name="fichier"
            label="Fichier du reçu"
            hint="Celui qui était joint au courriel, ou celui que vous avez téléchargé. Il n’est pas conservé."
            accept=".json"
            required
          />
          <TextField
            name="empreinte"
            label="Empreinte"
            hint="Celle du courriel, ou celle que le résultat publié porte à côté de votre nom d’emprunt."
            required
            maxLength={100}
          />
        </Form>
      </Section>
      <Section title="Le faire soi-même">
        <p>
          Le calcul est public, pour que personne n’ait à croire cette page. On part du reçu sans ses vœux, ses champs dans l’ordre
          alphabétique et sans espace, dont on prend l’empreinte SHA-256. Puis, du dernier vœu au premier, on prend celle du vœu suivi de la
          précédente, écrits ainsi : <code>[&quot;vœu&quot;,&quot;empreinte&quot;]</code>. La dernière obtenue est celle du reçu.
        </p>
        <p>Le programme de vérification publié avec chaque résultat fait ce calcul sans le portail.</p>
      </Section>
    </FormPage>
  )
}
