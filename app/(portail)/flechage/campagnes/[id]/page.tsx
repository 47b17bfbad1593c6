import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DatesChart, type Span } from '@/components/display/DatesChart'
import { PathChart } from '@/components/display/PathChart'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Fait } from '@/components/feedback/Fait'
import { AsideCard } from '@/components/shell/AsideCard'
import { RecordPage } from '@/components/shell/RecordPage'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { dateHeure, jourCourt, jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, jourDe } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { getCampagne, type Campagne } from '@/lib/flechage/campagne/queries'
import { compterParEtape } from '@/lib/flechage/queries'
import { peutDemander, peutGererCampagne } from '@/lib/flechage/policy'
import { LIBELLE_MOTIF } from '@/lib/flechage/schema'
import { FLECHAGE } from '../../statut'
import { LIBELLE_STAGE, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Campagne de fléchage' }

const enumeration = (libelles: string[]) => (
  <ul>
    {libelles.map((libelle) => (
      <li key={libelle}>{libelle}</li>
    ))}
  </ul>
)

const FAITS = { creer: 'Campagne enregistrée.', modifier: 'Campagne modifiée.' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/campagnes/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const campagne = (await getCampagne(id)) ?? notFound()
  const parEtape = peutGererCampagne(acteur) ? await compterParEtape(acteur, id) : null
  return (
    <RecordPage
      title={`Campagne de fléchage, ${campagne.semestre.libelle.toLowerCase()}`}
      breadcrumb={[FLECHAGE, { label: 'Campagnes', href: '/flechage/campagnes' }]}
      lead={phraseEtat(campagne)}
      actions={
        <>
          {campagne.etat === 'OUVERTE' && peutDemander(acteur) ? (
            <ButtonLink href={`/flechage/nouvelle?campagne=${id}`} variant="primary">
              Faire une demande
            </ButtonLink>
          ) : null}
          {peutGererCampagne(acteur) ? <ButtonLink href={`/flechage/campagnes/${id}/modifier`}>Modifier</ButtonLink> : null}
        </>
      }
      notices={<Fait search={searchParams} sentences={FAITS} />}
      aside={
        <AsideCard title="Dates">
          <DefinitionList
            dense
            items={[
              { term: 'Ouverture', value: dateHeure(campagne.ouvreLe) },
              { term: 'Fin des dépôts', value: `${dateHeure(campagne.fermeLe)}, heure de Paris` },
              { term: 'Commission', value: `au plus tard le ${jourLong(campagne.commissionLe)}` },
              { term: 'Saisine de l’ARS', value: `au plus tard le ${jourLong(campagne.saisineLe)}` },
              { term: 'Décision', value: `au plus tard le ${jourLong(campagne.decisionLe)}` },
              { term: 'Choix des stages', value: jourLong(campagne.choixLe) },
              { term: 'Semestre', value: `du ${jourLong(campagne.semestre.debut)} au ${jourLong(campagne.semestre.fin)}` },
            ]}
          />
        </AsideCard>
      }
    >
      {campagne.presentation ? (
        <Section title="Présentation">
          <TextBlock text={campagne.presentation} />
        </Section>
      ) : null}
      <Section title="Déroulé">
        <DatesChart
          title="De l’ouverture au choix des stages"
          labelHeader="Étape"
          datesHeader="Quand"
          today={aujourdhui()}
          todayLabel="Le trait rouge est aujourd’hui."
          spans={deroule(campagne)}
        />
        {parEtape ? <PathChart title="Où en sont les demandes" steps={parEtape} /> : null}
      </Section>
      <Section title="Ce qui est admis">
        <DefinitionList
          items={[
            { term: 'Motifs', value: enumeration(campagne.motifs.map((m) => LIBELLE_MOTIF[m])) },
            { term: 'Zones', value: enumeration(campagne.zones.map((z) => LIBELLE_ZONE[z])) },
            { term: 'Types de stage', value: enumeration(campagne.categories.map((c) => LIBELLE_STAGE[c])) },
          ]}
        />
      </Section>
      <Section title="Grille de la commission">
        <p>La même pour toutes les demandes. Les notes aident la commission ; ce sont les motifs écrits qui fondent l’avis.</p>
        <DataTable
          caption="Critères de la commission"
          captionHidden
          rows={[...campagne.grille]}
          rowKey={(c) => c.cle}
          empty={null}
          columns={[
            { key: 'critere', header: 'Critère', cell: (c) => c.libelle },
            { key: 'aide', header: 'Ce qui est regardé', cell: (c) => c.aide },
            { key: 'note', header: 'Note', cell: (c) => `de 0 à ${c.max}` },
            { key: 'poids', header: 'Poids', cell: (c) => c.poids, align: 'end' },
          ]}
        />
      </Section>
    </RecordPage>
  )
}

function phraseEtat({ etat, ouvreLe, fermeLe }: Campagne): string {
  if (etat === 'A_VENIR') return `Elle ouvrira le ${dateHeure(ouvreLe)}.`
  if (etat === 'OUVERTE') return `Ouverte : dépôt possible jusqu’au ${dateHeure(fermeLe)}.`
  return `Les dépôts ont pris fin le ${dateHeure(fermeLe)}.`
}

/** Each part of the campaign, from one of its dates to the next. */
function deroule({ ouvreLe, fermeLe, commissionLe, saisineLe, decisionLe, choixLe }: Campagne): Span[] {
  const dates: [string, Date, Date][] = [
    ['Dépôts', jourDe(ouvreLe), jourDe(fermeLe)],
    ['Vérification et commission', jourDe(fermeLe), commissionLe],
    ['Choix de l’UFR', commissionLe, saisineLe],
    ['Entretien et décision', saisineLe, decisionLe],
    ['Choix commun des stages', choixLe, choixLe],
  ]
  return dates.map(([label, from, to]) => ({
    label,
    from,
    to,
    words: from.getTime() === to.getTime() ? `le ${jourCourt(to)}` : `du ${jourCourt(from)} au ${jourCourt(to)}`,
  }))
}
