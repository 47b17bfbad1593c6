import type { Metadata } from 'next'
import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Fait } from '@/components/feedback/Fait'
import { PublicPage } from '@/components/shell/PublicPage'
import { Section } from '@/components/display/Section'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { accuseDe, listDepots, type DepotLu } from '@/lib/flechage/depot/queries'
import type { ReglesFlechage } from '@/lib/flechage/parametres'
import { FAITS } from '../../faits'
import { FLECHAGE } from '../../statut'

export const metadata: Metadata = { title: 'Accusé de réception' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/accuse'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const { dossier, depots } = await lire(listDepots(acteur, id))
  return (
    <PublicPage
      title={dossier.numero ? `Accusé de réception ${dossier.numero}` : 'Accusé de réception'}
      breadcrumb={[FLECHAGE, { label: dossier.numero ?? 'Brouillon', href: `/flechage/${id}` }]}
      lead={dossier.campagne.semestre.libelle}
    >
      <Fait search={searchParams} sentences={FAITS} />
      {depots.length === 0 ? (
        <EmptyState title="Rien n’a encore été déposé">L’accusé de réception s’affichera ici dès que la demande sera déposée.</EmptyState>
      ) : null}
      {depots.map((depot) => (
        <Depot key={depot.id} id={id} depot={depot} parametres={dossier.parametres} seul={depots.length === 1} />
      ))}
      {depots.length > 0 ? <Verifier /> : null}
    </PublicPage>
  )
}

function Depot({ id, depot, parametres, seul }: { id: string; depot: DepotLu; parametres: ReglesFlechage; seul: boolean }) {
  const accuse = accuseDe(id, depot)
  return (
    <Section
      title={seul ? 'Ce qui a été reçu' : depot.rang === 1 ? 'Premier dépôt' : `Dépôt n° ${depot.rang}, complété`}
      id={`depot-${depot.rang}`}
    >
      <DefinitionList
        items={[
          { term: 'Numéro', value: accuse.numero },
          { term: 'Reçu le', value: `${dateHeure(depot.le)} (heure de Paris)` },
          { term: 'Terrain demandé', value: accuse.terrain },
          {
            term: 'Accords reçus',
            value: accuse.accords.map((a) => `${a.nom}${a.signeLe ? `, signé le ${dateLongue(a.signeLe)}` : ''}`).join(' ; ') || 'Aucun',
          },
          { term: 'Fichiers reçus', value: accuse.fichiers.map((f) => f.nom).join(' ; ') || 'Aucun' },
          {
            term: 'Service chargé du dossier',
            value: `${parametres['dumg.nom']}, ${parametres['dumg.courriel']}, ${parametres['dumg.telephone']}`,
          },
          ...(parametres['flechage.silence'] ? [{ term: 'En l’absence de réponse', value: parametres['flechage.silence'] }] : []),
          { term: 'Empreinte du contenu (SHA-256)', value: <code>{depot.empreinte}</code> },
        ]}
      />
      <Actions>
        <ButtonLink href={`/flechage/${id}/accuse/pdf?rang=${depot.rang}`} variant="primary" download>
          Télécharger l’accusé (PDF)
        </ButtonLink>
        <ButtonLink href={`/flechage/${id}/accuse/contenu?rang=${depot.rang}`} download>
          Télécharger le contenu déposé
        </ButtonLink>
      </Actions>
    </Section>
  )
}

const Verifier = () => (
  <Section title="Prouver ce qui a été déposé">
    <p>
      Le contenu déposé est gardé tel quel. Son empreinte est une suite de 64 signes calculée à partir de lui : elle change dès qu’un seul
      caractère change. Gardez l’accusé, qui porte cette empreinte, et le fichier du contenu.
    </p>
    <details>
      <summary>Vérifier l’empreinte vous-même</summary>
      <p>Recalculez l’empreinte du fichier téléchargé et comparez-la à celle de l’accusé :</p>
      <ul>
        <li>
          sous Windows, dans l’invite de commandes : <code>certutil -hashfile contenu.json SHA256</code>
        </li>
        <li>
          sous macOS, dans le terminal : <code>shasum -a 256 contenu.json</code>
        </li>
        <li>
          sous Linux : <code>sha256sum contenu.json</code>
        </li>
      </ul>
      <p>
        Remplacez « contenu.json » par le nom du fichier téléchargé. Les fichiers joints et les accords y figurent avec leur propre
        empreinte.
      </p>
    </details>
  </Section>
)
