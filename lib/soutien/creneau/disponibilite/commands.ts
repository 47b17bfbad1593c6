import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { pourChampDateHeure } from '@/lib/core/temps/dates'
import { IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, instantDeParis, isoJour, jour, maintenant } from '@/lib/core/temps/horloge'
import { transaction } from '../../db'
import { inscrire } from '../../journal'
import { exigerMembre } from '../../queries'
import type { DisponibiliteSaisie } from '../schema'

const INEXISTANTE = 'Cette heure n’existe pas : cette nuit-là, on passe à l’heure d’été.'

/** A clock time of Paris as an instant. @throws RefusError R-SOU-1 for an hour that the change to summer time skips */
export function instantSaisi(local: string, champ: string): Date {
  const instant = instantDeParis(local)
  if (Number.isNaN(instant.getTime()) || pourChampDateHeure(instant) !== local)
    throw new RefusError(refus('R-SOU-1', INEXISTANTE), { [champ]: INEXISTANTE })
  return instant
}

/**
 * Adds an availability of a doctor, repeated over several weeks if they wish. Hours are those of the clock, so a change of season
 * does not move them. @throws RefusError R-SOU-1
 */
export async function ajouterDisponibilite(acteur: Acteur, { jour: iso, de, a, semaines }: DisponibiliteSaisie): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  const plages = Array.from({ length: semaines }, (_, n) => {
    const jourN = isoJour(ajouterJours(jour(iso), 7 * n))
    return { membreId: moi.membreId, debut: instantSaisi(`${jourN}T${de}`, 'de'), fin: instantSaisi(`${jourN}T${a}`, 'a') }
  })
  if (plages.some((p) => p.debut <= maintenant()))
    throw new RefusError(refus('R-SOU-1', 'Choisissez une heure à venir.'), { jour: 'Choisissez une heure à venir.' })
  await transaction(async (tx) => {
    // Two additions of one doctor must not overlap.
    await tx.$queryRaw`SELECT FROM membre WHERE id = ${moi.membreId}::uuid FOR UPDATE`
    const OR = plages.map(({ debut, fin }) => ({ debut: { lt: fin }, fin: { gt: debut } }))
    if ((await tx.disponibilite.count({ where: { membreId: moi.membreId, OR } })) > 0) {
      const DEJA = 'Vous avez déjà dit être disponible à ce moment.'
      throw new RefusError(refus('R-SOU-1', DEJA), { jour: DEJA })
    }
    await tx.disponibilite.createMany({ data: plages })
    await inscrire(tx, moi, { acte: 'ajouterDisponibilite' })
  })
  return { redirect: '/aide/suivi/creneaux?fait=disponible' }
}

/** Slots already opened remain. @throws IntrouvableError */
export async function retirerDisponibilite(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  const moi = await exigerMembre(acteur)
  await transaction(async (tx) => {
    const { count } = await tx.disponibilite.deleteMany({ where: { id, membreId: moi.membreId } })
    if (count !== 1) throw new IntrouvableError()
    await inscrire(tx, moi, { acte: 'retirerDisponibilite' })
  })
  return { redirect: '/aide/suivi/creneaux?fait=retire' }
}
