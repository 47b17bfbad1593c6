import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Tx } from '@/lib/core/donnees/db'
import { ConflitError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { inscrire } from '@/lib/core/workflow/journal'
import { sansAccents } from '@/lib/core/donnees/recherche'
import type { TerrainSaisi } from '../schema'
import { CHAMPS_STRUCTURE, empreinteStructure, type StructureDite } from './empreinte'

const refuser = (champ: string, regle: string, message: string): never => {
  throw new RefusError(refus(regle, message), { [champ]: message })
}

async function lireCommune(tx: Tx, texte: string): Promise<string> {
  const trouvees = await tx.commune.findMany({
    where: { OR: [{ code: texte.toUpperCase() }, { recherche: sansAccents(texte) }] },
    select: { code: true },
    take: 2,
  })
  const [commune] = trouvees
  if (!commune) return refuser('commune', 'TERRAIN', 'Cette commune est inconnue du portail : vérifiez son nom, ou écrivez son code INSEE.')
  if (trouvees.length > 1) return refuser('commune', 'TERRAIN', 'Plusieurs communes portent ce nom : écrivez le code INSEE de la bonne.')
  return commune.code
}

const dite = (s: TerrainSaisi, communeCode: string): StructureDite => ({
  nom: s.structureNom,
  type: s.structureType,
  finessEt: s.finessEt || null,
  finessEj: s.finessEj || null,
  adresse: s.adresse,
  communeCode,
  quartierPrioritaire: s.quartierPrioritaire,
  directeurNom: s.directeurNom || null,
  directeurCourriel: s.directeurCourriel || null,
})

/**
 * Creates or corrects the structure of a terrain, in the caller's transaction; returns its id. Without a change, nothing is
 * written or recorded.
 * @throws IntrouvableError, ConflitError, RefusError R-ID-2, TERRAIN
 */
export async function enregistrerStructure(tx: Tx, acteur: Acteur, id: string | undefined, saisie: TerrainSaisi): Promise<string> {
  const voulue = dite(saisie, await lireCommune(tx, saisie.commune))
  if (voulue.finessEt) {
    const autre = await tx.structure.findUnique({ where: { finessEt: voulue.finessEt }, select: { id: true, nom: true } })
    if (autre && autre.id !== id) refuser('finessEt', 'R-ID-2', `Ce numéro FINESS est celui de « ${autre.nom} ».`)
  }
  if (!id) {
    const creee = await tx.structure.create({ data: voulue, select: { id: true } })
    await inscrire(tx, acteur, { objetType: 'structure', objetId: creee.id, evenement: 'creer', qualite: 'GESTIONNAIRE' })
    return creee.id
  }
  await tx.$queryRaw`SELECT id FROM structure WHERE id = ${id}::uuid FOR UPDATE`
  const avant = await tx.structure.findUnique({ where: { id }, select: CHAMPS_STRUCTURE })
  if (!avant) throw new IntrouvableError()
  if (empreinteStructure(avant) === empreinteStructure(voulue)) return id
  if (empreinteStructure(avant) !== saisie.structureVue) throw new ConflitError()
  await tx.structure.update({ where: { id }, data: voulue, select: { id: true } })
  await inscrire(tx, acteur, { objetType: 'structure', objetId: id, evenement: 'modifier', qualite: 'GESTIONNAIRE' })
  return id
}
