import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import type { UsageCle } from '@/generated/soutien/enums'
import type { Acteur } from '@/lib/core/acteur'
import { estUuid } from '@/lib/core/champs'
import { enBase64 } from '@/lib/core/coffre/base64'
import { dateHeure, echeance, jourCourt, jourLong } from '@/lib/core/dates'
import { IntrouvableError } from '@/lib/core/erreurs'
import { ajouterJours, aujourdhui, maintenant } from '@/lib/core/horloge'
import { ajouterJoursOuvres } from '@/lib/core/jours-ouvres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import type { Parametres } from '@/lib/referentiel/parametre/schema'
import { db, type Tx } from '../db'
import { visible, type MembreActif } from '../policy'
import { exigerMembre, findCas } from '../queries'
import { A_ATTRIBUER, ACTIFS, workflow } from '../workflow'
import type { CasDeMembre } from './policy'
import {
  LOT,
  MOTIFS_SECOURS,
  type Candidat,
  type Couverture,
  type DossierLu,
  type EnveloppeLue,
  type LigneTableau,
  type Ouverture,
  type Rubrique,
  VUES,
  type Vue,
} from './schema'

export const PAR_PAGE = 30

/** A case of need stays open the day it was opened and the day after. */
const secoursOuvert = async (tx: Tx, membreId: string, casId: string): Promise<boolean> =>
  (await tx.ouvertureSecours.count({ where: { membreId, casId, jour: { gte: ajouterJours(aujourdhui(), -1) } } })) > 0

/** A case as the rules of members read it. @throws IntrouvableError when it does not exist for this member */
export async function exigerCas(tx: Tx, moi: MembreActif, id: string): Promise<CasDeMembre> {
  const cas = await findCas(tx, moi, id)
  if (!cas) throw new IntrouvableError()
  return { ...cas, secours: cas.usage === 'SECOURS' && (await secoursOuvert(tx, moi.membreId, id)) }
}

/** Whether a case exists for who asks, and how: what its page needs before anything is read. @throws IntrouvableError */
export async function exigerCasDePage(acteur: Acteur, id: string): Promise<{ id: string; usage: UsageCle; secours: boolean }> {
  const moi = await exigerMembre(acteur)
  if (!estUuid(id)) throw new IntrouvableError()
  const { usage, secours } = await exigerCas(db(), moi, id)
  return { id, usage: usage ?? 'TRI', secours }
}

/** Members who stepped aside from a case: they are not asked again. */
export async function listRecuses(tx: Tx, casId: string): Promise<Set<string>> {
  const lignes = await tx.ligneJournal.findMany({ where: { objetId: casId, acte: 'recuser' }, select: { auteurId: true } })
  return new Set(lignes.flatMap((l) => l.auteurId ?? []))
}

const INCLUS = { cles: true, pieces: { orderBy: { rang: 'asc' } } } as const satisfies Prisma.CasInclude

function couverture(moi: MembreActif, cas: Prisma.CasGetPayload<{ include: typeof INCLUS }>): Couverture {
  const miennes = cas.cles.filter((c) => c.membreId === moi.membreId)
  return {
    id: cas.id,
    version: cas.version,
    statut: cas.statut,
    etat: workflow.states[cas.statut],
    urgent: cas.urgent,
    canal: cas.canal,
    recuLe: jourLong(cas.recuLe),
    usage: miennes[0]?.usage ?? 'TRI',
    dernier: !cas.cles.some((c) => c.membreId !== moi.membreId),
    clePublique: cas.clePublique,
    scelles: miennes.map(({ genre, scelle }) => ({ genre, scelle })),
  }
}

const nomsDesMembres = async (tx: Tx): Promise<Map<string, string>> =>
  new Map((await tx.membre.findMany({ select: { id: true, nom: true } })).map((m) => [m.id, m.nom]))

const scellee =
  (noms: Map<string, string>) =>
  (p: { id: string; genre: DossierLu['pieces'][number]['genre']; auteurId: string | null; jour: Date; contenu: Uint8Array }) => ({
    id: p.id,
    genre: p.genre,
    auteurId: p.auteurId,
    auteur: p.auteurId ? (noms.get(p.auteurId) ?? 'Un médecin de la cellule') : null,
    jour: jourLong(p.jour),
    contenu: enBase64(p.contenu),
  })

/** Who writes and who surrounds them, and no more: a doctor steps aside without having read the rest (R-SOU-6). */
export async function lireEnveloppe(tx: Tx, moi: MembreActif, id: string): Promise<EnveloppeLue> {
  const cas = await tx.cas.findUniqueOrThrow({
    where: { id },
    include: { ...INCLUS, pieces: { where: { genre: 'ENVELOPPE' }, orderBy: { rang: 'asc' } } },
  })
  return { ...couverture(moi, cas), pieces: cas.pieces.map(scellee(await nomsDesMembres(tx))) }
}

