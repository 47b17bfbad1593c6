'use client'

import { Form } from '@/components/form/Form'
import { TextArea } from '@/components/form/Field'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { LIBELLE_CANAL, type Enveloppe, type Message } from '@/lib/soutien/schema'
import type { EnveloppeLue } from '@/lib/soutien/suivi/schema'
import { recuser } from './actions'
import type { Agir } from './AvecDossier'
import { lu } from './poster'

type EnveloppeSeuleProps = Readonly<{
  lue: EnveloppeLue
  contenus: readonly Enveloppe[]
  exterieur: string
  agir: Agir
  lire: () => Promise<FormState>
}>

/** Enough to know whether one must step aside, and nothing of the person's text (R-SOU-6). */
export function EnveloppeSeule({ lue, contenus, exterieur, agir, lire }: EnveloppeSeuleProps) {
  const noms = [...new Set(contenus.flatMap((e) => (e.mode === 'ANONYME' || e.nom === '' ? [] : e.nom)))]
  const entourage = [...new Set(contenus.flatMap((e) => e.entourage || []))]
  return (
    <>
      <Section title="Avant de lire">
        <p>
          Si vous encadrez, évaluez, dirigez ou soignez cette personne, ou siégez là où l’on décide pour elle, retirez-vous&nbsp;: un geste
          suffit, sans explication.
        </p>
        <DefinitionList
          items={[
            { term: 'Reçue', value: lue.recuLe },
            { term: 'Comment', value: LIBELLE_CANAL[lue.canal] },
            { term: 'La personne', value: noms.join(', ') || 'Sans nom' },
            { term: 'Qui l’encadre, l’évalue ou la soigne', value: entourage.join(' ; ') || 'Elle ne le dit pas' },
          ]}
        />
      </Section>
      <Form action={lire} submitLabel="Lire la demande" idPrefix="lire" />
      <Recusation lue={lue} exterieur={exterieur} agir={agir} />
    </>
  )
}

/** « Je me récuse »; the last reader must first tell the person where else to turn. */
export function Recusation({
  lue,
  exterieur,
  agir,
}: Pick<EnveloppeSeuleProps, 'exterieur' | 'agir'> & Readonly<{ lue: Pick<EnveloppeLue, 'dernier' | 'clePublique'> }>) {
  async function seRecuser(_: FormState, data: FormData): Promise<FormState> {
    if (!lue.dernier) return agir(recuser, {})
    const adieu: Message = { texte: lu(data, 'adieu') || motDeFin(exterieur), signature: '' }
    return agir(recuser, { adieu: await sceller(adieu, [lue.clePublique]) })
  }
  return (
    <Form
      action={seRecuser}
      submitLabel="Je me récuse"
      submitVariant="secondary"
      idPrefix="recuser"
      optionalMarks={false}
      fold={lue.dernier ? 'Je me récuse' : undefined}
      confirm="Vous ne verrez plus cette demande, et elle ne vous sera plus proposée. Vous récuser&nbsp;?"
    >
      {lue.dernier ? (
        <TextArea
          name="adieu"
          label="Un mot à la personne"
          hint="Plus aucun autre médecin de la cellule ne peut la lire&nbsp;: dites-lui vers qui se tourner."
          defaultValue={motDeFin(exterieur)}
          rows={4}
        />
      ) : null}
    </Form>
  )
}

const motDeFin = (exterieur: string): string =>
  `Bonjour. Aucun médecin de la cellule ne peut vous recevoir sans se trouver en difficulté vis-à-vis de vous. Nous ne vous laissons pas sans réponse\u00a0: ${exterieur}, qui ne dépend pas du département, vous attend.`
