import { Actions } from '@/components/Actions'
import { ButtonLink } from '@/components/ButtonLink'
import { DefinitionList } from '@/components/DefinitionList'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/Section'
import type { MonAppel, VueChoix } from '@/lib/referentiel/stage/seance-choix/queries'
import { LIBELLE_ISSUE, LIBELLE_SITUATION_CHOIX } from '@/lib/referentiel/stage/seance-choix/schema'

const SANS_APPEL = ['DISPONIBILITE', 'HORS_CHOIX']

/** What a person in this choice reads of themself, and nobody else does. */
export function MaPlace({ choix, moi }: { choix: VueChoix; moi: MonAppel }) {
  const appele = !SANS_APPEL.includes(moi.situation)
  const aTour = choix.mode === 'DIRECT' && choix.statut === 'OUVERT' && moi.appeleLe !== null && moi.issue === null
  return (
    <Section title="Votre place">
      {aTour ? (
        <Notice tone="warn" title="C’est votre tour" live>
          <p>Choisissez votre poste maintenant.</p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: 'Votre nom d’emprunt', value: moi.pseudonyme },
          ...(appele && choix.statut !== 'VOEUX_FIGES'
            ? [
                { term: 'Votre place', value: moi.place ? `${moi.place} sur ${choix.enTout}` : 'À départager par tirage public' },
                { term: 'Ancienneté dans la phase', value: `${moi.anciennete} ${moi.anciennete > 1 ? 'semestres' : 'semestre'}` },
              ]
            : []),
          ...(moi.situation === 'NORMAL'
            ? []
            : [{ term: 'Votre situation (vous seul·e et le secrétariat la voyez)', value: LIBELLE_SITUATION_CHOIX[moi.situation] }]),
          ...(moi.issue ? [{ term: 'Résultat', value: moi.poste ?? LIBELLE_ISSUE[moi.issue] }] : []),
        ]}
      />
      <Actions>
        {aTour ? (
          <ButtonLink href={`/stages/choix/${choix.id}/mon-tour`} variant="primary">
            Choisir mon stage
          </ButtonLink>
        ) : null}
        <ButtonLink href={`/stages/choix/${choix.id}/recu`} download>
          Télécharger mon reçu
        </ButtonLink>
      </Actions>
    </Section>
  )
}
