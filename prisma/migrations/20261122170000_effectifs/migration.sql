-- Who chooses at a semester is counted from every path: kept in memory while none of them changes (lib/referentiel/stage/effectifs).
CREATE CONSTRAINT TRIGGER interne_renouvelle AFTER INSERT OR DELETE OR UPDATE OF phase, "anneeEntree", "fstSemestres" ON interne
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
CREATE CONSTRAINT TRIGGER semestre_interne_renouvelle AFTER INSERT OR UPDATE OR DELETE ON semestre_interne
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
CREATE CONSTRAINT TRIGGER derogation_renouvelle AFTER INSERT OR UPDATE OR DELETE ON derogation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
CREATE CONSTRAINT TRIGGER mobilite_renouvelle AFTER INSERT OR UPDATE OR DELETE ON mobilite
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
CREATE CONSTRAINT TRIGGER hors_choix_renouvelle AFTER INSERT OR UPDATE OR DELETE ON hors_choix
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
CREATE CONSTRAINT TRIGGER situation_interne_renouvelle AFTER INSERT OR UPDATE OR DELETE ON situation_interne
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION renouveler_version('parcours');
