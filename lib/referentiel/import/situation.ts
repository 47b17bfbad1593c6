import { exiger, refus } from '@/lib/core/erreurs'
import { isoJour } from '@/lib/core/horloge'
import { refusFst } from '@/lib/referentiel/interne/amenagements'
import type { Changement, Classement } from './bilan'
import type { Valeurs } from './colonnes'
import { MAITRES } from './maitres'
import { CLASSEMENT, codeSemestre, entier, jourDit, NEANT } from './mots'

/** What one line says of the person, a column at a time; what it leaves empty is absent and changes nothing. */
export type Dit = Readonly<Partial<Classement>>

/** @throws RefusError IMPORT-VALEUR, R-STG-1 */
export function situationDite(v: Valeurs, aujourdhui: Date): Dit {
  const anneeEntree = entier(MAITRES.anneeEntree.libelle, v.anneeEntree)
  exiger(
    anneeEntree !== null && (anneeEntree < 1990 || anneeEntree > 2100)
      ? refus('IMPORT-VALEUR', `Année d’entrée : ${anneeEntree} n’est pas une année d’entrée dans le DES.`)
      : undefined,
  )
  const typeClassement = CLASSEMENT.lire(v.typeClassement)
  const rang = entier(MAITRES.rang.libelle, v.rang)
  const effectifReference = entier(MAITRES.effectif.libelle, v.effectif)
  const theseSoutenueLe = passe(MAITRES.these.libelle, v.these, aujourdhui)
  const contratSigneLe = passe(MAITRES.contrat.libelle, v.contrat, aujourdhui)
  return {
    ...(anneeEntree !== null && { anneeEntree }),
    ...(typeClassement && { typeClassement }),
    ...(rang !== null && { rang }),
    ...(effectifReference !== null && { effectifReference }),
    ...(theseSoutenueLe !== undefined && { theseSoutenueLe }),
    ...(contratSigneLe !== undefined && { contratSigneLe }),
    ...(v.fst && { fst: NEANT.test(v.fst) ? null : v.fst.slice(0, 120) }),
    ...(v.fstSemestres && { fstSemestres: semestresDits(v.fstSemestres) }),
  }
}

/** A day already come; null when the cell says there is none, undefined when it says nothing. */
function passe(champ: string, texte: string | undefined, aujourdhui: Date): string | null | undefined {
  const jour = jourDit(champ, texte)
  exiger(jour && jour > isoJour(aujourdhui) ? refus('IMPORT-VALEUR', `${champ} : le ${texte ?? ''} est à venir.`) : undefined)
  return jour
}

const semestresDits = (texte: string): string[] =>
  NEANT.test(texte)
    ? []
    : texte
        .split(/[,;+]| et /)
        .flatMap((mot) => codeSemestre(mot.trim()) ?? [])
        .sort()

const enMots = (c: Classement) => ({
  anneeEntree: String(c.anneeEntree),
  typeClassement: CLASSEMENT.ecrire(c.typeClassement),
  rang: String(c.rang),
  effectif: String(c.effectifReference),
  these: c.theseSoutenueLe ?? '',
  contrat: c.contratSigneLe ?? '',
  fst: c.fst ?? '',
  fstSemestres: c.fstSemestres.join(', '),
})

/** What changes, in the words of the columns. */
export function differences(avant: Classement, apres: Classement): Changement[] {
  const [a, b] = [enMots(avant), enMots(apres)]
  return (Object.keys(a) as (keyof typeof a)[])
    .filter((champ) => a[champ] !== b[champ])
    .map((champ) => ({ champ: MAITRES[champ].libelle, avant: a[champ], apres: b[champ] }))
}

const autrement = (a: Dit, b: Dit): boolean =>
  (Object.keys(a) as (keyof Dit)[]).some((champ) => b[champ] !== undefined && String(a[champ]) !== String(b[champ]))

/**
 * The person as the line leaves them; lines of the same person must not contradict each other.
 * @throws RefusError R-DES-4, R-DES-9, IMPORT-DOUBLON
 */
export function appliquer(avant: Classement, annonce: Dit, dit: Dit): Classement {
  const apres = { ...avant, ...dit }
  exiger(
    apres.rang < 1 || apres.rang > apres.effectifReference
      ? refus('R-DES-9', `Le rang ${apres.rang} ne peut pas dépasser l’effectif de référence (${apres.effectifReference}).`)
      : autrement(dit, annonce)
        ? refus('IMPORT-DOUBLON', 'Plus haut dans le fichier, une autre ligne donne un autre classement à la même personne.')
        : refusFst(apres.fst, apres.fstSemestres),
  )
  return apres
}
