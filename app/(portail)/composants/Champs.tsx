'use client'

import type { ReactNode } from 'react'
import { CheckboxField, CheckboxGroup, DateField, FileField, RadioGroup, SelectField, TextArea, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { defaultScope, FieldScopeContext } from '@/components/form/field-scope'
import { FieldsWithoutMarks } from '@/components/form/FieldsWithoutMarks'
import { PickBox } from '@/components/form/PickBox'
import { PrivateFields } from '@/components/form/PrivateFields'
import { VerdictField } from '@/components/form/VerdictField'
import { Exemple, LONG, MOT_LONG } from './Exemple'

const OPTIONS = [
  { value: 'ville', label: 'En ville' },
  { value: 'campagne', label: 'À la campagne', hint: 'Une indemnité de transport est due.' },
  { value: 'long', label: LONG },
]

/** The state of fields after the server refused what was typed. */
const Refuses = ({ noms, children }: { noms: readonly string[]; children: ReactNode }) => (
  <FieldScopeContext
    value={{
      ...defaultScope,
      idPrefix: 'refus',
      errors: Object.fromEntries(noms.map((nom) => [nom, 'Ce champ est à corriger.'])),
      values: Object.fromEntries(noms.map((nom) => [nom, nom === 'jour' ? '2026-02-28' : 'ville'])),
    }}
  >
    {children}
  </FieldScopeContext>
)

/** Fields to fill in. */
export const Champs = () => (
  <>
    <Exemple
      nom="TextField"
      etats={{
        'Vide, obligatoire ou non': (
          <>
            <TextField name="vide" label="Lieu" />
            <TextField name="obligatoire" label="Nom" hint="Tel qu’il figure sur la carte d’identité." required />
          </>
        ),
        Rempli: <TextField name="rempli" label="Adresse électronique" type="email" defaultValue="ana.legoff@exemple.fr" />,
        'Court, nombre, heure, mot caché': (
          <>
            <TextField name="court" label="Code" short defaultValue="EX42" />
            <TextField name="nombre" label="Places" type="number" min={0} max={9} defaultValue="3" />
            <TextField name="heure" label="Heure" type="time" defaultValue="09:30" />
            <TextField name="cache" label="Phrase" type="password" defaultValue="abricot" autoComplete="off" />
          </>
        ),
        Refusé: (
          <Refuses noms={['texte']}>
            <TextField name="texte" label="Lieu" hint="Une commune." required />
          </Refuses>
        ),
        'Mots longs': <TextField name="long" label={LONG} hint={MOT_LONG} defaultValue={LONG} />,
      }}
    />
    <Exemple
      nom="TextArea"
      etats={{
        'Vide, avec limites': <TextArea name="projet" label="Projet" rows={3} minLength={200} maxLength={2_000} />,
        'Trop long': <TextArea name="trop" label="Motif" rows={2} maxLength={20} defaultValue={LONG} />,
        Refusé: (
          <Refuses noms={['motif']}>
            <TextArea name="motif" label="Motif" rows={2} required />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="DateField"
      etats={{
        'Vide et rempli': (
          <>
            <DateField name="debut" label="Début" />
            <DateField name="fin" label="Fin" defaultValue="2026-11-03" required />
          </>
        ),
        Refusé: (
          <Refuses noms={['jour']}>
            <DateField name="jour" label="Jour" />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="SelectField"
      etats={{
        'Rien à choisir': <SelectField name="sans-choix" label="Terrain" options={[]} />,
        'Choisi, mots longs': <SelectField name="choisi" label="Zone" options={OPTIONS} defaultValue="long" />,
        Refusé: (
          <Refuses noms={['zone']}>
            <SelectField name="zone" label="Zone" options={OPTIONS} emptyLabel={null} required />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="RadioGroup"
      etats={{
        'Choisi, mots longs': <RadioGroup name="lieu" legend="Où voulez-vous aller ?" options={OPTIONS} defaultValue="campagne" />,
        Refusé: (
          <Refuses noms={['ou']}>
            <RadioGroup name="ou" legend="Où voulez-vous aller ?" hint="Une seule réponse." options={OPTIONS} required />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="VerdictField"
      etats={{
        'Sans verdict, à refaire': (
          <>
            {['', 'A_REFAIRE'].map((verdict) => (
              <VerdictField
                key={verdict}
                name={`verdict${verdict}`}
                legend={`Verdict ${verdict ? 'rendu' : 'à rendre'}`}
                defaultValue={verdict || undefined}
                options={[
                  { value: 'CONFORME', label: 'Conforme' },
                  { value: 'A_REFAIRE', label: 'À refaire', asks: true },
                ]}
                reason={{
                  name: `remarque${verdict}`,
                  label: `Remarque ${verdict ? 'écrite' : 'à écrire'}`,
                  hint: 'L’interne la lira.',
                  maxLength: 2000,
                }}
              />
            ))}
          </>
        ),
      }}
    />
    <Exemple
      nom="CheckboxGroup"
      etats={{
        'Cochés, mots longs': <CheckboxGroup name="zones" legend="Zones" options={OPTIONS} defaultValue={['ville', 'long']} />,
        Refusé: (
          <Refuses noms={['toutes']}>
            <CheckboxGroup name="toutes" legend="Zones" options={OPTIONS} required />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="CheckboxField"
      etats={{
        'Vide et cochée': (
          <>
            <CheckboxField name="lu" label="J’ai lu ce texte." required />
            <CheckboxField name="prevenir" label="Prévenez-moi par courriel." hint="Un seul courriel par jour." defaultChecked />
          </>
        ),
        Refusée: (
          <Refuses noms={['accord']}>
            <CheckboxField name="accord" label={LONG} required />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="FileField"
      etats={{
        Vide: <FileField name="piece" label="Lettre" hint="En PDF, 10 Mo au plus." accept="application/pdf" required />,
        'À choisir de nouveau': (
          <Refuses noms={['scan']}>
            <FileField name="scan" label="Accord signé" multiple />
          </Refuses>
        ),
      }}
    />
    <Exemple
      nom="FieldGroup"
      etats={{
        'L’un sous l’autre': (
          <FieldGroup legend="Correspondant" hint="La personne à joindre sur place.">
            <TextField name="qui" label="Nom" />
            <TextField name="tel" label="Téléphone" type="tel" />
          </FieldGroup>
        ),
        'Côte à côte': (
          <FieldGroup legend="Période" inline>
            <DateField name="du" label="Du" />
            <DateField name="au" label="Au" />
          </FieldGroup>
        ),
      }}
    />
    <Exemple
      nom="FieldsWithoutMarks"
      etats={{
        'Sans « facultatif »': (
          <FieldsWithoutMarks>
            <TextField name="cherche" label="Nom" type="search" />
          </FieldsWithoutMarks>
        ),
      }}
    />
    <Exemple
      nom="PrivateFields"
      etats={{
        'Rien n’est proposé ni vérifié par le navigateur': (
          <PrivateFields>
            <TextField name="secret" label="Ce qui vous arrive" />
          </PrivateFields>
        ),
      }}
    />
    <Exemple
      nom="PickBox"
      etats={{
        'Vide et cochée': (
          <p>
            <PickBox name="pris" value="1" label="Cabinet de Kerlouan" />{' '}
            <PickBox name="pris" value="2" label="Cabinet de Huelgoat" defaultChecked />
          </p>
        ),
      }}
    />
  </>
)
