-- CreateEnum
CREATE TYPE "StatutCampagnePostes" AS ENUM ('PREPARATION', 'CEBF', 'REPARTITION', 'PUBLIEE', 'CHOIX', 'AFFECTATIONS', 'CLOSE');

-- CreateEnum
CREATE TYPE "SituationChoix" AS ENUM ('NORMAL', 'SURNOMBRE_VALIDANT', 'SURNOMBRE_NON_VALIDANT', 'ABSENT', 'ABSENT_AVEC_PROCURATION', 'DISPONIBILITE', 'HORS_CHOIX', 'REMORDS');

-- CreateEnum
CREATE TYPE "ModeChoix" AS ENUM ('AUTOMATIQUE', 'DIRECT');

-- CreateEnum
CREATE TYPE "StatutChoix" AS ENUM ('PREPARATION', 'VOEUX_FIGES', 'LISTE_FIGEE', 'OUVERT', 'TERMINE', 'PUBLIE');

-- CreateEnum
CREATE TYPE "Surnombre" AS ENUM ('VALIDANT', 'NON_VALIDANT');

-- CreateEnum
CREATE TYPE "IssueAppel" AS ENUM ('OBTENU', 'ABSENT', 'SANS_VOEUX', 'AUCUN_VOEU_POSSIBLE');

-- CreateEnum
CREATE TYPE "NatureAlerte" AS ENUM ('VIOLENCE', 'DANGER_PATIENTS', 'ENCADREMENT_ABSENT', 'AUTRE');

-- CreateEnum
CREATE TYPE "TypeImport" AS ENUM ('INTERNES', 'POSTES', 'AFFECTATIONS');

-- CreateEnum
CREATE TYPE "StatutImport" AS ENUM ('SIMULE', 'APPLIQUE', 'ABANDONNE');

