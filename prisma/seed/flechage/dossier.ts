import { randomUUID } from 'node:crypto'
import type {
  CategorieStage,
  ModeExercice,
  MotifFlechage,
  NatureDeport,
  Phase,
  QualiteSignataire,
  Role,
  StatutFlechage,
} from '@/generated/prisma/enums'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { DUREE_LIEN_JOURS } from '@/lib/flechage/accord/schema'
import { texteSigne } from '@/lib/flechage/accord/notices'
import { contenuCanonique, type Deposable } from '@/lib/flechage/depot/schema'
import { workflow, type ActionFlechage } from '@/lib/flechage/workflow'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { effets } from './dossier-effets'
import type { Lot } from '../lot'
import { projetPour } from './textes'

export type Signataire = Readonly<{ qualite: QualiteSignataire; nom: string; courriel: string; titre?: string; personneId?: string | null }>
export type Siegeant = Readonly<{ membreId: string; personneId: string }>
/** Tokens of the signature links by their digest, for the mails that carry them: rows hold the digest only. */
export type Jetons = ReadonlyMap<string, string>

/** The people who make the acts that are not the interne's. */
export type Agents = Readonly<{
  gestionnaire: string
  coordonnateur: string
  president: string
  directionUfr: string
  ars: string
  representant: string
}>

export type EntreeDossier = Readonly<{
  /** What happened, in order, from the draft on. */
  actions: readonly ActionFlechage[]
  campagne: Readonly<{ id: string; semestreCode: string }>
  interne: Readonly<{
    id: string
    personneId: string
    nom: string
    anneeEntree: number
    phase: Phase
    personne: Readonly<{ prenom: string; nom: string }>
  }>
  terrain: Readonly<{ id: string; intitule: string; mode: ModeExercice; structure: string; commune: string }>
  categorie: CategorieStage
  motif: MotifFlechage
  signataires: readonly Signataire[]
  numero: string
  /** Instant of the draft, and of each act; a missing one falls a day after the act before it. */
  creeLe: Date
  dates?: Partial<Record<ActionFlechage, Date>>
  agents: Agents
  /** The session and its sitting members; needed from `inscrire` on. */
  seance?: Readonly<{
    id: string
    ordre: number
    /** Members declare their ties once they were called. */
    convoqueeLe?: Date
    siegeants: readonly Siegeant[]
    deports?: readonly Readonly<{ personneId: string; nature: NatureDeport; cause: string }>[]
  }>
  /** The post an affectation takes. */
  posteId?: string
  fichiers?: Readonly<{ acte: string; notice: string; preuve: string; saisine?: string }>
  /** Chooses among texts, so that two dossiers differ. */
  variante?: number
  /** Agreements without an answer yet: a draft whose host has not answered. */
  accordsEnAttente?: boolean
  motifs?: Partial<Record<ActionFlechage, string>>
  causeCaducite?: string
  liens?: readonly Readonly<{ personneId: string; nature: string }>[]
  alternatives?: readonly Readonly<{ id: string; intitule: string }>[]
}>

type Projet = Pick<
  Deposable,
  | 'attestationService'
  | 'attestationLe'
  | 'territoireProjet'
  | 'horizonProjet'
  | 'competences'
  | 'engagements'
  | 'lettreTexte'
  | 'disponibilites'
>

/** A dossier being built, act by act. */
export type Recit = {
  readonly entree: EntreeDossier
  readonly id: string
  readonly examenId: string
  readonly accords: NonNullable<Lot['accord']>
  readonly projet: Projet
  statut: StatutFlechage
  depuis: Date
  deposeLe: Date | null
  examine: boolean
  depots: number
  lot: Lot
}

const AUTEUR: Partial<Record<Role | 'COMMISSION', keyof Agents>> = {
  GESTIONNAIRE: 'gestionnaire',
  COORD_DES: 'coordonnateur',
  COMMISSION: 'president',
  DIR_UFR: 'directionUfr',
  ARS: 'ars',
}

/**
 * Every row of one fléchage that went through `actions`, with its journal. Each act is checked against the workflow's table,
 * so that only stories the portal allows can be written. @throws Error when an act is not allowed
 */
