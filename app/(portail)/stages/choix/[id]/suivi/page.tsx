import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ButtonLink'
import { DataTable } from '@/components/DataTable'
import { EmptyState } from '@/components/EmptyState'
import { Notice } from '@/components/Notice'
import { PageShell } from '@/components/PageShell'
import { Section } from '@/components/Section'
import { StatRow } from '@/components/StatRow'
import { estUuid } from '@/lib/core/champs'
import { dateHeure } from '@/lib/core/dates'
import { lire } from '@/lib/core/page'
import { requireActeur } from '@/lib/core/session'
import { getSuivi, type LigneSuivi, type Suivi } from '@/lib/referentiel/stage/seance-choix/appel/queries'
import { NOM_PHASE } from '@/lib/referentiel/stage/seance-choix/schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { CHOIX, etatChoix } from '../../fait'
import { EnDirect } from './EnDirect'

export const metadata: Metadata = { title: 'Suivi du choix' }

const ETATS: Record<LigneSuivi['etat'], string> = { FAIT: 'Appel passé', EN_COURS: 'En train de choisir', A_VENIR: 'À venir' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  const suivi = await lire(getSuivi(acteur, id))
  const { choix, moi, ouverts } = suivi
  const apparie = choix.mode === 'APPARIEMENT'
  const aTour = choix.mode === 'DIRECT' && choix.statut === 'OUVERT' && moi?.appeleLe != null && moi.issue === null
  return (
    <PageShell
      title={apparie ? 'Ordre des égalités' : 'Suivi du choix'}
      breadcrumb={[...CHOIX, { label: NOM_PHASE[choix.phase], href: `/stages/choix/${id}` }]}
      lead={`${choix.semestre.libelle} : ${etatChoix(choix).label.toLowerCase()}`}
      actions={<ButtonLink href={`/stages/choix/${id}/suivi`}>Actualiser</ButtonLink>}
      wide
    >
      <EnDirect adresse={`/stages/choix/${id}/suivi/flux`} />
      {aTour ? (
        <Notice tone="warn" title="C’est votre tour" live>
          <p>
            <ButtonLink href={`/stages/choix/${id}/mon-tour`} variant="primary">
              Choisir mon stage
            </ButtonLink>
          </p>
        </Notice>
      ) : null}
      {apparie && !moi ? null : (
        <StatRow
          items={[
            ...(apparie ? [] : appels(suivi)),
            ...(moi ? [{ label: 'Votre place', value: moi.place ?? 'Pas encore connue', hint: `Vous êtes « ${moi.pseudonyme} »` }] : []),
          ]}
        />
      )}
      {suivi.lignes.length > 0 ? <Ordre suivi={suivi} /> : null}
      {apparie ? null : (
        <Section title={`Postes encore ouverts (${ouverts.length})`}>
          <DataTable
            caption="Postes encore ouverts"
            captionHidden
            rows={[...ouverts]}
            rowKey={(p) => p.id}
            columns={[
              { key: 'poste', header: 'Poste', cell: (p) => ({ text: p.libelle, href: `/stages/${p.terrainId}` }) },
              { key: 'stage', header: 'Stage', cell: (p) => LIBELLE_STAGE[p.categorie] },
              { key: 'reste', header: 'Places', align: 'end', cell: (p) => String(p.reste) },
            ]}
            empty={<EmptyState title="Plus aucun poste ouvert">Toutes les places de cette phase sont prises.</EmptyState>}
          />
        </Section>
      )}
    </PageShell>
  )
}

const appels = (suivi: Suivi) => [
  { label: 'Appels passés', value: `${suivi.faits} sur ${suivi.total}` },
  {
    label: 'En train de choisir',
    value: suivi.appele ? `« ${suivi.appele.pseudonyme} »` : 'Personne',
    hint: suivi.appele ? `Place ${suivi.appele.place}, depuis le ${dateHeure(suivi.appele.depuis)}` : undefined,
  },
]

/** The order by borrowed names: no situation, nothing of what one obtained (R-RNG-10). */
function Ordre({ suivi: { lignes, choix, moi } }: { suivi: Suivi }) {
  return (
    <Section title={choix.statut === 'OUVERT' ? 'Autour de l’appel' : 'Liste d’appel'}>
      {choix.egalites > 0 ? (
        <p>
          Les personnes d’un même groupe sont à égalité parfaite : un tirage public, fait après la parution de cette liste, les départagera.
        </p>
      ) : null}
      <DataTable
        caption="Ordre d’appel"
        captionHidden
        rows={[...lignes]}
        rowKey={(l) => l.pseudonyme}
        columns={[
          {
            key: 'nom',
            header: 'Nom d’emprunt',
            nowrap: true,
            cell: (l) => (l.pseudonyme === moi?.pseudonyme ? `${l.pseudonyme} (vous)` : l.pseudonyme),
          },
          { key: 'place', header: 'Place', align: 'end', cell: (l) => (l.place ? String(l.place) : 'À départager') },
          { key: 'groupe', header: 'Groupe', align: 'end', cell: (l) => String(l.groupe) },
          { key: 'etat', header: 'Appel', cell: (l) => ({ text: ETATS[l.etat], tone: l.etat === 'EN_COURS' ? 'warn' : 'neutral' }) },
        ]}
        empty={null}
      />
    </Section>
  )
}
