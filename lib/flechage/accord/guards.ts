import type { StatutAccord, StatutFlechage } from '@/generated/prisma/enums'
import { dateHeure } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import type { ReglesFlechage } from '../parametres'
import type { Dossier } from '../policy'
import { EN_REDACTION } from '../workflow'

type Sollicite = Readonly<{ statut: StatutAccord; demandeLe: Date; relanceLe: Date | null }>

/** When the signatory may next be reminded: not before the delay of the parameter after the last message. */
export function prochaineRelance({ demandeLe, relanceLe }: Sollicite, parametres: ReglesFlechage): Date {
  return new Date((relanceLe ?? demandeLe).getTime() + parametres['flechage.relance_heures'] * 3_600_000)
}

export function refusRelance(accord: Sollicite, parametres: ReglesFlechage, maintenant: Date): Refus | undefined {
  if (accord.statut === 'SIGNE') return refus('R-FLE-3', 'Cet accord est déjà signé : il n’y a plus rien à demander.')
  if (accord.statut !== 'DEMANDE') return refus('R-FLE-3', 'Cet accord n’est plus attendu : nommez une autre personne.')
  const prochaine = prochaineRelance(accord, parametres)
  if (maintenant < prochaine)
    return refus('R-FLE-3', `Un message est déjà parti il y a peu : le prochain rappel sera possible à partir du ${dateHeure(prochaine)}.`)
}

/** What a signature page shows, and whether it can still be answered. */
export type EtatAccord = 'A_SIGNER' | 'SIGNE' | 'REFUSE' | 'DELEGUE' | 'ANNULE' | 'EXPIRE' | 'CLOS'

export function etatAccord(
  accord: Readonly<{ statut: StatutAccord; expireLe: Date; flechage: { statut: StatutFlechage } }>,
  maintenant: Date,
): EtatAccord {
  if (accord.statut !== 'DEMANDE') return accord.statut
  if (!(EN_REDACTION as readonly StatutFlechage[]).includes(accord.flechage.statut)) return 'CLOS'
  return maintenant > accord.expireLe ? 'EXPIRE' : 'A_SIGNER'
}

export const PHRASE_ETAT: Record<Exclude<EtatAccord, 'A_SIGNER'>, string> = {
  SIGNE: 'Cet accord est déjà signé. Il n’y a rien d’autre à faire.',
  REFUSE: 'Vous avez déjà refusé cet accord. L’interne en a été averti.',
  DELEGUE: 'Vous avez confié cet accord à une autre personne : c’est à elle de répondre.',
  ANNULE: 'Cet accord n’est plus demandé : l’interne a changé de terrain ou de signataire.',
  EXPIRE: 'Le délai de ce lien est passé. Demandez à l’interne de vous envoyer un rappel : vous recevrez un lien neuf.',
  CLOS: 'Cet accord n’est plus attendu : la demande de l’interne a été déposée, retirée ou a pris fin.',
}

/** R-FLE-3: why an agreement can no longer be answered, as its page says it. */
export function refusReponse(accord: Parameters<typeof etatAccord>[0], maintenant: Date): Refus | undefined {
  const etat = etatAccord(accord, maintenant)
  return etat === 'A_SIGNER' ? undefined : refus('R-FLE-3', PHRASE_ETAT[etat])
}

/** R-FLE-3: the signatory is not the interne, and two required signatures come from two persons. */
export function refusSignataire(dossier: Pick<Dossier, 'interne' | 'accords'>, qualite: string, courriel: string): Refus | undefined {
  if (courriel === dossier.interne.personne.courriel)
    return refus('R-FLE-3', 'Vous ne pouvez pas signer vous-même l’accord du terrain : donnez l’adresse de la personne qui vous accueille.')
  const double = dossier.accords.some(
    (a) => a.qualite !== qualite && a.courriel === courriel && (a.statut === 'DEMANDE' || a.statut === 'SIGNE'),
  )
  if (double)
    return refus(
      'R-FLE-3',
      'Les deux accords doivent venir de deux personnes différentes : cette adresse est déjà celle de l’autre signataire.',
    )
}
