import { forbidden, notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { requireActeur } from '@/lib/core/auth/session'
import { peutSuivre } from '@/lib/stages/choix/policy'
import { getMonAppel, getVersionChoix } from '@/lib/stages/choix/queries'
import { suivre } from './veille'

export const dynamic = 'force-dynamic'

/** Milliseconds, after which the browser connects again, and its session and rights are checked again. */
const DUREE_MS = 5 * 60_000
const BATTEMENT_MS = 20_000

/** Announces that a choice changed, and nothing more: the browser then asks for the page, which shows what its reader may see. */
export async function GET(requete: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id) || (await getVersionChoix(id)) === null) notFound()
  if (!peutSuivre(acteur, (await getMonAppel(acteur, id)) !== null)) forbidden()
  const texte = new TextEncoder()
  let fermer = (): void => undefined
  const corps = new ReadableStream<Uint8Array>({
    start(sortie) {
      const dire = (ligne: string): void => sortie.enqueue(texte.encode(ligne))
      dire('retry: 3000\n\n')
      const cesser = suivre(id, (version) => dire(`event: version\ndata: ${version}\n\n`))
      const battement = setInterval(() => dire(': \n\n'), BATTEMENT_MS)
      const fin = setTimeout(() => {
        fermer()
        sortie.close()
      }, DUREE_MS)
      fermer = () => {
        cesser()
        clearInterval(battement)
        clearTimeout(fin)
      }
      requete.signal.addEventListener('abort', fermer)
    },
    cancel: () => fermer(),
  })
  return new Response(corps, {
    headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' },
  })
}
