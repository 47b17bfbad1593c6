import type { Prisma } from '@/generated/prisma/client'

/** Rows to write, by model: those that the demonstration gathers for a whole department, or a test factory for one record. */
export interface Lignes {
  territoire: Prisma.TerritoireCreateManyInput
  commune: Prisma.CommuneCreateManyInput
  personne: Prisma.PersonneCreateManyInput
  nomination: Prisma.NominationCreateManyInput
  structure: Prisma.StructureCreateManyInput
  msu: Prisma.MsuCreateManyInput
  semestre: Prisma.SemestreCreateManyInput
  terrain: Prisma.TerrainCreateManyInput
  terrainMsu: Prisma.TerrainMsuCreateManyInput
  interne: Prisma.InterneCreateManyInput
  semestreInterne: Prisma.SemestreInterneCreateManyInput
  mobilite: Prisma.MobiliteCreateManyInput
  poste: Prisma.PosteCreateManyInput
  campagnePostes: Prisma.CampagnePostesCreateManyInput
  demandeCapacite: Prisma.DemandeCapaciteCreateManyInput
  listePostes: Prisma.ListePostesCreateManyInput
  lignePostes: Prisma.LignePostesCreateManyInput
  choix: Prisma.ChoixCreateManyInput
  voeuxStage: Prisma.VoeuxStageCreateManyInput
  situationInterne: Prisma.SituationInterneCreateManyInput
  appelChoix: Prisma.AppelChoixCreateManyInput
  classementChoix: Prisma.ClassementChoixCreateManyInput
  evaluation: Prisma.EvaluationCreateManyInput
  evaluationRendue: Prisma.EvaluationRendueCreateManyInput
  contestation: Prisma.ContestationCreateManyInput
  derogation: Prisma.DerogationCreateManyInput
  commission: Prisma.CommissionCreateManyInput
  membre: Prisma.MembreCreateManyInput
  campagneFlechage: Prisma.CampagneFlechageCreateManyInput
  seance: Prisma.SeanceCreateManyInput
  presence: Prisma.PresenceCreateManyInput
  examen: Prisma.ExamenCreateManyInput
  deport: Prisma.DeportCreateManyInput
  declaration: Prisma.DeclarationCreateManyInput
  note: Prisma.NoteCreateManyInput
  vote: Prisma.VoteCreateManyInput
  flechage: Prisma.FlechageCreateManyInput
  flechageAlternative: Prisma.FlechageAlternativeCreateManyInput
  lienDeclare: Prisma.LienDeclareCreateManyInput
  depot: Prisma.DepotCreateManyInput
  accord: Prisma.AccordCreateManyInput
  piece: Prisma.PieceCreateManyInput
  verification: Prisma.VerificationCreateManyInput
  complement: Prisma.ComplementCreateManyInput
  saisine: Prisma.SaisineCreateManyInput
  entretien: Prisma.EntretienCreateManyInput
  decision: Prisma.DecisionCreateManyInput
  horsChoix: Prisma.HorsChoixCreateManyInput
  fichier: Prisma.FichierCreateManyInput
  courriel: Prisma.CourrielCreateManyInput
  courrierRecu: Prisma.CourrierRecuCreateManyInput
  ligneJournal: Prisma.LigneJournalCreateManyInput
}

export type Table = keyof Lignes
export type Lot = { [T in Table]?: Lignes[T][] }

