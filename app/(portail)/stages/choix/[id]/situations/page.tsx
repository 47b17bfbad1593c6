import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { DateField, FileField, SelectField, TextField } from '@/components/form/Field'
import { FieldGroup } from '@/components/form/FieldGroup'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { estUuid } from '@/lib/core/requete/champs'
import { jourLong } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { CHOIX as REGLES } from '@/lib/stages/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { LIBELLE_SITUATION_CHOIX, NOM_PHASE, SITUATIONS_NOTEES } from '@/lib/stages/choix/schema'
import { getSituations } from '@/lib/stages/choix/situation/queries'
import { situer } from '../../actions'
import { FAITS } from '../../faits'
import { CHOIX } from '../../statut'

export const metadata: Metadata = { title: 'Situations particulières' }

type Adresse = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id } = await params
  if (!estUuid(id)) notFound()
  const { choix, situations, internes } = await lire(getSituations(acteur, id))
  const { 'choix.surnombre_validant_mois': mois } = await getParametres(REGLES)
  const ouvertes = choix.statut === 'PREPARATION' || choix.statut === 'VOEUX_FIGES'
  return (
    <ListPage
      title="Situations particulières"
      breadcrumb={[...CHOIX, { label: NOM_PHASE[choix.phase], href: `/stages/choix/${id}` }]}
      lead={choix.semestre.libelle}
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Notice tone="warn" title="Seul le secrétariat lit cette page">
        <p>N’écrivez jamais le motif d’une situation : il reste dans le justificatif. Aucune liste ne montre ces situations.</p>
      </Notice>
      <DataTable
        caption="Situations notées"
        captionHidden
        rows={situations}
        rowKey={(s) => s.interneId}
        columns={[
          { key: 'nom', header: 'Interne', cell: (s) => s.nom },
          { key: 'situation', header: 'Situation', cell: (s) => LIBELLE_SITUATION_CHOIX[s.situation] },
          {
            key: 'absence',
            header: 'Absence prévue',
            cell: (s) => (s.absence ? `du ${jourLong(s.absence.du)} au ${jourLong(s.absence.au)}` : ''),
          },
          { key: 'mandataire', header: 'Mandataire', cell: (s) => s.mandataire ?? '' },
          {
            key: 'preuve',
            header: 'Justificatif',
            cell: (s) =>
              s.preuve ? (
                <a href={`/stages/choix/${id}/preuves/${s.interneId}`} download>
                  Télécharger
                </a>
              ) : (
                ''
              ),
          },
        ]}
        empty={<EmptyState title="Aucune situation particulière">Tout le monde est appelé à son rang.</EmptyState>}
      />
      {ouvertes ? (
        <Section title="Noter une situation">
          <Form action={situer} hidden={{ id }} submitLabel="Enregistrer la situation">
            <SelectField name="interneId" label="Interne" required options={internes.map((i) => ({ value: i.id, label: i.nom }))} />
            <SelectField
              name="situation"
              label="Situation"
              hint="« Sans particularité » retire la situation notée et son justificatif."
              required
              options={SITUATIONS_NOTEES.map((s) => ({ value: s, label: LIBELLE_SITUATION_CHOIX[s] }))}
            />
            <FieldGroup legend="Absence prévue dans le semestre">
              <p>
                Pour un surnombre validant, qui demande {mois} mois de présence. Laissez vide si aucune absence n’est prévue. N’écrivez pas
                le motif.
              </p>
              <DateField name="absenceDu" label="Premier jour" />
              <DateField name="absenceAu" label="Dernier jour" />
            </FieldGroup>
            <TextField name="mandataire" label="Personne mandataire" hint="Pour une procuration." maxLength={200} />
            <FileField
              name="preuve"
              label="Justificatif ou mandat"
              hint="Demandé pour un surnombre et pour une procuration. PDF ou image."
              accept="application/pdf,image/png,image/jpeg"
            />
          </Form>
        </Section>
      ) : (
        <p>La liste d’appel est figée : les situations ne changent plus.</p>
      )}
    </ListPage>
  )
}
