import { requireActeur } from '@/lib/core/auth/session'
import { rassembler, telechargement } from '../mes-donnees'

export async function GET(): Promise<Response> {
  const acteur = await requireActeur()
  return telechargement(JSON.stringify(await rassembler(acteur), null, 2), 'application/json', 'mes-donnees.json')
}
