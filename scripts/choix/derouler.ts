/** Runs a whole choice, from its inputs to its publication, with the pure functions the portal calls. */
import type { CategorieStage } from '../../generated/prisma/enums'
import { attribuer, type Attribution } from '../../lib/stages/regles/attribution'
import { apparierPhase, type Classements } from '../../lib/stages/regles/consolidation'
import type { ChoixTermine } from '../../lib/stages/regles/export'
import { departager, etablirOrdre, listeAppel, type Candidat, type PlaceListe } from '../../lib/stages/regles/ordre-appel'
import { resteAuChoix } from '../../lib/referentiel/stage/offre'

export type Poste = ChoixTermine['postes'][number]
export type Personne = Readonly<{ interne: Candidat; eligibles: readonly CategorieStage[]; voeux: readonly string[]; sel: string }>
export type Departement = Readonly<{ postes: readonly Poste[]; personnes: readonly Personne[]; fleches: readonly string[] }>

export const GRAINE = 'Tirage public du 6 avril 2027 : 07 19 23 38 41'
export const REGLE = { tauxPourCent: 107, exceptionSeuil: 430, exceptionExcedent: 30 }

export function appeler({ personnes }: Departement, graine = GRAINE): PlaceListe<Candidat & { personne: Personne }>[] {
  const ordre = etablirOrdre(personnes.map((personne) => ({ ...personne.interne, personne })))
  return listeAppel(ordre, departager(ordre.departages, graine))
}

export function affecter({ postes }: Departement, liste: ReturnType<typeof appeler>): Attribution {
  return attribuer({
    postes: postes.map((p) => ({ id: p.id, categorie: p.categorie, capacite: resteAuChoix(p) })),
    appel: liste.map(({ interne }) => ({
      id: interne.id,
      situation: interne.situation,
      eligibles: interne.personne.eligibles,
      voeux: interne.personne.voeux,
    })),
  })
}

export function conclure(
  departement: Departement,
  liste = appeler(departement),
  { resultats } = affecter(departement, liste),
  graine = GRAINE,
): ChoixTermine {
  return {
    semestre: '2027E',
    phase: 'APPROFONDISSEMENT',
    graine,
    postes: departement.postes,
    fleches: departement.fleches,
    autresListes: { internes: 0, postes: 0 },
    regle: REGLE,
    classements: null,
    appel: liste.map(({ interne: { personne, ...interne } }, i) => ({
      interne,
      eligibles: personne.eligibles,
      figes: {
        semestre: '2027E',
        pseudonyme: interne.pseudonyme,
        figesLe: '2027-04-05T10:00:00.000Z',
        sel: personne.sel,
        voeux: personne.voeux,
      },
      posteId: resultats[i]?.posteId ?? null,
    })),
  }
}

/** The inputs of a department's matching; hosts name people by their id (R-RNG-8). */
export const marcheDe = (departement: Departement, classements: Classements): Parameters<typeof apparierPhase>[0] => ({
  classements,
  postes: departement.postes.map((p) => ({ id: p.id, categorie: p.categorie, capacite: resteAuChoix(p) })),
  appel: appeler(departement).map(({ interne }) => ({
    id: interne.id,
    situation: interne.situation,
    eligibles: interne.personne.eligibles,
    voeux: interne.personne.voeux,
  })),
})

/** The post of each person, by id. */
export type Obtenus = ReadonlyMap<string, string | null>

export const selon = (marche: ReturnType<typeof marcheDe>): Obtenus => new Map(apparierPhase(marche).map((r) => [r.id, r.posteId]))

/** The published file of a matching whose results are `obtenus`. */
export function conclureAppariement(
  departement: Departement,
  classements: Classements,
  obtenus: Obtenus = selon(marcheDe(departement, classements)),
): ChoixTermine {
  const base = conclure(departement)
  const pseudonymes = new Map(departement.personnes.map((p) => [p.interne.id, p.interne.pseudonyme]))
  return {
    ...base,
    phase: 'CONSOLIDATION',
    classements: new Map([...classements].map(([p, niveaux]) => [p, niveaux.map((n) => n.map((id) => pseudonymes.get(id) ?? id))])),
    appel: base.appel.map((l) => ({ ...l, posteId: obtenus.get(l.interne.id) ?? null })),
  }
}
