/** The same numbers at each loading, so that the department's people are the same from one start to the next. */
export type Alea = Readonly<{
  nombre: () => number
  entier: (min: number, max: number) => number
  choisir: <T>(liste: readonly T[]) => T
  melanger: <T>(liste: readonly T[]) => T[]
}>

export function creerAlea(graine: number): Alea {
  let etat = graine >>> 0
  const nombre = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const entier = (min: number, max: number): number => min + Math.floor(nombre() * (max - min + 1))
  const choisir = <T>(liste: readonly T[]): T => {
    const choisi = liste[Math.floor(nombre() * liste.length)]
    if (choisi === undefined) throw new Error('nothing to choose from')
    return choisi
  }
  const melanger = <T>(liste: readonly T[]): T[] => {
    const copie = [...liste]
    for (let i = copie.length - 1; i > 0; i--) {
      const j = entier(0, i)
      ;[copie[i], copie[j]] = [copie[j] as T, copie[i] as T]
    }
    return copie
  }
  return { nombre, entier, choisir, melanger }
}
