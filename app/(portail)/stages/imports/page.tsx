import type { Metadata } from 'next'
import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FileField, RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { TypeImport } from '@/generated/prisma/enums'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { COLONNES } from '@/lib/exploitation/import/colonnes'
import { MAITRES } from '@/lib/exploitation/import/maitres'
import { NOM_MAITRE, type Maitre } from '@/lib/referentiel/identite/maitres'
import { listImports } from '@/lib/exploitation/import/queries'
import { FORMATS, LIBELLE_FORMAT, LIBELLE_TYPE } from '@/lib/exploitation/import/schema'
import { lireFichier } from './actions'
import { STAGES, Statut } from './statut'

export const metadata: Metadata = { title: 'Imports et exports' }

const TYPES = Object.values(TypeImport)
const AIDES: Record<TypeImport, string> = {
  INTERNES: 'De la scolarité : une ligne par semestre de chaque interne.',
  POSTES: 'De l’agence régionale de santé : une ligne par terrain et type de stage.',
  AFFECTATIONS: 'De l’agence régionale de santé : une ligne par interne.',
}

export default async function Page() {
  const acteur = await requireActeur()
  const { imports, ecartsOuverts } = await lire(listImports(acteur))
  return (
    <ListPage
      title="Imports et exports"
      breadcrumb={[STAGES]}
      lead="Recevoir les fichiers de la scolarité et de l’agence, et rendre les mêmes tableaux."
      actions={<ButtonLink href="/stages/imports/ecarts">{ecarts(ecartsOuverts)}</ButtonLink>}
    >
      <Section title="Lire un fichier">
        <Form action={lireFichier} submitLabel="Lire le fichier">
          <p>La lecture ne change rien : elle montre, ligne par ligne, ce qui serait ajouté, changé ou refusé. Vous décidez ensuite.</p>
          <RadioGroup
            name="type"
            legend="Ce que contient le fichier"
            required
            options={TYPES.map((value) => ({ value, label: LIBELLE_TYPE[value], hint: AIDES[value] }))}
          />
          <FileField
            name="fichier"
            label="Fichier"
            hint="Excel (.xlsx), OpenDocument (.ods) ou CSV, 10 Mo au plus. La première ligne porte les titres des colonnes ; seule la première feuille est lue."
            accept=".xlsx,.ods,.csv,.txt"
            required
          />
        </Form>
      </Section>
      <Section title="Fichiers reçus">
        <DataTable
          caption="Les trente derniers fichiers reçus"
          captionHidden
          rows={imports}
          rowKey={(i) => i.id}
          empty={<EmptyState title="Aucun fichier reçu">Les fichiers que vous lirez restent ici, avec ce qu’ils ont changé.</EmptyState>}
          columns={[
            { key: 'nom', header: 'Fichier', cell: (i) => <Link href={`/stages/imports/${i.id}`}>{i.nom}</Link> },
            { key: 'type', header: 'Contenu', cell: (i) => LIBELLE_TYPE[i.type] },
            { key: 'le', header: 'Reçu', cell: (i) => dateHeure(i.creeLe) },
            { key: 'auteur', header: 'Par', cell: (i) => i.auteur ?? '' },
            { key: 'statut', header: 'État', cell: (i) => <Statut statut={i.statut} /> },
          ]}
        />
      </Section>
      <Section title="Exporter">
        <Notice tone="warn">
          Les fichiers d’internes contiennent des rangs et des situations : ils sont réservés au secrétariat et ne se transmettent pas.
        </Notice>
        {TYPES.map((type) => (
          <Section key={type} title={LIBELLE_TYPE[type]} level={3} id={`export-${type.toLowerCase()}`}>
            <Actions>
              {FORMATS.map((format) => (
                <ButtonLink key={format} href={`/stages/imports/export?type=${type}&format=${format}`} download>
                  {`${LIBELLE_TYPE[type]} (${LIBELLE_FORMAT[format]})`}
                </ButtonLink>
              ))}
            </Actions>
          </Section>
        ))}
      </Section>
      <Section title="Colonnes reconnues">
        <p>Avec ou sans accents ni majuscules, dans n’importe quel ordre. Un export a les mêmes colonnes : il peut servir de modèle.</p>
        <DefinitionList items={TYPES.map((type) => ({ term: LIBELLE_TYPE[type], value: COLONNES[type].map((c) => c.titre).join(', ') }))} />
      </Section>
      <Section title="Qui fait foi">
        <p>
          Un fichier ne change que ce que son auteur tient. S’il dit autre chose d’une information tenue par un autre, elle n’est pas
          remplacée : un écart est signalé.
        </p>
        <DefinitionList
          items={(Object.keys(NOM_MAITRE) as Maitre[]).map((maitre) => ({
            term: NOM_MAITRE[maitre],
            value: Object.values(MAITRES)
              .filter((m) => m.maitre === maitre)
              .map((m) => m.libelle)
              .join(', '),
          }))}
        />
      </Section>
    </ListPage>
  )
}

const ecarts = (n: number): string => (n === 0 ? 'Écarts' : n === 1 ? '1 écart à régler' : `${n.toLocaleString('fr-FR')} écarts à régler`)
