import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { enBase64 } from '@/lib/core/coffre/base64'
import { jourLong } from '@/lib/core/temps/dates'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jour } from '@/lib/core/temps/horloge'
import { PUBLICATION } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { db, transaction } from '../db'
import { inscrire } from '../journal'
import type { MembreActif } from '../policy'
import { estOuverte, nomsDesMembres } from '../queries'
import { recoitBilans } from './policy'
import { lireBilan, type BilanPublie, type CasCompte } from './schema'

/** The years a report can be made for. The present one cannot be released yet. */
export const anneesPossibles = (): number[] => [0, 1, 2].map((n) => aujourdhui().getUTCFullYear() - n)

/**
 * The files that a member's browser counts: those of their own follow-ups and, for the coordination, those of which it keeps a key.
 * They hold codes only. The journal keeps that they were counted.
 */
export async function listCasComptes(moi: MembreActif, annee: number): Promise<CasCompte[]> {
  return transaction(async (tx) => {
    const cas = await tx.cas.findMany({
      where: {
        recuLe: { gte: jour(`${annee}-01-01`), lte: jour(`${annee}-12-31`) },
        cles: { some: { membreId: moi.membreId, genre: 'DOSSIER' } },
      },
      select: {
        statut: true,
        canal: true,
        cles: { where: { membreId: moi.membreId, genre: 'DOSSIER' }, select: { scelle: true } },
        pieces: { where: { genre: 'FICHE' }, orderBy: { rang: 'desc' }, take: 1, select: { contenu: true } },
      },
      orderBy: { id: 'asc' },
    })
    await inscrire(tx, moi, { acte: 'compterAnnee' })
    return cas.flatMap(({ statut, canal, cles, pieces }) => {
      const [cle, fiche] = [cles[0], pieces[0]]
      return cle && fiche ? [{ cle: cle.scelle, fiche: enBase64(fiche.contenu), canal, statut }] : []
    })
  })
}

export const seuilDesBilans = async (): Promise<number> => (await getParametres(PUBLICATION))['statistiques.seuil']

/** The released reports, latest first. */
async function lirePublies(): Promise<BilanPublie[]> {
  const bilans = await db().bilan.findMany({ orderBy: { annee: 'desc' } })
  const noms = await nomsDesMembres(db())
  return bilans.map((b) => ({
    annee: b.annee,
    bilan: lireBilan(b.contenu),
    publieLe: jourLong(b.publieLe),
    par: noms.get(b.publiePar) ?? 'La coordination de la cellule',
  }))
}

/** All that the department receives of the cell. @throws InterditError */
export async function listBilans(acteur: Acteur): Promise<BilanPublie[]> {
  if (!recoitBilans(acteur)) throw new InterditError()
  return (await estOuverte()) ? lirePublies() : []
}

/** The years already released, for members. */
export const listAnneesPubliees = async (): Promise<number[]> =>
  (await db().bilan.findMany({ select: { annee: true } })).map((b) => b.annee)
