import { z } from 'zod'
import { enCanonique, type Valeur } from '@/lib/core/donnees/canonique'
import { isoJour } from '@/lib/core/temps/horloge'
import { completude } from '../guards'
import type { Dossier } from '../policy'
import { cibleSchema } from '../schema'

export const depotSchema = cibleSchema
export const retraitSchema = cibleSchema.extend({ motif: z.string().trim().max(2000, { error: '2 000 caractères au plus.' }).default('') })

/** Which deposit an address asks for; the first one when the address cannot be read. */
export const rangSchema = z.coerce.number().int().min(1).max(1000).catch(1)

export type Cible = z.output<typeof cibleSchema>
export type Retrait = z.output<typeof retraitSchema>

/** A file as a deposit names it. */
export type FichierDepose = Readonly<{ id: string; nom: string; type: string; taille: number; empreinte: string }>

export const FORMAT_DEPOT = 'marguerite-flechage-1'

/** `FLE-2026H-0042`: the campaign's semester and the order of deposit in it (R-FLE-0). */
export const numeroDe = (semestreCode: string, rang: number): string => `FLE-${semestreCode}-${String(rang).padStart(4, '0')}`

type Nom = Readonly<{ prenom: string; nom: string }>

/** The parts of a dossier that a deposit contains. */
export type Deposable = Readonly<
  Pick<
    Dossier,
    | 'categorie'
    | 'motif'
    | 'attestationService'
    | 'attestationLe'
    | 'territoireProjet'
    | 'horizonProjet'
    | 'competences'
    | 'engagements'
    | 'lettreTexte'
    | 'consentement'
    | 'disponibilites'
  > & {
    campagne: Readonly<{ semestreCode: string; semestre: Readonly<{ libelle: string }> }>
    interne: Readonly<Pick<Dossier['interne'], 'anneeEntree' | 'phase'> & { personne: Nom }>
    terrain: Readonly<{ id: string; intitule: string; structure: Readonly<{ nom: string; commune: Readonly<{ nom: string }> }> }> | null
    alternatives: readonly Readonly<{ terrain: Readonly<{ id: string; intitule: string }> }>[]
    pieces: readonly Readonly<Pick<Dossier['pieces'][number], 'type' | 'fichierId'>>[]
    accords: readonly Readonly<
      Pick<Dossier['accords'][number], 'statut' | 'qualite' | 'nom' | 'titre' | 'reponduLe' | 'empreinte' | 'scanId'>
    >[]
    liens: Dossier['liens']
  }
>

/**
 * The exact content of a deposit, part by part, under the names of the completeness list. Dates are days
 * (2026-11-03) or instants (ISO 8601, UTC); agreements and files come with their SHA-256.
 */
export function contenuDepot(dossier: Deposable, fichiers: ReadonlyMap<string, FichierDepose>, numero: string, rang: number, le: Date) {
  const { campagne, interne, terrain } = dossier
  const fichier = (id: string): Valeur => {
    const f = fichiers.get(id)
    return f ? { nom: f.nom, type: f.type, octets: f.taille, sha256: f.empreinte } : null
  }
  return {
    format: FORMAT_DEPOT,
    numero,
    rang,
    deposeLe: le.toISOString(),
    campagne: { semestre: campagne.semestreCode, libelle: campagne.semestre.libelle },
    situation: { prenom: interne.personne.prenom, nom: interne.personne.nom, anneeEntree: interne.anneeEntree, phase: interne.phase },
    terrain: terrain && {
      id: terrain.id,
      intitule: terrain.intitule,
      structure: terrain.structure.nom,
      commune: terrain.structure.commune.nom,
      alternatives: dossier.alternatives.map((a) => ({ id: a.terrain.id, intitule: a.terrain.intitule })),
    },
    maquette: { categorie: dossier.categorie },
    motif: dossier.motif,
    attestation: { service: dossier.attestationService, le: dossier.attestationLe && isoJour(dossier.attestationLe) },
    projet: {
      territoire: dossier.territoireProjet,
      horizon: dossier.horizonProjet,
      competences: dossier.competences,
      engagements: dossier.engagements,
    },
    lettre: { texte: dossier.lettreTexte, fichiers: dossier.pieces.filter((p) => p.type === 'LETTRE').map((p) => fichier(p.fichierId)) },
    accords: dossier.accords
      .filter((a) => a.statut === 'SIGNE')
      .map((a) => ({
        qualite: a.qualite,
        nom: a.nom,
        titre: a.titre,
        signeLe: a.reponduLe && a.reponduLe.toISOString(),
        sha256: a.empreinte,
        fichier: a.scanId ? fichier(a.scanId) : null,
      })),
    consentement: dossier.consentement,
    disponibilites: dossier.disponibilites,
    liens: dossier.liens.map((l) => ({ personne: l.personneId, nature: l.nature })).sort((a, b) => (a.personne < b.personne ? -1 : 1)),
    pieces: dossier.pieces.filter((p) => p.type === 'JUSTIFICATIF').map((p) => fichier(p.fichierId)),
  } satisfies Valeur
}

/** The bytes that are stored, hashed and returned. */
export const contenuCanonique = (...depot: Parameters<typeof contenuDepot>): string => enCanonique(contenuDepot(...depot))

/** The elements of the completeness list whose content differs between two deposits: their verdicts no longer hold. */
export function elementsChanges(dossier: Dossier, avant: string, apres: string, maintenant: Date): string[] {
  const [a, b] = [JSON.parse(avant), JSON.parse(apres)] as [Record<string, Valeur>, Record<string, Valeur>]
  const differe = (cle: string): boolean => enCanonique(a[cle] ?? null) !== enCanonique(b[cle] ?? null)
  return completude(dossier, maintenant)
    .map((e) => e.cle)
    .filter(differe)
}
