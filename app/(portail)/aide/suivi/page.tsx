import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerNomme } from '@/lib/soutien/cle/queries'
import { exigerMembre } from '@/lib/soutien/queries'
import { listAlertes } from '@/lib/soutien/reunion/queries'
import { lireTableau, listOuvertures, PAR_PAGE } from '@/lib/soutien/tableau/queries'
import { VUES } from '@/lib/soutien/tableau/schema'
import { compterATrier } from '@/lib/soutien/tri/queries'
import { Verrou } from './_coffre/Verrou'
import { prendreActe } from './_dossier/actions'
import { Rubriques } from './_tableau/Rubriques'
import { Trier } from './_tableau/Trier'
import { Alertes } from './reunions/Alertes'

const PAGE_MAX = 10_000

export default async function Page({ searchParams }: PageProps<'/aide/suivi'>) {
  const [acteur, adresse] = [await requireActeur(), await searchParams]
  // Appointed to the cell without a confirmed key: the key is made first.
  if ((await lire(exigerNomme(acteur))).membre?.statut !== 'ACTIF') redirect('/aide/suivi/cle')
  const moi = await lire(exigerMembre(acteur))
  const vue = VUES.find((v) => v === unSeul(adresse.vue))
  const triable = vue === 'demandes' || vue === 'urgences' ? vue : null
  const page = Math.min(PAGE_MAX, Math.max(1, Math.trunc(Number(unSeul(adresse.page) ?? 1)) || 1))
  const [rubriques, ouvertures, aTrier, alertes] = await Promise.all([
    lireTableau(moi, vue, page),
    listOuvertures(moi),
    triable ? compterATrier(moi, triable === 'urgences') : 0,
    listAlertes(moi),
  ])
  const vide = Object.values(rubriques).every((r) => r.total === 0)
  const total = vue ? (rubriques[vue]?.total ?? 0) : 0
  return (
    <ListPage
      title="Tableau"
      lead="Vous ne voyez ici que ce dont vous avez la clé."
      actions={<ButtonLink href="/aide/suivi/nouveau">Noter une demande reçue autrement</ButtonLink>}
    >
      <Alertes phrases={alertes} lien />
      {ouvertures.map((o) => (
        <Notice key={o.id} tone="warn" title={`${o.par} a ouvert en cas de nécessité un dossier que vous suivez, le ${o.jour}.`}>
          <p>
            {o.motif}. {o.casId ? <Link href={`/aide/suivi/${o.casId}`}>Lire ce dossier</Link> : null}
          </p>
          <Form action={prendreActe} hidden={{ id: o.id }} submitLabel="J’ai vu" submitVariant="secondary" idPrefix={`vu-${o.id}`} />
        </Notice>
      ))}
      {vue ? (
        <p>
          <Link href="/aide/suivi">Tout le tableau</Link>
        </p>
      ) : null}
      <Verrou>
        {vide ? (
          <EmptyState title="Aucune demande">
            Ce qui arrive se montre ici, et un courriel vous le signale. Une demande reçue au téléphone se note par le bouton ci-dessus.
          </EmptyState>
        ) : (
          <Rubriques rubriques={rubriques} vue={vue ?? null} parPage={PAR_PAGE} />
        )}
        {triable ? <Trier vue={triable} total={aTrier} /> : null}
      </Verrou>
      {vue ? <Pagination page={page} pageCount={Math.ceil(total / PAR_PAGE)} hrefFor={(n) => `/aide/suivi?vue=${vue}&page=${n}`} /> : null}
    </ListPage>
  )
}
