-- Some things are read by every page and changed by few acts: the offer, the parameters, the campaigns. Each commit that
-- changes one of them gives it a new version, so that a process may keep in memory what it read under the one that stands.
CREATE TABLE version_lue (
  matiere text PRIMARY KEY,
  version uuid NOT NULL
);

-- Once a transaction, at commit. After the lock of the journal, which sealing takes too: always in the same order.
CREATE FUNCTION renouveler_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE marque text := 'portail.renouvele_' || TG_ARGV[0];
BEGIN
  IF current_setting(marque, true) = 'oui' THEN RETURN NULL; END IF;
  PERFORM set_config(marque, 'oui', true);
  PERFORM pg_advisory_xact_lock(727170);
  INSERT INTO version_lue (matiere, version) VALUES (TG_ARGV[0], gen_random_uuid())
    ON CONFLICT (matiere) DO UPDATE SET version = EXCLUDED.version;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER parametre_renouvelle AFTER INSERT OR UPDATE OR DELETE ON parametre
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parametre');
CREATE CONSTRAINT TRIGGER campagne_flechage_renouvelle AFTER INSERT OR UPDATE OR DELETE ON campagne_flechage
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('campagne_flechage');
CREATE CONSTRAINT TRIGGER semestre_renouvelle AFTER UPDATE ON semestre
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('campagne_flechage');
CREATE CONSTRAINT TRIGGER poste_renouvelle AFTER INSERT OR UPDATE OR DELETE ON poste
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('offre');
CREATE CONSTRAINT TRIGGER terrain_renouvelle AFTER UPDATE OF intitule, logement, "structureId" ON terrain
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('offre');
CREATE CONSTRAINT TRIGGER structure_renouvelle AFTER UPDATE OF nom, "communeCode" ON structure
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('offre');
CREATE CONSTRAINT TRIGGER commune_renouvelle AFTER UPDATE ON commune
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('offre');
CREATE CONSTRAINT TRIGGER territoire_renouvelle AFTER UPDATE OF nom ON territoire
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('offre');
