import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, StatutFlechage } from '@/generated/prisma/enums'
import type { AFaire, EnAttente } from '@/lib/core/workflow/a-faire'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { estUuid } from '@/lib/core/requete/champs'
import { db, type Tx } from '@/lib/core/donnees/db'
import { aujourdhui, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { ecrireXlsx } from '@/lib/core/donnees/tableur'
import { contient, echapperLike, motsDe } from '@/lib/core/donnees/recherche'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { REGLES } from './parametres'
import { listAFaireAvis } from './avis/queries'
import { listAFaireInstruction } from './instruction/queries'
import { dossierSelect, peutExaminer, type Dossier } from './policy'
import { portee, porteeDans } from './portee/queries'
import type { FiltreDossiers } from './schema'
import { AVIS_RENDU, CHEMIN, EN_REDACTION, termeDe, workflow } from './workflow'

export { listBientot } from './campagne/queries'

/** The dossier as the rules read it, if the actor sees it. */
export async function findDossier(tx: Tx, acteur: Acteur, id: string): Promise<Dossier | null> {
  if (!estUuid(id)) return null
  const row = await tx.flechage.findFirst({
    where: { AND: [await (tx === db ? portee(acteur) : porteeDans(tx, acteur)), { id }] },
    select: dossierSelect,
    relationLoadStrategy: 'join',
  })
  // In a transaction: waiting for a second connection while holding one could block.
  return row && { ...row, parametres: await getParametres(REGLES, tx) }
}

/** The same for a page, read once per request. Null is a 404. */
export const getDossier = cache((acteur: Acteur, id: string): Promise<Dossier | null> => findDossier(db, acteur, id))

/** Several requests as the rules read them, those the actor sees, in the order of `ids`. One query. */
export async function listDossiersEntiers(acteur: Acteur, ids: readonly string[]): Promise<Dossier[]> {
  const voulus = ids.filter(estUuid)
  if (voulus.length === 0) return []
  const [rows, parametres] = await Promise.all([
    db.flechage.findMany({
      where: { AND: [await portee(acteur), { id: { in: voulus } }] },
      select: dossierSelect,
      relationLoadStrategy: 'join',
    }),
    getParametres(REGLES),
  ])
  return rows.map((row) => ({ ...row, parametres })).sort((a, b) => voulus.indexOf(a.id) - voulus.indexOf(b.id))
}

/** A request as a line of a list. */
export type LigneDossier = Readonly<{
  id: string
  numero: string | null
  statut: StatutFlechage
  statutDepuis: Date
  deposeLe: Date | null
  fermeLe: Date
  commissionLe: Date
  saisineLe: Date
  decisionLe: Date
  complementsLe: Date | null
  categorie: CategorieStage | null
  semestre: string
  prenom: string
  nom: string
  terrain: string | null
  commune: string | null
}>

/**
 * The lines of these requests, in the order of the ids. In a second query: the database would otherwise join every matching
 * row before keeping a page of them. SQL, because the query builder takes as long as the page.
 */
const lireLignes = (ids: readonly string[]): Promise<LigneDossier[]> =>
  db.$queryRaw`
    SELECT f.id, f.numero, f.statut::text, f."statutDepuis", f."deposeLe", f.categorie::text, s.libelle AS semestre,
      p.prenom, p.nom, t.intitule AS terrain, c.nom AS commune, cf."fermeLe", cf."commissionLe", cf."saisineLe", cf."decisionLe",
      (SELECT terme FROM complement WHERE "flechageId" = f.id AND "reponduLe" IS NULL ORDER BY "demandeLe" DESC LIMIT 1) AS "complementsLe"
    FROM flechage f
      JOIN campagne_flechage cf ON cf.id = f."campagneId" JOIN semestre s ON s.code = cf."semestreCode"
      JOIN interne i ON i.id = f."interneId" JOIN personne p ON p.id = i."personneId"
      LEFT JOIN terrain t ON t.id = f."terrainId" LEFT JOIN structure st ON st.id = t."structureId" LEFT JOIN commune c ON c.code = st."communeCode"
    WHERE f.id = ANY (${ids}::uuid[])
    ORDER BY array_position(${ids}::uuid[], f.id)`

/** The actor's own requests, the last first. */
export async function listMesDemandes(acteur: Acteur): Promise<LigneDossier[]> {
  if (!acteur.personneId || !acteur.interneId) return []
  const miennes = await db.flechage.findMany({
    where: { interneId: acteur.interneId },
    orderBy: { creeLe: 'desc' },
    take: 50,
    select: { id: true },
  })
  return lireLignes(miennes.map((f) => f.id))
}

export const DOSSIERS_PAR_PAGE = 25

const TOUS = Object.keys(workflow.states) as StatutFlechage[]
const EN_COURS = TOUS.filter((s) => !workflow.final.includes(s))

/** Holders for the list's filter: their words, and the states in which they have to act. */
export const DETENTEURS: ReadonlyMap<string, StatutFlechage[]> = TOUS.reduce((parQui, statut) => {
  const { holder } = workflow.states[statut]
  return holder === null ? parQui : parQui.set(holder, [...(parQui.get(holder) ?? []), statut])
}, new Map<string, StatutFlechage[]>())

export type PageDossiers = Readonly<{
  dossiers: LigneDossier[]
  total: number
  pages: number
  /** Without a filter, closed requests are neither listed nor counted. */ enCours: boolean
  parStatut: ReadonlyMap<StatutFlechage, number>
}>

/** The requests of others that the actor sees, filtered, by pages of 25, with the count of each state. Three queries. */
export async function listDossiers(acteur: Acteur, filtre: FiltreDossiers): Promise<PageDossiers> {
  const { statut, page } = filtre
  const { horsStatut, enCours } = await chercher(acteur, filtre)
  const [comptes, choisis] = await Promise.all([
    db.flechage.groupBy({ by: ['statut'], where: { AND: [horsStatut, comptesDe(statut, enCours)] }, _count: { _all: true } }),
    db.flechage.findMany({
      where: { AND: [horsStatut, statutsDe(statut, enCours)] },
      orderBy: ordreDe(filtre),
      skip: (page - 1) * DOSSIERS_PAR_PAGE,
      take: DOSSIERS_PAR_PAGE,
      select: { id: true },
    }),
  ])
  const dossiers = await lireLignes(choisis.map((c) => c.id))
  const parStatut = new Map(comptes.map((c) => [c.statut, c._count._all]))
  const listes = statut ? [statut] : [...parStatut.keys()]
  const total = listes.reduce((somme, s) => somme + (parStatut.get(s) ?? 0), 0)
  return { dossiers, total, pages: Math.ceil(total / DOSSIERS_PAR_PAGE), enCours, parStatut }
}

/** Lines of one export at most. */
const EXPORT_MAX = 5000

/** The same lines, without pages, as a workbook of what is seen. @throws InterditError for a person who examines no request */
export async function exporterDossiers(acteur: Acteur, filtre: FiltreDossiers): Promise<Uint8Array> {
  if (!peutExaminer(acteur)) throw new InterditError()
  const { horsStatut, enCours } = await chercher(acteur, filtre)
  const choisis = await db.flechage.findMany({
    where: { AND: [horsStatut, statutsDe(filtre.statut, enCours)] },
    orderBy: ordreDe(filtre),
    take: EXPORT_MAX,
    select: { id: true },
  })
  const lignes = await lireLignes(choisis.map((c) => c.id))
  return ecrireXlsx([
    {
      nom: 'Demandes',
      colonnes: [
        'Numéro',
        'Nom',
        'Prénom',
        'Terrain',
        'Commune',
        'Stage',
        'Semestre',
        'État',
        'Entre les mains de',
        'Depuis le',
        'Échéance',
      ],
      lignes: lignes.map((l) => [
        l.numero,
        l.nom,
        l.prenom,
        l.terrain,
        l.commune,
        l.categorie ? LIBELLE_STAGE[l.categorie] : '',
        l.semestre,
        workflow.states[l.statut].label,
        workflow.states[l.statut].holder,
        jourDe(l.statutDepuis),
        termeDe(l.statut, l),
      ]),
    },
  ])
}

const statutsDe = (statut: StatutFlechage | undefined, enCours: boolean): Prisma.FlechageWhereInput =>
  statut ? { statut } : enCours ? { statut: { in: EN_COURS } } : {}

/** What has waited longest first, unless the person sorts otherwise. */
function ordreDe({ tri, sens = 'asc' }: FiltreDossiers): Prisma.FlechageOrderByWithRelationInput[] {
  const parId = { id: sens }
  switch (tri) {
    case 'interne':
      return [{ interne: { personne: { nom: sens } } }, { interne: { personne: { prenom: sens } } }, parId]
    case 'terrain':
      return [{ terrain: { intitule: sens } }, parId]
    case 'numero':
      return [{ numero: sens }, parId]
    default:
      return [{ statutDepuis: sens }, parId]
  }
}

/** R-FLE-18: requests whose last day is past, each by the date of its own state. */
function enRetard(jour: Date): Prisma.FlechageWhereInput {
  const passe = (statut: readonly StatutFlechage[], date: 'commissionLe' | 'saisineLe' | 'decisionLe'): Prisma.FlechageWhereInput => ({
    statut: { in: [...statut] },
    campagne: { [date]: { lt: jour } },
  })
  return {
    OR: [
      passe(['DEPOSEE', 'RECEVABLE', 'EN_COMMISSION'], 'commissionLe'),
      passe(AVIS_RENDU, 'saisineLe'),
      passe(['SAISINE_ARS', 'ENTRETIEN'], 'decisionLe'),
      { statut: 'INCOMPLETE', complements: { some: { reponduLe: null, terme: { lt: jour } } } },
    ],
  }
}

async function chercher(acteur: Acteur, { campagne, statut, detenteur, q, retard }: FiltreDossiers) {
  const statuts = detenteur === undefined ? undefined : DETENTEURS.get(detenteur)
  const mots = motsDe(q)
  const enCours = !statut && !statuts && mots.length === 0
  const horsStatut: Prisma.FlechageWhereInput = {
    AND: [
      await portee(acteur),
      ...(acteur.interneId ? [{ interneId: { not: acteur.interneId } }] : []),
      ...(campagne ? [{ campagneId: campagne }] : []),
      ...(statuts ? [{ statut: { in: statuts } }] : []),
      ...(retard ? [enRetard(aujourdhui())] : []),
      ...mots.map(parle),
    ],
  }
  return { horsStatut, enCours }
}

/** Closed requests accumulate, so they are counted only when a filter or a search asks for them. */
const comptesDe = (statut: StatutFlechage | undefined, enCours: boolean): Prisma.FlechageWhereInput =>
  statut || enCours ? { statut: { in: statut ? [...new Set([...EN_COURS, statut])] : EN_COURS } } : {}

const parle = (mot: string): Prisma.FlechageWhereInput => ({
  OR: [
    { numero: { contains: echapperLike(mot), mode: 'insensitive' } },
    { interne: { personne: contient(mot) } },
    { terrain: { OR: [contient(mot), { structure: { OR: [contient(mot), { commune: contient(mot) }] } }] } },
  ],
})

/** « À faire » of this person in this workflow, each line with a link to the act. */
export async function listAFaire(acteur: Acteur): Promise<AFaire[]> {
  const listes = await Promise.all([
    listAFaireInterne(acteur),
    listAFaireSignataire(acteur),
    listAFaireInstruction(acteur),
    listAFaireAvis(acteur),
  ])
  return listes.flat()
}

async function listAFaireInterne(acteur: Acteur): Promise<AFaire[]> {
  if (!acteur.interneId) return []
  const lignes = await db.flechage.findMany({
    where: {
      interneId: acteur.interneId,
      OR: [{ statut: 'INCOMPLETE' }, { statut: 'BROUILLON', campagne: { fermeLe: { gte: maintenant() } } }],
    },
    select: {
      id: true,
      numero: true,
      statut: true,
      statutDepuis: true,
      campagne: { select: { fermeLe: true, semestre: { select: { libelle: true } } } },
      complements: { where: { reponduLe: null }, orderBy: { demandeLe: 'desc' }, take: 1, select: { terme: true } },
    },
    relationLoadStrategy: 'join',
  })
  return lignes.map((l) => {
    const semestre = l.campagne.semestre.libelle
    return l.statut === 'INCOMPLETE'
      ? {
          href: `/flechage/${l.id}/modifier`,
          titre: `Compléter votre demande ${l.numero ?? ''}`.trim(),
          detail: `${semestre}. Le secrétariat attend des compléments.`,
          terme: l.complements[0]?.terme ?? null,
          depuis: l.statutDepuis,
          capacite: 'interne',
        }
      : {
          href: `/flechage/${l.id}/modifier`,
          titre: 'Terminer et déposer votre demande de fléchage',
          detail: semestre,
          terme: jourDe(l.campagne.fermeLe),
          depuis: l.statutDepuis,
          capacite: 'interne',
        }
  })
}

async function listAFaireSignataire(acteur: Acteur): Promise<AFaire[]> {
  if (!acteur.personneId) return []
  const lignes = await db.accord.findMany({
    where: {
      personneId: acteur.personneId,
      statut: 'DEMANDE',
      expireLe: { gt: maintenant() },
      flechage: { statut: { in: [...EN_REDACTION] } },
    },
    select: {
      id: true,
      demandeLe: true,
      expireLe: true,
      flechage: {
        select: { interne: { select: { personne: { select: { prenom: true, nom: true } } } }, terrain: { select: { intitule: true } } },
      },
    },
    relationLoadStrategy: 'join',
    take: 50,
  })
  return lignes.map((a) => {
    const { prenom, nom } = a.flechage.interne.personne
    return {
      href: `/flechage/accords/${a.id}`,
      titre: `Répondre à la demande d’accord de ${prenom} ${nom}`,
      detail: a.flechage.terrain?.intitule ?? '',
      terme: jourDe(a.expireLe),
      depuis: a.demandeLe,
      capacite: 'maître de stage',
    }
  })
}

/** What the person expects from others: their own requests, and the signatures of their hosts. */
export async function listEnAttente(acteur: Acteur): Promise<EnAttente[]> {
  const listes = await Promise.all([listEnAttenteInterne(acteur), listEnAttenteSecretariat(acteur)])
  return listes.flat()
}

/** What others hold of the requests that the secretariat follows, holder by holder. */
async function listEnAttenteSecretariat(acteur: Acteur): Promise<EnAttente[]> {
  if (!aRole(acteur, 'GESTIONNAIRE')) return []
  const ailleurs = EN_COURS.filter((s) => s !== 'BROUILLON' && workflow.states[s].holder !== 'le secrétariat du DUMG')
  const comptes = await db.flechage.groupBy({
    by: ['statut'],
    where: {
      AND: [await portee(acteur), { statut: { in: ailleurs } }, ...(acteur.interneId ? [{ interneId: { not: acteur.interneId } }] : [])],
    },
    _count: { _all: true },
    _min: { statutDepuis: true },
  })
  const parQui = Map.groupBy(comptes, ({ statut }) => workflow.states[statut].holder ?? '')
  return [...parQui].flatMap(([deQui, siens]): EnAttente[] => {
    const nombre = siens.reduce((somme, { _count }) => somme + _count._all, 0)
    const depuis = siens.flatMap(({ _min }) => _min.statutDepuis ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
    const href = `/flechage?detenteur=${encodeURIComponent(deQui)}`
    return depuis ? [{ href, titre: `${nombre} ${nombre === 1 ? 'demande' : 'demandes'} de fléchage`, deQui, depuis }] : []
  })
}

async function listEnAttenteInterne(acteur: Acteur): Promise<EnAttente[]> {
  if (!acteur.interneId) return []
  const lignes = await db.flechage.findMany({
    where: { interneId: acteur.interneId, statut: { notIn: [...workflow.final] } },
    select: {
      id: true,
      numero: true,
      statut: true,
      statutDepuis: true,
      accords: { where: { statut: 'DEMANDE' }, select: { nom: true, demandeLe: true } },
    },
    relationLoadStrategy: 'join',
    take: 20,
  })
  return lignes.flatMap((l): EnAttente[] => {
    const href = `/flechage/${l.id}`
    const holder = workflow.states[l.statut].holder
    if ((EN_REDACTION as readonly StatutFlechage[]).includes(l.statut))
      return l.accords.map((a) => ({ href, titre: 'Accord écrit pour votre demande de fléchage', deQui: a.nom, depuis: a.demandeLe }))
    return holder === null ? [] : [{ href, titre: `Demande de fléchage ${l.numero ?? ''}`.trim(), deQui: holder, depuis: l.statutDepuis }]
  })
}

/** How many requests of a campaign stand at each step of the path, for those who see them; withdrawn and lapsed ones are left out. */
export async function compterParEtape(acteur: Acteur, campagneId: string): Promise<{ label: string; count: number; href?: string }[]> {
  const comptes = await db.flechage.groupBy({
    by: ['statut'],
    where: { AND: [await portee(acteur), { campagneId }] },
    _count: { _all: true },
  })
  return CHEMIN.filter(({ statuts }) => !statuts.some((s) => s === 'BROUILLON')).map(({ label, statuts }) => ({
    label,
    count: comptes.filter((c) => statuts.some((s) => s === c.statut)).reduce((somme, c) => somme + c._count._all, 0),
    href: statuts.length === 1 ? `/flechage?campagne=${campagneId}&statut=${statuts[0]}` : undefined,
  }))
}
