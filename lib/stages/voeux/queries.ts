import 'server-only'
import type { CategorieStage, Phase, SituationChoix, StatutChoix } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError, type Refus } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { motsDe } from '@/lib/core/donnees/recherche'
import type { Derogation } from '@/lib/referentiel/interne/amenagements'
import type { SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import type { Parcours } from '@/lib/referentiel/interne/maquette'
import { eligiblesAu, listeAppel, refusEligibilite } from '@/lib/referentiel/interne/eligibilite'
import { emettreRecu } from '../regles/recu'
import { lireMinimumVoeux } from '../choix/appariement/queries'
import type { Second } from '@/lib/referentiel/stage/couplage'
import { resteAuChoix, type PosteOffert } from '@/lib/referentiel/stage/offre'
import { garder, type Instantane, type PosteInstantane } from '../offre/instantane'
import { lireInstantane } from '../offre/instantane/queries'
import { semestreAu, semestreSuivant, type Semestre } from '@/lib/referentiel/stage/semestre'
import { refusFenetre, refusParticipation } from './guards'
import { peutFaireDesVoeux } from './policy'

type PosteOffertAu = PosteOffert & Readonly<{ semestreCode: string; categorie: CategorieStage }>
type PosteLu = PosteOffertAu & Readonly<{ lignes: readonly (PosteOffert & Readonly<{ listeId: string }>)[] }>
type ChoixLu = Readonly<{ phase: Phase; statut: StatutChoix; voeuxJusquA: string; listeId: string | null }>

type LigneDossier = Readonly<{
  anneeEntree: number
  phase: Phase
  semestres: SemestreParcours[]
  fstSemestres: string[]
  derogations: Derogation[]
  postes: string[] | null
  version: number | null
  figesLe: Date | null
  deposesLe: Date | null
  situation: SituationChoix | null
  horsChoix: boolean
  mobilite: boolean
  choix: ChoixLu[] | null
  /** Null: no campaign of posts; its latest list is null while none is published. */
  campagne: Readonly<{ listeId: string | null }> | null
  poste: PosteLu | null
}>

/** Everything on which an interne's possible wishes depend, and their wishes. */
export type DossierVoeux = Readonly<{
  interneId: string
  semestre: Semestre
  parcours: Parcours
  /** The phase in whose choice they take part; null when no stage is owed. */
  phase: Phase | null
  situation: SituationChoix
  postes: readonly string[]
  version: number
  figesLe: Date | null
  /** Consolidation: when the list was deposited (R-RNG-8). */
  deposesLe: Date | null
  /** Null while no choice is prepared for this phase. */
  choix: Readonly<{ statut: StatutChoix; voeuxJusquA: Date; listeId: string | null }> | null
  /** The published list of posts to choose from. Null where there is none, and no campaign of posts makes one. */
  listeId: string | null
  participation: Refus | undefined
  fenetre: Refus | undefined
  /** The post that is asked about. */
  poste: (PosteOffertAu & { publie: boolean }) | null
}>

/** The semester of the wishes: the next one. */
export const semestreDesVoeux = (): Semestre => semestreSuivant(semestreAu(aujourdhui()).code)

/**
 * The actor's wishes, and the facts that decide about one post: a single statement, because two thousand people save in the
 * minute in which a list opens.
 * @throws InterditError for an actor who is not an interne, IntrouvableError
 */
export async function getDossierVoeux(acteur: Acteur, posteId: string | null = null): Promise<DossierVoeux> {
  if (!peutFaireDesVoeux(acteur)) throw new InterditError()
  const semestre = semestreDesVoeux()
  const [lu] = await db.$queryRaw<LigneDossier[]>`
    SELECT i."anneeEntree", i.phase::text AS phase, i."fstSemestres",
      (SELECT coalesce(json_agg(json_build_object('objet', d.objet, 'stages', d.stages, 'phase', d.phase, 'jusquAu', NULL)), '[]')
        FROM derogation d WHERE d."interneId" = i.id AND d."retireeLe" IS NULL) AS derogations,
      (SELECT coalesce(json_agg(json_build_object('semestreCode', s."semestreCode", 'phase', s.phase, 'categorie', s.categorie,
          'situation', s.situation, 'cause', s.cause, 'moitieValidee', s."moitieValidee") ORDER BY s."semestreCode"), '[]')
        FROM semestre_interne s WHERE s."interneId" = i.id) AS semestres,
      v.postes::text[] AS postes, v.version, v."figesLe", v."deposesLe",
      (SELECT situation::text FROM situation_interne WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS situation,
      EXISTS (SELECT FROM hors_choix WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS "horsChoix",
      EXISTS (SELECT FROM mobilite WHERE "interneId" = i.id AND "semestreCode" = ${semestre.code}) AS mobilite,
      (SELECT json_agg(json_build_object('phase', c.phase, 'statut', c.statut, 'voeuxJusquA', c."voeuxJusquA", 'listeId', c."listeId"))
        FROM choix c WHERE c."semestreCode" = ${semestre.code}) AS choix,
      (SELECT json_build_object('listeId', (SELECT l.id FROM liste_postes l WHERE l."campagneId" = k.id ORDER BY l.numero DESC LIMIT 1))
        FROM campagne_postes k WHERE k."semestreCode" = ${semestre.code}) AS campagne,
      (SELECT json_build_object('semestreCode', p."semestreCode", 'categorie', p.categorie, 'capaciteOfferte', p."capaciteOfferte",
          'horsChoix', p."horsChoix", 'ajoutes', p.ajoutes,
          'lignes', (SELECT coalesce(json_agg(json_build_object('listeId', l."listeId", 'capaciteOfferte', l."capaciteOfferte",
            'horsChoix', l."horsChoix", 'ajoutes', l.ajoutes)), '[]') FROM ligne_postes l WHERE l."posteId" = p.id))
        FROM poste p WHERE p.id = ${posteId}::uuid) AS poste
    FROM interne i LEFT JOIN voeux_stage v ON v."interneId" = i.id AND v."semestreCode" = ${semestre.code}
    WHERE i.id = ${acteur.interneId}::uuid`
  if (!lu) throw new IntrouvableError()
  return dossierDe(acteur.interneId, semestre, lu)
}

function dossierDe(interneId: string, semestre: Semestre, lu: LigneDossier): DossierVoeux {
  const { anneeEntree, phase: atteinte, semestres, fstSemestres, derogations } = lu
  const parcours = { anneeEntree, phase: atteinte, semestres, fstSemestres, derogations }
  const phase = listeAppel(parcours, semestre.code)
  const trouve = lu.choix?.find((c) => c.phase === phase)
  const choix = trouve ? { ...trouve, voeuxJusquA: new Date(trouve.voeuxJusquA) } : null
  const listeId = choix && choix.statut !== 'PREPARATION' ? choix.listeId : (lu.campagne?.listeId ?? null)
  return {
    interneId,
    semestre,
    parcours,
    phase,
    situation: lu.situation ?? 'NORMAL',
    postes: lu.postes ?? [],
    version: lu.version ?? 0,
    figesLe: lu.figesLe,
    deposesLe: lu.deposesLe,
    choix,
    listeId,
    participation: refusParticipation({
      phase,
      enFst: fstSemestres.includes(semestre.code),
      horsChoix: lu.horsChoix,
      mobilite: lu.mobilite,
    }),
    fenetre: refusFenetre(choix, lu.figesLe, maintenant()),
    poste: lu.poste && posteAu(lu.poste, listeId, lu.campagne !== null),
  }
}

/** The post as the list publishes it; as it is offered, where no campaign of posts publishes one. */
function posteAu({ lignes, ...poste }: PosteLu, listeId: string | null, enCampagne: boolean): DossierVoeux['poste'] {
  const ligne = lignes.find((l) => l.listeId === listeId)
  return { ...poste, ...ligne, publie: ligne !== undefined || !enCampagne }
}

/** A post as the list of wishes shows it. */
export type PosteVoeu = Readonly<{
  id: string
  categorie: CategorieStage
  terrainId: string
  intitule: string
  structure: string
  commune: string
  /** A coupled stage in two places (R-DES-2). */
  second: Second | null
  reste: number
  /** Why it can no longer be obtained, or null. */
  empechement: string | null
}>

function posteDe(dossier: DossierVoeux, poste: PosteInstantane): PosteVoeu {
  const reste = resteAuChoix(poste)
  const refuse = refusEligibilite(dossier.parcours, poste.categorie, dossier.semestre, dossier.situation)
  return {
    id: poste.id,
    categorie: poste.categorie,
    terrainId: poste.terrainId,
    intitule: poste.intitule,
    structure: poste.structure,
    commune: poste.commune.nom,
    second: poste.second,
    reste,
    empechement: reste < 1 ? 'Aucune place n’est plus au choix.' : (refuse?.message ?? null),
  }
}

/** The posts to choose from: as the list publishes them, or as they are offered where no list is published. */
const lireOffre = ({ semestre, listeId }: DossierVoeux): Promise<Instantane> => lireInstantane(semestre.code, listeId)

/** The posts in the wishes, in order. A post removed from the offer since is left out. */
export async function listPostesVoulus(dossier: DossierVoeux): Promise<PosteVoeu[]> {
  if (dossier.postes.length === 0) return []
  const { parId } = await lireOffre(dossier)
  return dossier.postes.flatMap((id) => {
    const poste = parId.get(id)
    return poste ? posteDe(dossier, poste) : []
  })
}

/** R-RNG-8: the least number of wishes; 0 outside the consolidation, and while no list is published. */
export const getMinimumVoeux = async ({ phase, listeId }: DossierVoeux): Promise<number> =>
  phase === 'CONSOLIDATION' && listeId !== null ? lireMinimumVoeux(db, listeId) : 0

const PROPOSES = 12

/**
 * Posts of the offer that contain these words, may be wished for and are not yet: at most a dozen, and whether there are
 * more. None without a word: the offer itself is the page to browse.
 */
export async function listPostesProposes(dossier: DossierVoeux, q: string | undefined): Promise<{ postes: PosteVoeu[]; reste: boolean }> {
  if (motsDe(q).length === 0) return { postes: [], reste: false }
  const { ordres } = await lireOffre(dossier)
  const eligibles = dossier.situation === 'SURNOMBRE_NON_VALIDANT' ? null : eligiblesAu(dossier.parcours, dossier.semestre)
  const trouves = garder(ordres.type, { q, libres: true }).filter(
    (p) => (!eligibles || eligibles.includes(p.categorie)) && !dossier.postes.includes(p.id),
  )
  return { postes: trouves.slice(0, PROPOSES).map((p) => posteDe(dossier, p)), reste: trouves.length > PROPOSES }
}

/** What a person keeps to prove their wishes: `texte` is the file, `empreinte` is published beside `pseudonyme`. */
export type RecuLu = Readonly<{ texte: string; empreinte: string; pseudonyme: string; semestre: string; figesLe: Date; conforme: boolean }>

/**
 * The receipt of the actor's frozen wishes (R-RNG-9), made again from the stored data; `conforme` says whether its digest is
 * the one recorded at freezing. Null before freezing. @throws InterditError for an actor who is not an interne
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
