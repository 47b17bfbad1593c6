import type { CategorieStage, Phase } from '@/generated/prisma/enums'
import { empreinteTexte, enCanonique, type Valeur } from '@/lib/core/donnees/canonique'
import { comparerAppel } from '@/lib/referentiel/interne/classement'
import { minimumPostes, resteAuChoix, type PosteOffert, type RegleOffre } from '@/lib/referentiel/stage/offre'
import type { ResultatChoix } from './attribution'
import type { Classements } from './consolidation'
import { empreinteRecu, suiteApres, type VoeuxFiges } from './recu'
import type { Candidat } from './ordre-appel'
import { surnombreDe, type Surnombre } from '@/lib/referentiel/interne/situation-choix'

/** A finished choice, with the portal's own data. */
export type ChoixTermine = Readonly<{
  semestre: string
  phase: Phase
  /** Seed of the public draws; null when there was no tie. */
  graine: string | null
  postes: readonly (PosteOffert & Readonly<{ id: string; libelle: string; categorie: CategorieStage }>)[]
  /** Pseudonyms of those placed by article 44, who are not called. */
  fleches: readonly string[]
  /** The counts of the other call lists of the same DES and semester, since the 107 % are computed over all (R-STG-8). */
  autresListes: Readonly<{ internes: number; postes: number }>
  regle: RegleOffre
  /** In order of call. */
  appel: readonly LigneChoix[]
  /** Consolidation, which is matched (R-RNG-8): levels of pseudonyms, by post. Null for a choice in turn. */
  classements: Classements | null
}>

export type LigneChoix = Readonly<{
  interne: Candidat
  eligibles: readonly CategorieStage[]
  figes: VoeuxFiges
  posteId: ResultatChoix['posteId']
}>

/** PUBLIQUE: for everyone. COMMISSION: for people bound to secrecy, who check ranks and surnombres. */
export type Copie = 'PUBLIQUE' | 'COMMISSION'

export const FORMAT_CHOIX = 'marguerite-choix/1'
export const FORMAT_APPARIEMENT = 'marguerite-appariement/1'

export type PostePublie = Readonly<{
  id: string
  libelle: string
  categorie: CategorieStage
  offerts: number
  horsChoix: number
  ajoutes: number
  /** Places of the choice: those of article 44 are subtracted, unless they were added (R-FLE-9). */
  capacite: number
  /** Commission's copy of a matching: the host's levels of pseudonyms, best first; the others come after. */
  classement?: readonly (readonly string[])[]
}>

export type LignePubliee = Readonly<{
  pseudonyme: string
  /** Whole semesters. */
  anciennete: number
  /** From 1; people of one group were separated by a draw. */
  groupe: number
  /** Commission's copy: rank and size of the year of origin. */
  positionnement?: readonly [rang: number, effectif: number]
  /** Commission's copy: the right, never its reason. */
  surnombre?: Surnombre | null
  categories: readonly CategorieStage[]
  /** Complete in the commission's copy; down to the post obtained in the public one. */
  voeux: readonly string[]
  /** Link of the receipt's chain after the wishes shown (`suiteApres`). */
  suite: string
  /** Digest of the receipt. */
  empreinte: string
  obtenu: string | null
}>

export type OffrePubliee = Readonly<{
  internes: number
  postes: number
  autresInternes: number
  autresPostes: number
  minimum: number
  respectee: boolean
}>

export type FichierChoix = Readonly<{
  format: typeof FORMAT_CHOIX | typeof FORMAT_APPARIEMENT
  copie: Copie
  semestre: string
  phase: Phase
  graine: string | null
  /** Public copy: SHA-256 of the commission's copy, so that it cannot be changed later. */
  copieCommission?: string
  /** Absent for a matching: R-STG-8 counts the two phases that choose in turn. */
  offre?: OffrePubliee
  postes: readonly PostePublie[]
  fleches: readonly string[]
  tirages: readonly Readonly<{ groupe: number; pseudonymes: readonly string[] }>[]
  appel: readonly LignePubliee[]
}>

/**
 * The pseudonymised file of a choice, in two copies that the same verifier reads (R-RNG-10: no name, no reason).
 *
 * The public copy leaves out what would identify people. Ranks of each year are published elsewhere with names, so a rank
 * and its year identify a person: the copy shows the order by groups of precedence and seniority only. A surnombre is nearly
 * always a matter of health or family: their lines are left out, and since they take no place the copy still proves the
 * choice of all the others, numbered without a gap. Wishes below the post obtained prove nothing: they stay behind the
 * receipt's chain, and so do the categories that no shown wish uses.
 *
 * Limit, which internes are told before the freezing: the public copy is pseudonymous, not anonymous. The call order itself,
 * or the post where a person is seen during the semester, lets a colleague find a line, and read there the wishes preferred
 * to that post. In a matching, only the commission's copy holds the hosts' rankings. The commission's copy identifies people
 * to a reader who knows the ranks, so it stays within the commission.
 */
