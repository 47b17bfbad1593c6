import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { BackToList } from '@/components/shell/RememberedList'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { DateField, RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { PickBox } from '@/components/form/PickBox'
import { Notice } from '@/components/feedback/Notice'
import { WorkPage } from '@/components/shell/WorkPage'
import { aRole } from '@/lib/core/auth/acteur'
import { requireActeur } from '@/lib/core/auth/session'
import { cible, LOT_MAX } from '@/lib/core/requete/lot'
import { jourLong, pourChampDate } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { MODES } from '@/lib/flechage/decision/schema'
import { premierTerme } from '@/lib/flechage/instruction/guards'
import { listApercus } from '@/lib/flechage/nombre/queries'
import { choixSchema, type ActeNombre } from '@/lib/flechage/nombre/schema'
import { numeroDe } from '@/lib/flechage/notices'
import type { Dossier } from '@/lib/flechage/policy'
import { FLECHAGE, celluleStatut } from '../statut'
import { agir } from './actions'

export const metadata: Metadata = { title: 'Agir sur plusieurs demandes' }

const MOTS: Record<ActeNombre, { titre: string; bouton: string; confirmer: string }> = {
  declarerRecevable: {
    titre: 'Déclarer recevables',
    bouton: 'Déclarer recevables',
    confirmer: 'Déclarer recevables les demandes cochées ? Chaque interne en est averti.',
  },
  demanderComplements: {
    titre: 'Demander les compléments',
    bouton: 'Demander ces compléments',
    confirmer: 'Envoyer ces demandes de compléments ?',
  },
  rappelerComplements: { titre: 'Rappeler les compléments', bouton: 'Envoyer les rappels', confirmer: 'Envoyer ces rappels ?' },
  etablirNotice: { titre: 'Établir les notices', bouton: 'Établir les notices', confirmer: 'Établir les notices des décisions cochées ?' },
  notifier: {
    titre: 'Notifier les décisions',
    bouton: 'Enregistrer les notifications',
    confirmer: 'Enregistrer cette date pour les demandes cochées ? Le délai de recours court à partir d’elle.',
  },
}

export default async function Page({ searchParams }: PageProps<'/flechage/ensemble'>) {
  const acteur = await requireActeur()
  if (!aRole(acteur, 'GESTIONNAIRE')) forbidden()
  const { acte, demande } = choixSchema.parse(await searchParams)
  const lignes = await listApercus(acteur, acte, demande)
  const possibles = lignes.filter((l) => l.apercu.effet !== undefined).length
  const { titre, bouton, confirmer } = MOTS[acte]
  const table = (
    <DataTable
      caption="Ce que l’acte fera, demande par demande"
      rows={lignes}
      rowKey={({ dossier }) => dossier.id}
      empty={null}
      columns={[
        {
          key: 'interne',
          header: 'Interne',
          cell: ({ dossier: d }) => ({ text: `${d.interne.personne.nom} ${d.interne.personne.prenom}`, href: `/flechage/${d.id}` }),
        },
        { key: 'terrain', header: 'Terrain', cell: ({ dossier: d }) => d.terrain?.intitule ?? '' },
        { key: 'statut', header: 'État', nowrap: true, cell: ({ dossier: d }) => celluleStatut(d.statut) },
        { key: 'effet', header: 'Ce qui sera fait', cell: ({ apercu }) => apercu.effet ?? `Rien. ${apercu.refus}` },
        {
          key: 'choix',
          header: 'Choisie',
          cell: ({ dossier: d, apercu }) =>
            apercu.effet === undefined ? (
              ''
            ) : (
              <PickBox
                key={d.version}
                name="cibles"
                value={cible(d)}
                label={`${d.interne.personne.prenom} ${d.interne.personne.nom}, ${numeroDe(d)}`}
                defaultChecked
              />
            ),
        },
      ]}
    />
  )
  return (
    <WorkPage
      title={titre}
      breadcrumb={[FLECHAGE]}
      lead={
        lignes.length === 0
          ? undefined
          : `${lignes.length} ${lignes.length === 1 ? 'demande choisie' : 'demandes choisies'}, dont ${possibles} où cet acte est possible. Rien n’est fait avant votre accord.`
      }
      actions={<BackToList href={FLECHAGE.href}>Retour à la liste</BackToList>}
    >
      {demande.length > LOT_MAX ? (
        <Notice tone="info">
          <p>{`Les ${LOT_MAX} premières sont montrées : agissez d’abord sur elles, puis choisissez les autres.`}</p>
        </Notice>
      ) : null}
      {lignes.length === 0 ? (
        <EmptyState title="Aucune demande n’est choisie">Cochez des demandes dans la liste, puis choisissez l’acte.</EmptyState>
      ) : (
        <Form
          action={agir}
          hidden={{ acte }}
          submitLabel={bouton}
          confirm={confirmer}
          bar
          nothingToSend={possibles === 0}
          optionalMarks={false}
        >
          <Communs acte={acte} dossiers={lignes.map((l) => l.dossier)} />
          {table}
        </Form>
      )}
    </WorkPage>
  )
}

const modes = MODES.map(({ mode, preuve }) => ({
  value: mode,
  label: mode.charAt(0).toUpperCase() + mode.slice(1),
  hint: `La preuve sera ${preuve}.`,
}))

/** What all the requests of the act share. */
function Communs({ acte, dossiers }: { acte: ActeNombre; dossiers: readonly Dossier[] }) {
  const jour = aujourdhui()
  if (acte === 'demanderComplements') {
    const premier = premierTerme(jour, Math.max(...dossiers.map((d) => d.parametres['flechage.complement_jours_min'])))
    return (
      <DateField
        name="terme"
        label="Réponse attendue au plus tard le"
        hint={`Au plus tôt le ${jourLong(premier)}.`}
        min={isoJour(premier)}
        defaultValue={isoJour(premier)}
        required
      />
    )
  }
  if (acte !== 'etablirNotice' && acte !== 'notifier') return null
  return (
    <>
      <RadioGroup name="mode" legend="Mode de notification, le même pour toutes" required options={modes} />
      {acte === 'notifier' ? (
        <DateField name="notifieeLe" label="Reçues par les internes le" max={pourChampDate(maintenant())} required />
      ) : null}
    </>
  )
}
