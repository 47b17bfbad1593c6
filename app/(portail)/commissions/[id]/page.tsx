import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { dateHeure, jourCourt } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { getCommission, type LigneSeance, type VueMembre } from '@/lib/referentiel/commission/queries'
import { LIBELLE_COLLEGE, LIBELLE_FONCTION } from '@/lib/referentiel/commission/schema'
import { FAITS } from '../faits'
import { COMMISSIONS, StatutSeance } from '../statut'

export const metadata: Metadata = { title: 'Commission' }

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  const commission = z.uuid().safeParse(id).success ? await getCommission(acteur, id) : null
  if (!commission) notFound()
  const { gere, membres, seances } = commission
  return (
    <ListPage
      title={commission.nom}
      breadcrumb={[COMMISSIONS]}
      actions={
        gere ? (
          <ButtonLink href={`/commissions/${id}/nouvelle-seance`} variant="primary">
            Préparer une séance
          </ButtonLink>
        ) : undefined
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Section title="Séances">
        <DataTable
          caption="Séances de la commission"
          captionHidden
          rows={[...seances]}
          rowKey={(s) => s.id}
          columns={[
            {
              key: 'date',
              header: 'Date',
              cell: (s: LigneSeance) => <Link href={`/commissions/seances/${s.id}`}>{dateHeure(s.prevueLe)}</Link>,
            },
            { key: 'statut', header: 'État', cell: (s) => <StatutSeance statut={s.statut} /> },
            { key: 'points', header: 'Points', align: 'end', cell: (s) => s.points ?? 'Voir le relevé' },
            { key: 'lieu', header: 'Lieu', cell: (s) => s.lieu },
          ]}
          empty={
            <EmptyState title="Aucune séance">
              {gere
                ? 'Préparez une séance : sa date, son lieu, puis son ordre du jour.'
                : 'Les séances auxquelles vous êtes convoqué et les relevés publiés s’afficheront ici.'}
            </EmptyState>
          }
        />
      </Section>
      {(['DMG', 'INTERNES'] as const).map((college) => (
        <Section
          key={college}
          title={LIBELLE_COLLEGE[college]}
          aside={gere ? <Link href={`/commissions/${id}/composition`}>Gérer les sièges</Link> : undefined}
        >
          <DataTable
            caption={LIBELLE_COLLEGE[college]}
            captionHidden
            rows={membres.filter((m) => m.college === college)}
            rowKey={(m) => m.id}
            columns={[
              { key: 'nom', header: 'Membre', cell: (m: VueMembre) => m.nom },
              {
                key: 'fonction',
                header: 'Fonction',
                cell: (m) => (m.suppleantDe ? `Suppléance de ${m.suppleantDe}` : LIBELLE_FONCTION[m.fonction]),
              },
              {
                key: 'dates',
                header: 'Siège',
                cell: (m) => `depuis le ${jourCourt(m.debut)}${m.fin ? `, jusqu’au ${jourCourt(m.fin)}` : ''}`,
              },
              ...(gere
                ? [
                    {
                      key: 'valide',
                      header: 'Aujourd’hui',
                      cell: (m: VueMembre) => (m.valide ? <Badge tone="good">Valable</Badge> : <Badge tone="neutral">Sans effet</Badge>),
                    },
                  ]
                : []),
            ]}
            empty={
              <EmptyState title="Aucun siège">
                {gere ? 'Donnez un siège depuis « Gérer les sièges ».' : 'Ce collège n’a pas de membre aujourd’hui.'}
              </EmptyState>
            }
          />
        </Section>
      ))}
    </ListPage>
  )
}
