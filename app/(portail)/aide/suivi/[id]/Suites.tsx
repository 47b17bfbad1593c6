'use client'

import { CheckboxField, DateField, RadioGroup, SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { ACCORDS, motDOrientation, type Accord, type Orientation } from '@/lib/soutien/entretien/schema'
import { CLOTURES, type Cloture, type Fiche } from '@/lib/soutien/schema'
import { clore, orienter, suivre } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { lu as champ, options, refusChamp } from '../_dossier/poster'
import { piecesDe } from '../_dossier/sceller'
import { annoncer, chiffrerMessage } from './Echange'

type Ressource = Readonly<{ id: string; nom: string; contact: string }>
type SuitesProps = Readonly<{ ouvert: Ouvert; agir: Agir; ressources: readonly Ressource[] }>

const RENCONTREE: readonly string[] = ['REALISE', 'ORIENTE', 'SUIVI']

/** After the interview: the orientation the person chose, the next contact, the end of the follow-up. */
export function Suites({ ouvert, agir, ressources }: SuitesProps) {
  const { lu, pieces } = ouvert
  const { clePubliqueDossier } = lu
  if (!clePubliqueDossier) return null
  const cle = clePubliqueDossier
  const version = String(lu.version)
  const rencontree = RENCONTREE.includes(lu.statut)
  const clos = lu.statut === 'CLOS'
  const orientations = piecesDe(pieces, 'ORIENTATION')
  // Only the last one counts: the person may since have refused a resource they had agreed to.
  const enVigueur = orientations.at(-1)
  const accordAvec = (id: string): string => enVigueur?.contenu.choix.find((c) => c.ressourceId === id)?.accord ?? ''

  async function noterOrientation(_: FormState, data: FormData): Promise<FormState> {
    const choix = ressources.flatMap(({ id, nom, contact }) => {
      const accord = champ(data, `accord-${id}`)
      return accord in ACCORDS ? [{ ressourceId: id, nom, contact, accord: accord as Accord }] : []
    })
    const remplace = (enVigueur?.contenu.choix.length ?? 0) > 0
    if (choix.length === 0 && !remplace) return { status: 'error', message: 'Choisissez au moins une ressource, avec la personne.' }
    const champs: Record<string, string> = { version, orientation: await sceller({ choix } satisfies Orientation, [cle]) }
    const ecrire = data.get('ecrire') !== null
    if (ecrire) champs.message = await chiffrerMessage(ouvert, motDOrientation(choix, remplace))
    const state = await agir(orienter, champs)
    if (state.status === 'ok' && ecrire) await annoncer(ouvert)
    return state
  }

  async function terminer(_: FormState, data: FormData): Promise<FormState> {
    const raison = champ(data, 'cloture')
    if (!(raison in CLOTURES)) return refusChamp('cloture', 'Dites pourquoi le suivi se termine.')
    const derniere: Fiche = piecesDe(pieces, 'FICHE').at(-1)?.contenu ?? { niveau: 'VERT', motifs: [], phase: '', typeStage: '' }
    return agir(clore, { version, fiche: await sceller({ ...derniere, cloture: raison as Cloture } satisfies Fiche, [cle]) })
  }

  return (
    <Section title="La suite">
      {enVigueur ? (
        <Section title={`Orientation en vigueur, du ${enVigueur.jour}`} id={`orientation-${enVigueur.id}`} level={3}>
          {enVigueur.contenu.choix.length === 0 ? <p>Aucun accord&nbsp;: la personne les a repris. Ne contactez personne.</p> : null}
          <ul>
            {enVigueur.contenu.choix.map((c) => (
              <li key={c.ressourceId}>
                {c.nom}&nbsp;: {ACCORDS[c.accord].toLowerCase()}.
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {orientations.length > 1 ? (
        <p>
          Remplacées, et qui ne comptent plus&nbsp;:{' '}
          {orientations
            .slice(0, -1)
            .map((o) => `celle du ${o.jour} (${o.contenu.choix.map((c) => c.nom).join(', ') || 'aucun accord'})`)
            .join('\u00a0; ')}
          .
        </p>
      ) : null}
      {rencontree ? (
        <Form action={noterOrientation} submitLabel="Noter l’orientation choisie" fold="Orienter" idPrefix="orienter" optionalMarks={false}>
          <p>
            Avec elle, et une réponse pour chacune&nbsp;: rien ne part du portail vers personne. Ce que vous notez remplace ce qui précède.
            Elle reprend un accord&nbsp;? Remettez «&nbsp;Non retenue&nbsp;»&nbsp;; partout, si elle les reprend tous.
          </p>
          {ressources.map((r) => (
            <SelectField
              key={r.id}
              name={`accord-${r.id}`}
              label={r.nom}
              options={options(ACCORDS)}
              emptyLabel="Non retenue"
              defaultValue={accordAvec(r.id)}
            />
          ))}
          <CheckboxField name="ecrire" label="Envoyer à la personne la liste et les contacts" defaultChecked />
        </Form>
      ) : null}
      {rencontree || clos ? (
        <Form
          action={(_, data) => agir(suivre, { version, jour: champ(data, 'jour') })}
          submitLabel="Noter"
          fold={clos ? 'Reprendre le suivi' : 'Convenir d’un prochain contact'}
          idPrefix="suivre"
          optionalMarks={false}
        >
          <DateField name="jour" label="Prochain contact le" />
        </Form>
      ) : null}
      {clos ? null : (
        <Form
          action={terminer}
          submitLabel="Terminer le suivi"
          submitVariant="danger"
          fold="Terminer le suivi"
          idPrefix="clore"
          confirm="Vos notes sont détruites maintenant&nbsp;; le reste sera effacé plus tard, à la date que la personne lit sur sa page. Terminer&nbsp;?"
        >
          <RadioGroup name="cloture" legend="Pourquoi" options={options(CLOTURES)} />
        </Form>
      )}
    </Section>
  )
}
