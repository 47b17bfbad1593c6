import 'server-only'
import { randomUUID } from 'node:crypto'
import type { TypeImport } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import type { Succes } from '@/lib/core/action'
import { enCanonique } from '@/lib/core/canonique'
import { db, transaction, type Tx } from '@/lib/core/db'
import { ConflitError, exiger, IntrouvableError, refus } from '@/lib/core/erreurs'
import { conserverFichier, lireFichier, lireTelechargement, OCTETS_MAX } from '@/lib/core/fichier'
import { jour, maintenant } from '@/lib/core/horloge'
import { inscrire } from '@/lib/core/journal'
import { sqlState } from '@/lib/core/sql-state'
import { bilanSchema, compter, type Bilan, type Discordance, type Ecritures, type LigneBilan } from './bilan'
import { nommer } from './colonnes'
import { lireTableur } from './lecture'
import { planAffectations } from './plan-affectations'
import { planInternes } from './plan-internes'
import { planPostes } from './plan-postes'
import { exigerImport } from './policy'
import { chargerEtat } from './queries'
import type { Depot, Reglement, Suite } from './schema'

const PLANS = { INTERNES: planInternes, POSTES: planPostes, AFFECTATIONS: planAffectations } as const
const page = (id: string, fait: string): Succes => ({ redirect: `/stages/imports/${id}?fait=${fait}` })
const journal = (id: string, evenement: string, motif?: string) =>
  ({ objetType: 'import', objetId: id, evenement, qualite: 'GESTIONNAIRE', motif }) as const

async function simuler(tx: Tx, type: TypeImport, octets: Uint8Array) {
  const tableau = lireTableur(octets)
  const { lignes, inconnues } = nommer(type, tableau.lignes)
  return { format: tableau.type, inconnues: [...inconnues], ...PLANS[type](lignes, await chargerEtat(tx, type, lignes)) }
}

/**
 * Reads a file and says line by line what it would change. The file, its hash and this dry run are kept; nothing else is
 * written. @throws InterditError, RefusError FICHIER-VIDE, -TAILLE, -TYPE, -ILLISIBLE, -LIGNES, IMPORT-COLONNES
 */
export async function simulerImport(acteur: Acteur, { type, fichier }: Depot): Promise<Succes> {
  exigerImport(acteur)
  const { nom, octets } = await lireTelechargement(fichier, OCTETS_MAX, 'fichier')
  const lu = await simuler(db, type, octets)
  const id = randomUUID()
  await transaction(async (tx) => {
    const garde = await conserverFichier(tx, acteur, { nom, type: lu.format, octets })
    const bilan: Bilan = { nom: garde.nom, inconnues: lu.inconnues, lignes: lu.lignes }
    await tx.import.create({
      data: { id, type, fichierId: garde.id, empreinte: garde.empreinte, auteurId: acteur.personneId, creeLe: maintenant(), bilan },
      select: { id: true },
    })
    await inscrire(tx, acteur, journal(id, 'import_lu', `${garde.nom}, SHA-256 ${garde.empreinte}`))
  })
  return page(id, 'lecture')
}

const PERIME = refus(
  'IMPORT-PERIME',
  'Le portail a changé depuis cette lecture : appliquer ce fichier ne ferait plus ce qui est affiché. Rien n’a été écrit. Déposez le fichier de nouveau.',
)
const RIEN = refus('IMPORT-VIDE', 'Ce fichier ne change rien et ne signale rien : il n’y a rien à appliquer.')

async function reserver(tx: Tx, { id, version }: Suite, statut: 'APPLIQUE' | 'ABANDONNE') {
  const { count } = await tx.import.updateMany({
    where: { id, version, statut: 'SIMULE' },
    data: { statut, version: { increment: 1 }, ...(statut === 'APPLIQUE' && { appliqueLe: maintenant() }) },
  })
  const lu = await tx.import.findUnique({ where: { id } })
  if (!lu) throw new IntrouvableError()
  if (count !== 1) throw new ConflitError()
  return lu
}

