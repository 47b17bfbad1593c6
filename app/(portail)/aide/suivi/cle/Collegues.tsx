'use client'

import { CheckboxField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { Collegue } from '@/lib/soutien/cle/queries'
import { useAvecCle } from '../_coffre/avec-cle'
import { confirmerCle, marquerDepart } from './actions'
import { Empreinte } from './Empreinte'

/** The keys of the other members, to be compared when they are new and whenever two members meet. */
export function Collegues({ collegues, moi, coordination }: { collegues: readonly Collegue[]; moi: string; coordination: boolean }) {
  const avecCle = useAvecCle()
  return collegues
    .filter((c) => c.id !== moi)
    .map(({ id, nom, publique, confirmePar, nomme }) => (
      <Section key={id} title={nom} level={3} id={`collegue-${id}`}>
        {nomme ? null : (
          <Notice tone="warn" title={`${nom} n’est plus nommé·e à la cellule\u00a0: plus rien ne lui est adressé.`}>
            {coordination ? 'Ouvrez ce qui doit l’être, passez le relais, puis marquez son départ.' : 'La coordination passe le relais.'}
          </Notice>
        )}
        <p>
          {confirmePar ? `Clé confirmée par ${confirmePar}.` : 'Personne n’a encore comparé cette clé.'}{' '}
          {publique ? (
            <>
              Ses six mots&nbsp;: <Empreinte publique={publique} />
            </>
          ) : null}
        </p>
        {publique && !confirmePar ? (
          <Form
            action={avecCle(confirmerCle)}
            hidden={{ membreId: id, clePublique: publique }}
            submitLabel="Confirmer cette clé"
            idPrefix={`confirmer-${id}`}
          >
            <CheckboxField
              name="comparee"
              required
              label={`Je viens d’entendre ${nom} lire ces six mots, et ce sont les mêmes`}
              hint="De vive voix ou au téléphone, sur un numéro que vous connaissez&nbsp;: jamais par courriel."
            />
          </Form>
        ) : null}
        {coordination ? (
          <Form
            action={avecCle(marquerDepart)}
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
