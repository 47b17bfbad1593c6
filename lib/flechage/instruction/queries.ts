import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { MAX_A_FAIRE, type AFaire } from '@/lib/core/workflow/a-faire'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, jourDe } from '@/lib/core/temps/horloge'

import { nomComplet } from '../notices'
import { AVIS_RENDU, workflow } from '../workflow'
import { portee } from '../portee/queries'

const select = {
  id: true,
  numero: true,
  statut: true,
  statutDepuis: true,
  interne: { select: { personne: { select: { prenom: true, nom: true } } } },
  terrain: { select: { intitule: true } },
  campagne: { select: { commissionLe: true, saisineLe: true, decisionLe: true } },
  complements: { where: { reponduLe: null }, orderBy: { demandeLe: 'desc' }, take: 1, select: { terme: true } },
  entretien: { select: { prevuLe: true, tenuLe: true } },
  decision: { select: { noticeId: true, preuveId: true } },
} satisfies Prisma.FlechageSelect
type Ligne = Prisma.FlechageGetPayload<{ select: typeof select }>

type Acte = Readonly<{ page: string; titre: string; detail?: string; terme: Date | null }>
type Chapeau = Readonly<{
  role: 'GESTIONNAIRE' | 'DIR_UFR' | 'ARS'
  capacite: string
  statuts: readonly StatutFlechage[]
  acte: (l: Ligne, jour: Date) => Acte | null
}>

const entretienPasse = (l: Ligne, aujourdhui: Date): boolean =>
  l.entretien !== null && l.entretien.tenuLe === null && jourDe(l.entretien.prevuLe) <= aujourdhui
const aEnregistrer = (l: Ligne, aujourdhui: Date): Acte | null =>
  entretienPasse(l, aujourdhui) && l.entretien
    ? {
        page: 'entretien',
        titre: 'Enregistrer l’entretien tenu',
        detail: `prévu ${dateHeure(l.entretien.prevuLe)}`,
        terme: jourDe(l.entretien.prevuLe),
      }
    : null

/** What each hat does after the deposit, from the state of the request. */
const CHAPEAUX: readonly Chapeau[] = [
  {
    role: 'GESTIONNAIRE',
    capacite: 'gestionnaire',
    statuts: ['DEPOSEE', 'INCOMPLETE', 'ENTRETIEN', 'AFFECTEE', 'REFUSEE', 'NOTIFIEE'],
    acte: (l, aujourdhui) => {
      if (l.statut === 'DEPOSEE') return { page: 'instruction', titre: 'Vérifier les pièces', terme: l.campagne.commissionLe }
      const terme = l.complements[0]?.terme
      if (l.statut === 'INCOMPLETE')
        return terme && terme < aujourdhui
          ? { page: 'instruction', titre: 'Compléments non reçus', detail: `attendus le ${jourLong(terme)}`, terme }
          : null
      if (l.statut === 'ENTRETIEN') return aEnregistrer(l, aujourdhui)
      if (l.statut === 'NOTIFIEE')
        return { page: 'notification', titre: l.decision?.preuveId ? 'Clore le dossier' : 'Joindre la preuve de notification', terme: null }
      return {
        page: 'notification',
        titre: l.decision?.noticeId ? 'Notifier la décision' : 'Établir la notice de la décision',
        terme: null,
      }
    },
  },
  {
    role: 'DIR_UFR',
    capacite: 'direction de l’UFR',
    statuts: AVIS_RENDU,
    acte: (l) => ({
      page: 'saisine',
      titre: 'Saisir ou non l’ARS',
      detail: workflow.states[l.statut].label.toLowerCase(),
      terme: l.campagne.saisineLe,
    }),
  },
  {
    role: 'ARS',
    capacite: 'agence régionale de santé',
    statuts: ['SAISINE_ARS', 'ENTRETIEN'],
    acte: (l, aujourdhui) => {
      if (l.statut === 'SAISINE_ARS') return { page: 'entretien', titre: 'Convoquer à l’entretien', terme: l.campagne.decisionLe }
      return l.entretien?.tenuLe
        ? { page: 'decision', titre: 'Enregistrer la décision', terme: l.campagne.decisionLe }
        : aEnregistrer(l, aujourdhui)
    },
  },
]

/** What waits for the secretariat, the UFR and the ARS once a request is deposited, in each capacity the person has. Two queries. */
export async function listAFaireInstruction(acteur: Acteur): Promise<AFaire[]> {
  const portes = CHAPEAUX.filter((c) => aRole(acteur, c.role))
  if (portes.length === 0 || !acteur.personneId) return []
  const statuts = [...new Set(portes.flatMap((c) => c.statuts))]
  const attendus = await db.flechage.findMany({
    where: {
      AND: [await portee(acteur), { statut: { in: statuts } }, ...(acteur.interneId ? [{ interneId: { not: acteur.interneId } }] : [])],
    },
    orderBy: { statutDepuis: 'asc' },
    take: MAX_A_FAIRE,
    select: { id: true },
  })
  // Joined only now: the database would join every row that matches before it kept the oldest.
  const lignes = await db.flechage.findMany({
    where: { id: { in: attendus.map((a) => a.id) } },
    orderBy: { statutDepuis: 'asc' },
    select,
    relationLoadStrategy: 'join',
  })
  const ceJour = aujourdhui()
  return lignes.flatMap((l) =>
    portes.flatMap((c) => {
      const acte = c.statuts.includes(l.statut) ? c.acte(l, ceJour) : null
      if (!acte) return []
      const detail = [nomComplet(l.interne.personne), l.terrain?.intitule, acte.detail].filter(Boolean).join(', ')
      return [
        {
          href: `/flechage/${l.id}/${acte.page}`,
          titre: `${acte.titre} : ${l.numero ?? ''}`,
          detail,
          terme: acte.terme,
          depuis: l.statutDepuis,
          capacite: c.capacite,
        },
      ]
    }),
  )
}
