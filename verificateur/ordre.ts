import { hash } from 'node:crypto'
import type { Fichier, Ligne } from './fichier.ts'
import { semestres, type Manquement, type Verdict } from './verdict.ts'

/** Negative when `a` goes before `b`, 0 when they are tied. Whole numbers only. */
function precedence(a: Ligne, b: Ligne): number {
  if (a.anciennete !== b.anciennete) return b.anciennete - a.anciennete
  if (a.positionnement === null || b.positionnement === null) return Math.sign(a.groupe - b.groupe)
  const gauche = BigInt(a.positionnement[0]) * BigInt(b.positionnement[1])
  const droite = BigInt(b.positionnement[0]) * BigInt(a.positionnement[1])
  return gauche < droite ? -1 : gauche > droite ? 1 : 0
}

const dire = (l: Ligne): string =>
  `« ${l.pseudonyme} » (${semestres(l.anciennete)}${l.positionnement ? `, ${l.positionnement[0]}/${l.positionnement[1]}` : ''})`

/** P1. Compares each with the one called just before: precedence is an order, so this settles every pair. */
export function p1(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  fichier.appel.forEach((ligne, i) => {
    const avant = fichier.appel[i - 1]
    const sens = avant ? precedence(avant, ligne) : -1
    if (avant && sens > 0) {
      const regle = avant.anciennete === ligne.anciennete ? 'R-RNG-5' : 'R-RNG-1'
      const phrase = `${dire(avant)} passe avant ${dire(ligne)}, qui a la priorité.`
      manquements.push({ pseudonyme: ligne.pseudonyme, regle, phrase })
    } else if (ligne.groupe !== (avant?.groupe ?? 0) + (sens === 0 ? 0 : 1)) {
      const phrase = `${dire(ligne)} porte le groupe ${ligne.groupe}, que sa place dans l’ordre ne lui donne pas.`
      manquements.push({ pseudonyme: ligne.pseudonyme, regle: 'R-RNG-7', phrase })
    }
  })
  return {
    code: 'P1',
    regle: 'R-RNG-1, R-RNG-5',
    titre: 'Personne n’est appelé avant quelqu’un qui a la priorité',
    manquements,
    remarque:
      fichier.copie === 'PUBLIQUE'
        ? 'Cette copie ne contient pas les rangs : à ancienneté égale, l’ordre des groupes se vérifie sur la copie de la commission.'
        : null,
  }
}

/** P7. Does the draw again from the seed. */
export function p7(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  const groupes = new Map<number, string[]>()
  for (const l of fichier.appel) {
    const groupe = groupes.get(l.groupe)
    if (groupe) groupe.push(l.pseudonyme)
    else groupes.set(l.groupe, [l.pseudonyme])
  }
  const inscrits = new Map(fichier.tirages.map((t) => [t.groupe, t.pseudonymes]))
  const dire = (pseudonyme: string | null, phrase: string): void => void manquements.push({ pseudonyme, regle: 'R-RNG-7', phrase })
  for (const [groupe, membres] of groupes) {
    const [premier = null] = membres
    if (membres.length === 1) {
      if (inscrits.has(groupe)) dire(premier, `Un tirage est inscrit pour le groupe ${groupe}, où « ${premier} » est sans égal.`)
      continue
    }
    const { graine } = fichier
    if (graine === null) {
      dire(premier, `« ${premier} » est à égalité avec d’autres (groupe ${groupe}) et aucune graine de tirage n’est publiée.`)
      continue
    }
    const attendu = membres.map((p) => [hash('sha256', graine + p), p] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    const deplace = membres.findIndex((p, i) => p !== attendu[i]?.[1])
    if (deplace >= 0)
      dire(
        membres[deplace] ?? null,
        `« ${membres[deplace]} » est à la place ${deplace + 1} de son groupe, que le tirage donne à « ${attendu[deplace]?.[1]} ».`,
      )
    const inscrit = inscrits.get(groupe) ?? []
    if (inscrit.length !== membres.length || inscrit.some((p, i) => p !== membres[i]))
      dire(premier, `Le tirage inscrit pour le groupe de « ${premier} » n’est pas l’ordre de la liste d’appel.`)
  }
  for (const groupe of inscrits.keys())
    if (!groupes.has(groupe)) dire(null, `Un tirage est inscrit pour le groupe ${groupe}, qui n’existe pas.`)
  const n = [...groupes.values()].filter((m) => m.length > 1).length
  return {
    code: 'P7',
    regle: 'R-RNG-7',
    titre: 'Entre égaux, l’ordre est celui que donne la graine publiée',
    manquements,
    remarque: n === 0 ? 'Il n’y avait aucune égalité à départager.' : null,
  }
}
