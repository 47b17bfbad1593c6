import 'server-only'
import { Prisma } from '@/generated/prisma/client'
import type { Role } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { listJournal, type LigneLue } from '@/lib/core/workflow/journal'
import { echapperLike, motsDe } from '@/lib/core/donnees/recherche'
import { exigerDroit, peutVoirComptes } from '../policy'
import type { FiltrePersonnes } from './schema'

const PAR_PAGE = 50

export type PersonneEnListe = Readonly<{
  id: string
  prenom: string
  nom: string
  courriel: string
  desactiveeLe: Date | null
  roles: Role[]
}>
export type ListePersonnes = Readonly<{ personnes: PersonneEnListe[]; total: number; pages: number }>

/** People whose name or address contains every word of `q`, ignoring accents. @throws InterditError */
export async function listPersonnes(acteur: Acteur, filtre: FiltrePersonnes): Promise<ListePersonnes> {
  exigerDroit(peutVoirComptes(acteur))
  const jour = aujourdhui()
  const conditions = [
    Prisma.sql`true`,
    ...motsDe(filtre.q)
      .map((mot) => `%${echapperLike(mot)}%`)
      .map((mot) => Prisma.sql`(p.recherche LIKE ${mot} OR p.courriel LIKE ${mot})`),
    ...(filtre.etat === 'actif' ? [Prisma.sql`p."desactiveeLe" IS NULL`] : []),
    ...(filtre.etat === 'desactive' ? [Prisma.sql`p."desactiveeLe" IS NOT NULL`] : []),
    ...(filtre.role
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM nomination n WHERE n."personneId" = p.id AND n.role = ${filtre.role}::"Role" AND n.debut <= ${jour}::date AND (n.fin IS NULL OR n.fin >= ${jour}::date))`,
        ]
      : []),
  ]
  const lignes = await db.$queryRaw<(PersonneEnListe & { total: bigint })[]>`
    SELECT p.id, p.prenom, p.nom, p.courriel, p."desactiveeLe", count(*) OVER () AS total,
      ARRAY(SELECT DISTINCT n.role::text FROM nomination n
        WHERE n."personneId" = p.id AND n.debut <= ${jour}::date AND (n.fin IS NULL OR n.fin >= ${jour}::date)) AS roles
    FROM personne p
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY p.nom, p.prenom, p.id
    LIMIT ${PAR_PAGE} OFFSET ${(filtre.page - 1) * PAR_PAGE}`
  const total = Number(lignes[0]?.total ?? 0)
  return { personnes: lignes.map(({ total: _, ...p }) => p), total, pages: Math.ceil(total / PAR_PAGE) }
}

export type NominationLue = Readonly<{ id: string; role: Role; acte: string; debut: Date; fin: Date | null }>
export type FichePersonne = Readonly<{
  id: string
  prenom: string
  nom: string
  courriel: string
  rpps: string | null
  creeeLe: Date
  desactiveeLe: Date | null
  version: number
  nominations: NominationLue[]
  sessionsOuvertes: number
  journal: LigneLue[]
}>

/** One person's account, with the history of its changes. @throws InterditError, IntrouvableError */
export async function getPersonne(acteur: Acteur, id: string): Promise<FichePersonne> {
  exigerDroit(peutVoirComptes(acteur))
  const personne = await db.personne.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    select: {
      id: true,
      prenom: true,
      nom: true,
      courriel: true,
      rpps: true,
      creeeLe: true,
      desactiveeLe: true,
      version: true,
      nominations: { orderBy: [{ debut: 'desc' }, { role: 'asc' }], select: { id: true, role: true, acte: true, debut: true, fin: true } },
      sessions: { where: { revoqueeLe: null, expireLe: { gt: maintenant() } }, select: { id: true } },
    },
  })
  if (!personne) throw new IntrouvableError()
  const { sessions, ...fiche } = personne
  return { ...fiche, sessionsOuvertes: sessions.length, journal: await listJournal('personne', id) }
}

/** The full names of persons, by id; nulls are skipped. The caller has checked that they may be read. */
export async function getNoms(ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const uniques = [...new Set(ids.filter((id): id is string => id != null))]
  const personnes =
    uniques.length > 0 ? await db.personne.findMany({ where: { id: { in: uniques } }, select: { id: true, prenom: true, nom: true } }) : []
  return new Map(personnes.map((p) => [p.id, `${p.prenom} ${p.nom}`]))
}
