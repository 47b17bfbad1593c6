-- From when the offer of a semester is frozen: a choice of it runs on its list (R-FLE-9). Whoever changes the offer reads it
-- here, and nothing of the choices. Those already begun froze it when their wishes were frozen.
ALTER TABLE semestre ADD COLUMN "offreFigeeLe" timestamptz(3);

UPDATE semestre s SET "offreFigeeLe" = f.le
FROM (
  SELECT c."semestreCode" AS code, coalesce(min(v."figesLe"), min(c."statutDepuis")) AS le
  FROM choix c LEFT JOIN voeux_stage v ON v."semestreCode" = c."semestreCode"
  WHERE c.statut <> 'PREPARATION'
  GROUP BY c."semestreCode"
) f
WHERE s.code = f.code;
