import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { TextField } from '@/components/form/Field'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { chercherStructures, getStructure, STRUCTURES_MONTREES } from '@/lib/referentiel/stage/terrain/queries'
import { FormulaireTerrain } from '../FormulaireTerrain'

export const metadata: Metadata = { title: 'Nouveau terrain' }

const CHEMIN = '/stages/nouveau'
const NOUVELLE = 'nouvelle'

export default async function Page({ searchParams }: PageProps<'/stages/nouveau'>) {
  const acteur = await requireActeur()
  const recherche = await searchParams
  const [choisie, q] = [unSeul(recherche.structure), unSeul(recherche.q)?.slice(0, 80)]
  const [structures, structure] = await Promise.all([
    lire(chercherStructures(acteur, choisie ? undefined : q)),
    choisie && choisie !== NOUVELLE ? lire(getStructure(acteur, choisie)) : undefined,
  ])
  if (structure === null) notFound()
  const breadcrumb = [{ label: 'Stages', href: '/stages' }]
  if (choisie)
    return (
      <FormPage
        title="Nouveau terrain"
        breadcrumb={[...breadcrumb, { label: 'Choisir la structure', href: CHEMIN }]}
        lead={structure ? `${structure.nom}, ${structure.commune.nom}` : 'Dans une structure que le portail ne connaît pas encore.'}
      >
        <FormulaireTerrain structure={structure} />
      </FormPage>
    )
  return (
    <FormPage
      title="Nouveau terrain"
      breadcrumb={breadcrumb}
      lead="Cherchez d’abord la structure qui l’accueille. Si le portail ne la connaît pas, ajoutez-la."
      actions={<ButtonLink href={`${CHEMIN}?structure=${NOUVELLE}`}>Ajouter une structure</ButtonLink>}
    >
      <FilterBar action={CHEMIN} label="Chercher une structure" active={Boolean(q)}>
        <TextField name="q" type="search" label="Structure, commune ou numéro FINESS" defaultValue={q} maxLength={80} />
      </FilterBar>
      {q ? (
        <Section title="Structures trouvées">
          <DataTable
            caption="Structures trouvées"
            captionHidden
            rows={structures}
            rowKey={(s) => s.id}
            empty={<EmptyState title="Aucune structure ne correspond">Essayez avec moins de mots.</EmptyState>}
            columns={[
              { key: 'nom', header: 'Structure', cell: (s) => ({ text: s.nom, href: `${CHEMIN}?structure=${s.id}` }) },
              { key: 'commune', header: 'Commune', cell: (s) => s.commune.nom },
              { key: 'finess', header: 'Numéro FINESS', cell: (s) => s.finessEt ?? '' },
              { key: 'terrains', header: 'Terrains', align: 'end', cell: (s) => String(s._count.terrains) },
            ]}
          />
          {structures.length === STRUCTURES_MONTREES ? (
            <p>Les {STRUCTURES_MONTREES} premières sont montrées : précisez la recherche si la bonne n’y est pas.</p>
          ) : null}
        </Section>
      ) : null}
    </FormPage>
  )
}
