-- AlterTable
ALTER TABLE "situation_interne" ADD COLUMN     "absenceAu" DATE,
ADD COLUMN     "absenceDu" DATE;

ALTER TABLE situation_interne ADD CONSTRAINT situation_absence
  CHECK (("absenceDu" IS NULL) = ("absenceAu" IS NULL) AND ("absenceAu" IS NULL OR "absenceAu" >= "absenceDu"));

-- A choice whose wishes are frozen names the published list it runs on (R-CAM-1). Those already frozen: the latest one.
UPDATE choix c SET "listeId" = (
  SELECT l.id FROM liste_postes l JOIN campagne_postes k ON k.id = l."campagneId" WHERE k."semestreCode" = c."semestreCode"
  ORDER BY l.numero DESC LIMIT 1)
WHERE c.statut <> 'PREPARATION' AND c."listeId" IS NULL;
ALTER TABLE choix ADD CONSTRAINT choix_liste CHECK (statut = 'PREPARATION' OR "listeId" IS NOT NULL) NOT VALID;
CREATE FUNCTION refuser_autre_liste() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.statut <> 'PREPARATION' AND OLD."listeId" IS NOT NULL AND NEW."listeId" IS DISTINCT FROM OLD."listeId" THEN
    RAISE EXCEPTION 'a choice keeps the list it froze on' USING ERRCODE = '23514';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER liste_du_choix BEFORE UPDATE ON choix FOR EACH ROW EXECUTE FUNCTION refuser_autre_liste();
