'use client'

import { useState } from 'react'
import { ChoixCreneau } from '@/app/aide/_creneaux/ChoixCreneau'
import { Actions } from '@/components/action/Actions'
import { Button } from '@/components/action/Button'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { StepShown } from '@/components/display/StepShown'
import type { StatutCas } from '@/generated/soutien/enums'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import type { CreneauLibre } from '@/lib/soutien/creneau/schema'
import { annuler, confirmer, lireProposables, proposer } from './actions'

type ProposerRdvProps = Readonly<{
  id: string
  version: number
  statut: StatutCas
  agir: (action: FormAction, champs: Record<string, string>) => Promise<FormState>
}>

const A_PROPOSER: readonly StatutCas[] = ['ATTRIBUEE', 'NON_HONORE', 'REALISE', 'ORIENTE', 'SUIVI']

/** For one of the two doctors who follow a case: proposes one of their own free hours, or records the answer the person gave them. */
export function ProposerRdv({ id, version, statut, agir }: ProposerRdvProps) {
  const [libres, setLibres] = useState<readonly CreneauLibre[]>()
  const champs = { version: String(version) }

  async function montrer(): Promise<void> {
    const data = new FormData()
    data.set('id', id)
    const state = await lireProposables({ status: 'initial' }, data).catch(() => null)
    setLibres(state?.status === 'ok' ? (state.answer as CreneauLibre[]) : [])
  }

  async function envoyer(_: FormState, data: FormData): Promise<FormState> {
    const state = await agir(proposer, { ...champs, creneauId: String(data.get('creneauId') ?? '') })
    if (state.status === 'ok') setLibres(undefined)
    else await montrer()
    return state
  }

  if (statut === 'RDV_PROPOSE' || statut === 'RDV_CONFIRME')
    return (
      <Actions>
        {statut === 'RDV_PROPOSE' ? (
          <Form
            action={() => agir(confirmer, champs)}
            submitLabel="La personne a dit oui"
            confirm="Elle vous l’a dit de vive voix&nbsp;? Le rendez-vous est alors confirmé."
            idPrefix="confirmer-rdv"
          />
        ) : null}
        <Form
          action={() => agir(annuler, champs)}
          submitLabel="Annuler ce rendez-vous"
          submitVariant="secondary"
          confirm="L’heure redevient libre, et la personne le lit sur sa page. Annuler&nbsp;?"
          idPrefix="annuler-rdv"
        />
      </Actions>
    )
  if (!A_PROPOSER.includes(statut)) return null
  if (!libres)
    return (
      <Actions>
        <Button type="button" onClick={() => void montrer()}>
          Proposer un rendez-vous
        </Button>
      </Actions>
    )
  if (libres.length === 0)
    return (
      <StepShown>
        <Notice tone="info" title="Vous n’avez aucun créneau libre à deux." live>
          <p>
            Dites quand vous êtes disponibles et ouvrez un créneau&nbsp;: <Link href="/aide/suivi/creneaux">Créneaux</Link>.
          </p>
        </Notice>
      </StepShown>
    )
  return (
    <StepShown>
      <Form action={envoyer} submitLabel="Proposer ce créneau" idPrefix="proposer-rdv" optionalMarks={false}>
        <ChoixCreneau libres={libres} />
      </Form>
    </StepShown>
  )
}
