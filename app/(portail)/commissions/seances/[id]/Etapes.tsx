import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import type { FormAction } from '@/lib/core/requete/form-state'
import type { VueSeance } from '@/lib/referentiel/commission/seance/queries'
import type { ActionSeance } from '@/lib/referentiel/commission/workflow'
import { clore, convoquerMembres, ouvrir } from './actions'

const FORMES: Record<ActionSeance, { action: FormAction; confirm: string; aide: string }> = {
  convoquer: {
    action: convoquerMembres,
    confirm: 'Envoyer la convocation à tous les membres ?',
    aide: 'Chaque membre reçoit l’ordre du jour, sans nom, et peut dès lors déclarer ses liens, lire et noter.',
  },
  ouvrir: {
    action: ouvrir,
    confirm: 'Ouvrir la séance ? Les notes seront dévoilées et ne changeront plus.',
    aide: 'Les déports de droit sont recalculés et les notes sont dévoilées aux membres.',
  },
  clore: {
    action: clore,
    confirm: 'Clore la séance ? L’accès des membres prend fin et le procès-verbal est établi.',
    aide: 'Le procès-verbal et le relevé public sont établis ; l’accès des membres aux dossiers prend fin.',
  },
}

/** The possible acts on the session, or why they are not possible yet. */
export function Etapes({ seance }: { seance: VueSeance }) {
  if (seance.actions.length === 0) return null
  return (
    <>
      {seance.actions.map(({ action, label, refus }) => {
        const forme = FORMES[action]
        if (refus)
          return (
            <Notice key={action} tone="info" title={label}>
              <p>{refus.message}</p>
            </Notice>
          )
        return (
          <Form
            key={action}
            action={forme.action}
            hidden={{ id: seance.id, version: String(seance.version) }}
            submitLabel={label}
            confirm={forme.confirm}
            idPrefix={`${action}-`}
          >
            <p>{forme.aide}</p>
          </Form>
        )
      })}
    </>
  )
}
