import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Form } from '@/components/form/Form'
import { TextArea } from '@/components/form/Field'
import { Fait } from '@/components/feedback/Fait'
import { AsideCard } from '@/components/shell/AsideCard'
import { RecordPage } from '@/components/shell/RecordPage'
import { Section } from '@/components/display/Section'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { listContestations } from '@/lib/referentiel/interne/contestation/queries'
import { peutVoirInternes } from '@/lib/referentiel/interne/policy'
import { getParcours } from '@/lib/referentiel/interne/queries'
import { semestreAu, semestreSuivant } from '@/lib/referentiel/stage/semestre'
import { Anciennete } from '../../../_interne/Anciennete'
import { Derogations } from '../../_parcours/Derogations'
import { Echeances } from '../../_parcours/Echeances'
import { Maquette } from '../../_parcours/Maquette'
import { libelleDe, Questions } from '../../_parcours/Questions'
import { Semestres } from '../../_parcours/Semestres'
import { repondre, retirer } from './actions'
import { NouvelleDerogation } from './NouvelleDerogation'

export const metadata: Metadata = { title: 'Parcours d’un interne' }

const FAITS = {
  repondre: 'Réponse enregistrée ; l’interne en est prévenu par courriel.',
  derogation: 'Dérogation enregistrée. L’interne la voit sur sa page.',
  retrait: 'Dérogation retirée. Les dates et la maquette sont revenues à la règle.',
}

export default async function Page({ params, searchParams }: PageProps<'/stages/internes/[id]'>) {
  const acteur = await requireActeur()
  if (!peutVoirInternes(acteur)) forbidden()
  const parcours = await getParcours(acteur, (await params).id)
  if (!parcours) notFound()
  const questions = await listContestations(acteur, parcours.id)
  const { personne, anneeEntree, phase, rang, effectifReference, typeClassement } = parcours
  return (
    <RecordPage
      title={`${personne.prenom} ${personne.nom}`}
      breadcrumb={[
        { label: 'Stages', href: '/stages' },
        { label: 'Internes', href: '/stages/internes' },
      ]}
      lead={`Promotion ${anneeEntree}, ${LIBELLE_PHASE[phase]}`}
      notices={<Fait search={searchParams} sentences={FAITS} />}
      aside={
        <AsideCard title="En bref">
          <DefinitionList
            dense
            items={[
              { term: 'Promotion', value: String(anneeEntree) },
              { term: 'Phase', value: LIBELLE_PHASE[phase] },
              { term: 'Rang', value: `${rang.toLocaleString('fr-FR')} sur ${effectifReference.toLocaleString('fr-FR')}` },
              { term: 'Classement', value: typeClassement === 'ECN' ? 'Classement unique' : 'Par groupe de spécialités' },
              { term: 'Questions ouvertes', value: String(questions.filter((q) => !q.reponse).length) },
            ]}
          />
        </AsideCard>
      }
    >
      <Section title="Semestres">
        <Semestres parcours={parcours} />
      </Section>
      <Section title="Ancienneté" id="anciennete">
        <Anciennete interne={parcours} secretariat />
      </Section>
      <Section title="Questions sur ce calcul" id="questions">
        <Questions
          questions={questions}
          libelle={libelleDe(parcours.semestres)}
          vide="Cet interne n’a rien demandé sur son ancienneté."
          attente={(q) => (
            <Form
              action={repondre}
              submitLabel="Envoyer la réponse"
              idPrefix={q.id}
              hidden={{ id: q.id, version: String(q.version) }}
              confirm="La réponse part à l’interne et ne se modifie plus. Continuer ?"
            >
              <TextArea
                name="reponse"
                label="Votre réponse"
                hint="Ce qui a été vérifié, et ce qui change ou non. Une correction du parcours arrive avec le prochain fichier de la scolarité."
                rows={4}
                maxLength={1000}
                required
              />
            </Form>
          )}
        />
      </Section>
      <Section title="Maquette" id="maquette">
        <Maquette parcours={parcours} prochain={semestreSuivant(semestreAu(aujourdhui()).code)} />
      </Section>
      <Section title="Dates limites" id="echeances">
        <Echeances parcours={parcours} />
      </Section>
      <Section title="Dérogations" id="derogations">
        <Derogations derogations={parcours.derogations}>
          {(d) => (
            <Form
              action={retirer}
              submitLabel="Retirer cette dérogation"
              submitVariant="quiet"
              idPrefix={d.id}
              hidden={{ id: d.id }}
              confirm="La règle s’applique de nouveau à cet interne. Retirer cette dérogation ?"
            />
          )}
        </Derogations>
        <NouvelleDerogation parcours={parcours} />
      </Section>
    </RecordPage>
  )
}
