import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction } from '@/lib/core/donnees/db'
import type { Succes } from '@/lib/core/requete/action'
import { enNombre, type Cible } from '@/lib/core/requete/lot'
import { isoJour, aujourdhui } from '@/lib/core/temps/horloge'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { inscrire } from '@/lib/core/workflow/journal'
import { etablirNotice, notifierDecision } from '../decision/commands'
import { declarerRecevable, demanderComplements } from '../instruction/commands'
import { noticeRappel } from '../instruction/notices'
import { nomComplet, numeroDe } from '../notices'
import { estGestionnaire } from '../policy'
import { findDossier, listDossiersEntiers } from '../queries'
import { attendus, DEJA_RAPPELE, pointsARefaire } from './guards'
import type { Nombre } from './schema'

/**
 * One act on each ticked request, in its own transaction, by the same command as on one request alone: each may be refused for its own
 * reason. Refuses nothing by itself; the answer says line by line what was done.
 */
export async function agirEnNombre(acteur: Acteur, saisie: Nombre): Promise<Succes> {
  const dossiers = new Map(
    (
      await listDossiersEntiers(
        acteur,
        saisie.cibles.map((c) => c.id),
      )
    ).map((d) => [d.id, d]),
  )
  const titreDe = (id: string): string => {
    const dossier = dossiers.get(id)
    return dossier ? `${nomComplet(dossier.interne.personne)}, ${numeroDe(dossier)}` : 'Demande introuvable'
  }
  const lignes = await enNombre(saisie.cibles, titreDe, (cible) => faire(acteur, saisie, cible))
  const faites = lignes.filter((l) => !l.refus).length
  return {
    message: `${faites} sur ${lignes.length} : ${faites === lignes.length ? 'tout est fait.' : 'le reste est dit ci-dessous.'}`,
    lignes,
    refresh: true,
  }
}

async function faire(acteur: Acteur, { acte, terme, mode, notifieeLe }: Nombre, { id, version }: Cible): Promise<unknown> {
  switch (acte) {
    case 'declarerRecevable':
      return declarerRecevable(acteur, { id, version })
    case 'demanderComplements': {
      const dossier = await findDossierLu(acteur, id)
      return demanderComplements(acteur, { id, version, terme: terme as Date, points: pointsARefaire(dossier) })
    }
    case 'rappelerComplements':
      return rappelerComplements(acteur, { id, version })
    case 'etablirNotice':
      return etablirNotice(acteur, { id, version, mode: mode as NonNullable<typeof mode> })
    case 'notifier':
      return notifierDecision(acteur, { id, version, mode: mode as NonNullable<typeof mode>, notifieeLe: notifieeLe as Date })
  }
}

async function findDossierLu(acteur: Acteur, id: string) {
  const [dossier] = await listDossiersEntiers(acteur, [id])
  if (!dossier) throw new IntrouvableError()
  return dossier
}

/** Reminds the interne of the complements asked for. A request gets one reminder a day. @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-5.1 */
export async function rappelerComplements(acteur: Acteur, { id, version }: Cible): Promise<void> {
  await transaction(async (tx) => {
    const dossier = await findDossier(tx, acteur, id)
    if (!dossier) throw new IntrouvableError()
    if (!estGestionnaire(acteur, dossier)) throw new InterditError()
    const attendu = attendus(dossier)
    if (!attendu || dossier.version !== version) throw new ConflitError()
    const envoyes = await mettreEnFile(tx, [noticeRappel(dossier, attendu, isoJour(aujourdhui()))])
    if (envoyes === 0) throw new RefusError(DEJA_RAPPELE)
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'rappelerComplements', qualite: 'GESTIONNAIRE' })
  })
}
