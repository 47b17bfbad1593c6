'use client'

import { CheckboxField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/Section'
import type { Collegue } from '@/lib/soutien/cle/queries'
import { confirmerCle, marquerDepart } from './actions'
import { Empreinte } from './Empreinte'

/** The keys of the others: to be compared when they are new, and again whenever two of them meet. */
export function Collegues({ collegues, moi, coordination }: { collegues: readonly Collegue[]; moi: string; coordination: boolean }) {
  return collegues
    .filter((c) => c.id !== moi)
    .map(({ id, nom, statut, publique, confirmePar }) => (
      <Section key={id} title={nom} level={3} id={`collegue-${id}`}>
        <p>
          {statut === 'ACTIF' ? (confirmePar ? `Clé confirmée par ${confirmePar}.` : 'A ouvert la cellule.') : 'Clé à confirmer.'}{' '}
          {publique ? (
            <>
              Ses six mots&nbsp;: <Empreinte publique={publique} />
            </>
          ) : null}
        </p>
        {statut === 'A_CONFIRMER' && publique ? (
          <Form
            action={confirmerCle}
            hidden={{ membreId: id, clePublique: publique }}
            submitLabel="Confirmer cette clé"
            idPrefix={`confirmer-${id}`}
          >
            <CheckboxField
              name="comparee"
              required
              label={`Je viens d’entendre ${nom} lire ces six mots, et ce sont les mêmes`}
              hint="De vive voix ou au téléphone, sur un numéro que vous connaissez : jamais par courriel."
            />
          </Form>
        ) : null}
        {coordination ? (
          <Form
            action={marquerDepart}
            hidden={{ membreId: id }}
            fold={`${nom} quitte la cellule`}
            submitLabel="Confirmer le départ"
            submitVariant="danger"
            confirm={`Les clés de ${nom} seront détruites. Confirmer son départ ?`}
            idPrefix={`partir-${id}`}
          />
        ) : null}
      </Section>
    ))
}
