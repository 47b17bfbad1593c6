/** R-SOU-22: the whole text of all mails of the cell. `adresse`: the portal's. */
export const messageNeutre = (adresse: string): Readonly<{ subject: string; text: string }> => ({
  subject: 'Message du portail DUMG',
  text: `Vous avez une information sur le portail : ${adresse}/\n`,
})