-- AlterTable
ALTER TABLE "terrain" ADD COLUMN     "asalee" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "exerciceCoordonne" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transport" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "campagne_postes" (
    "id" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "statut" "StatutCampagnePostes" NOT NULL DEFAULT 'PREPARATION',
    "statutDepuis" TIMESTAMPTZ(3) NOT NULL,
    "reponsesAvant" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campagne_postes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "demande_capacite" (
    "id" UUID NOT NULL,
    "campagneId" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "jeton" TEXT NOT NULL,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "demandeLe" TIMESTAMPTZ(3) NOT NULL,
    "relanceeLe" TIMESTAMPTZ(3),
    "reponduLe" TIMESTAMPTZ(3),
    "reponduPar" TEXT,
    "reponses" JSONB NOT NULL DEFAULT '[]',
    "empechement" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "demande_capacite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "liste_postes" (
    "id" UUID NOT NULL,
    "campagneId" UUID NOT NULL,
    "numero" INTEGER NOT NULL,
    "motif" TEXT NOT NULL DEFAULT '',
    "publieeLe" TIMESTAMPTZ(3) NOT NULL,
    "auteurId" UUID,
    "empreinte" TEXT NOT NULL,

    CONSTRAINT "liste_postes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ligne_postes" (
    "id" UUID NOT NULL,
    "listeId" UUID NOT NULL,
    "posteId" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "categorie" "CategorieStage" NOT NULL,
    "intitule" TEXT NOT NULL,
    "structure" TEXT NOT NULL,
    "communeCode" TEXT NOT NULL,
    "commune" TEXT NOT NULL,
    "zone" "Zone" NOT NULL,
    "logement" BOOLEAN NOT NULL,
    "capaciteOfferte" INTEGER NOT NULL,
    "horsChoix" INTEGER NOT NULL,
    "ajoutes" INTEGER NOT NULL,

    CONSTRAINT "ligne_postes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "situation_interne" (
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "situation" "SituationChoix" NOT NULL,
    "fichierId" UUID,
    "mandataire" TEXT,
    "noteeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "situation_interne_pkey" PRIMARY KEY ("interneId","semestreCode")
);

-- CreateTable
CREATE TABLE "voeux_stage" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "postes" UUID[],
    "version" INTEGER NOT NULL DEFAULT 0,
    "modifieLe" TIMESTAMPTZ(3) NOT NULL,
    "figesLe" TIMESTAMPTZ(3),
    "sel" TEXT,
    "empreinte" TEXT,

    CONSTRAINT "voeux_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "choix" (
    "id" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "phase" "Phase" NOT NULL,
    "mode" "ModeChoix" NOT NULL,
    "statut" "StatutChoix" NOT NULL DEFAULT 'PREPARATION',
    "statutDepuis" TIMESTAMPTZ(3) NOT NULL,
    "voeuxJusquA" TIMESTAMPTZ(3) NOT NULL,
    "ouvreLe" TIMESTAMPTZ(3) NOT NULL,
    "minutesParAppel" INTEGER NOT NULL DEFAULT 3,
    "listeId" UUID,
    "graine" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "publiqueId" UUID,
    "commissionId" UUID,

    CONSTRAINT "choix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appel_choix" (
    "id" UUID NOT NULL,
    "choixId" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "pseudonyme" TEXT NOT NULL,
    "place" INTEGER,
    "groupe" INTEGER NOT NULL,
    "anciennete" INTEGER NOT NULL,
    "situation" "SituationChoix" NOT NULL,
    "appeleLe" TIMESTAMPTZ(3),
    "reponduLe" TIMESTAMPTZ(3),
    "issue" "IssueAppel",
    "posteId" UUID,
    "rangVoeu" INTEGER,
    "surnombre" "Surnombre",

    CONSTRAINT "appel_choix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "notes" JSONB NOT NULL,
    "apports" TEXT NOT NULL,
    "limites" TEXT NOT NULL,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_rendue" (
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "terrainId" UUID NOT NULL,

    CONSTRAINT "evaluation_rendue_pkey" PRIMARY KEY ("interneId","semestreCode")
);

-- CreateTable
CREATE TABLE "alerte_stage" (
    "id" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "nature" "NatureAlerte" NOT NULL,
    "texte" TEXT NOT NULL,
    "contact" TEXT NOT NULL DEFAULT '',
    "recueLe" DATE NOT NULL,
    "traiteeLe" TIMESTAMPTZ(3),
    "suite" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "alerte_stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "type" "TypeImport" NOT NULL,
    "fichierId" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "auteurId" UUID,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,
    "statut" "StatutImport" NOT NULL DEFAULT 'SIMULE',
    "appliqueLe" TIMESTAMPTZ(3),
    "bilan" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ecart" (
    "id" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "objetType" TEXT NOT NULL,
    "objetId" UUID NOT NULL,
    "champ" TEXT NOT NULL,
    "valeurPortail" TEXT NOT NULL,
    "valeurMaitre" TEXT NOT NULL,
    "regleLe" TIMESTAMPTZ(3),
    "suite" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ecart_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contestation" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT,
    "texte" TEXT NOT NULL,
    "creeeLe" TIMESTAMPTZ(3) NOT NULL,
    "reponse" TEXT,
    "reponduLe" TIMESTAMPTZ(3),
    "reponduParId" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "contestation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terrain_photo" (
    "id" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "fichierId" UUID NOT NULL,
    "legende" TEXT NOT NULL,
    "ordre" INTEGER NOT NULL,

    CONSTRAINT "terrain_photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "campagne_postes_semestreCode_key" ON "campagne_postes"("semestreCode");

-- CreateIndex
CREATE UNIQUE INDEX "demande_capacite_jeton_key" ON "demande_capacite"("jeton");

-- CreateIndex
CREATE INDEX "demande_capacite_terrainId_idx" ON "demande_capacite"("terrainId");

-- CreateIndex
CREATE UNIQUE INDEX "demande_capacite_campagneId_terrainId_key" ON "demande_capacite"("campagneId", "terrainId");

-- CreateIndex
CREATE UNIQUE INDEX "liste_postes_campagneId_numero_key" ON "liste_postes"("campagneId", "numero");

-- CreateIndex
CREATE INDEX "ligne_postes_posteId_idx" ON "ligne_postes"("posteId");

-- CreateIndex
CREATE UNIQUE INDEX "ligne_postes_listeId_posteId_key" ON "ligne_postes"("listeId", "posteId");

-- CreateIndex
CREATE INDEX "situation_interne_semestreCode_idx" ON "situation_interne"("semestreCode");

-- CreateIndex
CREATE INDEX "voeux_stage_semestreCode_idx" ON "voeux_stage"("semestreCode");

-- CreateIndex
CREATE UNIQUE INDEX "voeux_stage_interneId_semestreCode_key" ON "voeux_stage"("interneId", "semestreCode");

-- CreateIndex
CREATE INDEX "choix_listeId_idx" ON "choix"("listeId");

-- CreateIndex
CREATE UNIQUE INDEX "choix_semestreCode_phase_key" ON "choix"("semestreCode", "phase");

-- CreateIndex
CREATE INDEX "appel_choix_interneId_idx" ON "appel_choix"("interneId");

-- CreateIndex
CREATE INDEX "appel_choix_posteId_idx" ON "appel_choix"("posteId");

-- CreateIndex
CREATE UNIQUE INDEX "appel_choix_choixId_interneId_key" ON "appel_choix"("choixId", "interneId");

-- CreateIndex
CREATE UNIQUE INDEX "appel_choix_choixId_pseudonyme_key" ON "appel_choix"("choixId", "pseudonyme");

-- CreateIndex
CREATE UNIQUE INDEX "appel_choix_choixId_place_key" ON "appel_choix"("choixId", "place");

-- CreateIndex
CREATE INDEX "evaluation_terrainId_semestreCode_idx" ON "evaluation"("terrainId", "semestreCode");

-- CreateIndex
CREATE INDEX "evaluation_semestreCode_idx" ON "evaluation"("semestreCode");

-- CreateIndex
CREATE INDEX "evaluation_rendue_terrainId_idx" ON "evaluation_rendue"("terrainId");

-- CreateIndex
CREATE INDEX "alerte_stage_terrainId_idx" ON "alerte_stage"("terrainId");

-- CreateIndex
CREATE INDEX "alerte_stage_semestreCode_idx" ON "alerte_stage"("semestreCode");

-- CreateIndex
CREATE INDEX "alerte_stage_traiteeLe_idx" ON "alerte_stage"("traiteeLe");

-- CreateIndex
CREATE INDEX "import_type_creeLe_idx" ON "import"("type", "creeLe");

-- CreateIndex
CREATE INDEX "ecart_importId_idx" ON "ecart"("importId");

-- CreateIndex
CREATE INDEX "ecart_objetType_objetId_idx" ON "ecart"("objetType", "objetId");

-- CreateIndex
CREATE INDEX "contestation_interneId_idx" ON "contestation"("interneId");

-- CreateIndex
CREATE INDEX "contestation_reponduLe_idx" ON "contestation"("reponduLe");

-- CreateIndex
CREATE UNIQUE INDEX "terrain_photo_fichierId_key" ON "terrain_photo"("fichierId");

-- CreateIndex
CREATE INDEX "terrain_photo_terrainId_ordre_idx" ON "terrain_photo"("terrainId", "ordre");

-- AddForeignKey
ALTER TABLE "campagne_postes" ADD CONSTRAINT "campagne_postes_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande_capacite" ADD CONSTRAINT "demande_capacite_campagneId_fkey" FOREIGN KEY ("campagneId") REFERENCES "campagne_postes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "demande_capacite" ADD CONSTRAINT "demande_capacite_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "liste_postes" ADD CONSTRAINT "liste_postes_campagneId_fkey" FOREIGN KEY ("campagneId") REFERENCES "campagne_postes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_postes" ADD CONSTRAINT "ligne_postes_listeId_fkey" FOREIGN KEY ("listeId") REFERENCES "liste_postes"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ligne_postes" ADD CONSTRAINT "ligne_postes_posteId_fkey" FOREIGN KEY ("posteId") REFERENCES "poste"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "situation_interne" ADD CONSTRAINT "situation_interne_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "situation_interne" ADD CONSTRAINT "situation_interne_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voeux_stage" ADD CONSTRAINT "voeux_stage_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "voeux_stage" ADD CONSTRAINT "voeux_stage_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "choix" ADD CONSTRAINT "choix_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "choix" ADD CONSTRAINT "choix_listeId_fkey" FOREIGN KEY ("listeId") REFERENCES "liste_postes"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appel_choix" ADD CONSTRAINT "appel_choix_choixId_fkey" FOREIGN KEY ("choixId") REFERENCES "choix"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appel_choix" ADD CONSTRAINT "appel_choix_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appel_choix" ADD CONSTRAINT "appel_choix_posteId_fkey" FOREIGN KEY ("posteId") REFERENCES "poste"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rendue" ADD CONSTRAINT "evaluation_rendue_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_rendue" ADD CONSTRAINT "evaluation_rendue_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerte_stage" ADD CONSTRAINT "alerte_stage_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alerte_stage" ADD CONSTRAINT "alerte_stage_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ecart" ADD CONSTRAINT "ecart_importId_fkey" FOREIGN KEY ("importId") REFERENCES "import"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contestation" ADD CONSTRAINT "contestation_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terrain_photo" ADD CONSTRAINT "terrain_photo_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A published list and a published result are never rewritten (§2.5): a correction is a new version.
CREATE TRIGGER liste_immuable BEFORE UPDATE OR DELETE ON liste_postes FOR EACH ROW EXECUTE FUNCTION refuser_reecriture();
CREATE TRIGGER ligne_immuable BEFORE UPDATE OR DELETE ON ligne_postes FOR EACH ROW EXECUTE FUNCTION refuser_reecriture();
ALTER TABLE liste_postes ADD CONSTRAINT liste_numero CHECK (numero >= 1 AND (numero = 1 OR length(btrim(motif)) > 0));
-- Wishes that were frozen do not change (R-CAM, receipts): « my wishes were changed » can be settled.
CREATE FUNCTION refuser_voeux_figes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."figesLe" IS NOT NULL THEN RAISE EXCEPTION 'frozen wishes are not rewritten' USING ERRCODE = '23514'; END IF;
  RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER voeux_figes BEFORE UPDATE OR DELETE ON voeux_stage FOR EACH ROW EXECUTE FUNCTION refuser_voeux_figes();
ALTER TABLE voeux_stage ADD CONSTRAINT voeux_figes_entiers CHECK (("figesLe" IS NULL) = (empreinte IS NULL) AND ("figesLe" IS NULL) = (sel IS NULL));
ALTER TABLE appel_choix ADD CONSTRAINT appel_issue CHECK ((issue = 'OBTENU') = ("posteId" IS NOT NULL));
ALTER TABLE appel_choix ADD CONSTRAINT appel_place CHECK (place IS NULL OR place >= 1);
ALTER TABLE choix ADD CONSTRAINT choix_dates CHECK ("voeuxJusquA" <= "ouvreLe");
