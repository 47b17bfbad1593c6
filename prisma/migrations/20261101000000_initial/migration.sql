-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "College" AS ENUM ('DMG', 'INTERNES');

-- CreateEnum
CREATE TYPE "FonctionMembre" AS ENUM ('PRESIDENT', 'VICE_PRESIDENT', 'MEMBRE');

-- CreateEnum
CREATE TYPE "StatutSeance" AS ENUM ('PREPARATION', 'CONVOQUEE', 'OUVERTE', 'CLOSE');

-- CreateEnum
CREATE TYPE "EtatPresence" AS ENUM ('PRESENT', 'EXCUSE', 'ABSENT');

-- CreateEnum
CREATE TYPE "StatutExamen" AS ENUM ('INSCRIT', 'EN_DELIBERATION', 'AVIS_RENDU', 'AJOURNE');

-- CreateEnum
CREATE TYPE "SensAvis" AS ENUM ('FAVORABLE', 'RESERVE', 'DEFAVORABLE');

-- CreateEnum
CREATE TYPE "ChoixVote" AS ENUM ('FAVORABLE', 'RESERVE', 'DEFAVORABLE', 'ABSTENTION');

-- CreateEnum
CREATE TYPE "NatureDeport" AS ENUM ('AUTOMATIQUE', 'DECLARE');

-- CreateEnum
CREATE TYPE "StatutCourriel" AS ENUM ('EN_ATTENTE', 'ENVOYE', 'ECHEC');

-- CreateEnum
CREATE TYPE "StatutFlechage" AS ENUM ('BROUILLON', 'DEPOSEE', 'INCOMPLETE', 'RECEVABLE', 'EN_COMMISSION', 'AVIS_FAVORABLE', 'AVIS_RESERVE', 'AVIS_DEFAVORABLE', 'SAISINE_ARS', 'NON_SAISIE', 'ENTRETIEN', 'AFFECTEE', 'REFUSEE', 'NOTIFIEE', 'CLOSE', 'RETIREE', 'CADUQUE');

-- CreateEnum
CREATE TYPE "MotifFlechage" AS ENUM ('PROJET_PROFESSIONNEL', 'PROJET_PEDAGOGIQUE', 'TERRITOIRE_CESP', 'HANDICAP', 'MALADIE', 'REMEDIATION', 'AUTRE');

-- CreateEnum
CREATE TYPE "QualiteSignataire" AS ENUM ('MSU_COORDINATEUR', 'RESPONSABLE_PEDAGOGIQUE', 'DIRECTEUR_ETABLISSEMENT');

-- CreateEnum
CREATE TYPE "StatutAccord" AS ENUM ('DEMANDE', 'SIGNE', 'REFUSE', 'DELEGUE', 'ANNULE');

-- CreateEnum
CREATE TYPE "TypePiece" AS ENUM ('LETTRE', 'ACCORD_SIGNE', 'JUSTIFICATIF');

-- CreateEnum
CREATE TYPE "VerdictPiece" AS ENUM ('CONFORME', 'A_REFAIRE');

-- CreateEnum
CREATE TYPE "SensDecision" AS ENUM ('AFFECTEE', 'REFUSEE');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('INTERNE', 'DOCTEUR_JUNIOR', 'MSU', 'ENSEIGNANT', 'GESTIONNAIRE', 'COORD_DES', 'DIR_DUMG', 'DIR_UFR', 'ARS', 'REP_INTERNES', 'CELLULE_MED', 'CELLULE_COORD', 'ADMIN_TECH', 'DPO');

-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('SOCLE', 'APPROFONDISSEMENT', 'CONSOLIDATION');

-- CreateEnum
CREATE TYPE "TypeClassement" AS ENUM ('ECN', 'EN_GROUPE');

-- CreateEnum
CREATE TYPE "SituationSemestre" AS ENUM ('VALIDE', 'NON_VALIDE', 'EN_COURS', 'NON_ACCOMPLI');

-- CreateEnum
CREATE TYPE "CauseSemestre" AS ENUM ('GROSSESSE', 'MATERNITE', 'LONGUE_MALADIE', 'ACTIVITE_SYNDICALE', 'ANNEE_RECHERCHE', 'DISPONIBILITE_ETUDES', 'DISPONIBILITE_CONVENANCES', 'REMORDS', 'INSUFFISANCE', 'INTERRUPTION');

