import type { Metadata } from 'next'
import { connection } from 'next/server'

export const metadata: Metadata = { title: 'État du portail' }

/** Answers that the portal works, without reading the database or the session. */
export default async function EtatPage() {
  await connection()
  return <p>Le portail répond.</p>
}
