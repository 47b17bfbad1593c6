'use client'

import { Actions } from '@/components/action/Actions'
import { Button } from '@/components/action/Button'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import type { RendezVous as RendezVousLu } from '@/lib/soutien/creneau/schema'
import { annuler, choisir, confirmer } from './actions'
import { ChoixCreneau, RienDeLibre } from './ChoixCreneau'

type Props = Readonly<{ lu: RendezVousLu; agir: (action: FormAction, champs: Record<string, string>) => Promise<FormState> }>

/** From this many missed appointments on, the page says a word about it. */
const ABSENCES = 2

/** The person's appointment: proposed, confirmed, to choose or to change. */
export function RendezVous({ lu: { actuel, annule, libres, sans, choisissable, absences, delai }, agir }: Props) {
  if (!choisissable && !actuel) return null
  const autre = actuel !== null
  return (
    <Section title="Rendez-vous">
      {annule ? (
        <Notice tone="warn" title={`Le rendez-vous du ${annule} est annulé.`}>
          <p>Un des deux médecins ne peut pas venir, et vous prie de l’excuser. Choisissez un autre moment, ou écrivez-leur.</p>
        </Notice>
      ) : null}
      {absences >= ABSENCES && !actuel ? (
        <Notice tone="info" title="Venir n’est pas toujours possible. Personne ne vous en veut.">
          <p>
            Quand tout pèse, se déplacer peut être trop. La porte reste ouverte, autant de fois qu’il faut&nbsp;: choisissez un moment,
            demandez une visio, ou dites simplement comment vous allez.
          </p>
        </Notice>
      ) : null}
      {actuel ? <Actuel actuel={actuel} agir={agir} /> : null}
      {choisissable && libres.length > 0 ? (
        <Form
          action={(_, data) => agir(choisir, { creneauId: String(data.get('creneauId') ?? '') })}
          submitLabel={autre ? 'Changer pour ce créneau' : 'Prendre ce rendez-vous'}
          fold={autre ? 'Choisir un autre moment' : undefined}
          idPrefix="creneau-"
          optionalMarks={false}
        >
          <ChoixCreneau libres={libres} />
        </Form>
      ) : null}
      {sans ? <RienDeLibre sans={sans} actuel={autre} delai={delai} /> : null}
    </Section>
  )
}

function Actuel({ actuel, agir }: { actuel: NonNullable<RendezVousLu['actuel']>; agir: Props['agir'] }) {
  const propose = actuel.etat === 'PROPOSE'
  return (
    <>
      <DefinitionList
        items={[
          { term: propose ? 'On vous propose' : 'Vous avez rendez-vous', value: actuel.quand },
          {
            term: actuel.mode === 'VISIO' ? 'En visio' : 'Où',
            value: actuel.mode === 'VISIO' ? <a href={actuel.lieu}>{actuel.lieu}</a> : actuel.lieu,
          },
          { term: 'Avec', value: actuel.medecins.join(' et ') },
          ...(propose && actuel.tenuJusqua ? [{ term: 'Gardé pour vous jusqu’au', value: actuel.tenuJusqua }] : []),
        ]}
      />
      <Actions>
        {propose ? (
          <Form action={() => agir(confirmer, {})} submitLabel="Confirmer ce rendez-vous" idPrefix="confirmer-" />
        ) : (
          <Button type="button" onClick={() => telecharger(actuel.agenda)}>
            Ajouter à mon agenda
          </Button>
        )}
        <Form
          action={() => agir(annuler, {})}
          submitLabel={propose ? 'Ce moment ne me convient pas' : 'Annuler ce rendez-vous'}
          submitVariant="secondary"
          confirm="Personne ne vous demandera pourquoi, et vous pourrez en choisir un autre. Annuler&nbsp;?"
          idPrefix="annuler-"
        />
      </Actions>
    </>
  )
}

/** The calendar file is made from the content of this page: the server is not asked for it. */
function telecharger(agenda: string): void {
  const adresse = URL.createObjectURL(new Blob([agenda], { type: 'text/calendar' }))
  const lien = Object.assign(document.createElement('a'), { href: adresse, download: 'rendez-vous.ics' })
  lien.click()
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000)
}
