import type { Role } from '@/generated/prisma/enums'
import { PHRASE } from '@/lib/soutien/demonstration/schema'

export type CleMedecin = 'bertin' | 'hurel' | 'delorme' | 'corre' | 'pujol' | 'meziane'

type Dit<Cle extends string> = Readonly<{
  cle: Cle
  prenom: string
  nom: string
  roles: readonly [Role]
  persona: readonly [string, number]
}>

const medecin = (cle: CleMedecin, prenom: string, nom: string, rang: number, qui: string, role: Role = 'CELLULE_MED'): Dit<CleMedecin> => ({
  cle,
  prenom,
  nom,
  roles: [role],
  persona: [`${qui} Phrase : « ${PHRASE} »`, rang],
})

/** The six doctors of the support cell, with the secrets that open the vault of each. */
export const MEDECINS: readonly Dit<CleMedecin>[] = [
  medecin('bertin', 'Odile', 'Bertin', 380, 'Médecin de la cellule de soutien, suit une thèse qui n’avance plus.'),
  medecin('delorme', 'Claire', 'Delorme', 381, 'Médecin de la cellule, qu’une personne a écartée.'),
  medecin('corre', 'Yann', 'Corre', 382, 'Médecin de la cellule, propose un rendez-vous.'),
  medecin('pujol', 'Nadège', 'Pujol', 383, 'Médecin de la cellule, reçoit cette semaine.'),
  medecin('meziane', 'Farid', 'Meziane', 384, 'Médecin de la cellule, attend une personne qui n’est pas venue.'),
  medecin('hurel', 'Pascal', 'Hurel', 390, 'Coordination de la cellule de soutien.', 'CELLULE_COORD'),
]

/** Appointed to the cell, without a key yet. */
export const NOUVEAU_MEDECIN: Dit<'nouveau'> = {
  cle: 'nouveau',
  prenom: 'Armelle',
  nom: 'Rivoal',
  roles: ['CELLULE_MED'],
  persona: ['Médecin qui vient d’être nommée à la cellule de soutien : pas encore de clé', 386],
}
