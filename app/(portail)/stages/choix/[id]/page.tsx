import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { RecordState } from '@/components/shell/RecordState'
import { RecordPage } from '@/components/shell/RecordPage'
import { PathSteps } from '@/components/display/PathSteps'
import { Section } from '@/components/display/Section'
import { estUuid } from '@/lib/core/requete/champs'
import { dateCourte, dateHeure, depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { peutSuivre } from '@/lib/stages/choix/policy'
import { getChoix, type VueChoix } from '@/lib/stages/choix/queries'
import { LIBELLE_MODE_CHOIX, NOM_PHASE } from '@/lib/stages/choix/schema'
import { FAITS } from '../faits'
import { CHOIX, etatChoix } from '../statut'
import { Appels } from './Appels'
import { Conduite } from './Conduite'
import { MaPlace } from './MaPlace'
import { MonTour } from './MonTour'
import { Resultat } from './Resultat'
import { EnDirect } from './suivi/EnDirect'

export const metadata: Metadata = { title: 'Choix de stages' }

/** The list that the choice runs on, with its digest, so that anyone can compare it with what was published. */
function Liste({ choix: { liste, statut, semestre } }: { choix: VueChoix }) {
  if (!liste) return `Aucune n’est publiée pour le ${semestre.libelle.toLowerCase()}.`
  return (
    <>
      <Link href={`/stages/campagnes/${liste.campagneId}/listes/${liste.numero}`}>Liste n° {liste.numero}</Link>, publiée le{' '}
      {dateHeure(liste.publieeLe)}.{' '}
      {statut === 'PREPARATION'
        ? 'Si une liste corrigée est publiée avant que les vœux soient figés, elle la remplacera.'
        : 'Le choix se fait sur ses places, quoi que devienne l’offre depuis.'}{' '}
      Empreinte : <code>{liste.empreinte}</code>
    </>
  )
}

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const ORDRE = ['PREPARATION', 'VOEUX_FIGES', 'LISTE_FIGEE', 'OUVERT', 'TERMINE', 'PUBLIE'] as const

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  const choix = estUuid(id) ? await getChoix(acteur, id) : null
  if (!choix) notFound()
  const rang = ORDRE.indexOf(choix.statut)
  const etat = etatChoix(choix)
  const apparie = choix.mode === 'APPARIEMENT'
  // For a matching, the only page to follow is that of the order and its draw.
  const suit = peutSuivre(acteur, choix.moi !== null) && (apparie ? choix.statut === 'LISTE_FIGEE' : choix.statut !== 'PREPARATION')
  return (
    <RecordPage
      title={NOM_PHASE[choix.phase]}
      breadcrumb={CHOIX}
      lead={`Choix de stages, ${choix.semestre.libelle.toLowerCase()}`}
      actions={
        <>
          {suit ? (
            <ButtonLink href={`/stages/choix/${id}/suivi`}>{apparie ? 'Voir l’ordre des égalités' : 'Suivre le choix'}</ButtonLink>
          ) : null}
          {choix.hote && rang > 0 ? (
            <ButtonLink href={`/stages/choix/${id}/classement`}>
              {rang < 3 ? 'Classer les docteurs juniors' : 'Relire votre classement'}
            </ButtonLink>
          ) : null}
          {choix.conduit && rang === 0 ? <ButtonLink href={`/stages/choix/${id}/dates`}>Changer les dates</ButtonLink> : null}
          {choix.conduit && rang < 2 ? <ButtonLink href={`/stages/choix/${id}/situations`}>Situations particulières</ButtonLink> : null}
        </>
      }
      notices={
        <>
          <Fait search={searchParams} sentences={FAITS} />
          <MonTour choix={choix} moi={choix.moi} />
        </>
      }
      aside={
        <>
          <RecordState
            state={<Badge tone={choix.statut === 'PUBLIE' ? 'good' : 'info'}>{etat.label}</Badge>}
            holder={etat.holder}
            since={etat.holder && depuis(choix.statutDepuis, maintenant())}
            next={etat.next}
          />
          <PathSteps
            label="Étapes du choix"
            steps={ORDRE.map((s, i) => ({
              label: etatChoix({ mode: choix.mode, statut: s }).label,
              state: i < rang || choix.statut === 'PUBLIE' ? ('done' as const) : i === rang ? ('current' as const) : ('next' as const),
              at: i === rang ? dateCourte(choix.statutDepuis) : undefined,
            }))}
          />
        </>
      }
    >
      {suit && choix.mode === 'DIRECT' && choix.statut === 'OUVERT' ? <EnDirect choixId={id} version={choix.version} /> : null}
      {choix.moi ? <MaPlace choix={choix} moi={choix.moi} /> : null}
      {choix.conduit ? <Conduite acteur={acteur} choix={choix} /> : null}
      <Section title="Le choix">
        <DefinitionList
          items={[
            { term: 'Déroulement', value: LIBELLE_MODE_CHOIX[choix.mode] },
            { term: 'Vœux', value: `Jusqu’au ${dateHeure(choix.voeuxJusquA)}` },
            { term: apparie ? 'Classements des terrains' : 'Ouverture', value: `${apparie ? 'Jusqu’au ' : ''}${dateHeure(choix.ouvreLe)}` },
            { term: 'Liste des postes', value: <Liste choix={choix} /> },
            ...(choix.mode === 'DIRECT' ? [{ term: 'Temps pour choisir', value: `${choix.minutesParAppel} min par personne` }] : []),
            ...(rang > 0
              ? [
                  {
                    term: apparie ? 'Docteurs juniors' : 'Liste d’appel',
                    value: `${choix.enTout} ${choix.enTout === 1 ? 'personne' : 'personnes'}`,
                  },
                ]
              : []),
            ...(choix.graine ? [{ term: 'Graine du tirage public', value: choix.graine }] : []),
          ]}
        />
      </Section>
      {choix.publiqueId ? <Resultat choix={choix} /> : null}
      {choix.conduit && rang >= 2 ? <Appels acteur={acteur} id={id} apparie={apparie} /> : null}
    </RecordPage>
  )
}
