import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { avancer, marquerChange } from '../commands'
import { completude, estVerifiable, type ElementVerifiable } from '../guards'
import { estGestionnaire, type Dossier } from '../policy'
import { findDossier } from '../queries'
import { refusTerme, verdictActuel } from './guards'
import { noticeComplements, noticeRecevable } from './notices'
import { listAVerifier } from './queries'
import { ELEMENTS, LIBELLE_VERDICT, type CleElement, type DemandeComplements, type Verdicts } from './schema'

/** The elements of this dossier that are checked one by one. */
const verifiables = (dossier: Dossier): ReadonlyMap<CleElement, ElementVerifiable> =>
  new Map(
    completude(dossier, maintenant())
      .filter(estVerifiable)
      .map((e) => [e.cle, e]),
  )

/** The verdicts that « Tout le reste est conforme » gives: on what has none, and which the portal’s own control accepts. */
const restants = (possibles: ReturnType<typeof verifiables>, dits: Verdicts['verdicts']): Verdicts['verdicts'] =>
  [...possibles.values()]
    .filter((e) => !e.refus && !dits.some((v) => v.element === e.cle))
    .map((e) => ({ element: e.cle, verdict: 'CONFORME', remarque: '' }))

/** Where the gestionnaire goes once a request has left their hands: to the next one to check, else to the record. */
async function apres(acteur: Acteur, id: string, fait: string): Promise<Succes> {
  const [suivant] = await listAVerifier(acteur)
  return { redirect: suivant ? `/flechage/${suivant}/instruction?fait=${fait}` : `/flechage/${id}?fait=${fait}` }
}

/**
 * Records the gestionnaire's verdicts; unchanged ones stay as they were. @throws IntrouvableError, InterditError,
 * ConflitError, RefusError R-FLE-5.1
 */
export async function verifierElements(acteur: Acteur, { id, version, verdicts, resteConforme }: Verdicts): Promise<Succes> {
  await transaction(async (tx) => {
    const dossier = await findDossier(tx, acteur, id)
    if (!dossier) throw new IntrouvableError()
    if (!estGestionnaire(acteur, dossier)) throw new InterditError()
    if (dossier.version !== version || dossier.statut !== 'DEPOSEE') throw new ConflitError()
    const possibles = verifiables(dossier)
    const rendus = resteConforme ? [...verdicts, ...restants(possibles, verdicts)] : verdicts
    const nouveaux = rendus.filter((v) => {
      const connu = verdictActuel(dossier, v.element)
      return possibles.has(v.element) && (connu?.verdict !== v.verdict || connu.remarque !== v.remarque)
    })
    const sansRemarque = nouveaux.filter((v) => v.verdict === 'A_REFAIRE' && v.remarque === '')
    if (sansRemarque.length > 0) {
      const message = 'Dites ce qui est à refaire : l’interne le lira.'
      throw new RefusError(refus('R-FLE-5.1', message), Object.fromEntries(sansRemarque.map((v) => [`remarque_${v.element}`, message])))
    }
    if (nouveaux.length === 0) return
    for (const { element, verdict, remarque } of nouveaux) await poserVerdict(tx, dossier, element, verdict, remarque)
    await marquerChange(tx, dossier)
    await inscrire(tx, acteur, {
      objetType: 'flechage',
      objetId: id,
      evenement: 'verifier',
      qualite: 'GESTIONNAIRE',
      motif: nouveaux.map((v) => `${possibles.get(v.element)?.libelle} : ${LIBELLE_VERDICT[v.verdict].toLowerCase()}`).join(', '),
    })
  })
  return { redirect: `/flechage/${id}/instruction?fait=verifier` }
}

async function poserVerdict(
  tx: Tx,
  dossier: Dossier,
  element: CleElement,
  verdict: 'CONFORME' | 'A_REFAIRE',
  remarque: string,
): Promise<void> {
  const data = { verdict, remarque, le: maintenant() }
  await tx.verification.upsert({
    where: { flechageId_element: { flechageId: dossier.id, element } },
    create: { flechageId: dossier.id, element, ...data },
    update: data,
  })
}

/** Asks the interne for complements, point by point, until a day. @throws as `avancer`, RefusError R-FLE-5.1 */
export async function demanderComplements(acteur: Acteur, { id, version, terme, points }: DemandeComplements): Promise<Succes> {
  await avancer(acteur, {
    action: 'demanderComplements',
    id,
    version,
    motif: points.map((p) => p.demande).join(' · ') || undefined,
    before: async (_tx, dossier) => {
      if (points.length === 0) throw new RefusError(refus('R-FLE-5.1', 'Indiquez au moins un point à compléter.'))
      const trop = refusTerme(terme, aujourdhui(), dossier.parametres['flechage.complement_jours_min'])
      if (trop) throw new RefusError(trop, { terme: trop.message })
    },
    within: async (tx, dossier) => {
      const possibles = verifiables(dossier)
      await tx.complement.create({ data: { flechageId: id, demandeLe: maintenant(), terme, points: points.map((p) => ({ ...p })) } })
      for (const { element, demande } of points) {
        const cle = ELEMENTS.find((e) => e === element)
        if (cle && possibles.has(cle)) await poserVerdict(tx, dossier, cle, 'A_REFAIRE', demande)
      }
      await mettreEnFile(tx, [noticeComplements(dossier, points, terme)])
    },
  })
  return apres(acteur, id, 'demanderComplements')
}

/**
 * Declares every piece in order, so that the request goes to the commission. @throws as `avancer`, RefusError when something
 * is missing or unchecked
 */
export async function declarerRecevable(acteur: Acteur, { id, version }: { id: string; version: number }): Promise<Succes> {
  await avancer(acteur, {
    action: 'declarerRecevable',
    id,
    version,
    within: (tx, dossier) => mettreEnFile(tx, [noticeRecevable(dossier)]),
  })
  return apres(acteur, id, 'declarerRecevable')
}
