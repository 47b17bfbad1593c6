import type { CategorieStage, StatutCampagnePostes } from '@/generated/prisma/enums'
import { jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { LIBELLE_STAGE, NOM_STAGE } from '@/lib/referentiel/stage/schema'
import type { Reponse } from './schema'

type Agree = Readonly<{ capaciteAgreee: number; categories: readonly CategorieStage[] }>
export type Faute = Readonly<{ refus: Refus; champ?: string }>

const places = (n: number): string => (n === 1 ? 'une place' : `${n} places`)

/** R-CAM-1: each number is within the agreed capacity; R-MSU-20: their sum too, since the people are received at the same time. */
export function refusCapacites({ capaciteAgreee, categories }: Agree, reponses: readonly Reponse[]): Faute | undefined {
  for (const { categorie, capacite } of reponses) {
    if (capacite === 0) continue
    const champ = `capacite_${categorie}`
    if (!categories.includes(categorie))
      return { champ, refus: refus('R-CAM-1', `Ce terrain n’est pas agréé pour un ${NOM_STAGE[categorie]}.`) }
    if (capacite > capaciteAgreee)
      return {
        champ,
        refus: refus('R-CAM-1', `${LIBELLE_STAGE[categorie]} : ${places(capacite)} pour ${places(capaciteAgreee)} que permet l’agrément.`),
      }
  }
  const total = reponses.reduce((somme, r) => somme + r.capacite, 0)
  if (total > capaciteAgreee)
    return {
      champ: `capacite_${reponses.findLast((r) => r.capacite > 0)?.categorie}`,
      refus: refus('R-MSU-20', `Au total, ${places(total)} : l’agrément permet ${places(capaciteAgreee)} en même temps.`),
    }
}

/** An answer is within the agrément, and gives a reason when it is zero. */
export function refusReponse(agree: Agree, reponses: readonly Reponse[], empechement: string): Faute | undefined {
  const faute = refusCapacites(agree, reponses)
  if (faute) return faute
  if (empechement === '' && reponses.every((r) => r.capacite === 0))
    return { champ: 'empechement', refus: refus('CAPACITE-RAISON', 'Si vous n’accueillez personne, dites pourquoi en une phrase.') }
}

type Suivi = Readonly<{
  expireLe: Date
  gardeeLe: Date | null
  campagne: Readonly<{ statut: StatutCampagnePostes; reponsesAvant: Date; reponsesClosesLe: Date | null }>
}>

const AVANT_LISTE: readonly StatutCampagnePostes[] = ['PREPARATION', 'CEBF', 'REPARTITION']

/**
 * A link can be used until its term, while the offer is in preparation. When the answers closed earlier without this
 * terrain, the announced term still holds, as long as no list is published.
 */
export function refusLien({ expireLe, gardeeLe, campagne }: Suivi, maintenant: Date): Refus | undefined {
  const fermee = gardeeLe ? !AVANT_LISTE.includes(campagne.statut) : campagne.statut !== 'PREPARATION'
  if (!fermee && !gardeeLe && campagne.reponsesClosesLe)
    return refus(
      'CAPACITE-CLOSE',
      `Les réponses sont closes depuis le ${jourLong(campagne.reponsesClosesLe)}. Appelez le secrétariat du département si la vôtre change.`,
    )
  if (fermee)
    return refus('CAPACITE-CLOSE', 'L’offre du semestre est déjà transmise. Appelez le secrétariat du département si votre réponse change.')
  if (maintenant > expireLe)
    return refus(
      'CAPACITE-EXPIREE',
      `Les réponses étaient attendues jusqu’au ${jourLong(campagne.reponsesAvant)}. Appelez le secrétariat du département, qui notera votre réponse.`,
    )
}

type Relance = Suivi & Readonly<{ reponduLe: Date | null; demandeLe: Date; relanceeLe: Date | null; courriel: string }>

/** A reminder: at most one within each delay (hours), to terrains that have not answered, while their link can be used. */
export function refusRelance(demande: Relance, heures: number, maintenant: Date): Refus | undefined {
  if (demande.reponduLe) return refus('CAPACITE-RAPPEL', 'Ce terrain a déjà répondu.')
  if (demande.gardeeLe)
    return refus(
      'CAPACITE-RAPPEL',
      'Les réponses sont closes et ce terrain en est prévenu : une réponse donnée par téléphone se note encore.',
    )
  if (demande.courriel === '') return refus('CAPACITE-RAPPEL', 'Aucune adresse électronique n’est connue pour ce terrain.')
  const ferme = refusLien(demande, maintenant)
  if (ferme) return ferme
  const dernier = demande.relanceeLe ?? demande.demandeLe
  if (maintenant.getTime() < dernier.getTime() + heures * 3_600_000)
    return refus('CAPACITE-RAPPEL', `Un message est parti il y a moins de ${heures} heures : laissez le temps de répondre.`)
}
