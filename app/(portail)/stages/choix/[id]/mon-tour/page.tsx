import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { WorkPage } from '@/components/shell/WorkPage'
import { estUuid } from '@/lib/core/requete/champs'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getMonTour, type MonTour } from '@/lib/stages/choix/appel/queries'
import { LIBELLE_ISSUE, NOM_PHASE } from '@/lib/stages/choix/schema'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { choisirMonPoste } from '../../actions'
import { FAITS } from '../../faits'
import { CHOIX } from '../../statut'
import { EnDirect } from '../suivi/EnDirect'
import { tempsDe } from '../temps'
import { TempsRestant } from '../TempsRestant'

export const metadata: Metadata = { title: 'Mon tour' }

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  const tour = await lire(getMonTour(acteur, id))
  return (
    <WorkPage
      title="Mon tour"
      breadcrumb={[...CHOIX, { label: NOM_PHASE[tour.choix.phase], href: `/stages/choix/${id}` }]}
      lead={tour.choix.semestre.libelle}
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Tour tour={tour} />
    </WorkPage>
  )
}

/** A surnombre non validant may take a post that is full (R-RNG-6). */
const places = (reste: number): string => (reste === 0 ? 'complet' : `${reste} ${reste === 1 ? 'place' : 'places'}`)

function Tour({ tour: { choix, moi, possibles } }: { tour: MonTour }) {
  if (moi.issue)
    return (
      <Notice tone={moi.poste ? 'good' : 'info'} title={moi.poste ? 'Votre poste' : LIBELLE_ISSUE[moi.issue]}>
        <p>{moi.poste ?? 'Le secrétariat du DUMG vous contactera pour la suite.'}</p>
      </Notice>
    )
  if (choix.statut !== 'OUVERT' || choix.mode !== 'DIRECT' || !moi.appeleLe)
    return (
      <>
        {choix.mode === 'DIRECT' ? <EnDirect choixId={choix.id} version={choix.version} /> : null}
        <EmptyState
          title="Ce n’est pas encore votre tour"
          action={<ButtonLink href={`/stages/choix/${choix.id}/suivi`}>Suivre le choix</ButtonLink>}
        >
          {choix.mode === 'DIRECT'
            ? 'Vous recevrez un courriel quand vous serez appelé·e. Vos postes possibles paraîtront ici.'
            : 'Ce choix se fait sur les vœux que vous avez classés : vous n’avez rien à faire.'}
        </EmptyState>
      </>
    )
  if (possibles.length === 0)
    return (
      <EmptyState title="Aucun poste possible">
        Plus aucun poste ouvert ne convient à votre maquette. Le secrétariat du DUMG notera votre passage et vous contactera.
      </EmptyState>
    )
  return (
    <Form
      action={choisirMonPoste}
      hidden={{ id: choix.id }}
      submitLabel="Choisir ce poste"
      confirm="Choisir ce poste ? Un choix fait est définitif."
    >
      <p>
        <strong>
          Vous êtes appelé·e : <TempsRestant {...tempsDe(moi.appeleLe, choix.minutesParAppel)} />.
        </strong>{' '}
        Ensuite, le secrétariat peut noter votre absence ; vous seriez alors servi·e sur les vœux que vous aviez laissés. Vos vœux encore
        ouverts sont en tête.
      </p>
      <RadioGroup
        name="posteId"
        legend="Postes ouverts que votre maquette vous permet"
        required
        options={possibles.map((p) => ({
          value: p.id,
          label: p.libelle,
          hint: [LIBELLE_STAGE[p.categorie], places(p.reste), p.voeu ? `votre vœu n° ${p.voeu}` : ''].filter(Boolean).join(', '),
        }))}
      />
    </Form>
  )
}
