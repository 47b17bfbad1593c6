import type { Prisma } from '@/generated/prisma/client'
import type { QualiteSignataire, StatutFlechage } from '@/generated/prisma/enums'
import { aRole, estSysteme, type Acteur } from '@/lib/core/auth/acteur'
import { amenagementsSelect } from '@/lib/referentiel/interne/amenagements'
import { praticienReferent } from '@/lib/referentiel/stage/terrain/hote'
import type { ReglesFlechage } from './parametres'
import { causesDeport } from './deport'

/** The columns of the request itself: its state, and what its author wrote. */
export const declareSelect = {
  numero: true,
  statut: true,
  statutDepuis: true,
  creeLe: true,
  deposeLe: true,
  categorie: true,
  motif: true,
  territoireProjet: true,
  horizonProjet: true,
  competences: true,
  engagements: true,
  lettreTexte: true,
  disponibilites: true,
  consentement: true,
  attestationService: true,
  attestationLe: true,
  causeCaducite: true,
} satisfies Prisma.FlechageSelect

/** The columns that the rules of this workflow read: loaded with the row, so that predicates are pure. */
export const dossierSelect = {
  ...declareSelect,
  id: true,
  campagneId: true,
  interneId: true,
  version: true,
  terrainId: true,
  examenId: true,
  campagne: { include: { semestre: true } },
  interne: {
    // R-FLE-14: fléchage does not depend on a rank, so the rank is not even loaded.
    omit: { rang: true, effectifReference: true, typeClassement: true, theseSoutenueLe: true, contratSigneLe: true },
    include: {
      derogations: amenagementsSelect.derogations,
      personne: { select: { prenom: true, nom: true, courriel: true } },
      semestres: {
        omit: { joursInterruption: true, secondTerrainId: true, premiereMoitie: true },
        orderBy: { semestre: { debut: 'asc' } },
        include: { semestre: { select: { debut: true, fin: true, libelle: true } } },
      },
      mobilites: true,
    },
  },
  terrain: {
    omit: { recherche: true },
    include: {
      structure: { omit: { recherche: true }, include: { commune: { select: { code: true, nom: true, zone: true, zoneActeLe: true } } } },
      responsable: { select: { id: true, prenom: true, nom: true, courriel: true } },
      praticiens: {
        include: {
          msu: {
            select: {
              personneId: true,
              agreeDu: true,
              agreeAu: true,
              suspenduLe: true,
              assuranceFin: true,
              formationLe: true,
              personne: { select: { prenom: true, nom: true, courriel: true } },
            },
          },
        },
      },
    },
  },
  alternatives: { orderBy: { ordre: 'asc' }, select: { ordre: true, terrain: { select: { id: true, intitule: true } } } },
  liens: { select: { personneId: true, nature: true } },
  accords: { orderBy: { demandeLe: 'asc' }, omit: { jeton: true, anciens: true } },
  pieces: { where: { retireeLe: null } },
  verifications: true,
  complements: { orderBy: { demandeLe: 'desc' } },
  entretien: true,
  decision: true,
  saisine: true,
  examen: {
    select: {
      id: true,
      statut: true,
      sens: true,
      synthese: true,
      motifs: true,
      renduLe: true,
      deports: { select: { personneId: true, nature: true, cause: true } },
      declarations: { select: { personneId: true } },
      seance: {
        select: {
          id: true,
          statut: true,
          prevueLe: true,
          presences: { where: { etat: 'PRESENT' }, select: { membre: { select: { personneId: true, fonction: true } } } },
        },
      },
    },
  },
} satisfies Prisma.FlechageSelect

/** A fléchage as the rules read it. */
export type Dossier = Prisma.FlechageGetPayload<{ select: typeof dossierSelect }> & { parametres: ReglesFlechage }

