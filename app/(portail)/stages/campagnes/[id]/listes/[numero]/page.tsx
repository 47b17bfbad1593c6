import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { aplatirRecherche } from '@/app/adresse'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import type { LigneListe } from '@/lib/stages/campagne/liste/contenu'
import { getDifference, getListe } from '@/lib/stages/campagne/liste/queries'
import { filtresListeSchema } from '@/lib/stages/campagne/liste/schema'
import { lieuDit, secondPublie } from '@/lib/referentiel/stage/couplage'
import { resteAuChoix } from '@/lib/referentiel/stage/offre'
import { LIBELLE_STAGE, LIBELLE_ZONE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { choix } from '../../../../choix'
import { FAITS } from '../../../faits'
import { CAMPAGNES, STAGES } from '../../../statut'
import { ListeFiltree } from '../../../ListeFiltree'
import { Versions } from '../../../Versions'
import { Ecarts } from './Ecarts'

export const metadata: Metadata = { title: 'Liste des postes' }

const colonnes = [
  { key: 'terrain', header: 'Terrain', cell: (l: LigneListe) => ({ text: l.intitule, href: `/stages/${l.terrainId}` }) },
  { key: 'lieu', header: 'Lieu', cell: (l: LigneListe) => lieuDit(l, secondPublie(l)) },
  { key: 'type', header: 'Type de stage', cell: (l: LigneListe) => LIBELLE_STAGE[l.categorie] },
  { key: 'zone', header: 'Zone', cell: (l: LigneListe) => LIBELLE_ZONE[l.zone] },
  { key: 'logement', header: 'Logement', cell: (l: LigneListe) => (l.logement ? 'Proposé' : '') },
  { key: 'offerts', header: 'Places offertes', align: 'end' as const, cell: (l: LigneListe) => l.capaciteOfferte },
  { key: 'reste', header: 'Au choix commun', align: 'end' as const, cell: (l: LigneListe) => resteAuChoix(l) },
  { key: 'mention', header: 'Mention', cell: (l: LigneListe) => (l.horsChoix > 0 ? MENTION_ARTICLE_44 : '') },
]

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]/listes/[numero]'>) {
  const acteur = await requireActeur()
  const { id, numero } = await params
  const filtres = filtresListeSchema.parse(aplatirRecherche(await searchParams))
  const vue = (await getListe(acteur, id, Number(numero), filtres)) ?? notFound()
  const { liste, lignes, total, places, page, pages } = vue
  const chemin = `/stages/campagnes/${id}/listes/${liste.numero}`
  const difference = filtres.avec ? ((await getDifference(acteur, id, liste.numero, filtres.avec)) ?? notFound()) : null
  const derniere = liste.campagne.listes[0]?.numero ?? liste.numero
  return (
    <ListPage
      title={`Liste des postes, ${liste.campagne.semestre.libelle.toLowerCase()}`}
      breadcrumb={[STAGES, CAMPAGNES]}
      lead={`Version ${liste.numero}, publiée le ${dateHeure(liste.publieeLe)}. Cette version ne change plus.`}
      actions={<ButtonLink href={`${chemin}/contenu`}>Télécharger le texte publié</ButtonLink>}
    >
      <Fait search={searchParams} sentences={FAITS} />
      {derniere > liste.numero ? (
        <Notice tone="warn" title="Une version plus récente est publiée">
          <p>
            <Link href={`/stages/campagnes/${id}/listes/${derniere}?avec=${liste.numero}`}>Voir ce que la version {derniere} change</Link>
          </p>
        </Notice>
      ) : null}
      {liste.motif ? <p>Ce qui est corrigé : {liste.motif}</p> : null}
      {difference && filtres.avec ? <Ecarts difference={difference} avec={filtres.avec} numero={liste.numero} /> : null}
      <ListeFiltree
        titre="Postes"
        id="postes"
        chemin={chemin}
        filtres={filtres}
        champs={[{ name: 'categorie', label: 'Type de stage', tous: 'Tous', options: choix(LIBELLE_STAGE) }]}
        chiffres={[
          { label: 'Postes', value: total },
          { label: 'Places offertes', value: places },
        ]}
        page={page}
        pages={pages}
        rows={lignes}
        rowKey={(l) => l.posteId}
        empty={<EmptyState title="Aucun poste ici">Choisissez un autre type de stage.</EmptyState>}
        columns={colonnes}
      />
      <Section title="Versions" id="versions">
        <Versions versions={liste.campagne.listes} campagneId={id} />
        <p>
          Empreinte de cette version (SHA-256) : <code>{liste.empreinte}</code>
        </p>
      </Section>
    </ListPage>
  )
}
