import type { Flechage, Interne, Personne, Seance } from '@/generated/prisma/client'
import type { CategorieStage, MotifFlechage, NatureDeport, StatutFlechage } from '@/generated/prisma/enums'
import { db, transaction } from '@/lib/core/donnees/db'
import { ajouterJours, maintenant } from '@/lib/core/temps/horloge'
import { numeroDe } from '@/lib/flechage/depot/schema'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { CHEMIN_VERS } from '@/prisma/seed/flechage/chemins'
import { composerDossier, type Agents, type EntreeDossier, type Signataire } from '@/prisma/seed/flechage/dossier'
import { ecrireLot } from '@/prisma/seed/lot'
import { laCampagne, type CampagneFabriquee } from './campagne'
import type { CommissionFabriquee } from '../referentiel/commission'
import { unFichier } from '../core/fichier'
import { unInterne } from '../referentiel/interne'
import { unePersonne } from '../referentiel/personne'
import { uneSeance } from '../referentiel/seance'
import { unTerrain, type TerrainFabrique } from '../referentiel/terrain'

type SeanceFabriquee = Seance & { commission: CommissionFabriquee }

export type OptionsFlechage = Readonly<{
  statut?: StatutFlechage
  /** The acts that led to the state; by default the shortest series (`prisma/seed/flechage/chemins.ts`). */
  actions?: readonly ActionFlechage[]
  campagne?: CampagneFabriquee
  interne?: Interne & { personne: Personne }
  terrain?: TerrainFabrique
  categorie?: CategorieStage
  motif?: MotifFlechage
  seance?: SeanceFabriquee
  commission?: CommissionFabriquee
  agents?: Partial<Agents>
  deports?: readonly Readonly<{ personneId: string; nature: NatureDeport; cause: string }>[]
  liens?: EntreeDossier['liens']
  alternatives?: EntreeDossier['alternatives']
  /** A draft whose host has not signed yet. */
  accordsEnAttente?: boolean
  /** In `ENTRETIEN`: the interview was held yesterday, with all who must attend. */
  entretienTenu?: boolean
  /** Columns that replace those of the story; for drafts with something missing. */
  champs?: Partial<
    Pick<
      Flechage,
      | 'motif'
      | 'categorie'
      | 'terrainId'
      | 'lettreTexte'
      | 'territoireProjet'
      | 'horizonProjet'
      | 'competences'
      | 'consentement'
      | 'attestationService'
      | 'attestationLe'
      | 'disponibilites'
      | 'engagements'
    >
  >
}>

export type FlechageFabrique = Flechage & {
  interne: Interne & { personne: Personne }
  terrain: TerrainFabrique
  campagne: CampagneFabriquee
  agents: Agents
  seance: SeanceFabriquee | null
}

/** The people whose written agreement the terrain needs, from its own rows (R-FLE-3). */
export function signatairesDe(terrain: TerrainFabrique): Signataire[] {
  const de = (p: Personne): Omit<Signataire, 'qualite'> => ({ nom: `${p.prenom} ${p.nom}`, courriel: p.courriel, personneId: p.id })
  if (terrain.mode === 'AMBULATOIRE')
    return terrain.praticiens.filter((p) => p.coordinateur).map((p) => ({ qualite: 'MSU_COORDINATEUR', ...de(p.msu.personne) }))
  const { directeurNom, directeurCourriel } = terrain.structure
  return [
    ...(terrain.responsable ? [{ qualite: 'RESPONSABLE_PEDAGOGIQUE' as const, ...de(terrain.responsable) }] : []),
    ...(directeurNom && directeurCourriel
      ? [{ qualite: 'DIRECTEUR_ETABLISSEMENT' as const, nom: directeurNom, courriel: directeurCourriel }]
      : []),
  ]
}

/** Persons of the roles that act on a dossier; the ones given are kept. */
export async function desAgents(donnes: Partial<Agents> = {}): Promise<Agents> {
  return {
    gestionnaire: donnes.gestionnaire ?? (await unePersonne({ roles: ['GESTIONNAIRE'] })).id,
    coordonnateur: donnes.coordonnateur ?? (await unePersonne({ roles: ['COORD_DES'] })).id,
    president: donnes.president ?? (await unePersonne({ roles: ['COORD_DES'] })).id,
    directionUfr: donnes.directionUfr ?? (await unePersonne({ roles: ['DIR_UFR'] })).id,
    ars: donnes.ars ?? (await unePersonne({ roles: ['ARS'] })).id,
    representant: donnes.representant ?? (await unePersonne({ roles: ['REP_INTERNES'] })).id,
  }
}

