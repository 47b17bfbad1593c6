'use client'

import { useState, type ReactNode } from 'react'
import { CheckboxField, CheckboxGroup, HiddenField, RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { useHydrated } from '@/components/form/field-scope'
import type { FormState } from '@/lib/core/requete/form-state'
import type { CreneauLibre } from '@/lib/soutien/creneau/schema'
import type { Saisie } from '@/lib/soutien/demande/schema'
import { ACCORD, MOTIFS, TEXTE_MAX, URGENCES } from '@/lib/soutien/schema'
import type { Medecin } from '@/lib/soutien/queries'
import { lireLibres } from '../_creneaux/actions'
import { ChoixCreneau, enPhrase, MoisComplet, sansCreneau } from '../_creneaux/ChoixCreneau'
import { choisisParmi, lireJoints, oublierJoints } from '../partage'
import { ChoixResultats } from '../Resultats'
import { envoyerScelle } from '../destinataires'
import { deposer } from './actions'
import { lireSaisie, scellerDemande } from './chiffrer'
import { Danger } from './Danger'
import { Recu } from './Recu'

const options = (mots: Record<string, string>) => Object.entries(mots).map(([value, label]) => ({ value, label }))

const MANQUE: FormState = {
  status: 'error',
  message:
    'Gardez au moins deux médecins : c’est à deux qu’ils reçoivent. Si aucun ne convient, appelez le médecin extérieur indiqué sur cette page.',
  fields: { exclus: 'Gardez au moins deux médecins.' },
}

const EN_DANGER =
  'Si vous n’avez encore appelé personne, appelez maintenant : 15 ou 112, ou 3114, jour et nuit. La cellule vous lit le jour même, les jours ouvrés ; elle ne répond ni la nuit ni le week-end.'

type DemandeProps = Readonly<{ medecins: readonly Medecin[]; sans: ReactNode; suite: string; delai: string }>

const estCreneau = (cible: EventTarget): boolean => cible instanceof HTMLInputElement && cible.value === 'CRENEAU'

/** Called when a box is ticked or unticked. */
function bascule(avant: readonly string[], cible: EventTarget): readonly string[] {
  if (!(cible instanceof HTMLInputElement)) return avant
  const autres = avant.filter((id) => id !== cible.value)
  return cible.checked ? [...autres, cible.value] : autres
}

/** The request, encrypted in this page before it is sent. Without JavaScript, `sans` is shown instead. */
export function Demande({ medecins: connus, sans, suite, delai }: DemandeProps) {
  const [medecins, setMedecins] = useState(connus)
  const [recu, setRecu] = useState<{ mots: string; suite: string }>()
  const [danger, setDanger] = useState(false)
  const [exclus, setExclus] = useState<readonly string[]>([])
  const [libres, setLibres] = useState<readonly CreneauLibre[]>()
  const [joints] = useState(lireJoints)
  const hydrated = useHydrated()
  if (!hydrated) return sans
  if (recu) return <Recu {...recu} />

  /** The slots of doctors who are not set aside: only this page knows which doctors are. */
  const choix = libres?.filter((c) => !c.medecins.some((m) => exclus.includes(m.id)))

  async function montrerLibres(): Promise<void> {
    const state = await lireLibres({ status: 'initial' }, new FormData()).catch(() => null)
    setLibres(state?.status === 'ok' ? (state.answer as CreneauLibre[]) : [])
  }

  function apres({ creneauId, danger: enDanger }: Saisie): string {
    if (enDanger) return EN_DANGER
    const pris = choix?.find((c) => c.id === creneauId)
    if (pris) return `Votre rendez-vous est pris : ${enPhrase(pris)}. Vous pourrez le changer ou l’annuler avec vos mots.`
    return libres ? `Votre demande est reçue ; ${sansCreneau(delai)}` : suite
  }

  async function envoyer(_: FormState, data: FormData): Promise<FormState> {
    const lecture = lireSaisie(data)
    if ('refus' in lecture) return lecture.refus
    if (medecins.filter((m) => !lecture.saisie.exclus.includes(m.id)).length < 2) return MANQUE
    const echelles = choisisParmi(joints, data)
    const chiffrerEtDeposer = async (pour: readonly Medecin[]): Promise<FormState> => {
      const scelle = await scellerDemande(lecture.saisie, pour, echelles)
      const reponse = await deposer(_, scelle.donnees)
      if (reponse.status === 'ok') setRecu({ mots: scelle.mots, suite: apres(lecture.saisie) })
      return reponse
    }
    const state = await envoyerScelle(medecins, chiffrerEtDeposer, setMedecins)
    if (state.status === 'ok') oublierJoints()
    // Another person took it first: the other slots are shown.
    if (state.status === 'error' && lecture.saisie.creneauId) await montrerLibres()
    // The server echoes encrypted values; the fields still hold what was typed.
    return state.status === 'error' ? { ...state, values: undefined } : state
  }

  return (
    <Form action={envoyer} submitLabel="Chiffrer et envoyer" optionalMarks={false}>
      <div onChange={(event) => event.target instanceof HTMLInputElement && setDanger(event.target.checked)}>
        <CheckboxField name="danger" label="Je suis en danger, ou je pense à mourir" />
      </div>
      {danger ? <Danger /> : null}
      <div onChange={({ target }) => void (estCreneau(target) ? montrerLibres() : setLibres(undefined))}>
        <RadioGroup
          name="canal"
          cards
          legend="Comment commencer"
          defaultValue="FORMULAIRE"
          options={[
            { value: 'FORMULAIRE', label: 'J’écris ici', hint: 'Quelques mots suffisent.' },
            { value: 'RAPPEL', label: 'Je préfère être rappelé·e', hint: 'Un numéro, un moment. Rien à raconter.' },
            {
              value: 'CRENEAU',
              label: 'Je choisis un rendez-vous',
              hint: 'Vous verrez quand et avec qui.',
            },
          ]}
        />
      </div>
      <TextArea
        name="texte"
        label="Ce que vous voulez dire"
        hint="Comme cela vient. Vous pourrez compléter plus tard."
        rows={8}
        maxLength={TEXTE_MAX}
      />
      <FieldGroup legend="Ce qui vous amène">
        <CheckboxGroup
          name="motifs"
          legend="De quoi s’agit-il&nbsp;?"
          hint="Si vous voulez&nbsp;; plusieurs réponses possibles."
          options={options(MOTIFS)}
        />
        <ChoixResultats scores={joints} />
        <RadioGroup name="urgence" legend="Cela peut-il attendre&nbsp;?" defaultValue="SEMAINE" options={options(URGENCES)} />
      </FieldGroup>
      <FieldGroup
        legend="Les médecins à ne pas mêler à ceci"
        hint="Cochez sans vous justifier. Pour un médecin coché, votre demande n’existe pas&nbsp;: il ne reçoit rien, et rien ne lui manque."
      >
        <div onChange={({ target }) => setExclus((avant) => bascule(avant, target))}>
          <CheckboxGroup
            name="exclus"
            legend="Ne rien montrer à"
            options={medecins.map((m) => ({ value: m.id, label: m.nom, hint: m.presentation ?? undefined }))}
          />
        </div>
        <TextArea
          name="entourage"
          label="Qui vous encadre, vous évalue ou vous soigne"
          hint="Facultatif. Un médecin qui s’y reconnaît se retire avant d’avoir lu le reste."
          rows={2}
          maxLength={1000}
          count={false}
        />
      </FieldGroup>
      {choix ? (
        <FieldGroup legend="Votre rendez-vous">
          {choix.length > 0 ? (
            <>
              <HiddenField name="creneaux" value="on" />
              <ChoixCreneau libres={choix} />
            </>
          ) : (
            <MoisComplet delai={delai} />
          )}
        </FieldGroup>
      ) : null}
      <FieldGroup legend="Sous quel nom">
        <RadioGroup
          name="mode"
          legend="Vous écrivez"
          defaultValue="ANONYME"
          options={[
            { value: 'ANONYME', label: 'Sans nom' },
            { value: 'PSEUDONYME', label: 'Sous un nom que je choisis' },
            { value: 'NOM', label: 'Sous mon nom', hint: 'Vous pourrez le donner plus tard\u00a0; le reprendre, non.' },
          ]}
        />
        <TextField name="nom" label="Ce nom" hint="Laissez vide si vous écrivez sans nom." autoComplete="off" />
      </FieldGroup>
      <FieldGroup legend="Vous joindre" hint="Tout est facultatif&nbsp;: vous pouvez aussi revenir lire la réponse ici, avec vos mots.">
        <TextField name="telephone" label="Téléphone" type="tel" autoComplete="off" />
        <TextField name="quand" label="Quand appeler" autoComplete="off" />
        <TextField
          name="courriel"
          label="Adresse électronique"
          type="email"
          autoComplete="off"
          hint="Plutôt personnelle que celle de la faculté ou de l’hôpital."
        />
        <CheckboxField
          name="prevenir"
          label="Prévenez-moi par courriel quand on me répond"
          hint="Objet&nbsp;: «&nbsp;Message du portail DUMG&nbsp;». Le courriel ne dit rien d’autre."
        />
      </FieldGroup>
      <CheckboxField name="accord" required label={ACCORD.texte} hint={ACCORD.precision} />
    </Form>
  )
}
