import { CheckboxField, CheckboxGroup, DateField, RadioGroup, SelectField, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { isoJour } from '@/lib/core/temps/horloge'
import { LIBELLE_MODE, LIBELLE_STAGE, LIBELLE_STRUCTURE } from '@/lib/referentiel/stage/schema'
import { FAIT_FOI } from '@/lib/referentiel/stage/terrain/maitres'
import type { StructureLue, TerrainModifiable } from '@/lib/referentiel/stage/terrain/queries'
import { PLACES_PRATICIENS } from '@/lib/referentiel/stage/terrain/schema'
import { empreinteStructure } from '@/lib/referentiel/stage/terrain/structure/empreinte'
import { enregistrer } from './actions'
import { choix } from './choix'

type Props = { terrain?: TerrainModifiable; structure?: StructureLue }

const NOMMER = 'Nom complet, adresse électronique ou numéro RPPS.'

/** A terrain with its structure. Each part names the authority that owns it (R-CAM-2). */
export function FormulaireTerrain({ terrain, structure = terrain?.structure }: Props) {
  return (
    <Form
      action={enregistrer}
      submitLabel={terrain ? 'Enregistrer le terrain' : 'Créer le terrain'}
      hidden={{
        ...(terrain && { id: terrain.id, version: String(terrain.version) }),
        ...(structure && { structureId: structure.id, structureVue: empreinteStructure(structure) }),
      }}
    >
      <Lieu structure={structure} />
      <Agrement terrain={terrain} />
      <Equipe terrain={terrain} />
      <FieldGroup legend="Fiche pour les internes" hint={`Fait foi : ${FAIT_FOI.fiche}.`}>
        <TextArea name="fiche" label="Ce que l’on y fait" rows={8} defaultValue={terrain?.fiche} maxLength={4000} />
        <TextField name="transport" label="Comment venir sans voiture" defaultValue={terrain?.transport} maxLength={240} />
        <CheckboxField name="logement" label="Un logement est proposé" defaultChecked={terrain?.logement} />
        <CheckboxField name="exerciceCoordonne" label="Exercice coordonné" defaultChecked={terrain?.exerciceCoordonne} />
        <CheckboxField name="asalee" label="Infirmière ou infirmier Asalée sur place" defaultChecked={terrain?.asalee} />
      </FieldGroup>
    </Form>
  )
}

const Lieu = ({ structure }: { structure?: StructureLue }) => (
  <FieldGroup
    legend="Structure"
    hint={`Fait foi : ${FAIT_FOI.lieu}. ${structure ? 'Ce qui change ici change pour tous les terrains de cette structure.' : ''}`}
  >
    <TextField name="structureNom" label="Nom de la structure" required defaultValue={structure?.nom} maxLength={160} />
    <SelectField
      name="structureType"
      label="Type de structure"
      required
      defaultValue={structure?.type}
      options={choix(LIBELLE_STRUCTURE)}
    />
    <TextField
      name="finessEt"
      label="Numéro FINESS de l’établissement"
      hint="Neuf caractères. Un cabinet peut ne pas en avoir."
      defaultValue={structure?.finessEt ?? ''}
      maxLength={9}
      short
    />
    <TextField name="finessEj" label="Numéro FINESS de l’entité juridique" defaultValue={structure?.finessEj ?? ''} maxLength={9} short />
    <TextField name="adresse" label="Adresse" required defaultValue={structure?.adresse} maxLength={240} />
    <TextField
      name="commune"
      label="Commune"
      hint="Son nom ou son code INSEE, qui n’est pas le code postal. La zone vient de la commune."
      required
      defaultValue={structure?.communeCode}
      maxLength={80}
    />
    {structure ? <p>Commune enregistrée : {structure.commune.nom}.</p> : null}
    <CheckboxField
      name="quartierPrioritaire"
      label="En quartier prioritaire de la politique de la ville"
      defaultChecked={structure?.quartierPrioritaire}
    />
    <TextField name="directeurNom" label="Directrice ou directeur, pour un hôpital" defaultValue={structure?.directeurNom ?? ''} />
    <TextField
      name="directeurCourriel"
      label="Adresse électronique de la direction"
      type="email"
      defaultValue={structure?.directeurCourriel ?? ''}
    />
  </FieldGroup>
)

const Agrement = ({ terrain }: { terrain?: TerrainModifiable }) => (
  <FieldGroup legend="Agrément" hint={`Fait foi : ${FAIT_FOI.agrement}. Recopiez l’acte tel qu’il est.`}>
    <TextField name="intitule" label="Intitulé du terrain" required defaultValue={terrain?.intitule} maxLength={160} />
    <RadioGroup name="mode" legend="Exercice" required options={choix(LIBELLE_MODE)} defaultValue={terrain?.mode} />
    <CheckboxGroup
      name="categories"
      legend="Types de stage agréés"
      required
      options={choix(LIBELLE_STAGE)}
      defaultValue={terrain?.categories}
    />
    <TextField
      name="capaciteAgreee"
      label="Places agréées"
      type="number"
      min={0}
      max={99}
      required
      defaultValue={terrain && String(terrain.capaciteAgreee)}
    />
    <DateField name="agrementDebut" label="Premier jour de l’agrément" required defaultValue={terrain && isoJour(terrain.agrementDebut)} />
    <DateField name="agrementFin" label="Dernier jour de l’agrément" required defaultValue={terrain && isoJour(terrain.agrementFin)} />
    <DateField
      name="suspenduLe"
      label="Suspendu depuis le"
      hint="Vide si l’agrément n’est pas suspendu. Le terrain n’est plus offert à partir du semestre suivant."
      defaultValue={terrain?.suspenduLe ? isoJour(terrain.suspenduLe) : ''}
    />
    <TextField
      name="acte"
      label="Acte de l’agence"
      hint="Date et numéro de la décision, quand l’agrément change. Cette mention est gardée dans le journal."
      maxLength={240}
    />
  </FieldGroup>
)

const Equipe = ({ terrain }: { terrain?: TerrainModifiable }) => (
  <FieldGroup legend="Encadrement" hint={`Fait foi : ${FAIT_FOI.praticiens}. Le premier maître de stage coordonne.`}>
    {PLACES_PRATICIENS.map((n) => (
      <TextField
        key={n}
        name={`praticien${n}`}
        label={n === 1 ? 'Maître de stage qui coordonne' : `Maître de stage n° ${n}`}
        hint={n === 1 ? `${NOMMER} En ville seulement.` : undefined}
        defaultValue={terrain?.praticiens[n - 1]?.msu.personne.courriel ?? ''}
        maxLength={160}
      />
    ))}
    <TextField
      name="responsable"
      label="Responsable pédagogique du service"
      hint={`${NOMMER} À l’hôpital seulement.`}
      defaultValue={terrain?.responsable?.courriel ?? ''}
      maxLength={160}
    />
  </FieldGroup>
)
