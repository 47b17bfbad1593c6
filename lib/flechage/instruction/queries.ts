import 'server-only'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { MAX_A_FAIRE, type AFaire } from '@/lib/core/workflow/a-faire'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, jourDe } from '@/lib/core/temps/horloge'

import { nomComplet } from '../notices'
import { AVIS_RENDU, workflow } from '../workflow'
import { portee } from '../portee/queries'

/** A request as the acts below read it. */
type Ligne = Readonly<{
  id: string
  numero: string | null
  statut: StatutFlechage
  statutDepuis: Date
  prenom: string
  nom: string
  terrain: string | null
  commissionLe: Date
  saisineLe: Date
  decisionLe: Date
  /** The day the complements still waited for are due. */
  complementsLe: Date | null
  entretienPrevuLe: Date | null
  entretienTenuLe: Date | null
  noticeId: string | null
  preuveId: string | null
}>

/** By hand: a hundred lines through the query builder take longer than all the rest of the page. */
const lireLignes = (ids: readonly string[]): Promise<Ligne[]> =>
  db.$queryRaw`
    SELECT f.id, f.numero, f.statut::text, f."statutDepuis", p.prenom, p.nom, t.intitule AS terrain,
      cf."commissionLe", cf."saisineLe", cf."decisionLe",
      (SELECT terme FROM complement WHERE "flechageId" = f.id AND "reponduLe" IS NULL ORDER BY "demandeLe" DESC LIMIT 1) AS "complementsLe",
      e."prevuLe" AS "entretienPrevuLe", e."tenuLe" AS "entretienTenuLe", d."noticeId", d."preuveId"
    FROM flechage f
      JOIN campagne_flechage cf ON cf.id = f."campagneId"
      JOIN interne i ON i.id = f."interneId" JOIN personne p ON p.id = i."personneId"
      LEFT JOIN terrain t ON t.id = f."terrainId"
      LEFT JOIN entretien e ON e."flechageId" = f.id LEFT JOIN decision d ON d."flechageId" = f.id
    WHERE f.id = ANY (${ids}::uuid[])
    ORDER BY f."statutDepuis"`

/** The deposited requests whose pieces this person checks, the one that waits longest first: at most MAX_A_FAIRE ids. */
export async function listAVerifier(acteur: Acteur): Promise<string[]> {
  if (!aRole(acteur, 'GESTIONNAIRE')) return []
  const lignes = await db.flechage.findMany({
    where: {
      AND: [await portee(acteur), { statut: 'DEPOSEE' }, ...(acteur.interneId ? [{ interneId: { not: acteur.interneId } }] : [])],
    },
    orderBy: [{ statutDepuis: 'asc' }, { id: 'asc' }],
    take: MAX_A_FAIRE,
    select: { id: true },
  })
  return lignes.map((l) => l.id)
}

type Acte = Readonly<{ page: string; titre: string; detail?: string; terme: Date | null }>
type Chapeau = Readonly<{
  role: 'GESTIONNAIRE' | 'DIR_UFR' | 'ARS'
  capacite: string
  statuts: readonly StatutFlechage[]
  acte: (l: Ligne, jour: Date) => Acte | null
}>

const entretienPasse = (l: Ligne, aujourdhui: Date): boolean =>
  l.entretienPrevuLe !== null && l.entretienTenuLe === null && jourDe(l.entretienPrevuLe) <= aujourdhui
const aEnregistrer = (l: Ligne, aujourdhui: Date): Acte | null =>
  entretienPasse(l, aujourdhui) && l.entretienPrevuLe
    ? {
        page: 'entretien',
        titre: 'Enregistrer l’entretien tenu',
        detail: `prévu ${dateHeure(l.entretienPrevuLe)}`,
        terme: jourDe(l.entretienPrevuLe),
      }
    : null

/** The act of each role after the deposit, by the state of the request. */
const CHAPEAUX: readonly Chapeau[] = [
  {
    role: 'GESTIONNAIRE',
    capacite: 'gestionnaire',
    statuts: ['DEPOSEE', 'INCOMPLETE', 'ENTRETIEN', 'AFFECTEE', 'REFUSEE', 'NOTIFIEE'],
    acte: (l, aujourdhui) => {
      if (l.statut === 'DEPOSEE') return { page: 'instruction', titre: 'Vérifier les pièces', terme: l.commissionLe }
      const terme = l.complementsLe
      if (l.statut === 'INCOMPLETE')
        return terme && terme < aujourdhui
          ? { page: 'instruction', titre: 'Compléments non reçus', detail: `attendus le ${jourLong(terme)}`, terme }
          : null
      if (l.statut === 'ENTRETIEN') return aEnregistrer(l, aujourdhui)
      if (l.statut === 'NOTIFIEE')
        return { page: 'notification', titre: l.preuveId ? 'Clore le dossier' : 'Joindre la preuve de notification', terme: null }
      return {
        page: 'notification',
        titre: l.noticeId ? 'Notifier la décision' : 'Établir la notice de la décision',
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
      terme: l.saisineLe,
    }),
  },
  {
    role: 'ARS',
    capacite: 'agence régionale de santé',
    statuts: ['SAISINE_ARS', 'ENTRETIEN'],
    acte: (l, aujourdhui) => {
      if (l.statut === 'SAISINE_ARS') return { page: 'entretien', titre: 'Convoquer à l’entretien', terme: l.decisionLe }
      return l.entretienTenuLe ? { page: 'decision', titre: 'Enregistrer la décision', terme: l.decisionLe } : aEnregistrer(l, aujourdhui)
    },
  },
]

/** « À faire » of the secretariat, the UFR and the ARS once a request is deposited, in each capacity the person has. Two queries. */
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
  // Joined afterwards: the database would join every row that matches before it kept the oldest.
  const lignes = await lireLignes(attendus.map((a) => a.id))
  const ceJour = aujourdhui()
  return lignes.flatMap((l) =>
    portes.flatMap((c) => {
      const acte = c.statuts.includes(l.statut) ? c.acte(l, ceJour) : null
      if (!acte) return []
      const sujet = [nomComplet(l), l.terrain].filter(Boolean).join(', ')
      return [
        {
          href: `/flechage/${l.id}/${acte.page}`,
          titre: `${acte.titre} : ${l.numero ?? ''}`,
          detail: [sujet, acte.detail].filter(Boolean).join(', '),
          parmi: { acte: acte.titre, sujet, detail: [l.numero, acte.detail].filter(Boolean).join(', ') },
          terme: acte.terme,
          depuis: l.statutDepuis,
          capacite: c.capacite,
        },
      ]
    }),
  )
}
