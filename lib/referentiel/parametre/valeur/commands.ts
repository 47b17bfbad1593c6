import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { jourLong } from '@/lib/core/temps/dates'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { valeurSaisie, type Catalogue } from '../schema'
import { peutChangerParametres } from './policy'
import type { NouvelleValeur } from './schema'

const qualiteDe = (acteur: Acteur) => (aRole(acteur, 'DIR_DUMG') ? 'DIR_DUMG' : 'ADMIN_TECH')
const nomDe = (acteur: Acteur): string => `${acteur.prenom} ${acteur.nom}`

function exigerDroit(acteur: Acteur): void {
  if (!peutChangerParametres(acteur)) throw new InterditError()
}

const refuser = (champ: string, message: string) => new RefusError(refus('PARAMETRE', message), { [champ]: message })

/**
 * Adds a dated value to a parameter of `catalogue`; the one before ends the day before. Past values do not change.
 * @throws InterditError, IntrouvableError, ConflitError, RefusError PARAMETRE
 */
export const ajouterValeur =
  (catalogue: Catalogue) =>
  async (acteur: Acteur, saisie: NouvelleValeur): Promise<Succes> => {
    const { cle, valableDu, sourceTitre, sourceUrl } = saisie
    exigerDroit(acteur)
    const parametre = catalogue[cle]
    if (!parametre) throw new IntrouvableError()
    const lue = valeurSaisie(parametre, saisie.valeur)
    if (!lue.ok) throw refuser('valeur', `Cette valeur ne convient pas : ${lue.message}.`)
    if (valableDu < aujourdhui())
      throw refuser(
        'valableDu',
        'Une nouvelle valeur s’applique à partir d’aujourd’hui ou plus tard : ce qui a été fait sous l’ancienne ne change pas.',
      )
    try {
      await transaction(async (tx) => {
        const existantes = await tx.parametre.findMany({ where: { cle }, orderBy: { valableDu: 'asc' } })
        if (existantes.some((v) => isoJour(v.valableDu) === isoJour(valableDu)))
          throw refuser('valableDu', `Une valeur commence déjà le ${jourLong(valableDu)}. Choisissez un autre jour.`)
        const avant = existantes.findLast((v) => v.valableDu < valableDu)
        const apres = existantes.find((v) => v.valableDu > valableDu)
        if (avant) await tx.parametre.update({ where: { id: avant.id }, data: { valableAu: ajouterJours(valableDu, -1) } })
        const { id } = await tx.parametre.create({
          data: {
            cle,
            valeur: lue.valeur ?? Prisma.JsonNull,
            unite: parametre.unite,
            valableDu,
            valableAu: apres ? ajouterJours(apres.valableDu, -1) : null,
            sourceTitre,
            sourceUrl,
            verifieLe: aujourdhui(),
            verifiePar: nomDe(acteur),
          },
          select: { id: true },
        })
        await inscrire(tx, acteur, {
          objetType: 'parametre',
          objetId: id,
          evenement: 'parametre_change',
          qualite: qualiteDe(acteur),
          de: enBref(avant?.valeur),
          vers: enBref(lue.valeur),
          motif: `${parametre.libelle}, à partir du ${jourLong(valableDu)}. Source : ${sourceTitre}`,
        })
      })
    } catch (erreur) {
      throw sqlState(erreur) === '23P01' ? new ConflitError() : erreur
    }
    return { redirect: '/administration/parametres?fait=valeur' }
  }

/** Records that a value was checked against its source today. @throws InterditError, IntrouvableError */
export async function verifierValeur(acteur: Acteur, { id }: { id: string }): Promise<Succes> {
  exigerDroit(acteur)
  await transaction(async (tx) => {
    const valeur = await tx.parametre.findUnique({ where: { id }, select: { cle: true } })
    if (!valeur) throw new IntrouvableError()
    await tx.parametre.update({ where: { id }, data: { verifieLe: aujourdhui(), verifiePar: nomDe(acteur) }, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'parametre', objetId: id, evenement: 'parametre_verifie', qualite: qualiteDe(acteur) })
  })
  return { redirect: '/administration/parametres?fait=verification' }
}

const enBref = (valeur: unknown): string | undefined =>
  valeur === undefined ? undefined : valeur === null ? 'aucune' : String(valeur).slice(0, 200)
