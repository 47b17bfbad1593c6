import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction } from '@/lib/core/donnees/db'
import { exiger, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { enregistrerFichier, IMAGES, lireTelechargement, OCTETS_MAX, PDF } from '@/lib/core/fichier/fichier'
import { aujourdhui, instantDeParis, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { findBrouillon } from '../../depot/brouillon/queries'
import { marquerChange } from '../../commands'
import { avancerAccord, creerDemande, exigerQualite } from '../commands'
import { lireAccord } from '../queries'
import type { Scan } from '../schema'

const DATE_A_VENIR = 'Indiquez le jour où l’accord a été signé : il ne peut pas être à venir.'
const dejaSigne = () => refus('R-FLE-3', 'Cet accord est déjà signé. Une signature donnée n’est jamais remplacée.')

/**
 * Joins an agreement signed on paper. It replaces the link, if one was sent.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-3, FICHIER-*
 */
export async function joindreScan(acteur: Acteur, { id, qualite, nom, titre, signeLe, fichier: recu }: Scan): Promise<Succes> {
  if (signeLe > isoJour(aujourdhui())) throw new RefusError(refus('R-FLE-3', DATE_A_VENIR), { signeLe: DATE_A_VENIR })
  const lu = await lireTelechargement(recu, OCTETS_MAX, 'fichier')
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id, { verrou: true })
    exigerQualite(dossier, qualite)
    const actuel = dossier.accords.find((a) => a.qualite === qualite && (a.statut === 'DEMANDE' || a.statut === 'SIGNE'))
    exiger(actuel?.statut === 'SIGNE' ? dejaSigne() : undefined)
    const fichier = await enregistrerFichier(tx, acteur, { ...lu, types: [PDF, ...IMAGES], champ: 'fichier' })
    const attendu = actuel ? await lireAccord(tx, actuel.id) : (await creerDemande(tx, id, { qualite, nom, titre, courriel: '' })).accord
    await avancerAccord(tx, { acteur }, attendu, {
      action: 'joindreScan',
      motif: nom,
      // Noon in Paris, so that the day is that of the paper in every season.
      before: async () => ({
        nom,
        titre,
        reponduLe: instantDeParis(`${signeLe}T12:00`),
        scanId: fichier.id,
        empreinte: fichier.empreinte,
      }),
    })
    await tx.piece.create({
      data: { flechageId: id, type: 'ACCORD_SIGNE', fichierId: fichier.id, ajouteeLe: maintenant() },
      select: { id: true },
    })
    await marquerChange(tx, dossier)
    return { redirect: `/flechage/${id}/modifier?etape=accords&fait=joindreScan` }
  })
}

/**
 * Removes a scan joined by mistake: the agreement is no longer signed. A signature made by link cannot be removed so.
 * @throws IntrouvableError, InterditError, ConflitError
 */
export async function retirerScan(acteur: Acteur, { id, accordId }: { id: string; accordId: string }): Promise<Succes> {
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id, { verrou: true })
    const accord = dossier.accords.find((a) => a.id === accordId && a.statut === 'SIGNE' && a.scanId !== null)
    if (!accord?.scanId) throw new IntrouvableError()
    await avancerAccord(tx, { acteur }, await lireAccord(tx, accordId), { action: 'retirerScan' })
    await tx.piece.updateMany({ where: { flechageId: id, fichierId: accord.scanId, retireeLe: null }, data: { retireeLe: maintenant() } })
    await marquerChange(tx, dossier)
    return { redirect: `/flechage/${id}/modifier?etape=accords&fait=retirerScan` }
  })
}
