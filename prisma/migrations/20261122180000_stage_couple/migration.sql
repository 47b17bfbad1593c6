-- R-DES-2: the coupled stage (SFE) is one stage of the maquette in two halves of three months, at one place or at two.
CREATE TYPE "MoitieStage" AS ENUM ('SANTE_FEMME', 'SANTE_ENFANT');

ALTER TABLE "poste" ADD COLUMN "secondTerrainId" UUID, ADD COLUMN "premiereMoitie" "MoitieStage";
CREATE INDEX "poste_secondTerrainId_idx" ON "poste"("secondTerrainId");
ALTER TABLE "poste" ADD CONSTRAINT "poste_secondTerrainId_fkey" FOREIGN KEY ("secondTerrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE poste ADD CONSTRAINT poste_couple CHECK (
  ("secondTerrainId" IS NULL) = ("premiereMoitie" IS NULL)
  AND ("secondTerrainId" IS NULL OR (categorie = 'SFE' AND "secondTerrainId" <> "terrainId")));

-- Lines published before have one place: their text and its digest do not change.
ALTER TABLE "ligne_postes" ADD COLUMN "secondTerrainId" UUID, ADD COLUMN "secondIntitule" TEXT, ADD COLUMN "secondStructure" TEXT,
  ADD COLUMN "secondCommune" TEXT, ADD COLUMN "premiereMoitie" "MoitieStage";
ALTER TABLE ligne_postes ADD CONSTRAINT ligne_postes_couple CHECK (
  num_nulls("secondTerrainId", "secondIntitule", "secondStructure", "secondCommune", "premiereMoitie") IN (0, 5)
  AND ("secondTerrainId" IS NULL OR (categorie = 'SFE' AND "secondTerrainId" <> "terrainId")));

ALTER TABLE "semestre_interne" ADD COLUMN "secondTerrainId" UUID, ADD COLUMN "premiereMoitie" "MoitieStage", ADD COLUMN "moitieValidee" "MoitieStage";
CREATE INDEX "semestre_interne_secondTerrainId_idx" ON "semestre_interne"("secondTerrainId");
ALTER TABLE "semestre_interne" ADD CONSTRAINT "semestre_interne_secondTerrainId_fkey" FOREIGN KEY ("secondTerrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE semestre_interne ADD CONSTRAINT semestre_interne_couple CHECK (
  ("secondTerrainId" IS NULL) = ("premiereMoitie" IS NULL)
  AND ("secondTerrainId" IS NULL OR (categorie IS NOT DISTINCT FROM 'SFE' AND "terrainId" IS NOT NULL AND "secondTerrainId" <> "terrainId")));
-- A whole semester validated says nothing more of its halves.
ALTER TABLE semestre_interne ADD CONSTRAINT semestre_interne_moitie CHECK (
  "moitieValidee" IS NULL OR (categorie IS NOT DISTINCT FROM 'SFE' AND situation = 'NON_VALIDE'));
