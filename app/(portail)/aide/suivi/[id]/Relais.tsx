'use client'

import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import type { FormState } from '@/lib/core/requete/form-state'
import { possibles } from '@/lib/soutien/attribution/binome'
import { relayer } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { lu as champ, refusChamp } from '../_dossier/poster'
import { exclusDe, scellerRelais } from '../_dossier/sceller'

/** One of the two doctors gives their place to another, or a missing second one is added: this page seals the keys. */
export function Relais({ ouvert: { lu, cles, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  if (!cles.dossier) return null
  const suivent = lu.medecins.filter((m) => m.usage === 'BINOME')
  const choix = possibles(lu.medecins, exclusDe(pieces)).filter((m) => m.usage !== 'BINOME')
  const complet = suivent.length >= 2
  async function passer(_: FormState, data: FormData): Promise<FormState> {
    const entrant = choix.find((m) => m.id === champ(data, 'entrantId'))
    if (!entrant) return refusChamp('entrantId', 'Choisissez le médecin qui prend le relais.')
    const sortantId = complet ? champ(data, 'sortantId') : ''
    if (complet && sortantId === '') return refusChamp('sortantId', 'Dites lequel des deux passe le relais.')
    return agir(relayer, { version: String(lu.version), sortantId, ...(await scellerRelais(cles, entrant)) })
  }
  return (
    <Section title="Passer le relais">
      {choix.length === 0 ? (
        <p>Aucun autre médecin de la cellule ne peut suivre cette personne sans conflit.</p>
      ) : (
        <Form
          action={passer}
          submitLabel="Passer le relais"
          fold={complet ? 'Remplacer un des deux médecins' : 'Choisir un second médecin'}
          idPrefix="relais"
          optionalMarks={false}
          confirm="Le médecin choisi lira tout ce dossier&nbsp;; celui qui part n’y aura plus accès. Continuer&nbsp;?"
        >
          {complet ? (
            <RadioGroup
              name="sortantId"
              legend="Qui part"
              options={suivent.map((m) => ({ value: m.id, label: m.id === lu.moi ? `${m.nom} (vous)` : m.nom }))}
              defaultValue={lu.moi}
            />
          ) : null}
          <RadioGroup
            name="entrantId"
            legend="Qui prend le relais"
            options={choix.map((m) => ({ value: m.id, label: m.id === lu.moi ? `${m.nom} (vous)` : m.nom }))}
          />
        </Form>
      )}
      {lu.creneau ? (
        <p>
          Un rendez-vous est prévu&nbsp;: le médecin choisi y vient à la place de celui qui part. S’il reçoit déjà à cette heure, le
          rendez-vous est annulé, et la personne le lit sur sa page.
        </p>
      ) : null}
    </Section>
  )
}
