/** What is kept of a danger, and no more: time, service, decision (R-SOU-13). Encrypted for the doctors of the case. */
export type ConduiteDanger = Readonly<{ genre: 'CONDUITE'; heure: string; service: Service; decision: string; informee: Informee }>
/** The second doctor read the conduct above and signs it. */
export type SignatureDanger = Readonly<{ genre: 'SIGNATURE'; pieceId: string }>
export type Danger = ConduiteDanger | SignatureDanger

export const SERVICES = {
  samu: 'Le 15 (SAMU)',
  prevention: 'Le 3114',
  urgences: 'Les urgences psychiatriques',
  traitant: 'Son médecin, ou son psychiatre',
  proche: 'Un proche, avec son accord',
  autre: 'Un autre service',
} as const
export type Service = keyof typeof SERVICES

export const INFORMEE = {
  oui: 'Oui',
  pas_encore: 'Pas encore : à faire dès que possible',
} as const
export type Informee = keyof typeof INFORMEE

/** R-SOU-13, in this order. */
export const ETAPES = [
  { titre: 'Restez en contact', detail: 'Au téléphone, en visio ou sur place. Dites qui vous êtes et que vous restez là.' },
  {
    titre: 'Appelez le 15',
    detail: 'D’un autre téléphone, ou demandez à votre binôme de le faire. Donnez le lieu où se trouve la personne.',
  },
  {
    titre: 'Ne la laissez pas seule',
    detail: 'Qui est près d’elle ? Qui peut venir, tout de suite ? Éloignez avec elle ce qui pourrait la blesser.',
  },
  { titre: 'Dites-lui ce que vous faites', detail: 'Qui vous appelez, pourquoi, et ce qui va se passer.' },
  { titre: 'Notez l’heure, le service appelé, la décision', detail: 'Rien d’autre. Puis votre binôme relit et signe.' },
] as const
