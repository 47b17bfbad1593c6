import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DataTable } from '@/components/display/DataTable'
import { Form } from '@/components/form/Form'
import { DateField, TextArea, TextField } from '@/components/form/Field'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { CATALOGUE } from '@/app/parametres'
import { jourCourt, jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { peutChangerParametres } from '@/lib/referentiel/parametre/valeur/policy'
import { listParametres, type ParametreLu, type ValeurLue } from '@/lib/referentiel/parametre/valeur/queries'
import { ADMINISTRATION } from '../../rubriques'
import { changerValeur, confirmerValeur } from '../actions'

export const metadata: Metadata = { title: 'Paramètre' }

export default async function Page({ params }: PageProps<'/administration/parametres/[cle]'>) {
  const acteur = await requireActeur()
  const { cle } = await params
  const parametre = (await lire(listParametres(acteur, CATALOGUE))).find((p) => p.cle === cle)
  if (!parametre) notFound()
  const { libelle, unite, historique, actuelle, aVerifier } = parametre
  const peutAgir = peutChangerParametres(acteur)
  return (
    <FormPage
      title={libelle}
      breadcrumb={[ADMINISTRATION, { label: 'Paramètres', href: '/administration/parametres' }]}
      lead={unite ? `En ${unite}.` : undefined}
    >
      {aVerifier && actuelle ? (
        <Notice tone="warn" title="Valeur à vérifier">
          {`Elle n’a pas été comparée à sa source depuis le ${jourLong(actuelle.verifieLe)}.`}
        </Notice>
      ) : null}
      <Section title="Valeurs">
        <DataTable
          caption="Valeurs de ce paramètre, la plus récente d’abord"
          captionHidden
          rows={historique}
          rowKey={(v) => v.id}
          empty={<p>Ce paramètre n’a pas encore de valeur.</p>}
          columns={[
            { key: 'valeur', header: 'Valeur', cell: (v) => v.valeur || 'Aucune' },
            { key: 'du', header: 'Du', nowrap: true, cell: (v) => jourCourt(v.valableDu) },
            { key: 'au', header: 'Au (inclus)', cell: (v) => (v.valableAu ? jourCourt(v.valableAu) : 'Sans date de fin') },
            { key: 'source', header: 'Source', cell: (v) => <Source valeur={v} /> },
            { key: 'verifie', header: 'Vérifiée', cell: (v) => `${jourCourt(v.verifieLe)}, ${v.verifiePar}` },
          ]}
        />
        {peutAgir && actuelle ? (
          <Form
            action={confirmerValeur}
            submitLabel="J’ai vérifié la valeur d’aujourd’hui"
            submitVariant="secondary"
            hidden={{ id: actuelle.id }}
          />
        ) : null}
      </Section>
      {peutAgir ? <NouvelleValeur parametre={parametre} /> : null}
    </FormPage>
  )
}

function Source({ valeur: { sourceTitre, sourceUrl } }: { valeur: ValeurLue }) {
  return sourceUrl ? (
    <a href={sourceUrl} rel="noreferrer">
      {sourceTitre}
    </a>
  ) : (
    sourceTitre
  )
}

function NouvelleValeur({ parametre: { cle, unite, actuelle } }: { parametre: ParametreLu }) {
  const valeur = actuelle?.valeur ?? ''
  return (
    <Section title="Nouvelle valeur">
      <Form action={changerValeur} submitLabel="Enregistrer la nouvelle valeur" hidden={{ cle }}>
        {unite === '' ? (
          <TextArea name="valeur" label="Valeur" rows={3} defaultValue={valeur} maxLength={4000} count={false} />
        ) : (
          <TextField name="valeur" label={`Valeur, en ${unite}`} defaultValue={valeur} short required />
        )}
        <DateField
          name="valableDu"
          label="S’applique à partir du"
          defaultValue={isoJour(aujourdhui())}
          min={isoJour(aujourdhui())}
          hint="L’ancienne valeur s’arrête la veille."
          required
        />
        <TextField
          name="sourceTitre"
          label="Source"
          hint="Le texte, la délibération ou le courrier qui fixe cette valeur."
          maxLength={300}
          required
        />
        <TextField name="sourceUrl" label="Adresse de la source" type="url" maxLength={1000} />
      </Form>
    </Section>
  )
}
