import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import { Section } from '@/components/display/Section'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { adresse } from '@/app/adresse'
import { lire, unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getBrouillon, listAlternatives, listMembresDeclarables } from '@/lib/flechage/depot/brouillon/queries'
import { getFichiers } from '@/lib/flechage/depot/queries'
import { ETAPES, type Etape } from '@/lib/flechage/depot/brouillon/schema'
import { campagneOuverte, completude, type Element } from '@/lib/flechage/guards'
import { MaquetteAvantApres } from '../../../_interne/MaquetteAvantApres'
import { FAITS } from '../../faits'
import { FLECHAGE } from '../../statut'
import { PointsDemandes } from '../_dossier/PointsDemandes'
import { adresseEtape, etapesDe, LIBELLE_ETAPE, manquants, premiereEtape } from './etapes'
import { FormulaireDemande } from './FormulaireDemande'
import { Lettre } from './Lettre'
import { Signataires } from './Signataires'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Rédiger ma demande de fléchage' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/modifier'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const { dossier, enRedaction } = await lire(getBrouillon(acteur, id))
  if (!enRedaction) redirect(`/flechage/${id}`)
  const [alternatives, membres, fichiers] = await Promise.all([
    listAlternatives(dossier),
    listMembresDeclarables(acteur),
    getFichiers(dossier),
  ])
  const instant = maintenant()
  const { campagne, terrain, categorie } = dossier
  const ferme = dossier.statut === 'BROUILLON' ? campagneOuverte(dossier, instant) : undefined
  const elements = completude(dossier, instant)
  const recherche = await searchParams
  const demandee = unSeul(recherche.etape)
  const entier = demandee === 'tout'
  const voulue = ETAPES.find((e) => e === demandee && e !== 'relire')
  // The step is in the address: a save that completes it must not put another one in its place.
  if (!entier && !voulue) redirect(adresse(`/flechage/${id}/modifier`, { etape: premiereEtape(elements), fait: unSeul(recherche.fait) }))
  const etape = entier ? undefined : voulue
  const vue = (e: Etape): boolean => etape === undefined || etape === e
  const place = etape ? ETAPES.indexOf(etape) : ETAPES.length
  const precedente = ETAPES[place - 1]
  return (
    <FormPage
      title={dossier.statut === 'BROUILLON' ? 'Rédiger ma demande' : `Compléter ma demande ${dossier.numero ?? ''}`}
      breadcrumb={[FLECHAGE, { label: dossier.numero ?? 'Brouillon', href: `/flechage/${id}` }]}
      lead={
        dossier.statut === 'BROUILLON'
          ? `${campagne.semestre.libelle}. À déposer avant le ${dateHeure(campagne.fermeLe)}.`
          : campagne.semestre.libelle
      }
      steps={etapesDe(dossier, elements, etape)}
      aside={
        <p>
          {entier ? (
            <Link href={`/flechage/${id}/modifier`}>Une étape à la fois</Link>
          ) : (
            <Link href={`/flechage/${id}/modifier?etape=tout`}>Tout sur une page</Link>
          )}
        </p>
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      {ferme ? <Notice tone="bad">{ferme.message}</Notice> : null}
      <PointsDemandes dossier={dossier} />
      {etape ? <h2>{LIBELLE_ETAPE[etape]}</h2> : null}
      {vue('terrain') ? (
        <>
          {terrain && categorie ? (
            <>
              <p>
                <strong>{terrain.intitule}</strong>, {terrain.structure.nom}, {terrain.structure.commune.nom}. {LIBELLE_STAGE[categorie]},
                du {jourLong(campagne.semestre.debut)} au {jourLong(campagne.semestre.fin)}.
              </p>
              <MaquetteAvantApres replie={entier} parcours={dossier.interne} categorie={categorie} semestreCode={campagne.semestreCode} />
            </>
          ) : (
            <p>Choisissez un terrain.</p>
          )}
          <p>
            <ButtonLink href={`/flechage/${id}/modifier/terrain`}>Changer de terrain</ButtonLink>
          </p>
        </>
      ) : null}
      {vue('accords') ? <Signataires dossier={dossier} instant={instant} aujourdhui={isoJour(aujourdhui())} /> : null}
      <FormulaireDemande
        dossier={dossier}
        etape={etape}
        suite={(etape && ETAPES[place + 1]) ?? 'relire'}
        retour={etape && precedente ? <ButtonLink href={adresseEtape(id, precedente)}>{LIBELLE_ETAPE[precedente]}</ButtonLink> : undefined}
        alternatives={alternatives}
        membres={membres}
        manque={<Manque elements={etape ? manquants(elements, etape) : elements.filter((e) => e.refus)} />}
      />
      {vue('lettre') ? (
        <Section title="Ou une lettre en PDF" level={3} id="lettre">
          <Lettre dossier={dossier} fichiers={fichiers} />
        </Section>
      ) : null}
    </FormPage>
  )
}

/** What the step in sight still misses. */
function Manque({ elements }: { elements: readonly Element[] }) {
  if (elements.length === 0) return null
  return (
    <>
      <p>Il manque encore :</p>
      <ul>
        {elements.map((e) => (
          <li key={e.cle}>{e.refus?.message}</li>
        ))}
      </ul>
    </>
  )
}
