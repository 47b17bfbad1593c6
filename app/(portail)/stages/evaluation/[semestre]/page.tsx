import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Form } from '@/components/form/Form'
import { RadioGroup, TextArea } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { jourLong } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listMesEvaluations } from '@/lib/stages/evaluation/queries'
import { AIDE_CRITERE, CRITERES, LIBELLE_CRITERE, LIBELLE_NOTE, TEXTE_MAX } from '@/lib/stages/evaluation/schema'
import { choix } from '../../choix'
import { evaluer } from './actions'

export const metadata: Metadata = { title: 'Évaluer un stage' }

const SANS_NOM = 'Ne nommez personne et n’écrivez rien qui vous fasse reconnaître.'

export default async function Page({ params }: PageProps<'/stages/evaluation/[semestre]'>) {
  const acteur = await requireActeur()
  const { semestre } = await params
  const stage = (await lire(listMesEvaluations(acteur))).find((s) => s.semestreCode === semestre) ?? notFound()
  return (
    <FormPage
      title="Évaluer votre stage"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Votre parcours', href: '/stages/parcours' },
      ]}
      lead={`${stage.terrain.intitule}, ${stage.terrain.structure}. ${stage.libelle}.`}
      actions={<ButtonLink href={`/stages/alerte?semestre=${semestre}`}>Signaler une violence ou un danger</ButtonLink>}
    >
      {stage.empechement ? (
        <Notice tone={stage.rendue ? 'good' : 'info'}>
          <p>{stage.empechement}</p>
        </Notice>
      ) : (
        <>
          <Notice tone="info" title="Votre réponse est gardée sans votre nom">
            <p>
              Le portail note que vous avez répondu, pas ce que vous avez répondu, ni quand. Le terrain ne lit que des moyennes et des
              phrases mêlées, quand il y a assez de réponses et qu’un semestre entier a passé. Une réponse ne se modifie pas. Vous pouvez
              répondre jusqu’au {jourLong(stage.ferme)}.
            </p>
            <p>
              Violence, harcèlement, danger&nbsp;? Ne l’écrivez pas ici&nbsp;:{' '}
              <Link href={`/stages/alerte?semestre=${semestre}`}>signalez-le à la coordination</Link>, qui est prévenue aussitôt.
            </p>
          </Notice>
          <Form
            action={evaluer}
            submitLabel="Envoyer l’évaluation"
            hidden={{ semestreCode: stage.semestreCode }}
            confirm="Une évaluation ne se rend qu’une fois et ne se modifie plus. L’envoyer ?"
          >
            {CRITERES.map((c) => (
              <RadioGroup key={c} name={c} legend={LIBELLE_CRITERE[c]} hint={AIDE_CRITERE[c]} options={choix(LIBELLE_NOTE)} required />
            ))}
            <TextArea name="apports" label="Ce que ce stage apporte" hint={SANS_NOM} rows={4} maxLength={TEXTE_MAX} count />
            <TextArea name="limites" label="Ses limites" hint={SANS_NOM} rows={4} maxLength={TEXTE_MAX} count />
          </Form>
        </>
      )}
    </FormPage>
  )
}
