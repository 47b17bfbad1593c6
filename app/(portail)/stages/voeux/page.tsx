import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { FilterBar } from '@/components/action/FilterBar'
import { TextField } from '@/components/form/Field'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { WorkPage } from '@/components/shell/WorkPage'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { MAX_VOEUX } from '@/lib/stages/voeux/liste'
import {
  getDossierVoeux,
  getMinimumVoeux,
  getRecu,
  listPostesProposes,
  listPostesVoulus,
  type DossierVoeux,
} from '@/lib/stages/voeux/queries'
import { rechercheVoeuxSchema } from '@/lib/stages/voeux/schema'
import { aplatirRecherche } from '@/app/adresse'
import { Depot } from './Depot'
import { ListeVoeux } from './ListeVoeux'
import { PostesProposes } from './PostesProposes'
import { Recu } from './Recu'

export const metadata: Metadata = { title: 'Mes vœux de stage' }

export default async function Page({ searchParams }: PageProps<'/stages/voeux'>) {
  const acteur = await requireActeur()
  const { q } = rechercheVoeuxSchema.parse(aplatirRecherche(await searchParams))
  const dossier = await lire(getDossierVoeux(acteur))
  const modifiable = !dossier.participation && !dossier.fenetre
  const [postes, propositions, recu, minimum] = await Promise.all([
    listPostesVoulus(dossier),
    modifiable ? listPostesProposes(dossier, q) : null,
    dossier.figesLe ? getRecu(acteur) : null,
    getMinimumVoeux(dossier),
  ])
  return (
    <WorkPage
      title="Mes vœux de stage"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={enTete(dossier)}
      actions={
        <>
          <ButtonLink href="/stages/offre">Offre du semestre</ButtonLink>
          {dossier.phase === 'CONSOLIDATION' ? null : <ButtonLink href="/stages/simulation">Simulation</ButtonLink>}
        </>
      }
    >
      {dossier.participation ? <Notice tone="info">{dossier.participation.message}</Notice> : null}
      {dossier.fenetre && !dossier.participation ? <Notice tone="info">{dossier.fenetre.message}</Notice> : null}
      {postes.length < dossier.postes.length ? (
        <Notice tone="warn">
          Un ou plusieurs de vos vœux ont été retirés de l’offre : ils ne sont plus affichés et ne peuvent plus être obtenus.
        </Notice>
      ) : null}
      <Section title="Vos vœux, dans l’ordre">
        <p>
          {comptes(postes.length)} Le premier est celui que vous préférez.{' '}
          {dossier.phase === 'CONSOLIDATION'
            ? 'Une fois les vœux figés, chaque terrain demandé lit votre nom pour classer les personnes qui l’ont demandé ; il ne lit ni votre ordre, ni vos autres vœux, ni votre rang. Personne d’autre ne les lit avant la fin du choix.'
            : 'Personne d’autre ne lit vos vœux avant la fin du choix, pas même le secrétariat.'}
        </p>
        <ListeVoeux postes={postes} version={dossier.version} modifiable={modifiable} />
      </Section>
      {modifiable && minimum > 0 ? (
        <Depot nombre={postes.length} minimum={minimum} version={dossier.version} deposesLe={dossier.deposesLe} />
      ) : null}
      {recu ? <Recu recu={recu} /> : null}
      {propositions ? (
        <Section title="Ajouter un poste">
          <FilterBar action="/stages/voeux" active={Boolean(q)} label="Chercher un poste à ajouter">
            <TextField name="q" type="search" label="Terrain, structure ou commune" defaultValue={q} maxLength={80} />
          </FilterBar>
          {q ? (
            <>
              {propositions.reste ? <p>Voici les premiers postes qui correspondent. Précisez la recherche pour voir les autres.</p> : null}
              <PostesProposes postes={propositions.postes} />
            </>
          ) : (
            <p>
              Cherchez un terrain par son nom ou son lieu, ou partez de l’<Link href="/stages/offre">offre du semestre</Link>. Seuls les
              postes que votre maquette vous permet de choisir sont proposés.
            </p>
          )}
        </Section>
      ) : null}
    </WorkPage>
  )
}

function enTete({ semestre, phase, choix, figesLe }: DossierVoeux): string {
  const quoi = phase ? `${semestre.libelle}, ${LIBELLE_PHASE[phase]}.` : `${semestre.libelle}.`
  if (figesLe) return `${quoi} Vos vœux sont figés.`
  return choix
    ? `${quoi} Vous pouvez les changer jusqu’au ${dateHeure(choix.voeuxJusquA)}.`
    : `${quoi} La date du choix n’est pas encore fixée.`
}

const comptes = (n: number): string =>
  n === 0 ? `Vous pouvez faire jusqu’à ${MAX_VOEUX} vœux.` : `${n === 1 ? '1 vœu' : `${n} vœux`} sur ${MAX_VOEUX} possibles.`
