import 'server-only'
import type { Prisma } from '@/generated/soutien/client'
import { enBase64 } from '@/lib/core/coffre/base64'
import { echeance, jourCourt, jourLong } from '@/lib/core/temps/dates'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { ajouterJoursOuvres } from '@/lib/core/temps/jours-ouvres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN, type ParametresSoutien } from '../parametres'
import { db } from '../db'
import { visible, type MembreActif } from '../policy'
import { nomsDesMembres } from '../queries'
import { MOTIFS_SECOURS } from '../suivi/schema'
import { A_ATTRIBUER, ACTIFS, workflow } from '../workflow'
import { VUES, type LigneTableau, type Ouverture, type Rubrique, type Vue } from './schema'

export const PAR_PAGE = 30

/** The filter of each part of the board, within the cases that exist for the member. */
function filtre(vue: Vue, membreId: string): Prisma.CasWhereInput {
  const parUsage = (...usages: ('TRI' | 'BINOME' | 'SECOURS')[]): Prisma.CasWhereInput => ({
    cles: { some: { membreId, usage: { in: usages } } },
  })
  // A person who wrote after the end of their follow-up is waiting for an answer.
  const revenue = { statut: 'CLOS', contactPrevuLe: { not: null } } as const
  switch (vue) {
    case 'urgences':
      return { ...parUsage('TRI', 'BINOME'), urgent: true, statut: { in: [...ACTIFS, 'CLOS'] } }
    case 'demandes':
      return { ...parUsage('TRI'), urgent: false, statut: { in: [...A_ATTRIBUER] } }
    case 'suivis':
      return {
        urgent: false,
        OR: [
          { ...parUsage('BINOME'), statut: { in: [...ACTIFS] } },
          { ...parUsage('TRI', 'BINOME'), ...revenue },
        ],
      }
    case 'termines':
      return { ...parUsage('TRI', 'BINOME'), urgent: false, statut: 'CLOS', contactPrevuLe: null }
    case 'secours':
      return { ...parUsage('SECOURS'), OR: [{ statut: { in: [...ACTIFS] } }, revenue] }
  }
}

/** One part of the board, newest first; `page` from 1. Files are encrypted, and come with the reader's own sealed key. */
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
        pieces: { where: { genre: { in: ['FICHE', 'REPERE'] } }, orderBy: { rang: 'desc' }, distinct: ['genre'] },
      },
    }),
    getParametres(SOUTIEN),
  ])
  const derniers = await db().piece.findMany({
    where: { casId: { in: cas.map((c) => c.id) }, genre: { in: ['RECIT', 'MESSAGE'] } },
    orderBy: [{ casId: 'asc' }, { rang: 'desc' }],
    distinct: ['casId'],
    select: { casId: true, auteurId: true, genre: true, jour: true },
  })
  return {
    total,
    lignes: cas.map((c) => {
      // The coordination's key opens the file too, but is used in a case of need only (R-SOU-23).
      const cle = c.cles.find((k) => k.membreId === moi.membreId && k.genre === 'DOSSIER' && k.usage === 'BINOME')?.scelle
      const derniere = (genre: 'FICHE' | 'REPERE'): string | null => {
        const piece = c.pieces.find((p) => p.genre === genre)
        return piece ? enBase64(piece.contenu) : null
      }
      const dernier = derniers.find((d) => d.casId === c.id)
      const nouveau = dernier?.genre === 'MESSAGE' && dernier.auteurId === null
      return {
        ...dates(c, nouveau ? dernier.jour : null, parametres),
        id: c.id,
        statut: c.statut,
        etat: workflow.states[c.statut].label,
        canal: c.canal,
        nouveau,
        seul: vue === 'suivis' && c.cles.filter((k) => k.usage === 'BINOME' && k.genre === 'ECHANGE').length < 2,
        dossier: cle ? { cle, fiche: derniere('FICHE'), repere: derniere('REPERE') } : null,
      }
    }),
  }
}

type Dates = Pick<LigneTableau, 'recuLe' | 'depuis' | 'enRetard' | 'retourPrevuLe' | 'contact' | 'contactDepasse' | 'effacement'>
type CasDate = Prisma.CasGetPayload<object>

/** `depuisMot`: the day of the person's message that is still unanswered. */
function dates(cas: CasDate, depuisMot: Date | null, parametres: ParametresSoutien): Dates {
  const jour = aujourdhui()
  const jours = Math.round((jour.getTime() - cas.recuLe.getTime()) / 86_400_000)
  const attend = depuisMot ?? (cas.reponduLe === null && cas.closLe === null ? cas.recuLe : null)
  const limite = attend && (cas.urgent ? attend : ajouterJoursOuvres(attend, parametres['soutien.reponse_jours_ouvres']))
  const annonce = ajouterJours(jour, parametres['soutien.preavis_jours'])
  return {
    recuLe: jourCourt(cas.recuLe),
    depuis: jours === 0 ? 'aujourd’hui' : jours === 1 ? 'hier' : `il y a ${jours} jours`,
    enRetard: limite !== null && jour > limite,
    retourPrevuLe: cas.retourPrevuLe && cas.retourPrevuLe >= jour ? jourLong(cas.retourPrevuLe) : null,
    contact: cas.contactPrevuLe && `${jourCourt(cas.contactPrevuLe)} (${echeance(cas.contactPrevuLe, jour)})`,
    contactDepasse: cas.contactPrevuLe !== null && cas.contactPrevuLe <= jour,
    effacement: cas.effacementLe && cas.effacementLe <= annonce ? jourLong(cas.effacementLe) : null,
  }
}

/** The openings in a case of need that this member has to confirm (R-SOU-23). */
export async function listOuvertures(moi: MembreActif): Promise<Ouverture[]> {
  const ouvertures = await db().ouvertureSecours.findMany({ where: { temoinId: moi.membreId, vuLe: null }, orderBy: { jour: 'asc' } })
  if (ouvertures.length === 0) return []
  const noms = await nomsDesMembres(db())
  const tenus = await db().cas.findMany({
    where: { id: { in: ouvertures.map((o) => o.casId) }, ...visible(moi.membreId) },
    select: { id: true },
  })
  return ouvertures.map((o) => ({
    id: o.id,
    par: noms.get(o.membreId) ?? 'La coordination',
    motif: MOTIFS_SECOURS[o.motif as keyof typeof MOTIFS_SECOURS] ?? o.motif,
    jour: jourLong(o.jour),
    casId: tenus.some((c) => c.id === o.casId) ? o.casId : null,
  }))
}

/** The whole board of a member, or one of its parts. */
export async function lireTableau(moi: MembreActif, vue: Vue | undefined, page: number): Promise<Partial<Record<Vue, Rubrique>>> {
  const vues = vue ? [vue] : VUES
  const rubriques = await Promise.all(vues.map(async (v) => [v, await lireRubrique(moi, v, vue ? page : 1)] as const))
  return Object.fromEntries(rubriques)
}
