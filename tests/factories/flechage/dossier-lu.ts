import type { Role, StatutFlechage } from '@/generated/prisma/enums'
import { frapperActeur, type Acteur } from '@/lib/core/auth/acteur'
import type { Dossier } from '@/lib/flechage/policy'
import { REGLES } from '@/lib/flechage/parametres'
import { typerParametres } from '@/lib/referentiel/parametre/schema'
import { PARAMETRES_DEMONSTRATION } from '@/prisma/seed/parametres'

/** The persons around one dossier, by their tie to it. */
export const PERSONNES = {
  demandeur: '00000000-0000-7000-8000-000000000001',
  msu: '00000000-0000-7000-8000-000000000002',
  tuteur: '00000000-0000-7000-8000-000000000003',
  directeurThese: '00000000-0000-7000-8000-000000000004',
  proche: '00000000-0000-7000-8000-000000000005',
  president: '00000000-0000-7000-8000-000000000006',
  vicePresident: '00000000-0000-7000-8000-000000000007',
  signataire: '00000000-0000-7000-8000-000000000008',
  deporte: '00000000-0000-7000-8000-000000000009',
  autre: '00000000-0000-7000-8000-00000000000a',
} as const

/** 1 December 2026, noon in Paris: within the campaign of `unDossierLu`. */
export const PENDANT = new Date('2026-12-01T11:00:00Z')

const ID = '00000000-0000-7000-8000-0000000000ff'

/** An actor without a database, for pure rules. */
export const acteurPur = (personneId: string | null, ...roles: Role[]): Acteur =>
  frapperActeur({
    personneId,
    prenom: 'Camille',
    nom: 'Test',
    roles,
    interneId: personneId === PERSONNES.demandeur ? ID : null,
    msuId: null,
    siege: false,
  })

/** The portal itself, as an actor. */
export const acteurSystemePur = acteurPur(null)

const jour = (iso: string): Date => new Date(`${iso}T00:00:00Z`)

