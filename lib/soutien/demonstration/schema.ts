// The demonstration shows these on its pages. They open nothing elsewhere, because no real key was made with them.

/** The phrase of the vault of each fictitious doctor. */
export const PHRASE = 'lavande rivière tablier matin'

export type RecuFictif = Readonly<{ cle: string; situation: string; mots: string }>

/** The receipts of fictitious requests, to come back as the person. */
export const RECUS = [
  {
    cle: 'these',
    situation: 'Une thèse qui n’avance plus : suivie par deux médecins, qui ont répondu',
    mots: 'gibier attentif pépite algèbre cirque tabac fonderie ivresse mignon gronder harpon flairer',
  },
  {
    cle: 'propose',
    situation: 'Un rendez-vous proposé, à confirmer',
    mots: 'fameux oxygène teneur prétexte baguette membre appuyer vaccin cobalt famille adoucir algue',
  },
  {
    cle: 'manque',
    situation: 'Un rendez-vous manqué, et rien de grave',
    mots: 'solitude plumage invoquer dégivrer rieur exceller bobine fiasco ravin attaque fébrile offenser',
  },
] as const satisfies readonly RecuFictif[]
