import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, Phase, SituationChoix, StatutChoix } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { InterditError, IntrouvableError, type Refus } from '@/lib/core/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/horloge'
import { contient, motsDe } from '@/lib/core/recherche'
import type { SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import type { Parcours } from '@/lib/referentiel/interne/maquette'
import { emettreRecu } from '../choix/recu'
import { resteAuChoix, type PosteOffert } from '../offre'
import { semestreAu, semestreSuivant, type Semestre } from '../semestre'
import { eligiblesAu, phaseDuChoix, refusEligibilite } from './eligibilite'
import { refusFenetre, refusParticipation } from './guards'
import { peutFaireDesVoeux } from './policy'

type PosteLu = PosteOffert & Readonly<{ semestreCode: string; categorie: CategorieStage; listes: readonly string[] }>
type ChoixLu = Readonly<{ phase: Phase; statut: StatutChoix; voeuxJusquA: string; listeId: string | null }>

type LigneDossier = Readonly<{
  anneeEntree: number
  phase: Phase
  semestres: SemestreParcours[]
  postes: string[] | null
  version: number | null
  figesLe: Date | null
  situation: SituationChoix | null
  horsChoix: boolean
  mobilite: boolean
  choix: ChoixLu[] | null
  poste: PosteLu | null
}>

/** Everything that decides what one interne may wish for, and their wishes. */
export type DossierVoeux = Readonly<{
  interneId: string
  semestre: Semestre
  parcours: Parcours
  /** Whose choice they take part in; null when nothing is owed. */
  phase: Phase | null
  situation: SituationChoix
  postes: readonly string[]
  version: number
  figesLe: Date | null
  /** Null while no choice is prepared for this phase. */
  choix: Readonly<{ statut: StatutChoix; voeuxJusquA: Date; listeId: string | null }> | null
  participation: Refus | undefined
  fenetre: Refus | undefined
  /** The post asked about. */
  poste: (PosteLu & { publie: boolean }) | null
}>

/** The semester one wishes for: the next one. */
export const semestreDesVoeux = (): Semestre => semestreSuivant(semestreAu(aujourdhui()).code)

/**
 * The wishes of the actor, and what decides about one post: a single statement, because two thousand people save in the
 * minute a list opens.
 * @throws InterditError for someone who is no interne, IntrouvableError
 */
export async function getDossierVoeux(acteur: Acteur, posteId: string | null = null): Promise<DossierVoeux> {
  if (!peutFaireDesVoeux(acteur)) throw new InterditError()
  const semestre = semestreDesVoeux()
  const [lu] = await db.$queryRaw<LigneDossier[]>`
    SELECT i."anneeEntree", i.phase::text AS phase,
      (SELECT coalesce(json_agg(json_build_object('semestreCode', s."semestreCode", 'phase', s.phase, 'categorie', s.categorie,
          'situation', s.situation, 'cause', s.cause) ORDER BY s."semestreCode"), '[]')
        FROM semestre_interne s WHERE s."interneId" = i.id) AS semestres,
      v.postes::text[] AS postes, v.version, v."figesLe",
      (SELECT situation::text FROM situation_interne WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS situation,
      EXISTS (SELECT FROM hors_choix WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS "horsChoix",
      EXISTS (SELECT FROM mobilite WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS mobilite,
      (SELECT json_agg(json_build_object('phase', c.phase, 'statut', c.statut, 'voeuxJusquA', c."voeuxJusquA", 'listeId', c."listeId"))
        FROM choix c WHERE c."semestreCode" = ${semestre.code}) AS choix,
      (SELECT json_build_object('semestreCode', p."semestreCode", 'categorie', p.categorie, 'capaciteOfferte', p."capaciteOfferte",
          'horsChoix', p."horsChoix", 'ajoutes', p.ajoutes,
          'listes', ARRAY(SELECT l."listeId" FROM ligne_postes l WHERE l."posteId" = p.id))
        FROM poste p WHERE p.id = ${posteId}::uuid) AS poste
    FROM interne i LEFT JOIN voeux_stage v ON v."interneId" = i.id AND v."semestreCode" = ${semestre.code}
    WHERE i.id = ${acteur.interneId}::uuid`
  if (!lu) throw new IntrouvableError()
  return dossierDe(acteur.interneId, semestre, lu)
}

function dossierDe(interneId: string, semestre: Semestre, lu: LigneDossier): DossierVoeux {
  const parcours = { anneeEntree: lu.anneeEntree, phase: lu.phase, semestres: lu.semestres }
  const phase = phaseDuChoix(parcours, semestre.code)
  const trouve = lu.choix?.find((c) => c.phase === phase)
  const choix = trouve ? { ...trouve, voeuxJusquA: new Date(trouve.voeuxJusquA) } : null
  return {
    interneId,
    semestre,
    parcours,
    phase,
    situation: lu.situation ?? 'NORMAL',
    postes: lu.postes ?? [],
    version: lu.version ?? 0,
    figesLe: lu.figesLe,
    choix,
    participation: refusParticipation(phase, lu.horsChoix, lu.mobilite),
    fenetre: refusFenetre(choix, lu.figesLe, maintenant()),
    poste: lu.poste && { ...lu.poste, publie: !choix?.listeId || lu.poste.listes.includes(choix.listeId) },
  }
}

const posteSelect = {
  id: true,
  categorie: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  terrain: { select: { id: true, intitule: true, structure: { select: { nom: true, commune: { select: { nom: true } } } } } },
} as const satisfies Prisma.PosteSelect

/** A post as the list of wishes shows it. */
export type PosteVoeu = Readonly<{
  id: string
  categorie: CategorieStage
  terrainId: string
  intitule: string
  structure: string
  commune: string
  reste: number
  /** Why it can no longer be obtained, or null. */
  empechement: string | null
}>

function posteDe(dossier: DossierVoeux, lu: Prisma.PosteGetPayload<{ select: typeof posteSelect }>): PosteVoeu {
  const reste = resteAuChoix(lu)
  const refuse = refusEligibilite(dossier.parcours, lu.categorie, dossier.semestre, dossier.situation)
  return {
    id: lu.id,
    categorie: lu.categorie,
    terrainId: lu.terrain.id,
    intitule: lu.terrain.intitule,
    structure: lu.terrain.structure.nom,
    commune: lu.terrain.structure.commune.nom,
    reste,
    empechement: reste < 1 ? 'Aucune place n’est plus au choix.' : (refuse?.message ?? null),
  }
}

/** The posts wished for, in the order of the wishes. A post taken out of the offer since is left out of the answer. */
export async function listPostesVoulus(dossier: DossierVoeux): Promise<PosteVoeu[]> {
  if (dossier.postes.length === 0) return []
  const lus = await db.poste.findMany({ where: { id: { in: [...dossier.postes] } }, select: posteSelect, relationLoadStrategy: 'join' })
  const parId = new Map(lus.map((p) => [p.id, posteDe(dossier, p)]))
  return dossier.postes.flatMap((id) => parId.get(id) ?? [])
}

const PROPOSES = 12

/**
 * Posts of the offer that hold these words, that may be wished for and are not yet: at most a dozen, and whether there are
 * more. None without a word: the offer itself is the place to look around.
 */
export async function listPostesProposes(dossier: DossierVoeux, q: string | undefined): Promise<{ postes: PosteVoeu[]; reste: boolean }> {
  const mots = motsDe(q)
  if (mots.length === 0) return { postes: [], reste: false }
  const lus = await db.poste.findMany({
    where: {
      semestreCode: dossier.semestre.code,
      id: { notIn: [...dossier.postes] },
      ...(dossier.situation !== 'SURNOMBRE_NON_VALIDANT' && { categorie: { in: eligiblesAu(dossier.parcours, dossier.semestre) } }),
      ...(dossier.choix?.listeId && { lignes: { some: { listeId: dossier.choix.listeId } } }),
      AND: mots.map((mot) => ({
        terrain: { OR: [contient(mot), { structure: { OR: [contient(mot), { commune: contient(mot) }] } }] },
      })),
    },
    select: posteSelect,
    orderBy: [{ categorie: 'asc' }, { terrain: { structure: { nom: 'asc' } } }, { terrain: { intitule: 'asc' } }, { id: 'asc' }],
    take: PROPOSES + 1,
    relationLoadStrategy: 'join',
  })
  const postes = lus.map((p) => posteDe(dossier, p)).slice(0, PROPOSES)
  return { postes: postes.filter((p) => p.reste > 0), reste: lus.length > PROPOSES }
}

/** What a person keeps to prove their wishes: `texte` is the file, `empreinte` what is published beside `pseudonyme`. */
export type RecuLu = Readonly<{ texte: string; empreinte: string; pseudonyme: string; semestre: string; figesLe: Date; conforme: boolean }>

/**
 * The receipt of the actor's frozen wishes (R-RNG-9), made again from what is kept; `conforme` tells whether its digest is
 * the one recorded at freezing. Null before freezing. @throws InterditError for someone who is no interne
 */
export async function getRecu(acteur: Acteur): Promise<RecuLu | null> {
  if (!peutFaireDesVoeux(acteur)) throw new InterditError()
  const semestreCode = semestreDesVoeux().code
  const [figes, appel] = await Promise.all([
    db.voeuxStage.findUnique({
      where: { interneId_semestreCode: { interneId: acteur.interneId, semestreCode } },
      select: { postes: true, figesLe: true, sel: true, empreinte: true },
    }),
    db.appelChoix.findFirst({ where: { interneId: acteur.interneId, choix: { semestreCode } }, select: { pseudonyme: true } }),
  ])
  if (!figes?.figesLe || !figes.sel || !figes.empreinte || !appel) return null
  const { pseudonyme } = appel
  const { texte, empreinte } = emettreRecu({
    semestre: semestreCode,
    pseudonyme,
    figesLe: figes.figesLe.toISOString(),
    sel: figes.sel,
    voeux: figes.postes,
  })
  return {
    texte,
    empreinte: figes.empreinte,
    pseudonyme,
    semestre: semestreCode,
    figesLe: figes.figesLe,
    conforme: empreinte === figes.empreinte,
  }
}
