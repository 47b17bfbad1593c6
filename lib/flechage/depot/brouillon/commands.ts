import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { annulerAccords } from '../../accord/commands'
import { attestationRequise, campagneOuverte, maquetteServie, phaseAdmise, sansMobilite, terrainAdmis } from '../../guards'
import { peutDemander, type Dossier } from '../../policy'
import { findDossier } from '../../queries'
import { findBrouillon } from './queries'
import { choixActuel, NATURES_LIEN, type Brouillon, type ChangementTerrain, type Nouvelle } from './schema'

/**
 * Begins a request. The interne's row is locked, so that two simultaneous beginnings make one request.
 * @throws InterditError, IntrouvableError, RefusError R-FLE-2, R-FLE-5 to R-FLE-8, R-FLE-18
 */
export async function creerBrouillon(acteur: Acteur, { campagneId, terrainId, categorie, modeleId }: Nouvelle): Promise<Succes> {
  const { interneId } = acteur
  if (!peutDemander(acteur) || !interneId) throw new InterditError()
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM interne WHERE id = ${interneId}::uuid FOR UPDATE`
    const existant = await tx.flechage.findFirst({
      where: { interneId, campagneId, statut: { not: 'RETIREE' } },
      select: { id: true, statut: true, terrainId: true },
    })
    // A second beginning (a double click) leads to the same draft.
    if (existant?.statut === 'BROUILLON' && existant.terrainId === terrainId) return { redirect: `/flechage/${existant.id}/modifier` }
    if (existant)
      throw new RefusError(
        refus(
          'R-FLE-2',
          'Vous avez déjà une demande pour ce semestre : une seule est possible. Reprenez-la, ou retirez-la pour en commencer une autre.',
        ),
      )
    await exigerExistants(tx, campagneId, terrainId)
    const { id } = await tx.flechage.create({
      data: {
        campagneId,
        interneId,
        terrainId,
        categorie,
        statutDepuis: maintenant(),
        creeLe: maintenant(),
        ...(await projetRepris(tx, interneId, modeleId)),
      },
      select: { id: true },
    })
    const dossier = await findDossier(tx, acteur, id)
    if (!dossier) throw new IntrouvableError()
    exiger(
      phaseAdmise(dossier) ??
        sansMobilite(dossier) ??
        campagneOuverte(dossier, maintenant()) ??
        terrainAdmis(dossier) ??
        maquetteServie(dossier),
    )
    await inscrire(tx, acteur, { objetType: 'flechage', objetId: id, evenement: 'creer', qualite: 'INTERNE', vers: 'BROUILLON' })
    return { redirect: `/flechage/${id}/modifier?fait=creer` }
  })
}

async function exigerExistants(tx: Tx, campagneId: string, terrainId: string): Promise<void> {
  const [campagne, terrain] = await Promise.all([
    tx.campagneFlechage.findUnique({ where: { id: campagneId }, select: { id: true } }),
    tx.terrain.findUnique({ where: { id: terrainId }, select: { id: true } }),
  ])
  if (!campagne || !terrain) throw new IntrouvableError()
}

/** The project of an earlier request of the same interne; nothing when there is none. */
async function projetRepris(tx: Tx, interneId: string, modeleId: string | null) {
  if (!modeleId) return {}
  const modele = await tx.flechage.findFirst({
    where: { id: modeleId, interneId },
    select: { territoireProjet: true, horizonProjet: true, competences: true, engagements: true, lettreTexte: true, disponibilites: true },
  })
  return modele ?? {}
}

/**
 * Writes the draft, on a click or automatically. Returns the new version, for the form that stays on screen.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-0
 */
export async function enregistrerBrouillon(acteur: Acteur, saisie: Brouillon): Promise<Succes> {
  const version = await transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, saisie.id)
    if (dossier.version !== saisie.version) throw new ConflitError()
    const { motif } = saisie
    const attestee = attestationRequise({ motif })
    const { count } = await tx.flechage.updateMany({
      where: { id: dossier.id, version: saisie.version, statut: dossier.statut },
      data: {
        motif,
        territoireProjet: saisie.territoireProjet,
        horizonProjet: saisie.horizonProjet,
        competences: saisie.competences,
        engagements: saisie.engagements,
        lettreTexte: saisie.lettreTexte,
        disponibilites: saisie.disponibilites,
        consentement: saisie.consentement,
        // R-FLE-11: kept only while the motive requires it.
        attestationService: attestee ? saisie.attestationService.trim() || null : null,
        attestationLe: attestee ? saisie.attestationLe : null,
        version: { increment: 1 },
      },
    })
    if (count !== 1) throw new ConflitError()
    await ecrireAlternatives(tx, dossier, saisie)
    await ecrireLiens(tx, dossier, saisie)
    return saisie.version + 1
  })
  const suite = saisie.suite === 'relire' ? 'relire' : `modifier?etape=${saisie.suite}`
  return { redirect: `/flechage/${saisie.id}/${suite}`, hidden: { version: String(version) }, refresh: true }
}

async function ecrireAlternatives(tx: Tx, dossier: Dossier, saisie: Brouillon): Promise<void> {
  const voulues = [saisie.alternative1, saisie.alternative2].filter((v): v is string => v !== null)
  const avant = dossier.alternatives.map((a) => a.terrain.id)
  if (voulues.join() === avant.join()) return
  const refuser = (message: string, champ: string): never => {
    throw new RefusError(refus('R-FLE-0', message), { [champ]: message })
  }
  if (voulues.length > dossier.parametres['flechage.alternatives_max'])
    refuser(`${dossier.parametres['flechage.alternatives_max']} terrains de repli au plus.`, 'alternative2')
  if (new Set(voulues).size !== voulues.length) refuser('Les deux terrains de repli sont les mêmes.', 'alternative2')
  if (dossier.terrainId && voulues.includes(dossier.terrainId))
    refuser('Un terrain de repli est celui que vous demandez déjà.', voulues[0] === dossier.terrainId ? 'alternative1' : 'alternative2')
  const connus = await tx.terrain.count({ where: { id: { in: voulues } } })
  if (connus !== voulues.length) refuser('Ce terrain n’existe plus : choisissez-en un autre.', 'alternative1')
  await tx.flechageAlternative.deleteMany({ where: { flechageId: dossier.id } })
  await tx.flechageAlternative.createMany({ data: voulues.map((terrainId, i) => ({ flechageId: dossier.id, terrainId, ordre: i + 1 })) })
}

async function ecrireLiens(tx: Tx, dossier: Dossier, saisie: Brouillon): Promise<void> {
  const lignes = ([1, 2, 3] as const).flatMap((n) => {
    const personneId = saisie[`lien${n}`]
    return personneId ? [[personneId, NATURES_LIEN[saisie[`nature${n}`]]] as const] : []
  })
  const voulus = new Map(lignes)
  const inchanges = voulus.size === dossier.liens.length && dossier.liens.every((l) => voulus.get(l.personneId) === l.nature)
  if (inchanges) return
  const connues = await tx.membre.findMany({
    where: { personneId: { in: [...voulus.keys()] } },
    distinct: ['personneId'],
    select: { personneId: true },
  })
  if (connues.length !== voulus.size)
    throw new RefusError(refus('R-DEP-2', 'Cette personne ne siège pas à la commission.'), {
      lien1: 'Cette personne ne siège pas à la commission.',
    })
  await tx.lienDeclare.deleteMany({ where: { flechageId: dossier.id } })
  await tx.lienDeclare.createMany({ data: [...voulus].map(([personneId, nature]) => ({ flechageId: dossier.id, personneId, nature })) })
}

/**
 * Changes the terrain or the kind of stage. Agreements asked or signed for the former choice are cancelled; the page says so
 * beforehand.
 * @throws IntrouvableError, InterditError, ConflitError, RefusError R-FLE-3, R-FLE-5, R-FLE-6, R-FLE-18
 */
export async function changerTerrain(acteur: Acteur, { id, ancien, terrainId, categorie, confirme }: ChangementTerrain): Promise<Succes> {
  return transaction(async (tx) => {
    const dossier = await findBrouillon(tx, acteur, id, { verrou: true })
    if (choixActuel(dossier) === choixActuel({ terrainId, categorie })) return { redirect: `/flechage/${id}/modifier` }
    if (choixActuel(dossier) !== ancien) throw new ConflitError()
    const vivants = dossier.accords.filter((a) => a.statut === 'DEMANDE' || a.statut === 'SIGNE')
    if (vivants.length > 0 && !confirme)
      throw new RefusError(refus('R-FLE-3', 'Changer de terrain annule les accords demandés ou signés. Cochez la case pour confirmer.'), {
        confirme: 'Confirmez que ces accords seront annulés.',
      })
    await annulerAccords(tx, acteur, dossier, 'L’interne a choisi un autre terrain ou un autre type de stage.')
    await tx.piece.updateMany({ where: { flechageId: id, type: 'ACCORD_SIGNE', retireeLe: null }, data: { retireeLe: maintenant() } })
    await tx.flechageAlternative.deleteMany({ where: { flechageId: id } })
    await exigerExistants(tx, dossier.campagneId, terrainId)
    await tx.flechage.update({ where: { id }, data: { terrainId, categorie, version: { increment: 1 } }, select: { id: true } })
    const change = await findBrouillon(tx, acteur, id)
    exiger(terrainAdmis(change) ?? maquetteServie(change))
    await inscrire(tx, acteur, {
      objetType: 'flechage',
      objetId: id,
      evenement: 'changerTerrain',
      qualite: 'INTERNE',
      motif: change.terrain?.intitule,
    })
    return { redirect: `/flechage/${id}/modifier?etape=terrain&fait=changerTerrain` }
  })
}
