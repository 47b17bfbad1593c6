import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { deposerMesVoeux } from './actions'

type Props = Readonly<{ nombre: number; minimum: number; version: number; deposesLe: Date | null }>

/** Consolidation: the interne declares their list ready, once it is long enough (R-RNG-8). */
export function Depot({ nombre, minimum, version, deposesLe }: Props) {
  const assez = nombre >= minimum
  if (deposesLe && assez)
    return (
      <Notice tone="good" title="Votre liste est déposée">
        Elle l’est depuis le {dateHeure(deposesLe)}. Vous pouvez encore y ajouter des vœux et en changer l’ordre : c’est la dernière liste
        enregistrée qui compte.
      </Notice>
    )
  return (
    <Section title="Déposer votre liste">
      {assez ? null : (
        <Notice tone="warn" title={`Il faut au moins ${minimum} vœux pour la déposer`}>
          {minimum - nombre === 1 ? 'Il vous en manque un.' : `Il vous en manque ${minimum - nombre}.`} Plus votre liste est longue, moins
          vous risquez de n’obtenir aucun poste.
        </Notice>
      )}
      <p>
        Déposer votre liste dit au secrétariat qu’elle est prête, sans rien lui montrer de vos vœux. Vous pourrez encore la changer. À la
        fin des vœux, votre liste compte telle qu’elle est, même si elle est courte ou si vous ne l’avez pas déposée.
      </p>
      <Form action={deposerMesVoeux} hidden={{ version: String(version) }} submitLabel="Déposer ma liste" idPrefix="depot-" />
    </Section>
  )
}
