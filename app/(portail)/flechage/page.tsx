import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectField, TextField } from '@/components/form/Field'
import { PageShell } from '@/components/shell/PageShell'
import { Pagination } from '@/components/display/Pagination'
import { Section } from '@/components/display/Section'
import { StatesBar } from '@/components/display/StatesBar'
import type { PlainCell } from '@/components/display/TableView'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { listChoixCampagnes } from '@/lib/flechage/campagne/queries'
import { peutDemander, peutVoirStatistiques } from '@/lib/flechage/policy'
import { DETENTEURS, listDossiers, listMesDemandes, type LigneDossier, type PageDossiers } from '@/lib/flechage/queries'
import { filtreDossiersSchema, type FiltreDossiers } from '@/lib/flechage/schema'
import { workflow } from '@/lib/flechage/workflow'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { detenteur, celluleStatut, TONS } from './statut'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Fléchage' }

const CHEMIN = '/flechage'

/** People who may see the requests of others, by a role or a seat. */
const examine = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_UFR', 'ARS') || acteur.siege

export default async function Page({ searchParams }: PageProps<'/flechage'>) {
  const acteur = await requireActeur()
  const filtre = filtreDossiersSchema.parse(aplatirRecherche(await searchParams))
  const [demandes, resultat, campagnes] = await Promise.all([
    listMesDemandes(acteur),
    examine(acteur) ? listDossiers(acteur, filtre) : null,
    examine(acteur) ? listChoixCampagnes() : [],
  ])
  return (
    <PageShell
      title="Fléchage"
      wide
      lead="Un stage hors procédure de choix, pour un projet professionnel ou pédagogique (article 44 de l’arrêté du 12 avril 2017)."
      actions={
        <>
          {peutDemander(acteur) ? (
            <ButtonLink href="/flechage/nouvelle" variant="primary">
              Nouvelle demande
            </ButtonLink>
          ) : null}
          <ButtonLink href="/flechage/campagnes">Campagnes</ButtonLink>
          {acteur.msuId ? <ButtonLink href="/flechage/accords">Mes accords</ButtonLink> : null}
          {aRole(acteur, 'DIR_UFR') ? <ButtonLink href="/flechage/saisines">Saisines de l’ARS</ButtonLink> : null}
          {peutVoirStatistiques(acteur) ? <ButtonLink href="/flechage/statistiques">Statistiques</ButtonLink> : null}
        </>
      }
    >
      {peutDemander(acteur) ? (
        <Section title="Mes demandes">
          <MesDemandes demandes={demandes} />
        </Section>
      ) : null}
      {resultat ? (
        <Section title="Demandes à examiner" id="dossiers">
          <Dossiers resultat={resultat} filtre={filtre} campagnes={campagnes} />
        </Section>
      ) : null}
      {!resultat && !peutDemander(acteur) ? (
        <EmptyState title="Aucune demande ne vous concerne">
          Les campagnes publiées disent qui peut demander un fléchage, et quand.
        </EmptyState>
      ) : null}
    </PageShell>
  )
}

const titreDe = (d: LigneDossier): string => d.numero ?? 'Brouillon'
/** « Été 2027 »: in a column headed « Semestre », the word itself is superfluous. */
const semestreCourt = (libelle: string): string => libelle.replace(/^Semestre d’(\p{L})/u, (_, lettre: string) => lettre.toUpperCase())

const lienDe = (d: LigneDossier): PlainCell => ({ text: titreDe(d), href: `${CHEMIN}/${d.id}` })

const terrainDe = (d: LigneDossier): string => (d.terrain ? `${d.terrain}, ${d.commune}` : 'Non choisi')

const MesDemandes = ({ demandes }: { demandes: LigneDossier[] }) => (
  <DataTable
    caption="Mes demandes de fléchage"
    captionHidden
    rows={demandes}
    rowKey={(d) => d.id}
    empty={
      <EmptyState title="Vous n’avez aucune demande">
        Quand une campagne est ouverte, « Nouvelle demande » vous guide : terrain, projet, accord du terrain, dépôt.
      </EmptyState>
    }
    columns={[
      { key: 'numero', header: 'Demande', nowrap: true, cell: lienDe },
      { key: 'semestre', header: 'Semestre', cell: (d) => d.semestre },
      { key: 'terrain', header: 'Terrain', cell: terrainDe },
      { key: 'statut', header: 'État', nowrap: true, cell: (d) => celluleStatut(d.statut) },
      { key: 'qui', header: 'Entre les mains de', cell: (d) => detenteur(workflow.states[d.statut].holder ?? 'personne', true) },
    ]}
  />
)

