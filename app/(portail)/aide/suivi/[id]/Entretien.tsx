'use client'

import { Actions } from '@/components/action/Actions'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Section } from '@/components/display/Section'
import type { FormState } from '@/lib/core/requete/form-state'
import { manquesDuGuide } from '@/lib/soutien/entretien/schema'
import { ProposerRdv } from '../_creneaux/ProposerRdv'
import { constaterAbsence, tenirRdv } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { piecesDe } from '../_dossier/sceller'

/** The appointment and its outcome. */
export function Entretien({ ouvert: { lu, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  if (lu.statut === 'CLOS') return null
  const { creneau } = lu
  const version = String(lu.version)

  async function tenir(): Promise<FormState> {
    const manques = manquesDuGuide(piecesDe(pieces, 'GUIDE').at(-1)?.contenu)
    if (manques.length > 0)
      return {
        status: 'error',
        message: `Il manque au guide de l’entretien\u00a0: ${manques.map((m) => `«\u00a0${m.libelle}\u00a0»`).join(', ')}.`,
      }
    return agir(tenirRdv, { version })
  }

  return (
    <Section title="Rendez-vous">
      {creneau ? (
        <p>
          {creneau.quand}, {creneau.mode === 'VISIO' ? 'en visio' : creneau.lieu}, avec {creneau.medecins.join(' et ')}.
        </p>
      ) : (
        <p>Aucun rendez-vous n’est prévu.</p>
      )}
      {lu.statut === 'RDV_CONFIRME' && creneau?.commence !== false ? (
        <Actions>
          <Form action={tenir} submitLabel="L’entretien a eu lieu" idPrefix="tenir" />
          <Form
            action={() => agir(constaterAbsence, { version })}
            submitLabel="La personne n’est pas venue"
            submitVariant="secondary"
            idPrefix="absence"
            confirm="La personne pourra choisir un autre créneau, sans reproche. Noter son absence&nbsp;?"
          />
        </Actions>
      ) : null}
      <ProposerRdv id={lu.id} version={lu.version} statut={lu.statut} agir={agir} />
      <p>
        <Link href={`/aide/suivi/${lu.id}/guide`}>Guide de l’entretien</Link>
      </p>
    </Section>
  )
}
