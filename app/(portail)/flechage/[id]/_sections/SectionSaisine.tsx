import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { Acteur } from '@/lib/core/auth/acteur'
import { dateLongue } from '@/lib/core/temps/dates'
import { voiesDeRecours } from '@/lib/core/pdf/document'
import { fichierActe, peutLireActe } from '@/lib/flechage/decision/policy'
import { getNoms } from '@/lib/referentiel/identite/personne/queries'
import { estDemandeur, type Dossier } from '@/lib/flechage/policy'
import { decisionNonSaisie } from '@/lib/flechage/saisine/notices'

/** The UFR's choice. The interne reads the reasons of a refusal at once, those of a referral after the decision (R-GEN-10). */
export async function SectionSaisine({ acteur, dossier }: { acteur: Acteur; dossier: Dossier }) {
  const { saisine } = dossier
  if (!saisine) return null
  const noms = await getNoms([saisine.signataireId])
  const lisible = peutLireActe(acteur, dossier, 'saisine')
  return (
    <Section title="Saisine de l’agence régionale de santé">
      <DefinitionList
        items={[
          { term: 'Choix de l’UFR', value: saisine.saisie ? 'Agence saisie' : 'Agence non saisie' },
          { term: 'Le', value: dateLongue(saisine.signeeLe) },
          { term: 'Par', value: noms.get(saisine.signataireId) ?? 'la direction de l’UFR' },
          ...(lisible && saisine.motifs ? [{ term: 'Motifs', value: saisine.motifs }] : []),
        ]}
      />
      {lisible && fichierActe(dossier, 'saisine') ? (
        <p>
          <ButtonLink href={`/flechage/${dossier.id}/actes/saisine`} download>
            {saisine.saisie ? 'Télécharger la lettre de saisine (PDF)' : 'Télécharger la décision (PDF)'}
          </ButtonLink>
        </p>
      ) : null}
      {saisine.saisie ? null : (
        <Notice tone="info" title="Voies et délais de recours">
          <p>{voiesDeRecours(decisionNonSaisie(dossier, saisine.motifs ?? '', { prenom: '', nom: '', qualite: '' }, saisine.signeeLe))}</p>
        </Notice>
      )}
      {!saisine.saisie && estDemandeur(acteur, dossier) ? <p>Vous gardez votre rang et votre choix normal.</p> : null}
    </Section>
  )
}
