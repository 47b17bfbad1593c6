-- What signs the challenges that browsers are given: drawn here, not derived from an address that may hold no password.
CREATE TABLE "secret" (
    "id" INTEGER NOT NULL,
    "valeur" BYTEA NOT NULL,

    CONSTRAINT "secret_pkey" PRIMARY KEY ("id")
);

INSERT INTO "secret" ("id", "valeur")
VALUES (1, sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
