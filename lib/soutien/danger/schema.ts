/** The account of a danger: the time, the service, the decision, and no more (R-SOU-13). It is encrypted for the doctors of the case. */
export type ConduiteDanger = Readonly<{ genre: 'CONDUITE'; heure: string; service: Service; decision: string; informee: Informee }>
/** The second doctor has read the account above and signs it. */
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

/** The steps of R-SOU-13, in this order. */
export const ETAPES = [
  { titre: 'Restez en contact', detail: 'Au téléphone, en visio ou sur place. Dites qui vous êtes et que vous restez là.' },
  {
    titre: 'Appelez le 15',
    detail: 'D’un autre téléphone, ou demandez à un second médecin de le faire. Donnez le lieu où se trouve la personne.',
  },
  {
    titre: 'Ne la laissez pas seule',
    detail: 'Qui est près d’elle\u00A0? Qui peut venir, tout de suite\u00A0? Éloignez avec elle ce qui pourrait la blesser.',
  },
  { titre: 'Dites-lui ce que vous faites', detail: 'Qui vous appelez, pourquoi, et ce qui va se passer.' },
  { titre: 'Notez l’heure, le service appelé, la décision', detail: 'Rien d’autre. Puis un second médecin relit et signe.' },
] as const

/** What the law says, shown where doctors must decide. They read it and decide themselves (R-SOU-13, R-SOU-14, R-SOU-15). */
export const NOTES_DE_DROIT = [
  {
    titre: 'Le secret, et ce qui en délie',
    texte:
      'Vous êtes tenu·e au secret (code de la santé publique, L. 1110-4\u00A0; code pénal, 226-13). Porter secours à une personne en péril est un devoir (code pénal, 223-6)\u00A0; l’article 226-14 dit dans quels cas parler est permis. Dites-le d’abord à la personne.',
  },
  {
    titre: 'L’article 40 du code de procédure pénale',
    texte:
      'Il demande à un agent public d’aviser le procureur d’un crime ou d’un délit appris dans ses fonctions. Le secret médical s’y oppose le plus souvent, hors des cas de l’article 226-14. Aucun bouton ne tranche à votre place\u00A0: parlez-en à deux, au besoin avec l’Ordre, et décidez.',
  },
  {
    titre: 'Si des patients sont en danger',
    texte:
      'Conseillez à la personne l’arrêt et la médecine du travail, et aidez-la à y aller. L’employeur et les autorités de santé peuvent seuls l’écarter du soin\u00A0; le portail ne leur transmet rien, ni à la faculté.',
  },
] as const
