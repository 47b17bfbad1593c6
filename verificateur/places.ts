import type { Fichier, Ligne, Poste } from './fichier.ts'
import type { Manquement, Verdict } from './verdict.ts'

const dire = (p: Poste): string => `« ${p.libelle} » (${p.id})`
const parId = (fichier: Fichier): Map<string, Poste> => new Map(fichier.postes.map((p) => [p.id, p]))

/** Whether the maquette lets a person take a post: a surnombre non validant may take any (R-RNG-6). */
const permis = (l: Ligne, p: Poste): boolean => l.surnombre === 'NON_VALIDANT' || l.categories.includes(p.categorie)

/** Walks the call in order; `libres` gives the places left at that moment, according to the published results. */
function derouler(fichier: Fichier, visiter: (l: Ligne, libres: (p: Poste) => number) => void): void {
  const pris = new Map<string, number>()
  for (const l of fichier.appel) {
    visiter(l, (p) => p.capacite - (pris.get(p.id) ?? 0))
    if (l.obtenu !== null && l.surnombre === null) pris.set(l.obtenu, (pris.get(l.obtenu) ?? 0) + 1)
  }
}

/** P2. */
export function p2(fichier: Fichier): Verdict {
  const postes = parId(fichier)
  const manquements: Manquement[] = []
  derouler(fichier, (l, libres) => {
    for (const id of l.voeux) {
      if (id === l.obtenu) return
      const prefere = postes.get(id)
      if (!prefere || !permis(l, prefere)) continue
      const ouvert = l.surnombre === 'NON_VALIDANT' || libres(prefere) > 0
      if (!ouvert) continue
      const recu = l.obtenu === null ? 'n’a rien obtenu' : `a obtenu « ${postes.get(l.obtenu)?.libelle ?? l.obtenu} »`
      const phrase = `« ${l.pseudonyme} » ${recu} alors que ${dire(prefere)}, placé plus haut dans ses vœux, était libre à son tour.`
      manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-1', phrase })
      return
    }
  })
  return {
    code: 'P2',
    regle: 'R-RNG-1',
    titre: 'Personne n’a manqué un poste préféré, permis et libre à son tour',
    manquements,
    remarque: null,
  }
}

/** P3. */
export function p3(fichier: Fichier): Verdict {
  const postes = parId(fichier)
  const manquements: Manquement[] = []
  derouler(fichier, (l, libres) => {
    const poste = l.obtenu === null || l.surnombre !== null ? undefined : postes.get(l.obtenu)
    if (!poste || libres(poste) > 0) return
    const phrase = `« ${l.pseudonyme} » a obtenu ${dire(poste)}, dont les ${poste.capacite} places étaient déjà prises.`
    manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-CAM-1', phrase })
  })
  return { code: 'P3', regle: 'R-CAM-1', titre: 'Aucun poste ne reçoit plus de monde qu’il n’a de places', manquements, remarque: null }
}

/** The choice computed again without any surnombre: the post of each of the others, in order of call. */
function sansSurnombre(fichier: Fichier, postes: Map<string, Poste>): Map<Ligne, string | null> {
  const reste = new Map(fichier.postes.map((p) => [p.id, p.capacite]))
  const resultat = new Map<Ligne, string | null>()
  for (const l of fichier.appel) {
    if (l.surnombre !== null) continue
    const obtenu =
      l.voeux.find((id) => {
        const p = postes.get(id)
        return p !== undefined && permis(l, p) && (reste.get(id) ?? 0) > 0
      }) ?? null
    if (obtenu !== null) reste.set(obtenu, (reste.get(obtenu) ?? 0) - 1)
    resultat.set(l, obtenu)
  }
  return resultat
}

/** P5. */
export function p5(fichier: Fichier): Verdict {
  const commun = { code: 'P5', regle: 'R-RNG-6', titre: 'Les surnombres s’ajoutent et ne prennent la place de personne' }
  const surnombres = fichier.appel.filter((l) => l.surnombre !== null).length
  if (fichier.copie === 'PUBLIQUE')
    return {
      ...commun,
      manquements: [],
      remarque: 'Cette copie ne montre pas les surnombres : tout ce qui précède et suit est vérifié sans eux.',
    }
  if (surnombres === 0) return { ...commun, manquements: [], remarque: 'Il n’y avait aucun surnombre.' }
  const postes = parId(fichier)
  const manquements: Manquement[] = []
  derouler(fichier, (l, libres) => {
    const poste = l.surnombre === 'VALIDANT' && l.obtenu !== null ? postes.get(l.obtenu) : undefined
    if (!poste || libres(poste) > 0) return
    const phrase = `« ${l.pseudonyme} », en surnombre validant, a obtenu ${dire(poste)}, qui n’était plus ouvert à son tour.`
    manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-6', phrase })
  })
  for (const [l, attendu] of sansSurnombre(fichier, postes)) {
    if (l.obtenu === attendu) continue
    const mot = (id: string | null): string => (id === null ? 'aucun poste' : `« ${postes.get(id)?.libelle ?? id} »`)
    const phrase = `« ${l.pseudonyme} » a obtenu ${mot(l.obtenu)} ; sans les surnombres, ce serait ${mot(attendu)}.`
    manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-6', phrase })
  }
  return { ...commun, manquements, remarque: null }
}

/** P9. */
export function p9(fichier: Fichier): Verdict {
  const postes = parId(fichier)
  const manquements: Manquement[] = []
  const vus = new Set<string>()
  for (const l of fichier.appel) {
    const dit = (regle: string, phrase: string): void => void manquements.push({ pseudonyme: l.pseudonyme, regle, phrase })
    if (vus.has(l.pseudonyme)) dit('R-RNG-9', `« ${l.pseudonyme} » figure deux fois dans la liste d’appel.`)
    vus.add(l.pseudonyme)
    if (l.obtenu === null) continue
    const poste = postes.get(l.obtenu)
    if (!poste) dit('R-CAM-1', `« ${l.pseudonyme} » a obtenu le poste ${l.obtenu}, qui n’est pas dans la liste.`)
    else if (!permis(l, poste)) dit('R-DES-2', `« ${l.pseudonyme} » a obtenu ${dire(poste)}, que sa maquette ne lui permet pas.`)
    if (!l.voeux.includes(l.obtenu)) dit('R-RNG-9', `« ${l.pseudonyme} » a obtenu un poste qui n’est pas dans ses vœux (${l.obtenu}).`)
  }
  return {
    code: 'P9',
    regle: 'R-DES-2, R-RNG-9',
    titre: 'Chacun a au plus un poste, permis par sa maquette et pris dans ses vœux',
    manquements,
    remarque: null,
  }
}
