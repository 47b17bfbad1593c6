import type { ReactNode } from 'react'
import { Asking } from '@/components/form/Asking'
import { CheckboxField, DateField, SelectField, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { FormStep } from '@/components/form/FormStep'
import { Form } from '@/components/form/Form'
import { isoJour } from '@/lib/core/temps/horloge'
import type { listAlternatives, listMembresDeclarables } from '@/lib/flechage/depot/brouillon/queries'
import { attestationRequise } from '@/lib/flechage/guards'
import { NATURES_LIEN, type Etape } from '@/lib/flechage/depot/brouillon/schema'
import type { Dossier } from '@/lib/flechage/policy'
import { LIBELLE_MOTIF } from '@/lib/flechage/schema'
import { enregistrer } from './actions'
import { LIBELLE_ETAPE } from './etapes'

type Props = {
  dossier: Dossier
  /** The step in sight; left out, all of them are. */
  etape: Etape | undefined
  /** Where saving goes, and the link back. */
  suite: Etape
  retour: ReactNode
  manque: ReactNode
  alternatives: Awaited<ReturnType<typeof listAlternatives>>
  membres: Awaited<ReturnType<typeof listMembresDeclarables>>
}

const natureDe = (libelle: string | undefined): string => Object.entries(NATURES_LIEN).find(([, l]) => l === libelle)?.[0] ?? 'AUTRE'

/** Everything the interne writes, one subject a step; saved as it is typed. */
export function FormulaireDemande({ dossier, etape, suite, retour, manque, alternatives, membres }: Props) {
  const vue = (e: Etape): boolean => etape === undefined || etape === e
  const { parametres, pieces } = dossier
  const jointe = pieces.some((p) => p.type === 'LETTRE')
  const terrains = alternatives.map((t) => ({ value: t.id, label: `${t.intitule}, ${t.structure}` }))
  const replis = Math.min(parametres['flechage.alternatives_max'], 2)
  return (
    <Form
      action={enregistrer}
      submitLabel={suite === 'relire' ? 'Enregistrer et relire avant de déposer' : `Continuer : ${LIBELLE_ETAPE[suite].toLowerCase()}`}
      autosave
      bar
      secondary={retour}
      hidden={{ id: dossier.id, version: String(dossier.version), suite }}
    >
      <FormStep shown={vue('projet')}>
        <Asking
          choice={
            <SelectField
              name="motif"
              label="Motif de la demande"
              required
              defaultValue={dossier.motif ?? ''}
              options={dossier.campagne.motifs.map((value) => ({
                value,
                label: LIBELLE_MOTIF[value],
                asks: attestationRequise({ motif: value }) || undefined,
              }))}
            />
          }
        >
          <TextField
            name="attestationService"
            required
            label="Service qui atteste votre situation"
            hint="Pour une situation de handicap ou une raison de santé seulement : le nom du service de santé au travail ou de la cellule handicap. N’écrivez rien d’autre et n’envoyez aucun certificat."
            defaultValue={dossier.attestationService ?? ''}
            maxLength={200}
          />
          <DateField
            name="attestationLe"
            required
            label="Date de cette attestation"
            defaultValue={dossier.attestationLe ? isoJour(dossier.attestationLe) : ''}
          />
        </Asking>
        <TextField
          name="territoireProjet"
          label="Territoire où vous pensez exercer"
          required
          defaultValue={dossier.territoireProjet}
          maxLength={300}
        />
        <TextField
          name="horizonProjet"
          label="À quel horizon"
          hint="Par exemple : à la fin de mon DES, en 2029."
          required
          defaultValue={dossier.horizonProjet}
          maxLength={300}
        />
        <TextArea
          name="competences"
          label="Compétences que vous cherchez à acquérir"
          required
          rows={5}
          defaultValue={dossier.competences}
          maxLength={3000}
        />
        <TextArea
          name="engagements"
          label="Engagements déjà pris"
          hint="Contrat d’engagement de service public, promesse d’installation, remplacements…"
          rows={3}
          defaultValue={dossier.engagements}
          maxLength={2000}
        />
      </FormStep>
      <FormStep shown={vue('lettre')}>
        <TextArea
          name="lettreTexte"
          label="Votre lettre"
          hint={
            jointe
              ? 'Vous avez joint votre lettre en PDF : ce texte n’est pas obligatoire.'
              : 'Écrivez-la ici, ou joignez-la en PDF plus bas.'
          }
          rows={14}
          required={!jointe}
          defaultValue={dossier.lettreTexte}
          minLength={jointe ? undefined : parametres['flechage.lettre_min']}
          maxLength={parametres['flechage.lettre_max']}
        />
      </FormStep>
      <FormStep shown={vue('fin')}>
        {replis > 0 ? (
          <FieldGroup
            legend="Terrains de repli"
            hint="Si le terrain demandé n’est pas possible. Les accords écrits ne sont pas demandés pour eux."
          >
            {[1, 2].slice(0, replis).map((n) => (
              <SelectField
                key={n}
                name={`alternative${n}`}
                label={n === 1 ? 'Premier terrain de repli' : 'Second terrain de repli'}
                emptyLabel="Aucun"
                defaultValue={dossier.alternatives[n - 1]?.terrain.id ?? ''}
                options={terrains}
              />
            ))}
          </FieldGroup>
        ) : null}
        <TextArea
          name="disponibilites"
          label="Vos disponibilités pour l’entretien"
          hint="Jours et heures possibles, périodes d’absence."
          rows={3}
          defaultValue={dossier.disponibilites}
          maxLength={1000}
        />
        <FieldGroup
          legend="Liens avec la commission"
          hint="Avez-vous un lien personnel ou professionnel avec une personne qui siège à la commission ? Elle sera tenue à l’écart de votre dossier."
        >
          {[1, 2, 3].map((n) => (
            <FieldGroup key={n} legend={`Lien n° ${n}`} inline>
              <SelectField
                name={`lien${n}`}
                label="Membre de la commission"
                emptyLabel="Aucun"
                defaultValue={dossier.liens[n - 1]?.personneId ?? ''}
                options={membres.map((m) => ({ value: m.personneId, label: m.nom }))}
              />
              <SelectField
                name={`nature${n}`}
                label="Nature du lien"
                emptyLabel={null}
                defaultValue={natureDe(dossier.liens[n - 1]?.nature)}
                options={Object.entries(NATURES_LIEN).map(([value, label]) => ({ value, label }))}
              />
            </FieldGroup>
          ))}
        </FieldGroup>
        <CheckboxField
          name="consentement"
          required
          label="J’accepte que mon dossier soit transmis à la commission, à la direction de l’UFR et à l’agence régionale de santé pour l’examen de ma demande."
          defaultChecked={dossier.consentement}
        />
      </FormStep>
      {manque}
    </Form>
  )
}
