import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { Actions } from '@/components/action/Actions'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Pagination } from '@/components/display/Pagination'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'
import { estUuid } from '@/lib/core/requete/champs'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { ISSUES, LIBELLE_ISSUE, type Issue, type LigneBilan } from '@/lib/exploitation/import/bilan'
import { MAITRES, type Champ } from '@/lib/exploitation/import/maitres'
import { LIBELLE_MAITRE } from '@/lib/referentiel/identite/maitres'
import { getImport } from '@/lib/exploitation/import/queries'
import { filtreLignesSchema, LIBELLE_TYPE } from '@/lib/exploitation/import/schema'
import { abandonner, appliquer } from '../actions'
import { IMPORTS, STAGES, Statut } from '../statut'

export const metadata: Metadata = { title: 'Fichier reçu' }

const FAITS = {
  lecture: 'Le fichier est lu. Rien n’est encore changé : relisez, puis appliquez ou abandonnez.',
  application: 'Le fichier est appliqué.',
  abandon: 'Le fichier est abandonné : il n’a rien changé.',
}
const TONS = { CREE: 'good', CHANGE: 'info', INCHANGE: 'neutral', REFUSE: 'bad' } as const satisfies Record<Issue, string>

type Lu = Awaited<ReturnType<typeof getImport>>

