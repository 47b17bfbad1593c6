import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import type { CategorieStage } from '@/generated/prisma/enums'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { refusOffreFigee } from '@/lib/stages/campagne/guards'
import { getTerrainCampagne, type VueTerrain } from '@/lib/stages/campagne/suivi/queries'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { modifier, noter, rappeler } from '../../../actions'
import { FAITS } from '../../../faits'
import { CAMPAGNES, campagneDe, STAGES } from '../../../statut'
import { Jauge } from '../../Jauge'
import { Couplage } from './Couplage'

export const metadata: Metadata = { title: 'Terrain d’une campagne' }

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]/terrains/[terrainId]'>) {
  const acteur = await requireActeur()
  const { id, terrainId } = await params
  const vue = await lire(getTerrainCampagne(acteur, id, terrainId))
  const figee = refusOffreFigee(vue.campagne.statut)
  return (
    <FormPage
      title={vue.terrain}
      breadcrumb={[STAGES, CAMPAGNES, campagneDe(vue.campagne)]}
      lead={`${vue.structure}, ${vue.commune}. L’agrément permet ${vue.agrees === 1 ? 'un interne' : `${vue.agrees} internes`} en même temps.`}
      actions={<ButtonLink href={`/stages/${vue.id}`}>Fiche du terrain</ButtonLink>}
    >
      <Fait search={searchParams} sentences={FAITS} />
      {figee ? <Notice tone="info">{figee.message}</Notice> : null}
      <Section title="Réponse du terrain">
        <ReponseDuTerrain vue={vue} figee={figee !== undefined} />
      </Section>
      <Section title="Places offertes" id="offre">
        {figee ? <Places vue={vue} /> : <Offre vue={vue} />}
        <Jauge campagne={vue.campagne} />
      </Section>
      <Couplage vue={vue} figee={figee !== undefined} />
    </FormPage>
  )
}

const Places = ({ vue }: { vue: VueTerrain }) => (
  <DefinitionList items={vue.lignes.map((l) => ({ term: LIBELLE_STAGE[l.categorie], value: String(l.offert ?? 0) }))} />
)

type Champ = { categorie: CategorieStage; places: number | null; max: number; hint?: string }
const ChampPlaces = ({ categorie, places, ...autres }: Champ) => (
  <TextField
    name={`capacite_${categorie}`}
    label={LIBELLE_STAGE[categorie]}
    type="number"
    min={0}
    short
    defaultValue={places === null ? '' : String(places)}
    {...autres}
  />
)

function Offre({ vue: { campagne, id, agrees, lignes, demande } }: { vue: VueTerrain }) {
  const avant = Object.fromEntries(lignes.flatMap((l) => (l.offert === null ? [] : [[`avant_${l.categorie}`, String(l.offert)]])))
  return (
    <Form
      key={JSON.stringify(avant)}
      action={modifier}
      submitLabel="Enregistrer l’offre de ce terrain"
      hidden={{ id: campagne.id, terrainId: id, ...avant }}
      idPrefix="offre-"
      optionalMarks={false}
    >
      {lignes.map((l) => (
        <ChampPlaces
          key={l.categorie}
          categorie={l.categorie}
          places={l.offert}
          max={Math.max(agrees, l.offert ?? 0)}
          hint={aideDe(l, demande?.etat === 'GARDEE')}
        />
      ))}
    </Form>
  )
}

/** The terrain's answer, its difference from the offer, and what prevents the offer. */
function aideDe({ repondu, offert, horsChoix, reserve }: VueTerrain['lignes'][number], gardee: boolean): string {
  const ecart = repondu === null || offert === null ? 0 : offert - repondu
  const phrases = [
    repondu === null ? 'Le terrain n’a pas répondu.' : `${gardee ? 'Places gardées sans réponse' : 'Réponse du terrain'} : ${repondu}.`,
    ecart === 0 ? '' : `L’offre en compte ${Math.abs(ecart)} de ${ecart > 0 ? 'plus' : 'moins'}.`,
    horsChoix > 0 ? `Dont ${horsChoix} au titre de l’article 44.` : '',
    reserve ? `Ne peut pas être offert : ${reserve}` : '',
  ]
  return phrases.filter(Boolean).join(' ')
}

const reponseDite = ({ reponduLe, reponduPar, etat }: NonNullable<VueTerrain['demande']>): string =>
  reponduLe
    ? `${dateHeure(reponduLe)}, ${reponduPar}`
    : etat === 'GARDEE'
      ? 'Pas reçue avant la clôture : les dernières places connues sont gardées'
      : 'Pas encore reçue'

function ReponseDuTerrain({ vue, figee }: { vue: VueTerrain; figee: boolean }) {
  const { demande, lignes, agrees } = vue
  if (!demande) return <p>Ce terrain n’a pas été interrogé : il ne pouvait pas être offert à l’ouverture de la campagne.</p>
  const cle = { id: demande.id }
  return (
    <>
      <DefinitionList
        items={[
          { term: 'Demandé à', value: demande.nom ? `${demande.nom}, ${demande.courriel}` : 'Personne n’est connu pour ce terrain' },
          { term: 'Le', value: dateHeure(demande.demandeLe) },
          ...(demande.relanceeLe ? [{ term: 'Dernier rappel', value: dateHeure(demande.relanceeLe) }] : []),
          { term: 'Réponse', value: reponseDite(demande) },
          ...lignes.flatMap((l) => (l.repondu === null ? [] : [{ term: LIBELLE_STAGE[l.categorie], value: String(l.repondu) }])),
          ...(demande.empechement ? [{ term: 'Précision', value: demande.empechement }] : []),
        ]}
      />
      {figee || demande.reponduLe ? null : demande.rappel ? (
        <Notice tone="info" title="Rappel">
          <p>{demande.rappel.message}</p>
        </Notice>
      ) : (
        <Form action={rappeler} hidden={cle} submitLabel="Envoyer un rappel" submitVariant="secondary" idPrefix="rappel-">
          <p>Un nouveau lien part par courriel et remplace le précédent.</p>
        </Form>
      )}
      {figee ? null : (
        <Form
          fold="Noter une réponse donnée par téléphone"
          key={demande.version}
          action={noter}
          hidden={{ ...cle, version: String(demande.version) }}
          submitLabel="Enregistrer la réponse"
          submitVariant="secondary"
          idPrefix="noter-"
        >
          {lignes.map((l) => (
            <ChampPlaces key={l.categorie} categorie={l.categorie} places={l.repondu} max={agrees} />
          ))}
          <TextArea
            name="empechement"
            label="Précision, ou pourquoi personne n’est accueilli"
            rows={2}
            maxLength={1000}
            count={false}
            defaultValue={demande.empechement}
          />
          <TextField name="par" label="Qui a répondu" required defaultValue={demande.nom} maxLength={150} />
        </Form>
      )}
    </>
  )
}
