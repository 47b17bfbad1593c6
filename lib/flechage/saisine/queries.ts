import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, SensAvis, StatutFlechage } from '@/generated/prisma/enums'
import { aRole, type Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { jourDe } from '@/lib/core/temps/horloge'
import { ecrireXlsx } from '@/lib/core/donnees/tableur'

import { LIBELLE_SENS } from '../schema'
import { AVIS_RENDU, workflow } from '../workflow'
import { portee } from '../portee/queries'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

const select = {
  id: true,
  numero: true,
  version: true,
  statut: true,
  statutDepuis: true,
  categorie: true,
  interne: { select: { personne: { select: { prenom: true, nom: true } } } },
  terrain: {
    select: { intitule: true, structure: { select: { nom: true, finessEt: true, commune: { select: { nom: true, zone: true } } } } },
  },
  campagne: { select: { saisineLe: true, semestre: { select: { libelle: true } } } },
  examen: { select: { sens: true, renduLe: true } },
  saisine: { select: { signeeLe: true, bordereauId: true } },
} satisfies Prisma.FlechageSelect
type Ligne = Prisma.FlechageGetPayload<{ select: typeof select }>

export type LigneSaisine = Readonly<{
  id: string
  numero: string
  version: number
  statut: StatutFlechage
  interne: { prenom: string; nom: string }
  semestre: string
  categorie: CategorieStage | null
  terrain: string
  structure: string
  finess: string | null
  commune: string
  zone: string
  sens: SensAvis | null
  renduLe: Date | null
  saisineLe: Date
  signeeLe: Date | null
  bordereauId: string | null
}>

const lue = (l: Ligne): LigneSaisine => ({
  id: l.id,
  numero: l.numero ?? '',
  version: l.version,
  statut: l.statut,
  interne: l.interne.personne,
  semestre: l.campagne.semestre.libelle,
  categorie: l.categorie,
  terrain: l.terrain?.intitule ?? '',
  structure: l.terrain?.structure.nom ?? '',
  finess: l.terrain?.structure.finessEt ?? null,
  commune: l.terrain?.structure.commune.nom ?? '',
  zone: l.terrain ? NOM_ZONE[l.terrain.structure.commune.zone] : '',
  sens: l.examen?.sens ?? null,
  renduLe: l.examen?.renduLe ?? null,
  saisineLe: l.campagne.saisineLe,
  signeeLe: l.saisine?.signeeLe ?? null,
  bordereauId: l.saisine?.bordereauId ?? null,
})

/** Requests with an avis that wait for the UFR's choice, except those from which the actor stands aside. @throws InterditError */
export async function listASaisir(acteur: Acteur): Promise<LigneSaisine[]> {
  if (!aRole(acteur, 'DIR_UFR')) throw new InterditError()
  const lignes = await db.flechage.findMany({
    where: { AND: [await portee(acteur), { statut: { in: [...AVIS_RENDU] } }, pasLeSien(acteur)] },
    orderBy: [{ campagne: { saisineLe: 'asc' } }, { numero: 'asc' }],
    take: 200,
    select,
    relationLoadStrategy: 'join',
  })
  return lignes.map(lue)
}

const pasLeSien = (acteur: Acteur): Prisma.FlechageWhereInput =>
  acteur.personneId ? { interne: { personneId: { not: acteur.personneId } } } : {}

export const peutVoirSaisines = (acteur: Acteur): boolean => aRole(acteur, 'DIR_UFR', 'ARS', 'GESTIONNAIRE')

/** Requests referred to the ARS, latest first; those of one letter when `bordereauId` is given. @throws InterditError */
export async function listSaisines(acteur: Acteur, bordereauId?: string): Promise<LigneSaisine[]> {
  if (!peutVoirSaisines(acteur)) throw new InterditError()
  const lignes = await db.flechage.findMany({
    where: { AND: [await portee(acteur), { saisine: { saisie: true, bordereauId } }, pasLeSien(acteur)] },
    orderBy: [{ saisine: { signeeLe: 'desc' } }, { numero: 'asc' }],
    take: 500,
    select,
    relationLoadStrategy: 'join',
  })
  return lignes.map(lue)
}

/** The letter that lists requests referred together, for readers who see at least one of them. @throws InterditError, IntrouvableError */
export async function getBordereau(acteur: Acteur, bordereauId: string): Promise<{ id: string }> {
  const lignes = await listSaisines(acteur, bordereauId)
  if (lignes.length === 0) throw new IntrouvableError()
  // The letter names every request it lists, so a person who stands aside from one may not read it.
  if (lignes.length !== (await db.saisine.count({ where: { bordereauId } }))) throw new InterditError()
  return { id: bordereauId }
}

/** The same requests as a workbook. @throws InterditError */
export async function tableauSaisines(acteur: Acteur, bordereauId?: string): Promise<Uint8Array> {
  const lignes = await listSaisines(acteur, bordereauId)
  return ecrireXlsx([
    {
      nom: 'Demandes transmises',
      colonnes: [
        'Demande',
        'Nom',
        'Prénom',
        'Semestre',
        'Stage',
        'Terrain',
        'Structure',
        'FINESS',
        'Commune',
        'Zone',
        'Avis',
        'Avis rendu le',
        'Transmise le',
        'État',
      ],
      lignes: lignes.map((l) => [
        l.numero,
        l.interne.nom,
        l.interne.prenom,
        l.semestre,
        l.categorie ? LIBELLE_STAGE[l.categorie] : '',
        l.terrain,
        l.structure,
        l.finess,
        l.commune,
        l.zone,
        l.sens ? LIBELLE_SENS[l.sens] : '',
        l.renduLe && jourDe(l.renduLe),
        l.signeeLe && jourDe(l.signeeLe),
        workflow.states[l.statut].label,
      ]),
    },
  ])
}
