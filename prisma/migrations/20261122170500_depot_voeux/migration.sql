-- R-RNG-8: a list of wishes of the consolidation is deposited once it is long enough. The freezing reads every list, deposited or not.
ALTER TABLE "voeux_stage" ADD COLUMN "deposesLe" TIMESTAMPTZ(3);
