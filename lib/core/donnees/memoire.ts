import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/generated/prisma/client'
import { db } from './db'
import { aOublier } from '../oubli'

/** Readings one process keeps: the semesters people look at, the days pages ask for. */
const GARDEES_MAX = 12

type Gardee = Readonly<{ version: string; lecture: Promise<unknown> }>
const gardees = new Map<string, Gardee>()
aOublier(() => gardees.clear())

type Versions = Readonly<Record<string, string>>

/** Every version, as one value a query of every request can bring along. */
export const VERSIONS = Prisma.sql`(SELECT coalesce(json_object_agg(matiere, version), '{}') FROM version_lue)`

const apportees = cache((): { versions: Versions | null } => ({ versions: null }))

/** Tells the versions that another query of this request brought. */
export function apporterVersions(versions: Versions): void {
  apportees().versions = versions
}

const lireVersions = cache(async (): Promise<Versions> => {
  const { versions } = apportees()
  if (versions) return versions
  const [lue] = await db.$queryRaw<{ versions: Versions }[]>`SELECT ${VERSIONS} AS versions`
  return lue?.versions ?? {}
})

/**
 * What `lire` answers, read again only when a commit changed its matter, one of those that have triggers in the database:
 * what pages read all the time and acts seldom change. The version is asked for before, once a request,
 * so that what is kept is never older than the version it is kept under.
 */
export async function enMemoire<T>(matiere: string, cle: string, lire: () => Promise<T>): Promise<T> {
  const version = (await lireVersions())[matiere] ?? ''
  const nom = `${matiere} ${cle}`
  const gardee = gardees.get(nom)
  if (gardee?.version === version) return gardee.lecture as Promise<T>
  const lecture = lire()
  gardees.delete(nom)
  gardees.set(nom, { version, lecture })
  const [ancienne] = gardees.keys()
  if (gardees.size > GARDEES_MAX && ancienne) gardees.delete(ancienne)
  lecture.catch(() => {
    if (gardees.get(nom)?.lecture === lecture) gardees.delete(nom)
  })
  return lecture
}
