import type { Fichier, Ligne, Poste } from './fichier.ts'
import type { Manquement, Verdict } from './verdict.ts'

const dire = (p: Poste): string => `« ${p.libelle} » (${p.id})`
const permis = (l: Ligne, p: Poste): boolean => l.surnombre === 'NON_VALIDANT' || l.categories.includes(p.categorie)
const sansSurnombre = (fichier: Fichier): Ligne[] => fichier.appel.filter((l) => l.surnombre === null)

/** The pseudonyms who hold a place of a post. */
const tenants = (fichier: Fichier, p: Poste): Ligne[] => sansSurnombre(fichier).filter((l) => l.obtenu === p.id)

/** The posts that a person preferred to the one obtained and that their maquette lets them take. */
function preferes(fichier: Fichier, l: Ligne): Poste[] {
  const rang = l.obtenu === null ? l.voeux.length : l.voeux.indexOf(l.obtenu)
  const postes = new Map(fichier.postes.map((p) => [p.id, p]))
  return l.voeux.slice(0, Math.max(0, rang)).flatMap((id) => {
    const p = postes.get(id)
    return p && permis(l, p) ? [p] : []
  })
}

/** Order of a host: by the level it gave, candidates without a level last; then by order of call. */
function place(fichier: Fichier, p: Poste, l: Ligne): [niveau: number, appel: number] {
  const niveaux = p.classement ?? []
  const niveau = niveaux.findIndex((n) => n.includes(l.pseudonyme))
  return [niveau < 0 ? niveaux.length : niveau, fichier.appel.indexOf(l)]
}
const avant = (a: [number, number], b: [number, number]): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

const recu = (l: Ligne): string => (l.obtenu === null ? 'n’a rien obtenu' : `a obtenu ${l.obtenu}`)

/** A1. */
export function a1(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  for (const l of sansSurnombre(fichier))
    for (const p of preferes(fichier, l)) {
      const libres = p.capacite - tenants(fichier, p).length
      if (libres <= 0) continue
      const phrase = `« ${l.pseudonyme} » ${recu(l)} alors que ${dire(p)}, placé plus haut dans ses vœux, garde ${libres === 1 ? 'une place libre' : `${libres} places libres`}.`
      manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-8', phrase })
      break
    }
  return {
    code: 'A1',
    regle: 'R-RNG-8',
    titre: 'Personne n’a manqué un poste préféré où il reste une place',
    manquements,
    remarque: null,
  }
}

const SUR_LA_COPIE = 'Cette copie ne contient pas les classements des terrains : cela se vérifie sur la copie de la commission.'

/** A2. */
export function a2(fichier: Fichier): Verdict {
  const commun = {
    code: 'A2',
    regle: 'R-RNG-8',
    titre: 'Personne n’a manqué un poste préféré au profit de quelqu’un que le terrain plaçait après',
  }
  if (fichier.copie === 'PUBLIQUE') return { ...commun, manquements: [], remarque: SUR_LA_COPIE }
  const manquements: Manquement[] = []
  for (const l of sansSurnombre(fichier))
    for (const p of preferes(fichier, l)) {
      const servi = tenants(fichier, p).find((t) => avant(place(fichier, p, l), place(fichier, p, t)))
      if (!servi) continue
      const phrase = `« ${l.pseudonyme} » ${recu(l)} alors que ${dire(p)}, placé plus haut dans ses vœux, reçoit « ${servi.pseudonyme} », qui vient après.`
      manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-8', phrase })
      break
    }
  return { ...commun, manquements, remarque: null }
}

/** Does the matching again: each candidate asks in the order of their wishes, a host keeps the first of those who asked. */
function refaire(fichier: Fichier): Map<Ligne, string | null> {
  const restants = new Map(
    sansSurnombre(fichier).map((l) => [l, l.voeux.filter((id) => fichier.postes.some((p) => p.id === id && permis(l, p)))]),
  )
  const gardes = new Map<string, Ligne[]>()
  for (;;) {
    const libre = [...restants].find(([l, voeux]) => voeux.length > 0 && ![...gardes.values()].some((g) => g.includes(l)))
    const p = libre && fichier.postes.find((q) => q.id === libre[1][0])
    if (!libre || !p) break
    libre[1].shift()
    const venus = [...(gardes.get(p.id) ?? []), libre[0]].sort((a, b) => (avant(place(fichier, p, a), place(fichier, p, b)) ? -1 : 1))
    gardes.set(p.id, venus.slice(0, p.capacite))
  }
  const chez = new Map([...gardes].flatMap(([id, g]) => g.map((l) => [l, id] as const)))
  return new Map([...restants.keys()].map((l) => [l, chez.get(l) ?? null]))
}

/** A3. */
export function a3(fichier: Fichier): Verdict {
  const commun = { code: 'A3', regle: 'R-RNG-8', titre: 'Aucun autre appariement stable ne donnerait mieux à quelqu’un' }
  if (fichier.copie === 'PUBLIQUE') return { ...commun, manquements: [], remarque: SUR_LA_COPIE }
  const manquements: Manquement[] = []
  for (const [l, attendu] of refaire(fichier))
    if (l.obtenu !== attendu) {
      const phrase = `« ${l.pseudonyme} » ${recu(l)} ; l’appariement refait ici donne ${attendu ?? 'aucun poste'}.`
      manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-8', phrase })
    }
  return { ...commun, manquements, remarque: null }
}

/** A4. */
export function a4(fichier: Fichier): Verdict {
  const commun = { code: 'A4', regle: 'R-RNG-6', titre: 'Les surnombres s’ajoutent, chacun au premier de ses vœux qui lui est ouvert' }
  if (fichier.copie === 'PUBLIQUE')
    return { ...commun, manquements: [], remarque: 'Cette copie ne montre pas les surnombres : tout le reste est vérifié sans eux.' }
  const manquements: Manquement[] = []
  for (const l of fichier.appel.filter((s) => s.surnombre !== null)) {
    const ouvert = (id: string): boolean => {
      const p = fichier.postes.find((q) => q.id === id)
      if (!p || !permis(l, p)) return false
      const presents = tenants(fichier, p)
      const libre = presents.length < p.capacite || presents.some((t) => avant(place(fichier, p, l), place(fichier, p, t)))
      return l.surnombre === 'NON_VALIDANT' || libre
    }
    const attendu = l.voeux.find(ouvert) ?? null
    if (l.obtenu === attendu) continue
    const phrase = `« ${l.pseudonyme} », en surnombre, ${recu(l)} ; le premier de ses vœux qui lui est ouvert est ${attendu ?? 'aucun'}.`
    manquements.push({ pseudonyme: l.pseudonyme, regle: 'R-RNG-6', phrase })
  }
  return { ...commun, manquements, remarque: null }
}

/** A5. */
export function a5(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  for (const p of fichier.postes) {
    const n = tenants(fichier, p).length
    if (n > p.capacite)
      manquements.push({
        pseudonyme: null,
        regle: 'R-CAM-1',
        phrase: `${dire(p)} reçoit ${n} personnes pour ${p.capacite} ${p.capacite > 1 ? 'places' : 'place'}.`,
      })
    const vus = (p.classement ?? []).flat()
    const double = vus.find((v, i) => vus.indexOf(v) !== i)
    if (double !== undefined)
      manquements.push({ pseudonyme: double, regle: 'R-RNG-8', phrase: `« ${double} » figure deux fois dans le classement de ${dire(p)}.` })
  }
  return { code: 'A5', regle: 'R-CAM-1', titre: 'Aucun poste ne reçoit plus de monde qu’il n’a de places', manquements, remarque: null }
}
