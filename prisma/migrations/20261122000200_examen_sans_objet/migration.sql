-- An item whose request was withdrawn or lapsed leaves the agenda at once, and is told from one the commission postponed.
ALTER TABLE examen ADD COLUMN "sansObjet" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE examen ADD CONSTRAINT examen_sans_objet_ajourne CHECK (NOT "sansObjet" OR (statut = 'AJOURNE' AND "motifAjournement" IS NOT NULL));
UPDATE examen SET "sansObjet" = true
WHERE statut = 'AJOURNE'
  AND "motifAjournement" IN ('La demande a été retirée.', 'La demande est devenue caduque.', 'La demande n’est plus devant la commission.');
