import type { Fichier } from './fichier.ts'
import type { Manquement, Verdict } from './verdict.ts'

/** P4. */
export function p4(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  const fleches = new Set(fichier.fleches)
  const dire = (pseudonyme: string | null, phrase: string): void => void manquements.push({ pseudonyme, regle: 'R-FLE-9', phrase })
  for (const l of fichier.appel)
    if (fleches.has(l.pseudonyme)) dire(l.pseudonyme, `« ${l.pseudonyme} », déjà affecté par fléchage, figure dans la liste d’appel.`)
  for (const p of fichier.postes) {
    const attendue = p.offerts - Math.max(0, p.horsChoix - p.ajoutes)
    if (p.capacite !== attendue)
      dire(
        null,
        `« ${p.libelle} » (${p.id}) est ouvert au choix pour ${p.capacite} ; ` +
          `${p.offerts} offerts, ${p.horsChoix} hors choix et ${p.ajoutes} ajoutés en laissent ${attendue}.`,
      )
  }
  const horsChoix = fichier.postes.reduce((n, p) => n + p.horsChoix, 0)
  if (fleches.size !== fichier.fleches.length || horsChoix !== fleches.size)
    dire(null, `${horsChoix} places sont retirées du choix pour ${fleches.size} personnes affectées par fléchage.`)
  return {
    code: 'P4',
    regle: 'R-FLE-9',
    titre: 'Les fléchages (article 44) sont hors de la liste, et leurs places hors du choix',
    manquements,
    remarque: null,
  }
}

/** Arrêté of 20 February 2015: 107 %, or 30 posts more from 430 internes on (general practice). */
function minimum(internes: number): number {
  return internes >= 430 ? internes + 30 : Math.floor((internes * 107 + 99) / 100)
}

/** P6. */
export function p6(fichier: Fichier): Verdict {
  const { offre } = fichier
  if (offre === null) throw new TypeError('the 107 % are not reckoned on a matching')
  const internes = fichier.appel.filter((l) => l.surnombre === null).length + offre.autresInternes
  const postes = fichier.postes.reduce((n, p) => n + p.capacite, 0) + offre.autresPostes
  const requis = minimum(internes)
  const manquements: Manquement[] = []
  const comparer = (quoi: string, publie: number, compte: number): void => {
    if (publie !== compte)
      manquements.push({ pseudonyme: null, regle: 'R-STG-8', phrase: `${quoi} : ${publie} selon le fichier, ${compte} une fois recompté.` })
  }
  comparer('Internes qui choisissent', offre.internes, internes)
  comparer('Postes ouverts au choix', offre.postes, postes)
  comparer('Minimum de postes', offre.minimum, requis)
  const suffisante = postes >= requis
  const pour = `${postes} postes pour ${internes} internes, il en faut ${requis}`
  if (offre.respectee !== suffisante)
    manquements.push({
      pseudonyme: null,
      regle: 'R-STG-8',
      phrase: `Le fichier dit la règle ${offre.respectee ? 'respectée' : 'non respectée'} : ${pour}.`,
    })
  return {
    code: 'P6',
    regle: 'R-STG-8',
    titre: 'La règle des 107 % est respectée, ou le fichier dit qu’elle ne l’est pas',
    manquements,
    remarque: suffisante ? `Règle respectée : ${pour}.` : `La règle des 107 % n’est pas respectée : ${pour}.`,
  }
}
