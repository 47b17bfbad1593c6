import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/generated/prisma/client'
import { db } from './db'
import { aOublier } from '../oubli'

/** How many readings one process keeps: the semesters people look at, the days pages ask for. */
const GARDEES_MAX = 12

type Gardee = Readonly<{ version: string; lecture: Promise<unknown> }>
const gardees = new Map<string, Gardee>()
aOublier(() => gardees.clear())

type Versions = Readonly<Record<string, string>>

/** Every version as one SQL value, which any query of a request can fetch along with its own. */
export const VERSIONS = Prisma.sql`(SELECT coalesce(json_object_agg(matiere, version), '{}') FROM version_lue)`

const apportees = cache((): { versions: Versions | null } => ({ versions: null }))

/** Records the versions that another query of this request fetched. */
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
 * The result of `lire`, read again only when a commit changed its subject. Subjects are those with triggers in the database:
 * data that pages read all the time and acts seldom change. The version is read first, once a request, so that a kept value
 * is never older than its version.
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
