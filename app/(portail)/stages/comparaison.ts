/** An address that keeps the posts put aside to be compared. */
export const avecPostes = (adresse: string, postes: readonly string[]): string =>
  postes.reduce((lien, id) => `${lien}${lien.includes('?') ? '&' : '?'}poste=${id}`, adresse)

/** What a list of posts and the page that compares them both say. */
export const COMPARER = '/stages/comparer'
