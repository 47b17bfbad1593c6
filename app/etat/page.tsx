import type { Metadata } from 'next'
import { connection } from 'next/server'

export const metadata: Metadata = { title: 'État du portail' }

/** Says that the portal answers, and asks nothing of the database or of the session. */
export default async function EtatPage() {
  await connection()
  return <p>Le portail répond.</p>
}
