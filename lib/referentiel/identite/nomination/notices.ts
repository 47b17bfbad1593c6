import type { Role } from '@/generated/prisma/enums'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import type { Notice } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'

type Compte = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>
type Faits = Readonly<{ role: Role; acte: string; debut: Date; fin: Date | null }>

const a = (p: Compte) => ({ courriel: p.courriel, nom: `${p.prenom} ${p.nom}` })

export const noticeNomination = (p: Compte, n: Faits): Notice => ({
  a: a(p),
  sujet: 'Un rôle vous est donné dans Marguerite',
  paragraphes: [
    `Rôle : ${LIBELLE_ROLE[n.role]}, à partir du ${jourLong(n.debut)}${n.fin ? ` et jusqu’au ${jourLong(n.fin)} inclus` : ''}. Acte : ${n.acte}.`,
  ],
  action: { libelle: 'Voir ce qui vous attend', href: '/' },
  objet: { type: 'personne', id: p.id },
})

export const noticeFinNomination = (p: Compte, n: Pick<Faits, 'role'> & { fin: Date }): Notice => ({
  a: a(p),
  sujet: 'Un de vos rôles prend fin dans Marguerite',
  paragraphes: [
    `Rôle : ${LIBELLE_ROLE[n.role]}. Dernier jour : ${jourLong(n.fin)}. Ensuite, les pages réservées à ce rôle ne vous seront plus ouvertes.`,
    'Si vous pensez que c’est une erreur, écrivez au secrétariat du département.',
  ],
  objet: { type: 'personne', id: p.id },
})
