import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { RefusError } from '@/lib/core/workflow/erreurs'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { lieuDit } from '@/lib/referentiel/stage/couplage'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { simulerChoix } from '@/lib/stages/simulation/commands'
import type { SimulationLue } from '@/lib/stages/simulation/queries'
import { getDossierVoeux } from '@/lib/stages/voeux/queries'
import { MOTS_VOEU, phraseIssue } from './mots'

export const metadata: Metadata = { title: 'Simulation du choix' }

export default async function Page() {
  const acteur = await requireActeur()
  const dossier = await lire(getDossierVoeux(acteur))
  const issue = await simulerChoix(acteur, dossier).catch((erreur: unknown) => {
    if (erreur instanceof RefusError) return erreur.refus.message
    throw erreur
  })
  return (
    <FormPage
      title="Simulation du choix"
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Mes vœux', href: '/stages/voeux' },
      ]}
      lead={`Simulation pour le ${dossier.semestre.libelle.toLowerCase()} : ce n’est ni une promesse, ni un résultat.`}
      actions={<ButtonLink href="/stages/voeux">Mes vœux</ButtonLink>}
    >
      {typeof issue === 'string' ? <Notice tone="info">{issue}</Notice> : <Resultat {...issue} />}
      <Section title="Ce que la simulation dit, et ne dit pas">
        <p>
          Elle suit l’ordre d’appel du choix, ancienneté puis rang, avec les vœux de chacun à l’instant indiqué. Les personnes qui n’ont pas
          encore fait de vœux n’y prennent aucune place : un poste libre ici peut ne plus l’être le jour du choix.
        </p>
        <p>
          Pour que personne ne puisse deviner les vœux d’une autre personne, les vœux des autres sont relus au plus une fois par heure et
          seulement si au moins cinq listes ont changé, votre tour est connu à cinq personnes près, et vous pouvez demander trente
          simulations par heure.
        </p>
      </Section>
    </FormPage>
  )
}

function Resultat({ prisLe, simulation, postes }: SimulationLue) {
  return (
    <>
      <Notice tone="info" title="Simulation">
        <p>
          Avec les vœux connus à cet instant (ceux des autres, relus le {dateHeure(prisLe)} ; les vôtres, tels qu’ils sont),{' '}
          {phraseIssue(simulation, postes)}
        </p>
      </Notice>
      {simulation.departageRequis ? (
        <Notice tone="warn" title="Départage requis">
          Vous êtes à égalité parfaite, ancienneté et rang, avec au moins une autre personne. Un tirage au sort public en décidera ; la
          simulation ne le fait pas à sa place et montre ce qu’il peut donner.
        </Notice>
      ) : null}
      {simulation.masquee ? (
        <Notice tone="info" title="Vous seriez parmi les premières personnes appelées">
          Moins de cinq personnes qui ont fait des vœux passent avant vous : rien n’est dit de ce qu’elles prendraient. Au mieux, elles ne
          prennent rien de ce que vous voulez ; au pire, chacune prend ce que vous voulez le plus.
        </Notice>
      ) : null}
      <Section title="Simulation, vœu par vœu">
        <DataTable
          caption="Simulation : vos vœux, et ce qu’ils donneraient"
          captionHidden
          rows={[...postes]}
          rowKey={(p) => p.id}
          empty={<EmptyState title="Aucun de vos vœux n’est plus dans l’offre">Faites d’autres vœux, puis revenez.</EmptyState>}
          columns={[
            { key: 'terrain', header: 'Vœu', cell: (p) => ({ text: `${p.rang}. ${p.intitule}`, href: `/stages/${p.terrainId}` }) },
            { key: 'lieu', header: 'Lieu', cell: (p) => lieuDit(p, p.second) },
            { key: 'type', header: 'Type de stage', cell: (p) => LIBELLE_STAGE[p.categorie] },
            { key: 'places', header: 'Places au choix', align: 'end', cell: (p) => String(p.reste) },
            { key: 'issue', header: 'Simulation', cell: (p) => MOTS_VOEU[p.etat] },
          ]}
        />
      </Section>
    </>
  )
}
