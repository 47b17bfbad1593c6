import 'server-only'
import type { CategorieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { sansAccents } from '@/lib/core/donnees/recherche'
import { AGREMENT } from '../agrement'
import { autreMoitie } from '../couplage'
import { peutGererTerrains } from '../policy'
import { memeAgrement, refusCapacite, refusEncadrement, refusSansActe, type Agrement, type DejaOffert, type RefusChamp } from './guards'
import { praticiensSaisis, type TerrainSaisi } from './schema'
import { enregistrerStructure } from './structure/commands'

function exigerChamp(faute: RefusChamp | undefined): void {
  if (faute) throw new RefusError(faute.refus, { [faute.champ]: faute.refus.message })
}

/** The person with this full name, address or RPPS number; null when there is none, « plusieurs » when several share the name. */
async function trouver(tx: Tx, texte: string, msu: boolean): Promise<{ id: string; msuId: string | null } | 'plusieurs' | null> {
  const lues = await tx.personne.findMany({
    where: {
      OR: [{ courriel: { equals: texte, mode: 'insensitive' } }, { rpps: texte }, { recherche: sansAccents(texte) }],
      ...(msu && { msu: { isNot: null } }),
    },
    select: { id: true, msu: { select: { id: true } } },
    take: 2,
  })
  const [une] = lues
  if (!une) return null
  return lues.length > 1 ? 'plusieurs' : { id: une.id, msuId: une.msu?.id ?? null }
}

async function nommer(tx: Tx, champ: string, texte: string, msu: boolean): Promise<{ id: string; msuId: string | null }> {
  const trouvee = await trouver(tx, texte, msu)
  if (trouvee !== null && trouvee !== 'plusieurs') return trouvee
  const message = trouvee
    ? 'Plusieurs personnes portent ce nom : écrivez une adresse électronique ou un numéro RPPS.'
    : msu
      ? 'Aucun maître de stage ne porte ce nom, cette adresse ou ce numéro RPPS.'
      : 'Personne ne porte ce nom, cette adresse ou ce numéro RPPS dans le portail.'
  throw new RefusError(refus('TERRAIN', message), { [champ]: message })
}

async function lirePraticiens(tx: Tx, saisie: TerrainSaisi): Promise<string[]> {
  const ids: string[] = []
  for (const { champ, texte } of praticiensSaisis(saisie)) {
    const { msuId } = await nommer(tx, champ, texte, true)
    if (!msuId) throw new IntrouvableError()
    if (ids.includes(msuId)) {
      const message = 'Cette personne est déjà nommée plus haut.'
      throw new RefusError(refus('R-MSU-20', message), { [champ]: message })
    }
    ids.push(msuId)
  }
  return ids
}

const agrementDe = (s: TerrainSaisi): Agrement => ({
  categories: s.categories,
  capaciteAgreee: s.capaciteAgreee,
  agrementDebut: s.agrementDebut,
  agrementFin: s.agrementFin,
  suspenduLe: s.suspenduLe,
})

/** The posts offered there for semesters that are not over, in either half of a coupled stage (R-DES-2). */
async function lireOffres(tx: Tx, terrainId: string, categories: readonly CategorieStage[]): Promise<DejaOffert[]> {
  const postes = await tx.poste.findMany({
    where: { OR: [{ terrainId }, { secondTerrainId: terrainId }], semestre: { fin: { gte: aujourdhui() } } },
    orderBy: { semestre: { debut: 'asc' } },
    select: { categorie: true, capaciteOfferte: true, terrainId: true, premiereMoitie: true, semestre: { select: { libelle: true } } },
  })
  // A terrain that receives only the last three months may be agréé for that half only.
  const tenue = (p: (typeof postes)[number]): CategorieStage => {
    const moitie = p.terrainId !== terrainId && p.premiereMoitie ? autreMoitie(p.premiereMoitie) : null
    return moitie && categories.includes(moitie) ? moitie : p.categorie
  }
  return postes.map((p) => ({ categorie: tenue(p), offerts: p.capaciteOfferte, semestre: p.semestre.libelle }))
}

/**
 * Creates a terrain or corrects it, with its structure and its practitioners, the first of whom coordinates.
 * @throws InterditError, IntrouvableError, ConflitError, RefusError R-MSU-20, R-FLE-3, R-CAM-1, R-CAM-2, R-ID-2, TERRAIN
 */
export async function enregistrerTerrain(acteur: Acteur, saisie: TerrainSaisi): Promise<Succes> {
  if (!peutGererTerrains(acteur)) throw new InterditError()
  return transaction(async (tx) => {
    const agrement = agrementDe(saisie)
    const avant = saisie.id ? await lireAvant(tx, saisie.id) : null
    if (avant && avant.version !== saisie.version) throw new ConflitError()
    const ambulatoire = saisie.mode === 'AMBULATOIRE'
    const msuIds = ambulatoire ? await lirePraticiens(tx, saisie) : []
    const responsable = !ambulatoire && saisie.responsable ? await nommer(tx, 'responsable', saisie.responsable, false) : null
    const encadrement = {
      mode: saisie.mode,
      categories: saisie.categories,
      praticiens: msuIds.length,
      responsable: responsable !== null,
    }
    // Practitioners named before the rule must not prevent a correction of the rest of the page.
    if (!avant || !memeEquipe(avant, saisie, msuIds, responsable?.id ?? null)) exigerChamp(refusEncadrement(encadrement))
    exigerChamp(refusCapacite(agrement, saisie.id ? await lireOffres(tx, saisie.id, saisie.categories) : []))
    exigerChamp(refusSansActe(avant, agrement, saisie.acte))
    const structureId = await enregistrerStructure(tx, acteur, avant?.structureId ?? saisie.structureId, saisie)
    const data = {
      ...agrement,
      categories: [...agrement.categories],
      structureId,
      intitule: saisie.intitule,
      mode: saisie.mode,
      responsableId: responsable?.id ?? null,
      fiche: saisie.fiche,
      logement: saisie.logement,
      transport: saisie.transport,
      exerciceCoordonne: saisie.exerciceCoordonne,
      asalee: saisie.asalee,
    }
    const id = saisie.id ?? (await tx.terrain.create({ data, select: { id: true } })).id
    if (avant) {
      const { count } = await tx.terrain.updateMany({
        where: { id, version: saisie.version },
        data: { ...data, version: { increment: 1 } },
      })
      if (count !== 1) throw new ConflitError()
    }
    await tx.terrainMsu.deleteMany({ where: { terrainId: id } })
    await tx.terrainMsu.createMany({ data: msuIds.map((msuId, rang) => ({ terrainId: id, msuId, coordinateur: rang === 0 })) })
    await inscrire(tx, acteur, {
      objetType: 'terrain',
      objetId: id,
      evenement: avant ? 'modifier' : 'creer',
      qualite: 'GESTIONNAIRE',
      ...(avant && memeAgrement(avant, agrement) ? {} : { motif: `Agrément recopié de : ${saisie.acte}` }),
    })
    return { redirect: `/stages/${id}?fait=${avant ? 'modifier' : 'creer'}` }
  })
}

async function lireAvant(tx: Tx, id: string) {
  // Acts that offer posts there at this moment wait for one another (R-CAM-1).
  await tx.$queryRaw`SELECT id FROM terrain WHERE id = ${id}::uuid FOR UPDATE`
  const avant = await tx.terrain.findUnique({
    where: { id },
    select: {
      version: true,
      structureId: true,
      ...AGREMENT,
      responsableId: true,
      praticiens: { select: { msuId: true } },
    },
  })
  if (!avant) throw new IntrouvableError()
  return avant
}

type Avant = Awaited<ReturnType<typeof lireAvant>>

const memeEquipe = (avant: Avant, { mode, categories }: TerrainSaisi, msuIds: readonly string[], responsableId: string | null): boolean =>
  avant.mode === mode &&
  avant.responsableId === responsableId &&
  avant.praticiens.length === msuIds.length &&
  avant.praticiens.every((p) => msuIds.includes(p.msuId)) &&
  categories.every((c) => avant.categories.includes(c))
