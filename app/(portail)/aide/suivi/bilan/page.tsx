import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Fait } from '@/components/feedback/Fait'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { peutPublier } from '@/lib/soutien/bilan/policy'
import { anneesPossibles, listAnneesPubliees, listCasComptes, seuilDesBilans } from '@/lib/soutien/bilan/queries'
import { exigerMembre } from '@/lib/soutien/queries'
import { Verrou } from '../_coffre/Verrou'
import { Calcul } from './Calcul'

const FAITS = { publier: { title: 'Bilan transmis.' } }

export default async function Page({ searchParams }: PageProps<'/aide/suivi/bilan'>) {
  const acteur = await requireActeur()
  const moi = await lire(exigerMembre(acteur))
  const { annee: voulue } = await searchParams
  const annees = anneesPossibles()
  const [presente = 0, passee = 0] = annees
  const annee = annees.find((a) => String(a) === unSeul(voulue)) ?? passee
  const [cas, publiees, seuil] = await Promise.all([listCasComptes(moi, annee), listAnneesPubliees(), seuilDesBilans()])
  const transmis = publiees.includes(annee)
  return (
    <FormPage title="Bilan de l’année" lead="Des nombres, une fois par an. Ils se font dans votre navigateur, de ce que vous pouvez lire.">
      <Fait search={searchParams} sentences={FAITS} />
      <Actions>
        {annees.map((a) => (
          <ButtonLink key={a} href={`/aide/suivi/bilan?annee=${a}`} variant={a === annee ? 'primary' : 'secondary'}>
            {a}
          </ButtonLink>
        ))}
      </Actions>
      <Section title={`Demandes reçues en ${annee}`}>
        <p>
          {moi.coordination
            ? 'Vous comptez les suivis dont vous gardez une clé\u00a0: leurs codes seulement, jamais ce qui y est écrit.'
            : 'Vous comptez vos propres suivis\u00a0; la coordination compte ceux dont elle garde une clé, et transmet.'}
          {annee === presente ? ' L’année n’est pas finie\u00a0: ces chiffres ne peuvent pas encore être transmis.' : ''}
          {transmis ? ' Le bilan de cette année est transmis.' : ''}
        </p>
        <Verrou>
          <Calcul key={annee} cas={cas} annee={annee} seuil={seuil} peutPublier={peutPublier(moi) && !transmis && annee !== presente} />
        </Verrou>
      </Section>
    </FormPage>
  )
}
