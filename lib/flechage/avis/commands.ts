import 'server-only'
import type { SensAvis } from '@/generated/prisma/enums'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { ConflitError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { annoncerExamen, ecarter, inscrireExamen } from '@/lib/referentiel/commission/inscription/commands'
import { retenirExamen, retirerSansObjet } from '@/lib/referentiel/commission/examen/commands'
import type { Interesse, Objet } from '@/lib/referentiel/commission/objet'
import { grilleSchema } from '@/lib/referentiel/commission/schema'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { avancer } from '../commands'
import { FLECHAGE } from '../parametres'
import { LIBELLE_CAUSE, personnesLiees } from '../deport'
import { dossierSelect, EN_LICE, type Dossier } from '../policy'
import type { ActionFlechage } from '../workflow'
import { DECIDEUR, noticeAjournement, noticeAvis } from './notices'
import type { Inscription } from './schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type AEcarter = Pick<Dossier, 'interne' | 'liens' | 'terrain' | 'accords' | 'terrainId'>

/** R-DEP-2: every person whom the dossier concerns, members or not, so that no later seat or role opens it to them. */
async function interesses(tx: Tx, dossier: AEcarter): Promise<Interesse[]> {
  const { terrainId } = dossier
  const concurrents = terrainId
    ? await tx.flechage.findMany({ where: { terrainId, statut: EN_LICE }, select: { interne: { select: { personneId: true } } } })
    : []
  const lies = personnesLiees(dossier, new Set(concurrents.map((c) => c.interne.personneId)))
  return [...lies].map(([personneId, cause]) => ({ personneId, cause: majuscule(LIBELLE_CAUSE[cause]) }))
}

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/**
 * Puts requests on the agenda of one session, all or none: frozen grid, automatic déports, members already called are told.
 * @throws as `applyTransition`; ConflitError when the session is no longer open to inscriptions
 */
export async function inscrireFlechages(acteur: Acteur, { seanceId, flechages }: Inscription): Promise<Succes> {
  await transaction(async (tx) => {
    for (const id of flechages) await inscrireUn(tx, acteur, seanceId, id)
  })
  return { redirect: `/commissions/seances/${seanceId}?fait=inscrire` }
}

async function inscrireUn(tx: Tx, acteur: Acteur, seanceId: string, id: string): Promise<void> {
  await avancer(
    acteur,
    {
      action: 'inscrire',
      id,
      before: async (t, dossier) => {
        const { terrain, categorie, campagne, interne } = dossier
        if (!terrain || !categorie) throw new RefusError(refus('R-FLE-0', 'Cette demande n’a pas de terrain.'))
        const examenId = await inscrireExamen(t, acteur, {
          seanceId,
          objetType: 'flechage',
          intitule: [dossier.numero, LIBELLE_STAGE[categorie], terrain.intitule].filter(Boolean).join(' · '),
          demandeur: `${interne.personne.prenom} ${interne.personne.nom}`,
          grille: grilleSchema.parse(campagne.grille),
        })
        return { examenId }
      },
      within: async (t, dossier) => {
        const { examenId } = dossier
        if (!examenId) throw new ConflitError()
        await ecarter(t, examenId, await interesses(t, dossier))
        await annoncerExamen(t, acteur, seanceId, examenId)
      },
    },
    tx,
  )
}

const ACTIONS: Record<SensAvis, ActionFlechage> = {
  FAVORABLE: 'rendreAvisFavorable',
  RESERVE: 'rendreAvisReserve',
  DEFAVORABLE: 'rendreAvisDefavorable',
}

async function flechageDe(tx: Tx, examenId: string): Promise<string> {
  const { id } = await tx.flechage.findUniqueOrThrow({ where: { examenId }, select: { id: true } })
  return id
}

/** The functions that fléchage gives to the commission. */
export const objetFlechage: Objet = {
  nature: 'Demande de fléchage',
  decideur: DECIDEUR,
  motifMin: async (tx) => (await getParametres(FLECHAGE, tx))['flechage.motif_longueur_min'],
  interesses: async (tx, examenId) => {
    const dossier = await tx.flechage.findUnique({ where: { examenId }, select: dossierSelect, relationLoadStrategy: 'join' })
    return dossier ? interesses(tx, dossier) : []
  },
  sansObjet: async (tx, examenId) => {
    const dossier = await tx.flechage.findUnique({ where: { examenId }, select: { statut: true } })
    if (dossier?.statut === 'EN_COMMISSION') return undefined
    if (dossier?.statut === 'RETIREE') return 'La demande a été retirée.'
    if (dossier?.statut === 'CADUQUE') return 'La demande est devenue caduque.'
    return 'La demande n’est plus devant la commission.'
  },
  rendreAvis: async (tx, acteur, examenId, avis) => {
    const id = await flechageDe(tx, examenId)
    await avancer(
      acteur,
      { action: ACTIONS[avis.sens], id, within: async (t, dossier) => mettreEnFile(t, [noticeAvis(dossier, avis)]) },
      tx,
    )
  },
  ajourner: async (tx, acteur, examenId, motif) => {
    const id = await flechageDe(tx, examenId)
    await avancer(
      acteur,
      { action: 'ajourner', id, motif, within: async (t, dossier) => mettreEnFile(t, [noticeAjournement(dossier, motif)]) },
      tx,
    )
  },
}

/** A request that ends while it is before the commission leaves the agenda in the same act: both receive the dossier as it was before. */
export const quitterCommission = {
  before: async (tx: Tx, { statut, examenId }: Dossier): Promise<void> => {
    if (statut === 'EN_COMMISSION' && examenId) await retenirExamen(tx, examenId)
  },
  within: async (tx: Tx, { statut, examenId }: Dossier): Promise<void> => {
    if (statut === 'EN_COMMISSION' && examenId) await retirerSansObjet(tx, acteurSysteme(), examenId, objetFlechage)
  },
}
