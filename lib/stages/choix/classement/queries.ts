import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db, type Tx } from '@/lib/core/donnees/db'
import { maintenant } from '@/lib/core/temps/horloge'
import { appeles, lieuxTenus, type Choix } from '../policy'

/** Whether the actor answers for a terrain of a matching whose wishes are frozen. */
export async function estHote(acteur: Acteur, { mode, listeId }: Choix): Promise<boolean> {
  const lieux = lieuxTenus(acteur)
  if (mode !== 'APPARIEMENT' || listeId === null || !lieux) return false
  return (await db.lignePostes.count({ where: { listeId, categorie: 'N3_DJ', poste: { terrain: lieux } } })) > 0
}

/** Matchings in which the actor's terrains may still rank the people who asked for them. */
export const listClassementsOuverts = async (acteur: Acteur) => {
  const lieux = acteur.interneId ? null : lieuxTenus(acteur)
  if (!lieux) return []
  const surMesTerrains: Prisma.ChoixWhereInput = {
    mode: 'APPARIEMENT',
    statut: { in: ['VOEUX_FIGES', 'LISTE_FIGEE'] },
    ouvreLe: { gt: maintenant() },
    liste: { lignes: { some: { categorie: 'N3_DJ', poste: { terrain: lieux } } } },
  }
  const ouverts = await db.choix.findMany({
    where: surMesTerrains,
    select: {
      id: true,
      ouvreLe: true,
      statutDepuis: true,
      semestreCode: true,
      semestre: { select: { libelle: true } },
      liste: { select: { lignes: { where: { categorie: 'N3_DJ', poste: { terrain: lieux } }, select: { posteId: true } } } },
      classements: { where: { poste: { terrain: lieux } }, select: { posteId: true } },
    },
  })
  const attendus = await Promise.all(
    ouverts.map(async ({ liste, classements, ...choix }) => {
      const classes = new Set(classements.map((c) => c.posteId))
      const demandes = await lireDemandeurs(db, choix)
      return { ...choix, attend: (liste?.lignes ?? []).some((l) => demandes.has(l.posteId) && !classes.has(l.posteId)) }
    }),
  )
  return attendus.filter((c) => c.attend)
}

/** Once wishes are frozen, the people to place who asked for each post. Without the order of their wishes. */
export async function lireDemandeurs(
  tx: Tx,
  { id, semestreCode }: Pick<Choix, 'id' | 'semestreCode'>,
): Promise<Map<string, { id: string; nom: string }[]>> {
  const lus = await tx.appelChoix.findMany({
    where: { choixId: id, ...appeles },
    select: {
      interneId: true,
      interne: {
        select: {
          personne: { select: { prenom: true, nom: true } },
          voeuxStages: { where: { semestreCode, figesLe: { not: null } }, select: { postes: true } },
        },
      },
    },
  })
  const parPoste = new Map<string, { id: string; nom: string }[]>()
  for (const { interneId, interne } of lus) {
    const { nom, prenom } = interne.personne
    for (const posteId of interne.voeuxStages[0]?.postes ?? [])
      parPoste.set(posteId, [...(parPoste.get(posteId) ?? []), { id: interneId, nom: `${nom} ${prenom}` }])
  }
  for (const demandeurs of parPoste.values()) demandeurs.sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
  return parPoste
}
