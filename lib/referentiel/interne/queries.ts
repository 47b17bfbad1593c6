import 'server-only'
import { cache } from 'react'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { anciennete, type Anciennete } from './anciennete'
import { etatMaquette, type EtatMaquette } from './maquette'
import { visible } from './policy'

const select = {
  id: true,
  anneeEntree: true,
  typeClassement: true,
  rang: true,
  effectifReference: true,
  phase: true,
  personne: { select: { prenom: true, nom: true } },
  semestres: {
    orderBy: { semestreCode: 'asc' },
    select: {
      semestreCode: true,
      phase: true,
      categorie: true,
      situation: true,
      cause: true,
      semestre: { select: { libelle: true } },
      terrain: { select: { id: true, intitule: true, structure: { select: { nom: true } } } },
    },
  },
  mobilites: { select: { semestreCode: true, type: true } },
} as const

const lire = (acteur: Acteur, id: string) =>
  db.interne.findFirst({ where: { AND: [visible(acteur), { id }] }, select, relationLoadStrategy: 'join' })

export type ParcoursLu = NonNullable<Awaited<ReturnType<typeof lire>>> & { anciennete: Anciennete; maquette: EtatMaquette }

/** A path with its seniority line by line (R-CAM-3) and its maquette. Null when this actor may not read it. */
export const getParcours = cache(async (acteur: Acteur, id: string): Promise<ParcoursLu | null> => {
  const interne = await lire(acteur, id)
  return (
    interne && {
      ...interne,
      anciennete: anciennete(interne.semestres, interne.phase),
      maquette: etatMaquette(interne.anneeEntree, interne.semestres),
    }
  )
})
