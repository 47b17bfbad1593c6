import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { FilterBar } from '@/components/action/FilterBar'
import { CheckboxField, HiddenField, SelectField, TextField } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { StatRow } from '@/components/display/StatRow'
import { requireActeur } from '@/lib/core/auth/session'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema, postesCompares, type FiltresOffre } from '@/lib/stages/offre/schema'
import { LIBELLE_STAGE, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import { listContours } from '@/lib/referentiel/territoire/queries'
import { adresse, aplatirRecherche } from '@/app/adresse'
import { choix } from '../choix'
import { avecPostes, COMPARER } from '../comparaison'
import { CarteOffre } from './CarteOffre'
import { TableauOffre } from './TableauOffre'

export const metadata: Metadata = { title: 'Offre du semestre' }

const CHEMIN = '/stages/offre'

type Change = Partial<Record<keyof FiltresOffre, string | number>>

export default async function Page({ searchParams }: PageProps<'/stages/offre'>) {
  const acteur = await requireActeur()
  const recherche = await searchParams
  const filtres = filtresOffreSchema.parse(aplatirRecherche(recherche))
  const compares = postesCompares(recherche.poste)
  const carte = filtres.vue === 'carte'
  const [offre, contours] = await Promise.all([listOffre(acteur, filtres), carte ? listContours(filtres.territoire) : []])
  const { semestre, territoires, communes, lieu, domicile } = offre
  const vers = (change: Change): string => avecPostes(adresse(CHEMIN, { ...dits(filtres), ...change }), compares)
  if (!semestre)
    return (
      <ListPage title="Offre du semestre" breadcrumb={[{ label: 'Stages', href: '/stages' }]}>
        <EmptyState title="Aucune offre n’est encore publiée">Elle paraîtra ici avant le choix des stages.</EmptyState>
      </ListPage>
    )
  return (
    <ListPage
      title="Offre du semestre"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={`${semestre.libelle}. Un poste pourvu au titre de l’article 44 l’est hors procédure de choix.`}
      actions={
        <>
          <ButtonLink href={vers({ vue: carte ? undefined : 'carte' })}>{carte ? 'Voir la liste' : 'Voir la carte'}</ButtonLink>
          {acteur.interneId ? <ButtonLink href="/stages/voeux">Mes vœux</ButtonLink> : null}
          {compares.length > 1 ? (
            <ButtonLink href={avecPostes(COMPARER, compares)}>{`Comparer ${compares.length} postes`}</ButtonLink>
          ) : null}
        </>
      }
    >
      <FilterBar action={CHEMIN} label="Chercher un poste" active={nombreDeFiltres(filtres)}>
        <TextField name="q" type="search" label="Terrain, structure ou commune" defaultValue={filtres.q} maxLength={80} />
        <SelectField
          name="semestre"
          label="Semestre"
          emptyLabel={null}
          defaultValue={semestre.code}
          options={offre.semestres.map((s) => ({ value: s.code, label: s.libelle }))}
        />
        <SelectField
          name="categorie"
          label="Type de stage"
          emptyLabel="Tous"
          defaultValue={filtres.categorie ?? ''}
          options={choix(LIBELLE_STAGE)}
        />
        <SelectField name="zone" label="Zone" emptyLabel="Toutes" defaultValue={filtres.zone ?? ''} options={choix(LIBELLE_ZONE)} />
        <SelectField
          name="territoire"
          label="Territoire"
          emptyLabel="Tous"
          defaultValue={filtres.territoire ?? ''}
          options={territoires.map((t) => ({ value: t.id, label: t.nom }))}
        />
        <CheckboxField name="logement" value="1" label="Avec logement" defaultChecked={filtres.logement} />
        <CheckboxField name="libres" value="1" label="Avec des places au choix" defaultChecked={filtres.libres} />
        {carte ? <HiddenField name="vue" value="carte" /> : null}
        {compares.map((id) => (
          <HiddenField key={id} name="poste" value={id} />
        ))}
      </FilterBar>
      <StatRow
        items={[
          { label: lieu ? `Postes à ${lieu}` : 'Postes', value: offre.total.toLocaleString('fr-FR') },
          { label: 'Places offertes', value: offre.offerts.toLocaleString('fr-FR') },
          { label: 'Au choix commun', value: offre.reste.toLocaleString('fr-FR') },
        ]}
      />
      {filtres.commune ? <Link href={vers({ commune: undefined, page: undefined })}>Voir toutes les communes</Link> : null}
      {carte && filtres.territoire ? <Link href={vers({ territoire: undefined })}>Voir tous les territoires</Link> : null}
      {domicile ? (
        <Notice tone="info">
          Les distances sont mesurées à vol d’oiseau depuis votre commune, {domicile} : la route est toujours plus longue.
        </Notice>
      ) : null}
      {carte ? (
        <CarteOffre
          contours={contours}
          communes={communes}
          territoires={territoires}
          courante={filtres.commune}
          hrefCommune={(code) => vers({ commune: code, vue: undefined, page: undefined })}
          hrefTerritoire={(id) => vers({ territoire: id, commune: undefined, page: undefined })}
        />
      ) : (
        <>
          <TableauOffre
            offre={offre}
            compares={compares}
            sort={{
              key: filtres.tri,
              dir: filtres.sens,
              hrefFor: (tri) => vers({ tri, sens: filtres.tri === tri && filtres.sens === 'asc' ? 'desc' : 'asc', page: undefined }),
            }}
          />
          <Pagination page={offre.page} pageCount={offre.pages} hrefFor={(page) => vers({ page })} />
        </>
      )}
    </ListPage>
  )
}

/** The filters as the address holds them: default values are left out. */
const dits = ({ logement, libres, tri, sens, vue, page, ...autres }: FiltresOffre): Change => ({
  ...autres,
  logement: logement ? '1' : undefined,
  libres: libres ? '1' : undefined,
  tri: tri === 'type' ? undefined : tri,
  sens: sens === 'asc' ? undefined : sens,
  vue: vue === 'liste' ? undefined : vue,
  page: page === 1 ? undefined : page,
})

const nombreDeFiltres = ({ q, categorie, zone, territoire, commune, logement, libres }: FiltresOffre): number =>
  [q, categorie, zone, territoire, commune, logement, libres].filter(Boolean).length