-- CreateEnum
CREATE TYPE "TypeMobilite" AS ENUM ('DISPONIBILITE', 'HORS_REGION');

-- CreateEnum
CREATE TYPE "TypeStructure" AS ENUM ('MSP', 'CDS', 'CABINET', 'PMI', 'CH', 'CHU');

-- CreateEnum
CREATE TYPE "CategorieStage" AS ENUM ('N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SANTE_FEMME', 'SANTE_ENFANT', 'SASPAS', 'LIBRE', 'N3_DJ');

-- CreateEnum
CREATE TYPE "ModeExercice" AS ENUM ('AMBULATOIRE', 'HOSPITALIER');

-- CreateEnum
CREATE TYPE "Zone" AS ENUM ('ZIP', 'ZAC', 'HORS_ZONE');

-- CreateTable
CREATE TABLE "commission" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,

    CONSTRAINT "commission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membre" (
    "id" UUID NOT NULL,
    "commissionId" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "college" "College" NOT NULL,
    "fonction" "FonctionMembre" NOT NULL DEFAULT 'MEMBRE',
    "suppleantDeId" UUID,
    "acte" TEXT NOT NULL,
    "debut" DATE NOT NULL,
    "fin" DATE,

    CONSTRAINT "membre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seance" (
    "id" UUID NOT NULL,
    "commissionId" UUID NOT NULL,
    "prevueLe" TIMESTAMPTZ(3) NOT NULL,
    "lieu" TEXT NOT NULL,
    "statut" "StatutSeance" NOT NULL DEFAULT 'PREPARATION',
    "statutDepuis" TIMESTAMPTZ(3) NOT NULL,
    "pvId" UUID,
    "pvPublicId" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "seance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "presence" (
    "seanceId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "etat" "EtatPresence" NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("seanceId","membreId")
);

-- CreateTable
CREATE TABLE "examen" (
    "id" UUID NOT NULL,
    "seanceId" UUID NOT NULL,
    "ordre" INTEGER NOT NULL,
    "objetType" TEXT NOT NULL,
    "intitule" TEXT NOT NULL,
    "demandeur" TEXT NOT NULL,
    "rapporteurId" UUID,
    "grille" JSONB NOT NULL,
    "statut" "StatutExamen" NOT NULL DEFAULT 'INSCRIT',
    "statutDepuis" TIMESTAMPTZ(3) NOT NULL,
    "sens" "SensAvis",
    "motifs" JSONB,
    "synthese" TEXT,
    "voixFavorables" INTEGER,
    "voixReservees" INTEGER,
    "voixDefavorables" INTEGER,
    "abstentions" INTEGER,
    "preponderante" BOOLEAN NOT NULL DEFAULT false,
    "motifAjournement" TEXT,
    "renduLe" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "examen_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deport" (
    "id" UUID NOT NULL,
    "examenId" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "nature" "NatureDeport" NOT NULL,
    "cause" TEXT NOT NULL,
    "le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "declaration" (
    "examenId" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "declaration_pkey" PRIMARY KEY ("examenId","personneId")
);

-- CreateTable
CREATE TABLE "note" (
    "examenId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "critere" TEXT NOT NULL,
    "valeur" INTEGER NOT NULL,
    "le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_pkey" PRIMARY KEY ("examenId","membreId","critere")
);

-- CreateTable
CREATE TABLE "vote" (
    "examenId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "choix" "ChoixVote" NOT NULL,
    "le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vote_pkey" PRIMARY KEY ("examenId","membreId")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "rang" BIGINT,
    "le" TIMESTAMPTZ(3) NOT NULL,
    "objetType" TEXT NOT NULL,
    "objetId" UUID NOT NULL,
    "evenement" TEXT NOT NULL,
    "de" TEXT,
    "vers" TEXT,
    "motif" TEXT,
    "auteurId" UUID,
    "qualite" TEXT NOT NULL,
    "adresse" TEXT,
    "requeteId" TEXT,
    "precedent" TEXT,
    "empreinte" TEXT,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courriel" (
    "id" UUID NOT NULL,
    "cle" TEXT,
    "destinataire" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "pieces" UUID[],
    "statut" "StatutCourriel" NOT NULL DEFAULT 'EN_ATTENTE',
    "tentatives" INTEGER NOT NULL DEFAULT 0,
    "erreur" TEXT,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,
    "envoyeLe" TIMESTAMPTZ(3),
    "objetType" TEXT,
    "objetId" UUID,

    CONSTRAINT "courriel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "courrier_recu" (
    "id" UUID NOT NULL,
    "recuLe" TIMESTAMPTZ(3) NOT NULL,
    "de" TEXT NOT NULL,
    "a" TEXT NOT NULL,
    "sujet" TEXT NOT NULL,
    "texte" TEXT NOT NULL,
    "html" TEXT,
    "pieces" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "courrier_recu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fichier" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "taille" INTEGER NOT NULL,
    "empreinte" TEXT NOT NULL,
    "cle" TEXT NOT NULL,
    "deposantId" UUID,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fichier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "limite_debit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "limite_debit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "campagne_flechage" (
    "id" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "ouvreLe" TIMESTAMPTZ(3) NOT NULL,
    "fermeLe" TIMESTAMPTZ(3) NOT NULL,
    "commissionLe" DATE NOT NULL,
    "saisineLe" DATE NOT NULL,
    "decisionLe" DATE NOT NULL,
    "choixLe" DATE NOT NULL,
    "motifs" "MotifFlechage"[],
    "zones" "Zone"[],
    "categories" "CategorieStage"[],
    "grille" JSONB NOT NULL,
    "presentation" TEXT NOT NULL DEFAULT '',
    "dernierNumero" INTEGER NOT NULL DEFAULT 0,
    "creeeLe" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campagne_flechage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flechage" (
    "id" UUID NOT NULL,
    "numero" TEXT,
    "campagneId" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "statut" "StatutFlechage" NOT NULL DEFAULT 'BROUILLON',
    "statutDepuis" TIMESTAMPTZ(3) NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "terrainId" UUID,
    "categorie" "CategorieStage",
    "motif" "MotifFlechage",
    "territoireProjet" TEXT NOT NULL DEFAULT '',
    "horizonProjet" TEXT NOT NULL DEFAULT '',
    "competences" TEXT NOT NULL DEFAULT '',
    "engagements" TEXT NOT NULL DEFAULT '',
    "lettreTexte" TEXT NOT NULL DEFAULT '',
    "disponibilites" TEXT NOT NULL DEFAULT '',
    "consentement" BOOLEAN NOT NULL DEFAULT false,
    "attestationService" TEXT,
    "attestationLe" DATE,
    "deposeLe" TIMESTAMPTZ(3),
    "examenId" UUID,
    "causeCaducite" TEXT,

    CONSTRAINT "flechage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "flechage_alternative" (
    "flechageId" UUID NOT NULL,
    "terrainId" UUID NOT NULL,
    "ordre" INTEGER NOT NULL,

    CONSTRAINT "flechage_alternative_pkey" PRIMARY KEY ("flechageId","terrainId")
);

-- CreateTable
CREATE TABLE "lien_declare" (
    "flechageId" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "nature" TEXT NOT NULL,

    CONSTRAINT "lien_declare_pkey" PRIMARY KEY ("flechageId","personneId")
);

-- CreateTable
CREATE TABLE "depot" (
    "id" UUID NOT NULL,
    "flechageId" UUID NOT NULL,
    "rang" INTEGER NOT NULL,
    "contenu" TEXT NOT NULL,
    "empreinte" TEXT NOT NULL,
    "le" TIMESTAMPTZ(3) NOT NULL,
    "accuseId" UUID,

    CONSTRAINT "depot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accord" (
    "id" UUID NOT NULL,
    "flechageId" UUID NOT NULL,
    "qualite" "QualiteSignataire" NOT NULL,
    "nom" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "titre" TEXT NOT NULL DEFAULT '',
    "statut" "StatutAccord" NOT NULL DEFAULT 'DEMANDE',
    "jeton" TEXT NOT NULL,
    "anciens" TEXT[],
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "demandeLe" TIMESTAMPTZ(3) NOT NULL,
    "relanceLe" TIMESTAMPTZ(3),
    "contenu" TEXT,
    "empreinte" TEXT,
    "reponduLe" TIMESTAMPTZ(3),
    "motifRefus" TEXT,
    "scanId" UUID,
    "delegueDeId" UUID,
    "personneId" UUID,

    CONSTRAINT "accord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL,
    "flechageId" UUID NOT NULL,
    "type" "TypePiece" NOT NULL,
    "fichierId" UUID NOT NULL,
    "ajouteeLe" TIMESTAMPTZ(3) NOT NULL,
    "retireeLe" TIMESTAMPTZ(3),

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "flechageId" UUID NOT NULL,
    "element" TEXT NOT NULL,
    "verdict" "VerdictPiece" NOT NULL,
    "remarque" TEXT NOT NULL DEFAULT '',
    "le" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("flechageId","element")
);

-- CreateTable
CREATE TABLE "complement" (
    "id" UUID NOT NULL,
    "flechageId" UUID NOT NULL,
    "demandeLe" TIMESTAMPTZ(3) NOT NULL,
    "terme" DATE NOT NULL,
    "points" JSONB NOT NULL,
    "reponduLe" TIMESTAMPTZ(3),

    CONSTRAINT "complement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saisine" (
    "flechageId" UUID NOT NULL,
    "saisie" BOOLEAN NOT NULL,
    "motifs" TEXT,
    "signataireId" UUID NOT NULL,
    "signeeLe" TIMESTAMPTZ(3) NOT NULL,
    "lettreId" UUID,
    "bordereauId" UUID,

    CONSTRAINT "saisine_pkey" PRIMARY KEY ("flechageId")
);

-- CreateTable
CREATE TABLE "entretien" (
    "flechageId" UUID NOT NULL,
    "prevuLe" TIMESTAMPTZ(3) NOT NULL,
    "lieu" TEXT NOT NULL,
    "convoqueLe" TIMESTAMPTZ(3) NOT NULL,
    "tenuLe" TIMESTAMPTZ(3),
    "coordonnateurId" UUID,
    "representantId" UUID,
    "etudiantPresent" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "entretien_pkey" PRIMARY KEY ("flechageId")
);

-- CreateTable
CREATE TABLE "decision" (
    "flechageId" UUID NOT NULL,
    "sens" "SensDecision" NOT NULL,
    "acteReference" TEXT NOT NULL,
    "acteLe" DATE NOT NULL,
    "acteId" UUID NOT NULL,
    "motifsDroit" TEXT NOT NULL DEFAULT '',
    "motifsFait" TEXT NOT NULL DEFAULT '',
    "autoritePrenom" TEXT NOT NULL,
    "autoriteNom" TEXT NOT NULL,
    "autoriteQualite" TEXT NOT NULL,
    "enregistreeLe" TIMESTAMPTZ(3) NOT NULL,
    "noticeId" UUID,
    "notifieeLe" DATE,
    "modeNotification" TEXT,
    "preuveId" UUID,
    "posteId" UUID,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("flechageId")
);

-- CreateTable
CREATE TABLE "personne" (
    "id" UUID NOT NULL,
    "prenom" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "courriel" TEXT NOT NULL,
    "rpps" TEXT,
    "persona" TEXT,
    "personaOrdre" INTEGER,
    "desactiveeLe" TIMESTAMPTZ(3),
    "creeeLe" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "personne_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "nomination" (
    "id" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "acte" TEXT NOT NULL,
    "debut" DATE NOT NULL,
    "fin" DATE,
    "creeeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "personneId" UUID NOT NULL,
    "ouverteLe" TIMESTAMPTZ(3) NOT NULL,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "revoqueeLe" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lien_connexion" (
    "id" UUID NOT NULL,
    "empreinte" TEXT NOT NULL,
    "personneId" UUID NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,
    "expireLe" TIMESTAMPTZ(3) NOT NULL,
    "consommeLe" TIMESTAMPTZ(3),

    CONSTRAINT "lien_connexion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "parametre" (
    "id" UUID NOT NULL,
    "cle" TEXT NOT NULL,
    "valeur" JSONB NOT NULL,
    "unite" TEXT NOT NULL,
    "valableDu" DATE NOT NULL,
    "valableAu" DATE,
    "sourceTitre" TEXT NOT NULL,
    "sourceUrl" TEXT,
    "verifieLe" DATE NOT NULL,
    "verifiePar" TEXT NOT NULL,

    CONSTRAINT "parametre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "interne" (
    "id" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "anneeEntree" INTEGER NOT NULL,
    "typeClassement" "TypeClassement" NOT NULL,
    "rang" INTEGER NOT NULL,
    "effectifReference" INTEGER NOT NULL,
    "phase" "Phase" NOT NULL,
    "communeCode" TEXT,
    "tuteurId" UUID,
    "directeurTheseId" UUID,

    CONSTRAINT "interne_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "semestre_interne" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "phase" "Phase" NOT NULL,
    "categorie" "CategorieStage",
    "terrainId" UUID,
    "situation" "SituationSemestre" NOT NULL,
    "cause" "CauseSemestre",

    CONSTRAINT "semestre_interne_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mobilite" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "type" "TypeMobilite" NOT NULL,

    CONSTRAINT "mobilite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "semestre" (
    "code" TEXT NOT NULL,
    "libelle" TEXT NOT NULL,
    "debut" DATE NOT NULL,
    "fin" DATE NOT NULL,

    CONSTRAINT "semestre_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "structure" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "type" "TypeStructure" NOT NULL,
    "finessEt" TEXT,
    "finessEj" TEXT,
    "adresse" TEXT NOT NULL,
    "communeCode" TEXT NOT NULL,
    "quartierPrioritaire" BOOLEAN NOT NULL DEFAULT false,
    "directeurNom" TEXT,
    "directeurCourriel" TEXT,

    CONSTRAINT "structure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "msu" (
    "id" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "structureId" UUID NOT NULL,
    "agreeDu" DATE,
    "agreeAu" DATE,
    "suspenduLe" DATE,
    "assuranceFin" DATE,
    "formationLe" DATE,

    CONSTRAINT "msu_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terrain" (
    "id" UUID NOT NULL,
    "structureId" UUID NOT NULL,
    "intitule" TEXT NOT NULL,
    "mode" "ModeExercice" NOT NULL,
    "categories" "CategorieStage"[],
    "capaciteAgreee" INTEGER NOT NULL,
    "agrementDebut" DATE NOT NULL,
    "agrementFin" DATE NOT NULL,
    "suspenduLe" DATE,
    "fiche" TEXT NOT NULL DEFAULT '',
    "logement" BOOLEAN NOT NULL DEFAULT false,
    "responsableId" UUID,

    CONSTRAINT "terrain_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "terrain_msu" (
    "terrainId" UUID NOT NULL,
    "msuId" UUID NOT NULL,
    "coordinateur" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "terrain_msu_pkey" PRIMARY KEY ("terrainId","msuId")
);

-- CreateTable
CREATE TABLE "poste" (
    "id" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "terrainId" UUID NOT NULL,
    "categorie" "CategorieStage" NOT NULL,
    "capaciteOfferte" INTEGER NOT NULL,
    "horsChoix" INTEGER NOT NULL DEFAULT 0,
    "ajoutes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "poste_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hors_choix" (
    "id" UUID NOT NULL,
    "interneId" UUID NOT NULL,
    "semestreCode" TEXT NOT NULL,
    "posteId" UUID NOT NULL,
    "acte" TEXT NOT NULL,
    "creeLe" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hors_choix_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "territoire" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "population" INTEGER NOT NULL,

    CONSTRAINT "territoire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commune" (
    "code" TEXT NOT NULL,
    "nom" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "zone" "Zone" NOT NULL,
    "zoneActeLe" DATE NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "contour" JSONB NOT NULL,
    "territoireId" UUID NOT NULL,

    CONSTRAINT "commune_pkey" PRIMARY KEY ("code")
);

-- CreateIndex
CREATE UNIQUE INDEX "commission_code_key" ON "commission"("code");

-- CreateIndex
CREATE INDEX "membre_personneId_idx" ON "membre"("personneId");

-- CreateIndex
CREATE INDEX "membre_suppleantDeId_idx" ON "membre"("suppleantDeId");

-- CreateIndex
CREATE UNIQUE INDEX "membre_commissionId_personneId_debut_key" ON "membre"("commissionId", "personneId", "debut");

-- CreateIndex
CREATE INDEX "seance_commissionId_prevueLe_idx" ON "seance"("commissionId", "prevueLe");

-- CreateIndex
CREATE INDEX "presence_membreId_idx" ON "presence"("membreId");

-- CreateIndex
CREATE INDEX "examen_rapporteurId_idx" ON "examen"("rapporteurId");

-- CreateIndex
CREATE UNIQUE INDEX "examen_seanceId_ordre_key" ON "examen"("seanceId", "ordre");

-- CreateIndex
CREATE INDEX "deport_personneId_idx" ON "deport"("personneId");

-- CreateIndex
CREATE UNIQUE INDEX "deport_examenId_personneId_key" ON "deport"("examenId", "personneId");

-- CreateIndex
CREATE INDEX "declaration_personneId_idx" ON "declaration"("personneId");

-- CreateIndex
CREATE INDEX "note_membreId_idx" ON "note"("membreId");

-- CreateIndex
CREATE INDEX "vote_membreId_idx" ON "vote"("membreId");

-- CreateIndex
CREATE UNIQUE INDEX "journal_rang_key" ON "journal"("rang");

-- CreateIndex
CREATE INDEX "journal_objetType_objetId_id_idx" ON "journal"("objetType", "objetId", "id");

-- CreateIndex
CREATE INDEX "journal_auteurId_id_idx" ON "journal"("auteurId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "courriel_cle_key" ON "courriel"("cle");

-- CreateIndex
CREATE INDEX "courriel_statut_creeLe_idx" ON "courriel"("statut", "creeLe");

-- CreateIndex
CREATE INDEX "courriel_objetType_objetId_idx" ON "courriel"("objetType", "objetId");

-- CreateIndex
CREATE INDEX "courrier_recu_recuLe_idx" ON "courrier_recu"("recuLe" DESC);

-- CreateIndex
CREATE INDEX "courrier_recu_a_recuLe_idx" ON "courrier_recu"("a", "recuLe" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "fichier_cle_key" ON "fichier"("cle");

-- CreateIndex
CREATE INDEX "fichier_deposantId_idx" ON "fichier"("deposantId");

-- CreateIndex
CREATE INDEX "limite_debit_expire_idx" ON "limite_debit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "campagne_flechage_semestreCode_key" ON "campagne_flechage"("semestreCode");

-- CreateIndex
CREATE UNIQUE INDEX "flechage_numero_key" ON "flechage"("numero");

-- CreateIndex
CREATE UNIQUE INDEX "flechage_examenId_key" ON "flechage"("examenId");

-- CreateIndex
CREATE INDEX "flechage_campagneId_statut_id_idx" ON "flechage"("campagneId", "statut", "id");

-- CreateIndex
CREATE INDEX "flechage_interneId_idx" ON "flechage"("interneId");

-- CreateIndex
CREATE INDEX "flechage_terrainId_idx" ON "flechage"("terrainId");

-- CreateIndex
CREATE INDEX "flechage_statut_statutDepuis_id_idx" ON "flechage"("statut", "statutDepuis", "id");

-- CreateIndex
CREATE INDEX "flechage_statut_deposeLe_idx" ON "flechage"("statut", "deposeLe");

-- CreateIndex
CREATE INDEX "flechage_alternative_terrainId_idx" ON "flechage_alternative"("terrainId");

-- CreateIndex
CREATE INDEX "lien_declare_personneId_idx" ON "lien_declare"("personneId");

-- CreateIndex
CREATE UNIQUE INDEX "depot_flechageId_rang_key" ON "depot"("flechageId", "rang");

-- CreateIndex
CREATE UNIQUE INDEX "accord_jeton_key" ON "accord"("jeton");

-- CreateIndex
CREATE INDEX "accord_flechageId_idx" ON "accord"("flechageId");

-- CreateIndex
CREATE INDEX "accord_delegueDeId_idx" ON "accord"("delegueDeId");

-- CreateIndex
CREATE INDEX "accord_personneId_idx" ON "accord"("personneId");

-- CreateIndex
CREATE INDEX "accord_anciens_idx" ON "accord" USING GIN ("anciens");

-- CreateIndex
CREATE INDEX "piece_flechageId_idx" ON "piece"("flechageId");

-- CreateIndex
CREATE INDEX "complement_flechageId_idx" ON "complement"("flechageId");

-- CreateIndex
CREATE INDEX "saisine_bordereauId_idx" ON "saisine"("bordereauId");

-- CreateIndex
CREATE UNIQUE INDEX "personne_courriel_key" ON "personne"("courriel");

-- CreateIndex
CREATE UNIQUE INDEX "personne_rpps_key" ON "personne"("rpps");

-- CreateIndex
CREATE INDEX "personne_nom_prenom_idx" ON "personne"("nom", "prenom");

-- CreateIndex
CREATE INDEX "personne_personaOrdre_idx" ON "personne"("personaOrdre");

-- CreateIndex
CREATE INDEX "nomination_personneId_idx" ON "nomination"("personneId");

-- CreateIndex
CREATE INDEX "nomination_role_debut_idx" ON "nomination"("role", "debut");

-- CreateIndex
CREATE UNIQUE INDEX "session_empreinte_key" ON "session"("empreinte");

-- CreateIndex
CREATE INDEX "session_personneId_idx" ON "session"("personneId");

-- CreateIndex
CREATE UNIQUE INDEX "lien_connexion_empreinte_key" ON "lien_connexion"("empreinte");

-- CreateIndex
CREATE INDEX "lien_connexion_personneId_idx" ON "lien_connexion"("personneId");

-- CreateIndex
CREATE INDEX "parametre_cle_valableDu_idx" ON "parametre"("cle", "valableDu");

-- CreateIndex
CREATE UNIQUE INDEX "interne_personneId_key" ON "interne"("personneId");

-- CreateIndex
CREATE INDEX "interne_anneeEntree_idx" ON "interne"("anneeEntree");

-- CreateIndex
CREATE INDEX "interne_phase_idx" ON "interne"("phase");

-- CreateIndex
CREATE INDEX "interne_communeCode_idx" ON "interne"("communeCode");

-- CreateIndex
CREATE INDEX "interne_tuteurId_idx" ON "interne"("tuteurId");

-- CreateIndex
CREATE INDEX "interne_directeurTheseId_idx" ON "interne"("directeurTheseId");

-- CreateIndex
CREATE INDEX "semestre_interne_semestreCode_idx" ON "semestre_interne"("semestreCode");

-- CreateIndex
CREATE INDEX "semestre_interne_terrainId_idx" ON "semestre_interne"("terrainId");

-- CreateIndex
CREATE UNIQUE INDEX "semestre_interne_interneId_semestreCode_key" ON "semestre_interne"("interneId", "semestreCode");

-- CreateIndex
CREATE INDEX "mobilite_semestreCode_idx" ON "mobilite"("semestreCode");

-- CreateIndex
CREATE UNIQUE INDEX "mobilite_interneId_semestreCode_type_key" ON "mobilite"("interneId", "semestreCode", "type");

-- CreateIndex
CREATE INDEX "semestre_debut_idx" ON "semestre"("debut");

-- CreateIndex
CREATE UNIQUE INDEX "structure_finessEt_key" ON "structure"("finessEt");

-- CreateIndex
CREATE INDEX "structure_communeCode_idx" ON "structure"("communeCode");

-- CreateIndex
CREATE UNIQUE INDEX "msu_personneId_key" ON "msu"("personneId");

-- CreateIndex
CREATE INDEX "msu_structureId_idx" ON "msu"("structureId");

-- CreateIndex
CREATE INDEX "terrain_structureId_idx" ON "terrain"("structureId");

-- CreateIndex
CREATE INDEX "terrain_responsableId_idx" ON "terrain"("responsableId");

-- CreateIndex
CREATE INDEX "terrain_categories_idx" ON "terrain" USING GIN ("categories");

-- CreateIndex
CREATE INDEX "terrain_msu_msuId_idx" ON "terrain_msu"("msuId");

-- CreateIndex
CREATE INDEX "poste_terrainId_idx" ON "poste"("terrainId");

-- CreateIndex
CREATE UNIQUE INDEX "poste_semestreCode_terrainId_categorie_key" ON "poste"("semestreCode", "terrainId", "categorie");

-- CreateIndex
CREATE INDEX "hors_choix_posteId_idx" ON "hors_choix"("posteId");

-- CreateIndex
CREATE UNIQUE INDEX "hors_choix_interneId_semestreCode_key" ON "hors_choix"("interneId", "semestreCode");

-- CreateIndex
CREATE UNIQUE INDEX "territoire_nom_key" ON "territoire"("nom");

-- CreateIndex
CREATE INDEX "commune_territoireId_idx" ON "commune"("territoireId");

-- AddForeignKey
ALTER TABLE "membre" ADD CONSTRAINT "membre_commissionId_fkey" FOREIGN KEY ("commissionId") REFERENCES "commission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre" ADD CONSTRAINT "membre_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membre" ADD CONSTRAINT "membre_suppleantDeId_fkey" FOREIGN KEY ("suppleantDeId") REFERENCES "membre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seance" ADD CONSTRAINT "seance_commissionId_fkey" FOREIGN KEY ("commissionId") REFERENCES "commission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_seanceId_fkey" FOREIGN KEY ("seanceId") REFERENCES "seance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "presence" ADD CONSTRAINT "presence_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "examen" ADD CONSTRAINT "examen_seanceId_fkey" FOREIGN KEY ("seanceId") REFERENCES "seance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "examen" ADD CONSTRAINT "examen_rapporteurId_fkey" FOREIGN KEY ("rapporteurId") REFERENCES "membre"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deport" ADD CONSTRAINT "deport_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "examen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deport" ADD CONSTRAINT "deport_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "examen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "declaration" ADD CONSTRAINT "declaration_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "examen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "examen"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vote" ADD CONSTRAINT "vote_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campagne_flechage" ADD CONSTRAINT "campagne_flechage_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage" ADD CONSTRAINT "flechage_campagneId_fkey" FOREIGN KEY ("campagneId") REFERENCES "campagne_flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage" ADD CONSTRAINT "flechage_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage" ADD CONSTRAINT "flechage_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage" ADD CONSTRAINT "flechage_examenId_fkey" FOREIGN KEY ("examenId") REFERENCES "examen"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage_alternative" ADD CONSTRAINT "flechage_alternative_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flechage_alternative" ADD CONSTRAINT "flechage_alternative_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien_declare" ADD CONSTRAINT "lien_declare_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien_declare" ADD CONSTRAINT "lien_declare_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "depot" ADD CONSTRAINT "depot_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accord" ADD CONSTRAINT "accord_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accord" ADD CONSTRAINT "accord_delegueDeId_fkey" FOREIGN KEY ("delegueDeId") REFERENCES "accord"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "verification" ADD CONSTRAINT "verification_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complement" ADD CONSTRAINT "complement_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saisine" ADD CONSTRAINT "saisine_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entretien" ADD CONSTRAINT "entretien_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_flechageId_fkey" FOREIGN KEY ("flechageId") REFERENCES "flechage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "nomination" ADD CONSTRAINT "nomination_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lien_connexion" ADD CONSTRAINT "lien_connexion_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interne" ADD CONSTRAINT "interne_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interne" ADD CONSTRAINT "interne_communeCode_fkey" FOREIGN KEY ("communeCode") REFERENCES "commune"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interne" ADD CONSTRAINT "interne_tuteurId_fkey" FOREIGN KEY ("tuteurId") REFERENCES "personne"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "interne" ADD CONSTRAINT "interne_directeurTheseId_fkey" FOREIGN KEY ("directeurTheseId") REFERENCES "personne"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "semestre_interne" ADD CONSTRAINT "semestre_interne_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "semestre_interne" ADD CONSTRAINT "semestre_interne_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "semestre_interne" ADD CONSTRAINT "semestre_interne_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mobilite" ADD CONSTRAINT "mobilite_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mobilite" ADD CONSTRAINT "mobilite_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "structure" ADD CONSTRAINT "structure_communeCode_fkey" FOREIGN KEY ("communeCode") REFERENCES "commune"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "msu" ADD CONSTRAINT "msu_personneId_fkey" FOREIGN KEY ("personneId") REFERENCES "personne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "msu" ADD CONSTRAINT "msu_structureId_fkey" FOREIGN KEY ("structureId") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terrain" ADD CONSTRAINT "terrain_structureId_fkey" FOREIGN KEY ("structureId") REFERENCES "structure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terrain" ADD CONSTRAINT "terrain_responsableId_fkey" FOREIGN KEY ("responsableId") REFERENCES "personne"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terrain_msu" ADD CONSTRAINT "terrain_msu_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "terrain_msu" ADD CONSTRAINT "terrain_msu_msuId_fkey" FOREIGN KEY ("msuId") REFERENCES "msu"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poste" ADD CONSTRAINT "poste_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "poste" ADD CONSTRAINT "poste_terrainId_fkey" FOREIGN KEY ("terrainId") REFERENCES "terrain"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hors_choix" ADD CONSTRAINT "hors_choix_interneId_fkey" FOREIGN KEY ("interneId") REFERENCES "interne"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hors_choix" ADD CONSTRAINT "hors_choix_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hors_choix" ADD CONSTRAINT "hors_choix_posteId_fkey" FOREIGN KEY ("posteId") REFERENCES "poste"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commune" ADD CONSTRAINT "commune_territoireId_fkey" FOREIGN KEY ("territoireId") REFERENCES "territoire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

