import { hash } from 'node:crypto'
import type { Fichier, Recu } from './fichier.ts'
import type { Manquement, Verdict } from './verdict.ts'

/** The digest of a list of wishes followed by `suite`: from the last wish to the first, SHA-256 of `["wish","next"]`. */
const remonter = (voeux: string[], suite: string): string => voeux.reduceRight((s, v) => hash('sha256', JSON.stringify([v, s])), suite)

/** P8. */
export function p8(fichier: Fichier): Verdict {
  const manquements: Manquement[] = []
  for (const { pseudonyme, voeux, suite, empreinte } of fichier.appel)
    if (remonter(voeux, suite) !== empreinte)
      manquements.push({
        pseudonyme,
        regle: 'R-RNG-9',
        phrase: `Les vœux publiés de « ${pseudonyme} » ne sont pas ceux de son reçu : ils ont changé après avoir été figés.`,
      })
  return { code: 'P8', regle: 'R-RNG-9', titre: 'Les vœux sont ceux des reçus remis quand ils ont été figés', manquements, remarque: null }
}

/** The digest of a receipt that a person kept: the last link is the receipt without its wishes, keys in order. */
export function empreinteDuRecu({ figesLe, pseudonyme, sel, semestre, voeux }: Recu): string {
  const fin = hash('sha256', JSON.stringify({ figesLe, format: 'marguerite-recu/1', pseudonyme, sel, semestre }))
  return remonter(voeux, fin)
}

/** Compares a receipt with the published line of the same person. */
export function confronter(recu: Recu, fichier: Fichier): { tient: boolean; phrase: string } {
  const ligne = fichier.appel.find((l) => l.pseudonyme === recu.pseudonyme)
  if (!ligne)
    return {
      tient: false,
      phrase: `Aucune ligne ne porte le pseudonyme « ${recu.pseudonyme} » dans cette copie. Demandez à la commission de confronter votre reçu à la sienne.`,
    }
  const calculee = empreinteDuRecu(recu)
  const memes = ligne.voeux.every((v, i) => v === recu.voeux[i])
  if (calculee !== ligne.empreinte || !memes || recu.semestre !== fichier.semestre)
    return { tient: false, phrase: `Votre reçu (${calculee}) n’est pas celui de la ligne « ${recu.pseudonyme} » (${ligne.empreinte}).` }
  return { tient: true, phrase: `Votre reçu est bien celui de la ligne « ${recu.pseudonyme} », vœu pour vœu et dans le même ordre.` }
}
