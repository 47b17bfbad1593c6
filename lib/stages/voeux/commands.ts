import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, exiger } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { refusEligibilite } from '@/lib/referentiel/interne/eligibilite'
import { refusAjout, refusDepot, refusPoste, refusRetrait } from './guards'
import { ajouter, decalerVoeu, ranger, retirer, type Liste } from './liste'
import { getDossierVoeux, getMinimumVoeux, listPostesVoulus, type DossierVoeux } from './queries'
import type { DepotSaisi, ListeSaisie } from './schema'

/**
 * Writes the whole list in one statement, over the version that was read, unless the wishes froze meanwhile. The journal
 * gets no line: wishes are the interne's own until the receipt of freezing, and every save would wait for the journal's
 * chain.
 * @throws ConflitError when the list changed, or froze, since it was read
 */
async function ecrire({ interneId, semestre, version }: DossierVoeux, postes: Liste): Promise<void> {
  const faits = await db.$executeRaw`
    INSERT INTO voeux_stage AS v (id, "interneId", "semestreCode", postes, version, "modifieLe")
    VALUES (gen_random_uuid(), ${interneId}::uuid, ${semestre.code}, ${[...postes]}::uuid[], 1, ${maintenant()})
    ON CONFLICT ("interneId", "semestreCode") DO UPDATE
      SET postes = EXCLUDED.postes, version = v.version + 1, "modifieLe" = EXCLUDED."modifieLe"
      WHERE v.version = ${version} AND v."figesLe" IS NULL`
  if (faits !== 1) throw new ConflitError()
}

function exigerOuvert(dossier: DossierVoeux): void {
  exiger(dossier.participation)
  exiger(dossier.fenetre)
}

/**
 * Adds a post at the end of the actor's wishes. Two simultaneous additions both stay: the second is added to the result of
 * the first.
 * @throws InterditError, ConflitError, RefusError R-RNG-9, R-RNG-1, R-FLE-15, R-CAM-1, R-FLE-9, R-DES-2, R-RNG-8, VOEUX
 */
export async function ajouterVoeu(acteur: Acteur, { posteId }: { posteId: string }, essais = 3): Promise<Succes> {
  const dossier = await getDossierVoeux(acteur, posteId)
  exigerOuvert(dossier)
  exiger(refusPoste(dossier.poste, dossier.semestre.code))
  if (dossier.poste) exiger(refusEligibilite(dossier.parcours, dossier.poste.categorie, dossier.semestre, dossier.situation))
  exiger(refusAjout(dossier.postes, posteId))
  try {
    await ecrire(dossier, ajouter(dossier.postes, posteId))
  } catch (erreur) {
    if (!(erreur instanceof ConflitError) || essais <= 1) throw erreur
    return ajouterVoeu(acteur, { posteId }, essais - 1)
  }
  return { message: `Ajouté à vos vœux : c’est le vœu n° ${dossier.postes.length + 1}.`, refresh: true }
}

/**
 * Moves or removes a wish, or applies the places typed, over the version that the page showed.
 * @throws InterditError, ConflitError when another tab saved first, RefusError R-RNG-9, R-RNG-1, R-FLE-15, R-DES-2, R-RNG-8
 */
export async function changerVoeux(acteur: Acteur, { version, acte, poste, place }: ListeSaisie): Promise<Succes> {
  const dossier = await getDossierVoeux(acteur)
  exigerOuvert(dossier)
  if (dossier.version !== version) throw new ConflitError()
  const { postes } = dossier
  const rang = (liste: Liste, id: string): number => liste.indexOf(id) + 1
  if (acte?.verbe === 'retirer') {
    if (postes.includes(acte.posteId)) exiger(refusRetrait(dossier.deposesLe, postes.length, await getMinimumVoeux(dossier)))
    await ecrire(dossier, retirer(postes, acte.posteId))
    return { message: 'Le vœu est retiré de votre liste.', refresh: true }
  }
  if (acte) {
    const apres = decalerVoeu(postes, acte.posteId, acte.verbe === 'monter' ? -1 : 1)
    await ecrire(dossier, apres)
    return { message: `C’est maintenant votre vœu n° ${rang(apres, acte.posteId)}.`, refresh: true }
  }
  await ecrire(dossier, ranger(postes, new Map(poste.map((id, i) => [id, place[i] ?? rang(postes, id)]))))
  return { message: 'L’ordre de vos vœux est enregistré.', refresh: true }
}

/**
 * Deposits the actor's list (R-RNG-8). It may still change until the term; a list that is too short is kept without being
 * deposited.
 * @throws InterditError, ConflitError when another tab saved first, RefusError R-RNG-9, R-RNG-1, R-FLE-15, R-RNG-8, R-CAM-1
 */
export async function deposerVoeux(acteur: Acteur, { version }: DepotSaisi): Promise<Succes> {
  const dossier = await getDossierVoeux(acteur)
  exigerOuvert(dossier)
  if (dossier.version !== version) throw new ConflitError()
  const [voulus, minimum] = await Promise.all([listPostesVoulus(dossier), getMinimumVoeux(dossier)])
  exiger(refusDepot(dossier, voulus.length, minimum))
  const { count } = await db.voeuxStage.updateMany({
    where: { interneId: dossier.interneId, semestreCode: dossier.semestre.code, version, figesLe: null },
    data: { deposesLe: maintenant() },
  })
  if (count !== 1) throw new ConflitError()
  return { message: 'Votre liste est déposée. Vous pouvez encore en changer l’ordre jusqu’à la fin des vœux.', refresh: true }
}
