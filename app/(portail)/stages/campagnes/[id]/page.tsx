import type { Metadata } from 'next'
import { aplatirRecherche } from '@/app/adresse'
import { ButtonLink } from '@/components/action/ButtonLink'
import { EmptyState } from '@/components/feedback/EmptyState'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { StatRow } from '@/components/display/StatRow'
import { dateCourte, depuis, jourLong } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { filtresDemandesSchema, LIBELLE_ETAT } from '@/lib/stages/campagne/capacite/schema'
import { getCampagne } from '@/lib/stages/campagne/queries'
import { listDemandes, type LigneDemande } from '@/lib/stages/campagne/suivi/queries'
import { campagneWorkflow } from '@/lib/stages/campagne/workflow'
import { FAITS } from '../faits'
import { CAMPAGNES, STAGES, StatutCampagne } from '../statut'
import { ListeFiltree } from '../ListeFiltree'
import { Versions } from '../Versions'
import { Conduite } from './Conduite'
import { Jauge } from './Jauge'

export const metadata: Metadata = { title: 'Campagne de postes' }

const TONS = { RETARD: 'bad', ATTENTE: 'warn', GARDEE: 'warn', REPONDU: 'good' } as const

/** « Dr X, demandé depuis 3 jours, rappelé le 4 novembre ». */
function suiviDe(d: LigneDemande, instant: Date): string {
  if (d.reponduLe) return `${d.reponduPar}, le ${dateCourte(d.reponduLe)}`
  const rappel = d.relanceeLe ? `, rappel le ${dateCourte(d.relanceeLe)}` : ''
  return `${d.nom || 'Personne n’est connu : à appeler'}, ${depuis(d.demandeLe, instant)}${rappel}`
}

export default async function Page({ params, searchParams }: PageProps<'/stages/campagnes/[id]'>) {
  const acteur = await requireActeur()
  const { id } = await params
  const filtres = filtresDemandesSchema.parse(aplatirRecherche(await searchParams))
  const campagne = await lire(getCampagne(acteur, id))
  const { demandes, repondues, gardees, total, page, pages } = await listDemandes(campagne, filtres)
  const chemin = `/stages/campagnes/${id}`
  const { next } = campagneWorkflow.states[campagne.statut]
  const instant = maintenant()
  const attendues = total - repondues - gardees
  const enRetard = campagne.jour > campagne.reponsesAvant ? attendues : 0
  return (
    <ListPage
      title={`Campagne de postes, ${campagne.semestre.libelle.toLowerCase()}`}
      breadcrumb={[STAGES, CAMPAGNES]}
      lead={
        <>
          <StatutCampagne statut={campagne.statut} /> {next}
        </>
      }
      actions={<ButtonLink href={`${chemin}/offre`}>Dresser l’offre</ButtonLink>}
    >
      <Fait search={searchParams} sentences={FAITS} />
      <StatRow
        items={[
          { label: 'Terrains qui ont répondu', value: `${repondues} sur ${total}` },
          ...(campagne.reponsesClosesLe
            ? [{ label: 'Sans réponse', value: gardees, hint: `closes le ${jourLong(campagne.reponsesClosesLe)}` }]
            : [
                { label: 'Réponses attendues', value: attendues - enRetard, hint: `jusqu’au ${jourLong(campagne.reponsesAvant)}` },
                { label: 'En retard', value: enRetard, hint: enRetard > 0 ? 'à appeler' : undefined },
              ]),
          { label: 'Places offertes', value: campagne.places },
        ]}
      />
      <Jauge campagne={campagne} />
      <Conduite campagne={campagne} />
      {campagne.versions.length > 0 ? (
        <Section title="Listes publiées">
          <Versions versions={campagne.versions} campagneId={id} />
        </Section>
      ) : null}
      <ListeFiltree
        titre="Réponses des terrains"
        id="reponses"
        chemin={chemin}
        filtres={filtres}
        champs={[
          {
            name: 'etat',
            label: 'Réponse',
            tous: 'Toutes',
            options: [
              { value: 'attente', label: 'Pas reçue' },
              { value: 'repondu', label: 'Reçue' },
            ],
          },
        ]}
        page={page}
        pages={pages}
        rows={demandes}
        rowKey={(d) => d.terrainId}
        ensemble={{ action: `${chemin}/rappels`, acts: [{ value: 'rappeler', label: 'Envoyer un rappel' }] }}
        picks={{
          form: 'ensemble',
          name: 'demande',
          of: (d) => (d.etat === 'ATTENTE' || d.etat === 'RETARD' ? { value: d.id, label: `${d.terrain}, ${d.structure}` } : undefined),
        }}
        empty={<EmptyState title="Aucun terrain ici">Changez le filtre, ou demandez leurs places aux terrains ajoutés depuis.</EmptyState>}
        columns={[
          { key: 'terrain', header: 'Terrain', cell: (d) => ({ text: d.terrain, href: `${chemin}/terrains/${d.terrainId}` }) },
          { key: 'lieu', header: 'Lieu', cell: (d) => `${d.structure}, ${d.commune}` },
          { key: 'etat', header: 'Réponse', nowrap: true, cell: (d) => ({ text: LIBELLE_ETAT[d.etat], tone: TONS[d.etat] }) },
          { key: 'qui', header: 'Qui, et depuis quand', cell: (d) => suiviDe(d, instant) },
          {
            key: 'places',
            header: 'Places',
            align: 'end',
            nowrap: true,
            cell: (d) => (d.etat === 'REPONDU' || d.etat === 'GARDEE' ? `${d.places} sur ${d.agrees}` : `${d.agrees} agréées`),
          },
        ]}
      />
    </ListPage>
  )
}
