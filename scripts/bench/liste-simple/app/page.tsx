import { PrismaPg } from '@prisma/adapter-pg'
import { connection } from 'next/server'
import { PrismaClient } from '@/generated/prisma/client'

const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: process.env.DATABASE_URL }) })

/**
 * A list as the documentation of Next and of Prisma writes it: 25 requests with the columns of our list, in a table, the
 * first ones of the table, so that they cost the database almost nothing. No session, rights, filter, count, shell or style.
 */
export default async function Page() {
  await connection()
  const demandes = await db.flechage.findMany({
    orderBy: { id: 'asc' },
    take: 25,
    select: {
      id: true,
      numero: true,
      statut: true,
      statutDepuis: true,
      deposeLe: true,
      categorie: true,
      campagne: { select: { semestre: { select: { libelle: true } } } },
      interne: { select: { personne: { select: { prenom: true, nom: true } } } },
      terrain: { select: { intitule: true, structure: { select: { commune: { select: { nom: true } } } } } },
    },
    relationLoadStrategy: 'join',
  })
  return (
    <main>
      <h1>Demandes</h1>
      <table>
        <thead>
          <tr>
            <th>Demande</th>
            <th>Interne</th>
            <th>Terrain</th>
            <th>Stage</th>
            <th>Semestre</th>
            <th>Déposée</th>
            <th>État</th>
            <th>Depuis</th>
          </tr>
        </thead>
        <tbody>
          {demandes.map((d) => (
            <tr key={d.id}>
              <td>
                <a href={`/flechage/${d.id}`}>{d.numero}</a>
              </td>
              <td>
                {d.interne.personne.nom} {d.interne.personne.prenom}
              </td>
              <td>
                {d.terrain?.intitule}, {d.terrain?.structure.commune.nom}
              </td>
              <td>{d.categorie}</td>
              <td>{d.campagne.semestre.libelle}</td>
              <td>{d.deposeLe?.toLocaleDateString('fr-FR')}</td>
              <td>{d.statut}</td>
              <td>{d.statutDepuis.toLocaleDateString('fr-FR')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
