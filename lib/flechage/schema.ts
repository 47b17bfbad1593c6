import { z } from 'zod'
import { StatutFlechage, type MotifFlechage, type QualiteSignataire, type SensAvis } from '@/generated/prisma/enums'

/** Every form of the workflow posts the row's id and the version that the page showed. */
export const cibleSchema = z.object({ id: z.uuid(), version: z.coerce.number().int().min(0) })
export const avecMotifSchema = cibleSchema.extend({ motif: z.string().trim().max(4000).default('') })

export const LIBELLE_MOTIF: Record<MotifFlechage, string> = {
  PROJET_PROFESSIONNEL: 'Projet professionnel',
  PROJET_PEDAGOGIQUE: 'Projet pédagogique',
  TERRITOIRE_CESP: 'Engagement de service public (CESP)',
  HANDICAP: 'Situation de handicap',
  MALADIE: 'Raison de santé',
  REMEDIATION: 'Remédiation pédagogique',
  AUTRE: 'Autre motif',
}

export const LIBELLE_QUALITE: Record<QualiteSignataire, string> = {
  MSU_COORDINATEUR: 'le maître de stage coordinateur du terrain',
  RESPONSABLE_PEDAGOGIQUE: 'le responsable pédagogique du service',
  DIRECTEUR_ETABLISSEMENT: 'la direction de l’établissement',
}

export const LIBELLE_SENS: Record<SensAvis, string> = { FAVORABLE: 'favorable', RESERVE: 'réservé', DEFAVORABLE: 'défavorable' }

const vide = (v: unknown) => (v === '' ? undefined : v)
const facultatif = <T extends z.ZodType>(type: T) => z.preprocess(vide, type.optional().catch(undefined))

/** What the list sorts by. */
export const TRIS = ['interne', 'terrain', 'depuis', 'numero'] as const

/** Filters of the list, from the address; unreadable values are ignored. */
export const filtreDossiersSchema = z.object({
  campagne: facultatif(z.uuid()),
  statut: facultatif(z.enum(StatutFlechage)),
  detenteur: facultatif(z.string().max(80)),
  q: facultatif(z.string().trim().max(80)),
  retard: facultatif(z.literal('oui')),
  tri: facultatif(z.enum(TRIS)),
  sens: facultatif(z.enum(['asc', 'desc'])),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type FiltreDossiers = z.output<typeof filtreDossiersSchema>

/** Names in the journal of the acts that change no status; the others have the name of their transition. */
export const LIBELLE_EVENEMENT: Record<string, string> = {
  creer: 'Demande commencée',
  changerTerrain: 'Terrain ou type de stage changé',
  joindreLettre: 'Lettre jointe',
  retirerLettre: 'Lettre retirée',
  demanderAccord: 'Accord demandé',
  relancerAccord: 'Rappel envoyé au signataire',
  signerAccord: 'Accord signé',
  refuserAccord: 'Accord refusé',
  deleguerAccord: 'Accord confié à une autre personne',
  rappelerAccord: 'Rappel envoyé au signataire',
  joindreScan: 'Accord signé sur papier joint',
  retirerScan: 'Accord signé sur papier retiré',
  verifier: 'Pièces vérifiées',
  rappelerComplements: 'Rappel des compléments envoyé',
  reporterEntretien: 'Entretien reporté',
  enregistrerEntretien: 'Entretien enregistré',
  etablirNotice: 'Notice de la décision établie',
  joindrePreuve: 'Preuve de notification jointe',
}
