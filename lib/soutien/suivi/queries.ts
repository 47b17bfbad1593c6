import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import type { UsageCle } from '@/generated/soutien/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { estUuid } from '@/lib/core/requete/champs'
import { enBase64 } from '@/lib/core/coffre/base64'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { db, type Tx } from '../db'
import { visible, type MembreActif } from '../policy'
import { exigerMembre, findCas, nomsDesMembres, receveurs } from '../queries'
import { listPassages } from '../registre/queries'
import { ACTIFS, workflow } from '../workflow'
import type { CasDeMembre } from './policy'
import type { Candidat, Couverture, DossierLu, EnveloppeLue } from './schema'

/** A case of need stays open on the day of its opening and on the next day. */
const secoursOuvert = async (tx: Tx, membreId: string, casId: string): Promise<boolean> =>
  (await tx.ouvertureSecours.count({ where: { membreId, casId, jour: { gte: ajouterJours(aujourdhui(), -1) } } })) > 0

/** A case as the rules on members read it. @throws IntrouvableError if it does not exist for this member */
export async function exigerCas(tx: Tx, moi: MembreActif, id: string): Promise<CasDeMembre> {
  const cas = await findCas(tx, moi, id)
  if (!cas) throw new IntrouvableError()
  return { ...cas, secours: cas.usage === 'SECOURS' && (await secoursOuvert(tx, moi.membreId, id)) }
}

/** Whether a case exists for the reader, and with which key: its page needs it before anything is read. @throws IntrouvableError */
export async function exigerCasDePage(acteur: Acteur, id: string): Promise<{ id: string; usage: UsageCle; secours: boolean }> {
  const moi = await exigerMembre(acteur)
  if (!estUuid(id)) throw new IntrouvableError()
  const { usage, secours } = await exigerCas(db(), moi, id)
  return { id, usage: usage ?? 'TRI', secours }
}

/** The members who stepped aside from a case, so that it is not offered to them again. */
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

/** Who writes and who surrounds them: a doctor steps aside without having read the rest (R-SOU-6). */
export async function lireEnveloppe(tx: Tx, moi: MembreActif, id: string): Promise<EnveloppeLue> {
  const cas = await tx.cas.findUniqueOrThrow({
    where: { id },
    include: { ...INCLUS, pieces: { where: { genre: 'ENVELOPPE' }, orderBy: { rang: 'asc' } } },
  })
  return { ...couverture(moi, cas), pieces: cas.pieces.map(scellee(await nomsDesMembres(tx))) }
}

/** A whole case for a member who may read it, still encrypted. The caller has checked the right and written the journal. */
export async function lireDossier(tx: Tx, moi: MembreActif, id: string): Promise<DossierLu> {
  const cas = await tx.cas.findUniqueOrThrow({
    where: { id },
    include: {
      ...INCLUS,
      creneaux: {
        where: { OR: [{ statut: 'CONFIRME' }, { statut: 'RESERVE', tenuJusqua: { gt: maintenant() } }] },
        include: { medecins: { include: { membre: { select: { nom: true } } } } },
        take: 1,
      },
    },
  })
  const jourOuNon = (date: Date | null): string | null => date && jourLong(date)
  const [creneau] = cas.creneaux
  const lue = couverture(moi, cas)
  return {
    ...lue,
    moi: moi.membreId,
    clePubliqueDossier: cas.clePubliqueDossier,
    reponduLe: jourOuNon(cas.reponduLe),
    retourPrevuLe: jourOuNon(cas.retourPrevuLe),
    contactPrevuLe: jourOuNon(cas.contactPrevuLe),
    closLe: jourOuNon(cas.closLe),
    effacementLe: jourOuNon(cas.effacementLe),
    absences: cas.absences,
    medecins: await listCandidats(tx, moi, cas),
    passages: lue.usage === 'BINOME' ? await listPassages(tx, id) : [],
    pieces: cas.pieces.map(scellee(await nomsDesMembres(tx))),
    creneau: creneau
      ? {
          id: creneau.id,
          quand: dateHeure(creneau.debut),
          commence: creneau.debut <= maintenant(),
          mode: creneau.mode,
          lieu: creneau.lieu,
          medecins: creneau.medecins.map((m) => m.membre.nom),
        }
      : null,
  }
}

/**
 * The doctors a case may be given to. Their load counts only the cases that the reader sees: a total over all cases would reveal
 * one that the person kept from the reader.
 */
async function listCandidats(
  tx: Tx,
  moi: MembreActif,
  cas: { id: string; cles: readonly { membreId: string; usage: Candidat['usage'] }[] },
): Promise<Candidat[]> {
  const [debut, recoivent] = [maintenant(), await receveurs()]
  const [membres, recuses, charges, libres] = await Promise.all([
    tx.membre.findMany({
      where: recoivent,
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
