import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Badge } from '@/components/Badge'
import { DataTable } from '@/components/DataTable'
import { DefinitionList } from '@/components/DefinitionList'
import { EmptyState } from '@/components/EmptyState'
import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { Section } from '@/components/Section'
import { jourLong } from '@/lib/core/dates'
import { requireActeur } from '@/lib/core/session'
import { getTerrain, type TerrainLu } from '@/lib/referentiel/stage/queries'
import { LIBELLE_MODE, LIBELLE_STAGE, LIBELLE_STRUCTURE, MENTION_ARTICLE_44, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { estIdentifiant } from './identifiant'

export const metadata: Metadata = { title: 'Terrain de stage' }

export default async function Page({ params }: PageProps<'/stages/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const terrain = estIdentifiant(id) ? await getTerrain(acteur, id) : null
  if (!terrain) notFound()
  const { structure, semestre, etats, offres } = terrain
  const empeche = etats.length > 0 && etats.every((e) => e.empechement)
  return (
    <PageShell
      title={terrain.intitule}
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={`${structure.nom}, ${structure.commune.nom}`}
    >
      {empeche ? (
        <Notice tone="warn" title={`Ce terrain ne peut pas accueillir au ${semestre.libelle.toLowerCase()}`}>
          <p>{etats[0]?.empechement}</p>
        </Notice>
      ) : null}
      <Section title="Le lieu">
        <DefinitionList
          items={[
            { term: 'Structure', value: `${structure.nom} (${LIBELLE_STRUCTURE[structure.type].toLowerCase()})` },
            { term: 'Adresse', value: `${structure.adresse}, ${structure.commune.nom}` },
            {
              term: 'Territoire',
              value: `${structure.commune.territoire.nom}, ${structure.commune.territoire.population.toLocaleString('fr-FR')} habitants`,
            },
            { term: 'Zone', value: `${LIBELLE_ZONE[structure.commune.zone]}, selon l’arrêté du ${jourLong(structure.commune.zoneActeLe)}` },
            ...(structure.quartierPrioritaire ? [{ term: 'Quartier', value: 'Quartier prioritaire de la politique de la ville' }] : []),
            { term: 'Logement', value: terrain.logement ? 'Proposé' : 'Non proposé' },
          ]}
        />
      </Section>
      <Section title="Agrément et places">
        <DefinitionList
          items={[
            { term: 'Agrément', value: `Du ${jourLong(terrain.agrementDebut)} au ${jourLong(terrain.agrementFin)}` },
            ...(terrain.suspenduLe ? [{ term: 'Suspension', value: `Depuis le ${jourLong(terrain.suspenduLe)}` }] : []),
            { term: 'Places agréées', value: String(terrain.capaciteAgreee) },
            { term: 'Exercice', value: LIBELLE_MODE[terrain.mode] },
            { term: terrain.mode === 'HOSPITALIER' ? 'Responsable pédagogique' : 'Maîtres de stage', value: encadrants(terrain) },
            ...(terrain.mode === 'HOSPITALIER' ? [{ term: 'Direction', value: structure.directeurNom }] : []),
          ]}
        />
        <DataTable
          caption={`Types de stage, ${semestre.libelle.toLowerCase()}`}
          rows={[...etats]}
          rowKey={(e) => e.categorie}
          empty={<EmptyState title="Aucun type de stage">Ce terrain n’est agréé pour aucun stage.</EmptyState>}
          columns={[
            { key: 'type', header: 'Type de stage', cell: (e) => LIBELLE_STAGE[e.categorie] },
            {
              key: 'etat',
              header: 'Accueil',
              cell: (e) => (e.empechement ? <Badge tone="warn">Indisponible</Badge> : <Badge tone="good">Accueille</Badge>),
            },
            { key: 'raison', header: 'Raison', cell: (e) => e.empechement ?? 'Toutes les conditions sont remplies.' },
          ]}
        />
      </Section>
      {terrain.fiche ? (
        <Section title="Ce que l’on y fait">
          <p>{terrain.fiche}</p>
        </Section>
      ) : null}
      <Section title="Places offertes">
        <DataTable
          caption="Places offertes, semestre par semestre"
          captionHidden
          rows={[...offres]}
          rowKey={(o) => `${o.semestre} ${o.categorie}`}
          empty={<EmptyState title="Aucune offre">Ce terrain n’a été proposé à aucun semestre connu du portail.</EmptyState>}
          columns={[
            { key: 'semestre', header: 'Semestre', cell: (o) => o.semestre },
            { key: 'type', header: 'Type de stage', cell: (o) => LIBELLE_STAGE[o.categorie] },
            { key: 'offerts', header: 'Places offertes', align: 'end', cell: (o) => o.offerts },
            { key: 'reste', header: 'Au choix commun', align: 'end', cell: (o) => o.reste },
            { key: 'mention', header: 'Mention', cell: (o) => (o.article44 ? MENTION_ARTICLE_44 : '') },
          ]}
        />
      </Section>
    </PageShell>
  )
}

function encadrants({ mode, responsable, praticiens }: TerrainLu): string | null {
  if (mode === 'HOSPITALIER') return responsable && `${responsable.prenom} ${responsable.nom}`
  return praticiens.map((p) => `${p.msu.personne.prenom} ${p.msu.personne.nom}${p.coordinateur ? ' (coordination)' : ''}`).join(', ')
}
