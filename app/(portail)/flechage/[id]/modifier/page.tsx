import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Link } from '@/components/action/Link'
import { Columns } from '@/components/display/Columns'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { PageShell } from '@/components/shell/PageShell'
import { Section } from '@/components/display/Section'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { getBrouillon, listAlternatives, listMembresDeclarables } from '@/lib/flechage/depot/brouillon/queries'
import { getFichiers } from '@/lib/flechage/depot/queries'
import { campagneOuverte } from '@/lib/flechage/guards'
import { MaquetteAvantApres } from '../../_terrain/MaquetteAvantApres'
import { FAITS } from '../../faits'
import { FLECHAGE } from '../../statut'
import { Completude } from '../_dossier/Completude'
import { PointsDemandes } from '../_dossier/PointsDemandes'
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
  return (
    <PageShell
      title={dossier.statut === 'BROUILLON' ? 'Rédiger ma demande' : `Compléter ma demande ${dossier.numero ?? ''}`}
      breadcrumb={[FLECHAGE, { label: dossier.numero ?? 'Brouillon', href: `/flechage/${id}` }]}
      actions={<ButtonLink href="#completude">Ce que contient mon dossier</ButtonLink>}
      lead={
        dossier.statut === 'BROUILLON'
          ? `${campagne.semestre.libelle}. À déposer avant le ${dateHeure(campagne.fermeLe)}.`
          : campagne.semestre.libelle
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      {ferme ? <Notice tone="bad">{ferme.message}</Notice> : null}
      <PointsDemandes dossier={dossier} />
      <Columns
        sticky
        aside={
          <Section title="Ce que contient votre dossier" id="completude">
            <Completude dossier={dossier} instant={instant} />
          </Section>
        }
      >
        <Section title="Terrain et maquette" id="terrain" aside={<Link href={`/flechage/${id}/modifier/terrain`}>Changer de terrain</Link>}>
          {terrain && categorie ? (
            <>
              <p>
                <strong>{terrain.intitule}</strong>, {terrain.structure.nom}, {terrain.structure.commune.nom}. {LIBELLE_STAGE[categorie]},
                du {jourLong(campagne.semestre.debut)} au {jourLong(campagne.semestre.fin)}.
              </p>
              <MaquetteAvantApres replie parcours={dossier.interne} categorie={categorie} semestreCode={campagne.semestreCode} />
            </>
          ) : (
            <p>Choisissez un terrain.</p>
          )}
        </Section>
        <Section title="Votre demande" id="demande">
          <FormulaireDemande dossier={dossier} alternatives={alternatives} membres={membres} />
        </Section>
        <Section title="Accords écrits du terrain" id="accords">
          <Signataires dossier={dossier} instant={instant} aujourdhui={isoJour(aujourdhui())} />
        </Section>
        <Section title="Lettre en PDF" id="lettre">
          <Lettre dossier={dossier} fichiers={fichiers} />
        </Section>
      </Columns>
    </PageShell>
  )
}
