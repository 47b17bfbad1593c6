/** A photo of one plain colour. */
export const photo = (couleur: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#${couleur}"/></svg>`)}`
