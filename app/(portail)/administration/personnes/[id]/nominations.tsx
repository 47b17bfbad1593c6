import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { Form } from '@/components/form/Form'
import { DateField, SelectField, TextField } from '@/components/form/Field'
import { Section } from '@/components/display/Section'
import { LIBELLE_ROLE } from '@/lib/core/auth/acteur'
import { jourLong } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import type { FichePersonne, NominationLue } from '@/lib/referentiel/identite/personne/queries'
import { donnerRole, terminerRole } from '../actions'

export function Nominations({ personne, peutAgir }: { personne: FichePersonne; peutAgir: boolean }) {
  const jour = aujourdhui()
  const terminables = personne.nominations.filter((n) => !n.fin || n.fin >= jour)
  return (
    <Section title="Nominations">
      <DataTable
        caption="Rôles donnés à cette personne"
        captionHidden
        rows={personne.nominations}
        rowKey={(n) => n.id}
        empty={<p>Cette personne n’a jamais eu de rôle.</p>}
        columns={[
          { key: 'role', header: 'Rôle', cell: (n) => LIBELLE_ROLE[n.role] },
          { key: 'acte', header: 'Acte', cell: (n) => n.acte },
          { key: 'debut', header: 'Du', cell: (n) => jourLong(n.debut) },
          { key: 'fin', header: 'Au (inclus)', cell: (n) => (n.fin ? jourLong(n.fin) : 'Sans date de fin') },
          { key: 'etat', header: 'État', cell: (n) => <EtatNomination nomination={n} /> },
        ]}
      />
      {peutAgir ? (
        <Section title="Donner un rôle" level={3}>
          <Form
            action={donnerRole}
            submitLabel="Enregistrer la nomination"
            submitVariant="secondary"
            hidden={{ personneId: personne.id }}
            idPrefix="nommer"
          >
            <SelectField
              name="role"
              label="Rôle"
              options={Object.entries(LIBELLE_ROLE).map(([value, label]) => ({ value, label }))}
              required
            />
            <TextField
              name="acte"
              label="Acte de nomination"
              hint="Par exemple : arrêté n° 2026-114 du 2 septembre 2026."
              maxLength={300}
              required
            />
            <DateField name="debut" label="Premier jour" defaultValue={isoJour(jour)} required />
            <DateField name="fin" label="Dernier jour" hint="Laissez vide si l’acte n’en fixe pas." />
          </Form>
        </Section>
      ) : null}
      {peutAgir && terminables.length > 0 ? (
        <Section title="Mettre fin à un rôle" level={3}>
          <Form action={terminerRole} submitLabel="Enregistrer la fin" submitVariant="secondary" idPrefix="terminer">
            <SelectField
              name="id"
              label="Nomination"
              options={terminables.map((n) => ({ value: n.id, label: `${LIBELLE_ROLE[n.role]}, depuis le ${jourLong(n.debut)}` }))}
              emptyLabel={terminables.length === 1 ? null : undefined}
              required
            />
            <DateField
              name="fin"
              label="Dernier jour"
              hint="La personne garde ses droits ce jour-là, et les perd le lendemain."
              defaultValue={isoJour(jour)}
              required
            />
            <TextField name="motif" label="Motif" hint="Il est inscrit dans l’historique." maxLength={500} required />
          </Form>
        </Section>
      ) : null}
    </Section>
  )
}

export function EtatNomination({ nomination: { debut, fin } }: { nomination: Pick<NominationLue, 'debut' | 'fin'> }) {
  const jour = aujourdhui()
  if (fin && fin < jour) return <Badge tone="neutral">Terminée</Badge>
  return debut > jour ? <Badge tone="info">À venir</Badge> : <Badge tone="good">En cours</Badge>
}
