// `npm run administrateur -- Prénom Nom adresse@exemple.fr`: gives an empty portal its first technical administrator,
// who then opens the other accounts from the administration pages.
import { randomUUID } from 'node:crypto'
import pg from 'pg'

const [prenom, nom, courriel] = process.argv.slice(2).map((mot) => mot.trim())
const url = process.env.DATABASE_URL

async function nommer(client: pg.Client): Promise<string> {
  const { rowCount } = await client.query(
    `SELECT FROM nomination n JOIN personne p ON p.id = n."personneId"
     WHERE n.role = 'ADMIN_TECH' AND p."desactiveeLe" IS NULL AND n.debut <= current_date AND (n.fin IS NULL OR n.fin >= current_date)`,
  )
  if (rowCount) return 'Le portail a déjà une administration technique : c’est à elle d’ouvrir les autres comptes.'
  const id = randomUUID()
  await client.query('BEGIN')
  await client.query(`INSERT INTO personne (id, prenom, nom, courriel, "creeeLe") VALUES ($1, $2, $3, lower($4), now())`, [
    id,
    prenom,
    nom,
    courriel,
  ])
  await client.query(
    `INSERT INTO nomination (id, "personneId", role, acte, debut, "creeeLe") VALUES (gen_random_uuid(), $1, 'ADMIN_TECH', 'Ouverture du portail', current_date, now())`,
    [id],
  )
  await client.query(
    `INSERT INTO journal (le, "objetType", "objetId", evenement, qualite, motif) VALUES (now(), 'personne', $1, 'nommerPremierAdministrateur', 'SYSTEME', 'Ouverture du portail')`,
    [id],
  )
  await client.query('COMMIT')
  return `${prenom} ${nom} administre le portail. Un lien de connexion peut être demandé sur la page « Se connecter » avec ${courriel}.`
}

if (!url || !prenom || !nom || !courriel?.includes('@')) {
  console.error('Usage : DATABASE_URL=… npm run administrateur -- Prénom Nom adresse@exemple.fr')
  process.exitCode = 1
} else {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    console.log(await nommer(client))
  } catch (erreur) {
    console.error(`Rien n’a été enregistré : ${(erreur as Error).message}`)
    process.exitCode = 1
  } finally {
    await client.end()
  }
}
