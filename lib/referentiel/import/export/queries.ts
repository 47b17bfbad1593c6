import 'server-only'
import type { MoitieStage } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { aujourdhui, isoJour } from '@/lib/core/horloge'
import { CSV, ecrireCsv, ecrireOds, ecrireXlsx, ODS, XLSX, type Cellule } from '@/lib/core/tableur'
import { COLONNES, type Cle } from '../colonnes'
import { CAUSE, CLASSEMENT, MOITIE, PHASE, SITUATION, STAGE } from '../mots'
import { exigerImport } from '../policy'
import type { Export } from '../schema'

const terrainSelect = { id: true, intitule: true, capaciteAgreee: true, structure: { select: { nom: true, finessEt: true } } } as const

const couplageSelect = { premiereMoitie: true, secondTerrain: { select: terrainSelect } } as const

type Rangee = Partial<Record<Cle, Cellule>>

/** One kind of data in the columns an import reads: brought back unchanged, it changes nothing. @throws InterditError (R-RNG-10) */
export async function exporter(acteur: Acteur, { type, format }: Export): Promise<{ nom: string; mime: string; octets: Uint8Array }> {
  exigerImport(acteur)
  const rangees = type === 'INTERNES' ? await rangeesInternes() : type === 'POSTES' ? await rangeesPostes() : await rangeesAffectations()
  const colonnes = COLONNES[type]
  const nom = type.toLowerCase()
  const feuille = { nom, colonnes: colonnes.map((c) => c.titre), lignes: rangees.map((r) => colonnes.map((c) => r[c.cle] ?? null)) }
  return {
    nom: `${nom}-${isoJour(aujourdhui())}.${format}`,
    mime: { xlsx: XLSX, ods: ODS, csv: CSV }[format],
    octets: format === 'csv' ? ecrireCsv(feuille) : format === 'ods' ? ecrireOds([feuille]) : ecrireXlsx([feuille]),
  }
}

const parNom = [{ personne: { nom: 'asc' } }, { personne: { prenom: 'asc' } }, { id: 'asc' }] as const

async function rangeesInternes(): Promise<Rangee[]> {
  const internes = await db.interne.findMany({
    orderBy: [...parNom],
    select: {
      anneeEntree: true,
      typeClassement: true,
      rang: true,
      effectifReference: true,
      theseSoutenueLe: true,
      contratSigneLe: true,
      fst: true,
      fstSemestres: true,
      personne: { select: { rpps: true, courriel: true, nom: true, prenom: true } },
      semestres: {
        orderBy: { semestreCode: 'asc' },
        select: {
          semestreCode: true,
          phase: true,
          categorie: true,
          situation: true,
          cause: true,
          joursInterruption: true,
          moitieValidee: true,
        },
      },
    },
  })
  return internes.flatMap(({ personne, semestres, ...i }) => {
    const lui: Rangee = {
      ...personne,
      anneeEntree: i.anneeEntree,
      typeClassement: CLASSEMENT.ecrire(i.typeClassement),
      rang: i.rang,
      effectif: i.effectifReference,
      these: i.theseSoutenueLe,
      contrat: i.contratSigneLe,
      fst: i.fst,
      fstSemestres: i.fstSemestres.join(', '),
    }
    if (semestres.length === 0) return [lui]
    return semestres.map((s) => ({
      ...lui,
      semestre: s.semestreCode,
      phase: PHASE.ecrire(s.phase),
      categorie: STAGE.ecrire(s.categorie),
      situation: SITUATION.ecrire(s.situation),
      cause: CAUSE.ecrire(s.cause),
      interruption: s.joursInterruption,
      moitie: MOITIE.ecrire(s.moitieValidee),
    }))
  })
}

async function rangeesPostes(): Promise<Rangee[]> {
  const postes = await db.poste.findMany({
    orderBy: [{ semestreCode: 'desc' }, { categorie: 'asc' }, { terrain: { intitule: 'asc' } }, { id: 'asc' }],
    select: { semestreCode: true, categorie: true, capaciteOfferte: true, terrain: { select: terrainSelect }, ...couplageSelect },
  })
  return postes.map((p) => ({
    semestre: p.semestreCode,
    ...lieu(p.terrain),
    categorie: STAGE.ecrire(p.categorie),
    capacite: p.capaciteOfferte,
    agreee: p.terrain.capaciteAgreee,
    ...second(p),
  }))
}

const second = ({ secondTerrain: t, premiereMoitie }: { secondTerrain: Terrain | null; premiereMoitie: MoitieStage | null }): Rangee =>
  t
    ? {
        secondTerrainId: t.id,
        secondFiness: t.structure.finessEt,
        secondStructure: t.structure.nom,
        secondTerrain: t.intitule,
        premiereMoitie: MOITIE.ecrire(premiereMoitie),
      }
    : {}

type Terrain = Readonly<{ id: string; intitule: string; structure: Readonly<{ nom: string; finessEt: string | null }> }>
const lieu = (t: Terrain): Rangee => ({
  terrainId: t.id,
  finess: t.structure.finessEt,
  structure: t.structure.nom,
  terrain: t.intitule,
})

async function rangeesAffectations(): Promise<Rangee[]> {
  const affectations = await db.semestreInterne.findMany({
    where: { terrainId: { not: null }, categorie: { not: null } },
    orderBy: [{ semestreCode: 'desc' }, { interne: { personne: { nom: 'asc' } } }, { id: 'asc' }],
    select: {
      semestreCode: true,
      categorie: true,
      phase: true,
      terrain: { select: terrainSelect },
      ...couplageSelect,
      interne: { select: { personne: { select: { rpps: true, courriel: true, nom: true, prenom: true } } } },
    },
  })
  return affectations.flatMap((a) =>
    a.terrain
      ? [
          {
            semestre: a.semestreCode,
            ...a.interne.personne,
            ...lieu(a.terrain),
            categorie: STAGE.ecrire(a.categorie),
            phase: PHASE.ecrire(a.phase),
            ...second(a),
          },
        ]
      : [],
  )
}