export const VUS_PAR_UFR = [
  'AVIS_FAVORABLE',
  'AVIS_RESERVE',
  'AVIS_DEFAVORABLE',
  'SAISINE_ARS',
  'NON_SAISIE',
  'ENTRETIEN',
  'AFFECTEE',
  'REFUSEE',
  'NOTIFIEE',
  'CLOSE',
] as const satisfies readonly StatutFlechage[]
export const VUS_PAR_ARS = [
  'SAISINE_ARS',
  'ENTRETIEN',
  'AFFECTEE',
  'REFUSEE',
  'NOTIFIEE',
  'CLOSE',
] as const satisfies readonly StatutFlechage[]

export const EN_LICE = { notIn: ['RETIREE', 'CADUQUE', 'CLOSE', 'NON_SAISIE'] } satisfies Prisma.EnumStatutFlechageFilter

declare const marque: unique symbol
/** Ids of the requests closed to a person by R-DEP-2 or a declared déport: read by `portee`, and subtracted whatever their roles. */
export type Ecartes = readonly string[] & { readonly [marque]: true }

/** A seat valid on `jour` in the commission of the examen's session, which is called or sitting (a member's access ends with it). */
const commeMembre = (personneId: string, jour: Date): Prisma.FlechageWhereInput => ({
  statut: 'EN_COMMISSION',
  examen: {
    declarations: { some: { personneId } },
    seance: {
      statut: { in: ['CONVOQUEE', 'OUVERTE'] },
      commission: { membres: { some: { personneId, debut: { lte: jour }, OR: [{ fin: null }, { fin: { gte: jour } }] } } },
    },
  },
})

/** People who may see the requests of others, by a role or a seat. */
export const peutExaminer = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_UFR', 'ARS') || acteur.siege

/**
 * The rows an actor may read: their own requests; otherwise those of one of their roles, except those with a déport,
 * automatic or declared (R-GEN-1).
 */
export function visible(acteur: Acteur, jour: Date, ecartes: Ecartes): Prisma.FlechageWhereInput {
  if (estSysteme(acteur)) return {}
  const siens: Prisma.FlechageWhereInput[] = acteur.interneId ? [{ interneId: acteur.interneId }] : []
  const chapeaux: Prisma.FlechageWhereInput[] = []
  if (aRole(acteur, 'GESTIONNAIRE', 'COORD_DES')) chapeaux.push({ deposeLe: { not: null } })
  if (aRole(acteur, 'DIR_UFR')) chapeaux.push({ statut: { in: [...VUS_PAR_UFR] } })
  if (aRole(acteur, 'ARS')) chapeaux.push({ statut: { in: [...VUS_PAR_ARS] } })
  if (acteur.siege && acteur.personneId) chapeaux.push(commeMembre(acteur.personneId, jour))
  const parChapeau: Prisma.FlechageWhereInput[] =
    chapeaux.length > 0 ? [{ OR: chapeaux, ...(ecartes.length > 0 && { id: { notIn: [...ecartes] } }) }] : []
  // An empty OR inside an AND matches every row.
  return siens.length + parChapeau.length > 0 ? { OR: [...siens, ...parChapeau] } : { id: { in: [] } }
}

/** True when the actor must stand aside from this dossier, whatever their other roles. */
export const estDeporte = (acteur: Acteur, dossier: Dossier): boolean =>
  acteur.personneId !== null &&
  (causesDeport(dossier, acteur.personneId).length > 0 ||
    (dossier.examen?.deports.some((d) => d.personneId === acteur.personneId) ?? false))

const avecRole =
  (role: 'GESTIONNAIRE' | 'COORD_DES' | 'DIR_UFR' | 'ARS') =>
  (acteur: Acteur, dossier: Dossier): boolean =>
    aRole(acteur, role) && !estDeporte(acteur, dossier)

