import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { empreinteDe, enregistrerFichier, lireTelechargement, OCTETS_MAX, PDF } from '@/lib/core/fichier/fichier'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { marquerChange } from '../../commands'
import { findBrouillon } from '../brouillon/queries'
import type { LettreJointe } from './schema'

/**
 * Joins the letter as one PDF, which replaces the former one. The same file sent twice is joined once.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError FICHIER-*
 */
export async function joindreLettre(acteur: Acteur, { id, fichier: recu }: LettreJointe): Promise<Succes> {
  const { nom, octets } = await lireTelechargement(recu, OCTETS_MAX, 'fichier')
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id, { verrou: true })
    const fait = { redirect: `/flechage/${id}/modifier?etape=lettre&fait=joindreLettre` }
    const jointe = dossier.pieces.find((p) => p.type === 'LETTRE')
    if (jointe && (await tx.fichier.count({ where: { id: jointe.fichierId, empreinte: empreinteDe(octets) } })) > 0) return fait
    const fichier = await enregistrerFichier(tx, acteur, {
      nom,
      octets,
      types: [PDF],
      pagesMax: dossier.parametres['flechage.lettre_pages_max'],
      champ: 'fichier',
    })
    await tx.piece.updateMany({ where: { flechageId: id, type: 'LETTRE', retireeLe: null }, data: { retireeLe: maintenant() } })
    await tx.piece.create({
      data: { flechageId: id, type: 'LETTRE', fichierId: fichier.id, ajouteeLe: maintenant() },
      select: { id: true },
    })
    await marquerChange(tx, dossier)
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'joindreLettre', qualite: 'INTERNE' })
    return fait
  })
}

/** Removes the letter. Its bytes stay while a deposit names them. @throws IntrouvableError, InterditError, ConflitError */
export async function retirerLettre(acteur: Acteur, { id, pieceId }: { id: string; pieceId: string }): Promise<Succes> {
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id, { verrou: true })
    const { count } = await tx.piece.updateMany({
      where: { id: pieceId, flechageId: id, type: 'LETTRE', retireeLe: null },
      data: { retireeLe: maintenant() },
    })
    if (count !== 1) throw new IntrouvableError()
    await marquerChange(tx, dossier)
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'retirerLettre', qualite: 'INTERNE' })
    return { redirect: `/flechage/${id}/modifier?etape=lettre&fait=retirerLettre` }
  })
}
