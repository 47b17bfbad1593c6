import type { Metadata } from 'next'
import { aplatirRecherche } from '@/app/adresse'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { StatRow } from '@/components/display/StatRow'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { refusOffreFigee } from '@/lib/stages/campagne/guards'
import { ecartDe, type LigneOffre } from '@/lib/stages/campagne/offre/lignes'
import { filtresOffreSchema } from '@/lib/stages/campagne/offre/schema'
import { getOffre } from '@/lib/stages/campagne/suivi/queries'
import { lieuDit } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { choix } from '../../../choix'
import { reporter } from '../../actions'
import { FAITS } from '../../faits'
import { CAMPAGNES, campagneDe, STAGES } from '../../statut'
import { ListeFiltree } from '../../ListeFiltree'
import { Jauge } from '../Jauge'

export const metadata: Metadata = { title: 'Offre de postes' }

function ecart(ligne: LigneOffre) {
  const n = ecartDe(ligne)
  if (n === null) return 'Sans réponse'
  if (n === 0) return 'Aucune'
  return { text: n > 0 ? `${n} de plus` : `${-n} de moins`, tone: 'warn' as const }
}

const remarque = (l: LigneOffre): string =>
  [l.reserve && `Ne peut pas être offert : ${l.reserve}`, l.horsChoix > 0 && MENTION_ARTICLE_44].filter(Boolean).join(' ')

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]/offre'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const filtres = filtresOffreSchema.parse(aplatirRecherche(await searchParams))
  const { campagne, lignes, total, ecarts, reserves, page, pages } = await lire(getOffre(acteur, id, filtres))
  const chemin = `/stages/campagnes/${id}/offre`
  return (
    <ListPage
      title="Offre de postes"
      breadcrumb={[STAGES, CAMPAGNES, campagneDe(campagne)]}
      lead={`${campagne.semestre.libelle}. L’offre à côté de ce que les terrains ont répondu ; chaque terrain s’ouvre pour changer ses places.`}
    >
      <Fait search={searchParams} sentences={FAITS} />
      <StatRow
        items={[
          { label: 'Places offertes', value: campagne.places },
          { label: 'Lignes', value: total },
          { label: 'Différentes de la réponse', value: ecarts },
          { label: 'Ne peuvent pas être offertes', value: reserves },
        ]}
      />
      <Jauge campagne={campagne} />
      {refusOffreFigee(campagne.statut) ? null : (
        <Form action={reporter} hidden={{ id, version: String(campagne.version) }} submitLabel="Reporter les réponses dans l’offre">
          <p>
            Les réponses qui n’y sont pas encore entrent dans l’offre si le terrain peut être offert et si son agrément suffit. Les lignes
            déjà présentes ne changent pas.
          </p>
        </Form>
      )}
      <ListeFiltree
        titre="Lignes de l’offre"
        id="lignes"
        chemin={chemin}
        filtres={filtres}
        champs={[
          { name: 'categorie', label: 'Type de stage', tous: 'Tous', options: choix(LIBELLE_STAGE) },
          {
            name: 'voir',
            label: 'Lignes',
            tous: 'Toutes',
            options: [
              { value: 'ecarts', label: 'Différentes de la réponse' },
              { value: 'reserves', label: 'Qui ne peuvent pas être offertes' },
            ],
          },
        ]}
        page={page}
        pages={pages}
        rows={lignes}
        rowKey={(l) => `${l.terrainId} ${l.categorie}`}
        empty={<EmptyState title="Aucune ligne ici">Reportez les réponses des terrains, ou changez le filtre.</EmptyState>}
        columns={[
          {
            key: 'terrain',
            header: 'Terrain',
            cell: (l) => ({ text: l.terrain, href: `/stages/campagnes/${id}/terrains/${l.terrainId}` }),
          },
          { key: 'lieu', header: 'Lieu', cell: (l) => lieuDit(l, l.second) },
          { key: 'type', header: 'Type de stage', cell: (l) => LIBELLE_STAGE[l.categorie] },
          { key: 'repondu', header: 'Réponse', align: 'end', cell: (l) => l.repondu ?? '' },
          { key: 'offert', header: 'Offert', align: 'end', cell: (l) => l.offert ?? '' },
          { key: 'ecart', header: 'Différence', nowrap: true, cell: ecart },
          { key: 'remarque', header: 'Remarque', cell: remarque },
        ]}
      />
    </ListPage>
  )
}
