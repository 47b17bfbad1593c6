import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { FORMATION } from '../parametres'
import { LIBELLE_DEROGATION } from '../amenagements'
import { echeancesPhases, echeanceThese } from '../echeances'
import { etatMaquette } from '../maquette'
import { peutDeroger } from '../policy'
import { lireSuivi } from '../queries'
import { refusDerogation } from './guards'
import type { DerogationSaisie, Retrait } from './schema'

const page = (interneId: string, fait: string): Succes => ({ redirect: `/stages/internes/${interneId}?fait=${fait}#derogations` })

/**
 * Records a derogation that was granted. The department owns derogations: no file changes them (R-CAM-2).
 * @throws InterditError, IntrouvableError, RefusError R-DES-1, R-DES-6, R-DES-7
 */
export async function enregistrerDerogation(acteur: Acteur, saisie: DerogationSaisie): Promise<Succes> {
  if (!peutDeroger(acteur)) throw new InterditError()
  const { interneId, objet, stages = 0, phase = 'SOCLE', accordeePar, motif } = saisie
  const accordeeLe = jour(saisie.accordeeLe)
  const jusquAu = saisie.jusquAu ? jour(saisie.jusquAu) : aujourdhui()
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM interne WHERE id = ${interneId}::uuid FOR UPDATE`
    const suivi = await lireSuivi(tx, interneId)
    if (!suivi) throw new IntrouvableError()
    const regles = await getParametres(FORMATION, tx)
    const accord =
      objet === 'MEDECINE_GENERALE' ? { objet, stages } : objet === 'THESE' ? { objet, jusquAu } : ({ objet, phase, jusquAu } as const)
    exiger(
      refusDerogation(accord, accordeeLe, aujourdhui(), {
        prevus: etatMaquette(suivi.anneeEntree, suivi.semestres, suivi).medecineGenerale.exiges,
        phases: echeancesPhases(suivi, aujourdhui(), regles),
        these: echeanceThese(suivi, aujourdhui(), regles),
      }),
    )
    await tx.derogation.create({
      data: { interneId, ...accord, accordeeLe, accordeePar, motif, enregistreeLe: maintenant(), enregistreeParId: acteur.personneId },
      select: { id: true },
    })
    await inscrire(tx, acteur, {
      objetType: 'interne',
      objetId: interneId,
      evenement: 'derogation_enregistree',
      qualite: 'GESTIONNAIRE',
      motif: `${LIBELLE_DEROGATION[objet]}, ${accordeePar}`,
    })
  })
  return page(interneId, 'derogation')
}

/** Cancels a derogation recorded by mistake or withdrawn; it stays on record. @throws InterditError, IntrouvableError, ConflitError */
export async function retirerDerogation(acteur: Acteur, { id }: Retrait): Promise<Succes> {
  if (!peutDeroger(acteur)) throw new InterditError()
  const interneId = await transaction(async (tx) => {
    const { count } = await tx.derogation.updateMany({ where: { id, retireeLe: null }, data: { retireeLe: maintenant() } })
    const derogation = await tx.derogation.findUnique({ where: { id }, select: { interneId: true, objet: true } })
    if (!derogation) throw new IntrouvableError()
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, acteur, {
      objetType: 'interne',
      objetId: derogation.interneId,
      evenement: 'derogation_retiree',
      qualite: 'GESTIONNAIRE',
      motif: LIBELLE_DEROGATION[derogation.objet],
    })
    return derogation.interneId
  })
  return page(interneId, 'retrait')
}
