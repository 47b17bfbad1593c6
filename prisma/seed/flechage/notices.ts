import type { Role, SensAvis } from '@/generated/prisma/enums'
import type { Notice } from '@/lib/core/courriel/courriel'
import { db } from '@/lib/core/donnees/db'
import { noticeAvis } from '@/lib/flechage/avis/notices'
import { noticeCaducite, noticeCaduciteService } from '@/lib/flechage/caducite/notices'
import { noticeNotification, noticesDecision } from '@/lib/flechage/decision/notices'
import { noticeAccuse, noticeRecue, noticeRetrait, noticeRetraitActeur } from '@/lib/flechage/depot/notices'
import { accuseDe } from '@/lib/flechage/depot/queries'
import { noticeConvocation, noticePresence } from '@/lib/flechage/entretien/notices'
import { listPresents } from '@/lib/flechage/entretien/queries'
import { noticeComplements, noticeRecevable } from '@/lib/flechage/instruction/notices'
import { lirePoints } from '@/lib/flechage/instruction/schema'
import { a } from '@/lib/flechage/notices'
import type { Dossier } from '@/lib/flechage/policy'
import { noticeArs, noticeNonSaisie, noticeSaisine } from '@/lib/flechage/saisine/notices'
import { lireMotifs } from '@/lib/referentiel/commission/avis'
import { grilleSchema } from '@/lib/referentiel/commission/schema'
import { listTitulaires, type Titulaire } from '@/lib/referentiel/identite/titulaire/queries'

type Depot = Readonly<{ flechageId: string; rang: number; le: Date; contenu: string; empreinte: string }>
type Presents = Awaited<ReturnType<typeof listPresents>>
export type Contexte = Readonly<{
  depots: ReadonlyMap<string, readonly Depot[]>
  presents: ReadonlyMap<string, Presents>
  commissions: ReadonlyMap<string, string>
  titulaires: Readonly<Record<'GESTIONNAIRE' | 'ARS' | 'DIR_UFR', readonly Titulaire[]>>
}>
type Acte = Readonly<{ evenement: string; le: Date; de: string | null }>

/** What a mail says beside the dossier: its deposits, who holds each role, who attends the interview. */
export async function lireContexte(dossiers: readonly Dossier[]): Promise<Contexte> {
  const [depots, examens, GESTIONNAIRE, ARS, DIR_UFR] = await Promise.all([
    db.depot.findMany({ where: { flechageId: { in: dossiers.map((d) => d.id) } }, orderBy: { rang: 'asc' } }),
    db.examen.findMany({ select: { id: true, seance: { select: { commission: { select: { nom: true } } } } } }),
    ...(['GESTIONNAIRE', 'ARS', 'DIR_UFR'] as const satisfies Role[]).map((role) => listTitulaires(db, role)),
  ])
  const presents = new Map<string, Presents>()
  for (const dossier of dossiers) if (dossier.entretien) presents.set(dossier.id, await listPresents(db, dossier))
  return {
    depots: Map.groupBy(depots, (d) => d.flechageId),
    presents,
    commissions: new Map(examens.map((e) => [e.id, e.seance.commission.nom])),
    titulaires: { GESTIONNAIRE: GESTIONNAIRE ?? [], ARS: ARS ?? [], DIR_UFR: DIR_UFR ?? [] },
  }
}

const deposer = (dossier: Dossier, { le }: Acte, { depots, titulaires }: Contexte): Notice[] => {
  const depot = depots.get(dossier.id)?.find((d) => d.le.getTime() === le.getTime())
  if (!depot) return []
  const accuse = accuseDe(dossier.id, depot)
  return [
    noticeAccuse(a(dossier.interne.personne), accuse, dossier.parametres),
    ...titulaires.GESTIONNAIRE.map((t) => noticeRecue(a(t), accuse)),
  ]
}

function demanderComplements(dossier: Dossier): Notice[] {
  const [complement] = dossier.complements
  return complement ? [noticeComplements(dossier, lirePoints(complement.points), complement.terme)] : []
}

const rendreAvis =
  (sens: SensAvis) =>
  (dossier: Dossier, _acte: Acte, { commissions }: Contexte): Notice[] => {
    const { examen, campagne } = dossier
    if (!examen) return []
    const criteres = lireMotifs(examen.motifs, grilleSchema.parse(campagne.grille))
    const commission = commissions.get(examen.id) ?? ''
    return [noticeAvis(dossier, { commission, seanceLe: examen.seance.prevueLe, sens, criteres, synthese: examen.synthese ?? '' })]
  }

function convoquer(dossier: Dossier, _acte: Acte, { presents }: Contexte): Notice[] {
  const { entretien } = dossier
  if (!entretien) return []
  const attendus = presents.get(dossier.id)
  const personnes = new Map([...(attendus?.coordonnateurs ?? []), ...(attendus?.representants ?? [])].map((p) => [p.id, p]))
  return [noticeConvocation(dossier, entretien, false), ...[...personnes.values()].map((p) => noticePresence(dossier, entretien, p))]
}

const decider = (dossier: Dossier, { evenement }: Acte, { titulaires }: Contexte): Notice[] =>
  noticesDecision(dossier, evenement === 'affecter', [...titulaires.DIR_UFR, ...titulaires.GESTIONNAIRE])

function notifier(dossier: Dossier): Notice[] {
  const { decision } = dossier
  return decision?.noticeId ? [noticeNotification({ ...dossier, decision }, [decision.noticeId, decision.acteId])] : []
}

const retirer = (dossier: Dossier, _acte: Acte, { titulaires }: Contexte): Notice[] => [
  noticeRetrait(a(dossier.interne.personne), dossier.id, dossier.campagne.semestre.libelle),
  ...titulaires.GESTIONNAIRE.map((t) => noticeRetraitActeur(a(t), dossier.id, dossier.numero ?? '')),
]

const ACTES: Readonly<Record<string, (dossier: Dossier, acte: Acte, contexte: Contexte) => Notice[]>> = {
  deposer,
  completer: deposer,
  demanderComplements,
  declarerRecevable: (dossier) => [noticeRecevable(dossier)],
  rendreAvisFavorable: rendreAvis('FAVORABLE'),
  rendreAvisReserve: rendreAvis('RESERVE'),
  rendreAvisDefavorable: rendreAvis('DEFAVORABLE'),
  saisirArs: (dossier, _acte, { titulaires }) => [noticeSaisine(dossier), ...titulaires.ARS.map((t) => noticeArs(t, [dossier]))],
  nePasSaisir: (dossier) => (dossier.saisine?.lettreId ? [noticeNonSaisie(dossier, dossier.saisine.lettreId)] : []),
  convoquerParArs: convoquer,
  affecter: decider,
  refuser: decider,
  notifier,
  retirer,
  rendreCaduque: (dossier, _acte, { titulaires }) => [
    noticeCaducite(dossier, dossier.causeCaducite ?? ''),
    ...titulaires.GESTIONNAIRE.map((t) => noticeCaduciteService(dossier, t)),
  ],
}

/** The mails of one act. */
export const noticesDe = (dossier: Dossier, acte: Acte, contexte: Contexte): Notice[] =>
  ACTES[acte.evenement]?.(dossier, acte, contexte) ?? []
