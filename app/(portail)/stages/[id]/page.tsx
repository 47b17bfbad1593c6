import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Fait } from '@/components/feedback/Fait'
import { Badge } from '@/components/display/Badge'
import { Notice } from '@/components/feedback/Notice'
import { AsideCard } from '@/components/shell/AsideCard'
import { RecordPage } from '@/components/shell/RecordPage'
import { PhotoGrid } from '@/components/display/PhotoGrid'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { jourCourt } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { peutGererTerrains } from '@/lib/referentiel/stage/policy'
import { getTerrain, type TerrainLu } from '@/lib/referentiel/stage/queries'
import { LIBELLE_MODE, LIBELLE_STAGE, LIBELLE_STRUCTURE, NOM_ZONE } from '@/lib/referentiel/stage/schema'
import { FAIT_FOI } from '@/lib/referentiel/stage/terrain/maitres'
import { listPhotos } from '@/lib/referentiel/stage/terrain/photo/queries'
import { getIndemnites } from '@/lib/referentiel/stage/terrain/queries'
import { getFlechagesTerrain } from '@/lib/flechage/statistiques/queries'
import { FAITS } from '../faits'
import { encadrants, zoneDatee } from '../terrain'
import { Evaluations } from './_evaluations/Evaluations'
import { Agrement, PlacesOffertes } from './_fiche/Agrement'
import { Flechages } from './_fiche/Flechages'
import { VieSurPlace } from './_fiche/VieSurPlace'
import { estIdentifiant } from './identifiant'

export const metadata: Metadata = { title: 'Terrain de stage' }

export default async function Page({ params, searchParams }: PageProps<'/stages/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estIdentifiant(id)) notFound()
  const [terrain, photos, flechages, indemnites] = await Promise.all([
    getTerrain(acteur, id),
    listPhotos(id),
    getFlechagesTerrain(acteur, id),
    getIndemnites(),
  ])
  if (!terrain) notFound()
  const { structure, semestre, etats, offres } = terrain
  const empeche = etats.length > 0 && etats.every((e) => e.empechement)
  return (
    <RecordPage
      title={terrain.intitule}
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={`${structure.nom}, ${structure.commune.nom}`}
      actions={
        peutGererTerrains(acteur) ? (
          <>
            <ButtonLink href={`/stages/${id}/modifier`}>Modifier</ButtonLink>
            <ButtonLink href={`/stages/${id}/photos`}>Photos</ButtonLink>
          </>
        ) : null
      }
      notices={
        <>
          <Fait search={searchParams} sentences={FAITS} />
          {empeche ? (
            <Notice tone="warn" title={`Ce terrain ne peut pas accueillir au ${semestre.libelle.toLowerCase()}`}>
              <p>{etats[0]?.empechement}</p>
            </Notice>
          ) : null}
        </>
      }
      aside={<EnBref terrain={terrain} />}
    >
      <Lieu structure={structure} />
      {terrain.fiche ? (
        <Section title="Ce que l’on y fait" aside={`Fait foi : ${FAIT_FOI.fiche}`}>
          <TextBlock text={terrain.fiche} />
        </Section>
      ) : null}
      {photos.length > 0 ? (
        <Section title="Photos">
          <PhotoGrid photos={photos.map((p) => ({ src: `/stages/${id}/photos/${p.id}`, caption: p.legende }))} />
        </Section>
      ) : null}
      <VieSurPlace terrain={terrain} indemnites={indemnites} />
      <Evaluations terrainId={id} />
      <Agrement terrain={terrain} />
      <PlacesOffertes offres={offres} />
      {flechages ? <Flechages flechages={flechages} /> : null}
    </RecordPage>
  )
}

/** What one looks for first: where, who, what for, how many, until when. */
const EnBref = ({ terrain }: { terrain: TerrainLu }) => {
  const { structure, semestre, etats } = terrain
  const accueille = etats.filter((e) => !e.empechement)
  return (
    <AsideCard title={`En bref, ${semestre.libelle.toLowerCase()}`}>
      <p>
        {accueille.length > 0 ? <Badge tone="good">Accueille</Badge> : <Badge tone="warn">N’accueille pas</Badge>}{' '}
        {accueille.map((e) => LIBELLE_STAGE[e.categorie]).join(', ')}
      </p>
      <DefinitionList
        dense
        items={[
          { term: 'Commune', value: structure.commune.nom },
          { term: 'Zone', value: NOM_ZONE[structure.commune.zone] },
          { term: 'Exercice', value: LIBELLE_MODE[terrain.mode] },
          { term: terrain.mode === 'HOSPITALIER' ? 'Responsable' : 'Maîtres de stage', value: encadrants(terrain) },
          { term: 'Places agréées', value: String(terrain.capaciteAgreee) },
          { term: 'Agréé jusqu’au', value: jourCourt(terrain.agrementFin) },
        ]}
      />
    </AsideCard>
  )
}

const Lieu = ({ structure }: Pick<TerrainLu, 'structure'>) => (
  <Section title="Le lieu" aside={`Fait foi : ${FAIT_FOI.lieu}`}>
    <DefinitionList
      items={[
        { term: 'Structure', value: `${structure.nom} (${LIBELLE_STRUCTURE[structure.type].toLowerCase()})` },
        { term: 'Numéro FINESS', value: structure.finessEt },
        { term: 'Adresse', value: `${structure.adresse}, ${structure.commune.nom}` },
        {
          term: 'Territoire',
          value: `${structure.commune.territoire.nom}, ${structure.commune.territoire.population.toLocaleString('fr-FR')} habitants`,
        },
        { term: 'Zone', value: zoneDatee(structure.commune) },
        ...(structure.quartierPrioritaire ? [{ term: 'Quartier', value: 'Quartier prioritaire de la politique de la ville' }] : []),
      ]}
    />
  </Section>
)
