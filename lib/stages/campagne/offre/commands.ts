import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { inscrire } from '@/lib/core/workflow/journal'
import { refusOffrable } from '@/lib/referentiel/stage/agrement'
import { refusCapacites } from '../capacite/guards'
import { ajouterPostes, offrirPoste } from '@/lib/referentiel/stage/poste/commands'
import { terrainSelect } from '../capacite/queries'
import { CATEGORIES, nombresDe, type Reponse } from '../capacite/schema'
import { refusOffreFigee } from '../guards'
import { peutGererPostes, type CampagnePostes } from '../policy'
import { findCampagne } from '../queries'
import type { Cible } from '../schema'
import { refusAccueil } from './couplage/guards'
import { lirePlaces } from './couplage/queries'
import { aReporter } from './lignes'
import { lireOffre } from './queries'
import type { OffreTerrain } from './schema'

/** The campaign, locked until the commit, so that changes of the offer and lists are written one after the other. */
export async function tenirOffre(tx: Tx, acteur: Acteur, id: string): Promise<CampagnePostes> {
  await tx.$queryRaw`SELECT id FROM campagne_postes WHERE id = ${id}::uuid FOR UPDATE`
  const campagne = await findCampagne(tx, acteur, id)
  if (!campagne) throw new IntrouvableError()
  if (!peutGererPostes(acteur)) throw new InterditError()
  exiger(refusOffreFigee(campagne.statut))
  return campagne
}

/** Copies the answers into the offer; existing lines do not change. @throws InterditError, IntrouvableError, RefusError CAMPAGNE-FIGEE */
export async function reporterReponses(acteur: Acteur, { id }: Pick<Cible, 'id'>): Promise<Succes> {
  return transaction(async (tx) => {
    const campagne = await tenirOffre(tx, acteur, id)
    const { semestreCode } = campagne
    const lignes = aReporter(await lireOffre(tx, campagne))
    await ajouterPostes(
      tx,
      lignes.map(({ terrainId, categorie, repondu }) => ({ semestreCode, terrainId, categorie, capaciteOfferte: repondu ?? 0 })),
    )
    await inscrire(tx, acteur, {
      objetType: 'campagne_postes',
      objetId: id,
      evenement: 'reporter',
      qualite: 'GESTIONNAIRE',
      motif: `${lignes.length} lignes`,
    })
    return { redirect: `/stages/campagnes/${id}/offre?fait=reporter` }
  })
}

type Terrain = NonNullable<Awaited<ReturnType<typeof findTerrain>>>
const findTerrain = (tx: Tx, id: string) => tx.terrain.findUnique({ where: { id }, select: terrainSelect, relationLoadStrategy: 'join' })

/**
 * Changes the offer of one terrain, if it is still what the page showed.
 * @throws InterditError, IntrouvableError, ConflitError, RefusError R-CAM-1, R-MSU-10, R-MSU-20, R-FLE-9, CAMPAGNE-FIGEE
 */
export async function modifierOffre(acteur: Acteur, saisie: OffreTerrain): Promise<Succes> {
  const { id, terrainId } = saisie
  return transaction(async (tx) => {
    const campagne = await tenirOffre(tx, acteur, id)
    const { semestreCode } = campagne
    const terrain = await findTerrain(tx, terrainId)
    if (!terrain) throw new IntrouvableError()
    const postes = await tx.poste.findMany({ where: { semestreCode, terrainId }, include: { secondTerrain: { select: SECOND } } })
    for (const c of CATEGORIES)
      if (saisie[`capacite_${c}`] !== undefined && saisie[`avant_${c}`] !== postes.find((p) => p.categorie === c)?.capaciteOfferte)
        throw new ConflitError()
    const voulues = nombresDe(saisie)
    const changees = voulues.filter((v) => v.capacite !== (postes.find((p) => p.categorie === v.categorie)?.capaciteOfferte ?? 0))
    const gardees = postes.filter((p) => !voulues.some((v) => v.categorie === p.categorie))
    if (changees.length > 0)
      exigerOffrable(terrain, campagne, changees, [
        ...gardees.map((p): Reponse => ({ categorie: p.categorie, capacite: p.capaciteOfferte })),
        ...voulues,
      ])
    for (const { categorie, capacite } of changees) {
      const poste = postes.find((p) => p.categorie === categorie)
      if (poste && poste.horsChoix > capacite + poste.ajoutes)
        refuser(
          categorie,
          'R-FLE-9',
          `${poste.horsChoix} déjà pourvus au titre de l’article 44 : l’offre ne peut pas descendre en dessous.`,
        )
      await offrirPoste(tx, { semestreCode, terrainId, categorie }, capacite)
      await inscrire(tx, acteur, {
        objetType: 'campagne_postes',
        objetId: id,
        evenement: 'modifierOffre',
        qualite: 'GESTIONNAIRE',
        de: `${categorie} ${poste?.capaciteOfferte ?? 0}`,
        vers: `${categorie} ${capacite}`,
        motif: terrainId,
      })
    }
    await exigerAccueil(tx, semestreCode, [terrain, ...postes.flatMap((p) => p.secondTerrain ?? [])], changees)
    return { redirect: `/stages/campagnes/${id}/terrains/${terrainId}?fait=modifierOffre` }
  })
}

const SECOND = { id: true, intitule: true, capaciteAgreee: true } as const

/** R-MSU-20, for a terrain and for those where its coupled stages end; a reduction is never refused. */
async function exigerAccueil(
  tx: Tx,
  semestreCode: string,
  lieux: readonly Readonly<{ id: string; intitule: string; capaciteAgreee: number }>[],
  changees: readonly Reponse[],
): Promise<void> {
  const montee = changees.find((c) => c.capacite > 0)
  if (!montee) return
  const places = await lirePlaces(
    tx,
    semestreCode,
    lieux.map((l) => l.id),
  )
  for (const lieu of lieux) {
    const plein = refusAccueil(lieu, places)
    if (plein) refuser(montee.categorie, plein.regle, plein.message)
  }
}

function refuser(categorie: string, regle: string, message: string): never {
  throw new RefusError(refus(regle, message), { [`capacite_${categorie}`]: message })
}

/** Changed lines must be offerable (R-MSU-10) and, all together, within the agreed capacity. */
function exigerOffrable(terrain: Terrain, { semestre }: CampagnePostes, changees: readonly Reponse[], toutes: readonly Reponse[]): void {
  for (const { categorie, capacite } of changees) {
    const empeche = capacite > 0 && terrain.categories.includes(categorie) && refusOffrable(terrain, categorie, semestre)
    if (empeche) refuser(categorie, 'R-MSU-10', empeche.message)
  }
  // A reduction only: a line of an older offer can be reduced step by step.
  const monte = changees.some((c) => c.capacite > 0)
  const faute = monte ? refusCapacites(terrain, toutes) : undefined
  if (faute) throw new RefusError(faute.refus, faute.champ ? { [faute.champ]: faute.refus.message } : undefined)
}
