type Valeur = string | number | undefined

/** An address with the filters that are set. */
export function adresse(chemin: string, filtres: Record<string, Valeur>): string {
  const params = new URLSearchParams()
  for (const [cle, valeur] of Object.entries(filtres)) if (valeur !== undefined && valeur !== '') params.set(cle, String(valeur))
  return params.size > 0 ? `${chemin}?${params}` : chemin
}

/** Search parameters with one value each and without empty ones, as the schemas of filters expect. */
export function aplatirRecherche(recherche: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recherche)
      .map(([cle, v]) => [cle, Array.isArray(v) ? v[0] : v] as const)
      .filter((e): e is [string, string] => Boolean(e[1])),
  )
}
