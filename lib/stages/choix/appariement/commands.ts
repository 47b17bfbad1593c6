import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, IntrouvableError, refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { apparierPhase } from '../../regles/consolidation'
import { enAppele, inscrireResultats, lireParId } from '../appel/commands'
import { lireConduite, noterActe, verrouillerChoix } from '../commands'
import { lirePostes } from '../liste/queries'
import { noticeClassement } from '../notices'
import { lieuxTenus, type Choix } from '../policy'
import { findChoix } from '../queries'
import type { ClassementSaisi, Cible } from '../schema'
import { refusClassement } from './guards'
import { lireDemandeurs } from '../classement/queries'
import { lireClassements, lireHotes } from './queries'

/** Once wishes are frozen, asks each terrain that is in a wish to rank the internes before the matching (R-RNG-8). */
export async function demanderClassements(tx: Tx, choix: Choix): Promise<void> {
  const demandeurs = await lireDemandeurs(tx, choix)
  const postes = (await lirePostes(tx, choix)).filter((p) => p.capacite > 0 && demandeurs.has(p.id))
  const hotes = await lireHotes(
    tx,
    postes.map((p) => p.terrainId),
  )
  const parHote = new Map<string, { nom: string; courriel: string; id: string }>()
  for (const p of postes) {
    const hote = hotes.get(p.terrainId)
    if (hote) parHote.set(hote.id, hote)
  }
  await mettreEnFile(
    tx,
    [...parHote.values()].map((hote) => noticeClassement(choix, hote)),
  )
}

/**
 * A host ranks the internes who asked for its post, by levels, in place of its earlier ranking; those without a level come
 * last.
 * @throws IntrouvableError for a post that is not the actor's, RefusError R-RNG-8
 */
export async function classerDemandeurs(acteur: Acteur, { id, posteId, niveaux }: ClassementSaisi): Promise<Succes> {
  await transaction(async (tx) => {
    await verrouillerChoix(tx, id)
    const choix = await findChoix(tx, id)
    const lieux = lieuxTenus(acteur)
    const poste = choix && (await lirePostes(tx, choix)).find((p) => p.id === posteId)
    const tenu = poste && lieux && (await tx.terrain.findFirst({ where: { AND: [lieux, { id: poste.terrainId }] }, select: { id: true } }))
    if (!choix || !poste || !tenu) throw new IntrouvableError()
    exiger(refusClassement(choix, maintenant()))
    const demandeurs = new Set((await lireDemandeurs(tx, choix)).get(posteId)?.map((d) => d.id))
    if ([...niveaux.keys()].some((interneId) => !demandeurs.has(interneId)))
      exiger(refus('R-RNG-8', 'Seules les personnes qui ont demandé ce poste peuvent être classées.'))
    await tx.classementChoix.deleteMany({ where: { choixId: id, posteId } })
    await tx.classementChoix.createMany({ data: [...niveaux].map(([interneId, niveau]) => ({ choixId: id, posteId, interneId, niveau })) })
    // The post alone: only the terrain and the secretariat read the ranking.
    await noterActe(tx, acteur, choix, { evenement: 'classer', motif: poste.libelle, qualite: 'MSU' })
  })
  return { redirect: `/stages/choix/${id}/classement?fait=classer` }
}

/**
 * Runs the matching on the frozen wishes and the hosts' rankings (R-RNG-8), once, for everyone.
 * @throws as `lireConduite`, ConflitError when it was done already, RefusError CHOIX-MODE
 */
export async function apparierChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await transaction(async (tx) => {
    const choix = await lireConduite(tx, acteur, { id, version }, ['OUVERT'])
    if (choix.mode !== 'APPARIEMENT') exiger(refus('CHOIX-MODE', 'Ce choix se fait par ordre d’appel, pas par appariement.'))
    if (choix.restants === 0) throw new ConflitError()
    const appels = await tx.appelChoix.findMany({ where: { choixId: id, place: { not: null } }, orderBy: { place: 'asc' } })
    const internes = await lireParId(tx, choix)
    const parInterne = new Map(appels.map((a) => [a.interneId, a.id]))
    const classements = await lireClassements(tx, id)
    const resultats = apparierPhase({
      postes: await lirePostes(tx, choix),
      appel: appels.map((a) => enAppele(a, internes.get(a.interneId))),
      classements: new Map([...classements].map(([p, niveaux]) => [p, niveaux.map((n) => n.flatMap((i) => parInterne.get(i) ?? []))])),
    })
    await inscrireResultats(tx, resultats)
    const servis = resultats.filter((r) => r.issue === 'OBTENU').length
    await noterActe(tx, acteur, choix, {
      evenement: 'apparier',
      motif: `${resultats.length} ${resultats.length === 1 ? 'personne' : 'personnes'}, ${servis} ${servis === 1 ? 'poste obtenu' : 'postes obtenus'}`,
    })
  })
  return { redirect: `/stages/choix/${id}?fait=apparier` }
}
