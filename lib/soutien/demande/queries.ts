import 'server-only'
import { enBase64 } from '@/lib/core/coffre/base64'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { lireRendezVous } from '../creneau/queries'
import { db, type Tx } from '../db'
import { nomsDesMembres } from '../queries'
import { effacementProche } from '../retention/echeance'
import { PIECES_ECHANGE } from '../schema'
import { workflow } from '../workflow'
import type { Retour } from './schema'

export const findParRecu = (tx: Tx, jeton: string) =>
  tx.cas.findUnique({ where: { repere: empreinteJeton(jeton) }, select: { id: true, statut: true } })

/** All that the person's page shows, still encrypted: their messages, the answers, and who can read them. */
export async function lireRetour(id: string): Promise<Retour> {
  const cas = await db().cas.findUniqueOrThrow({
    where: { id },
    include: {
      cles: {
        where: { genre: 'ECHANGE', usage: { not: 'SECOURS' } },
        select: { usage: true, membre: { select: { id: true, nom: true, clePublique: true } } },
      },
      pieces: { where: { genre: { in: [...PIECES_ECHANGE] } }, orderBy: { rang: 'asc' } },
      _count: { select: { creneaux: { where: { statut: 'TENU' } } } },
    },
  })
  const noms = await nomsDesMembres(db())
  return {
    statut: cas.statut,
    etat: workflow.states[cas.statut],
    urgent: cas.urgent,
    canal: cas.canal,
    clePublique: cas.clePublique,
    scelleRecu: cas.scelleRecu ?? '',
    recuLe: jourLong(cas.recuLe),
    retourPrevuLe: cas.retourPrevuLe && jourLong(cas.retourPrevuLe),
    effacementLe: cas.effacementLe && jourLong(cas.effacementLe),
    rendezVous: await lireRendezVous(cas),
    recue: cas._count.creneaux > 0,
    effacementProche: effacementProche(cas.effacementLe, await getParametres(SOUTIEN), aujourdhui()),
    lecteurs: cas.cles.map(({ usage, membre }) => ({
      id: membre.id,
      nom: membre.nom,
      clePublique: membre.clePublique ?? '',
      suit: usage === 'BINOME',
    })),
    pieces: cas.pieces.map((p) => ({
      id: p.id,
      genre: p.genre,
      auteur: p.auteurId ? (noms.get(p.auteurId) ?? 'Un médecin de la cellule') : null,
      jour: jourLong(p.jour),
      contenu: enBase64(p.contenu),
    })),
  }
}
