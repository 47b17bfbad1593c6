import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import { ConflitError, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { prevenirMembres } from '../../avis/commands'
import { avancer } from '../../commands'
import type { Tx } from '../../db'
import { agir } from '../../demande/commands'
import type { Intervenant } from '../../policy'
import { confirmer, liberer } from '../commands'
import { PLUS_TENU } from '../guards'
import { estEchu } from '../maintien'
import type { Creneau } from '../policy'
import { listCreneauxDuCas, listLibres } from '../queries'
import { prendre } from '../reservation/commands'
import { PRIS } from '../workflow'

const PERSONNE: Intervenant = { genre: 'PERSONNE' }

type Choix = Readonly<{ jeton: string; creneauId: string }>

/**
 * The free slots, for a page on which a request is being written. The page itself hides the slots of excluded doctors, so the
 * server does not learn who they are.
 */
export const montrerLibres = async (): Promise<Succes> => ({ answer: await listLibres() })

/** Takes a free slot, in place of the former one if there is one. @throws RefusError RECU, CRENEAU, R-SOU-6, R-SOU-3; ConflitError */
export const choisirCreneau = ({ jeton, creneauId }: Choix): Promise<Succes> =>
  agir(jeton, (tx, cas) => prendre(tx, cas.id, creneauId), 'Rendez-vous pris.')

async function exigerRdv(tx: Tx, casId: string): Promise<Creneau> {
  const [creneau] = await listCreneauxDuCas(tx, casId, { in: [...PRIS] })
  if (!creneau || estEchu(creneau, maintenant())) throw new RefusError(PLUS_TENU)
  return creneau
}

/** Accepts the proposal of the two doctors. @throws RefusError CRENEAU if it is no longer held; ConflitError */
export const confirmerRdv = ({ jeton }: { jeton: string }): Promise<Succes> =>
  agir(
    jeton,
    async (tx, cas) => {
      const creneau = await exigerRdv(tx, cas.id)
      if (creneau.statut !== 'RESERVE') throw new ConflitError()
      await confirmer(tx, PERSONNE, creneau)
      await avancer(PERSONNE, { action: 'confirmerRdv', id: cas.id }, tx)
      await prevenirMembres(tx, creneau.medecins, false)
    },
    'Rendez-vous confirmé.',
  )

/** Gives the slot back. No reason is asked, and the two doctors still follow. @throws RefusError CRENEAU if there is no appointment */
export const annulerRdv = ({ jeton }: { jeton: string }): Promise<Succes> =>
  agir(
    jeton,
    async (tx, cas) => {
      const creneau = await exigerRdv(tx, cas.id)
      await liberer(tx, PERSONNE, creneau)
      await avancer(PERSONNE, { action: 'annulerRdv', id: cas.id }, tx)
      await prevenirMembres(tx, creneau.medecins, false)
    },
    'Rendez-vous annulé. Vous pouvez en choisir un autre quand vous voulez.',
  )
