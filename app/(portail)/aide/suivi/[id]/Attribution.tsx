'use client'

import { CheckboxGroup, RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { FormState } from '@/lib/core/requete/form-state'
import { possibles, proposerBinome } from '@/lib/soutien/attribution/binome'
import { NIVEAUX } from '@/lib/soutien/schema'
import type { Candidat } from '@/lib/soutien/suivi/schema'
import { attribuer } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { lu as champ, options, parmi, refusChamp } from '../_dossier/poster'
import { exclusDe, piecesDe, scellerAttribution } from '../_dossier/sceller'

const repere = ({ disponible, charge }: Candidat): string =>
  `${disponible ? 'Disponible ce mois-ci' : 'Sans disponibilité ce mois-ci'} · ${charge === 0 ? 'ne suit personne' : charge === 1 ? 'suit une personne' : `suit ${charge} personnes`}`

/** Gives a request to two doctors: the page proposes them in turn, and they can be changed; it then seals the keys to them. */
export function Attribution({ ouvert: { lu, cles, pieces }, agir, exterieur }: { ouvert: Ouvert; agir: Agir; exterieur: string }) {
  if (lu.statut !== 'RECUE' && lu.statut !== 'URGENCE') return null
  const choix = possibles(lu.medecins, exclusDe(pieces)).filter((m) => m.usage !== null)
  const proposes = proposerBinome(choix, lu.id)
  if (!proposes)
    return (
      <Section title="Confier à deux médecins">
        <Notice tone="warn" title="Deux médecins de la cellule ne peuvent pas suivre cette personne sans conflit.">
          <p>Proposez-lui, dans votre réponse, de s’adresser à {exterieur}.</p>
        </Notice>
      </Section>
    )
  const recit = piecesDe(pieces, 'RECIT')[0]?.contenu
  const nom = piecesDe(pieces, 'ENVELOPPE').at(-1)?.contenu.nom ?? ''

  async function confier(_: FormState, data: FormData): Promise<FormState> {
    const binome = choix.filter((m) => data.getAll('medecins').includes(m.id))
    if (binome.length !== 2) return refusChamp('medecins', 'Choisissez deux médecins\u00a0: c’est à deux qu’ils reçoivent.')
    const niveau = parmi(NIVEAUX, champ(data, 'niveau'), 'VERT')
    const scelle = await scellerAttribution(lu, cles, binome, { niveau, motifs: recit?.motifs ?? [], phase: '', typeStage: '' }, nom)
    return agir(attribuer, { ...scelle, version: String(lu.version), cles: JSON.stringify(scelle.cles) })
  }

  return (
    <Section title="Confier à deux médecins">
      <p>Eux seuls la liront ensuite. La coordination garde une clé en cas de nécessité, sauf si la personne l’a écartée.</p>
      <Form action={confier} submitLabel="Confier" idPrefix="confier" optionalMarks={false}>
        <CheckboxGroup
          name="medecins"
          legend="Les deux médecins"
          hint={'Cochés\u00a0: ceux dont c’est le tour. Sont comptés les suivis que vous connaissez.'}
          options={choix.map((m) => ({ value: m.id, label: m.nom, hint: repere(m) }))}
          defaultValue={proposes.map((m) => m.id)}
        />
        <RadioGroup name="niveau" legend="À première vue" options={options(NIVEAUX)} defaultValue={lu.urgent ? 'ROUGE' : 'VERT'} />
      </Form>
    </Section>
  )
}
