import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { VueExamen } from '@/lib/referentiel/commission/examen/queries'
import { CAUSES_DECLAREES } from '@/lib/referentiel/commission/schema'
import { declarer, seDeporter } from '../../actions'

const CAUSES = Object.entries(CAUSES_DECLAREES).map(([value, label]) => ({ value, label }))

export function FormulaireDeport({ id }: { id: string }) {
  return (
    <Form action={seDeporter} hidden={{ id }} submitLabel="Me déporter" submitVariant="secondary" idPrefix="deport-">
      <RadioGroup name="cause" legend="Raison" hint="Une catégorie suffit : aucun détail ne vous est demandé." required options={CAUSES} />
    </Form>
  )
}

/** R-DEP-1: before the record opens, no tie is declared, or the member stands aside. */
export function Liens({ examen }: { examen: Extract<VueExamen, { vue: 'FERME' }> }) {
  if (!examen.peutDeclarer)
    return (
      <Notice tone="info" title="Ce dossier ne vous est pas ouvert">
        <p>
          {examen.enSuppleanceDe
            ? `Vous suppléez ${examen.enSuppleanceDe} : le dossier s’ouvrira à vous si cette personne est absente ou déportée.`
            : (examen.sansSuite ?? 'Vous n’avez pas pris part à ce point.')}
        </p>
      </Notice>
    )
  return (
    <>
      <Section title="Avez-vous un lien avec ce dossier ?">
        <p>
          Un lien est un intérêt personnel, familial, professionnel ou financier qui pourrait influencer votre jugement, ou paraître
          l’influencer. Lisez le nom et l’intitulé ci-dessus : le dossier s’ouvre quand vous avez répondu.
        </p>
        <Form action={declarer} hidden={{ id: examen.id }} submitLabel="Je n’ai aucun lien avec ce dossier" idPrefix="declarer-" />
      </Section>
      <Section title="J’ai un lien : je me déporte">
        <p>
          Vous ne verrez pas le dossier, vous ne voterez pas et vous quitterez la séance pendant ce point. Votre suppléant, s’il y en a un,
          est appelé.
        </p>
        <FormulaireDeport id={examen.id} />
      </Section>
    </>
  )
}
