-- Rows that must never be, whatever the code above them does.
-- Partial uniqueness is written as exclusion: Prisma leaves exclusion constraints alone.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- identite
ALTER TABLE personne ADD CONSTRAINT personne_courriel_minuscule CHECK (courriel = lower(courriel));
ALTER TABLE personne ADD CONSTRAINT personne_rpps_forme CHECK (rpps ~ '^[0-9]{11}$');
ALTER TABLE nomination ADD CONSTRAINT nomination_dates CHECK (fin IS NULL OR fin >= debut);
ALTER TABLE nomination ADD CONSTRAINT nomination_sans_chevauchement
  EXCLUDE USING gist ("personneId" WITH =, role WITH =, daterange(debut, fin, '[]') WITH &&);
ALTER TABLE parametre ADD CONSTRAINT parametre_dates CHECK ("valableAu" IS NULL OR "valableAu" >= "valableDu");
ALTER TABLE parametre ADD CONSTRAINT parametre_sans_chevauchement
  EXCLUDE USING gist (cle WITH =, daterange("valableDu", "valableAu", '[]') WITH &&);

-- stage
ALTER TABLE semestre ADD CONSTRAINT semestre_dates CHECK (fin > debut);
ALTER TABLE terrain ADD CONSTRAINT terrain_capacite CHECK ("capaciteAgreee" >= 0);
ALTER TABLE terrain ADD CONSTRAINT terrain_agrement CHECK ("agrementFin" >= "agrementDebut");
ALTER TABLE poste ADD CONSTRAINT poste_capacite
  CHECK ("capaciteOfferte" >= 0 AND ajoutes >= 0 AND "horsChoix" BETWEEN 0 AND "capaciteOfferte" + ajoutes);
ALTER TABLE terrain_msu ADD CONSTRAINT terrain_un_coordinateur
  EXCLUDE USING btree ("terrainId" WITH =) WHERE (coordinateur);
ALTER TABLE interne ADD CONSTRAINT interne_rang CHECK (rang >= 1 AND "effectifReference" >= rang);

-- commission
ALTER TABLE membre ADD CONSTRAINT membre_dates CHECK (fin IS NULL OR fin >= debut);
ALTER TABLE note ADD CONSTRAINT note_bornes CHECK (valeur BETWEEN 0 AND 5);
ALTER TABLE examen ADD CONSTRAINT examen_avis_entier
  CHECK ((statut = 'AVIS_RENDU') = (sens IS NOT NULL AND motifs IS NOT NULL AND "renduLe" IS NOT NULL));
-- R-DEP-2, R-DEP-3: someone who stands aside neither scores nor votes, and what they declared is void.
CREATE FUNCTION refuser_si_deporte() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM deport d JOIN membre m ON m."personneId" = d."personneId"
    WHERE d."examenId" = NEW."examenId" AND m.id = NEW."membreId"
  ) THEN
    RAISE EXCEPTION 'R-DEP-3: a member who stands aside takes no part' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER note_sans_deport BEFORE INSERT OR UPDATE ON note FOR EACH ROW EXECUTE FUNCTION refuser_si_deporte();
CREATE TRIGGER vote_sans_deport BEFORE INSERT OR UPDATE ON vote FOR EACH ROW EXECUTE FUNCTION refuser_si_deporte();

-- flechage
ALTER TABLE campagne_flechage ADD CONSTRAINT campagne_dates
  CHECK ("ouvreLe" < "fermeLe" AND "commissionLe" <= "saisineLe" AND "saisineLe" <= "decisionLe" AND "decisionLe" <= "choixLe");
-- R-FLE-2: one request per interne per semester; one that was withdrawn leaves room for another.
ALTER TABLE flechage ADD CONSTRAINT flechage_unique_par_campagne
  EXCLUDE USING btree ("interneId" WITH =, "campagneId" WITH =) WHERE (statut <> 'RETIREE');
ALTER TABLE flechage ADD CONSTRAINT flechage_depose_numerote
  CHECK (statut IN ('BROUILLON', 'RETIREE', 'CADUQUE') OR (numero IS NOT NULL AND "deposeLe" IS NOT NULL AND "terrainId" IS NOT NULL AND categorie IS NOT NULL AND motif IS NOT NULL));
ALTER TABLE accord ADD CONSTRAINT accord_un_par_qualite
  EXCLUDE USING btree ("flechageId" WITH =, qualite WITH =) WHERE (statut IN ('DEMANDE', 'SIGNE'));
ALTER TABLE accord ADD CONSTRAINT accord_signe_entier
  CHECK (statut <> 'SIGNE' OR ("reponduLe" IS NOT NULL AND (empreinte IS NOT NULL OR "scanId" IS NOT NULL)));
ALTER TABLE piece ADD CONSTRAINT piece_lettre_unique
  EXCLUDE USING btree ("flechageId" WITH =) WHERE (type = 'LETTRE' AND "retireeLe" IS NULL);
ALTER TABLE saisine ADD CONSTRAINT saisine_refus_motive CHECK (saisie OR length(btrim(coalesce(motifs, ''))) > 0);
-- R-GEN-5: an unfavourable decision carries its reasons in law and in fact.
ALTER TABLE decision ADD CONSTRAINT decision_refus_motive
  CHECK (sens = 'AFFECTEE' OR (length(btrim("motifsDroit")) > 0 AND length(btrim("motifsFait")) > 0));

-- What was deposited, signed or decided is never rewritten.
CREATE FUNCTION refuser_reecriture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% rows are never rewritten', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER depot_immuable BEFORE UPDATE OF contenu, empreinte, le, rang OR DELETE ON depot
  FOR EACH ROW EXECUTE FUNCTION refuser_reecriture();
CREATE TRIGGER accord_signe_immuable BEFORE UPDATE ON accord
  FOR EACH ROW WHEN (OLD.statut = 'SIGNE' AND NEW.statut <> 'ANNULE') EXECUTE FUNCTION refuser_reecriture();

-- The journal: lines are added, never changed; each is chained to the one before at commit,
-- so that the chain follows the order of commits and its lock is held for an instant only.
CREATE FUNCTION journal_matiere(l journal, precedent text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(E'\x1f', precedent, l.rang, extract(epoch FROM l.le), l."objetType", l."objetId", l.evenement,
    coalesce(l.de, ''), coalesce(l.vers, ''), coalesce(l.motif, ''), coalesce(l."auteurId"::text, ''), l.qualite,
    coalesce(l.adresse, ''), coalesce(l."requeteId", ''))
$$;
CREATE FUNCTION sceller_journal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE dernier journal; ligne journal;
BEGIN
  PERFORM pg_advisory_xact_lock(727170);
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
