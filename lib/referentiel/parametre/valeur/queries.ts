import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { A_RENSEIGNER, type Catalogue } from '../schema'
import { peutVoirParametres } from './policy'

/** Months after which a value that was not checked against its source is shown as to be checked. */
const VERIFICATION_JOURS = 365

export type ValeurLue = Readonly<{
  id: string
  valeur: string
  valableDu: Date
  valableAu: Date | null
  sourceTitre: string
  sourceUrl: string | null
  verifieLe: Date
  verifiePar: string
}>
export type ParametreLu = Readonly<{
  cle: string
  libelle: string
  unite: string
  groupe: string
  /** In force today; null when there is none. */
  actuelle: ValeurLue | null
  /** Every value, newest first. */
  historique: ValeurLue[]
  aRenseigner: boolean
  aVerifier: boolean
}>

/** Every parameter of `catalogue`, in its order, with its values. @throws InterditError */
export async function listParametres(acteur: Acteur, catalogue: Catalogue): Promise<ParametreLu[]> {
  if (!peutVoirParametres(acteur)) throw new InterditError()
  const lignes = await db.parametre.findMany({ orderBy: { valableDu: 'desc' } })
  const jour = aujourdhui()
  const limite = ajouterJours(jour, -VERIFICATION_JOURS)
  const parCle = new Map<string, ValeurLue[]>()
  for (const { cle, valeur, unite: _, ...l } of lignes)
    parCle.set(cle, [...(parCle.get(cle) ?? []), { ...l, valeur: valeur === null ? '' : String(valeur) }])
  return Object.entries(catalogue).map(([cle, { libelle, unite, groupe }]) => {
    const historique = parCle.get(cle) ?? []
    const actuelle = historique.find((v) => v.valableDu <= jour && (!v.valableAu || v.valableAu >= jour)) ?? null
    return {
      cle,
      libelle,
      unite,
      groupe,
      actuelle,
      historique,
      aRenseigner: actuelle === null || actuelle.valeur === A_RENSEIGNER,
      aVerifier: actuelle !== null && actuelle.verifieLe < limite,
    }
  })
}
