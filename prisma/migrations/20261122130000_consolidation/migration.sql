-- AlterEnum
ALTER TYPE "ModeChoix" ADD VALUE 'APPARIEMENT';

-- CreateTable
CREATE TABLE "classement_choix" (
    "choixId" UUID NOT NULL,
    "posteId" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "niveau" INTEGER NOT NULL,

    CONSTRAINT "classement_choix_pkey" PRIMARY KEY ("choixId","posteId","interneId")
);

-- CreateIndex
CREATE INDEX "classement_choix_posteId_idx" ON "classement_choix"("posteId");

-- CreateIndex
CREATE INDEX "classement_choix_interneId_idx" ON "classement_choix"("interneId");

-- AddForeignKey
ALTER TABLE "classement_choix" ADD CONSTRAINT "classement_choix_choixId_fkey" FOREIGN KEY ("choixId") REFERENCES "choix"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classement_choix" ADD CONSTRAINT "classement_choix_posteId_fkey" FOREIGN KEY ("posteId") REFERENCES "poste"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classement_choix" ADD CONSTRAINT "classement_choix_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE classement_choix ADD CONSTRAINT classement_niveau CHECK (niveau BETWEEN 1 AND 5);
-- R-RNG-8: the third phase is matched, the two others are called. Compared as text: the value is as young as this statement.
ALTER TABLE choix ADD CONSTRAINT choix_mode CHECK ((mode::text = 'APPARIEMENT') = (phase = 'CONSOLIDATION'));
