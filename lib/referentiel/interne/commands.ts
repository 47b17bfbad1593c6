import 'server-only'
import type { Prisma } from '@/generated/prisma/client'
import type { CategorieStage, MoitieStage, Phase } from '@/generated/prisma/enums'
import type { Tx } from '@/lib/core/donnees/db'
import { jour } from '@/lib/core/temps/horloge'
import { ConflitError } from '@/lib/core/workflow/erreurs'
import type { Accompli, Change, Classement } from './schema'

const date = (iso: string | null): Date | null => (iso ? jour(iso) : null)

/** Adds internes, each of a person who exists. The caller has checked the right. */
export async function ajouterInternes(
  tx: Tx,
  internes: readonly (Classement & { id: string; personneId: string; phase: Phase })[],
): Promise<void> {
  await tx.interne.createMany({
    data: internes.map(({ fstSemestres, ...i }) => ({
      ...i,
      fstSemestres: [...fstSemestres],
      theseSoutenueLe: date(i.theseSoutenueLe),
      contratSigneLe: date(i.contratSigneLe),
    })),
  })
}

/** Updates internes whose columns still have the values the caller read. @throws ConflitError when one has changed */
export async function corrigerClassements(tx: Tx, classements: readonly Change<Classement>[]): Promise<void> {
  const faits = await tx.$executeRaw`
    UPDATE interne i SET "anneeEntree" = n."anneeEntree", "typeClassement" = n."typeClassement"::"TypeClassement", rang = n.rang,
      "effectifReference" = n."effectifReference", "theseSoutenueLe" = n."theseSoutenueLe", "contratSigneLe" = n."contratSigneLe",
      fst = n.fst, "fstSemestres" = n."fstSemestres"
    FROM jsonb_to_recordset(${JSON.stringify(classements)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
      jsonb_to_record(c.apres) AS n("anneeEntree" int, "typeClassement" text, rang int, "effectifReference" int,
        "theseSoutenueLe" date, "contratSigneLe" date, fst text, "fstSemestres" text[])
    WHERE i.id = c.id AND c.avant = jsonb_build_object('anneeEntree', i."anneeEntree", 'typeClassement', i."typeClassement", 'rang', i.rang,
      'effectifReference', i."effectifReference", 'theseSoutenueLe', i."theseSoutenueLe", 'contratSigneLe', i."contratSigneLe",
      'fst', i.fst, 'fstSemestres', i."fstSemestres")`
  if (faits !== classements.length) throw new ConflitError()
}

/** Adds semesters to paths. */
export async function ajouterSemestres(
  tx: Tx,
  semestres: readonly (Accompli & { interneId: string; semestreCode: string })[],
): Promise<void> {
  await tx.semestreInterne.createMany({ data: [...semestres] })
}

/** Replaces semesters that still have the values the caller read. @throws ConflitError when one has changed */
export async function corrigerSemestres(tx: Tx, semestres: readonly Change<Accompli>[]): Promise<void> {
  const faits = await tx.$executeRaw`
    UPDATE semestre_interne s SET phase = n.phase::"Phase", categorie = n.categorie::"CategorieStage",
      situation = n.situation::"SituationSemestre", cause = n.cause::"CauseSemestre", "terrainId" = n."terrainId",
      "joursInterruption" = n."joursInterruption", "secondTerrainId" = n."secondTerrainId",
      "premiereMoitie" = n."premiereMoitie"::"MoitieStage", "moitieValidee" = n."moitieValidee"::"MoitieStage"
    FROM jsonb_to_recordset(${JSON.stringify(semestres)}::jsonb) AS c(id uuid, avant jsonb, apres jsonb),
      jsonb_to_record(c.apres) AS n(phase text, categorie text, situation text, cause text, "terrainId" uuid, "joursInterruption" int,
        "secondTerrainId" uuid, "premiereMoitie" text, "moitieValidee" text)
    WHERE s.id = c.id AND c.avant = jsonb_build_object('phase', s.phase, 'categorie', s.categorie, 'situation', s.situation,
      'cause', s.cause, 'terrainId', s."terrainId", 'joursInterruption', s."joursInterruption", 'secondTerrainId', s."secondTerrainId",
      'premiereMoitie', s."premiereMoitie", 'moitieValidee', s."moitieValidee")`
  if (faits !== semestres.length) throw new ConflitError()
}

type Affectation = Readonly<{
  categorie: CategorieStage
  terrainId: string
  secondTerrainId: string | null
  premiereMoitie: MoitieStage | null
}>

/** Writes the stage each interne has obtained as a semester under way; a line that an import already wrote is corrected. */
export async function affecterSemestre(
  tx: Tx,
  { semestreCode, phase }: Readonly<{ semestreCode: string; phase: Phase }>,
  obtenus: readonly (Affectation & { interneId: string })[],
): Promise<void> {
  const deja = await tx.semestreInterne.findMany({
    where: { semestreCode, interneId: { in: obtenus.map((o) => o.interneId) } },
    select: { interneId: true },
  })
  const connus = new Set(deja.map((d) => d.interneId))
  await tx.semestreInterne.createMany({
    data: obtenus.filter((o) => !connus.has(o.interneId)).map((o) => ({ ...o, semestreCode, phase, situation: 'EN_COURS' as const })),
  })
  for (const { interneId, ...affectation } of obtenus.filter((o) => connus.has(o.interneId)))
    await tx.semestreInterne.update({
      where: { interneId_semestreCode: { interneId, semestreCode } },
      data: { ...affectation, phase, situation: 'EN_COURS', cause: null, moitieValidee: null },
      select: { id: true },
    })
}

type Situation = Prisma.SituationInterneUncheckedCreateInput

/** Records a person's situation at the choices of a semester; it replaces an earlier one (R-RNG-6, R-RNG-9). */
export async function ecrireSituation(tx: Tx, { interneId, semestreCode, ...valeurs }: Situation): Promise<void> {
  await tx.situationInterne.upsert({
    where: { interneId_semestreCode: { interneId, semestreCode } },
    create: { interneId, semestreCode, ...valeurs },
    update: valeurs,
    select: { interneId: true },
  })
}

/** Deletes it: the person is then called in the ordinary order. */
export async function oublierSituation(tx: Tx, { interneId, semestreCode }: Pick<Situation, 'interneId' | 'semestreCode'>): Promise<void> {
  await tx.situationInterne.deleteMany({ where: { interneId, semestreCode } })
}
