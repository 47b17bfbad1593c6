import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, type Refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { contient, motsDe } from '@/lib/core/donnees/recherche'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { phaseAdmise, sansMobilite, terrainAdmis } from '../../guards'
import { dossierSelect, estDemandeur, type Dossier } from '../../policy'
import { findDossier, getDossier } from '../../queries'
import { EN_REDACTION } from '../../workflow'
import type { Recherche } from './schema'

const enRedaction = (dossier: Dossier): boolean => (EN_REDACTION as readonly string[]).includes(dossier.statut)

/**
 * The actor's own request while it may be written; `verrou` locks its row until the end of the transaction.
 * @throws IntrouvableError, InterditError, ConflitError once the interne has sent it
 */
export async function findBrouillon(tx: Tx, acteur: Acteur, id: string, { verrou = false } = {}): Promise<Dossier> {
  if (!estUuid(id)) throw new IntrouvableError()
  if (verrou) await tx.$queryRaw`SELECT 1 FROM flechage WHERE id = ${id}::uuid FOR UPDATE`
  const dossier = await findDossier(tx, acteur, id)
  if (!dossier) throw new IntrouvableError()
  if (!estDemandeur(acteur, dossier)) throw new InterditError()
  if (!enRedaction(dossier)) throw new ConflitError()
  return dossier
}

/** The same for its pages. `enRedaction` false: the page redirects to the record. @throws IntrouvableError, InterditError */
export async function getBrouillon(acteur: Acteur, id: string): Promise<{ dossier: Dossier; enRedaction: boolean }> {
  const dossier = await getDossier(acteur, id)
  if (!dossier) throw new IntrouvableError()
  if (!estDemandeur(acteur, dossier)) throw new InterditError()
  return { dossier, enRedaction: enRedaction(dossier) }
}

export type MembreDeclarable = Readonly<{ personneId: string; nom: string }>

/** Members of the commissions in office, to whom an interne may declare a tie. */
export async function listMembresDeclarables(acteur: Acteur): Promise<MembreDeclarable[]> {
  const jour = aujourdhui()
  const membres = await db.membre.findMany({
    where: {
      debut: { lte: jour },
      OR: [{ fin: null }, { fin: { gte: jour } }],
      ...(acteur.personneId && { personneId: { not: acteur.personneId } }),
    },
    orderBy: [{ personne: { nom: 'asc' } }, { personne: { prenom: 'asc' } }],
    distinct: ['personneId'],
    select: { personneId: true, personne: { select: { prenom: true, nom: true } } },
    relationLoadStrategy: 'join',
    take: 200,
  })
  return membres.map((m) => ({ personneId: m.personneId, nom: `${m.personne.prenom} ${m.personne.nom}` }))
}

/** Terrains of the same kind that may be named as second or third choices. */
export async function listAlternatives({
  terrainId,
  categorie,
}: Pick<Dossier, 'terrainId' | 'categorie'>): Promise<{ id: string; intitule: string; structure: string }[]> {
  if (!categorie) return []
  const terrains = await db.terrain.findMany({
    where: { categories: { has: categorie }, ...(terrainId && { id: { not: terrainId } }), suspenduLe: null, capaciteAgreee: { gt: 0 } },
    orderBy: [{ intitule: 'asc' }],
    take: 300,
    select: { id: true, intitule: true, structure: { select: { nom: true } } },
    relationLoadStrategy: 'join',
  })
  return terrains.map((t) => ({ id: t.id, intitule: t.intitule, structure: t.structure.nom }))
}

const campagneSelect = dossierSelect.campagne
type CampagneLue = Dossier['campagne']
type InterneLu = Dossier['interne']

export type Demandeur = Readonly<{
  interne: InterneLu
  campagne: CampagneLue
  /** R-FLE-7, R-FLE-8: why no request is possible this semester. */
  refus: Refus | undefined
  /** The kinds of stage that both the maquette and the campaign admit. */
  categories: readonly CategorieStage[]
  existant: { id: string; numero: string | null } | null
  /** An earlier request whose project can be copied. */
  modele: { id: string; libelle: string } | null
}>

