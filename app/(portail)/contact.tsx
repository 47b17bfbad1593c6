import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { DEPARTEMENT } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { A_RENSEIGNER } from '@/lib/referentiel/parametre/schema'

/** Who answers in the department. */
export async function Contact() {
  const p = await getParametres(DEPARTEMENT)
  const courriel = p['dumg.courriel']
  const connu = (valeur: string) => (valeur === A_RENSEIGNER ? null : valeur)
  return (
    <Section title="À qui s’adresser">
      <DefinitionList
        items={[
          { term: 'Secrétariat', value: connu(p['dumg.nom']) },
          { term: 'Courriel', value: courriel === A_RENSEIGNER ? null : <a href={`mailto:${courriel}`}>{courriel}</a> },
          { term: 'Téléphone', value: connu(p['dumg.telephone']) },
          { term: 'Adresse', value: connu(p['dumg.adresse']) },
        ]}
      />
    </Section>
  )
}
