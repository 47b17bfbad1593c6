import { Actions } from '@/components/action/Actions'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import type { MonAppel, VueChoix } from '@/lib/stages/choix/queries'
import { LIBELLE_ISSUE, LIBELLE_SITUATION_CHOIX } from '@/lib/stages/choix/schema'

const SANS_APPEL = ['DISPONIBILITE', 'HORS_CHOIX']

/** What a person in this choice reads about themself, and no other person does. */
export function MaPlace({ choix, moi }: { choix: VueChoix; moi: MonAppel }) {
  const appele = !SANS_APPEL.includes(moi.situation)
  // A matching calls no one: the place only separates people whom a terrain put on the same level.
  const place = choix.mode === 'APPARIEMENT' ? 'Votre place, là où un terrain vous met à égalité' : 'Votre place'
  return (
    <Section title={choix.mode === 'APPARIEMENT' ? 'Vous, dans ce choix' : 'Votre place'}>
      <DefinitionList
        items={[
          ...(moi.issue ? [{ term: 'Résultat', value: moi.poste ?? LIBELLE_ISSUE[moi.issue] }] : []),
          { term: 'Votre nom d’emprunt', value: moi.pseudonyme },
          ...(appele && choix.statut !== 'VOEUX_FIGES'
            ? [
                { term: place, value: moi.place ? `${moi.place} sur ${choix.enTout}` : 'À départager par tirage public' },
                { term: 'Ancienneté dans la phase', value: `${moi.anciennete} ${moi.anciennete > 1 ? 'semestres' : 'semestre'}` },
              ]
            : []),
          ...(moi.situation === 'NORMAL'
            ? []
            : [{ term: 'Votre situation (vous seul·e et le secrétariat la voyez)', value: LIBELLE_SITUATION_CHOIX[moi.situation] }]),
        ]}
      />
      <Actions>
        <ButtonLink href={`/stages/choix/${choix.id}/recu`} download>
          Télécharger mon reçu
        </ButtonLink>
      </Actions>
    </Section>
  )
}
