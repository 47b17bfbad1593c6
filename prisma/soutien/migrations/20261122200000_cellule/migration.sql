-- CreateEnum
CREATE TYPE "StatutMembre" AS ENUM ('CLE_ATTENDUE', 'A_CONFIRMER', 'ACTIF', 'PARTI');

-- CreateEnum
CREATE TYPE "StatutCas" AS ENUM ('RECUE', 'URGENCE', 'ATTRIBUEE', 'RDV_PROPOSE', 'RDV_CONFIRME', 'REALISE', 'NON_HONORE', 'ORIENTE', 'SUIVI', 'CLOS', 'RETIREE');

-- CreateEnum
CREATE TYPE "Canal" AS ENUM ('FORMULAIRE', 'RAPPEL', 'CRENEAU', 'TELEPHONE', 'COURRIEL', 'TIERS');

-- CreateEnum
CREATE TYPE "GenreCle" AS ENUM ('ECHANGE', 'DOSSIER');

-- CreateEnum
CREATE TYPE "UsageCle" AS ENUM ('TRI', 'BINOME', 'SECOURS');

-- CreateEnum
CREATE TYPE "GenrePiece" AS ENUM ('ENVELOPPE', 'RECIT', 'MESSAGE', 'FICHE', 'GUIDE', 'NOTE', 'ORIENTATION', 'DANGER');

-- CreateEnum
CREATE TYPE "StatutCreneau" AS ENUM ('OUVERT', 'RESERVE', 'CONFIRME', 'TENU', 'ANNULE', 'NON_HONORE');

-- CreateEnum
CREATE TYPE "ModeCreneau" AS ENUM ('LIEU', 'VISIO');

-- CreateEnum
CREATE TYPE "StatutTiers" AS ENUM ('TRANSMIS', 'PROPOSE');

-- CreateEnum
CREATE TYPE "StatutReunion" AS ENUM ('PLANIFIEE', 'TENUE', 'CLOSE');

