import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { SelectionBar } from '@/components/action/SelectionBar'
import { Views, type View } from '@/components/action/Views'
import { CheckboxField, SelectField, TextField } from '@/components/form/Field'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { Section } from '@/components/display/Section'
import { StatesBar } from '@/components/display/StatesBar'
import type { PlainCell } from '@/components/display/TableView'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { depuis, jourCourt } from '@/lib/core/temps/dates'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { listChoixCampagnes } from '@/lib/flechage/campagne/queries'
import { peutDemander, peutExaminer, peutVoirStatistiques } from '@/lib/flechage/policy'
import { DETENTEURS, listDossiers, listMesDemandes, type LigneDossier, type PageDossiers } from '@/lib/flechage/queries'
import { filtreDossiersSchema, type FiltreDossiers } from '@/lib/flechage/schema'
import { termeDe, workflow } from '@/lib/flechage/workflow'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { detenteur, celluleStatut, TONS } from './statut'

export const metadata: Metadata = { title: 'Fléchage' }

const CHEMIN = '/flechage'

export default async function Page({ searchParams }: PageProps<'/flechage'>) {
  const acteur = await requireActeur()
  const filtre = filtreDossiersSchema.parse(aplatirRecherche(await searchParams))
  const [demandes, resultat, campagnes] = await Promise.all([
    listMesDemandes(acteur),
    peutExaminer(acteur) ? listDossiers(acteur, filtre) : null,
    peutExaminer(acteur) ? listChoixCampagnes() : [],
  ])
  const examines = resultat && partiesDe({ acteur, resultat, filtre, campagnes })
  return (
    <ListPage
      states={examines?.states}
      views={examines?.views}
      filters={examines?.filters}
      title="Fléchage"
      lead={
        resultat ? (
          <p role="status">{compteDe(resultat.total, resultat.enCours, filtre.tri)}</p>
        ) : (
          'Un stage hors procédure de choix, pour un projet professionnel ou pédagogique (article 44 de l’arrêté du 12 avril 2017).'
        )
      }
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
          {resultat && resultat.total > 0 ? (
            <ButtonLink href={adresse('/flechage/export', { ...filtre, page: undefined })} download>
              Exporter (Excel)
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {peutDemander(acteur) ? (
        <Section title="Mes demandes">
          <MesDemandes demandes={demandes} />
        </Section>
      ) : null}
      {examines?.liste}
      {!resultat && !peutDemander(acteur) ? (
        <EmptyState title="Aucune demande ne vous concerne">
          Les campagnes publiées disent qui peut demander un fléchage, et quand.
        </EmptyState>
      ) : null}
    </ListPage>
  )
}

const titreDe = (d: LigneDossier): string => d.numero ?? 'Brouillon'

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

function compteDe(total: number, enCours: boolean, tri: FiltreDossiers['tri']): string {
  const quoi = enCours ? ' en cours' : ''
  if (total === 0) return `Aucune demande${quoi}.`
  return total === 1
    ? `Une demande${quoi}.`
    : `${total.toLocaleString('fr-FR')} demandes${quoi}${tri ? '' : ', celles qui attendent depuis le plus longtemps d’abord'}.`
}

const ACTES_EN_NOMBRE = [
  { value: 'declarerRecevable', label: 'Déclarer recevables' },
  { value: 'demanderComplements', label: 'Demander les compléments' },
  { value: 'rappelerComplements', label: 'Rappeler' },
  { value: 'etablirNotice', label: 'Établir les notices' },
  { value: 'notifier', label: 'Notifier' },
]

/** The states in which a request waits for an act that the secretariat does in number. */
const CHOISISSABLES: readonly StatutFlechage[] = ['DEPOSEE', 'INCOMPLETE', 'AFFECTEE', 'REFUSEE']

function vuesDe(
  acteur: Acteur,
  href: (vue: Partial<FiltreDossiers>) => string,
  { statut, detenteur, retard, campagne, q }: FiltreDossiers,
): View[] {
  const sien = aRole(acteur, 'GESTIONNAIRE')
    ? 'le secrétariat du DUMG'
    : aRole(acteur, 'COORD_DES')
      ? 'le coordonnateur du DES'
      : aRole(acteur, 'DIR_UFR')
        ? 'la direction de l’UFR'
        : aRole(acteur, 'ARS')
          ? 'l’agence régionale de santé'
          : undefined
  const libre = !campagne && !q
  return [
    { label: 'En cours', href: CHEMIN, current: libre && !statut && !detenteur && !retard },
    ...(sien
      ? [{ label: 'Entre mes mains', href: href({ detenteur: sien }), current: libre && detenteur === sien && !statut && !retard }]
      : []),
    { label: 'En retard', href: href({ retard: 'oui' }), current: libre && retard === 'oui' && !statut && !detenteur },
    { label: 'À compléter', href: href({ statut: 'INCOMPLETE' }), current: libre && statut === 'INCOMPLETE' && !detenteur && !retard },
  ]
}

type Examines = {
  acteur: Acteur
  resultat: PageDossiers
  filtre: FiltreDossiers
  campagnes: { id: string; semestre: { libelle: string } }[]
}

/** The parts of the list of those who examine requests. */
function partiesDe({ acteur, resultat, filtre, campagnes }: Examines) {
  const { dossiers, pages, parStatut } = resultat
  const { campagne, statut, detenteur, q, retard, tri, sens, page } = filtre
  const instant = maintenant()
  const jour = aujourdhui()
  const caches = [campagne, statut, retard].filter(Boolean).length
  const filtres = caches + [detenteur, q].filter(Boolean).length
  const presents = (Object.keys(workflow.states) as StatutFlechage[]).filter((s) => parStatut.has(s))
  const href = (change: Partial<FiltreDossiers>): string =>
    adresse(CHEMIN, { campagne, statut, detenteur, q, retard, tri, sens, ...change })
  const gere = aRole(acteur, 'GESTIONNAIRE')
  const table = (
    <DataTable
      caption="Demandes de fléchage"
      captionHidden
      rows={dossiers}
      rowKey={(d) => d.id}
      picks={
        gere
          ? {
              form: 'ensemble',
              name: 'demande',
              of: (d) => (CHOISISSABLES.includes(d.statut) ? { value: d.id, label: `${d.nom} ${d.prenom}, ${titreDe(d)}` } : undefined),
            }
          : undefined
      }
      sort={{
        key: tri ?? 'depuis',
        dir: sens ?? 'asc',
        hrefFor: (cle) => href({ tri: cle as FiltreDossiers['tri'], sens: (tri ?? 'depuis') === cle && sens !== 'desc' ? 'desc' : 'asc' }),
      }}
      empty={
        <EmptyState title="Aucune demande ne correspond">
          {filtres > 0 ? 'Essayez avec moins de mots, ou sans filtre.' : 'Les demandes s’afficheront ici dès leur dépôt.'}
        </EmptyState>
      }
      columns={[
        { key: 'interne', header: 'Interne', sort: 'interne', cell: (d) => ({ text: `${d.nom} ${d.prenom}`, href: `${CHEMIN}/${d.id}` }) },
        { key: 'terrain', header: 'Terrain', sort: 'terrain', cell: terrainDe },
        { key: 'statut', header: 'État', nowrap: true, cell: (d) => celluleStatut(d.statut) },
        { key: 'qui', header: 'Entre les mains de', cell: (d) => workflow.states[d.statut].holder ?? '' },
        {
          key: 'depuis',
          header: 'Depuis',
          sort: 'depuis',
          nowrap: true,
          cell: (d) => depuis(d.statutDepuis, instant).replace(/^depuis /, ''),
        },
        { key: 'echeance', header: 'Échéance', nowrap: true, cell: (d) => echeanceDe(d, jour) },
        { key: 'numero', header: 'Numéro', sort: 'numero', nowrap: true, cell: titreDe },
      ]}
    />
  )
  return {
    states:
      presents.length > 0 ? (
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
      ) : null,
    views: <Views views={vuesDe(acteur, (vue) => adresse(CHEMIN, vue), filtre)} />,
    filters: (
      <FilterBar
        action={CHEMIN}
        active={filtres}
        label="Chercher une demande"
        more={{
          count: caches,
          fields: (
            <>
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
              <CheckboxField name="retard" value="oui" label="En retard seulement" defaultChecked={retard === 'oui'} />
            </>
          ),
        }}
      >
        <TextField name="q" label="Numéro, interne, terrain ou commune" type="search" defaultValue={q} maxLength={80} />
        <SelectField
          name="detenteur"
          label="Entre les mains de"
          emptyLabel="Tout le monde"
          defaultValue={detenteur ?? ''}
          options={[...DETENTEURS.keys()].map((value) => ({ value, label: value }))}
        />
      </FilterBar>
    ),
    liste: (
      <>
        {gere ? (
          <SelectionBar id="ensemble" action="/flechage/ensemble" acts={ACTES_EN_NOMBRE}>
            {table}
          </SelectionBar>
        ) : (
          table
        )}
        <Pagination page={page} pageCount={pages} hrefFor={(n) => href({ page: n })} />
      </>
    ),
  }
}

/** « 6 janv. 2027 », as a badge once it is past. */
function echeanceDe(d: LigneDossier, jour: Date): PlainCell | string {
  const terme = termeDe(d.statut, d)
  if (!terme) return ''
  return terme < jour ? { text: jourCourt(terme), tone: 'bad' } : jourCourt(terme)
}