/** Everything of a case for a member who may read it, still encrypted. The caller has checked and written so in the journal. */
export async function lireDossier(tx: Tx, moi: MembreActif, id: string): Promise<DossierLu> {
  const cas = await tx.cas.findUniqueOrThrow({
    where: { id },
    include: {
      ...INCLUS,
      creneaux: {
        where: { statut: { in: ['RESERVE', 'CONFIRME'] } },
        include: { medecins: { include: { membre: { select: { nom: true } } } } },
        take: 1,
      },
    },
  })
  const jourOuNon = (date: Date | null): string | null => date && jourLong(date)
  const [creneau] = cas.creneaux
  return {
    ...couverture(moi, cas),
    moi: moi.membreId,
    clePubliqueDossier: cas.clePubliqueDossier,
    reponduLe: jourOuNon(cas.reponduLe),
    retourPrevuLe: jourOuNon(cas.retourPrevuLe),
    contactPrevuLe: jourOuNon(cas.contactPrevuLe),
    closLe: jourOuNon(cas.closLe),
    effacementLe: jourOuNon(cas.effacementLe),
    absences: cas.absences,
    medecins: await listCandidats(tx, moi, cas),
    pieces: cas.pieces.map(scellee(await nomsDesMembres(tx))),
    creneau: creneau
      ? {
          id: creneau.id,
          quand: dateHeure(creneau.debut),
          mode: creneau.mode,
          lieu: creneau.lieu,
          medecins: creneau.medecins.map((m) => m.membre.nom),
        }
      : null,
  }
}

/**
 * The doctors a case may be given to. Their load counts the cases that the reader sees and no other: a total of all cases
 * would change with one that the reader was kept out of.
 */
async function listCandidats(
  tx: Tx,
  moi: MembreActif,
  cas: { id: string; cles: readonly { membreId: string; usage: Candidat['usage'] }[] },
): Promise<Candidat[]> {
  const debut = maintenant()
  const [membres, recuses, charges, libres] = await Promise.all([
    tx.membre.findMany({
      where: { statut: 'ACTIF' },
      select: { id: true, nom: true, clePublique: true, coordination: true },
      orderBy: { nom: 'asc' },
    }),
    listRecuses(tx, cas.id),
    tx.cleScellee.groupBy({
      by: ['membreId'],
      where: { usage: 'BINOME', genre: 'ECHANGE', cas: { ...visible(moi.membreId), statut: { in: [...ACTIFS] } } },
      _count: true,
    }),
    tx.disponibilite.findMany({
      where: { fin: { gt: debut }, debut: { lt: ajouterJours(debut, 31) } },
      select: { membreId: true },
      distinct: ['membreId'],
    }),
  ])
  const disponibles = new Set(libres.map((d) => d.membreId))
  return membres.map(({ clePublique, ...m }) => ({
    ...m,
    clePublique: clePublique ?? '',
    usage: cas.cles.find((c) => c.membreId === m.id)?.usage ?? null,
    recuse: recuses.has(m.id),
    disponible: disponibles.has(m.id),
    charge: charges.find((c) => c.membreId === m.id)?._count ?? 0,
  }))
}

/** Each part of the board, within the cases that exist for the member. */
function filtre(vue: Vue, membreId: string): Prisma.CasWhereInput {
  const parUsage = (...usages: ('TRI' | 'BINOME' | 'SECOURS')[]): Prisma.CasWhereInput => ({
    cles: { some: { membreId, usage: { in: usages } } },
  })
  switch (vue) {
    case 'urgences':
      return { ...parUsage('TRI', 'BINOME'), urgent: true, statut: { in: [...ACTIFS] } }
    case 'demandes':
      return { ...parUsage('TRI'), urgent: false, statut: { in: [...A_ATTRIBUER] } }
    case 'suivis':
      return { ...parUsage('BINOME'), urgent: false, statut: { in: [...ACTIFS] } }
    case 'termines':
      return { ...parUsage('TRI', 'BINOME'), statut: 'CLOS' }
    case 'secours':
      return { ...parUsage('SECOURS'), statut: { in: [...ACTIFS] } }
  }
}

