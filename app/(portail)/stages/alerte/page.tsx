import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { RadioGroup, SelectField, TextArea, TextField } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listMesStages } from '@/lib/stages/alerte/queries'
import { LIBELLE_NATURE } from '@/lib/stages/alerte/schema'
import { choix } from '../choix'
import { signaler } from './actions'

export const metadata: Metadata = { title: 'Signaler une violence ou un danger' }

const FAITS = {
  alerter: {
    title: 'Votre message est remis à la coordination',
    text: (
      <p>
        Si vous avez laissé un moyen de vous joindre, on vous répond par là. Vous n’avez pas à rester seul avec cela&nbsp;:{' '}
        <Link href="/aide">des lignes d’écoute gratuites et confidentielles</Link> répondent jour et nuit.
      </p>
    ),
  },
}

export default async function Page({ searchParams }: PageProps<'/stages/alerte'>) {
  const acteur = await requireActeur()
  const stages = await lire(listMesStages(acteur))
  const { semestre } = await searchParams
  const demande = unSeul(semestre)
  return (
    <FormPage
      title="Signaler une violence ou un danger"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Votre parcours', href: '/stages/parcours' },
      ]}
      lead="La coordination du DES lit votre message. Ni les maîtres de stage, ni le secrétariat, ni l’équipe du terrain ne le voient."
      actions={<ButtonLink href="/aide">Parler à quelqu’un maintenant</ButtonLink>}
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Notice tone="bad" title="En cas de danger immédiat">
        <p>
          Appelez le <a href="tel:15">15</a> ou le <a href="tel:112">112</a>. Ce message peut n’être lu que le lendemain. La page{' '}
          <Link href="/aide">Soutien</Link> dit à qui parler, jour et nuit.
        </p>
      </Notice>
      {stages.length === 0 ? (
        <EmptyState title="Aucun stage dans votre parcours">
          Le secrétariat n’a encore enregistré aucun de vos stages. Appelez une ligne de la page « Soutien ».
        </EmptyState>
      ) : (
        <Form action={signaler} submitLabel="Envoyer à la coordination">
          <SelectField
            name="semestreCode"
            label="Quel stage"
            defaultValue={stages.some((s) => s.semestreCode === demande) ? demande : ''}
            options={stages.map((s) => ({ value: s.semestreCode, label: s.libelle }))}
            required
          />
          <RadioGroup name="nature" legend="De quoi s’agit-il ?" options={choix(LIBELLE_NATURE)} required />
          <TextArea
            name="texte"
            label="Ce qui se passe"
            hint="Ici, vous pouvez nommer. N’écrivez aucun nom de patient."
            rows={8}
            maxLength={2000}
            required
          />
          <TextField
            name="contact"
            label="Comment vous joindre"
            hint="Votre nom n’est pas enregistré avec ce message. Sans moyen de vous joindre, personne ne peut vous répondre ; si vous étiez seul sur ce stage, la coordination devinera qui écrit."
            maxLength={200}
          />
        </Form>
      )}
    </FormPage>
  )
}
