import 'server-only'
import { cache } from 'react'
import type { ChoixVote, College, SensAvis, StatutExamen, StatutSeance } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import type { Refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { available, type ActionOfferte } from '@/lib/core/workflow/workflow'
import { lireMotifs, voixDe } from '../avis'
import { presidence, siegeants, type Quorum } from '../composition'
import { deliberable, votesAttendus } from '../guards'
import {
  aDeclare,
  deportesDe,
  estDeporte,
  estFerme,
  estPresidence,
  examenSelect,
  examensVisibles,
  nomDe,
  peutDeclarer,
  placeDe,
  quorumDe,
  siegeDe,
  siegesDe,
  vivant,
  type Examen,
} from '../policy'
import { findNotes, type VueNotes } from '../notes/queries'
import { grilleSchema, type Grille } from '../schema'
import { contexte } from '../seance/queries'
import { decompter, resultatVote, type Decompte } from '../vote'
import { examenWorkflow, type ActionExamen } from '../workflow'

/** An item as the rules read it, if the actor may know of it. A member who stands aside reads the name only: see `estDeporte`. */
export async function findExamen(tx: Tx, acteur: Acteur, id: string): Promise<Examen | null> {
  const row = await tx.examen.findFirst({
    where: { AND: [examensVisibles(acteur, aujourdhui()), { id }] },
    select: examenSelect,
    relationLoadStrategy: 'join',
  })
  return row && { ...row, ...(await contexte(tx)) }
}

type Entete = Readonly<{
  id: string
  ordre: number
  demandeur: string
  seance: { id: string; prevueLe: Date; statut: StatutSeance; commission: { id: string; nom: string } }
}>

export type VueSiege = Readonly<{
  id: string
  titulaire: string
  college: College
  tenuPar: string | null
  suppleance: boolean
  deporte: boolean
  preside: boolean
  aVote: boolean
}>

export type VueAvis = Readonly<{
  sens: SensAvis
  motifs: readonly { libelle: string; texte: string }[]
  synthese: string
  voix: Decompte
  preponderante: boolean
  renduLe: Date
}>

export type VueExamen =
  | (Entete & Readonly<{ vue: 'DEPORTE'; cause: string }>)
  | (Entete &
      Readonly<{
        vue: 'FERME'
        intitule: string
        peutDeclarer: boolean
        enSuppleanceDe: string | null
        /** Why it is no longer examined. */ sansSuite: string | null
      }>)
  | (Entete &
      Readonly<{
        vue: 'OUVERT'
        version: number
        objetType: string
        intitule: string
        grille: Grille
        statut: StatutExamen
        statutDepuis: Date
        rapporteur: string | null
        actions: readonly ActionOfferte<ActionExamen>[]
        sieges: readonly VueSiege[]
        quorum: Quorum
        empeche: Refus | undefined
        declare: boolean
        peutSeDeporter: boolean
        vote: {
          peutVoter: boolean
          mien: ChoixVote | null
          attendus: readonly string[]
          decompte: Decompte | null
          departage: readonly SensAvis[] | null
          preside: boolean
        }
        notes: VueNotes | null
        avis: VueAvis | null
        motifAjournement: string | null
        sansObjet: boolean
      }>)

/** The votes of members who sit for this item now: those of members who left do not count. */
export const votesComptes = (examen: Examen): { membreId: string; choix: ChoixVote }[] => {
  const assis = new Set(siegeants(siegesDe(examen)).map((m) => m.id))
  return examen.votes.filter((v) => assis.has(v.membreId))
}

/** The result of the vote, and the sides among which the president still has to choose. */
export function issueDe(examen: Examen, departage?: SensAvis) {
  const votes = votesComptes(examen)
  const preside = presidence(siegesDe(examen))
  const decompte = decompter(votes.map((v) => v.choix))
  return { decompte, resultat: resultatVote(decompte, votes.find((v) => v.membreId === preside?.id)?.choix, departage) }
}

function vueVote(acteur: Acteur, examen: Examen) {
  const place = placeDe(acteur, examen)
  const ouvert = examen.statut === 'EN_DELIBERATION'
  const attendus = ouvert ? votesAttendus(examen) : []
  const clos = ouvert && attendus.length === 0
  const preside = estPresidence(acteur, examen)
  const { decompte, resultat } = issueDe(examen)
  return {
    peutVoter: ouvert && place !== undefined && aDeclare(acteur, examen),
    mien: examen.votes.find((v) => v.membreId === place?.id)?.choix ?? null,
    attendus,
    decompte: clos ? decompte : null,
    departage: clos && preside && resultat.issue === 'PARTAGE' ? resultat.entre : null,
    preside,
  }
}

function vueSieges(examen: Examen): VueSiege[] {
  const sieges = siegesDe(examen)
  const preside = presidence(sieges)
  const deportes = deportesDe(examen)
  const ont = new Set(examen.votes.map((v) => v.membreId))
  return sieges.map(({ titulaire, tenuPar }) => ({
    id: titulaire.id,
    titulaire: nomDe(titulaire),
    college: titulaire.college,
    tenuPar: tenuPar && nomDe(tenuPar),
    suppleance: tenuPar !== null && tenuPar.id !== titulaire.id,
    deporte: deportes.has(titulaire.personneId),
    preside: preside !== undefined && tenuPar?.id === preside.id,
    aVote: tenuPar !== null && ont.has(tenuPar.id),
  }))
}

/**
 * One item as the actor may see it. A member reads nothing of it before declaring that they have no tie; a secretary who is
 * also a member is treated as a member.
 */
export const getExamen = cache(async (acteur: Acteur, id: string): Promise<VueExamen | null> => {
  const examen = await findExamen(db, acteur, id)
  if (!examen) return null
  const { seance } = examen
  const entete: Entete = {
    id,
    ordre: examen.ordre,
    demandeur: examen.demandeur,
    seance: {
      id: seance.id,
      prevueLe: seance.prevueLe,
      statut: seance.statut,
      commission: { id: seance.commission.id, nom: seance.commission.nom },
    },
  }
  if (estDeporte(acteur, examen))
    return { ...entete, vue: 'DEPORTE', cause: examen.deports.find((d) => d.personneId === acteur.personneId)?.cause ?? '' }
  const siege = siegeDe(acteur, seance, examen.jour)
  if (estFerme(acteur, examen)) {
    const titulaire = seance.commission.membres.find((m) => m.id === siege?.suppleantDeId)
    return {
      ...entete,
      vue: 'FERME',
      intitule: examen.intitule,
      peutDeclarer: vivant(examen) && peutDeclarer(acteur, examen),
      enSuppleanceDe: titulaire && vivant(examen) ? nomDe(titulaire) : null,
      sansSuite: examen.sansObjet ? examen.motifAjournement : null,
    }
  }
  const grille = grilleSchema.parse(examen.grille)
  const rapporteur = seance.commission.membres.find((m) => m.id === examen.rapporteurId)
  return {
    ...entete,
    vue: 'OUVERT',
    version: examen.version,
    objetType: examen.objetType,
    intitule: examen.intitule,
    grille,
    statut: examen.statut,
    statutDepuis: examen.statutDepuis,
    rapporteur: rapporteur ? nomDe(rapporteur) : null,
    actions: available(examenWorkflow, acteur, examen, maintenant()),
    sieges: vueSieges(examen),
    quorum: quorumDe(examen),
    empeche: deliberable(examen),
    declare: aDeclare(acteur, examen),
    peutSeDeporter: siege !== undefined && vivant(examen),
    vote: vueVote(acteur, examen),
    notes: await findNotes(db, acteur, examen),
    avis:
      examen.sens && examen.renduLe
        ? {
            sens: examen.sens,
            motifs: lireMotifs(examen.motifs, grille),
            synthese: examen.synthese ?? '',
            voix: voixDe(examen),
            preponderante: examen.preponderante,
            renduLe: examen.renduLe,
          }
        : null,
    motifAjournement: examen.motifAjournement,
    sansObjet: examen.sansObjet,
  }
})
