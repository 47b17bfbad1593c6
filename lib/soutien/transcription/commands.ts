import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { prevenirMembres } from '../avis/commands'
import { exigerDestinataires } from '../cle/queries'
import { transaction } from '../db'
import { inscrire } from '../journal'
import { ajouterPiece } from '../piece/commands'
import { exigerMembre } from '../queries'
import { effacementPrevu } from '../retention/echeance'
import type { Consignation } from './schema'

/**
 * A doctor types a request received by phone, by mail, or through a third person with the interne's consent. It is kept like one
 * that the person wrote, for the doctors they accept.
 * @throws RefusError R-SOU-6
 */
export async function consigner(acteur: Acteur, saisie: Consignation): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const statut = saisie.urgent ? 'URGENCE' : 'RECUE'
  const le = aujourdhui()
  const effacementLe = effacementPrevu(statut, await getParametres(SOUTIEN), le)
  const membreIds = saisie.cles.map((c) => c.membreId)
  const id = await transaction(async (tx) => {
    await exigerDestinataires(tx, saisie.cles)
    const cas = await tx.cas.create({
      data: {
        statut,
        urgent: saisie.urgent,
        canal: saisie.canal,
        recuLe: le,
        repere: saisie.jeton ? empreinteJeton(saisie.jeton) : null,
        scelleRecu: saisie.scelleRecu ?? null,
        clePublique: saisie.clePublique,
        // On the telephone, the person has already been answered.
        reponduLe: saisie.canal === 'TELEPHONE' ? le : null,
        effacementLe,
        cles: {
          create: saisie.cles.map(({ membreId, scelle }) => ({ membreId, scelle, genre: 'ECHANGE' as const, usage: 'TRI' as const })),
        },
      },
      select: { id: true, statut: true },
    })
    await ajouterPiece(tx, moi, cas, 'ENVELOPPE', saisie.enveloppe)
    await ajouterPiece(tx, moi, cas, 'RECIT', saisie.recit)
    await prevenirMembres(
      tx,
      membreIds.filter((m) => m !== moi.membreId),
      saisie.urgent,
    )
    await inscrire(tx, moi, { acte: 'consigner', objetId: cas.id })
    return cas.id
  })
  return { message: 'La demande est enregistrée.', answer: membreIds.includes(moi.membreId) ? id : null }
}
