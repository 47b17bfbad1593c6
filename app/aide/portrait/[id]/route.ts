import { notFound } from 'next/navigation'
import { estUuid } from '@/lib/core/requete/champs'
import { findPhoto } from '@/lib/soutien/cle/queries'

/** The portrait of a doctor who chose to show it, for any reader, as the page around it. */
export async function GET(_request: Request, { params }: RouteContext<'/aide/portrait/[id]'>): Promise<Response> {
  const { id } = await params
  const photo = estUuid(id) ? await findPhoto(id) : null
  if (!photo) notFound()
  return new Response(Uint8Array.from(photo), { headers: { 'Content-Type': 'image/jpeg', 'Cache-Control': 'no-store' } })
}
