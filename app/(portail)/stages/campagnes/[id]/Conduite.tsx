import { DateField, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { isoJour } from '@/lib/core/temps/horloge'
import type { VueCampagne } from '@/lib/stages/campagne/queries'
import { ETAPES_SIMPLES, type ActionCampagne, type EtapeSimple } from '@/lib/stages/campagne/workflow'
import { clore, corriger, franchir, publier, repousser, solliciter } from '../actions'

const AIDES: Record<EtapeSimple, string> = {
  soumettre: 'Les liens envoyés aux terrains ne permettent alors plus de répondre ; une réponse donnée par téléphone se note encore.',
  repartir: 'L’offre se modifie encore, ligne par ligne, jusqu’à la publication.',
  ouvrirChoix: 'La dernière liste publiée est celle du choix : elle ne pourra plus être corrigée.',
  affecter: 'Le choix est terminé pour toutes les phases.',
  clore: 'Plus rien ne change ensuite dans cette campagne.',
}
const estSimple = (action: ActionCampagne): action is EtapeSimple => ETAPES_SIMPLES.some((e) => e === action)

/** The possible acts on the campaign, or why they are not possible yet. */
export function Conduite({ campagne }: { campagne: VueCampagne }) {
  const { id, version, actions, statut, reponsesAvant, reponsesClosesLe, bilan } = campagne
  const cle = { id, version: String(version) }
  if (actions.length === 0) return null
  return (
    <Section title="Conduire la campagne">
      {actions.map(({ action, label, refus }) => {
        if (refus)
          return (
            <Notice key={action} tone="info" title={label}>
              <p>{refus.message}</p>
            </Notice>
          )
        if (estSimple(action))
          return (
            <Form
              key={action}
              action={franchir}
              hidden={{ ...cle, etape: action }}
              submitLabel={label}
              confirm={`${label} ?`}
              idPrefix={`${action}-`}
            >
              <p>{AIDES[action]}</p>
            </Form>
          )
        return (
          <Form
            key={action}
            action={action === 'corriger' ? corriger : publier}
            hidden={cle}
            submitLabel={label}
            confirm="Publier ? Une liste publiée ne change plus, et les internes sont prévenus."
            idPrefix={`${action}-`}
          >
            <p>Chaque interne est prévenu par courriel. Une liste publiée ne change plus : une correction est une nouvelle version.</p>
            {action === 'corriger' ? (
              <TextArea
                name="motif"
                label="Ce qui est corrigé"
                hint="Une phrase, publiée avec la liste."
                required
                rows={2}
                maxLength={1000}
                count={false}
              />
            ) : null}
            {bilan.suffisante ? null : (
              <TextArea
                name="derogation"
                label="Dérogation obtenue"
                hint="L’offre est sous le minimum légal : indiquez l’acte qui l’autorise."
                required
                rows={2}
                maxLength={1000}
                count={false}
              />
            )}
          </Form>
        )
      })}
      {statut === 'PREPARATION' && !reponsesClosesLe ? (
        <>
          <Cloture campagne={campagne} />
          <Form
            fold="Prolonger le délai de réponse"
            action={repousser}
            hidden={cle}
            submitLabel="Prolonger"
            submitVariant="secondary"
            idPrefix="terme-"
          >
            <DateField
              name="reponsesAvant"
              label="Dernier jour pour répondre"
              required
              min={isoJour(reponsesAvant)}
              defaultValue={isoJour(reponsesAvant)}
            />
          </Form>
          <Form
            fold="Demander aux terrains ajoutés depuis"
            action={solliciter}
            hidden={cle}
            submitLabel="Envoyer la demande"
            submitVariant="secondary"
            idPrefix="solliciter-"
          >
            <p>
              Les terrains agréés depuis l’ouverture de la campagne reçoivent la demande. Ceux qui l’ont déjà reçue n’en reçoivent pas
              d’autre.
            </p>
          </Form>
        </>
      ) : null}
    </Section>
  )
}

/** One click when every terrain has answered; otherwise a reason is asked, and the effect on the others is shown. */
function Cloture({ campagne: { id, version, enAttente, jour, reponsesAvant } }: { campagne: VueCampagne }) {
  const forme = { action: clore, hidden: { id, version: String(version) }, submitLabel: 'Clore les réponses', idPrefix: 'clore-' } as const
  if (enAttente === 0)
    return (
      <Form {...forme} submitVariant="secondary" confirm="Clore les réponses ?">
        <p>Tous les terrains interrogés ont répondu. Leurs liens ne permettent ensuite plus de changer une réponse.</p>
      </Form>
    )
  const terme = jour <= reponsesAvant
  return (
    <Form {...forme} fold="Clore les réponses sans attendre" submitVariant="secondary" confirm="Clore les réponses ?">
      <p>
        {enAttente === 1 ? 'Un terrain n’a' : `${enAttente} terrains n’ont`} pas répondu. Les dernières places connues de chacun sont
        gardées, dans la limite de son agrément. Chacun en est prévenu par courriel
        {terme ? ' et peut encore corriger par son lien jusqu’au terme annoncé' : ''}.
      </p>
      <TextArea
        name="motif"
        label="Pourquoi ne pas attendre"
        hint="Une phrase, gardée au journal de la campagne."
        required={terme}
        rows={2}
        maxLength={1000}
        count={false}
      />
    </Form>
  )
}