/** What one needs to begin a request in a campaign. Null for an actor who is not an interne. */
export async function getDemandeur(acteur: Acteur, campagneId: string): Promise<Demandeur | null> {
  if (!acteur.interneId) return null
  const [interne, campagne, demandes] = await Promise.all([
    db.interne.findUnique({ where: { id: acteur.interneId }, ...dossierSelect.interne, relationLoadStrategy: 'join' }),
    db.campagneFlechage.findUnique({ where: { id: campagneId }, ...campagneSelect, relationLoadStrategy: 'join' }),
    db.flechage.findMany({
      where: { interneId: acteur.interneId },
      orderBy: { creeLe: 'desc' },
      take: 20,
      select: { id: true, numero: true, statut: true, campagneId: true, campagne: { select: { semestre: { select: { libelle: true } } } } },
      relationLoadStrategy: 'join',
    }),
  ])
  if (!interne || !campagne) return null
  const existant = demandes.find((d) => d.campagneId === campagneId && d.statut !== 'RETIREE') ?? null
  const modele = demandes.find((d) => d.campagneId !== campagneId)
  return {
    interne,
    campagne,
    refus: phaseAdmise({ interne }) ?? sansMobilite({ interne, campagne }),
    categories: stagesPossibles(interne, campagne.semestre).filter((c) => campagne.categories.includes(c)),
    existant: existant && { id: existant.id, numero: existant.numero },
    modele: modele ? { id: modele.id, libelle: modele.campagne.semestre.libelle } : null,
  }
}

/** How many terrains one search examines; when more match, it asks for another word. */
export const TERRAINS_PESES = 300
const PAR_PAGE = 20

export type TerrainPropose = Readonly<{
  id: string
  intitule: string
  structure: string
  commune: string
  zone: CampagneLue['zones'][number]
  capacite: number
  logement: boolean
  refus: Refus | undefined
}>

/** Terrains that match a search, the possible ones first, each other one with the reason why it is not. */
export async function chercherTerrains(
  campagne: CampagneLue,
  categorie: CategorieStage,
  { q, zone, page }: Recherche,
): Promise<{ terrains: TerrainPropose[]; total: number; possibles: number; pages: number; tronque: boolean }> {
  const mots = motsDe(q)
  const where: Prisma.TerrainWhereInput = {
    AND: mots.map((mot) => ({
      OR: [
        contient(mot),
        { structure: { OR: [contient(mot), { commune: contient(mot) }] } },
        { praticiens: { some: { msu: { personne: contient(mot) } } } },
      ],
    })),
    ...(zone ? { structure: { commune: { zone } } } : {}),
    // Without a word, only the possible terrains are examined; a word also finds the others, with the reason.
    ...(mots.length === 0 ? { categories: { has: categorie } } : {}),
  }
  const lignes = await db.terrain.findMany({
    where,
    ...dossierSelect.terrain,
    orderBy: [{ intitule: 'asc' }, { id: 'asc' }],
    take: TERRAINS_PESES + 1,
    relationLoadStrategy: 'join',
  })
  const peses = lignes.slice(0, TERRAINS_PESES).map((terrain): TerrainPropose => ({
    id: terrain.id,
    intitule: terrain.intitule,
    structure: terrain.structure.nom,
    commune: terrain.structure.commune.nom,
    zone: terrain.structure.commune.zone,
    capacite: terrain.capaciteAgreee,
    logement: terrain.logement,
    refus: terrainAdmis({ terrain, categorie, campagne }),
  }))
  const tries = [...peses.filter((t) => !t.refus), ...peses.filter((t) => t.refus)]
  return {
    terrains: tries.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    total: tries.length,
    possibles: peses.filter((t) => !t.refus).length,
    pages: Math.ceil(tries.length / PAR_PAGE),
    tronque: lignes.length > TERRAINS_PESES,
  }
}

/** Whether a campaign accepts requests at this instant. */
export const estOuverte = ({ ouvreLe, fermeLe }: Pick<CampagneLue, 'ouvreLe' | 'fermeLe'>): boolean =>
  ouvreLe <= maintenant() && maintenant() <= fermeLe
