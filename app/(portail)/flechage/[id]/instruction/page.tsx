import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Badge } from '@/components/display/Badge'
import { DateField, RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { ajouterJours, aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { completude, estVerifiable, instructionConforme, type ElementVerifiable } from '@/lib/flechage/guards'
import { premierTerme, verdictActuel } from '@/lib/flechage/instruction/guards'
import { LIBELLE_VERDICT, lirePoints } from '@/lib/flechage/instruction/schema'
import { estGestionnaire, type Dossier } from '@/lib/flechage/policy'
import { workflow } from '@/lib/flechage/workflow'
import { Cadre, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { declarer, demander, verifier } from './actions'
import { ContenuElement } from './contenu'

export const metadata: Metadata = { title: 'Instruction' }

const FAITS = { verifier: 'Les vérifications sont enregistrées.' }

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/instruction'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estGestionnaire(acteur, dossier)) forbidden()
  return (
    <Cadre dossier={dossier} titre="Instruction">
      <Fait search={searchParams} sentences={FAITS} />
      {dossier.statut === 'DEPOSEE' ? <AInstruire dossier={dossier} /> : <Ailleurs dossier={dossier} />}
    </Cadre>
  )
}

function Ailleurs({ dossier }: { dossier: Dossier }) {
  if (dossier.statut !== 'INCOMPLETE')
    return <PasMaintenant>L’instruction est terminée. {workflow.states[dossier.statut].next}</PasMaintenant>
  const demande = dossier.complements[0]
  return (
    <Section title="Compléments demandés">
      {demande ? (
        <>
          {demande.terme < aujourdhui() ? (
            <Notice tone="warn" title={`Rien n’est arrivé pour le ${jourLong(demande.terme)}`}>
              <p>
                L’interne a reçu un rappel et peut encore répondre. Vous pouvez lui écrire :{' '}
                <a href={`mailto:${dossier.interne.personne.courriel}`}>{dossier.interne.personne.courriel}</a>.
              </p>
            </Notice>
          ) : (
            <p>
              L’interne peut répondre jusqu’au {jourLong(demande.terme)}. Un rappel lui est envoyé deux jours avant, puis le lendemain de
              cette date.
            </p>
          )}
          <ul>
            {lirePoints(demande.points).map((p, i) => (
              <li key={i}>{p.demande}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

function AInstruire({ dossier }: { dossier: Dossier }) {
  const elements = completude(dossier, maintenant())
  const verifiables = elements.filter(estVerifiable)
  const aRefaire = verifiables.filter((e) => verdictActuel(dossier, e.cle)?.verdict === 'A_REFAIRE')
  const reste = instructionConforme(dossier, maintenant())
  return (
    <>
      <Precedents dossier={dossier} />
      {elements
        .filter((e) => !e.aVerifier && e.refus)
        .map((e) => (
          <Notice key={e.cle} tone="warn" title={e.libelle}>
            <p>{e.refus?.message}</p>
          </Notice>
        ))}
      <Section title="Vérifier pièce par pièce">
        <Form
          action={verifier}
          hidden={cible(dossier)}
          submitLabel="Enregistrer les vérifications"
          submitVariant={reste ? 'primary' : 'secondary'}
        >
          {verifiables.map((e) => (
            <UnElement key={e.cle} dossier={dossier} element={e} />
          ))}
        </Form>
      </Section>
      <Section title="Conclure">
        {reste ? (
          <Notice tone="info" title="La demande ne peut pas encore être déclarée recevable">
            <p>{reste.message}</p>
          </Notice>
        ) : (
          <Form action={declarer} hidden={cible(dossier)} submitLabel="Déclarer recevable">
            <p>Tout est conforme : la demande ira à la commission, et l’interne en sera averti·e.</p>
          </Form>
        )}
      </Section>
      <Demander dossier={dossier} aRefaire={aRefaire} />
    </>
  )
}

/** Earlier requests for complements that were answered. */
function Precedents({ dossier }: { dossier: Dossier }) {
  const repondu = dossier.complements.find((c) => c.reponduLe !== null)
  if (!repondu) return null
  return (
    <Notice tone="info" title="L’interne a répondu à une demande de compléments">
      <p>Ce qui avait été demandé, et ce qui a changé depuis, est à vérifier de nouveau :</p>
      <ul>
        {lirePoints(repondu.points).map((p, i) => (
          <li key={i}>{p.demande}</li>
        ))}
      </ul>
    </Notice>
  )
}

function UnElement({ dossier, element }: { dossier: Dossier; element: ElementVerifiable }) {
  const connu = verdictActuel(dossier, element.cle)
  const badge = connu ? (
    <Badge tone={connu.verdict === 'CONFORME' ? 'good' : 'warn'}>{LIBELLE_VERDICT[connu.verdict]}</Badge>
  ) : (
    <Badge tone="neutral">À vérifier</Badge>
  )
  return (
    <Section title={element.libelle} id={`element-${element.cle}`} level={3} aside={badge}>
      <ContenuElement dossier={dossier} element={element.cle} />
      {element.refus ? (
        <Notice tone="warn" title="Contrôle automatique">
          <p>{element.refus.message}</p>
        </Notice>
      ) : null}
      <RadioGroup
        name={`verdict_${element.cle}`}
        legend={`Verdict : ${element.libelle.toLowerCase()}`}
        defaultValue={connu?.verdict}
        options={Object.entries(LIBELLE_VERDICT).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name={`remarque_${element.cle}`}
        label={`Remarque : ${element.libelle.toLowerCase()}`}
        hint="Nécessaire si c’est à refaire : l’interne la lira."
        maxLength={2000}
        defaultValue={connu?.remarque}
      />
    </Section>
  )
}

function Demander({ dossier, aRefaire }: { dossier: Dossier; aRefaire: readonly ElementVerifiable[] }) {
  const jours = dossier.parametres['flechage.complement_jours_min']
  const premier = premierTerme(aujourdhui(), jours)
  return (
    <Section title="Demander des compléments">
      <Form
        action={demander}
        hidden={cible(dossier)}
        submitLabel="Demander ces compléments"
        submitVariant="secondary"
        confirm="Renvoyer le dossier à l’interne, avec cette liste ?"
      >
        <p>
          L’interne reçoit cette liste par courriel. Rien de son dossier n’est perdu, et vos verdicts sur ce qu’il ou elle ne change pas
          restent.
        </p>
        {aRefaire.map((e) => (
          <TextArea
            key={e.cle}
            name={`demande_${e.cle}`}
            label={`À refaire : ${e.libelle.toLowerCase()}`}
            rows={2}
            defaultValue={verdictActuel(dossier, e.cle)?.remarque}
          />
        ))}
        <TextArea
          name="demande_autre"
          label={aRefaire.length > 0 ? 'Autre point' : 'Ce qui manque'}
          hint={aRefaire.length > 0 ? undefined : 'Marquez d’abord « À refaire » les pièces concernées : elles apparaîtront ici.'}
          rows={3}
        />
        <DateField
          name="terme"
          label="Répondre au plus tard le"
          hint={`Au moins ${jours} jours : le ${jourLong(premier)} ou plus tard.`}
          min={isoJour(premier)}
          defaultValue={isoJour(ajouterJours(premier, 3))}
          required
        />
      </Form>
    </Section>
  )
}
