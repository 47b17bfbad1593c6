-- « belanger » finds « Bélanger »: what a search reads is kept beside the name, without case or accents.
-- The dictionary is named in full, so that the function depends on nothing of the session and a dump can be restored.
CREATE FUNCTION sans_accents(texte text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
  SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(texte, NFC)))
$$;
ALTER TABLE personne ADD COLUMN recherche text NOT NULL GENERATED ALWAYS AS (sans_accents(prenom || ' ' || nom)) STORED;
ALTER TABLE terrain ADD COLUMN recherche text NOT NULL GENERATED ALWAYS AS (sans_accents(intitule)) STORED;
ALTER TABLE structure ADD COLUMN recherche text NOT NULL GENERATED ALWAYS AS (sans_accents(nom)) STORED;
ALTER TABLE commune ADD COLUMN recherche text NOT NULL GENERATED ALWAYS AS (sans_accents(nom)) STORED;
CREATE INDEX personne_recherche ON personne USING gin (recherche gin_trgm_ops);
CREATE INDEX terrain_recherche ON terrain USING gin (recherche gin_trgm_ops);
CREATE INDEX structure_recherche ON structure USING gin (recherche gin_trgm_ops);
CREATE INDEX commune_recherche ON commune USING gin (recherche gin_trgm_ops);
