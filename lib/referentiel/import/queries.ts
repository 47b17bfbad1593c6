import 'server-only'
import { cache } from 'react'
import type { Prisma } from '@/generated/prisma/client'
import type { StatutImport, TypeImport } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/acteur'
import { db, type Tx } from '@/lib/core/db'
import { IntrouvableError } from '@/lib/core/erreurs'
import { aujourdhui, isoJour } from '@/lib/core/horloge'
import { lireParametres } from '@/lib/referentiel/parametre/queries'
import { cleDe, type Etat } from './annuaire'
import { bilanSchema, compter, type LigneBilan } from './bilan'
import type { LigneNommee } from './colonnes'
import { MAITRES, type Champ } from './maitres'
import { exigerImport } from './policy'
import { LIGNES_PAR_PAGE, type FiltreEcarts, type FiltreLignes } from './schema'

const personneSelect = {
  id: true,
  prenom: true,
  nom: true,
  courriel: true,
  rpps: true,
  interne: {
    select: {
      id: true,
      anneeEntree: true,
      typeClassement: true,
      rang: true,
      effectifReference: true,
      phase: true,
      theseSoutenueLe: true,
      contratSigneLe: true,
      fst: true,
      fstSemestres: true,
    },
  },
} as const
const accompliSelect = {
  id: true,
  interneId: true,
  semestreCode: true,
  phase: true,
  categorie: true,
  situation: true,
  cause: true,
  terrainId: true,
  joursInterruption: true,
  secondTerrainId: true,
  premiereMoitie: true,
  moitieValidee: true,
} as const
const terrainSelect = {
  id: true,
  intitule: true,
  categories: true,
  capaciteAgreee: true,
  structure: { select: { nom: true, finessEt: true } },
} as const

const posteSelect = {
  id: true,
  semestreCode: true,
  terrainId: true,
  categorie: true,
  capaciteOfferte: true,
  horsChoix: true,
  ajoutes: true,
  secondTerrainId: true,
  premiereMoitie: true,
} as const

type PosteLu = Prisma.PosteGetPayload<{ select: typeof posteSelect }>
const parCle = (postes: readonly PosteLu[]): Etat['postes'] =>
  new Map(postes.map(({ semestreCode, terrainId, categorie, ...p }) => [cleDe(semestreCode, terrainId, categorie), p]))

