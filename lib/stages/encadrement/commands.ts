import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { aRole } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction } from '@/lib/core/donnees/db'
import { exiger, InterditError, refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { semestreAu } from '@/lib/referentiel/stage/semestre'
import { noticeEncadrer } from './notices'
import { peutEcrireAuxMaitres } from './policy'
import { listMaitresActifs } from './queries'

/**
 * Mails « Mon interne semble en difficulté » to the practitioners agréés who did not receive it this semester.
 * @throws InterditError, RefusError R-SOU-8 when all of them did
 */
export async function envoyerEncadrer(acteur: Acteur): Promise<Succes> {
  const { personneId } = acteur
  if (!peutEcrireAuxMaitres(acteur) || !personneId) throw new InterditError()
  const { code, libelle } = semestreAu(aujourdhui())
  const nombre = await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`encadrer:${code}`}))`
    const notices = (await listMaitresActifs(tx)).map((m) => noticeEncadrer(m, code))
    const faits = await tx.courriel.findMany({ where: { cle: { in: notices.flatMap((n) => n.cle ?? []) } }, select: { cle: true } })
    const deja = new Set(faits.map((f) => f.cle))
    const neuves = notices.filter((n) => n.cle && !deja.has(n.cle))
    exiger(neuves.length > 0 ? undefined : refus('R-SOU-8', `Tous les maîtres de stage agréés l’ont déjà reçu : ${libelle.toLowerCase()}.`))
    await mettreEnFile(tx, neuves)
    const qualite = aRole(acteur, 'GESTIONNAIRE') ? 'GESTIONNAIRE' : 'CELLULE_COORD'
    await inscrire(tx, acteur, { objetType: 'encadrement', objetId: personneId, evenement: 'envoyerEncadrer', qualite, vers: code })
    return neuves.length
  })
  return { message: nombre === 1 ? 'Un courriel part.' : `${nombre} courriels partent.`, refresh: true }
}