/** A dossier ready to deposit, as the rules read it; `change` replaces what a test varies. */
export function unDossierLu(statut: StatutFlechage = 'BROUILLON', change: Partial<Dossier> = {}): Dossier {
  return {
    id: ID,
    numero: statut === 'BROUILLON' ? null : 'FLE-2027E-0001',
    campagneId: ID,
    interneId: ID,
    statut,
    statutDepuis: PENDANT,
    creeLe: PENDANT,
    deposeLe: statut === 'BROUILLON' ? null : PENDANT,
    version: 0,
    terrainId: ID,
    categorie: 'SASPAS',
    motif: 'PROJET_PROFESSIONNEL',
    territoireProjet: 'CPTS Boucles de l’Aune',
    horizonProjet: 'Dans deux ans',
    competences: 'Soins non programmés',
    engagements: '',
    lettreTexte: 'Je souhaite exercer ici. '.repeat(80),
    disponibilites: '',
    consentement: true,
    attestationService: null,
    attestationLe: null,
    causeCaducite: null,
    examenId: null,
    campagne: {
      id: ID,
      semestreCode: '2027E',
      ouvreLe: new Date('2026-11-01T00:00:00Z'),
      fermeLe: new Date('2026-12-31T22:59:59.999Z'),
      commissionLe: jour('2027-01-15'),
      saisineLe: jour('2027-01-31'),
      decisionLe: jour('2027-03-01'),
      choixLe: jour('2027-04-10'),
      motifs: ['PROJET_PROFESSIONNEL', 'HANDICAP'],
      zones: ['ZIP', 'ZAC'],
      categories: ['SASPAS', 'LIBRE'],
      grille: [],
      presentation: '',
      dernierNumero: 0,
      creeeLe: jour('2026-10-01'),
      version: 0,
      semestre: { code: '2027E', libelle: 'Été 2027', debut: jour('2027-05-02'), fin: jour('2027-11-01'), offreFigeeLe: null },
    },
    interne: {
      id: ID,
      personneId: PERSONNES.demandeur,
      anneeEntree: 2023,
      phase: 'APPROFONDISSEMENT',
      communeCode: null,
      tuteurId: PERSONNES.tuteur,
      directeurTheseId: PERSONNES.directeurThese,
      personne: { prenom: 'Alix', nom: 'Roussel', courriel: 'alix.roussel@exemple.invalid' },
      fst: null,
      fstSemestres: [],
      derogations: [],
      mobilites: [],
      semestres: (['N1', 'URGENCES', 'POLYVALENTE', 'SFE'] as const).map((categorie, i) => ({
        id: ID,
        interneId: ID,
        semestreCode: `202${4 + Math.floor(i / 2)}${i % 2 ? 'E' : 'H'}`,
        phase: i < 2 ? 'SOCLE' : 'APPROFONDISSEMENT',
        categorie,
        terrainId: null,
        situation: 'VALIDE',
        cause: null,
        moitieValidee: null,
        semestre: { libelle: '', debut: jour(`202${4 + Math.floor(i / 2)}-${i % 2 ? '05' : '11'}-02`), fin: jour('2026-10-31') },
      })),
    },
    terrain: {
      id: ID,
      structureId: ID,
      intitule: 'SASPAS Plateau',
      mode: 'AMBULATOIRE',
      categories: ['SASPAS', 'LIBRE'],
      capaciteAgreee: 1,
      agrementDebut: jour('2024-01-01'),
      agrementFin: jour('2029-01-01'),
      suspenduLe: null,
      version: 0,
      transport: '',
      exerciceCoordonne: false,
      asalee: false,
      fiche: '',
      logement: false,
      responsableId: null,
      responsable: null,
      structure: {
        id: ID,
        nom: 'MSP du Plateau',
        type: 'MSP',
        finessEt: null,
        finessEj: null,
        adresse: '',
        communeCode: '99001',
        quartierPrioritaire: false,
        directeurNom: null,
        directeurCourriel: null,
        commune: { code: '99001', nom: 'Le Plateau', zone: 'ZIP', zoneActeLe: jour('2024-01-01') },
      },
      praticiens: [
        {
          terrainId: ID,
          msuId: ID,
          coordinateur: true,
          msu: {
            personneId: PERSONNES.msu,
            agreeDu: jour('2024-01-01'),
            agreeAu: jour('2029-01-01'),
            suspenduLe: null,
            assuranceFin: jour('2029-01-01'),
            formationLe: jour('2023-06-01'),
            personne: { prenom: 'Inès', nom: 'Carpentier', courriel: 'ines.carpentier@exemple.invalid' },
          },
        },
      ],
    },
    alternatives: [],
    liens: [{ personneId: PERSONNES.proche, nature: 'famille' }],
    accords: [
      {
        id: ID,
        flechageId: ID,
        qualite: 'MSU_COORDINATEUR',
        nom: 'Dr Inès Carpentier',
        courriel: 'ines.carpentier@exemple.invalid',
        titre: '',
        statut: 'SIGNE',
        expireLe: PENDANT,
        demandeLe: PENDANT,
        relanceLe: null,
        contenu: 'x',
        empreinte: 'x',
        reponduLe: PENDANT,
        motifRefus: null,
        scanId: null,
        delegueDeId: null,
        personneId: PERSONNES.signataire,
      },
    ],
    pieces: [],
    verifications: [],
    complements: [],
    entretien: null,
    decision: null,
    saisine: null,
    examen: null,
    parametres: typerParametres(REGLES, PARAMETRES_DEMONSTRATION),
    ...change,
  }
}

/** An open session presided by `PERSONNES.president`, with one member who stood aside. */
export const examenOuvert = (): NonNullable<Dossier['examen']> => ({
  id: ID,
  statut: 'EN_DELIBERATION',
  sens: null,
  synthese: null,
  motifs: null,
  renduLe: null,
  deports: [{ personneId: PERSONNES.deporte, nature: 'DECLARE', cause: 'LIEN_DECLARE' }],
  declarations: [],
  seance: {
    id: ID,
    statut: 'OUVERTE',
    prevueLe: PENDANT,
    presences: [
      { membre: { personneId: PERSONNES.president, fonction: 'PRESIDENT' } },
      { membre: { personneId: PERSONNES.vicePresident, fonction: 'VICE_PRESIDENT' } },
    ],
  },
})
