/** An address that carries the posts selected for comparison. */
export const avecPostes = (adresse: string, postes: readonly string[]): string =>
  postes.reduce((lien, id) => `${lien}${lien.includes('?') ? '&' : '?'}poste=${id}`, adresse)

/** The words shared by a list of posts and the page that compares them. */
export const COMPARER = '/stages/comparer'