/**
 * Does what was shown, in one transaction: the file is read again and must say the same of today's data. Cannot be undone.
 * @throws InterditError, IntrouvableError, ConflitError, RefusError IMPORT-PERIME, IMPORT-VIDE
 */
export async function appliquerImport(acteur: Acteur, suite: Suite): Promise<Succes> {
  exigerImport(acteur)
  try {
    await transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(727172)`
      const lu = await reserver(tx, suite, 'APPLIQUE')
      const { octets } = await lireFichier(lu.fichierId)
      const { lignes, ecritures } = await simuler(tx, lu.type, octets)
      exiger(enCanonique(lignes) === enCanonique(bilanSchema.parse(lu.bilan).lignes) ? undefined : PERIME)
      const comptes = compter(lignes)
      exiger(comptes.CREE + comptes.CHANGE + comptes.ecarts === 0 ? RIEN : undefined)
      await ecrire(tx, ecritures)
      await signaler(tx, lu.id, lignes)
      await inscrire(tx, acteur, journal(lu.id, 'import_applique', enBref(comptes, lu.empreinte)))
    })
  } catch (erreur) {
    // A row that appeared between the reading and the writing: the database has the last word.
    throw sqlState(erreur) === '23505' ? new ConflitError() : erreur
  }
  return page(suite.id, 'application')
}

const enBref = (c: ReturnType<typeof compter>, empreinte: string): string =>
  `Lignes ajoutées : ${c.CREE}, changées : ${c.CHANGE}, inchangées : ${c.INCHANGE}, refusées : ${c.REFUSE}, écarts : ${c.ecarts}. SHA-256 ${empreinte}`

/** Each change names what it replaces; a row that moved meanwhile stops everything. @throws ConflitError */
async function ecrire(tx: Tx, e: Ecritures): Promise<void> {
  const creeeLe = maintenant()
  const exact = (attendues: number, faites: number): void => {
    if (attendues !== faites) throw new ConflitError()
  }
  await tx.personne.createMany({ data: e.personnes.map((p) => ({ ...p, creeeLe })) })
  const date = (iso: string | null): Date | null => (iso ? jour(iso) : null)
  await tx.interne.createMany({
    data: e.internes.map(({ fstSemestres, ...i }) => ({
      ...i,
      fstSemestres: [...fstSemestres],
      theseSoutenueLe: date(i.theseSoutenueLe),
      contratSigneLe: date(i.contratSigneLe),
    })),
  })
  await tx.semestreInterne.createMany({ data: e.semestres })
  await tx.poste.createMany({ data: e.postes })
  exact(
    e.classements.length,
    await tx.$executeRaw`
      UPDATE interne i SET "anneeEntree" = n."anneeEntree", "typeClassement" = n."typeClassement"::"TypeClassement", rang = n.rang,
        "effectifReference" = n."effectifReference", "theseSoutenueLe" = n."theseSoutenueLe", "contratSigneLe" = n."contratSigneLe",
        fst = n.fst, "fstSemestres" = n."fstSemestres"
      FROM jsonb_to_recordset(${JSON.stringify(e.classements)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
        jsonb_to_record(c.apres) AS n("anneeEntree" int, "typeClassement" text, rang int, "effectifReference" int,
          "theseSoutenueLe" date, "contratSigneLe" date, fst text, "fstSemestres" text[])
      WHERE i.id = c.id AND c.avant = jsonb_build_object('anneeEntree', i."anneeEntree", 'typeClassement', i."typeClassement", 'rang', i.rang,
        'effectifReference', i."effectifReference", 'theseSoutenueLe', i."theseSoutenueLe", 'contratSigneLe', i."contratSigneLe",
        'fst', i.fst, 'fstSemestres', i."fstSemestres")`,
  )
  exact(
    e.accomplis.length,
    await tx.$executeRaw`
      UPDATE semestre_interne s SET phase = n.phase::"Phase", categorie = n.categorie::"CategorieStage",
        situation = n.situation::"SituationSemestre", cause = n.cause::"CauseSemestre", "terrainId" = n."terrainId",
        "joursInterruption" = n."joursInterruption", "secondTerrainId" = n."secondTerrainId",
        "premiereMoitie" = n."premiereMoitie"::"MoitieStage", "moitieValidee" = n."moitieValidee"::"MoitieStage"
      FROM jsonb_to_recordset(${JSON.stringify(e.accomplis)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
        jsonb_to_record(c.apres) AS n(phase text, categorie text, situation text, cause text, "terrainId" uuid, "joursInterruption" int,
          "secondTerrainId" uuid, "premiereMoitie" text, "moitieValidee" text)
      WHERE s.id = c.id AND c.avant = jsonb_build_object('phase', s.phase, 'categorie', s.categorie, 'situation', s.situation,
        'cause', s.cause, 'terrainId', s."terrainId", 'joursInterruption', s."joursInterruption", 'secondTerrainId', s."secondTerrainId",
        'premiereMoitie', s."premiereMoitie", 'moitieValidee', s."moitieValidee")`,
  )
  exact(
    e.capacites.length,
    await tx.$executeRaw`
      UPDATE poste p SET "capaciteOfferte" = c.apres
      FROM jsonb_to_recordset(${JSON.stringify(e.capacites)}::jsonb) AS c(id uuid, avant int, apres int)
      WHERE p.id = c.id AND p."capaciteOfferte" = c.avant`,
  )
  exact(
    e.couplages.length,
    await tx.$executeRaw`
      UPDATE poste p SET "secondTerrainId" = n."secondTerrainId", "premiereMoitie" = n."premiereMoitie"::"MoitieStage"
      FROM jsonb_to_recordset(${JSON.stringify(e.couplages)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
        jsonb_to_record(c.apres) AS n("secondTerrainId" uuid, "premiereMoitie" text)
      WHERE p.id = c.id AND c.avant = jsonb_build_object('secondTerrainId', p."secondTerrainId", 'premiereMoitie', p."premiereMoitie")`,
  )
}

/** R-CAM-2: what a file says of another master's field. Said once while it stays open. */
async function signaler(tx: Tx, importId: string, lignes: readonly LigneBilan[]): Promise<void> {
  const cle = (e: Pick<Discordance, 'objetType' | 'objetId' | 'champ' | 'fichier'>): string =>
    [e.objetType, e.objetId, e.champ, e.fichier].join(' ')
  const dits = lignes.flatMap((l) => l.ecarts)
  if (dits.length === 0) return
  const ouverts = await tx.ecart.findMany({
    where: { regleLe: null },
    select: { objetType: true, objetId: true, champ: true, valeurMaitre: true },
  })
  const deja = new Set(ouverts.map((e) => cle({ ...e, fichier: e.valeurMaitre })))
  await tx.ecart.createMany({
    data: dits
      .filter((e) => !deja.has(cle(e)))
      .map(({ portail, fichier, ...e }) => ({ ...e, importId, valeurPortail: portail, valeurMaitre: fichier })),
  })
}

/** Leaves a file that was read without doing what it says. @throws InterditError, IntrouvableError, ConflitError */
export async function abandonnerImport(acteur: Acteur, suite: Suite): Promise<Succes> {
  exigerImport(acteur)
  await transaction(async (tx) => {
    await reserver(tx, suite, 'ABANDONNE')
    await inscrire(tx, acteur, journal(suite.id, 'import_abandonne'))
  })
  return page(suite.id, 'abandon')
}

/** Closes a discrepancy with a sentence on what was done. @throws InterditError, IntrouvableError, ConflitError */
export async function reglerEcart(acteur: Acteur, { id, suite }: Reglement): Promise<Succes> {
  exigerImport(acteur)
  await transaction(async (tx) => {
    const { count } = await tx.ecart.updateMany({ where: { id, regleLe: null }, data: { regleLe: maintenant(), suite } })
    const ecart = await tx.ecart.findUnique({ where: { id }, select: { importId: true } })
    if (!ecart) throw new IntrouvableError()
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, acteur, journal(ecart.importId, 'ecart_regle', suite))
  })
  return { redirect: '/stages/imports/ecarts?fait=reglement' }
}