export function composerDossier(
  entree: EntreeDossier,
): Readonly<{ id: string; examenId: string | null; statut: StatutFlechage; lot: Lot; jetons: Jetons }> {
  const id = randomUUID()
  const projet = projetPour(
    { terrain: entree.terrain.intitule, commune: entree.terrain.commune, motif: entree.motif },
    entree.variante ?? 0,
  )
  const atteste = entree.motif === 'HANDICAP' || entree.motif === 'MALADIE'
  const attestation = {
    attestationService: atteste ? 'Service de santé au travail du CHU' : null,
    attestationLe: atteste ? jourDe(ajouterJours(entree.creeLe, -20)) : null,
  }
  const jetons = new Map<string, string>()
  const accordsDe = accords(id, entree, jetons)
  const recit: Recit = {
    entree,
    id,
    examenId: randomUUID(),
    accords: accordsDe,
    projet: { ...projet, ...attestation },
    statut: 'BROUILLON',
    depuis: entree.creeLe,
    deposeLe: null,
    examine: false,
    depots: 0,
    lot: { accord: accordsDe, ligneJournal: [] },
  }
  recit.lot.ligneJournal?.push({
    le: entree.creeLe,
    objetType: 'flechage',
    objetId: id,
    evenement: 'creer',
    de: null,
    vers: 'BROUILLON',
    motif: null,
    auteurId: entree.interne.personneId,
    qualite: 'INTERNE',
  })
  for (const action of entree.actions) raconter(recit, action)
  const { lot } = recit
  lot.flechage = [
    {
      id,
      numero: recit.deposeLe ? entree.numero : null,
      campagneId: entree.campagne.id,
      interneId: entree.interne.id,
      statut: recit.statut,
      statutDepuis: recit.depuis,
      creeLe: entree.creeLe,
      version: entree.actions.length,
      terrainId: entree.terrain.id,
      categorie: entree.categorie,
      motif: entree.motif,
      ...projet,
      consentement: entree.actions.length > 0,
      ...attestation,
      deposeLe: recit.deposeLe,
      examenId: recit.examine ? recit.examenId : null,
      causeCaducite:
        recit.statut === 'CADUQUE'
          ? (entree.causeCaducite ?? 'La date du choix des stages est passée sans qu’une décision ait été prise.')
          : null,
    },
  ]
  lot.flechageAlternative = (entree.alternatives ?? []).map((terrain, i) => ({ flechageId: id, terrainId: terrain.id, ordre: i + 1 }))
  lot.lienDeclare = (entree.liens ?? []).map((lien) => ({ flechageId: id, ...lien }))
  return { id, examenId: recit.examine ? recit.examenId : null, statut: recit.statut, lot, jetons }
}

function raconter(recit: Recit, action: ActionFlechage): void {
  const { entree } = recit
  const transition = workflow.transitions[action]
  if (!transition.from.includes(recit.statut)) throw new Error(`${action} does not follow ${recit.statut}`)
  const le = entree.dates?.[action] ?? ajouterJours(recit.depuis, 1)
  const auteur =
    transition.as === 'INTERNE'
      ? entree.interne.personneId
      : transition.as === 'SYSTEME'
        ? null
        : entree.agents[AUTEUR[transition.as as Role] ?? 'gestionnaire']
  effets[action]?.(recit, le)
  recit.lot.ligneJournal?.push({
    le,
    objetType: 'flechage',
    objetId: recit.id,
    evenement: action,
    de: recit.statut,
    vers: transition.to,
    motif: entree.motifs?.[action] ?? null,
    auteurId: auteur,
    qualite: transition.as,
  })
  recit.statut = transition.to
  recit.depuis = le
}

/** Asked for an hour after the draft, signed in the hours that follow, since the deposit needs them. */
function accords(flechageId: string, entree: EntreeDossier, jetons: Map<string, string>): NonNullable<Lot['accord']> {
  const demandeLe = new Date(entree.creeLe.getTime() + 3_600_000)
  const { interne, terrain, categorie } = entree
  const objet = {
    flechageId,
    interne: interne.nom,
    terrain: terrain.intitule,
    structure: terrain.structure,
    commune: terrain.commune,
    categorie,
    semestre: semestreDe(entree.campagne.semestreCode),
  }
  return entree.signataires.map(({ qualite, nom, courriel, titre, personneId }, i) => {
    const jeton = nouveauJeton()
    jetons.set(empreinteJeton(jeton), jeton)
    const base = {
      flechageId,
      qualite,
      nom,
      courriel,
      titre: titre ?? '',
      jeton: empreinteJeton(jeton),
      demandeLe,
      expireLe: ajouterJours(demandeLe, DUREE_LIEN_JOURS),
      personneId: personneId ?? null,
    }
    if (entree.accordsEnAttente) return { ...base, statut: 'DEMANDE' as const }
    const reponduLe = new Date(demandeLe.getTime() + (4 + i) * 3_600_000)
    const contenu = texteSigne(objet, { nom, titre: base.titre, qualite }, reponduLe)
    return { ...base, statut: 'SIGNE' as const, contenu, empreinte: empreinteTexte(contenu), reponduLe }
  })
}

/** The exact content of a deposit, as the portal writes it. */
export function contenuDe({ entree, accords: signes, projet }: Recit, rang: number, le: Date): string {
  const { campagne, interne, terrain, categorie, motif } = entree
  const dossier: Deposable = {
    ...projet,
    categorie,
    motif,
    campagne: { semestreCode: campagne.semestreCode, semestre: semestreDe(campagne.semestreCode) },
    interne,
    terrain: { id: terrain.id, intitule: terrain.intitule, structure: { nom: terrain.structure, commune: { nom: terrain.commune } } },
    alternatives: (entree.alternatives ?? []).map((t) => ({ terrain: t })),
    consentement: true,
    pieces: [],
    accords: signes.map((a) => ({
      statut: a.statut ?? 'DEMANDE',
      qualite: a.qualite,
      nom: a.nom,
      titre: a.titre ?? '',
      reponduLe: a.reponduLe instanceof Date ? a.reponduLe : null,
      empreinte: a.empreinte ?? null,
      scanId: null,
    })),
    liens: [...(entree.liens ?? [])],
  }
  return contenuCanonique(dossier, new Map(), entree.numero, rang, le)
}
