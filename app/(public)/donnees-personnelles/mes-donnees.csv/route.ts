import { requireActeur } from '@/lib/core/auth/session'
import { enCsv } from '@/lib/referentiel/identite/donnees/notices'
import { rassembler, telechargement } from '../mes-donnees'

export async function GET(): Promise<Response> {
  const acteur = await requireActeur()
  return telechargement(enCsv(await rassembler(acteur)), 'text/csv', 'mes-donnees.csv')
}
