import pg from 'pg'

export type Taille = Readonly<{
  internes: number
  msus: number
  terrains: number
  flechages: number
  journal: number
  communes: number
  territoires: number
}>

/** How many rows of each kind: the whole country rather than one department. */
export const PAYS: Taille = {
  internes: 40_000,
  msus: 13_000,
  terrains: 9_000,
  flechages: 100_000,
  journal: 1_000_000,
  communes: 3_000,
  territoires: 300,
}

/** One large department when its offer opens. */
export const GRAND_DEPARTEMENT: Taille = {
  internes: 2_000,
  msus: 600,
  terrains: 5_000,
  flechages: 10,
  journal: 10,
  communes: 900,
  territoires: 40,
}

/** The same country ten times smaller: the cost of a page must not follow the number of rows. */
export const DIXIEME = Object.fromEntries(Object.entries(PAYS).map(([quoi, n]) => [quoi, n / 10])) as Taille

/**
 * Fills a migrated database at this size, by SQL alone. Triggers are off while it loads.
 */
export async function remplir(url: string, jour: string, taille: Taille): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '256MB'")
    for (const ordre of ordres(jour, taille)) await client.query(ordre)
    await client.query('SET session_replication_role = DEFAULT')
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}

const id = (famille: number, n: string): string =>
  `(lpad(to_hex(${famille}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

function ordres(jour: string, taille: Taille): string[] {
  const { internes, msus, terrains, flechages, journal, communes, territoires } = taille
  return [
    `INSERT INTO territoire (id, nom, population) SELECT ${id(1, 'n')}, 'Territoire ' || n, 60000 + n FROM generate_series(1, ${territoires}) n`,
    `INSERT INTO commune (code, nom, population, zone, "zoneActeLe", latitude, longitude, contour, "territoireId")
     SELECT 'B' || lpad(n::text, 4, '0'), 'Commune ' || n, 500 + n % 9000, (ARRAY['ZIP','ZAC','HORS_ZONE'])[1 + n % 3]::"Zone", date '2024-01-01', 43 + n % 70 / 10.0, n % 80 / 10.0, '[]', ${id(1, `1 + n % ${territoires}`)} FROM generate_series(1, ${communes}) n`,
    `INSERT INTO semestre (code, libelle, debut, fin)
     SELECT extract(year FROM d)::text || CASE extract(month FROM d) WHEN 5 THEN 'E' ELSE 'H' END, 'Semestre ' || d::date, d::date + 1, (d + interval '6 months')::date
     FROM generate_series(date_trunc('month', date '${jour}') - interval '120 months', date_trunc('month', date '${jour}') + interval '12 months', interval '1 month') d WHERE extract(month FROM d) IN (5, 11)`,
    `INSERT INTO personne (id, prenom, nom, courriel, "creeeLe") SELECT ${id(2, 'n')}, 'Prénom' || n % 500, 'Nom' || n, 'personne' || n || '@banc.invalid', now() FROM generate_series(1, ${internes + msus + 100}) n`,
    `INSERT INTO nomination (id, "personneId", role, acte, debut, "creeeLe")
     SELECT ${id(3, 'n')}, ${id(2, 'n')}, (CASE WHEN n <= ${internes} THEN 'INTERNE' WHEN n <= ${internes + msus} THEN 'MSU' ELSE (ARRAY['GESTIONNAIRE','COORD_DES','DIR_UFR','ARS','ENSEIGNANT'])[1 + n % 5] END)::"Role", 'Acte ' || n, date '2020-01-01', now() FROM generate_series(1, ${internes + msus + 100}) n`,
    `INSERT INTO interne (id, "personneId", "anneeEntree", "typeClassement", rang, "effectifReference", phase, "communeCode", "tuteurId")
     SELECT ${id(4, 'n')}, ${id(2, 'n')}, 2016 + n % 10, 'EN_GROUPE', n, ${internes}, (ARRAY['SOCLE','APPROFONDISSEMENT','CONSOLIDATION'])[1 + n % 3]::"Phase", 'B' || lpad((1 + n % ${communes})::text, 4, '0'), ${id(2, `${internes} + 1 + n % ${msus}`)} FROM generate_series(1, ${internes}) n`,
    `INSERT INTO structure (id, nom, type, adresse, "communeCode") SELECT ${id(5, 'n')}, 'Maison de santé ' || n, 'MSP', n || ' rue du Banc', 'B' || lpad((1 + n % ${communes})::text, 4, '0') FROM generate_series(1, 6000) n`,
    `INSERT INTO msu (id, "personneId", "structureId", "agreeDu", "agreeAu", "assuranceFin", "formationLe")
     SELECT ${id(6, 'n')}, ${id(2, `${internes} + n`)}, ${id(5, '1 + n % 6000')}, date '${jour}' - 400, date '${jour}' + 1200, date '${jour}' + 900, date '${jour}' - 500 FROM generate_series(1, ${msus}) n`,
    `INSERT INTO terrain (id, "structureId", intitule, mode, categories, "capaciteAgreee", "agrementDebut", "agrementFin")
     SELECT ${id(7, 'n')}, ${id(5, '1 + n % 6000')}, 'Terrain ' || n, 'AMBULATOIRE', ARRAY['SASPAS','LIBRE']::"CategorieStage"[], 2, date '${jour}' - 400, date '${jour}' + 1200 FROM generate_series(1, ${terrains}) n`,
    `INSERT INTO terrain_msu ("terrainId", "msuId", coordinateur) SELECT ${id(7, `1 + n % ${terrains}`)}, ${id(6, 'n')}, n <= ${terrains} FROM generate_series(1, ${msus}) n`,
    `INSERT INTO poste (id, "semestreCode", "terrainId", categorie, "capaciteOfferte")
     SELECT gen_random_uuid(), s.code, t.id, 'SASPAS', 2 FROM terrain t, (SELECT code FROM semestre ORDER BY debut DESC LIMIT 3) s`,
    `INSERT INTO semestre_interne (id, "interneId", "semestreCode", phase, categorie, situation)
     SELECT gen_random_uuid(), i.id, s.code, 'SOCLE', 'N1', 'VALIDE' FROM interne i, (SELECT code FROM semestre WHERE fin < date '${jour}' ORDER BY debut DESC LIMIT 4) s`,
    `INSERT INTO campagne_flechage (id, "semestreCode", "ouvreLe", "fermeLe", "commissionLe", "saisineLe", "decisionLe", "choixLe", motifs, zones, categories, grille, "creeeLe")
     SELECT ${id(8, 'row_number() OVER (ORDER BY debut)')}, code, LEAST(debut - interval '160 days', timestamptz '${jour}' - interval '10 days'), CASE WHEN debut > date '${jour}' THEN timestamptz '${jour}' + interval '20 days' ELSE debut - interval '130 days' END,
       debut - 90, debut - 80, debut - 40, debut - 20, '{PROJET_PROFESSIONNEL,PROJET_PEDAGOGIQUE}', '{ZIP,ZAC}', '{SASPAS,LIBRE}', '[{"cle":"projet","libelle":"Projet","aide":"","poids":1,"max":5}]', now()
     FROM semestre WHERE debut BETWEEN date '${jour}' - 3000 AND date '${jour}' + 200`,
    `INSERT INTO commission (id, code, nom) VALUES (${id(9, '1')}, 'FLECHAGE', 'Commission des stages fléchés')`,
    `INSERT INTO membre (id, "commissionId", "personneId", college, fonction, acte, debut)
     SELECT ${id(10, 'n')}, ${id(9, '1')}, ${id(2, `${internes + msus} + n`)}, (CASE WHEN n > 8 THEN 'INTERNES' ELSE 'DMG' END)::"College", (CASE n WHEN 1 THEN 'PRESIDENT' WHEN 2 THEN 'VICE_PRESIDENT' ELSE 'MEMBRE' END)::"FonctionMembre", 'Arrêté', date '2020-01-01' FROM generate_series(1, 12) n`,
    `INSERT INTO seance (id, "commissionId", "prevueLe", lieu, statut, "statutDepuis") SELECT ${id(11, 'n')}, ${id(9, '1')}, timestamptz '${jour}' + (n - 30) * interval '30 days', 'Salle du conseil', (CASE WHEN n < 30 THEN 'CLOSE' WHEN n = 30 THEN 'OUVERTE' ELSE 'PREPARATION' END)::"StatutSeance", now() FROM generate_series(1, 32) n`,
    `INSERT INTO presence ("seanceId", "membreId", etat) SELECT ${id(11, '30')}, ${id(10, 'n')}, 'PRESENT' FROM generate_series(1, 12) n`,
    `INSERT INTO examen (id, "seanceId", ordre, "objetType", intitule, demandeur, "rapporteurId", grille, statut, "statutDepuis")
     SELECT ${id(12, 'n')}, ${id(11, '30')}, n, 'flechage', 'Terrain ' || n, 'Prénom Nom' || n, ${id(10, '1 + n % 12')}, '[{"cle":"projet","libelle":"Projet","aide":"","poids":1,"max":5}]', 'INSCRIT', now() FROM generate_series(1, 60) n`,
    `INSERT INTO declaration ("examenId", "personneId", le) SELECT ${id(12, 'n')}, ${id(2, `${internes + msus} + m`)}, now() FROM generate_series(1, 60) n, generate_series(1, 12) m`,
    `INSERT INTO flechage (id, numero, "campagneId", "interneId", statut, "statutDepuis", "creeLe", "terrainId", categorie, motif, "territoireProjet", "horizonProjet", competences, "lettreTexte", consentement, "deposeLe", "examenId")
     SELECT ${id(13, 'n')}, 'FLE-' || n, c.id, ${id(4, '1 + n / c.nombre')},
       (CASE WHEN n <= 60 THEN 'EN_COMMISSION' WHEN c.choix < date '${jour}' THEN (ARRAY['CLOSE','NON_SAISIE','RETIREE','CADUQUE'])[1 + n % 4] ELSE (ARRAY['DEPOSEE','INCOMPLETE','RECEVABLE','AVIS_FAVORABLE','SAISINE_ARS','ENTRETIEN'])[1 + n % 6] END)::"StatutFlechage",
       now() - n % 90 * interval '1 day', now() - interval '100 days', ${id(7, `1 + n % ${terrains}`)}, 'SASPAS', 'PROJET_PROFESSIONNEL', 'Territoire ' || n, 'Dans deux ans', 'Gériatrie', repeat('Lettre de motivation. ', 90), true, now() - interval '99 days', CASE WHEN n <= 60 THEN ${id(12, 'n')} END
     FROM generate_series(1, ${flechages}) n
     JOIN (SELECT id, "choixLe" AS choix, row_number() OVER (ORDER BY "choixLe" DESC) AS place, count(*) OVER () AS nombre FROM campagne_flechage) c ON c.place = 1 + n % c.nombre`,
    `INSERT INTO depot (id, "flechageId", rang, contenu, empreinte, le) SELECT gen_random_uuid(), id, 1, '{}', repeat('0', 64), now() FROM flechage`,
    `INSERT INTO accord (id, "flechageId", qualite, nom, courriel, statut, jeton, "expireLe", "demandeLe", contenu, empreinte, "reponduLe") SELECT gen_random_uuid(), id, 'MSU_COORDINATEUR', 'Dr Banc', 'msu@banc.invalid', 'SIGNE', 'j' || numero, now(), now(), 'x', repeat('0', 64), now() FROM flechage`,
    // Chained as they are written: chaining a million rows afterwards would write each of them twice.
    `DO $$ DECLARE l journal; avant text := repeat('0', 64); BEGIN
       FOR place IN 1..${journal} LOOP
         l.id := place; l.rang := place; l.precedent := avant; l.le := date '${jour}' - (${journal} - place) * interval '1 second';
         l."objetType" := 'flechage'; l."objetId" := ${id(13, `(1 + place % ${flechages})`)}; l.evenement := 'deposer'; l.qualite := 'INTERNE';
         l."auteurId" := ${id(2, `(1 + place % ${internes})`)};
         l.empreinte := encode(sha256(convert_to(journal_matiere(l, avant), 'UTF8')), 'hex');
         avant := l.empreinte;
         INSERT INTO journal SELECT l.*;
       END LOOP;
       PERFORM setval(pg_get_serial_sequence('journal', 'id'), ${journal}); END $$`,
  ]
}

/** The persons whose pages are measured, by role. */
export const FIGURES = {
  interne: `(SELECT "personneId" FROM interne WHERE id = ${id(4, '62')})`,
  gestionnaire: `(SELECT "personneId" FROM nomination WHERE role = 'GESTIONNAIRE' AND "personneId" NOT IN (SELECT "personneId" FROM membre) LIMIT 1)`,
  membre: `(SELECT "personneId" FROM membre WHERE fonction = 'PRESIDENT')`,
}
export const SEANCE = `(SELECT id FROM seance WHERE statut = 'OUVERTE')`
export const DOSSIER = `(SELECT id FROM flechage WHERE statut = 'DEPOSEE' LIMIT 1)`
