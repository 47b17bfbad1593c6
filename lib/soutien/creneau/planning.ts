import { ajouterJours, jour, jourIsoDe } from '@/lib/core/temps/horloge'

/** The month of an instant in Paris (2026-11), its first day, and the first day of the next month. */
export function moisDe(instant: Date): Readonly<{ mois: string; du: string; au: string }> {
  const mois = jourIsoDe(instant).slice(0, 7)
  const du = `${mois}-01`
  return { mois, du, au: `${ajouterJours(jour(du), 31).toISOString().slice(0, 7)}-01` }
}

/** What the rotation knows of a doctor. `nombre`: their slots of the past year and to come; `dernier`: the latest of them. */
export type Tour = Readonly<{ id: string; nom: string; nombre: number; dernier: Date | null }>

/**
 * Fair rotation (R-SOU-1): the doctors with the fewest slots first, then those whose last slot is oldest, then by name. It counts
 * slots, never cases.
 */
export const parTour = <T extends Tour>(medecins: readonly T[]): T[] =>
  [...medecins].sort(
    (a, b) =>
      a.nombre - b.nombre ||
      (a.dernier?.getTime() ?? 0) - (b.dernier?.getTime() ?? 0) ||
      a.nom.localeCompare(b.nom, 'fr') ||
      (a.id < b.id ? -1 : 1),
  )

export type Plage = Readonly<{ membreId: string; debut: Date; fin: Date }>

/** The doctors who may be given the hour from `debut` to `fin`: they are available and receive at no overlapping hour. */
export function libresPendant(disponibilites: readonly Plage[], pris: readonly Plage[], debut: Date, fin: Date): Set<string> {
  const libres = new Set(disponibilites.filter((d) => d.debut <= debut && d.fin >= fin).map((d) => d.membreId))
  for (const p of pris) if (p.debut < fin && p.fin > debut) libres.delete(p.membreId)
  return libres
}

const PAS = 1_800_000

/** The hours at which two doctors or more are free, by steps of half an hour: the first `max` after `apres`. */
export function heuresPossibles({
  disponibilites,
  pris,
  minutes,
  apres,
  max,
}: Readonly<{ disponibilites: readonly Plage[]; pris: readonly Plage[]; minutes: number; apres: Date; max: number }>): Readonly<{
  debut: Date
  fin: Date
  libres: ReadonlySet<string>
}>[] {
  const duree = minutes * 60_000
  const debuts = new Set<number>()
  for (const { debut, fin } of disponibilites)
    for (let t = Math.ceil(Math.max(debut.getTime(), apres.getTime()) / PAS) * PAS; t + duree <= fin.getTime(); t += PAS) debuts.add(t)
  const heures = []
  for (const t of [...debuts].sort((a, b) => a - b)) {
    if (t <= apres.getTime()) continue
    const heure = { debut: new Date(t), fin: new Date(t + duree) }
    const libres = libresPendant(disponibilites, pris, heure.debut, heure.fin)
    if (libres.size >= 2) heures.push({ ...heure, libres })
    if (heures.length === max) break
  }
  return heures
}
