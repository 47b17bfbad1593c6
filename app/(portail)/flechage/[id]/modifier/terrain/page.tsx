import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CheckboxField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_STATUT_ACCORD } from '@/lib/flechage/accord/schema'
import { chercherTerrains, getBrouillon } from '@/lib/flechage/depot/brouillon/queries'
import { choixActuel, rechercheSchema } from '@/lib/flechage/depot/brouillon/schema'
import type { Dossier } from '@/lib/flechage/policy'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { aplatirRecherche } from '@/app/adresse'
import { MaquetteAvantApres } from '../../../../_interne/MaquetteAvantApres'
import { RechercheTerrain } from '../../../_terrain/RechercheTerrain'
import { FLECHAGE } from '../../../statut'
import { changer } from './actions'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Changer de terrain' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/modifier/terrain'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const demandes = await searchParams
  const { dossier, enRedaction } = await lire(getBrouillon(acteur, id))
  if (!enRedaction) redirect(`/flechage/${id}`)
  const { campagne, interne, terrain } = dossier
  const categories = stagesPossibles(interne, campagne.semestre).filter((c) => campagne.categories.includes(c))
  const recherche = rechercheSchema.parse(aplatirRecherche(demandes))
  const souhaitee = recherche.categorie ?? dossier.categorie
  const categorie = categories.find((c) => c === souhaitee) ?? categories[0]
  const resultat = categorie && (await chercherTerrains(campagne, categorie, recherche))
  const choisi = resultat?.terrains.find((t) => t.id === unSeul(demandes.terrain) && !t.refus)
  return (
    <FormPage
      title="Changer de terrain"
      breadcrumb={[
        FLECHAGE,
        { label: dossier.numero ?? 'Brouillon', href: `/flechage/${id}` },
        { label: 'Rédiger', href: `/flechage/${id}/modifier` },
      ]}
      lead={
        terrain && dossier.categorie
          ? `Aujourd’hui : ${terrain.intitule}, ${terrain.structure.nom} (${LIBELLE_STAGE[dossier.categorie]}).`
          : undefined
      }
    >
      {choisi && categorie ? (
        <Section title={`Votre choix : ${choisi.intitule}`} id="choix">
          <p>
            {LIBELLE_STAGE[categorie]}, {choisi.structure}, {choisi.commune}.
          </p>
          <MaquetteAvantApres parcours={interne} categorie={categorie} semestreCode={campagne.semestreCode} />
          <Form
            action={changer}
            submitLabel="Choisir ce terrain"
            hidden={{ id, ancien: choixActuel(dossier), terrainId: choisi.id, categorie }}
          >
            <AccordsPerdus dossier={dossier} />
          </Form>
        </Section>
      ) : null}
      {resultat && categorie ? (
        <Section title="Chercher un terrain">
          <RechercheTerrain
            chemin={`/flechage/${id}/modifier/terrain`}
            categories={categories}
            zones={campagne.zones}
            categorie={categorie}
            recherche={recherche}
            resultat={resultat}
          />
        </Section>
      ) : (
        <Notice tone="warn">Aucun type de stage de cette campagne ne convient plus à votre maquette.</Notice>
      )}
    </FormPage>
  )
}

/** What choosing another terrain cancels, shown before it is done. */
function AccordsPerdus({ dossier }: { dossier: Dossier }) {
  const vivants = dossier.accords.filter((a) => a.statut === 'DEMANDE' || a.statut === 'SIGNE')
  if (vivants.length === 0) return null
  return (
    <>
      <Notice tone="warn" title="Les accords du terrain actuel seront annulés">
        <ul>
          {vivants.map((a) => (
            <li key={a.id}>
              {a.nom} : accord {LIBELLE_STATUT_ACCORD[a.statut]}
            </li>
          ))}
        </ul>
        <p>Ces personnes en seront averties, et il faudra demander de nouveaux accords.</p>
      </Notice>
      <CheckboxField name="confirme" required label="Je confirme que ces accords seront annulés." />
    </>
  )
}