export default async function Page({ params, searchParams }: PageProps<'/stages/imports/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  const recherche = await searchParams
  const filtre = filtreLignesSchema.parse(aplatirRecherche(recherche))
  const lu = await lire(getImport(acteur, id, filtre))
  const chemin = `/stages/imports/${id}`
  const { comptes } = lu
  return (
    <FormPage
      title={lu.fichier.nom}
      breadcrumb={[STAGES, IMPORTS]}
      lead={
        <>
          {LIBELLE_TYPE[lu.type]}, reçu {dateHeure(lu.creeLe)}
          {lu.auteur ? ` par ${lu.auteur}` : ''} <Statut statut={lu.statut} />
        </>
      }
      actions={
        <ButtonLink href={`${chemin}/fichier`} download>
          Fichier d’origine
        </ButtonLink>
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      {lu.inconnues.length > 0 ? (
        <Notice tone="warn" title="Des colonnes n’ont pas été lues">
          {lu.inconnues.map((c) => `« ${c} »`).join(', ')}.
        </Notice>
      ) : null}
      <StatRow
        items={[
          ...ISSUES.map((issue) => ({ label: PLURIEL[issue], value: comptes[issue].toLocaleString('fr-FR') })),
          { label: 'Écarts signalés', value: comptes.ecarts.toLocaleString('fr-FR') },
        ]}
      />
      {lu.statut === 'SIMULE' ? <Suite lu={lu} /> : null}
      {lu.effaceLe ? (
        <Notice tone="info">
          Le détail ligne par ligne, qui porte des noms et des rangs, a été effacé le {dateLongue(lu.effaceLe)}. Les nombres et l’empreinte
          du fichier restent.
        </Notice>
      ) : null}
      <Section title="Ligne par ligne">
        <FilterBar action={chemin} active={filtre.issue !== 'A_RELIRE'}>
          <SelectField
            name="issue"
            label="Lignes"
            emptyLabel={null}
            defaultValue={filtre.issue}
            options={[
              { value: 'A_RELIRE', label: 'À relire (ajouts, changements, refus, écarts)' },
              ...ISSUES.map((value) => ({ value, label: PLURIEL[value] })),
              { value: 'ECART', label: 'Avec un écart' },
              { value: 'TOUTES', label: 'Toutes' },
            ]}
          />
        </FilterBar>
        <DataTable
          caption="Lignes du fichier"
          captionHidden
          rows={lu.lignes}
          rowKey={(l) => String(l.numero)}
          empty={<EmptyState title="Aucune ligne à montrer ici">Choisissez « Toutes » pour relire le fichier entier.</EmptyState>}
          columns={[
            { key: 'numero', header: 'Ligne', nowrap: true, cell: (l) => l.numero.toLocaleString('fr-FR') },
            { key: 'qui', header: 'Concerne', cell: (l) => l.qui },
            { key: 'issue', header: 'Résultat', cell: (l) => <Badge tone={TONS[l.issue]}>{LIBELLE_ISSUE[l.issue]}</Badge> },
            { key: 'detail', header: 'Détail', cell: detail },
          ]}
        />
        <Pagination page={lu.page} pageCount={lu.pages} hrefFor={(page) => adresse(chemin, { issue: filtre.issue, page })} />
      </Section>
      <Section title="Preuve">
        <DefinitionList
          items={[
            { term: 'Empreinte du fichier (SHA-256)', value: lu.empreinte },
            { term: 'Lignes lues', value: lu.total.toLocaleString('fr-FR') },
            ...(lu.appliqueLe ? [{ term: 'Appliqué', value: dateHeure(lu.appliqueLe) }] : []),
          ]}
        />
      </Section>
    </FormPage>
  )
}

const PLURIEL: Record<Issue, string> = { CREE: 'Ajoutées', CHANGE: 'Changées', INCHANGE: 'Inchangées', REFUSE: 'Refusées' }

function detail({ refus, changements, ecarts }: LigneBilan): string {
  if (refus) return `${refus.message} (${refus.regle})`
  return [
    ...changements.map(({ champ, avant, apres }) => (avant ? `${champ} : ${avant} → ${apres || 'rien'}` : `${champ} : ${apres}`)),
    ...ecarts.map(
      ({ champ, portail, fichier }) =>
        `Écart, ${nomDuChamp(champ)} : « ${fichier} » dans le fichier, « ${portail || 'rien'} » dans le portail${tenu(champ)}`,
    ),
  ].join(' ; ')
}

const connu = (champ: string): champ is Champ => Object.hasOwn(MAITRES, champ)
const nomDuChamp = (champ: string): string => (connu(champ) ? MAITRES[champ].libelle.toLowerCase().replace('rpps', 'RPPS') : champ)
const tenu = (champ: string): string => (connu(champ) ? `, que tient ${LIBELLE_MAITRE[MAITRES[champ].maitre]}` : '')

function Suite({ lu }: { lu: Lu }) {
  const { comptes } = lu
  const rien = comptes.CREE + comptes.CHANGE + comptes.ecarts === 0
  const hidden = { id: lu.id, version: String(lu.version) }
  return (
    <Section title="Appliquer ou abandonner">
      {rien ? (
        <p>Ce fichier ne change rien et ne signale rien : il n’y a rien à appliquer.</p>
      ) : (
        <Notice tone="warn" title="Une application ne s’annule pas">
          Les lignes ajoutées et changées sont écrites d’un seul coup ; les lignes refusées sont laissées de côté, et ce qui n’est pas dans
          le fichier ne change pas. Pour revenir en arrière, il faudra un autre fichier.
          {lu.type === 'INTERNES' && comptes.CREE > 0
            ? ' Une personne ajoutée pourra se connecter quand l’administration technique l’aura nommée interne.'
            : ''}
        </Notice>
      )}
      <Actions>
        {rien ? null : (
          <Form
            action={appliquer}
            submitLabel="Appliquer"
            hidden={hidden}
            idPrefix="appliquer"
            confirm={`Écrire ${lignes(comptes.CREE, 'ajoutée')} et ${lignes(comptes.CHANGE, 'changée')} ? Cela ne s’annule pas.`}
          />
        )}
        <Form action={abandonner} submitLabel="Abandonner" submitVariant="quiet" hidden={hidden} idPrefix="abandonner" />
      </Actions>
    </Section>
  )
}

const lignes = (n: number, mot: string): string => `${n.toLocaleString('fr-FR')} ${n > 1 ? `lignes ${mot}s` : `ligne ${mot}`}`
