import { DefinitionList } from '@/components/display/DefinitionList'
import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { ETAPES, NOTES_DE_DROIT } from '@/lib/soutien/danger/schema'
import { exigerCasDePage } from '@/lib/soutien/suivi/queries'
import { Verrou } from '../../_coffre/Verrou'
import { Conduite } from './Conduite'

/** R-SOU-13: the steps are shown before the case has to be opened. */
export default async function Page({ params }: PageProps<'/aide/suivi/[id]/conduite'>) {
  const [acteur, { id }] = [await requireActeur(), await params]
  const cas = await lire(exigerCasDePage(acteur, id))
  const { 'soutien.exterieur': exterieur } = await getParametres(SOUTIEN)
  return (
    <FormPage
      title="Conduite en cas de danger"
      breadcrumb={[
        { label: 'Tableau', href: '/aide/suivi' },
        { label: 'Une demande', href: `/aide/suivi/${cas.id}` },
      ]}
      lead="Rester en contact, appeler le 15, ne pas laisser seul·e, noter, le dire. Dans cet ordre."
    >
      <ol>
        {ETAPES.map(({ titre, detail }) => (
          <li key={titre}>
            <strong>{titre}.</strong> {detail}
          </li>
        ))}
      </ol>
      <Actions>
        <ButtonLink href="tel:15" variant="danger">
          Appeler le 15
        </ButtonLink>
        <ButtonLink href="tel:3114">Appeler le 3114</ButtonLink>
      </Actions>
      <Verrou>
        <Conduite {...cas} exterieur={exterieur} />
      </Verrou>
      <Section title="Ce que dit la loi">
        <DefinitionList items={NOTES_DE_DROIT.map(({ titre, texte }) => ({ term: titre, value: texte }))} />
      </Section>
    </FormPage>
  )
}
