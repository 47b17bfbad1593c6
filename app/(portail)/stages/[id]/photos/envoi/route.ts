import { unstable_rethrow } from 'next/navigation'
import { InterditError, IntrouvableError, RefusError } from '@/lib/core/erreurs'
import { lireTelechargement } from '@/lib/core/fichier'
import { memeOrigine } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'
import { trace } from '@/lib/core/trace'
import { peutGererTerrains } from '@/lib/referentiel/stage/policy'
import { ajouterPhoto, PHOTO_OCTETS_MAX } from '@/lib/referentiel/stage/terrain/photo/commands'
import { legendeSchema } from '@/lib/referentiel/stage/terrain/photo/schema'

/** The fields around a photo weigh little; anything much larger than a photo is not read at all. */
const CORPS_MAX = PHOTO_OCTETS_MAX + 200_000

/** Receives a photo of a terrain and sends back to its photos, with or without JavaScript. */
export async function POST(request: Request, { params }: RouteContext<'/stages/[id]/photos/envoi'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const retour = (suite: string): Response =>
    new Response(null, { status: 303, headers: { Location: `/stages/${encodeURIComponent(id)}/photos?${suite}` } })
  if (!memeOrigine(request)) return new Response('Cet envoi ne vient pas du portail.', { status: 403 })
  if (!peutGererTerrains(acteur)) return new Response('Ce terrain n’est pas à vous.', { status: 403 })
  if (Number(request.headers.get('content-length') ?? 0) > CORPS_MAX) return retour('refus=FICHIER-TAILLE')
  try {
    const champs = await request.formData().catch(() => null)
    const fichier = champs?.get('fichier')
    if (!(fichier instanceof File) || (fichier.size === 0 && fichier.name === '')) return retour('refus=FICHIER-ABSENT')
    const lue = legendeSchema.safeParse({ legende: champs?.get('legende') })
    if (!lue.success) return retour('refus=PHOTO-LEGENDE')
    await ajouterPhoto(acteur, id, { ...(await lireTelechargement(fichier, PHOTO_OCTETS_MAX)), legende: lue.data.legende })
    return retour('fait=ajouterPhoto')
  } catch (erreur) {
    unstable_rethrow(erreur)
    if (erreur instanceof IntrouvableError) return new Response('Ce terrain n’existe pas.', { status: 404 })
    if (erreur instanceof InterditError) return new Response('Ce terrain n’est pas à vous.', { status: 403 })
    if (erreur instanceof RefusError) return retour(`refus=${erreur.refus.regle}`)
    trace.error({ erreur: erreur instanceof Error ? { nom: erreur.name, pile: erreur.stack } : String(erreur) }, 'envoi d’une photo')
    return retour('refus=PANNE')
  }
}
