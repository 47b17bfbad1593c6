import type { Metadata } from 'next'
import Link from 'next/link'
import { DataTable } from '@/components/DataTable'
import { EmptyState } from '@/components/EmptyState'
import { PageShell } from '@/components/PageShell'
import { Section } from '@/components/Section'
import { TaskList } from '@/components/TaskList'
import { parUrgence, type EnAttente } from '@/lib/core/a-faire'
import { depuis, jourLong } from '@/lib/core/dates'
import { aujourdhui, maintenant } from '@/lib/core/horloge'
import { requireActeur } from '@/lib/core/session'
import * as flechage from '@/lib/flechage/queries'
import * as commission from '@/lib/referentiel/commission/queries'

export const metadata: Metadata = { title: 'À faire' }

export default async function Page() {
  const acteur = await requireActeur()
  const [dossiers, seances, attentes] = await Promise.all([
    flechage.listAFaire(acteur),
    commission.listAFaire(acteur),
    flechage.listEnAttente(acteur),
  ])
  const taches = [...dossiers, ...seances].sort(parUrgence)
  const jour = aujourdhui()
  return (
    <PageShell title="À faire" lead={phraseDe(taches.length, acteur.prenom)}>
      <Section title="Ce qui vous attend">
        <TaskList
          tasks={taches.map(({ href, titre, detail, terme, capacite }) => ({
            href,
            title: titre,
            detail,
            due: terme ? jourLong(terme) : undefined,
            overdue: terme !== null && terme < jour,
            capacity: capacite,
          }))}
          empty={
            <EmptyState title="Rien ne vous attend">
              {acteur.roles.length === 0
                ? 'Vous n’avez aucun rôle aujourd’hui : une nomination n’a pas commencé, ou elle a pris fin. Le secrétariat du département peut la vérifier.'
                : 'Dès qu’un dossier demandera quelque chose de vous, il s’affichera ici et vous recevrez un courriel.'}
            </EmptyState>
          }
        />
      </Section>
      <Section title="Ce que vous attendez des autres">
        <EnAttentes attentes={attentes} />
      </Section>
    </PageShell>
  )
}

function phraseDe(nombre: number, prenom: string): string {
  if (nombre === 0) return `Bonjour ${prenom}. Vous êtes à jour.`
  return nombre === 1
    ? `Bonjour ${prenom}. Une chose vous attend.`
    : `Bonjour ${prenom}. ${nombre} choses vous attendent, les plus pressées d’abord.`
}

function EnAttentes({ attentes }: { attentes: EnAttente[] }) {
  const instant = maintenant()
  return (
    <DataTable
      caption="Ce que vous attendez des autres, et depuis quand"
      captionHidden
      rows={attentes.toSorted((a, b) => a.depuis.getTime() - b.depuis.getTime())}
      rowKey={(a) => `${a.href} ${a.titre}`}
      empty={<p>Vous n’attendez rien de personne pour l’instant.</p>}
      columns={[
        { key: 'titre', header: 'Dossier', cell: (a) => <Link href={a.href}>{a.titre}</Link> },
        { key: 'qui', header: 'Entre les mains de', cell: (a) => a.deQui },
        { key: 'depuis', header: 'Depuis', cell: (a) => depuis(a.depuis, instant).replace(/^depuis /, '') },
      ]}
    />
  )
}
