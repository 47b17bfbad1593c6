'use client'

import type { UsageCle } from '@/generated/soutien/enums'
import { DefinitionList } from '@/components/display/DefinitionList'
import { RadioGroup, TextArea, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Section } from '@/components/display/Section'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { INFORMEE, SERVICES, type ConduiteDanger, type SignatureDanger } from '@/lib/soutien/danger/schema'
import type { Fiche } from '@/lib/soutien/schema'
import { conduire, ficher, preparer, signer } from '../../_dossier/actions'
import { AvecDossier, type Agir, type Ouvert } from '../../_dossier/AvecDossier'
import { lu as champ, options, parmi, refusChamp } from '../../_dossier/poster'
import { piecesDe, scellerPreparation } from '../../_dossier/sceller'

type ConduiteProps = Readonly<{ id: string; usage: UsageCle; secours: boolean; exterieur: string }>

/** The record of a danger: written by the two doctors who follow, by any reader of a request without doctors yet, or in a case of need. */
export function Conduite(cas: ConduiteProps) {
  return <AvecDossier {...cas}>{(ouvert, agir) => <Noter ouvert={ouvert} agir={agir} />}</AvecDossier>
}

const DECISION_MAX = 500

function Noter({ ouvert: { lu, pieces }, agir }: { ouvert: Ouvert; agir: Agir }) {
  const { clePubliqueDossier } = lu
  const toutes = piecesDe(pieces, 'DANGER')
  const conduites = toutes.flatMap((p) => (p.contenu.genre === 'CONDUITE' ? [{ ...p, contenu: p.contenu }] : []))
  const signatures = (pieceId: string) => toutes.filter((p) => p.contenu.genre === 'SIGNATURE' && p.contenu.pieceId === pieceId)

  async function noter(_: FormState, data: FormData): Promise<FormState> {
    const [heure, decision] = [champ(data, 'heure'), champ(data, 'decision')]
    if (heure === '') return refusChamp('heure', 'À quelle heure\u00a0?')
    if (decision === '') return refusChamp('decision', 'Qu’a-t-il été décidé\u00a0?')
    if (decision.length > DECISION_MAX)
      return refusChamp('decision', `${DECISION_MAX} caractères au plus\u00a0: l’heure, le service, la décision suffisent.`)
    const contenu: ConduiteDanger = {
      genre: 'CONDUITE',
      heure,
      service: parmi(SERVICES, champ(data, 'service'), 'autre'),
      decision,
      informee: parmi(INFORMEE, champ(data, 'informee'), 'pas_encore'),
    }
    const cle = await cleDuDossier()
    if (typeof cle !== 'string') return cle
    const state = await agir(conduire, { contenu: await sceller(contenu, [cle]) })
    // No doctor follows it yet: the level is recorded when two doctors are named.
    if (state.status !== 'ok' || lu.usage !== 'BINOME') return state
    const fiche = piecesDe(pieces, 'FICHE').at(-1)?.contenu ?? { motifs: [], phase: '', typeStage: '' }
    await agir(ficher, { contenu: await sceller({ ...fiche, niveau: 'ROUGE' } satisfies Fiche, [cle]) })
    return state
  }

  /** The danger creates the doctors' file when there is none yet. */
  async function cleDuDossier(): Promise<string | FormState> {
    if (clePubliqueDossier) return clePubliqueDossier
    const { cles, clePubliqueDossier: neuve } = await scellerPreparation(lu)
    const state = await agir(preparer, { clePubliqueDossier: neuve, cles: JSON.stringify(cles) })
    return state.status === 'ok' ? neuve : state
  }

  const relire = (pieceId: string) => async (): Promise<FormState> => {
    const cle = await cleDuDossier()
    return typeof cle === 'string'
      ? agir(signer, { pieceId, contenu: await sceller({ genre: 'SIGNATURE', pieceId } satisfies SignatureDanger, [cle]) })
      : cle
  }

  return (
    <>
      {conduites.map((p) => {
        const signees = signatures(p.id)
        return (
          <Section key={p.id} title={`Le ${p.jour}`} id={`conduite-${p.id}`}>
            <DefinitionList
              items={[
                { term: 'Heure', value: p.contenu.heure },
                { term: 'Service appelé', value: SERVICES[p.contenu.service] },
                { term: 'Décision', value: p.contenu.decision },
                { term: 'La personne le sait', value: INFORMEE[p.contenu.informee] },
                { term: 'Signé par', value: [p.auteur, ...signees.map((s) => s.auteur)].join(' et ') },
              ]}
            />
            {signees.length > 0 ? null : p.auteurId === lu.moi ? (
              <p>Un second médecin doit relire et signer.</p>
            ) : (
              <Form action={relire(p.id)} submitLabel="J’ai relu, je signe" idPrefix={`signer-${p.id}`} />
            )}
          </Section>
        )
      })}
      {lu.usage === 'TRI' && conduites.length > 0 ? (
        <p>
          Ensuite, <Link href={`/aide/suivi/${lu.id}`}>confiez la demande à deux médecins</Link>&nbsp;: ils liront ce qui est noté ici.
        </p>
      ) : null}
      {lu.statut === 'CLOS' ? null : (
        <Form
          action={noter}
          submitLabel="Noter et signer"
          title="Noter ce qui a été fait"
          titleLevel={2}
          idPrefix="conduite"
          optionalMarks={false}
        >
          <TextField name="heure" label="Heure" type="time" />
          <RadioGroup name="service" legend="Service appelé" options={options(SERVICES)} defaultValue="samu" />
          <TextArea name="decision" label="Décision" hint="En une phrase, sans rien de médical." rows={2} maxLength={DECISION_MAX} />
          <RadioGroup
            name="informee"
            legend="La personne sait qui a été appelé, et pourquoi"
            options={options(INFORMEE)}
            defaultValue="oui"
          />
        </Form>
      )}
    </>
  )
}
