import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ListPage } from '@/components/shell/ListPage'
import { TaskList } from '@/components/display/TaskList'
import { requireActeur } from '@/lib/core/auth/session'
import { rubriquesDe } from './rubriques'

export const metadata: Metadata = { title: 'Administration' }

export default async function Page() {
  const acteur = await requireActeur()
  const rubriques = rubriquesDe(acteur)
  if (rubriques.length === 0) forbidden()
  return (
    <ListPage title="Administration" lead="Ce qui fait vivre le portail. Vous voyez ici ce que vos rôles vous ouvrent.">
      <TaskList tasks={rubriques.map(({ href, titre, texte }) => ({ href, title: titre, detail: texte }))} empty={null} />
    </ListPage>
  )
}
