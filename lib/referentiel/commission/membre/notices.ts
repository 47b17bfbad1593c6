import type { Notice } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'
import type { College, FonctionMembre } from '@/generated/prisma/enums'
import { enPhrase, LIBELLE_COLLEGE, LIBELLE_FONCTION } from '../schema'

type Personne = Readonly<{ prenom: string; nom: string; courriel: string }>

export function noticeSiege(
  personne: Personne,
  s: {
    commission: string
    commissionId: string
    college: College
    fonction: FonctionMembre
    suppleantDe: string | null
    debut: Date
    fin: Date | null
  },
): Notice {
  const role = s.suppleantDe ? `en suppléance de ${s.suppleantDe}` : LIBELLE_FONCTION[s.fonction].toLowerCase()
  return {
    a: { courriel: personne.courriel, nom: `${personne.prenom} ${personne.nom}` },
    sujet: `Vous siégez à ${enPhrase(s.commission)}`,
    paragraphes: [
      `Vous avez un siège à ${enPhrase(s.commission)} (${LIBELLE_COLLEGE[s.college].toLowerCase()}, ${role}), à partir du ${jourLong(s.debut)}${s.fin ? ` et jusqu’au ${jourLong(s.fin)}` : ''}.`,
      'Vous recevrez une convocation avant chaque séance. Les dossiers sont confidentiels : ils s’ouvrent à vous pour la séance seulement.',
    ],
    action: { libelle: 'Voir la commission', href: `/commissions/${s.commissionId}` },
  }
}
