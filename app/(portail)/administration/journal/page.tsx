import type { Metadata } from 'next'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { Form } from '@/components/form/Form'
import { DateField, SelectField, TextField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listTypesObjet, searchJournal, type LigneAdmin } from '@/lib/exploitation/journal/queries'
import { filtreJournalSchema } from '@/lib/exploitation/journal/schema'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import { libelleEvenement, libelleObjet, libelleQualite, libelleValeur } from '../mots'
import { ADMINISTRATION } from '../rubriques'
import { verifier } from './actions'
import { HiddenText } from '@/components/display/HiddenText'

export const metadata: Metadata = { title: 'Journal' }

const CHEMIN = '/administration/journal'

export default async function Page({ searchParams }: PageProps<'/administration/journal'>) {
  const acteur = await requireActeur()
  const filtre = filtreJournalSchema.parse(aplatirRecherche(await searchParams))
  const [{ lignes, suite }, types] = await lire(Promise.all([searchJournal(acteur, filtre), listTypesObjet(acteur)]))
  const { objet, id, auteur, du, au } = filtre
  const filtres = [objet, id, auteur, du, au].filter(Boolean).length
  return (
    <ListPage
      title="Journal"
      breadcrumb={[ADMINISTRATION]}
      lead="Tout ce qui a été fait, par qui et quand. Une ligne écrite ne peut plus être changée ni retirée."
    >
      <Section title="Intégrité">
        <p>Chaque ligne porte l’empreinte de la précédente. La vérification relit toute la chaîne et dit si une ligne a été touchée.</p>
        <Form action={verifier} submitLabel="Vérifier la chaîne" submitVariant="secondary" />
      </Section>
      <Section title="Lignes">
        <FilterBar action={CHEMIN} active={filtres} label="Chercher dans le journal">
          <SelectField
            name="objet"
            label="Objet"
            emptyLabel="Tous"
            defaultValue={objet}
            options={types.map((value) => ({ value, label: libelleObjet(value) }))}
          />
          <TextField name="id" label="Numéro interne de l’objet" defaultValue={id} maxLength={36} />
          <TextField name="auteur" label="Nom de la personne" type="search" defaultValue={auteur} maxLength={100} />
          <DateField name="du" label="À partir du" defaultValue={du} />
          <DateField name="au" label="Jusqu’au" defaultValue={au} />
        </FilterBar>
        <DataTable
          caption="Lignes du journal, de la plus récente à la plus ancienne"
          captionHidden
          rows={lignes}
          rowKey={(l) => l.id}
          empty={
            <EmptyState title="Aucune ligne ne correspond">
              {filtres > 0 ? 'Essayez une période plus longue ou un autre nom.' : 'Rien n’a encore été inscrit.'}
            </EmptyState>
          }
          columns={[
            { key: 'le', header: 'Quand', cell: (l) => dateHeure(l.le) },
            {
              key: 'qui',
              header: 'Qui',
              cell: (l) => (l.auteur ? `${l.auteur} (${libelleQualite(l.qualite)})` : libelleQualite(l.qualite)),
            },
            { key: 'quoi', header: 'Quoi', cell: (l) => <Quoi ligne={l} /> },
            {
              key: 'objet',
              header: 'Objet',
              cell: (l) => (
                <Link href={adresse(CHEMIN, { objet: l.objetType, id: l.objetId })}>
                  {libelleObjet(l.objetType)}
                  <HiddenText>{` ${l.objetId}, toutes ses lignes`}</HiddenText>
                </Link>
              ),
            },
          ]}
        />
        {suite ? <Link href={adresse(CHEMIN, { objet, id, auteur, du, au, avant: suite })}>Lignes plus anciennes</Link> : null}
      </Section>
    </ListPage>
  )
}

function Quoi({ ligne: { evenement, objetType, de, vers, motif } }: { ligne: LigneAdmin }) {
  const dit = (valeur: string): string => libelleValeur(valeur, objetType)
  const passage = vers ? (de && de !== vers ? `${dit(de)} → ${dit(vers)}` : dit(vers)) : null
  return (
    <>
      {libelleEvenement(evenement, objetType)}
      {passage ? <small>{` : ${passage}`}</small> : null}
      {motif ? <small>{` (${motif})`}</small> : null}
    </>
  )
}