export function exporterChoix(choix: ChoixTermine): Readonly<{ publique: string; commission: string }> {
  const commission = texteFichier(fichierChoix(choix, 'COMMISSION'))
  return { commission, publique: texteFichier({ ...fichierChoix(choix, 'PUBLIQUE'), copieCommission: empreinteTexte(commission) }) }
}

/** One copy as data. The text to publish is `exporterChoix`. */
export function fichierChoix(choix: ChoixTermine, copie: Copie): FichierChoix {
  const enSurnombre = (l: LigneChoix): boolean => surnombreDe(l.interne.situation) !== null
  const lignes = choix.appel.filter((l) => copie === 'COMMISSION' || !enSurnombre(l))
  const postes = choix.postes.map(postePublie)
  const categorieDe = new Map(postes.map((p) => [p.id, p.categorie]))
  const groupes = numeroter(lignes)
  return {
    format: choix.classements ? FORMAT_APPARIEMENT : FORMAT_CHOIX,
    copie,
    semestre: choix.semestre,
    phase: choix.phase,
    graine: choix.graine,
    ...(choix.classements === null && { offre: offre(choix, choix.appel.filter((l) => !enSurnombre(l)).length, postes) }),
    postes: choix.classements && copie === 'COMMISSION' ? postes.map((p) => classer(p, choix.classements)) : postes,
    fleches: [...choix.fleches].sort(),
    tirages: tirages(lignes, groupes),
    appel: lignes.map((l, i) => ligne(l, groupes[i] ?? 0, copie, categorieDe)),
  }
}

function postePublie({ id, libelle, categorie, capaciteOfferte, horsChoix, ajoutes }: ChoixTermine['postes'][number]): PostePublie {
  const capacite = resteAuChoix({ capaciteOfferte, horsChoix, ajoutes })
  return { id, libelle, categorie, offerts: capaciteOfferte, horsChoix, ajoutes, capacite }
}

const classer = (poste: PostePublie, classements: Classements | null): PostePublie => ({
  ...poste,
  classement: classements?.get(poste.id) ?? [],
})

/** R-STG-8. A surnombre is added with its own place, so it counts on neither side (R-RNG-6). */
function offre({ autresListes, regle }: ChoixTermine, appeles: number, publies: readonly PostePublie[]): OffrePubliee {
  const internes = appeles + autresListes.internes
  const postes = publies.reduce((somme, p) => somme + p.capacite, autresListes.postes)
  const minimum = minimumPostes(internes, regle)
  return {
    internes,
    postes,
    autresInternes: autresListes.internes,
    autresPostes: autresListes.postes,
    minimum,
    respectee: postes >= minimum,
  }
}

/** Groups of precedence, from 1 without a gap: a gap would reveal where a surnombre was called. */
function numeroter(lignes: readonly LigneChoix[]): number[] {
  let groupe = 0
  return lignes.map((l, i) => {
    const avant = lignes[i - 1]
    if (!avant || comparerAppel(avant.interne, l.interne) !== 0) groupe++
    return groupe
  })
}

function tirages(lignes: readonly LigneChoix[], groupes: readonly number[]): FichierChoix['tirages'] {
  const parGroupe = new Map<number, string[]>()
  lignes.forEach(({ interne }, i) => {
    const groupe = groupes[i] ?? 0
    const deja = parGroupe.get(groupe)
    if (deja) deja.push(interne.pseudonyme)
    else parGroupe.set(groupe, [interne.pseudonyme])
  })
  return [...parGroupe].filter(([, p]) => p.length > 1).map(([groupe, pseudonymes]) => ({ groupe, pseudonymes }))
}

function ligne(
  { interne, eligibles, figes, posteId }: LigneChoix,
  groupe: number,
  copie: Copie,
  categorieDe: ReadonlyMap<string, CategorieStage>,
): LignePubliee {
  const { pseudonyme, anciennete, rang, effectifReference, situation } = interne
  const commune = { pseudonyme, anciennete, groupe, empreinte: empreinteRecu(figes), obtenu: posteId }
  if (copie === 'COMMISSION')
    return {
      ...commune,
      positionnement: [rang, effectifReference],
      surnombre: surnombreDe(situation),
      categories: [...eligibles].sort(),
      voeux: figes.voeux,
      suite: suiteApres(figes, figes.voeux.length),
    }
  const montres = posteId === null ? figes.voeux.length : figes.voeux.indexOf(posteId) + 1
  const voeux = figes.voeux.slice(0, montres)
  const utiles = new Set(voeux.map((v) => categorieDe.get(v)))
  return { ...commune, categories: eligibles.filter((c) => utiles.has(c)).sort(), voeux, suite: suiteApres(figes, montres) }
}

/** The same content always gives the same bytes, one post or one person a line, so that two versions can be compared by eye. */
function texteFichier({ postes, appel, ...reste }: FichierChoix): string {
  const lignes = (valeurs: readonly (PostePublie | LignePubliee)[]): string =>
    valeurs.length === 0 ? '[]' : `[\n${valeurs.map((v) => enCanonique(v as Valeur)).join(',\n')}\n]`
  const tete = enCanonique(reste as Valeur).slice(0, -1)
  return `${tete},\n"postes":${lignes(postes)},\n"appel":${lignes(appel)}}\n`
}
