'use client'

import { Joindre } from '@/app/aide/Joindre'
import { Actions } from '@/components/action/Actions'
import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { LIBELLE_CANAL, NIVEAUX, type Enveloppe } from '@/lib/soutien/schema'
import { alerter, apaiser } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { piecesDe } from '../_dossier/sceller'

const TON = { VERT: 'good', ORANGE: 'warn', ROUGE: 'bad' } as const

/** The state of the case, the person's identity as they gave it, and how to reach them. */
export function Resume({ ouvert: { lu, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  const enveloppe = piecesDe(pieces, 'ENVELOPPE').at(-1)?.contenu
  const fiche = piecesDe(pieces, 'FICHE').at(-1)?.contenu
  const accord = piecesDe(pieces, 'RECIT')[0]?.contenu.accord
  const suivent = lu.medecins.filter((m) => m.usage === 'BINOME')
  return (
    <Section
      title={lu.etat.label}
      aside={
        <>
          {lu.urgent ? <Badge tone="bad">Danger</Badge> : null}
          {fiche ? <Badge tone={TON[fiche.niveau]}>{NIVEAUX[fiche.niveau]}</Badge> : null}
        </>
      }
    >
      {lu.usage === 'BINOME' && suivent.length < 2 ? (
        <Notice tone="warn" title="Un second médecin manque.">
          Demandez à un autre médecin de vous rejoindre : « Passer le relais », plus bas.
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: 'La personne', value: enveloppe && enveloppe.mode !== 'ANONYME' ? enveloppe.nom : 'Sans nom' },
          { term: 'La joindre', value: <Joindre contact={joindre(enveloppe)} /> },
          { term: 'Reçue', value: `${lu.recuLe} (${LIBELLE_CANAL[lu.canal].toLowerCase()})` },
          ...(enveloppe?.entourage ? [{ term: 'Qui l’encadre, l’évalue ou la soigne', value: enveloppe.entourage }] : []),
          ...(suivent.length > 0 ? [{ term: 'Suivie par', value: suivent.map((m) => m.nom).join(' et ') }] : []),
          ...(accord ? [{ term: 'Accord', value: accord }] : []),
          { term: 'Première réponse', value: lu.reponduLe ?? 'Pas encore' },
          ...(lu.retourPrevuLe ? [{ term: 'Elle pense revenir lire le', value: lu.retourPrevuLe }] : []),
          ...(lu.contactPrevuLe ? [{ term: 'Prochain contact', value: lu.contactPrevuLe }] : []),
          ...(lu.absences > 0 ? [{ term: 'Rendez-vous manqués', value: String(lu.absences) }] : []),
          ...(lu.effacementLe ? [{ term: 'Effacement', value: `le ${lu.effacementLe}, si rien ne s’écrit d’ici là` }] : []),
        ]}
      />
      <Actions>
        {lu.usage === 'BINOME' ? <ButtonLink href={`/aide/suivi/${lu.id}/guide`}>Guide de l’entretien</ButtonLink> : null}
        <ButtonLink href={`/aide/suivi/${lu.id}/conduite`} variant={lu.urgent ? 'primary' : 'secondary'}>
          Conduite en cas de danger
        </ButtonLink>
      </Actions>
      {lu.statut === 'CLOS' ? null : lu.urgent ? (
        lu.usage === 'BINOME' ? (
          <Form action={() => agir(apaiser, {})} submitLabel="Le danger est passé" submitVariant="secondary" idPrefix="apaiser" />
        ) : null
      ) : (
        <Form
          action={() => agir(alerter, {})}
          submitLabel="Il y a danger"
          submitVariant="danger"
          confirm="Cette demande passera avant toutes les autres, et les médecins qui la lisent seront prévenus tout de suite. Continuer&nbsp;?"
          idPrefix="alerter"
        />
      )}
    </Section>
  )
}

function joindre(enveloppe: Enveloppe | undefined): string {
  const { telephone = '', courriel = '', quand = '' } = enveloppe?.joindre ?? {}
  const moyens = [telephone, courriel].filter(Boolean).join(', ')
  if (moyens === '') return 'En lui répondant ici, seulement'
  return quand ? `${moyens} (${quand})` : moyens
}
