// The demonstration prints these on its own pages. They open nothing anywhere else: no key was ever made with them there.

/** What opens the vault of every fictitious doctor. */
export const PHRASE = 'lavande rivière tablier matin'

export type RecuFictif = Readonly<{ cle: string; situation: string; mots: string }>

/** Receipts of fictitious requests, for who wants to come back as the person. */
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