-- CreateTable
CREATE TABLE "membre" (
    "id" UUID NOT NULL,
    "personneId" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "presentation" TEXT,
    "photo" BYTEA,
    "statut" "StatutMembre" NOT NULL,
    "clePublique" TEXT,
    "coordination" BOOLEAN NOT NULL DEFAULT false,
    "coffre" TEXT,
    "coffreSecours" TEXT,
    "confirmePar" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "membre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "identite" TEXT NOT NULL,
    "coffre" TEXT NOT NULL,
    "jour" DATE NOT NULL,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cas" (
    "id" UUID NOT NULL,
    "statut" "StatutCas" NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "canal" "Canal" NOT NULL,
    "recuLe" DATE NOT NULL,
    "repere" TEXT,
    "clePublique" TEXT NOT NULL,
    "clePubliqueDossier" TEXT,
    "scelleRecu" TEXT,
    "reponduLe" DATE,
    "retourPrevuLe" DATE,
    "contactPrevuLe" DATE,
    "closLe" DATE,
    "effacementLe" DATE,
    "absences" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "cas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cle_scellee" (
    "casId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "genre" "GenreCle" NOT NULL,
    "usage" "UsageCle" NOT NULL,
    "scelle" TEXT NOT NULL,

    CONSTRAINT "cle_scellee_pkey" PRIMARY KEY ("casId","membreId","genre")
);

-- CreateTable
CREATE TABLE "piece" (
    "id" UUID NOT NULL,
    "casId" UUID NOT NULL,
    "genre" "GenrePiece" NOT NULL,
    "auteurId" UUID,
    "rang" INTEGER NOT NULL,
    "jour" DATE NOT NULL,
    "contenu" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "creneau" (
    "id" UUID NOT NULL,
    "debut" TIMESTAMPTZ(0) NOT NULL,
    "fin" TIMESTAMPTZ(0) NOT NULL,
    "mode" "ModeCreneau" NOT NULL,
    "lieu" TEXT NOT NULL,
    "statut" "StatutCreneau" NOT NULL,
    "exceptionnel" BOOLEAN NOT NULL DEFAULT false,
    "tenuJusqua" TIMESTAMPTZ(0),
    "casId" UUID,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "creneau_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "creneau_medecin" (
    "creneauId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "debut" TIMESTAMPTZ(0) NOT NULL,
    "fin" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "creneau_medecin_pkey" PRIMARY KEY ("creneauId","membreId")
);

-- CreateTable
CREATE TABLE "disponibilite" (
    "id" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "debut" TIMESTAMPTZ(0) NOT NULL,
    "fin" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "disponibilite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiers" (
    "id" UUID NOT NULL,
    "statut" "StatutTiers" NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "jour" DATE NOT NULL,
    "effacementLe" DATE NOT NULL,
    "contenu" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "tiers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tiers_destinataire" (
    "tiersId" UUID NOT NULL,
    "membreId" UUID NOT NULL,

    CONSTRAINT "tiers_destinataire_pkey" PRIMARY KEY ("tiersId","membreId")
);

-- CreateTable
CREATE TABLE "ressource" (
    "id" UUID NOT NULL,
    "nom" TEXT NOT NULL,
    "genre" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "contact" TEXT NOT NULL,
    "horaires" TEXT NOT NULL,
    "cout" TEXT NOT NULL,
    "confidentialite" TEXT NOT NULL,
    "verifieLe" DATE,
    "retireLe" DATE,
    "ordre" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ressource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reunion" (
    "id" UUID NOT NULL,
    "mois" DATE NOT NULL,
    "prevueLe" DATE NOT NULL,
    "statut" "StatutReunion" NOT NULL,
    "presents" UUID[],
    "actions" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "reunion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bilan" (
    "annee" INTEGER NOT NULL,
    "contenu" JSONB NOT NULL,
    "publieLe" DATE NOT NULL,
    "publiePar" UUID NOT NULL,

    CONSTRAINT "bilan_pkey" PRIMARY KEY ("annee")
);

-- CreateTable
CREATE TABLE "compteur" (
    "annee" INTEGER NOT NULL,
    "genre" TEXT NOT NULL,
    "valeur" INTEGER NOT NULL,

    CONSTRAINT "compteur_pkey" PRIMARY KEY ("annee","genre")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" BIGSERIAL NOT NULL,
    "rang" BIGINT,
    "jour" DATE NOT NULL,
    "auteurId" UUID,
    "qualite" TEXT NOT NULL,
    "acte" TEXT NOT NULL,
    "objetId" UUID,
    "precedent" TEXT,
    "empreinte" TEXT,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ouverture_secours" (
    "id" UUID NOT NULL,
    "casId" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "motif" TEXT NOT NULL,
    "temoinId" UUID NOT NULL,
    "jour" DATE NOT NULL,
    "vuLe" DATE,

    CONSTRAINT "ouverture_secours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "avis" (
    "id" UUID NOT NULL,
    "membreId" UUID NOT NULL,
    "urgent" BOOLEAN NOT NULL,

    CONSTRAINT "avis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preuve" (
    "empreinte" TEXT NOT NULL,
    "utiliseeLe" TIMESTAMPTZ(0) NOT NULL,
    "expireLe" TIMESTAMPTZ(0) NOT NULL,

    CONSTRAINT "preuve_pkey" PRIMARY KEY ("empreinte")
);

-- CreateIndex
CREATE UNIQUE INDEX "membre_personneId_key" ON "membre"("personneId");

-- CreateIndex
CREATE INDEX "passkey_membreId_idx" ON "passkey"("membreId");

-- CreateIndex
CREATE UNIQUE INDEX "cas_repere_key" ON "cas"("repere");

-- CreateIndex
CREATE INDEX "cas_statut_idx" ON "cas"("statut");

-- CreateIndex
CREATE INDEX "cas_effacementLe_idx" ON "cas"("effacementLe");

-- CreateIndex
CREATE INDEX "cle_scellee_membreId_idx" ON "cle_scellee"("membreId");

-- CreateIndex
CREATE UNIQUE INDEX "piece_casId_rang_key" ON "piece"("casId", "rang");

-- CreateIndex
CREATE INDEX "creneau_debut_idx" ON "creneau"("debut");

-- CreateIndex
CREATE INDEX "creneau_casId_idx" ON "creneau"("casId");

-- CreateIndex
CREATE INDEX "creneau_medecin_membreId_idx" ON "creneau_medecin"("membreId");

-- CreateIndex
CREATE INDEX "disponibilite_membreId_idx" ON "disponibilite"("membreId");

-- CreateIndex
CREATE INDEX "tiers_effacementLe_idx" ON "tiers"("effacementLe");

-- CreateIndex
CREATE INDEX "tiers_destinataire_membreId_idx" ON "tiers_destinataire"("membreId");

-- CreateIndex
CREATE UNIQUE INDEX "ressource_nom_key" ON "ressource"("nom");

-- CreateIndex
CREATE UNIQUE INDEX "reunion_mois_key" ON "reunion"("mois");

-- CreateIndex
CREATE UNIQUE INDEX "journal_rang_key" ON "journal"("rang");

-- CreateIndex
CREATE INDEX "journal_objetId_idx" ON "journal"("objetId");

-- CreateIndex
CREATE INDEX "ouverture_secours_temoinId_idx" ON "ouverture_secours"("temoinId");

-- CreateIndex
CREATE INDEX "avis_membreId_idx" ON "avis"("membreId");

-- CreateIndex
CREATE INDEX "preuve_expireLe_idx" ON "preuve"("expireLe");

-- CreateIndex
CREATE INDEX "preuve_utiliseeLe_idx" ON "preuve"("utiliseeLe");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cle_scellee" ADD CONSTRAINT "cle_scellee_casId_fkey" FOREIGN KEY ("casId") REFERENCES "cas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cle_scellee" ADD CONSTRAINT "cle_scellee_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "piece" ADD CONSTRAINT "piece_casId_fkey" FOREIGN KEY ("casId") REFERENCES "cas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "creneau" ADD CONSTRAINT "creneau_casId_fkey" FOREIGN KEY ("casId") REFERENCES "cas"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "creneau_medecin" ADD CONSTRAINT "creneau_medecin_creneauId_fkey" FOREIGN KEY ("creneauId") REFERENCES "creneau"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "creneau_medecin" ADD CONSTRAINT "creneau_medecin_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disponibilite" ADD CONSTRAINT "disponibilite_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiers_destinataire" ADD CONSTRAINT "tiers_destinataire_tiersId_fkey" FOREIGN KEY ("tiersId") REFERENCES "tiers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tiers_destinataire" ADD CONSTRAINT "tiers_destinataire_membreId_fkey" FOREIGN KEY ("membreId") REFERENCES "membre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Needs an extension that the department's first migration creates.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A doctor is never in two places at once.
ALTER TABLE creneau_medecin ADD CONSTRAINT creneau_medecin_un_seul_lieu
  EXCLUDE USING gist ("membreId" WITH =, tstzrange(debut, fin) WITH &&);
ALTER TABLE creneau_medecin ADD CONSTRAINT creneau_medecin_duree CHECK (debut < fin);
ALTER TABLE creneau ADD CONSTRAINT creneau_duree CHECK (debut < fin);
ALTER TABLE creneau ADD CONSTRAINT creneau_occupe CHECK (
  (statut IN ('RESERVE', 'CONFIRME')) <= ("casId" IS NOT NULL) AND (statut = 'OUVERT') <= ("casId" IS NULL));
ALTER TABLE creneau ADD CONSTRAINT creneau_tenu CHECK ((statut = 'RESERVE') = ("tenuJusqua" IS NOT NULL));
ALTER TABLE disponibilite ADD CONSTRAINT disponibilite_duree CHECK (debut < fin);
ALTER TABLE cas ADD CONSTRAINT cas_clos CHECK ((statut IN ('CLOS', 'RETIREE')) = ("closLe" IS NOT NULL));
ALTER TABLE cas ADD CONSTRAINT cas_recu CHECK ((repere IS NULL) = ("scelleRecu" IS NULL));
ALTER TABLE membre ADD CONSTRAINT membre_cle CHECK (
  (statut IN ('A_CONFIRMER', 'ACTIF')) <= ("clePublique" IS NOT NULL AND coffre IS NOT NULL AND "coffreSecours" IS NOT NULL));
ALTER TABLE reunion ADD CONSTRAINT reunion_mois CHECK (extract(day FROM mois) = 1);
-- 100 KB of text at most, and what encryption adds to it.
ALTER TABLE piece ADD CONSTRAINT piece_taille CHECK (octet_length(contenu) <= 110000);
ALTER TABLE tiers ADD CONSTRAINT tiers_taille CHECK (octet_length(contenu) <= 110000);

-- The journal: lines are added, never changed; each is chained to the one before at commit.
CREATE FUNCTION refuser_reecriture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'une ligne de % ne se modifie pas', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE FUNCTION journal_matiere(l journal, precedent text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(E'\x1f', precedent, l.rang, l.jour - DATE '2000-01-01', coalesce(l."auteurId"::text, ''), l.qualite, l.acte,
    coalesce(l."objetId"::text, ''))
$$;
CREATE FUNCTION sceller_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE dernier journal; ligne journal;
BEGIN
  PERFORM pg_advisory_xact_lock(727171);
  SELECT * INTO dernier FROM journal WHERE rang IS NOT NULL ORDER BY rang DESC LIMIT 1;
  SELECT * INTO ligne FROM journal WHERE id = NEW.id;
  ligne.rang := coalesce(dernier.rang, 0) + 1;
  ligne.precedent := coalesce(dernier.empreinte, repeat('0', 64));
  UPDATE journal SET rang = ligne.rang, precedent = ligne.precedent,
    empreinte = encode(sha256(convert_to(journal_matiere(ligne, ligne.precedent), 'UTF8')), 'hex')
  WHERE id = NEW.id;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_sceller AFTER INSERT ON journal
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sceller_journal();
CREATE TRIGGER journal_immuable BEFORE UPDATE ON journal
  FOR EACH ROW WHEN (OLD.empreinte IS NOT NULL) EXECUTE FUNCTION refuser_reecriture();
CREATE TRIGGER journal_indestructible BEFORE DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION refuser_reecriture();
CREATE TRIGGER journal_non_tronque BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuser_reecriture();
