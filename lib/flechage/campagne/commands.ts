import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { sqlState } from '@/lib/core/donnees/sql-state'
import { peutGererCampagne } from '../policy'
import { GRILLE_DEFAUT, grilleSaisie, lireGrille, refusDates, type CampagneSaisie, type Critere } from './schema'

const refuser = (regle: string, message: string, champ?: string): never => {
  throw new RefusError(refus(regle, message), champ ? { [champ]: message } : undefined)
}

/** Creates or changes a campaign. @throws InterditError, IntrouvableError, ConflitError, RefusError R-FLE-1, R-FLE-10, R-FLE-18 */
export async function enregistrerCampagne(acteur: Acteur, saisie: CampagneSaisie): Promise<Succes> {
  if (!peutGererCampagne(acteur)) throw new InterditError()
  try {
    return await transaction((tx) => (saisie.id ? modifier(tx, acteur, saisie.id, saisie) : creer(tx, acteur, saisie)))
  } catch (erreur) {
    if (sqlState(erreur) === '23505') return refuser('R-FLE-18', 'Une campagne existe déjà pour ce semestre.', 'semestreCode')
    throw erreur
  }
}

const colonnes = (s: CampagneSaisie) => ({
  ouvreLe: s.ouvre,
  fermeLe: s.ferme,
  commissionLe: s.commissionLe,
  saisineLe: s.saisineLe,
  decisionLe: s.decisionLe,
  choixLe: s.choixLe,
  motifs: s.motifs,
  zones: s.zones,
  categories: s.categories,
  presentation: s.presentation,
})

async function verifierDates(tx: Tx, saisie: CampagneSaisie): Promise<void> {
  const semestre = await tx.semestre.findUnique({ where: { code: saisie.semestreCode }, select: { debut: true } })
  if (!semestre) return refuser('R-FLE-18', 'Ce semestre n’existe pas.', 'semestreCode')
  const faute = refusDates(colonnes(saisie), semestre.debut)
  if (faute) refuser(faute.refus.regle, faute.refus.message, faute.champ)
}

const enJson = (grille: readonly Critere[]): Prisma.InputJsonValue => grille.map((c) => ({ ...c }))

function verifierGrille(grille: readonly Critere[]): void {
  if (grille.length === 0) refuser('R-FLE-10', 'La grille compte au moins un critère.', 'critere1')
}

async function creer(tx: Tx, acteur: Acteur, saisie: CampagneSaisie): Promise<Succes> {
  await verifierDates(tx, saisie)
  const grille = grilleSaisie(saisie, GRILLE_DEFAUT)
  verifierGrille(grille)
  const { id } = await tx.campagneFlechage.create({
    data: { ...colonnes(saisie), semestreCode: saisie.semestreCode, grille: enJson(grille), creeeLe: maintenant() },
    select: { id: true },
  })
  await inscrire(tx, acteur, { objetType: 'campagne_flechage', objetId: id, evenement: 'creer', qualite: qualiteDe(acteur) })
  return { redirect: `/flechage/campagnes/${id}?fait=creer` }
}

async function modifier(tx: Tx, acteur: Acteur, id: string, saisie: CampagneSaisie): Promise<Succes> {
  const avant = await tx.campagneFlechage.findUnique({ where: { id } })
  if (!avant) throw new IntrouvableError()
  if (avant.version !== saisie.version) throw new ConflitError()
  await verifierDates(tx, saisie)
  const connue = lireGrille(avant.grille)
  const ouverte = maintenant() >= avant.ouvreLe
  // The form of an opened campaign does not post its grid; a post that does must not change it.
  const saisies = grilleSaisie(saisie, connue)
  const grille = ouverte && saisies.length === 0 ? connue : saisies
  verifierGrille(grille)
  if (ouverte) refuserReprise(avant, saisie, grille, connue)
  const { count } = await tx.campagneFlechage.updateMany({
    where: { id, version: saisie.version },
    data: { ...colonnes(saisie), semestreCode: saisie.semestreCode, grille: enJson(grille), version: { increment: 1 } },
  })
  if (count !== 1) throw new ConflitError()
  await inscrire(tx, acteur, { objetType: 'campagne_flechage', objetId: id, evenement: 'modifier', qualite: qualiteDe(acteur) })
  return { redirect: `/flechage/campagnes/${id}?fait=modifier` }
}

/** The published parts do not change once the campaign is open, because people rely on them. */
function refuserReprise(
  avant: Prisma.CampagneFlechageGetPayload<object>,
  saisie: CampagneSaisie,
  grille: readonly Critere[],
  connue: readonly Critere[],
): void {
  if (avant.semestreCode !== saisie.semestreCode)
    refuser('R-FLE-18', 'La campagne est ouverte : son semestre ne change plus.', 'semestreCode')
  if (avant.ouvreLe.getTime() !== saisie.ouvre.getTime())
    refuser('R-FLE-18', 'La campagne est ouverte : sa date d’ouverture ne change plus.', 'ouvre')
  if (saisie.ferme < avant.fermeLe)
    refuser('R-FLE-18', 'La campagne est ouverte : le dernier jour de dépôt peut être repoussé, pas avancé.', 'ferme')
  if (JSON.stringify(grille) !== JSON.stringify(connue))
    refuser('R-FLE-10', 'La campagne est ouverte : la grille publiée ne change plus.', 'critere1')
  if (avant.motifs.some((m) => !saisie.motifs.includes(m)))
    refuser('R-FLE-1', 'La campagne est ouverte : un motif admis ne peut plus être retiré.', 'motifs')
  if (avant.zones.some((z) => !saisie.zones.includes(z)))
    refuser('R-FLE-18', 'La campagne est ouverte : une zone admise ne peut plus être retirée.', 'zones')
  if (avant.categories.some((c) => !saisie.categories.includes(c)))
    refuser('R-FLE-18', 'La campagne est ouverte : un type de stage admis ne peut plus être retiré.', 'categories')
}

const qualiteDe = (acteur: Acteur) =>
  (['COORD_DES', 'DIR_DUMG', 'GESTIONNAIRE'] as const).find((role) => acteur.roles.includes(role)) ?? 'PERSONNE'