function compteDe(total: number, enCours: boolean): string {
  const quoi = enCours ? ' en cours' : ''
  if (total === 0) return `Aucune demande${quoi}.`
  return total === 1
    ? `Une demande${quoi}.`
    : `${total.toLocaleString('fr-FR')} demandes${quoi}, celles qui attendent depuis le plus longtemps d’abord.`
}

function Dossiers({
  resultat,
  filtre,
  campagnes,
}: {
  resultat: PageDossiers
  filtre: FiltreDossiers
  campagnes: { id: string; semestre: { libelle: string } }[]
}) {
  const { dossiers, total, pages, enCours, parStatut } = resultat
  const { campagne, statut, detenteur, q, page } = filtre
  const instant = maintenant()
  const filtres = [campagne, statut, detenteur, q].filter(Boolean).length
  const presents = (Object.keys(workflow.states) as StatutFlechage[]).filter((s) => parStatut.has(s))
  const href = (change: Partial<FiltreDossiers>): string => adresse(CHEMIN, { campagne, statut, detenteur, q, ...change })
  return (
    <>
      <FilterBar action={CHEMIN} active={filtres} label="Chercher une demande">
        <TextField name="q" label="Numéro, interne, terrain ou commune" type="search" defaultValue={q} maxLength={80} />
        <SelectField
          name="campagne"
          label="Campagne"
          emptyLabel="Toutes"
          defaultValue={campagne ?? ''}
          options={campagnes.map((c) => ({ value: c.id, label: c.semestre.libelle }))}
        />
        <SelectField
          name="statut"
          label="État"
          emptyLabel="Tous"
          defaultValue={statut ?? ''}
          options={Object.entries(workflow.states)
            .filter(([s]) => s !== 'BROUILLON')
            .map(([value, e]) => ({ value, label: e.label }))}
        />
        <SelectField
          name="detenteur"
          label="Entre les mains de"
          emptyLabel="Tout le monde"
          defaultValue={detenteur ?? ''}
          options={[...DETENTEURS.keys()].map((value) => ({ value, label: value }))}
        />
      </FilterBar>
      {presents.length > 0 ? (
        <StatesBar
          label="Demandes par état"
          states={presents.map((s) => ({
            key: s,
            label: workflow.states[s].label,
            count: parStatut.get(s) ?? 0,
            href: href({ statut: s }),
            tone: TONS[s],
            current: s === statut,
          }))}
        />
      ) : null}
      <p role="status">{compteDe(total, enCours)}</p>
      <DataTable
        caption="Demandes de fléchage"
        captionHidden
        rows={dossiers}
        rowKey={(d) => d.id}
        empty={
          <EmptyState title="Aucune demande ne correspond">
            {filtres > 0 ? 'Essayez avec moins de mots, ou sans filtre.' : 'Les demandes s’afficheront ici dès leur dépôt.'}
          </EmptyState>
        }
        columns={[
          { key: 'interne', header: 'Interne', cell: (d) => ({ text: `${d.nom} ${d.prenom}`, href: `${CHEMIN}/${d.id}` }) },
          { key: 'terrain', header: 'Terrain', cell: terrainDe },
          { key: 'stage', header: 'Stage', cell: (d) => (d.categorie ? LIBELLE_STAGE[d.categorie] : '') },
          {
            key: 'semestre',
            header: 'Semestre',
            nowrap: true,
            cell: (d) => semestreCourt(d.semestre),
          },
          { key: 'statut', header: 'État', nowrap: true, cell: (d) => celluleStatut(d.statut) },
          { key: 'qui', header: 'Entre les mains de', cell: (d) => workflow.states[d.statut].holder ?? '' },
          {
            key: 'depuis',
            header: 'Depuis',
            nowrap: true,
            cell: (d) => depuis(d.statutDepuis, instant).replace(/^depuis /, ''),
          },
          { key: 'numero', header: 'Numéro', nowrap: true, cell: titreDe },
        ]}
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => href({ page: n })} />
    </>
  )
}
