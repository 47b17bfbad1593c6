'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Badge } from '@/components/display/Badge'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import { PAROLES, QUALITES, type Signalement, type SignalementRecu } from '@/lib/soutien/tiers/schema'
import { workflow } from '@/lib/soutien/tiers/workflow'
import { useCoffre } from '../_coffre/coffre'
import { accepter, ecarter, ouvrirEnvoi, proposer, refuser } from './actions'
import { confierReprise } from './reprise'

/** One signal: closed until the doctor asks to read it, then with its acts. */
export function Envoi({ recu }: { recu: SignalementRecu }) {
  const { ouvrir } = useCoffre()
  const [lu, setLu] = useState<Signalement>()
  const router = useRouter()
  const hidden = { id: recu.id, version: String(recu.version) }

  async function lire(previous: FormState, data: FormData): Promise<FormState> {
    const state = await ouvrirEnvoi(previous, data)
    if (state.status === 'ok') setLu(await ouvrir<Signalement>(state.answer as string))
    return state
  }

  async function accueillir(previous: FormState, data: FormData): Promise<FormState> {
    if (lu) confierReprise(lu)
    const state = await accepter(previous, data)
    if (state.status === 'ok') router.push('/aide/suivi/nouveau')
    return state
  }

  const acte = (action: FormAction, submitLabel: string, submitVariant: 'primary' | 'danger', confirm: string) => (
    <Form
      action={action}
      submitLabel={submitLabel}
      submitVariant={submitVariant}
      confirm={confirm}
      hidden={hidden}
      idPrefix={`${submitVariant}-${recu.id}-`}
    />
  )

  return (
    <Section
      title={`Reçu le ${recu.recuLe}`}
      id={`envoi-${recu.id}`}
      level={3}
      aside={
        <>
          {recu.urgent ? <Badge tone="bad">Danger dit</Badge> : null}{' '}
          <Badge tone={recu.statut === 'PROPOSE' ? 'info' : 'neutral'}>{workflow.states[recu.statut].label}</Badge>
        </>
      }
    >
      <p>S’efface de lui-même le {recu.effacementLe}.</p>
      {lu ? (
        <>
          {lu.danger ? (
            <Notice tone="bad" title="La personne qui écrit craint pour une vie. Appelez aujourd’hui ; au moindre doute, le 15." />
          ) : null}
          <DefinitionList
            items={[
              { term: 'De qui s’agit-il', value: lu.personne },
              { term: 'Qui écrit', value: QUALITES[lu.qualite] },
              { term: 'Le joindre', value: lu.moi },
              { term: 'Lui en a parlé', value: PAROLES[lu.parole] },
            ]}
          />
          <TextBlock text={lu.inquietude} />
          {recu.statut === 'TRANSMIS' ? (
            <>
              <p>
                Joignez cette personne hors du portail. Dites-lui qu’on s’inquiète pour elle, et qu’elle peut refuser&nbsp;; si elle demande
                qui, dites-le.
              </p>
              {acte(proposer, workflow.transitions.proposer.label, 'primary', 'La personne a été jointe, et sait qu’elle peut refuser ?')}
              {acte(ecarter, 'Sans suite', 'danger', 'Ce message est détruit, pour tous les médecins. Continuer ?')}
            </>
          ) : (
            <>
              {acte(
                accueillir,
                'L’interne accepte',
                'primary',
                'Ce message est détruit, et vous écrivez avec la personne une demande qui est la sienne. Continuer ?',
              )}
              {acte(refuser, 'L’interne refuse', 'danger', 'Ce message est détruit, et rien n’a été ouvert. Continuer ?')}
            </>
          )}
        </>
      ) : (
        <Form action={lire} submitLabel="Lire" submitVariant="secondary" hidden={{ id: recu.id }} idPrefix={`lire-${recu.id}-`} />
      )}
    </Section>
  )
}