/** In an order that satisfies foreign keys. */
const ECRITURES: { [T in Table]: (tx: Prisma.TransactionClient, data: Lignes[T][]) => Promise<unknown> } = {
  territoire: (tx, data) => tx.territoire.createMany({ data }),
  commune: (tx, data) => tx.commune.createMany({ data }),
  personne: (tx, data) => tx.personne.createMany({ data }),
  nomination: (tx, data) => tx.nomination.createMany({ data }),
  structure: (tx, data) => tx.structure.createMany({ data }),
  msu: (tx, data) => tx.msu.createMany({ data }),
  semestre: (tx, data) => tx.semestre.createMany({ data, skipDuplicates: true }),
  terrain: (tx, data) => tx.terrain.createMany({ data }),
  terrainMsu: (tx, data) => tx.terrainMsu.createMany({ data }),
  interne: (tx, data) => tx.interne.createMany({ data }),
  semestreInterne: (tx, data) => tx.semestreInterne.createMany({ data }),
  mobilite: (tx, data) => tx.mobilite.createMany({ data }),
  poste: (tx, data) => tx.poste.createMany({ data }),
  campagnePostes: (tx, data) => tx.campagnePostes.createMany({ data }),
  demandeCapacite: (tx, data) => tx.demandeCapacite.createMany({ data }),
  listePostes: (tx, data) => tx.listePostes.createMany({ data }),
  lignePostes: (tx, data) => tx.lignePostes.createMany({ data }),
  choix: async (tx, data) => {
    await tx.choix.createMany({ data })
    // As figerVoeux does, at the instant that was announced.
    for (const { semestreCode, statut = 'PREPARATION', voeuxJusquA } of data)
      if (statut !== 'PREPARATION')
        await tx.semestre.updateMany({ where: { code: semestreCode, offreFigeeLe: null }, data: { offreFigeeLe: voeuxJusquA } })
  },
  voeuxStage: (tx, data) => tx.voeuxStage.createMany({ data }),
  situationInterne: (tx, data) => tx.situationInterne.createMany({ data }),
  appelChoix: (tx, data) => tx.appelChoix.createMany({ data }),
  classementChoix: (tx, data) => tx.classementChoix.createMany({ data }),
  evaluation: (tx, data) => tx.evaluation.createMany({ data }),
  evaluationRendue: (tx, data) => tx.evaluationRendue.createMany({ data }),
  contestation: (tx, data) => tx.contestation.createMany({ data }),
  derogation: (tx, data) => tx.derogation.createMany({ data }),
  commission: (tx, data) => tx.commission.createMany({ data }),
  membre: (tx, data) => tx.membre.createMany({ data }),
  campagneFlechage: (tx, data) => tx.campagneFlechage.createMany({ data }),
  seance: (tx, data) => tx.seance.createMany({ data }),
  presence: (tx, data) => tx.presence.createMany({ data, skipDuplicates: true }),
  examen: (tx, data) => tx.examen.createMany({ data }),
  deport: (tx, data) => tx.deport.createMany({ data }),
  declaration: (tx, data) => tx.declaration.createMany({ data }),
  note: (tx, data) => tx.note.createMany({ data }),
  vote: (tx, data) => tx.vote.createMany({ data }),
  flechage: (tx, data) => tx.flechage.createMany({ data }),
  flechageAlternative: (tx, data) => tx.flechageAlternative.createMany({ data }),
  lienDeclare: (tx, data) => tx.lienDeclare.createMany({ data }),
  depot: (tx, data) => tx.depot.createMany({ data }),
  accord: (tx, data) => tx.accord.createMany({ data }),
  piece: (tx, data) => tx.piece.createMany({ data }),
  verification: (tx, data) => tx.verification.createMany({ data }),
  complement: (tx, data) => tx.complement.createMany({ data }),
  saisine: (tx, data) => tx.saisine.createMany({ data }),
  entretien: (tx, data) => tx.entretien.createMany({ data }),
  decision: (tx, data) => tx.decision.createMany({ data }),
  horsChoix: (tx, data) => tx.horsChoix.createMany({ data }),
  fichier: (tx, data) => tx.fichier.createMany({ data }),
  courriel: (tx, data) => tx.courriel.createMany({ data }),
  courrierRecu: (tx, data) => tx.courrierRecu.createMany({ data }),
  ligneJournal: (tx, data) => tx.ligneJournal.createMany({ data }),
}

const TABLES = Object.keys(ECRITURES) as Table[]

/** Adds the rows of `ajout` to `lot`. */
export function joindre(lot: Lot, ajout: Lot): void {
  const verser = <T extends Table>(table: T): void => {
    const lignes = ajout[table]
    if (lignes) lot[table] = [...(lot[table] ?? []), ...lignes] as Lot[T]
  }
  TABLES.forEach(verser)
}

/** Writes a whole lot; its journal lines in the order of their instants, as the portal would have. */
export async function ecrireLot(tx: Prisma.TransactionClient, lot: Lot): Promise<void> {
  const ecrire = async <T extends Table>(table: T): Promise<void> => {
    const lignes = lot[table]
    if (lignes && lignes.length > 0) await ECRITURES[table](tx, lignes)
  }
  lot.ligneJournal?.sort((a, b) => new Date(a.le).getTime() - new Date(b.le).getTime())
  for (const table of TABLES) await ecrire(table)
}
