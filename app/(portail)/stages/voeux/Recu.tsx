import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { dateHeure } from '@/lib/core/temps/dates'
import type { RecuLu } from '@/lib/stages/voeux/queries'

/** The receipt, which proves later that the wishes were not changed, and how to check it. */
export function Recu({ recu }: { recu: RecuLu }) {
  return (
    <Section
      title="Votre reçu"
      aside={
        <ButtonLink href="/stages/voeux/recu" download>
          Télécharger le reçu
        </ButtonLink>
      }
    >
      {recu.conforme ? null : (
        <Notice tone="bad" title="Ce reçu ne correspond pas à l’empreinte prise le jour où les vœux ont été figés">
          Prévenez le secrétariat et gardez le reçu que vous aviez reçu ce jour-là.
        </Notice>
      )}
      <p>
        Vos vœux ont été figés le {dateHeure(recu.figesLe)}. Ce reçu les contient tous, dans leur ordre. Gardez-le, et ne le montrez qu’en
        cas de désaccord : il dit tous vos vœux.
      </p>
      <DefinitionList
        items={[
          { term: 'Votre nom d’emprunt dans ce choix (« pseudonyme » dans le fichier)', value: recu.pseudonyme },
          { term: 'Empreinte publiée à côté de ce nom', value: recu.empreinte },
        ]}
      />
      <details>
        <summary>Voir le texte du reçu</summary>
        <TextBlock text={recu.texte} />
      </details>
      <p>
        L’empreinte se recalcule à partir du seul fichier du reçu : <Link href="/stages/voeux/recu/controle">contrôler un reçu</Link>.
      </p>
      <p>
        Pour le comparer au résultat : quand le résultat est publié, téléchargez son fichier, puis lancez le programme de vérification, dans
        le dossier du portail, sur un ordinateur où Node est installé, avec cette commande. Il dit si vos vœux sont bien ceux qui ont servi
        au choix.
      </p>
      <p>
        <code>npm run verifier -- --recu recu-{recu.semestre}.json choix.json</code>
      </p>
    </Section>
  )
}
