import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DateField, FileField, RadioGroup, SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { jourLong, pourChampDate } from '@/lib/core/temps/dates'
import { isoJour, maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { MODES } from '@/lib/flechage/decision/schema'
import { preuveNotification } from '@/lib/flechage/guards'
import { estGestionnaire, type Dossier } from '@/lib/flechage/policy'
import { workflow } from '@/lib/flechage/workflow'
import { Cadre, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { SectionDecision } from '../_sections/SectionDecision'
import { clore, etablir, joindre, notifier } from './actions'

export const metadata: Metadata = { title: 'Notification' }

const FAITS = {
  etablirNotice: 'La notice est établie : relisez-la, envoyez-la, puis enregistrez la date de réception.',
  notifier: 'La décision est notifiée : l’interne a reçu la notice par courriel.',
  joindrePreuve: 'La preuve est jointe.',
}

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/notification'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estGestionnaire(acteur, dossier)) forbidden()
  const decidee = dossier.statut === 'AFFECTEE' || dossier.statut === 'REFUSEE'
  return (
    <Cadre dossier={dossier} titre="Notifier la décision">
      <Fait search={searchParams} sentences={FAITS} />
      {decidee ? <Notifier dossier={dossier} /> : null}
      {dossier.statut === 'NOTIFIEE' ? <Clore dossier={dossier} /> : null}
      {!decidee && dossier.statut !== 'NOTIFIEE' ? (
        <PasMaintenant>{workflow.states[dossier.statut].next ?? 'Le dossier est terminé.'}</PasMaintenant>
      ) : null}
      <SectionDecision acteur={acteur} dossier={dossier} lien={false} />
    </Cadre>
  )
}

const modes = MODES.map(({ mode, preuve }) => ({
  value: mode,
  label: mode.charAt(0).toUpperCase() + mode.slice(1),
  hint: `La preuve sera ${preuve}.`,
}))

type Decision = NonNullable<Dossier['decision']>
const acte = (dossier: Dossier, nature: string): string => `/flechage/${dossier.id}/actes/${nature}`

function Notifier({ dossier }: { dossier: Dossier }) {
  const { decision } = dossier
  if (!decision) return null
  return (
    <>
      <Section title="1. La notice">
        {decision.noticeId ? (
          <>
            <p>
              <ButtonLink href={acte(dossier, 'notice')} download>
                Relire la notice (PDF)
              </ButtonLink>
            </p>
            <Etablir dossier={dossier} decision={decision} />
          </>
        ) : (
          <Etablir dossier={dossier} decision={decision} />
        )}
      </Section>
      <Section title="2. La notification">
        {decision.noticeId ? <Dater dossier={dossier} decision={decision} /> : <p>Établissez d’abord la notice.</p>}
      </Section>
    </>
  )
}

function Etablir({ dossier, decision }: { dossier: Dossier; decision: Decision }) {
  return (
    <Form
      fold={decision.noticeId ? 'Établir de nouveau la notice' : undefined}
      action={etablir}
      hidden={cible(dossier)}
      submitLabel={decision.noticeId ? 'Établir de nouveau la notice' : 'Établir la notice'}
      submitVariant={decision.noticeId ? 'secondary' : 'primary'}
      idPrefix="notice-"
    >
      <p>La notice porte l’autorité, les textes, les motifs, la décision et les voies de recours.</p>
      <RadioGroup
        name="mode"
        legend="Mode de notification"
        required
        defaultValue={decision.modeNotification ?? undefined}
        options={modes}
      />
    </Form>
  )
}

function Dater({ dossier, decision }: { dossier: Dossier; decision: Decision }) {
  return (
    <Form
      action={notifier}
      hidden={cible(dossier)}
      submitLabel="Enregistrer la notification"
      confirm="Enregistrer cette date ? Le délai de recours court à partir d’elle."
    >
      <DateField
        name="notifieeLe"
        label="Reçue par l’interne le"
        hint="La date portée sur la preuve. Le délai de recours court à partir d’elle."
        min={isoJour(decision.acteLe)}
        max={pourChampDate(maintenant())}
        required
      />
      <SelectField
        name="mode"
        label="Mode"
        required
        defaultValue={decision.modeNotification ?? undefined}
        options={modes.map(({ value, label }) => ({ value, label }))}
      />
    </Form>
  )
}

function Clore({ dossier }: { dossier: Dossier }) {
  const { decision } = dossier
  if (!decision) return null
  const manque = preuveNotification(dossier)
  const attendue = MODES.find((m) => m.mode === decision.modeNotification)?.preuve ?? 'un document daté'
  return (
    <>
      <Section title="1. La preuve de notification">
        <p>
          Notifiée {decision.notifieeLe ? `le ${jourLong(decision.notifieeLe)}` : ''}, {decision.modeNotification}. La preuve attendue est{' '}
          {attendue}.
        </p>
        <Form
          action={joindre}
          hidden={cible(dossier)}
          submitLabel={decision.preuveId ? 'Remplacer la preuve' : 'Joindre la preuve'}
          submitVariant={decision.preuveId ? 'secondary' : 'primary'}
        >
          <FileField
            name="preuve"
            label="Preuve"
            hint="Un PDF ou une image, 10 Mo au plus."
            accept="application/pdf,image/png,image/jpeg"
            required
          />
        </Form>
      </Section>
      <Section title="2. Clore le dossier">
        {manque ? (
          <Notice tone="info" title="Le dossier ne peut pas encore être clos">
            <p>{manque.message}</p>
          </Notice>
        ) : (
          <Form action={clore} hidden={cible(dossier)} submitLabel="Clore le dossier" idPrefix="clore-">
            <p>La preuve est jointe. Une fois clos, le dossier ne change plus.</p>
          </Form>
        )}
      </Section>
    </>
  )
}
