import { Joindre } from '@/app/aide/Joindre'
import { Verifie } from '@/app/aide/reseau/Fiches'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre } from '@/lib/soutien/queries'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { GENRES, type Genre } from '@/lib/soutien/reseau/schema'
import { verifier } from './actions'

const FAITS = {
  ajoutee: 'Ressource ajoutée, vérifiée ce jour.',
  modifiee: 'Corrections enregistrées.',
  verifiee: 'Ressource vérifiée ce jour.',
  retiree: 'Ressource retirée.',
}

export default async function Page({ searchParams }: PageProps<'/aide/suivi/reseau'>) {
  const acteur = await requireActeur()
  await lire(exigerMembre(acteur))
  const ressources = await listRessources()
  const manquent = (Object.keys(GENRES) as Genre[]).filter((genre) => !ressources.some((r) => r.genre === genre))
  const aVerifier = ressources.filter((r) => r.aVerifier).length
  return (
    <ListPage
      title="Réseau"
      lead={
        <>
          Vers qui la cellule oriente. Tout le monde lit cette liste sur la page <Link href="/aide/reseau">À qui s’adresser</Link>.
        </>
      }
      actions={
        <ButtonLink href="/aide/suivi/reseau/nouvelle" variant="primary">
          Ajouter une ressource
        </ButtonLink>
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      {aVerifier > 0 ? (
        <Notice tone="warn" title={aVerifier === 1 ? 'Une ressource est à vérifier' : `${aVerifier} ressources sont à vérifier`}>
          <p>Un numéro qui ne répond plus, le mauvais jour, coûte cher. Un appel suffit, puis un clic.</p>
        </Notice>
      ) : null}
      {manquent.length > 0 ? (
        <Notice tone="info" title="Il manque encore">
          <p>{manquent.map((genre) => GENRES[genre]).join(', ')}.</p>
        </Notice>
      ) : null}
      <DataTable
        caption="Ressources de la cellule"
        captionHidden
        rows={[...ressources].sort((a, b) => Number(b.aVerifier) - Number(a.aVerifier))}
        rowKey={(r) => r.id}
        columns={[
          { key: 'nom', header: 'Ressource', cell: (r) => <Link href={`/aide/suivi/reseau/${r.id}`}>{r.nom}</Link> },
          { key: 'genre', header: 'Ce que c’est', cell: (r) => GENRES[r.genre] },
          { key: 'contact', header: 'Joindre', cell: (r) => <Joindre contact={r.contact} /> },
          { key: 'verifie', header: 'Vérifiée', cell: (r) => <Verifie ressource={r} /> },
          {
            key: 'acte',
            header: 'Je viens d’appeler',
            nowrap: true,
            cell: (r) => (
              <Form
                action={verifier}
                submitLabel="Vérifiée aujourd’hui"
                submitVariant="secondary"
                hidden={{ id: r.id, version: String(r.version) }}
                idPrefix={`${r.id}-`}
              />
            ),
          },
        ]}
        empty={<EmptyState title="Le réseau est vide">Ajoutez la première ressource : la médecine du travail, par exemple.</EmptyState>}
      />
    </ListPage>
  )
}
