/** R-SOU-22: all that a mail of the cell says, to whoever it goes. `adresse`: the portal's. */
export const messageNeutre = (adresse: string): Readonly<{ subject: string; text: string }> => ({
  subject: 'Message du portail DUMG',
  text: `Vous avez une information sur le portail : ${adresse}/\n`,
})
