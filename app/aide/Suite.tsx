import { ButtonLink } from '@/components/action/ButtonLink'
import { Section } from '@/components/display/Section'
import { NoBreak } from '@/components/display/NoBreak'

/** After any result above, how to talk to a person. */
export function Suite() {
  return (
    <Section title="Et maintenant">
      <p>
        <a href="tel:3114">3114</a>&nbsp;: idées suicidaires, jour et nuit.{' '}
        <a href="tel:0805232336">
          <NoBreak>0 805 23 23 36</NoBreak>
        </a>
        &nbsp;: entraide des soignants, jour et nuit. Les deux sont gratuits, et ne demandent pas votre nom.
      </p>
      <p>
        <ButtonLink href="/aide/ecrire" variant="primary">
          Écrire à la cellule
        </ButtonLink>{' '}
        <ButtonLink href="/aide/reseau">À qui s’adresser</ButtonLink>
      </p>
    </Section>
  )
}
