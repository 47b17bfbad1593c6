import { DateField, TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/Section'
import { isoJour } from '@/lib/core/horloge'
import type { VueCampagne } from '@/lib/referentiel/stage/campagne/queries'
import { ETAPES_SIMPLES, type ActionCampagne, type EtapeSimple } from '@/lib/referentiel/stage/campagne/workflow'
import { corriger, franchir, publier, repousser, solliciter } from '../actions'

const AIDES: Record<EtapeSimple, string> = {
  soumettre: 'Les liens envoyés aux terrains ne permettent alors plus de répondre ; une réponse donnée par téléphone se note encore.',
  repartir: 'L’offre se modifie encore, ligne par ligne, jusqu’à la publication.',
  ouvrirChoix: 'La dernière liste publiée est celle du choix : elle ne pourra plus être corrigée.',
  affecter: 'Le choix est terminé pour toutes les phases.',
  clore: 'Plus rien ne change ensuite dans cette campagne.',
}
const estSimple = (action: ActionCampagne): action is EtapeSimple => ETAPES_SIMPLES.some((e) => e === action)

/** What can be done with the campaign now, or why not yet. */
export function Conduite({ campagne }: { campagne: VueCampagne }) {
  const { id, version, actions, statut, reponsesAvant, bilan } = campagne
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
      {statut === 'PREPARATION' ? (
        <>
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
