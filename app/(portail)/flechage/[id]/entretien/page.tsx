import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { DateField, RadioGroup, SelectField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { jourLong, pourChampDate, pourChampDateHeure } from '@/lib/core/temps/dates'
import { aujourdhui, isoJour, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { premierJourEntretien } from '@/lib/flechage/entretien/guards'
import { getPresents, type Presents } from '@/lib/flechage/entretien/queries'
import { entretienTenu } from '@/lib/flechage/guards'
import { estArs, estGestionnaire, type Dossier } from '@/lib/flechage/policy'
import { workflow } from '@/lib/flechage/workflow'
import { Cadre, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { SectionEntretien } from '../_sections/SectionEntretien'
import { enregistrer, fixer, reporter } from './actions'

export const metadata: Metadata = { title: 'Entretien' }

const FAITS = { reporter: 'La nouvelle date est enregistrée et annoncée par courriel.', enregistrer: 'L’entretien est enregistré.' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/entretien'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estArs(acteur, dossier) && !estGestionnaire(acteur, dossier)) forbidden()
  const pourArs = !estArs(acteur, dossier)
  return (
    <Cadre dossier={dossier} titre="Entretien individuel">
      <Fait search={searchParams} sentences={FAITS} />
      {dossier.statut === 'SAISINE_ARS' ? <Convoquer dossier={dossier} pourArs={pourArs} /> : null}
      {dossier.statut === 'SAISINE_ARS' ? null : <SectionEntretien acteur={acteur} dossier={dossier} lien={false} />}
      {dossier.statut === 'ENTRETIEN' ? <EnEntretien dossier={dossier} presents={await getPresents(dossier)} /> : null}
      {dossier.statut !== 'SAISINE_ARS' && dossier.statut !== 'ENTRETIEN' ? (
        <PasMaintenant>{workflow.states[dossier.statut].next ?? 'Le dossier est terminé.'}</PasMaintenant>
      ) : null}
    </Cadre>
  )
}

function Champs({ dossier }: { dossier: Dossier }) {
  const premier = premierJourEntretien(dossier, aujourdhui())
  const jours = dossier.parametres['flechage.entretien_jours_ouvres']
  const prevu = dossier.entretien && pourChampDateHeure(dossier.entretien.prevuLe)
  return (
    <>
      <DateField
        name="jour"
        label="Jour"
        hint={`Au moins ${jours} jours ouvrés après aujourd’hui : le ${jourLong(premier)} ou plus tard, et avant le choix du ${jourLong(dossier.campagne.choixLe)}.`}
        min={isoJour(premier)}
        defaultValue={prevu?.slice(0, 10)}
        required
      />
      <TextField name="heure" label="Heure" hint="Heure de Paris." type="time" defaultValue={prevu?.slice(11)} required />
      <TextField
        name="lieu"
        label="Lieu"
        hint="Une adresse, ou le moyen de se joindre à distance."
        defaultValue={dossier.entretien?.lieu}
        required
        maxLength={300}
      />
    </>
  )
}

function Convoquer({ dossier, pourArs }: { dossier: Dossier; pourArs: boolean }) {
  return (
    <Section title={pourArs ? 'Enregistrer l’entretien fixé par l’ARS' : 'Convoquer à l’entretien'}>
      {dossier.disponibilites ? (
        <Notice tone="info" title="Disponibilités données par l’interne">
          <p>{dossier.disponibilites}</p>
        </Notice>
      ) : null}
      <Form action={fixer} hidden={cible(dossier)} submitLabel={pourArs ? 'Enregistrer et prévenir' : 'Convoquer'}>
        <p>L’interne, les coordonnateurs du DES et les représentants des étudiants sont prévenus par courriel.</p>
        <Champs dossier={dossier} />
      </Form>
    </Section>
  )
}

function EnEntretien({ dossier, presents }: { dossier: Dossier; presents: Presents }) {
  const { entretien } = dossier
  if (!entretien) return null
  const manque = entretien.tenuLe ? entretienTenu(dossier) : undefined
  const passe = jourDe(entretien.prevuLe) <= aujourdhui()
  return (
    <>
      {manque ? (
        <Notice tone="warn" title="Aucune décision n’est possible">
          <p>{manque.message} Fixez une nouvelle date ci-dessous, ou corrigez les présences si elles ont été mal enregistrées.</p>
        </Notice>
      ) : null}
      {passe ? <Tenue dossier={dossier} presents={presents} /> : null}
      <Section title="Changer la date">
        <Form
          action={reporter}
          hidden={cible(dossier)}
          idPrefix="report-"
          submitLabel="Fixer cette nouvelle date"
          submitVariant="secondary"
          confirm={entretien.tenuLe ? 'L’entretien enregistré sera remplacé par un nouveau. Continuer ?' : undefined}
        >
          <Champs dossier={dossier} />
        </Form>
      </Section>
    </>
  )
}

const choix = (personnes: Presents['coordonnateurs']) => [
  ...personnes.map((p) => ({ value: p.id, label: `${p.prenom} ${p.nom}` })),
  { value: 'ABSENT', label: 'Personne n’était là' },
]

function Tenue({ dossier, presents }: { dossier: Dossier; presents: Presents }) {
  const { entretien } = dossier
  if (!entretien) return null
  const deja = entretien.tenuLe !== null
  return (
    <Section title={deja ? 'Entretien enregistré' : 'Enregistrer l’entretien tenu'}>
      <Form
        action={enregistrer}
        hidden={cible(dossier)}
        submitLabel={deja ? 'Corriger' : 'Enregistrer'}
        submitVariant={deja ? 'secondary' : 'primary'}
      >
        <p>Dites ce qui s’est passé, même si quelqu’un manquait : le texte exige les trois présences, et la décision les attendra.</p>
        <DateField
          name="tenuLe"
          label="Tenu le"
          defaultValue={pourChampDate(entretien.tenuLe ?? entretien.prevuLe)}
          max={pourChampDate(maintenant())}
          required
        />
        <RadioGroup
          name="etudiantPresent"
          legend="L’interne"
          required
          defaultValue={deja ? (entretien.etudiantPresent ? 'OUI' : 'NON') : undefined}
          options={[
            { value: 'OUI', label: 'Était là' },
            { value: 'NON', label: 'N’était pas là' },
          ]}
        />
        <SelectField
          name="coordonnateurId"
          label="Coordonnateur du DES"
          required
          defaultValue={entretien.coordonnateurId ?? (deja ? 'ABSENT' : undefined)}
          options={choix(presents.coordonnateurs)}
        />
        <SelectField
          name="representantId"
          label="Représentation des étudiants"
          required
          defaultValue={entretien.representantId ?? (deja ? 'ABSENT' : undefined)}
          options={choix(presents.representants)}
        />
      </Form>
    </Section>
  )
}
