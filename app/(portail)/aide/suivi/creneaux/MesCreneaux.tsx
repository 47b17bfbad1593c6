import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import type { MonCreneau } from '@/lib/soutien/creneau/schema'
import { seDesister } from './actions'

/** The reader's own slots, with the acts for when they cannot come. */
export function MesCreneaux({ creneaux }: { creneaux: readonly MonCreneau[] }) {
  return (
    <DataTable
      caption="Mes créneaux"
      captionHidden
      rows={[...creneaux]}
      rowKey={(c) => c.id}
      columns={[
        { key: 'quand', header: 'Quand', cell: (c) => c.quand },
        { key: 'avec', header: 'Avec', cell: (c) => c.avec },
        { key: 'lieu', header: 'Où', cell: (c) => (c.mode === 'VISIO' ? <a href={c.lieu}>En visio</a> : c.lieu) },
        { key: 'etat', header: 'Où il en est', cell: (c) => (c.casId ? <Link href={`/aide/suivi/${c.casId}`}>{c.etat}</Link> : c.etat) },
        {
          key: 'acte',
          header: 'Si je ne peux pas',
          cell: (c) => (c.commence ? 'À conclure dans la demande' : <Desistement creneau={c} />),
        },
      ]}
      empty={<EmptyState title="Vous n’avez aucun créneau">Dites quand vous êtes disponible, puis ouvrez une heure à deux.</EmptyState>}
    />
  )
}

function Desistement({ creneau: { id, version, casId, remplacants } }: { creneau: MonCreneau }) {
  return (
    <Form
      action={seDesister}
      submitLabel={casId ? 'Annuler ce rendez-vous' : 'Me retirer'}
      submitVariant="danger"
      hidden={{ id, version: String(version) }}
      fold="Je ne pourrai pas"
      confirm={
        casId
          ? 'La personne lira sur sa page que ce rendez-vous est annulé, et pourra en choisir un autre. Continuer\u00a0?'
          : 'Sans remplaçant, ce créneau est annulé. Continuer\u00a0?'
      }
      idPrefix={`${id}-`}
      optionalMarks={false}
    >
      {casId ? (
        <p>
          Pour que le rendez-vous ait lieu sans vous, passez d’abord le relais dans <Link href={`/aide/suivi/${casId}`}>la demande</Link>
          &nbsp;: le médecin que vous choisissez y vient à votre place.
        </p>
      ) : remplacants.length > 0 ? (
        <SelectField
          name="remplacantId"
          label="Qui vous remplace"
          emptyLabel="Personne&nbsp;: annuler ce créneau"
          defaultValue={remplacants[0]?.id}
          options={remplacants.map((r) => ({ value: r.id, label: r.nom }))}
        />
      ) : (
        <p>Aucun collègue n’a dit être disponible à cette heure&nbsp;: le créneau sera annulé.</p>
      )}
    </Form>
  )
}
