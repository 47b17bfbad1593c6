import { z } from 'zod'
import { QualiteSignataire, type StatutAccord } from '@/generated/prisma/enums'
import { caseCochee, fichierChoisi } from '@/lib/core/requete/champs'

/** Days during which a signature link opens its page; each reminder starts them again. */
export const DUREE_LIEN_JOURS = 30

/** How many times one agreement may be passed on to another person. */
export const DELEGATIONS_MAX = 3

/** One sentence for a link that is unknown, truncated or invented. */
export const MESSAGE_LIEN_INCONNU = 'Ce lien n’ouvre aucun accord. Vérifiez qu’il est complet, ou reprenez celui du message le plus récent.'

export const LIBELLE_STATUT_ACCORD: Record<StatutAccord, string> = {
  DEMANDE: 'attendu',
  SIGNE: 'signé',
  REFUSE: 'refusé',
  DELEGUE: 'confié à une autre personne',
  ANNULE: 'annulé',
}

/** The quality in which one signs, after « en qualité de ». */
export const QUALITE_SIGNEE: Record<QualiteSignataire, string> = {
  MSU_COORDINATEUR: 'maître de stage coordinateur du terrain',
  RESPONSABLE_PEDAGOGIQUE: 'responsable pédagogique du service',
  DIRECTEUR_ETABLISSEMENT: 'direction de l’établissement',
}

const nom = z
  .string({ error: 'Écrivez le prénom et le nom.' })
  .trim()
  .min(3, { error: 'Écrivez le prénom et le nom.' })
  .max(150, { error: '150 caractères au plus.' })
const titre = z.string().trim().max(200, { error: '200 caractères au plus.' }).default('')
const courriel = z
  .string({ error: 'Écrivez l’adresse électronique.' })
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email({ error: 'Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.' })
      .max(254, { error: 'Cette adresse est trop longue.' }),
  )

export const demandeSchema = z.object({ id: z.uuid(), qualite: z.enum(QualiteSignataire), nom, courriel, titre })
export const relanceSchema = z.object({ id: z.uuid(), accordId: z.uuid() })

/** A scanned agreement: the facts on the paper. The guard of validity reads its date. */
export const scanSchema = z.object({
  id: z.uuid(),
  qualite: z.enum(QualiteSignataire),
  nom,
  titre,
  signeLe: z.iso.date({ error: 'Indiquez le jour où l’accord a été signé.' }),
  fichier: fichierChoisi('Choisissez le document signé.'),
})

// The key of an agreement: a link's token, or its id for a signatory with an account.
const parLien = z.object({ jeton: z.string().min(1).max(200) })
const parCompte = z.object({ accordId: z.uuid() })

const signature = {
  nom,
  titre,
  vu: z.string().max(64),
  accepte: caseCochee().refine((v) => v, { error: 'Cochez la case pour donner votre accord.' }),
}
const refusMotive = {
  motif: z
    .string({ error: 'Dites pourquoi, en une phrase.' })
    .trim()
    .min(10, { error: 'Dites pourquoi, en une phrase.' })
    .max(2000, { error: '2 000 caractères au plus.' }),
}
const delegation = { nom, courriel, titre }

export const signerParLienSchema = parLien.extend(signature)
export const refuserParLienSchema = parLien.extend(refusMotive)
export const deleguerParLienSchema = parLien.extend(delegation)
export const signerParCompteSchema = parCompte.extend(signature)
export const refuserParCompteSchema = parCompte.extend(refusMotive)
export const deleguerParCompteSchema = parCompte.extend(delegation)

export type DemandeSaisie = z.output<typeof demandeSchema>
export type Signature = Omit<z.output<typeof signerParLienSchema>, 'jeton'>
export type RefusHote = Omit<z.output<typeof refuserParLienSchema>, 'jeton'>
export type Delegation = Omit<z.output<typeof deleguerParLienSchema>, 'jeton'>
export type Scan = z.output<typeof scanSchema>
