import { fichierChoix, type ChoixTermine } from '@/lib/stages/regles/export'
import { departementExemple } from '@/scripts/choix/departement'
import { conclure } from '@/scripts/choix/derouler'
import { lireFichier, type Fichier } from '@/verificateur/fichier'
import { verifierChoix } from '@/verificateur/proprietes'
import type { Manquement } from '@/verificateur/verdict'

export const COPIES = ['PUBLIQUE', 'COMMISSION'] as const

/** One copy, as the verifier reads it. */
export const lu = (choix: ChoixTermine, copie: (typeof COPIES)[number]): Fichier => lireFichier(JSON.stringify(fichierChoix(choix, copie)))

/** Every breach the verifier finds, with the property it breaks. */
export const manquements = (f: Fichier): (Manquement & { code: string })[] =>
  verifierChoix(f).flatMap((v) => v.manquements.map((m) => ({ code: v.code, ...m })))

/** The sample: few places, ties, surnombres, fléchages. */
export const exempleTermine = (): ChoixTermine => conclure(departementExemple())
