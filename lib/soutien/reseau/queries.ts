import 'server-only'
import type { Ressource as Ligne } from '@/generated/soutien/client'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { SOUTIEN } from '../parametres'
import { db } from '../db'
import { estAVerifier } from './verification'
import { GENRES, type Genre, type Ressource } from './schema'

/** The catalogue of resources, in the order of the page (R-SOU-11). It is public. */
export async function listRessources(): Promise<Ressource[]> {
  const [{ 'soutien.verification_jours': jours }, lignes] = await Promise.all([
    getParametres(SOUTIEN),
    db().ressource.findMany({ where: { retireLe: null }, orderBy: [{ ordre: 'asc' }, { nom: 'asc' }] }),
  ])
  return lignes.map((ligne) => lire(ligne, jours))
}

/** One resource, to edit it. Null if it was withdrawn or never existed. */
export async function findRessource(id: string): Promise<Ressource | null> {
  const [{ 'soutien.verification_jours': jours }, ligne] = await Promise.all([
    getParametres(SOUTIEN),
    db().ressource.findFirst({ where: { id, retireLe: null } }),
  ])
  return ligne && lire(ligne, jours)
}

const lire = ({ ordre: _, retireLe: __, verifieLe, genre, ...reste }: Ligne, jours: number): Ressource => ({
  ...reste,
  genre: genre in GENRES ? (genre as Genre) : 'ECOUTE',
  verifieLe: verifieLe && jourLong(verifieLe),
  aVerifier: estAVerifier(verifieLe, aujourdhui(), jours),
})
