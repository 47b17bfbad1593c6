import { unstable_rethrow } from 'next/navigation'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/erreurs'
import { lireTelechargement, OCTETS_MAX } from '@/lib/core/fichier'
import { memeOrigine } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'
import { trace } from '@/lib/core/trace'
import { joindreScan } from '@/lib/flechage/accord/scan/commands'
import { scanSchema } from '@/lib/flechage/accord/schema'
import { joindreLettre } from '@/lib/flechage/depot/piece/commands'
import { envoiSchema } from '@/lib/flechage/depot/piece/schema'

/** The fields around a file weigh little; anything much larger than a file is not read at all. */
const CORPS_MAX = OCTETS_MAX + 200_000

/** Receives a letter or a signed agreement and sends back to the draft, with or without JavaScript. */
export async function POST(request: Request, { params }: RouteContext<'/flechage/[id]/pieces'>): Promise<Response> {
  const acteur = await requireActeur()
  const { id } = await params
  const retour = (suite: string): Response =>
    new Response(null, { status: 303, headers: { Location: `/flechage/${encodeURIComponent(id)}/modifier?${suite}` } })
  if (!memeOrigine(request)) return new Response('Cet envoi ne vient pas du portail.', { status: 403 })
  if (Number(request.headers.get('content-length') ?? 0) > CORPS_MAX) return retour('refus=FICHIER-TAILLE#lettre')
  try {
    const champs = await request.formData().catch(() => null)
    const envoi = envoiSchema.safeParse({ type: champs?.get('type') })
    if (!champs || !envoi.success) return retour('refus=FICHIER-ABSENT#lettre')
    const { type } = envoi.data
    const ancre = type === 'LETTRE' ? '#lettre' : '#accords'
    const fichier = champs.get('fichier')
    if (!(fichier instanceof File) || (fichier.size === 0 && fichier.name === '')) return retour(`refus=FICHIER-ABSENT${ancre}`)
    const recu = await lireTelechargement(fichier)
    if (type === 'LETTRE') {
      await joindreLettre(acteur, id, recu)
      return retour('fait=joindreLettre#lettre')
    }
    const scan = scanSchema.safeParse(Object.fromEntries([...champs].filter(([, valeur]) => typeof valeur === 'string')))
    if (!scan.success)
      return retour(`refus=${scan.error.issues.some((i) => i.path[0] === 'signeLe') ? 'ACCORD-DATE' : 'ACCORD-NOM'}#accords`)
    await joindreScan(acteur, id, scan.data, recu)
    return retour('fait=joindreScan#accords')
  } catch (erreur) {
    unstable_rethrow(erreur)
    if (erreur instanceof IntrouvableError) return new Response('Ce dossier n’existe pas.', { status: 404 })
    if (erreur instanceof InterditError) return new Response('Ce dossier n’est pas le vôtre.', { status: 403 })
    if (erreur instanceof RefusError) return retour(`refus=${erreur.champs?.signeLe ? 'ACCORD-DATE' : erreur.refus.regle}`)
    if (erreur instanceof ConflitError) return retour('refus=CONFLIT')
    trace.error({ erreur: erreur instanceof Error ? { nom: erreur.name, pile: erreur.stack } : String(erreur) }, 'envoi d’une pièce')
    return retour('refus=PANNE')
  }
}
