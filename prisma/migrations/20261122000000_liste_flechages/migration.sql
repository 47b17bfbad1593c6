-- One index for the list of requests: its order, its counts and its « deposited » condition, read without the table.
DROP INDEX "flechage_statut_deposeLe_idx";
DROP INDEX "flechage_statut_statutDepuis_id_idx";
CREATE INDEX "flechage_statut_statutDepuis_id_deposeLe_idx" ON "flechage"("statut", "statutDepuis", "id", "deposeLe");
