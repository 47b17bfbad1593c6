import { CheckboxGroup, DateField, HiddenField, SelectField, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { CategorieStage, MotifFlechage, Zone } from '@/generated/prisma/enums'
import { pourChampDate } from '@/lib/core/temps/dates'
import { isoJour } from '@/lib/core/temps/horloge'
import type { Campagne } from '@/lib/flechage/campagne/queries'
import { GRILLE_DEFAUT, RANGS, type Critere } from '@/lib/flechage/campagne/schema'
import { LIBELLE_MOTIF } from '@/lib/flechage/schema'
import { enregistrer } from './actions'
import { LIBELLE_STAGE, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'

type Props = { campagne?: Campagne; semestres: { code: string; libelle: string }[] }

const options = <T extends string>(valeurs: Record<string, T>, libelles: Record<T, string>) =>
  Object.values(valeurs).map((value) => ({ value, label: libelles[value] }))
// Consolidation is placed by matching (R-FLE-7).
const CATEGORIES = options(CategorieStage, LIBELLE_STAGE).filter((o) => o.value !== 'N3_DJ')

const JALONS = [
  { name: 'commissionLe', label: 'Commission, au plus tard' },
  { name: 'saisineLe', label: 'Saisine de l’ARS, au plus tard' },
  { name: 'decisionLe', label: 'Décision, au plus tard' },
  { name: 'choixLe', label: 'Choix des stages', hint: 'Sans décision ce jour-là, une demande devient caduque.' },
] as const

/** Once a campaign is open, its published parts no longer change: its semester, its opening, its grid. */
export function FormulaireCampagne({ campagne, semestres }: Props) {
  const ouverte = campagne !== undefined && campagne.etat !== 'A_VENIR'
  return (
    <Form
      action={enregistrer}
      submitLabel="Enregistrer la campagne"
      hidden={campagne ? { id: campagne.id, version: String(campagne.version) } : {}}
    >
      {ouverte ? (
        <Notice tone="info">
          La campagne est ouverte : son semestre, son ouverture et sa grille ne changent plus, ce qui est admis ne peut qu’être élargi, et
          la fin des dépôts ne peut qu’être repoussée.
        </Notice>
      ) : null}
      <FieldGroup legend="Semestre et dates">
        {ouverte ? (
          <>
            <HiddenField name="semestreCode" value={campagne.semestreCode} />
            <HiddenField name="ouvre" value={pourChampDate(campagne.ouvreLe)} />
          </>
        ) : (
          <>
            <SelectField
              name="semestreCode"
              label="Semestre"
              required
              defaultValue={campagne?.semestreCode}
              options={semestres.map((s) => ({ value: s.code, label: s.libelle }))}
            />
            <DateField
              name="ouvre"
              label="Ouverture"
              hint="Dès minuit, heure de Paris."
              required
              defaultValue={campagne && pourChampDate(campagne.ouvreLe)}
            />
          </>
        )}
        <DateField
          name="ferme"
          label="Dernier jour de dépôt"
          hint="Jusqu’à 23 h 59, heure de Paris."
          required
          defaultValue={campagne && pourChampDate(campagne.fermeLe)}
        />
        {JALONS.map(({ name, ...jalon }) => (
          <DateField key={name} name={name} required defaultValue={campagne && isoJour(campagne[name])} {...jalon} />
        ))}
      </FieldGroup>
      <FieldGroup legend="Ce qui est admis">
        <CheckboxGroup
          name="motifs"
          legend="Motifs"
          required
          options={options(MotifFlechage, LIBELLE_MOTIF)}
          defaultValue={campagne?.motifs}
        />
        <CheckboxGroup name="zones" legend="Zones" required options={options(Zone, LIBELLE_ZONE)} defaultValue={campagne?.zones} />
        <CheckboxGroup name="categories" legend="Types de stage" required options={CATEGORIES} defaultValue={campagne?.categories} />
      </FieldGroup>
      {ouverte ? null : <Grille grille={campagne?.grille ?? GRILLE_DEFAUT} />}
      <FieldGroup legend="Présentation">
        <TextArea
          name="presentation"
          label="Texte publié en tête de la campagne"
          rows={6}
          defaultValue={campagne?.presentation}
          maxLength={6000}
        />
      </FieldGroup>
    </Form>
  )
}

const Grille = ({ grille }: { grille: readonly Critere[] }) => (
  <FieldGroup
    legend="Grille de la commission"
    hint="Chaque critère est noté de 0 à 5. Une ligne sans intitulé est ignorée. La grille est figée à l’ouverture."
  >
    {RANGS.map((n) => {
      const critere = grille[n - 1]
      return (
        <FieldGroup key={n} legend={`Critère n° ${n}`}>
          <TextField name={`critere${n}`} label="Intitulé" defaultValue={critere?.libelle} maxLength={120} />
          <TextField name={`aide${n}`} label="Ce qui est regardé" defaultValue={critere?.aide} maxLength={400} />
          <TextField name={`poids${n}`} label="Poids" type="number" min={1} max={10} defaultValue={String(critere?.poids ?? 1)} />
        </FieldGroup>
      )
    })}
  </FieldGroup>
)
