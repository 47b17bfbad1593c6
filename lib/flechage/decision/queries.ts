import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError, type Refus } from '@/lib/core/workflow/erreurs'
import { getEffectifSauf } from '@/lib/referentiel/interne/effectif/queries'
import { estOffreFigee } from '@/lib/referentiel/stage/poste/queries'
import { bilanOffre, flecher, type BilanOffre, type PosteOffert } from '@/lib/referentiel/stage/offre'
import type { ReglesFlechage } from '../parametres'
import type { Dossier } from '../policy'
import { getDossier } from '../queries'
import { refusPlacement, type Places } from './guards'
import { fichierActe, peutLireActe, type Nature } from './policy'
import { PLACEMENTS, type Placement } from './schema'

type Ligne = PosteOffert & Readonly<{ id: string; terrainId: string; categorie: Dossier['categorie'] }>

/** The offer of a semester, and whether it is frozen. No choice can freeze it before the caller commits. */
async function lireOffre(tx: Tx, semestreCode: string): Promise<{ postes: Ligne[]; offreFigee: boolean }> {
  const offreFigee = await estOffreFigee(tx, semestreCode)
  const postes = await tx.poste.findMany({
    where: { semestreCode },
    select: { id: true, terrainId: true, categorie: true, capaciteOfferte: true, horsChoix: true, ajoutes: true },
  })
  return { postes, offreFigee }
}

const regleDe = (p: ReglesFlechage) => ({
  tauxPourCent: p['offre.taux_pour_cent'],
  exceptionSeuil: p['offre.exception_seuil'],
  exceptionExcedent: p['offre.exception_excedent'],
})

const placesDe = (dossier: Dossier, postes: readonly Ligne[]): Omit<Places, 'offreFigee'> & { ligne: Ligne | null } => {
  const postesDuTerrain = postes.filter((p) => p.terrainId === dossier.terrainId)
  const ligne = postesDuTerrain.find((p) => p.categorie === dossier.categorie) ?? null
  return { ligne, poste: ligne, postesDuTerrain, capaciteAgreee: dossier.terrain?.capaciteAgreee ?? 0 }
}

/** R-FLE-9: the offer left to `autres`, the internes who still choose after this placement. */
export function bilanApres(dossier: Dossier, placement: Placement, postes: readonly Ligne[], autres: number): BilanOffre {
  const { ligne } = placesDe(dossier, postes)
  const ajoute = placement === 'AJOUTER'
  const vide: PosteOffert = { capaciteOfferte: 0, horsChoix: 0, ajoutes: 0 }
  // Places of docteurs juniors are not chosen by rank.
  const apres = [...postes.filter((p) => p !== ligne && p.categorie !== 'N3_DJ'), flecher(ligne ?? vide, ajoute)]
  return bilanOffre(apres, autres, regleDe(dossier.parametres))
}

export type ChoixPlace = Readonly<{ placement: Placement; refus: Refus | undefined; bilan: BilanOffre }>

/**
 * The two ways of making a post, each with what forbids it and what would remain. A caller that is about to write has locked
 * the terrain.
 */
export async function lirePlaces(tx: Tx, dossier: Dossier): Promise<ChoixPlace[]> {
  const { semestreCode } = dossier.campagne
  const { postes, offreFigee } = await lireOffre(tx, semestreCode)
  const autres = await getEffectifSauf(semestreCode, 'APPELES', dossier.interneId, tx === db ? undefined : tx)
  const places = { ...placesDe(dossier, postes), offreFigee }
  return PLACEMENTS.map((placement) => ({
    placement,
    refus: refusPlacement(placement, places),
    bilan: bilanApres(dossier, placement, postes, autres),
  }))
}

/** The same for the form of the decision; the caller has checked that the dossier is visible. */
export const getPlaces = (dossier: Dossier): Promise<ChoixPlace[]> => lirePlaces(db, dossier)

/** The file of an act of the dossier, for those who may read it. @throws IntrouvableError, InterditError */
export async function getActe(acteur: Acteur, id: string, nature: Nature): Promise<{ id: string }> {
  const dossier = await getDossier(acteur, id)
  if (!dossier) throw new IntrouvableError()
  if (!peutLireActe(acteur, dossier, nature)) throw new InterditError()
  const fichier = fichierActe(dossier, nature)
  if (!fichier) throw new IntrouvableError()
  return { id: fichier }
}
