import { DataTable } from '@/components/display/DataTable'
import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import type { VuePresence, VueSeance } from '@/lib/referentiel/commission/seance/queries'
import { LIBELLE_COLLEGE, LIBELLE_FONCTION, LIBELLE_PRESENCE } from '@/lib/referentiel/commission/schema'
import { noterPresences } from './actions'

const OPTIONS = Object.entries(LIBELLE_PRESENCE).map(([value, label]) => ({ value, label }))

const roleDe = (m: VuePresence): string =>
  `${LIBELLE_COLLEGE[m.college]}, ${m.suppleantDe ? `suppléance de ${m.suppleantDe}` : LIBELLE_FONCTION[m.fonction].toLowerCase()}`

/** Who is present: entered by the secretary, read by the others. */
export function Presences({ seance }: { seance: VueSeance }) {
  if (!seance.notePresences)
    return (
      <DataTable
        caption="Présences"
        captionHidden
        rows={[...seance.presences]}
        rowKey={(m) => m.id}
        columns={[
          { key: 'nom', header: 'Membre', cell: (m) => m.nom },
          { key: 'role', header: 'Siège', cell: roleDe },
          { key: 'etat', header: 'Présence', cell: (m) => (m.etat ? LIBELLE_PRESENCE[m.etat] : 'Non notée') },
        ]}
        empty={<p>La commission n’a pas de membre ce jour-là.</p>}
      />
    )
  return (
    <Form
      action={noterPresences}
      hidden={{ id: seance.id, version: String(seance.version) }}
      submitLabel="Enregistrer les présences"
      idPrefix="presences-"
      optionalMarks={false}
    >
      <p>
        {seance.statut === 'OUVERTE'
          ? 'Notez aussi les arrivées et les départs : le quorum et les votants suivent aussitôt. Un suppléant présent siège quand la personne qu’il supplée est absente ou déportée.'
          : 'Notez ici les personnes qui se sont excusées : leur suppléant est alors attendu à leur place.'}
      </p>
      {seance.presences.map((m) => (
        <SelectField
          key={m.id}
          name={`presence_${m.id}`}
          label={m.nom}
          hint={roleDe(m)}
          options={OPTIONS}
          emptyLabel="Non notée"
          defaultValue={m.etat ?? ''}
        />
      ))}
    </Form>
  )
}
