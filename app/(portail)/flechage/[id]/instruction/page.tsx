import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { Badge } from '@/components/display/Badge'
import { Button } from '@/components/action/Button'
import { Queue } from '@/components/action/Queue'
import { Judged, JudgedList } from '@/components/display/Judged'
import { DateField, TextArea, type Option } from '@/components/form/Field'
import { VerdictField } from '@/components/form/VerdictField'
import { Form } from '@/components/form/Form'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { jourLong } from '@/lib/core/temps/dates'
import { ajouterJours, aujourdhui, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { requireActeur } from '@/lib/core/auth/session'
import { completude, estVerifiable, instructionConforme, type ElementVerifiable } from '@/lib/flechage/guards'
import { premierTerme, verdictActuel } from '@/lib/flechage/instruction/guards'
import { listAVerifier } from '@/lib/flechage/instruction/queries'
import { LIBELLE_VERDICT, lirePoints } from '@/lib/flechage/instruction/schema'
import { estGestionnaire, type Dossier } from '@/lib/flechage/policy'
import { workflow } from '@/lib/flechage/workflow'
import { CadreTravail, cible, dossierVu, PasMaintenant } from '../_sections/cadre'
import { declarer, demander, verifier } from './actions'
import { ContenuElement } from './contenu'

export const metadata: Metadata = { title: 'Vérifier les pièces' }

const VERDICTS: Option[] = [
  { value: 'CONFORME', label: LIBELLE_VERDICT.CONFORME },
  { value: 'A_REFAIRE', label: LIBELLE_VERDICT.A_REFAIRE, asks: true },
]

const FAITS = {
  verifier: 'Les vérifications sont enregistrées.',
  declarerRecevable: 'Demande déclarée recevable. Voici la suivante à vérifier.',
  demanderComplements: 'Compléments demandés. Voici la demande suivante à vérifier.',
}

export default async function Page({ params, searchParams }: PageProps<'/flechage/[id]/instruction'>) {
  const acteur = await requireActeur()
  const dossier = await dossierVu(acteur, params)
  if (!estGestionnaire(acteur, dossier)) forbidden()
  const aVerifier = dossier.statut === 'DEPOSEE' ? await listAVerifier(acteur) : []
  return (
    <CadreTravail dossier={dossier} acte="Vérifier les pièces">
      <Fait search={searchParams} sentences={FAITS} />
      {dossier.statut === 'DEPOSEE' ? <AInstruire dossier={dossier} aVerifier={aVerifier} /> : <Ailleurs dossier={dossier} />}
    </CadreTravail>
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

function AInstruire({ dossier, aVerifier }: { dossier: Dossier; aVerifier: readonly string[] }) {
  const elements = completude(dossier, maintenant())
  const verifiables = elements.filter(estVerifiable)
  const aRefaire = verifiables.filter((e) => verdictActuel(dossier, e.cle)?.verdict === 'A_REFAIRE')
  const reste = instructionConforme(dossier, maintenant())
  const sansVerdict = verifiables.filter((e) => !verdictActuel(dossier, e.cle)).length
  return (
    <>
      {reste ? null : <Conclure dossier={dossier} />}
      <Precedents dossier={dossier} />
      {elements
        .filter((e) => !e.aVerifier && e.refus)
        .map((e) => (
          <Notice key={e.cle} tone="warn" title={e.libelle}>
            <p>{e.refus?.message}</p>
          </Notice>
        ))}
      <Form
        bar
        action={verifier}
        hidden={cible(dossier)}
        optionalMarks={false}
        submitLabel="Enregistrer les vérifications"
        submitVariant={reste ? 'primary' : 'secondary'}
        secondary={
          <>
            <Button name="reste" value="conforme">
              Tout le reste est conforme
            </Button>
            <p>{avancement(sansVerdict, aRefaire.length)}</p>
            <File dossier={dossier} aVerifier={aVerifier} />
          </>
        }
      >
        <JudgedList>
          {verifiables.map((e) => (
            <UnElement key={e.cle} dossier={dossier} element={e} />
          ))}
        </JudgedList>
      </Form>
      <Demander dossier={dossier} aRefaire={aRefaire} />
    </>
  )
}

/** « 2 pièces à vérifier, 1 à refaire » */
function avancement(sansVerdict: number, aRefaire: number): string {
  const faits = [
    sansVerdict > 0 ? `${sansVerdict} ${sansVerdict === 1 ? 'pièce' : 'pièces'} à vérifier` : 'Toutes les pièces sont vérifiées',
    aRefaire > 0 ? `${aRefaire} à refaire` : '',
  ]
  return faits.filter(Boolean).join(', ')
}

/** Above the pieces once all are in order: nothing else is left to do on this request. */
const Conclure = ({ dossier }: { dossier: Dossier }) => (
  <Notice tone="good" title="Tout est conforme">
    <Form action={declarer} hidden={cible(dossier)} submitLabel="Déclarer recevable">
      <p>La demande ira à la commission, et l’interne en sera averti·e.</p>
    </Form>
  </Notice>
)

function File({ dossier, aVerifier }: { dossier: Dossier; aVerifier: readonly string[] }) {
  const place = aVerifier.indexOf(dossier.id)
  const vers = (n: number): string | undefined => (aVerifier[n] ? `/flechage/${aVerifier[n]}/instruction` : undefined)
  if (place < 0) return null
  return <Queue label="Demandes à vérifier" place={place + 1} count={aVerifier.length} previous={vers(place - 1)} next={vers(place + 1)} />
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
  const nom = element.libelle.toLowerCase()
  return (
    <Judged
      title={element.libelle}
      id={`element-${element.cle}`}
      aside={badge}
      verdict={
        <VerdictField
          name={`verdict_${element.cle}`}
          legend={`Verdict : ${nom}`}
          options={VERDICTS}
          defaultValue={connu?.verdict}
          reason={{
            name: `remarque_${element.cle}`,
            label: `Remarque : ${nom}`,
            hint: 'L’interne la lira.',
            maxLength: 2000,
            defaultValue: connu?.remarque,
          }}
        />
      }
    >
      <ContenuElement dossier={dossier} element={element.cle} />
      {element.refus ? (
        <Notice tone="warn" title="Contrôle automatique">
          <p>{element.refus.message}</p>
        </Notice>
      ) : null}
    </Judged>
  )
}

function Demander({ dossier, aRefaire }: { dossier: Dossier; aRefaire: readonly ElementVerifiable[] }) {
  const jours = dossier.parametres['flechage.complement_jours_min']
  const premier = premierTerme(aujourdhui(), jours)
  const formulaire = (
    <Form
      action={demander}
      hidden={cible(dossier)}
      fold={aRefaire.length > 0 ? undefined : 'Demander des compléments'}
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
  )
  return aRefaire.length > 0 ? <Section title="Demander des compléments">{formulaire}</Section> : formulaire
}