/** One part of the board, newest first; `page` from 1. Files come encrypted, with the reader's own sealed key. */
export async function lireRubrique(moi: MembreActif, vue: Vue, page: number): Promise<Rubrique> {
  const where = filtre(vue, moi.membreId)
  const [total, cas, parametres] = await Promise.all([
    db().cas.count({ where }),
    db().cas.findMany({
      where,
      orderBy: [{ statut: 'asc' }, { recuLe: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * PAR_PAGE,
      take: PAR_PAGE,
      include: {
        cles: { select: { membreId: true, genre: true, usage: true, scelle: true } },
        pieces: { where: { genre: 'FICHE' }, orderBy: { rang: 'desc' }, take: 1 },
      },
    }),
    getParametres(),
  ])
  const derniers = await db().piece.findMany({
    where: { casId: { in: cas.map((c) => c.id) }, genre: { in: ['RECIT', 'MESSAGE'] } },
    orderBy: [{ casId: 'asc' }, { rang: 'desc' }],
    distinct: ['casId'],
    select: { casId: true, auteurId: true, genre: true },
  })
  return {
    total,
    lignes: cas.map((c) => {
      const cle = c.cles.find((k) => k.membreId === moi.membreId && k.genre === 'DOSSIER')?.scelle
      const fiche = c.pieces[0]
      const dernier = derniers.find((d) => d.casId === c.id)
      return {
        ...dates(c, parametres),
        id: c.id,
        statut: c.statut,
        etat: workflow.states[c.statut].label,
        canal: c.canal,
        nouveau: dernier?.genre === 'MESSAGE' && dernier.auteurId === null,
        seul: vue === 'suivis' && c.cles.filter((k) => k.usage === 'BINOME' && k.genre === 'ECHANGE').length < 2,
        fiche: cle && fiche ? { contenu: enBase64(fiche.contenu), cle } : null,
      }
    }),
  }
}

type Dates = Pick<LigneTableau, 'recuLe' | 'depuis' | 'enRetard' | 'retourPrevuLe' | 'contact' | 'contactDepasse' | 'effacement'>
type CasDate = Prisma.CasGetPayload<object>

function dates(cas: CasDate, parametres: Parametres): Dates {
  const jour = aujourdhui()
  const jours = Math.round((jour.getTime() - cas.recuLe.getTime()) / 86_400_000)
  const limite = cas.urgent ? cas.recuLe : ajouterJoursOuvres(cas.recuLe, parametres['soutien.reponse_jours_ouvres'])
  const annonce = ajouterJours(jour, parametres['soutien.preavis_jours'])
  return {
    recuLe: jourCourt(cas.recuLe),
    depuis: jours === 0 ? 'aujourd’hui' : jours === 1 ? 'hier' : `il y a ${jours} jours`,
    enRetard: cas.reponduLe === null && cas.closLe === null && jour > limite,
    retourPrevuLe: cas.retourPrevuLe && cas.retourPrevuLe >= jour ? jourLong(cas.retourPrevuLe) : null,
    contact: cas.contactPrevuLe && `${jourCourt(cas.contactPrevuLe)} (${echeance(cas.contactPrevuLe, jour)})`,
    contactDepasse: cas.contactPrevuLe !== null && cas.contactPrevuLe <= jour,
    effacement: cas.effacementLe && cas.effacementLe <= annonce ? jourLong(cas.effacementLe) : null,
  }
}

/** The openings in a case of need that this member must know of (R-SOU-23). */
export async function listOuvertures(moi: MembreActif): Promise<Ouverture[]> {
  const ouvertures = await db().ouvertureSecours.findMany({ where: { temoinId: moi.membreId, vuLe: null }, orderBy: { jour: 'asc' } })
  if (ouvertures.length === 0) return []
  const noms = await nomsDesMembres(db())
  return ouvertures.map((o) => ({
    id: o.id,
    par: noms.get(o.membreId) ?? 'La coordination',
    motif: MOTIFS_SECOURS[o.motif as keyof typeof MOTIFS_SECOURS] ?? o.motif,
    jour: jourLong(o.jour),
  }))
}

/** The stories of requests that nobody follows yet, to tell the true from the false; encrypted. */
export async function lireDebuts(tx: Tx, moi: MembreActif, ids: readonly string[]) {
  const cas = await tx.cas.findMany({
    where: { id: { in: [...ids] }, statut: { in: [...A_ATTRIBUER] }, cles: { some: { membreId: moi.membreId, usage: 'TRI' } } },
    select: {
      id: true,
      cles: { where: { membreId: moi.membreId, genre: 'ECHANGE' }, select: { scelle: true } },
      pieces: { where: { genre: 'RECIT' }, orderBy: { rang: 'asc' }, take: 1, select: { contenu: true } },
    },
  })
  return cas.map((c) => ({ id: c.id, cle: c.cles[0]?.scelle ?? '', contenu: c.pieces[0] ? enBase64(c.pieces[0].contenu) : '' }))
}

/** The newest requests that nobody follows yet, as many as one sorting holds; urgent ones apart. */
export async function listATrier(moi: MembreActif, urgent: boolean): Promise<string[]> {
  const cas = await db().cas.findMany({
    where: { urgent, statut: { in: [...A_ATTRIBUER] }, cles: { some: { membreId: moi.membreId, usage: 'TRI' } } },
    orderBy: [{ recuLe: 'desc' }, { id: 'asc' }],
    take: LOT,
    select: { id: true },
  })
  return cas.map((c) => c.id)
}

/** The whole board of a member, or one part of it. */
export async function lireTableau(moi: MembreActif, vue: Vue | undefined, page: number): Promise<Partial<Record<Vue, Rubrique>>> {
  const vues = vue ? [vue] : VUES
  const rubriques = await Promise.all(vues.map(async (v) => [v, await lireRubrique(moi, v, vue ? page : 1)] as const))
  return Object.fromEntries(rubriques)
}
