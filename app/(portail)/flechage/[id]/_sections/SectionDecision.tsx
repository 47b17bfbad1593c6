import { Badge } from '@/components/display/Badge'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { jourLong } from '@/lib/core/temps/dates'
import { voiesDeRecours } from '@/lib/core/pdf/document'
import { alerteAgrement } from '@/lib/flechage/decision/guards'
import { documentNotice } from '@/lib/flechage/decision/notices'
import { fichierActe, NATURES, peutLireActe, type Nature } from '@/lib/flechage/decision/policy'
import { estArs, estGestionnaire, type Dossier } from '@/lib/flechage/policy'

const LIENS: Record<Nature, string> = {
  saisine: 'Lettre de saisine',
  acte: 'Acte signé',
  notice: 'Notice, motifs et voies de recours',
  preuve: 'Preuve de notification',
}

/** The decision of the ARS, its acts and its notification. `lien`: the page that notifies, for the gestionnaire. */
export function SectionDecision({ acteur, dossier, lien = true }: { acteur: Acteur; dossier: Dossier; lien?: boolean }) {
  const { decision } = dossier
  if (!decision) return null
  const [gestionnaire, ars] = [estGestionnaire(acteur, dossier), estArs(acteur, dossier)]
  const alerte = gestionnaire || ars ? alerteAgrement(dossier) : undefined
  const motive = decision.sens === 'REFUSEE' && peutLireActe(acteur, dossier, 'acte')
  const actes = NATURES.filter((n) => n !== 'saisine' && peutLireActe(acteur, dossier, n) && fichierActe(dossier, n))
  const contestable = decision.sens === 'REFUSEE' || peutLireActe(acteur, dossier, 'notice')
  const ouvert = dossier.statut === 'AFFECTEE' || dossier.statut === 'REFUSEE' || dossier.statut === 'NOTIFIEE'
  return (
    <Section
      title="Décision"
      aside={
        lien && gestionnaire && ouvert ? (
          <ButtonLink href={`/flechage/${dossier.id}/notification`}>Notifier et clore</ButtonLink>
        ) : (
          <Badge tone={decision.sens === 'AFFECTEE' ? 'good' : 'bad'}>{decision.sens === 'AFFECTEE' ? 'Affectation' : 'Refus'}</Badge>
        )
      }
    >
      {alerte ? (
        <Notice tone="bad" title="Le terrain ne remplit plus ses conditions">
          <p>{alerte} Rien n’est changé d’office à la décision : voyez avec l’agence régionale de santé ce qu’il convient de faire.</p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: 'Sens', value: decision.sens === 'AFFECTEE' ? 'Affectation hors procédure de choix' : 'Refus d’affectation' },
          { term: 'Acte', value: `${decision.acteReference} du ${jourLong(decision.acteLe)}` },
          { term: 'Autorité', value: `${decision.autoritePrenom} ${decision.autoriteNom}, ${decision.autoriteQualite}` },
          ...(motive
            ? [
                { term: 'Motifs de droit', value: decision.motifsDroit },
                { term: 'Motifs de fait', value: decision.motifsFait },
              ]
            : []),
          {
            term: 'Notifiée',
            value: decision.notifieeLe ? `le ${jourLong(decision.notifieeLe)}, ${decision.modeNotification ?? ''}` : 'Pas encore',
          },
        ]}
      />
      {contestable ? (
        <Notice tone="info" title="Voies et délais de recours">
          <p>{voiesDeRecours(documentNotice({ ...dossier, decision }, decision.modeNotification ?? '', decision.enregistreeLe))}</p>
        </Notice>
      ) : null}
      {actes.length > 0 ? (
        <ul>
          {actes.map((nature) => (
            <li key={nature}>
              <ButtonLink href={`/flechage/${dossier.id}/actes/${nature}`} variant="quiet" download>
                {LIENS[nature]}
              </ButtonLink>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
