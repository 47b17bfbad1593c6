import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { CheckboxField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listCampagnesUtiles, type Campagne } from '@/lib/flechage/campagne/queries'
import { chercherTerrains, getDemandeur, type Demandeur } from '@/lib/flechage/depot/brouillon/queries'
import { rechercheSchema, type Recherche } from '@/lib/flechage/depot/brouillon/schema'
import { peutDemander } from '@/lib/flechage/policy'
import { refusMaquette } from '@/lib/referentiel/interne/maquette'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { FLECHAGE } from '../statut'
import { MaquetteAvantApres } from '../../_interne/MaquetteAvantApres'
import { RechercheTerrain } from '../_terrain/RechercheTerrain'
import { commencer } from './actions'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Nouvelle demande de fléchage' }

const CHEMIN = '/flechage/nouvelle'

export default async function Page({ searchParams }: PageProps<'/flechage/nouvelle'>) {
  const acteur = await requireActeur()
  if (!peutDemander(acteur)) forbidden()
  const demandes = await searchParams
  const campagnes = await listCampagnesUtiles()
  const ouvertes = campagnes.filter((c) => c.etat === 'OUVERTE')
  const campagne = ouvertes.find((c) => c.id === unSeul(demandes.campagne)) ?? ouvertes[0]
  const demandeur = campagne && (await getDemandeur(acteur, campagne.id))
  return (
    <FormPage
      title="Nouvelle demande de fléchage"
      breadcrumb={[FLECHAGE]}
      lead={campagne ? `${campagne.semestre.libelle}. Dépôt possible jusqu’au ${dateHeure(campagne.fermeLe)}.` : undefined}
    >
      {!campagne || !demandeur ? (
        <AucuneCampagne prochaine={campagnes[0]} />
      ) : (
        <>
          {ouvertes.length > 1 ? <AutresCampagnes campagnes={ouvertes.filter((c) => c !== campagne)} /> : null}
          <Demande
            demandeur={demandeur}
            recherche={rechercheSchema.parse(aplatirRecherche(demandes))}
            terrainId={unSeul(demandes.terrain)}
          />
        </>
      )}
    </FormPage>
  )
}

function AucuneCampagne({ prochaine }: { prochaine: Campagne | undefined }) {
  return (
    <EmptyState title="Aucune campagne n’est ouverte" action={<ButtonLink href="/flechage/campagnes">Voir les campagnes</ButtonLink>}>
      {prochaine
        ? `La campagne du ${prochaine.semestre.libelle.toLowerCase()} ouvrira le ${dateHeure(prochaine.ouvreLe)}.`
        : 'Le département annoncera les dates de la prochaine campagne. Vous gardez votre choix normal.'}
    </EmptyState>
  )
}

const AutresCampagnes = ({ campagnes }: { campagnes: Campagne[] }) => (
  <p>
    Autre campagne ouverte :{' '}
    {campagnes.map((c) => (
      <ButtonLink key={c.id} variant="quiet" href={adresse(CHEMIN, { campagne: c.id })}>
        {c.semestre.libelle}
      </ButtonLink>
    ))}
  </p>
)

async function Demande({ demandeur, recherche, terrainId }: { demandeur: Demandeur; recherche: Recherche; terrainId: string | undefined }) {
  const { campagne, categories, existant, interne } = demandeur
  if (demandeur.refus)
    return (
      <Notice tone="bad" title="Vous ne pouvez pas demander de fléchage pour ce semestre">
        <p>{demandeur.refus.message}</p>
        <p>Vous gardez votre place dans la procédure ordinaire.</p>
      </Notice>
    )
  if (existant)
    return (
      <Notice tone="info" title="Vous avez déjà une demande pour ce semestre">
        <p>Une seule est possible par semestre. Reprenez-la là où vous l’avez laissée.</p>
        <ButtonLink href={`/flechage/${existant.id}`} variant="primary">
          Ouvrir ma demande
        </ButtonLink>
      </Notice>
    )
  if (categories.length === 0)
    return (
      <Notice tone="warn" title="Aucun type de stage de cette campagne ne convient à votre maquette">
        <ul>
          {campagne.categories.map((c) => (
            <li key={c}>
              {LIBELLE_STAGE[c]} : {refusMaquette(interne, c, campagne.semestre)?.message}
            </li>
          ))}
        </ul>
      </Notice>
    )
  const [premiere] = categories
  const categorie = recherche.categorie && categories.includes(recherche.categorie) ? recherche.categorie : (premiere ?? 'LIBRE')
  const resultat = await chercherTerrains(campagne, categorie, recherche)
  const choisi = resultat.terrains.find((t) => t.id === terrainId && !t.refus)
  return (
    <>
      {choisi ? (
        <Section title={`Votre choix : ${choisi.intitule}`} id="choix">
          <p>
            {LIBELLE_STAGE[categorie]}, {choisi.structure}, {choisi.commune}.
          </p>
          <MaquetteAvantApres parcours={interne} categorie={categorie} semestreCode={campagne.semestreCode} />
          <Form
            action={commencer}
            submitLabel="Commencer la demande avec ce terrain"
            hidden={{ campagneId: campagne.id, terrainId: choisi.id, categorie }}
          >
            {demandeur.modele ? (
              <CheckboxField
                name="modeleId"
                value={demandeur.modele.id}
                label={`Reprendre le projet et la lettre de ma demande du ${demandeur.modele.libelle.toLowerCase()}`}
                hint="Vous pourrez tout modifier."
              />
            ) : null}
          </Form>
        </Section>
      ) : null}
      <Section title={choisi ? 'Choisir un autre terrain' : 'Choisir un terrain'}>
        <RechercheTerrain
          chemin={CHEMIN}
          garde={{ campagne: campagne.id }}
          categories={categories}
          zones={campagne.zones}
          categorie={categorie}
          recherche={recherche}
          resultat={resultat}
        />
      </Section>
    </>
  )
}
