import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Notice } from '@/components/feedback/Notice'
import { WorkPage } from '@/components/shell/WorkPage'
import type { Cell } from '@/components/display/TableView'
import { requireActeur } from '@/lib/core/auth/session'
import { phrasesMoities } from '@/lib/referentiel/stage/couplage'
import { listComparaison, type PosteCompare } from '@/lib/stages/offre/comparaison/queries'
import { POSTES_COMPARES, postesCompares } from '@/lib/stages/offre/schema'
import { LIBELLE_STAGE, LIBELLE_STRUCTURE, MENTION_ARTICLE_44 } from '@/lib/referentiel/stage/schema'
import { distanceDite } from '@/lib/referentiel/territoire/distance'
import { avecPostes, COMPARER } from '../comparaison'
import { encadrants, zoneDatee } from '../terrain'
import { AjouterVoeu } from '../voeux/AjouterVoeu'

export const metadata: Metadata = { title: 'Comparer des postes' }

const OFFRE = '/stages/offre'

export default async function Page({ searchParams }: PageProps<'/stages/comparer'>) {
  const acteur = await requireActeur()
  const { poste } = await searchParams
  const demandes = new Set(Array.isArray(poste) ? poste : poste ? [poste] : []).size
  const postes = await listComparaison(acteur, postesCompares(poste))
  const ids = postes.map((p) => p.id)
  return (
    <WorkPage
      title="Comparer des postes"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Offre du semestre', href: OFFRE },
      ]}
      lead="L’adresse de cette page garde votre sélection : vous pouvez l’enregistrer ou l’envoyer."
      actions={
        <ButtonLink href={avecPostes(OFFRE, ids)}>{ids.length < POSTES_COMPARES ? 'Ajouter un poste' : 'Retour à l’offre'}</ButtonLink>
      }
    >
      {demandes > POSTES_COMPARES ? (
        <Notice tone="warn">
          {POSTES_COMPARES} postes tiennent côte à côte : les {POSTES_COMPARES} premiers cochés sont montrés.
        </Notice>
      ) : null}
      {postes.length === 0 ? (
        <EmptyState title="Aucun poste à comparer" action={<ButtonLink href={OFFRE}>Voir l’offre du semestre</ButtonLink>}>
          Cochez de 2 à {POSTES_COMPARES} postes dans l’offre.
        </EmptyState>
      ) : (
        <DataTable
          caption="Les postes côte à côte"
          captionHidden
          rows={lignes(postes, acteur.interneId !== null)}
          rowKey={(l) => l.titre}
          empty={null}
          columns={[
            { key: 'titre', header: 'Ce qui est comparé', cell: (l) => l.titre },
            ...postes.map((p, rang) => ({
              key: p.id,
              header: p.terrain.intitule,
              cell: (l: Ligne) => l.cellules[rang] ?? '',
            })),
          ]}
        />
      )}
    </WorkPage>
  )
}

type Ligne = { titre: string; cellules: Cell[] }

const ouiNon = (vrai: boolean): string => (vrai ? 'Oui' : 'Non')
const COUPLAGE = 'Deux fois trois mois'
const enPremier = ({ terrain }: PosteCompare) => ({ intitule: terrain.intitule, structure: terrain.structure.nom })
const CRITERES: readonly (readonly [string, (p: PosteCompare) => Cell])[] = [
  ['Type de stage', (p) => LIBELLE_STAGE[p.categorie]],
  ['Semestre', (p) => p.semestre.libelle],
  ['Places au choix', (p) => `${p.reste} sur ${p.offerts}${p.article44 ? `. ${MENTION_ARTICLE_44}.` : ''}`],
  [COUPLAGE, (p) => (p.second ? phrasesMoities(enPremier(p), p.second, p.semestre).join(' ') : 'Un seul lieu')],
  ['Structure', (p) => `${p.terrain.structure.nom} (${LIBELLE_STRUCTURE[p.terrain.structure.type].toLowerCase()})`],
  ['Commune', (p) => `${p.terrain.structure.commune.nom}, ${p.terrain.structure.commune.territoire.nom}`],
  ['Zone', (p) => zoneDatee(p.terrain.structure.commune)],
  ['Quartier prioritaire', (p) => ouiNon(p.terrain.structure.quartierPrioritaire)],
  ['Encadrement', (p) => encadrants(p.terrain) ?? 'Non renseigné'],
  ['Logement', (p) => (p.terrain.logement ? 'Proposé' : 'Non proposé')],
  ['Sans voiture', (p) => p.terrain.transport || 'Non renseigné'],
  ['Exercice coordonné', (p) => ouiNon(p.terrain.exerciceCoordonne)],
  ['Infirmière ou infirmier Asalée', (p) => ouiNon(p.terrain.asalee)],
  ['Ce que l’on y fait', (p) => p.terrain.fiche || 'Non renseigné'],
]

function lignes(postes: readonly PosteCompare[], interne: boolean): Ligne[] {
  const ids = postes.map((p) => p.id)
  const couples = postes.some((p) => p.second)
  const dites = CRITERES.filter(([titre]) => couples || titre !== COUPLAGE).map(([titre, de]) => ({ titre, cellules: postes.map(de) }))
  const mesures = postes.some((p) => p.distance !== null)
    ? [
        {
          titre: 'Distance à vol d’oiseau depuis votre commune',
          cellules: postes.map((p) => (p.distance === null ? '' : distanceDite(p.distance))),
        },
      ]
    : []
  const fiches = postes.map((p): Cell => ({ text: 'Voir la fiche du terrain', href: `/stages/${p.terrain.id}` }))
  const retraits = ids.map((id): Cell => ({
    text: 'Retirer de la comparaison',
    href: avecPostes(
      COMPARER,
      ids.filter((i) => i !== id),
    ),
  }))
  const voeux = interne ? [{ titre: 'Vœux', cellules: ids.map((id): Cell => <AjouterVoeu key={id} posteId={id} />) }] : []
  return [...dites, ...mesures, { titre: 'Fiche', cellules: fiches }, ...voeux, { titre: 'Sélection', cellules: retraits }]
}
