import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'
import { estUuid } from '@/lib/core/requete/champs'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getSuivi, type LigneSuivi, type Suivi } from '@/lib/stages/choix/appel/queries'
import { NOM_PHASE } from '@/lib/stages/choix/schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { CHOIX, etatChoix } from '../../statut'
import { MonTour } from '../MonTour'
import { tempsDe } from '../temps'
import { TempsRestant } from '../TempsRestant'
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
  return (
    <ListPage
      title={apparie ? 'Ordre des égalités' : 'Suivi du choix'}
      breadcrumb={[...CHOIX, { label: NOM_PHASE[choix.phase], href: `/stages/choix/${id}` }]}
      lead={`${choix.semestre.libelle} : ${etatChoix(choix).label.toLowerCase()}`}
      actions={<ButtonLink href={`/stages/choix/${id}/suivi`}>Actualiser</ButtonLink>}
    >
      {choix.statut === 'PUBLIE' ? null : <EnDirect choixId={id} version={choix.version} />}
      <MonTour choix={choix} moi={moi} />
      {apparie && !moi ? null : (
        <StatRow
          items={[
            ...(apparie ? [] : appels(suivi)),
            ...(moi
              ? [
                  {
                    label: 'Votre place',
                    value: moi.place ?? 'Pas encore connue',
                    hint: `Vous êtes «\u00a0${moi.pseudonyme}\u00a0»${attente(suivi)}`,
                  },
                ]
              : []),
          ]}
        />
      )}
      {suivi.lignes.length > 0 ? <Ordre suivi={suivi} /> : null}
      {apparie ? null : (
        <Section title={`${choix.statut === 'PUBLIE' ? 'Postes restés ouverts' : 'Postes encore ouverts'} (${ouverts.length})`}>
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
    </ListPage>
  )
}

/** How many are called before the reader, while the call runs. */
function attente({ choix, moi, faits }: Suivi): string {
  if (choix.statut !== 'OUVERT' || !moi?.place || moi.issue !== null || moi.appeleLe !== null) return ''
  const avant = moi.place - 1 - faits
  return avant === 0 ? ', la prochaine personne appelée' : `, ${avant} ${avant === 1 ? 'appel' : 'appels'} avant le vôtre`
}

function Delai({ appele, minutes }: { appele: NonNullable<Suivi['appele']>; minutes: number }) {
  return (
    <>
      Place {appele.place}, <TempsRestant {...tempsDe(appele.depuis, minutes)} />
    </>
  )
}

const appels = (suivi: Suivi) => [
  { label: 'Appels passés', value: `${suivi.faits} sur ${suivi.total}` },
  ...(suivi.choix.statut === 'OUVERT'
    ? [
        {
          label: 'En train de choisir',
          value: suivi.appele ? `« ${suivi.appele.pseudonyme} »` : 'Personne',
          hint: suivi.appele ? <Delai appele={suivi.appele} minutes={suivi.choix.minutesParAppel} /> : undefined,
        },
      ]
    : []),
]

/** The order of call under pseudonyms: no situation, nothing of the posts obtained (R-RNG-10). */
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
            header: 'Place et nom d’emprunt',
            nowrap: true,
            cell: (l) =>
              `${l.place ? `${l.place}.` : 'À départager :'} ${l.pseudonyme}${l.pseudonyme === moi?.pseudonyme ? ' (vous)' : ''}`,
          },
          ...(choix.egalites > 0
            ? [{ key: 'groupe', header: 'Groupe', align: 'end' as const, cell: (l: LigneSuivi) => String(l.groupe) }]
            : []),
          { key: 'etat', header: 'Appel', cell: (l) => ({ text: ETATS[l.etat], tone: l.etat === 'EN_COURS' ? 'warn' : 'neutral' }) },
        ]}
        empty={null}
      />
    </Section>
  )
}
