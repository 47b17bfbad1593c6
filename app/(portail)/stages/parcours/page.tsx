import type { Metadata } from 'next'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Form } from '@/components/form/Form'
import { SelectField, TextArea } from '@/components/form/Field'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { listContestations } from '@/lib/referentiel/interne/contestation/queries'
import { getMonParcours } from '@/lib/referentiel/interne/queries'
import { listMesEvaluations } from '@/lib/stages/evaluation/queries'
import { semestreAu, semestreSuivant } from '@/lib/referentiel/stage/semestre'
import { Anciennete } from '../../_interne/Anciennete'
import { Derogations } from '../_parcours/Derogations'
import { Echeances } from '../_parcours/Echeances'
import { Maquette } from '../_parcours/Maquette'
import { libelleDe, Questions } from '../_parcours/Questions'
import { Semestres } from '../_parcours/Semestres'
import { contesterAnciennete } from './actions'

export const metadata: Metadata = { title: 'Votre parcours' }

const FAITS = {
  evaluer: 'Merci. Votre évaluation est enregistrée sans votre nom.',
  contester: 'Question envoyée au secrétariat. Vous recevrez un courriel dès qu’une réponse sera écrite.',
}

export default async function Page({ searchParams }: PageProps<'/stages/parcours'>) {
  const acteur = await requireActeur()
  const parcours = await lire(getMonParcours(acteur))
  const [questions, evaluations] = await Promise.all([listContestations(acteur, parcours.id), listMesEvaluations(acteur)])
  const libelle = libelleDe(parcours.semestres)
  return (
    <ListPage
      title="Votre parcours"
      breadcrumb={[{ label: 'Stages', href: '/stages' }]}
      lead={`Promotion ${parcours.anneeEntree}, ${LIBELLE_PHASE[parcours.phase]}. Votre rang : ${parcours.rang.toLocaleString('fr-FR')} sur ${parcours.effectifReference.toLocaleString('fr-FR')}. Vous et le secrétariat êtes seuls à le voir.`}
      actions={
        <>
          <ButtonLink href="/stages/droits">Mes droits de stage</ButtonLink>
          <ButtonLink href="/stages/alerte">Signaler une violence ou un danger</ButtonLink>
        </>
      }
    >
      <Fait search={searchParams} sentences={FAITS} />
      <Section title="Vos semestres">
        <Semestres parcours={parcours} evaluations={evaluations} />
      </Section>
      <Section title="Votre ancienneté" id="anciennete">
        <Anciennete interne={parcours} />
      </Section>
      <Section title="Vos questions sur ce calcul" id="questions">
        <Questions
          questions={questions}
          libelle={libelle}
          vide="Une ligne vous semble fausse ? Posez la question ci-dessous : le secrétariat répond avant que la liste d’appel soit figée."
          attente={() => <p>Le secrétariat n’a pas encore répondu.</p>}
        />
        <Form action={contesterAnciennete} title="Poser une question" submitLabel="Envoyer au secrétariat" submitVariant="secondary">
          <SelectField
            name="semestreCode"
            label="Sur quelle ligne"
            emptyLabel={null}
            options={[
              { value: '', label: libelle(null) },
              ...parcours.semestres.map((s) => ({ value: s.semestreCode, label: s.semestre.libelle })),
            ]}
          />
          <TextArea
            name="texte"
            label="Votre question"
            hint="Dites ce qui devrait compter, ou ne pas compter. N’écrivez aucun détail de santé : le secrétariat vous dira quel justificatif déposer."
            rows={4}
            maxLength={1000}
            required
          />
        </Form>
      </Section>
      <Section title="Votre maquette" id="maquette">
        <Maquette parcours={parcours} prochain={semestreSuivant(semestreAu(aujourdhui()).code)} />
      </Section>
      <Section title="Vos dates limites" id="echeances">
        <Echeances parcours={parcours} />
      </Section>
      {parcours.derogations.length > 0 ? (
        <Section title="Vos dérogations" id="derogations">
          <Derogations derogations={parcours.derogations} />
        </Section>
      ) : null}
    </ListPage>
  )
}