/** A fléchage in any of its states, complete: agreements, deposits, session, avis, referral, interview, decision, journal. */
export async function unFlechage(options: OptionsFlechage = {}): Promise<FlechageFabrique> {
  const actions = options.actions ?? CHEMIN_VERS[options.statut ?? 'BROUILLON']
  const campagne = options.campagne ?? (await laCampagne())
  const interne = options.interne ?? (await unInterne())
  const terrain = options.terrain ?? (await unTerrain())
  const categorie = options.categorie ?? 'LIBRE'
  const decide = actions.includes('affecter') || actions.includes('refuser')
  const avis = actions.some((a) => a.startsWith('rendreAvis'))
  const seance = actions.includes('inscrire')
    ? (options.seance ?? (await uneSeance({ commission: options.commission, statut: avis ? 'CLOSE' : 'CONVOQUEE' })))
    : null
  const agents = await desAgents({ ...(seance && { president: seance.commission.president.personneId }), ...options.agents })
  const poste = actions.includes('affecter') ? await posteDe(campagne.semestreCode, terrain, categorie) : null
  const numero = actions.includes('deposer') ? await numeroSuivant(campagne) : ''
  const dossier = composerDossier({
    actions,
    campagne,
    interne: {
      id: interne.id,
      personneId: interne.personneId,
      nom: `${interne.personne.prenom} ${interne.personne.nom}`,
      anneeEntree: interne.anneeEntree,
      phase: interne.phase,
      personne: interne.personne,
    },
    terrain: {
      id: terrain.id,
      intitule: terrain.intitule,
      mode: terrain.mode,
      structure: terrain.structure.nom,
      commune: terrain.structure.commune.nom,
    },
    categorie,
    motif: options.motif ?? 'PROJET_PROFESSIONNEL',
    signataires: signatairesDe(terrain),
    numero,
    creeLe: ajouterJours(maintenant(), -(actions.length + 2)),
    agents,
    seance: seance
      ? {
          id: seance.id,
          ordre: (await db.examen.count({ where: { seanceId: seance.id } })) + 1,
          siegeants: seance.commission.membres.map((m) => ({ membreId: m.id, personneId: m.personneId })),
          deports: options.deports,
        }
      : undefined,
    posteId: poste ?? undefined,
    fichiers: decide
      ? {
          acte: (await unFichier({ nom: 'acte.pdf' })).id,
          notice: (await unFichier({ nom: 'notice.pdf' })).id,
          preuve: (await unFichier({ nom: 'preuve.pdf' })).id,
        }
      : undefined,
    accordsEnAttente: options.accordsEnAttente,
    liens: options.liens,
    alternatives: options.alternatives,
  })
  await transaction(async (tx) => {
    await ecrireLot(tx, dossier.lot)
    if (poste) await tx.poste.update({ where: { id: poste }, data: { horsChoix: { increment: 1 } } })
    if (options.champs) await tx.flechage.update({ where: { id: dossier.id }, data: options.champs })
    if (options.entretienTenu)
      await tx.entretien.update({
        where: { flechageId: dossier.id },
        data: {
          tenuLe: ajouterJours(maintenant(), -1),
          coordonnateurId: agents.coordonnateur,
          representantId: agents.representant,
          etudiantPresent: true,
        },
      })
  })
  const flechage = await db.flechage.findUniqueOrThrow({ where: { id: dossier.id } })
  return { ...flechage, interne, terrain, campagne, agents, seance }
}

/** The next AR number of the campaign, as the portal gives them (R-FLE-0). */
async function numeroSuivant({ id, semestreCode }: CampagneFabriquee): Promise<string> {
  const { dernierNumero } = await db.campagneFlechage.update({
    where: { id },
    data: { dernierNumero: { increment: 1 } },
    select: { dernierNumero: true },
  })
  return numeroDe(semestreCode, dernierNumero)
}

async function posteDe(semestreCode: string, terrain: TerrainFabrique, categorie: CategorieStage): Promise<string> {
  const { id } = await db.poste.upsert({
    where: { semestreCode_terrainId_categorie: { semestreCode, terrainId: terrain.id, categorie } },
    create: { semestreCode, terrainId: terrain.id, categorie, capaciteOfferte: Math.max(1, terrain.capaciteAgreee) },
    update: {},
  })
  return id
}