export const parLeSysteme = (acteur: Acteur): boolean => estSysteme(acteur)
export const estDemandeur = (acteur: Acteur, dossier: Dossier): boolean => acteur.personneId === dossier.interne.personneId
export const estGestionnaire = avecRole('GESTIONNAIRE')
export const estCoordonnateur = avecRole('COORD_DES')
export const estDirectionUfr = avecRole('DIR_UFR')
export const estArs = avecRole('ARS')

/** Who presides over this item: the president if present and without a déport, else the vice-president (R-DEP-4). */
function presidentDeSeance(examen: NonNullable<Dossier['examen']>): string | undefined {
  const deportes = new Set(examen.deports.map((d) => d.personneId))
  const sieges = examen.seance.presences.map((p) => p.membre).filter((m) => !deportes.has(m.personneId))
  return (sieges.find((m) => m.fonction === 'PRESIDENT') ?? sieges.find((m) => m.fonction === 'VICE_PRESIDENT'))?.personneId
}

/** Presides over this item in an open session (R-DEP-4). */
export function estPresidentDeSeance({ personneId }: Acteur, { examen }: Dossier): boolean {
  return examen?.seance.statut === 'OUVERTE' && personneId !== null && presidentDeSeance(examen) === personneId
}

/**
 * Postpones: the president of the item; when no one can preside, the secretary or the coordinator, so that no dossier stays
 * blocked in a session.
 */
export function peutAjourner(acteur: Acteur, dossier: Dossier): boolean {
  const { examen } = dossier
  if (examen?.seance.statut !== 'OUVERTE') return false
  return (
    estPresidentDeSeance(acteur, dossier) ||
    (presidentDeSeance(examen) === undefined && (estGestionnaire(acteur, dossier) || estCoordonnateur(acteur, dossier)))
  )
}

/** Creates and changes campaigns. */
export const peutGererCampagne = (acteur: Acteur): boolean => aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG')
/** May begin a request: an interne of any phase; the wrong phase is refused with its reason (R-FLE-7). */
export const peutDemander = (acteur: Acteur): boolean => acteur.interneId !== null
/** Reads the year's statistics before they are public. */
export const peutVoirStatistiques = (acteur: Acteur): boolean => aRole(acteur, 'DIR_DUMG', 'COORD_DES', 'GESTIONNAIRE', 'DIR_UFR', 'ARS')

/** R-FLE-3: the qualities whose written agreement a terrain needs. */
export const signatairesRequis = (mode: 'AMBULATOIRE' | 'HOSPITALIER'): readonly QualiteSignataire[] =>
  mode === 'AMBULATOIRE' ? ['MSU_COORDINATEUR'] : ['RESPONSABLE_PEDAGOGIQUE', 'DIRECTEUR_ETABLISSEMENT']

export type Coordonnees = Readonly<{ nom: string; courriel: string }>

/** The signatory of a terrain as the department knows them, to fill in the form and to check what an interne typed. */
export function coordonneesConnues({ terrain }: Pick<Dossier, 'terrain'>, qualite: QualiteSignataire): Coordonnees | null {
  if (!terrain) return null
  if (qualite === 'MSU_COORDINATEUR') {
    const referent = praticienReferent(terrain)
    return referent && personneConnue(referent)
  }
  if (qualite === 'RESPONSABLE_PEDAGOGIQUE') return terrain.responsable && personneConnue(terrain.responsable)
  const { directeurNom, directeurCourriel } = terrain.structure
  return directeurNom && directeurCourriel ? { nom: directeurNom, courriel: directeurCourriel.toLowerCase() } : null
}

const personneConnue = (p: Readonly<{ prenom: string; nom: string; courriel: string }>): Coordonnees => ({
  nom: `${p.prenom} ${p.nom}`,
  courriel: p.courriel,
})

/** Reads how many fléchages a terrain had: roles that steer or examine. */
export const peutVoirFlechagesTerrain = (acteur: Acteur): boolean =>
  aRole(acteur, 'GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG', 'DIR_UFR', 'ARS')