/** What the portal holds today of what these lines may speak of. For the commands of this folder, which have checked the right. */
export async function chargerEtat(tx: Tx, type: TypeImport, lignes: readonly LigneNommee[]): Promise<Etat> {
  const semestres = await tx.semestre.findMany({ select: { code: true } })
  const regles = await lireParametres(tx)
  const commun = {
    aujourdhui: aujourdhui(),
    interruptionMax: regles['droits.interruption_jours'],
    semestres: new Set(semestres.map((s) => s.code)),
  }
  const terrains = type === 'INTERNES' ? [] : await tx.terrain.findMany({ select: terrainSelect })
  if (type === 'POSTES') {
    const postes = await tx.poste.findMany({ select: posteSelect })
    return {
      ...commun,
      terrains,
      personnes: [],
      accomplis: new Map(),
      horsChoix: new Map(),
      postes: parCle(postes),
    }
  }
  const numeros = lignes.map((l) => (l.valeurs.rpps ?? '').replace(/ /g, '')).filter(Boolean)
  const adresses = lignes.map((l) => (l.valeurs.courriel ?? '').toLowerCase()).filter(Boolean)
  const nommees = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM personne WHERE rpps = ANY(${numeros}) OR lower(courriel) = ANY(${adresses})`
  const personnes = await tx.personne.findMany({ where: { id: { in: nommees.map((p) => p.id) } }, select: personneSelect })
  const internes = personnes.flatMap((p) => (p.interne ? [p.interne.id] : []))
  const accomplis = await tx.semestreInterne.findMany({ where: { interneId: { in: internes } }, select: accompliSelect })
  const horsChoix = await tx.horsChoix.findMany({
    where: { interneId: { in: internes } },
    select: { interneId: true, semestreCode: true, poste: { select: { terrainId: true, categorie: true } } },
  })
  // Those a file of affectations may leave unsaid: where each coupled stage ends (R-DES-2).
  const couples = type === 'AFFECTATIONS' ? await tx.poste.findMany({ where: { secondTerrainId: { not: null } }, select: posteSelect }) : []
  return {
    ...commun,
    terrains,
    personnes: personnes.map(({ interne, ...p }) => ({
      ...p,
      interne: interne && {
        ...interne,
        theseSoutenueLe: interne.theseSoutenueLe && isoJour(interne.theseSoutenueLe),
        contratSigneLe: interne.contratSigneLe && isoJour(interne.contratSigneLe),
      },
    })),
    accomplis: new Map(accomplis.map(({ interneId, semestreCode, ...s }) => [cleDe(interneId, semestreCode), s])),
    horsChoix: new Map(horsChoix.map((h) => [cleDe(h.interneId, h.semestreCode), h.poste])),
    postes: parCle(couples),
  }
}

export type ImportListe = Readonly<{ id: string; type: TypeImport; statut: StatutImport; creeLe: Date; nom: string; auteur: string | null }>

/** The last thirty files, newest first. @throws InterditError */
export async function listImports(acteur: Acteur): Promise<{ imports: ImportListe[]; ecartsOuverts: number }> {
  exigerImport(acteur)
  const [imports, ecartsOuverts] = await Promise.all([
    db.$queryRaw<ImportListe[]>`
      SELECT i.id, i.type::text, i.statut::text, i."creeLe", f.nom, p.prenom || ' ' || p.nom AS auteur
      FROM import i JOIN fichier f ON f.id = i."fichierId" LEFT JOIN personne p ON p.id = i."auteurId"
      ORDER BY i."creeLe" DESC, i.id DESC LIMIT 30`,
    db.ecart.count({ where: { regleLe: null } }),
  ])
  return { imports, ecartsOuverts }
}

const lireImport = cache(async (id: string) => {
  const lu = await db.import.findUnique({ where: { id } })
  if (!lu) throw new IntrouvableError()
  const [fichier, auteur] = await Promise.all([
    db.fichier.findUnique({ where: { id: lu.fichierId }, select: { id: true, nom: true, taille: true } }),
    lu.auteurId ? db.personne.findUnique({ where: { id: lu.auteurId }, select: { prenom: true, nom: true } }) : null,
  ])
  if (!fichier) throw new IntrouvableError()
  return { ...lu, fichier, auteur: auteur && `${auteur.prenom} ${auteur.nom}`, bilan: bilanSchema.parse(lu.bilan) }
})

/** One import and a page of its lines. @throws InterditError, IntrouvableError */
export async function getImport(acteur: Acteur, id: string, { issue, page: demandee }: FiltreLignes) {
  exigerImport(acteur)
  const { bilan, ...lu } = await lireImport(id)
  const gardee = (l: LigneBilan): boolean => {
    if (issue === 'A_RELIRE') return l.issue !== 'INCHANGE' || l.ecarts.length > 0
    return issue === 'TOUTES' || (issue === 'ECART' ? l.ecarts.length > 0 : l.issue === issue)
  }
  const lignes = bilan.lignes.filter(gardee)
  const comptes = bilan.efface?.comptes ?? compter(bilan.lignes)
  const pages = Math.max(1, Math.ceil(lignes.length / LIGNES_PAR_PAGE))
  const page = Math.min(demandee, pages)
  return {
    ...lu,
    inconnues: bilan.inconnues,
    comptes,
    total: bilan.efface ? comptes.CREE + comptes.CHANGE + comptes.INCHANGE + comptes.REFUSE : bilan.lignes.length,
    effaceLe: bilan.efface ? new Date(bilan.efface.le) : null,
    lignes: lignes.slice((page - 1) * LIGNES_PAR_PAGE, page * LIGNES_PAR_PAGE),
    page,
    pages,
  }
}

/** The file as it was received. @throws InterditError, IntrouvableError */
export async function getSource(acteur: Acteur, id: string): Promise<{ id: string }> {
  exigerImport(acteur)
  const lu = await db.import.findUnique({ where: { id }, select: { fichierId: true } })
  if (!lu) throw new IntrouvableError()
  return { id: lu.fichierId }
}

export type EcartLu = Readonly<{
  id: string
  importId: string
  type: TypeImport
  qui: string
  champ: string
  portail: string
  fichier: string
  maitre: (typeof MAITRES)[Champ]['maitre'] | null
  creeLe: Date
  regleLe: Date | null
  suite: string
}>

const champConnu = (champ: string): champ is Champ => Object.hasOwn(MAITRES, champ)

/** Discrepancies between the portal and the files applied, oldest first (R-CAM-2). @throws InterditError */
export async function listEcarts(
  acteur: Acteur,
  { etat, page: demandee }: FiltreEcarts,
): Promise<{ ecarts: EcartLu[]; total: number; page: number; pages: number }> {
  exigerImport(acteur)
  const where = { regleLe: etat === 'regles' ? { not: null } : null }
  const total = await db.ecart.count({ where })
  const pages = Math.max(1, Math.ceil(total / LIGNES_PAR_PAGE))
  const page = Math.min(demandee, pages)
  const lus = await db.ecart.findMany({
    where,
    orderBy: etat === 'regles' ? [{ regleLe: 'desc' }, { id: 'asc' }] : [{ import: { creeLe: 'asc' } }, { id: 'asc' }],
    skip: (page - 1) * LIGNES_PAR_PAGE,
    take: LIGNES_PAR_PAGE,
    include: { import: { select: { type: true, creeLe: true } } },
  })
  const ids = (type: string): string[] => lus.filter((e) => e.objetType === type).map((e) => e.objetId)
  const [personnes, terrains, semestres] = await Promise.all([
    db.personne.findMany({ where: { id: { in: ids('personne') } }, select: { id: true, prenom: true, nom: true } }),
    db.terrain.findMany({ where: { id: { in: ids('terrain') } }, select: terrainSelect }),
    db.semestreInterne.findMany({
      where: { id: { in: ids('semestre_interne') } },
      select: { id: true, semestreCode: true, interne: { select: { personne: { select: { prenom: true, nom: true } } } } },
    }),
  ])
  const noms = new Map([
    ...personnes.map((p) => [p.id, `${p.nom} ${p.prenom}`] as const),
    ...terrains.map((t) => [t.id, `${t.structure.nom}, ${t.intitule}`] as const),
    ...semestres.map((s) => [s.id, `${s.interne.personne.nom} ${s.interne.personne.prenom}, ${s.semestreCode}`] as const),
  ])
  const ecarts = lus.map((e) => ({
    id: e.id,
    importId: e.importId,
    type: e.import.type,
    creeLe: e.import.creeLe,
    qui: noms.get(e.objetId) ?? 'Retiré du portail',
    champ: champConnu(e.champ) ? MAITRES[e.champ].libelle : e.champ,
    maitre: champConnu(e.champ) ? MAITRES[e.champ].maitre : null,
    portail: e.valeurPortail,
    fichier: e.valeurMaitre,
    regleLe: e.regleLe,
    suite: e.suite,
  }))
  return { ecarts, total, page, pages }
}
