-- The word by which two doctors know a follow-up, apart from the file that the coordination counts.
ALTER TYPE "GenrePiece" ADD VALUE 'REPERE';

-- When both sides were last told of the destruction: none happens untold, whatever nights were missed.
ALTER TABLE "cas" ADD COLUMN "annonceLe" DATE;

-- A danger that comes back asks again for two signatures.
ALTER TABLE "cas" ADD COLUMN "apaiseAu" INTEGER NOT NULL DEFAULT 0;
