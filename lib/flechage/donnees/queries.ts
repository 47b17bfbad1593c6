import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { declareSelect } from '../policy'
import { DECIDES } from '../workflow'

/** The requests of the person who asks, and the agreements they gave to those of others (R-LEG-6). */
export async function getMesDonnees({ personneId }: Acteur) {
  if (!personneId) return { demandesDeFlechage: [], accordsDonnes: [] }
  const [demandesDeFlechage, accordsDonnes] = await Promise.all([
    listMesFlechages(personneId),
    db.accord.findMany({
      where: { personneId },
      orderBy: { demandeLe: 'asc' },
      select: { qualite: true, titre: true, statut: true, demandeLe: true, reponduLe: true, motifRefus: true },
    }),
  ])
  return { demandesDeFlechage, accordsDonnes }
}

/**
 * The person's own requests, for the download of their data. Never contains what members of the commission scored, voted or
 * said; contains the avis once rendered and the decision once taken (R-GEN-10, R-LEG-6).
 */
async function listMesFlechages(personneId: string) {
  const flechages = await db.flechage.findMany({
    where: { interne: { personneId } },
    orderBy: { creeLe: 'asc' },
    relationLoadStrategy: 'join',
    select: {
      ...declareSelect,
      campagne: { select: { semestre: { select: { libelle: true } } } },
      terrain: { select: { intitule: true, structure: { select: { nom: true } } } },
      alternatives: { orderBy: { ordre: 'asc' }, select: { ordre: true, terrain: { select: { intitule: true } } } },
      liens: { select: { nature: true } },
      depots: { orderBy: { rang: 'asc' }, select: { rang: true, le: true, empreinte: true, contenu: true } },
      accords: { orderBy: { demandeLe: 'asc' }, select: { qualite: true, nom: true, statut: true, demandeLe: true, reponduLe: true } },
      pieces: { orderBy: { ajouteeLe: 'asc' }, select: { type: true, ajouteeLe: true, retireeLe: true } },
      complements: { orderBy: { demandeLe: 'asc' }, select: { demandeLe: true, terme: true, points: true, reponduLe: true } },
      examen: { select: { statut: true, sens: true, motifs: true, synthese: true, renduLe: true } },
      saisine: { select: { saisie: true, motifs: true, signeeLe: true } },
      entretien: { select: { prevuLe: true, lieu: true, convoqueLe: true, tenuLe: true } },
      decision: {
        select: {
          sens: true,
          acteReference: true,
          acteLe: true,
          motifsDroit: true,
          motifsFait: true,
          autoritePrenom: true,
          autoriteNom: true,
          autoriteQualite: true,
          notifieeLe: true,
          modeNotification: true,
        },
      },
    },
  })
  return flechages.map(({ campagne, terrain, examen, decision, statut, ...f }) => ({
    ...f,
    statut,
    semestre: campagne.semestre.libelle,
    terrain: terrain && `${terrain.intitule}, ${terrain.structure.nom}`,
    alternatives: f.alternatives.map((a) => a.terrain.intitule),
    liens: f.liens.map((l) => l.nature),
    avis:
      examen?.statut === 'AVIS_RENDU'
        ? { sens: examen.sens, motifs: examen.motifs, synthese: examen.synthese, renduLe: examen.renduLe }
        : null,
    decision: DECIDES.some((s) => s === statut) ? decision : null,
  }))
}
