import type { ComponentProps } from 'react'
import { CheckboxField, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait, type Sentences } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import type { FormAction } from '@/lib/core/requete/form-state'
import { PHRASE_ETAT } from '@/lib/flechage/accord/guards'
import { termesAccord } from '@/lib/flechage/accord/notices'
import type { AccordVu } from '@/lib/flechage/accord/queries'

type Reponses = { signer: FormAction; refuser: FormAction; deleguer: FormAction }

type Props = {
  accord: AccordVu
  vu: string
  /** How the actions find the agreement: by the link's token, or by its id. */
  cle: Record<string, string>
  reponses: Reponses
  /** The search parameters of the page, which name the answer that was just given. */
  search: ComponentProps<typeof Fait>['search']
}

/** Thanks for the answer that was just given, if it is the recorded one. */
const MERCIS: Partial<Record<AccordVu['etat'], Sentences>> = {
  SIGNE: { signer: 'Merci. Votre accord est signé et l’interne en est averti.' },
  REFUSE: { refuser: 'Votre refus est enregistré et l’interne en est averti.' },
  DELEGUE: { deleguer: 'La réponse est confiée à la personne que vous avez nommée ; elle vient de recevoir un message.' },
}

/** The agreement and its three answers. */
export function Accord({ accord, vu, cle, reponses, search }: Props) {
  if (accord.etat !== 'A_SIGNER') return <Repondu accord={accord} search={search} />
  const { signer, refuser, deleguer } = reponses
  return (
    <>
      <Section title="Ce que vous acceptez" id="termes">
        <Termes accord={accord} />
      </Section>
      <Section title="Donner mon accord" id="signer">
        <Form action={signer} submitLabel="Signer" hidden={{ ...cle, vu }}>
          <TextField
            name="nom"
            label="Vos prénom et nom"
            hint="Corrigez-les s’il le faut : c’est ainsi qu’ils figureront sur l’accord."
            required
            defaultValue={accord.nom}
            maxLength={150}
            autoComplete="name"
          />
          <TextField
            name="titre"
            label="Votre fonction"
            hint="Par exemple : médecin généraliste, maître de stage universitaire."
            defaultValue={accord.titre}
            maxLength={200}
            autoComplete="organization-title"
          />
          <CheckboxField name="accepte" required label="J’ai lu ce texte et je donne mon accord." />
        </Form>
        <p>Le texte signé est conservé avec la date et une empreinte qui le protège. L’interne en est averti.</p>
      </Section>
      <Section title="Une autre réponse" id="autrement">
        <Form
          title="Ce n’est pas à moi de répondre"
          action={deleguer}
          submitLabel="Confier la réponse"
          submitVariant="secondary"
          hidden={cle}
          idPrefix="delegue"
        >
          <TextField name="nom" label="Prénom et nom de la personne" required maxLength={150} />
          <TextField
            name="courriel"
            label="Son adresse électronique"
            type="email"
            hint="Elle recevra un nouveau lien. Le vôtre ne permettra plus de répondre."
            required
            maxLength={254}
          />
          <TextField name="titre" label="Sa fonction" maxLength={200} />
        </Form>
        <Form
          title="Je ne donne pas mon accord"
          action={refuser}
          submitLabel="Refuser"
          submitVariant="danger"
          hidden={cle}
          idPrefix="refus"
        >
          <TextArea
            name="motif"
            label="Pourquoi"
            hint="Une phrase suffit. L’interne la lira."
            required
            rows={3}
            maxLength={2000}
            count={false}
          />
        </Form>
      </Section>
    </>
  )
}

const Termes = ({ accord }: { accord: AccordVu }) => termesAccord(accord.objet, accord.qualite).map((p) => <p key={p}>{p}</p>)

function Repondu({ accord, search }: Pick<Props, 'accord' | 'search'>) {
  const { etat, contenu, empreinte, reponduLe } = accord
  if (etat === 'A_SIGNER') return null
  return (
    <>
      <Fait
        search={search}
        sentences={MERCIS[etat] ?? {}}
        otherwise={
          <Notice
            tone={etat === 'SIGNE' ? 'good' : etat === 'EXPIRE' ? 'warn' : 'info'}
            title={etat === 'SIGNE' ? 'Déjà signé' : undefined}
          >
            {PHRASE_ETAT[etat]}
            {reponduLe && etat === 'SIGNE' ? ` Il porte la date du ${dateHeure(reponduLe)}.` : ''}
          </Notice>
        }
      />
      {etat === 'SIGNE' && contenu ? (
        <Section title="Ce que vous avez signé" id="signe">
          {contenu.split('\n').map((p) => (
            <p key={p}>{p}</p>
          ))}
          <p>
            Empreinte de ce texte (SHA-256) : <code>{empreinte}</code>
          </p>
        </Section>
      ) : null}
    </>
  )
}
