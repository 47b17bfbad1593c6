-- AlterEnum
ALTER TYPE "CauseSemestre" ADD VALUE 'DISPONIBILITE_DOCTORAT' BEFORE 'REMORDS';

-- CreateEnum
CREATE TYPE "ObjetDerogation" AS ENUM ('MEDECINE_GENERALE', 'THESE', 'DUREE_PHASE');

-- AlterTable
ALTER TABLE "interne" ADD COLUMN     "contratSigneLe" DATE,
ADD COLUMN     "fst" TEXT,
ADD COLUMN     "fstSemestres" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "theseSoutenueLe" DATE;

-- AlterTable
ALTER TABLE "semestre_interne" ADD COLUMN     "joursInterruption" INTEGER;

-- CreateTable
CREATE TABLE "derogation" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "objet" "ObjetDerogation" NOT NULL,
    "stages" INTEGER,
    "phase" "Phase",
    "jusquAu" DATE,
    "accordeeLe" DATE NOT NULL,
    "accordeePar" TEXT NOT NULL,
    "motif" TEXT NOT NULL,
    "enregistreeLe" TIMESTAMPTZ(3) NOT NULL,
    "enregistreeParId" UUID,
    "retireeLe" TIMESTAMPTZ(3),

    CONSTRAINT "derogation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "derogation_interneId_idx" ON "derogation"("interneId");

-- AddForeignKey
ALTER TABLE "derogation" ADD CONSTRAINT "derogation_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- R-DES-4: two semesters of a training that has a name.
ALTER TABLE interne ADD CONSTRAINT interne_fst
  CHECK ("fstSemestres" IS NOT NULL AND cardinality("fstSemestres") <= 2 AND (fst IS NOT NULL OR cardinality("fstSemestres") = 0));
ALTER TABLE semestre_interne ADD CONSTRAINT semestre_interne_interruption CHECK ("joursInterruption" BETWEEN 0 AND 366);
-- R-DES-1, R-DES-6, R-DES-7: each kind says what it grants.
ALTER TABLE derogation ADD CONSTRAINT derogation_entiere CHECK (
  CASE objet
    WHEN 'MEDECINE_GENERALE' THEN stages IS NOT NULL AND stages BETWEEN 0 AND 3
    WHEN 'THESE' THEN "jusquAu" IS NOT NULL
    WHEN 'DUREE_PHASE' THEN "jusquAu" IS NOT NULL AND phase IS NOT NULL
  END);
