import type { Interne, Personne, Prisma } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { semestreAu, semestreDe } from '@/lib/referentiel/stage/semestre'
import { parcoursJusque, type Etape } from '@/prisma/seed/departement/parcours'
import { suivant } from '../core/compteur'
import { unePersonne, type OptionsPersonne } from './personne'

type OptionsInterne = Partial<Omit<Prisma.InterneUncheckedCreateInput, 'semestres'>> & {
  personne?: OptionsPersonne
  /** The path up to the semester under way, its last step in progress. */
  parcours?: readonly Etape[]
}

/** In the fourth semester of the 2023 maquette, so that the next stage may be a SASPAS or the stage libre. */
const PAR_DEFAUT: readonly Etape[] = ['N1', 'URGENCES', 'POLYVALENTE', 'SFE']

/** An interne with a path that fits the maquette, and the role of their phase. */
export async function unInterne({ personne, parcours = PAR_DEFAUT, ...champs }: OptionsInterne = {}): Promise<
  Interne & { personne: Personne }
> {
  const n = suivant()
  const raconte = parcoursJusque(semestreAu(aujourdhui()).code, parcours)
  const phase = champs.phase ?? raconte.phase
  const role = phase === 'CONSOLIDATION' ? 'DOCTEUR_JUNIOR' : 'INTERNE'
  const personneId =
    champs.personneId ??
    (await unePersonne({ prenom: 'Sacha', nom: `Interne${n}`, ...personne, roles: [role, ...(personne?.roles ?? [])] })).id
  await db.semestre.createMany({ data: raconte.semestres.map((s) => semestreDe(s.semestreCode)), skipDuplicates: true })
  return db.interne.create({
    data: {
      anneeEntree: raconte.anneeEntree,
      typeClassement: 'EN_GROUPE',
      rang: 1000 + n,
      effectifReference: 3200,
      contratSigneLe: semestreDe(raconte.semestres[0]?.semestreCode ?? semestreAu(aujourdhui()).code).debut,
      ...champs,
      phase,
      personneId,
      semestres: { create: raconte.semestres.map((s) => ({ ...s })) },
    },
    include: { personne: true },
  })
}
