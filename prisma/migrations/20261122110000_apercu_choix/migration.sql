-- CreateTable
CREATE TABLE "apercu_choix" (
    "semestreCode" TEXT NOT NULL,
    "phase" "Phase" NOT NULL,
    "prisLe" TIMESTAMPTZ(3) NOT NULL,
    "contenu" JSONB NOT NULL,

    CONSTRAINT "apercu_choix_pkey" PRIMARY KEY ("semestreCode","phase")
);

-- AddForeignKey
ALTER TABLE "apercu_choix" ADD CONSTRAINT "apercu_choix_semestreCode_fkey" FOREIGN KEY ("semestreCode") REFERENCES "semestre"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
