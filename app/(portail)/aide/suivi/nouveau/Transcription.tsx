'use client'

import { useState } from 'react'
import { CarteMots } from '@/app/aide/_mots/CarteMots'
import { envoyerScelle } from '@/app/aide/destinataires'
import { ButtonLink } from '@/components/action/ButtonLink'
import { CheckboxField, CheckboxGroup, RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import { enfermer, nouvellePaire, sceller } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { ACCORD, MOTIFS, TEXTE_MAX, URGENCES, type Enveloppe, type Motif, type Recit } from '@/lib/soutien/schema'
import { QUALITES } from '@/lib/soutien/tiers/schema'
import { CANAUX_MEDECIN } from '@/lib/soutien/transcription/schema'
import { lu as champ, options, parmi, poster, refusChamp } from '../_dossier/poster'
import { prendreReprise } from '../signalements/reprise'
import { consigner } from './actions'

type Medecin = Readonly<{ id: string; nom: string; clePublique: string }>
type Fait = Readonly<{ id: string | null; mots: string | null }>

/** A request that a person told a doctor: the same encryption; the doctor dictates the words of a receipt if the person wants them. */
export function Transcription({ moi, medecins: connus }: { moi: string; medecins: readonly Medecin[] }) {
  const [medecins, setMedecins] = useState(connus)
  const [reprise] = useState(prendreReprise)
  const [fait, setFait] = useState<Fait>()
  if (fait) return <Enregistree {...fait} />

  async function enregistrer(_: FormState, data: FormData): Promise<FormState> {
    const exclus = data.getAll('exclus').map(String)
    const gardes = (tous: readonly Medecin[]) => tous.filter((m) => !exclus.includes(m.id))
    const texte = champ(data, 'texte')
    const nom = champ(data, 'nom')
    if (texte === '') return refusChamp('texte', 'Écrivez au moins ce que la personne demande.')
    if (texte.length > TEXTE_MAX) return refusChamp('texte', `${TEXTE_MAX.toLocaleString('fr-FR')} caractères au plus.`)
    if (gardes(medecins).length === 0) return refusChamp('exclus', 'Gardez au moins un médecin.')
    if (data.get('accord') === null) return refusChamp('accord', 'Sans l’accord de la personne, rien ne s’enregistre.')
    const danger = data.get('danger') !== null
    const enveloppe: Enveloppe = {
      mode: nom ? 'NOM' : 'ANONYME',
      nom,
      entourage: champ(data, 'entourage'),
      exclus,
      joindre: { telephone: champ(data, 'telephone'), courriel: champ(data, 'courriel'), quand: champ(data, 'quand') },
      prevenir: false,
    }
    const motifs = data.getAll('motifs').filter((m): m is Motif => String(m) in MOTIFS)
    const recit: Recit = {
      accord: `oral, texte de ${ACCORD.version}`,
      texte,
      motifs,
      urgence: parmi(URGENCES, champ(data, 'urgence'), 'SEMAINE'),
      danger,
    }
    const cle = await nouvellePaire()
    const mots = data.get('recu') === null ? null : nouveauxMots()
    const recu = mots ? await secretsDe(mots) : undefined
    const pour = ({ id, clePublique }: Medecin) =>
      sceller({ privee: cle.privee }, [clePublique]).then((scelle) => ({ membreId: id, clePublique, scelle }))
    const champs = {
      canal: parmi(CANAUX_MEDECIN, champ(data, 'canal'), 'TELEPHONE'),
      urgent: danger ? 'on' : undefined,
      jeton: recu?.jeton,
      scelleRecu: recu && (await enfermer({ privee: cle.privee }, recu.secret, 'SECRET')),
      clePublique: cle.publique,
      enveloppe: await sceller(enveloppe, [cle.publique]),
      recit: await sceller(recit, [cle.publique]),
    }
    const state = await envoyerScelle(
      medecins,
      async (tous) => poster(consigner, { ...champs, cles: JSON.stringify(await Promise.all(gardes(tous).map(pour))) }),
      setMedecins,
    )
    if (state.status === 'ok') setFait({ id: (state.answer as string | null) ?? null, mots })
    return state
  }

  return (
    <Form action={enregistrer} submitLabel="Chiffrer et enregistrer" optionalMarks={false}>
      <FieldGroup legend="La demande">
        <RadioGroup
          name="canal"
          legend="Comment elle vous est parvenue"
          options={options(CANAUX_MEDECIN)}
          defaultValue={reprise ? 'TIERS' : 'TELEPHONE'}
        />
        <TextArea
          name="texte"
          label="Ce que la personne dit"
          rows={6}
          maxLength={TEXTE_MAX}
          defaultValue={reprise ? `${QUALITES[reprise.qualite]} a écrit\u00a0: «\u00a0${reprise.inquietude}\u00a0»` : ''}
        />
        <CheckboxGroup name="motifs" legend="De quoi s’agit-il&nbsp;?" options={options(MOTIFS)} />
        <RadioGroup name="urgence" legend="Cela peut-il attendre&nbsp;?" defaultValue="SEMAINE" options={options(URGENCES)} />
        <CheckboxField
          name="danger"
          label="Il y a danger"
          hint="Les médecins sont prévenus tout de suite."
          defaultChecked={reprise?.danger ?? false}
        />
      </FieldGroup>
      <FieldGroup legend="La personne">
        <TextField
          name="nom"
          label="Son nom, ou celui qu’elle choisit"
          hint="Laissez vide si elle n’en donne pas."
          autoComplete="off"
          defaultValue={reprise?.personne ?? ''}
        />
        <TextField name="telephone" label="Téléphone" type="tel" autoComplete="off" />
        <TextField name="quand" label="Quand appeler" autoComplete="off" />
        <TextField name="courriel" label="Adresse électronique" type="email" autoComplete="off" />
        <TextArea name="entourage" label="Qui l’encadre, l’évalue ou la soigne" rows={2} maxLength={1000} count={false} />
        <CheckboxGroup
          name="exclus"
          legend="Médecins qu’elle ne veut pas mêler à ceci"
          hint="Demandez-le-lui. Pour un médecin coché, cette demande n’existe pas."
          options={medecins.map((m) => ({ value: m.id, label: m.id === moi ? `${m.nom} (vous)` : m.nom }))}
        />
      </FieldGroup>
      <CheckboxField
        name="recu"
        label="Elle veut pouvoir revenir sur le portail"
        hint="Douze mots s’affichent&nbsp;: dictez-les lui, elle les note. Ils ne s’affichent qu’une fois."
      />
      <CheckboxField
        name="accord"
        required
        label="Elle est d’accord pour que la cellule garde ce qu’elle a dit"
        hint={`Lisez-le-lui\u00a0: «\u00a0${ACCORD.precision}\u00a0»`}
      />
    </Form>
  )
}

function Enregistree({ id, mots }: Fait) {
  return (
    <StepShown>
      <Notice tone="good" title="La demande est enregistrée, chiffrée." live />
      {mots ? (
        <Section title="Dictez ces douze mots">
          <p>Ils ouvrent sa page, « Revenir avec mes mots ». Personne ne pourra les redonner. Faites-les relire, puis ne les gardez pas.</p>
          <CarteMots mots={mots.split(' ')} imprimer="Imprimer une carte" />
        </Section>
      ) : null}
      <p>
        <ButtonLink href={id ? `/aide/suivi/${id}` : '/aide/suivi'} variant="primary">
          {id ? 'Ouvrir la demande' : 'Revenir au tableau'}
        </ButtonLink>
      </p>
    </StepShown>
  )
}
