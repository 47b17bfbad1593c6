import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, CauseSemestre, MoitieStage, Phase, SituationSemestre } from '@/generated/prisma/enums'
import { db, type Tx } from '@/lib/core/donnees/db'
import { enMemoire } from '@/lib/core/donnees/memoire'
import type { SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import type { Parcours } from '@/lib/referentiel/interne/maquette'
import { OFFRE } from '@/lib/referentiel/stage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { bilanOffre, type BilanOffre, type RegleOffre } from '@/lib/referentiel/stage/offre'
import { compterEffectif, type Critere, type ParcoursCommun } from '../effectif'
import { semestreDe } from '@/lib/referentiel/stage/semestre'

type Groupe = Readonly<{
  phase: Phase
  anneeEntree: number
  /** Whether the semester counted is one of a transversal training (R-DES-4). */
  enFst: boolean
  /** Whether the path already has a line for that semester, or a later one. */
  suite: boolean
  /** Fewest stages in general practice asked for by derogation (R-DES-1), or null. */
  stages: number | null
  /** `SOCLE N1 VALIDE - - false`, one line for each earlier semester, in time. Its code is left out, since it changes no count. */
  passe: string
  nombre: number
}>

const ou = <T>(texte: string | undefined): T | null => (texte === '-' ? null : (texte as T))

/** A path in the form the rules read, which stands for all those like it. */
function parcoursDe({ phase, anneeEntree, enFst, suite, stages, passe }: Groupe, semestreCode: string): Parcours {
  const fstSemestres = enFst ? [semestreCode] : []
  const avant = (passe === '' ? [] : passe.split('\n')).map((ligne, i): SemestreParcours => {
    const [enPhase, categorie, situation, cause, moitie, fst] = ligne.split(' ')
    const code = `0${100 + i}H`
    if (fst === 'true') fstSemestres.push(code)
    return {
      semestreCode: code,
      phase: enPhase as Phase,
      categorie: ou<CategorieStage>(categorie),
      situation: situation as SituationSemestre,
      cause: ou<CauseSemestre>(cause),
      moitieValidee: ou<MoitieStage>(moitie),
    }
  })
  const apres: SemestreParcours[] = suite ? [{ semestreCode, phase, categorie: null, situation: 'NON_ACCOMPLI', cause: null }] : []
  return {
    phase,
    anneeEntree,
    fstSemestres,
    derogations: stages === null ? [] : [{ objet: 'MEDECINE_GENERALE', stages, phase: null, jusquAu: null }],
    semestres: [...avant, ...apres],
  }
}

/**
 * Groups of identical paths, and how many internes share each: the maquette is then computed once for each group. Left out:
 * internes placed by article 44, on leave or out of the region at this semester, and those in surnombre, who are added with
 * their own place (R-RNG-6).
 */
async function lireParcoursCommuns(tx: Tx, code: string, interneId: string | null): Promise<ParcoursCommun[]> {
  const groupes = await tx.$queryRaw<Groupe[]>`
    WITH suivi AS (
      SELECT i.id, i.phase::text AS phase, i."anneeEntree", ${code} = ANY(i."fstSemestres") AS "enFst",
        coalesce(bool_or(s."semestreCode" >= ${code}), false) AS suite,
        coalesce(string_agg(concat_ws(' ', s.phase, coalesce(s.categorie::text, '-'), s.situation, coalesce(s.cause::text, '-'),
            coalesce(s."moitieValidee"::text, '-'), CASE WHEN s."semestreCode" = ANY(i."fstSemestres") THEN 'true' ELSE 'false' END),
          E'\n' ORDER BY s."semestreCode") FILTER (WHERE s."semestreCode" < ${code}), '') AS passe
      FROM interne i LEFT JOIN semestre_interne s ON s."interneId" = i.id
      WHERE ${interneId ? Prisma.sql`i.id = ${interneId}::uuid` : Prisma.sql`true`}
        AND NOT EXISTS (SELECT FROM mobilite m WHERE m."interneId" = i.id AND m."semestreCode" = ${code})
        AND NOT EXISTS (SELECT FROM hors_choix h WHERE h."interneId" = i.id AND h."semestreCode" = ${code})
        AND NOT EXISTS (SELECT FROM situation_interne n WHERE n."interneId" = i.id AND n."semestreCode" = ${code}
          AND n.situation IN ('SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT', 'DISPONIBILITE', 'HORS_CHOIX'))
      GROUP BY i.id
    ), accorde AS (
      SELECT "interneId", min(stages) AS stages FROM derogation WHERE "retireeLe" IS NULL AND objet = 'MEDECINE_GENERALE' GROUP BY "interneId"
    )
    SELECT phase, "anneeEntree", "enFst", suite, passe, stages, count(*)::int AS nombre
    FROM suivi LEFT JOIN accorde ON accorde."interneId" = suivi.id
    GROUP BY phase, "anneeEntree", "enFst", suite, passe, stages`
  return groupes.map((g) => ({ parcours: parcoursDe(g, code), nombre: g.nombre }))
}

const compter = async (tx: Tx, code: string, critere: Critere, interneId: string | null = null): Promise<number> =>
  compterEffectif(await lireParcoursCommuns(tx, code, interneId), critere, semestreDe(code))

/** How many internes take a place of a semester and meet a criterion, as this transaction sees them. */
export const lireEffectif = (tx: Tx, semestreCode: string, critere: Critere): Promise<number> => compter(tx, semestreCode, critere)

/** The same for pages, counted again only when a path has changed. */
export const getEffectif = (semestreCode: string, critere: Critere): Promise<number> =>
  enMemoire('parcours', `${semestreCode} ${critere}`, () => compter(db, semestreCode, critere))

/** The same without this interne. `tx`: as that transaction sees it. */
export async function getEffectifSauf(semestreCode: string, critere: Critere, interneId: string, tx?: Tx): Promise<number> {
  const tous = await (tx ? lireEffectif(tx, semestreCode, critere) : getEffectif(semestreCode, critere))
  return tous - (await compter(tx ?? db, semestreCode, critere, interneId))
}

/**
 * What an offer leaves to those who still choose by rank, against the legal minimum (R-STG-8, R-FLE-9), with the rule in
 * force. Counts the internes whom the semester's call lists will hold, as the published result does: a surnombre is added
 * with its own place and counts on neither side (R-RNG-6). `tx`: as that transaction sees it, for an act.
 */
export async function getBilanOffre(semestreCode: string, tx?: Tx): Promise<BilanOffre & { regle: RegleOffre }> {
  // One after the other: within a transaction they share its one connection.
  const postes = await (tx ?? db).poste.findMany({
    where: { semestreCode, categorie: { not: 'N3_DJ' } },
    select: { capaciteOfferte: true, horsChoix: true, ajoutes: true },
  })
  const appeles = await (tx ? lireEffectif(tx, semestreCode, 'APPELES') : getEffectif(semestreCode, 'APPELES'))
  const parametres = await getParametres(OFFRE, tx)
  const regle = {
    tauxPourCent: parametres['offre.taux_pour_cent'],
    exceptionSeuil: parametres['offre.exception_seuil'],
    exceptionExcedent: parametres['offre.exception_excedent'],
  }
  return { ...bilanOffre(postes, appeles, regle), regle }
}
