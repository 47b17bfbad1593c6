import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import { ListPage } from '@/components/shell/ListPage'
import { Pagination } from '@/components/display/Pagination'
import { estUuid } from '@/lib/core/requete/champs'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { exigerMembre } from '@/lib/soutien/queries'
import { compterATrier, listSignalements } from '@/lib/soutien/tiers/queries'
import { Verrou } from '../_coffre/Verrou'
import { Envoi } from './Envoi'
import { TrierSignalements } from './TrierSignalements'

const PAGE_MAX = 10_000

export default async function Page({ searchParams }: PageProps<'/aide/suivi/signalements'>) {
  const acteur = await requireActeur()
  const moi = await lire(exigerMembre(acteur))
  const adresse = await searchParams
  const page = Math.min(PAGE_MAX, Math.max(1, Math.trunc(Number(unSeul(adresse.page) ?? 1)) || 1))
  const seul = unSeul(adresse.seul) ?? ''
  const [{ lignes, pages }, aTrier] = await Promise.all([listSignalements(moi, page, estUuid(seul) ? seul : undefined), compterATrier(moi)])
  return (
    <ListPage
      title="Signalements"
      lead="Ce que d’autres ont écrit d’un ou d’une interne. Aucun suivi ne s’ouvre sans son accord ; qui a écrit n’apprend jamais la suite."
    >
      {seul ? (
        <p>
          <Link href="/aide/suivi/signalements">Tous les signalements</Link>
        </p>
      ) : null}
      <Verrou>
        {seul ? null : <TrierSignalements total={aTrier} />}
        {lignes.length === 0 ? (
          <EmptyState title="Aucun signalement">
            Les maîtres de stage, co-internes et proches écrivent par la page{' '}
            <Link href="/aide/proche">Je m’inquiète pour un·e interne</Link>.
          </EmptyState>
        ) : (
          lignes.map((recu) => <Envoi key={recu.id} recu={recu} />)
        )}
      </Verrou>
      <Pagination page={page} pageCount={pages} hrefFor={(n) => `/aide/suivi/signalements?page=${n}`} />
    </ListPage>
  )
}
