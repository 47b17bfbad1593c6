-- Answers closed by the secretariat, before the term or after it; what is then kept of a terrain that had not answered.
ALTER TABLE campagne_postes ADD COLUMN "reponsesClosesLe" timestamptz(3);
ALTER TABLE demande_capacite ADD COLUMN "gardeeLe" timestamptz(3);
