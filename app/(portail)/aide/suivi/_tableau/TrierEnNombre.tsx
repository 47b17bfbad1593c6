'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { Button } from '@/components/action/Button'
import { CheckboxField, CheckboxGroup, SelectField, TextArea, TextField, type Option } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import type { FormState } from '@/lib/core/requete/form-state'
import { filtrer, SORTES, type Filtre } from '@/lib/soutien/tri/filtre'
import { grouper, type Groupe } from '@/lib/soutien/tri/ressemblance'
import { FOULE, MOT_MAX } from '@/lib/soutien/tri/schema'
import { lu, options, parmi, refusChamp } from '../_dossier/poster'
import { useFoule, type Avancement, type Source } from './foule'

const TOUT: Filtre = { mot: '', jour: '', sorte: 'TOUTES' }
/** Characters shown of each text, and groups shown at once. */
const EXTRAIT = 240
const PAS = 30

const MOT =
  'Nous recevons en ce moment beaucoup de fausses demandes. Répondez-nous d’un mot, même court, ou appelez la cellule : nous vous lirons tout de suite.'

const nombre = (n: number, un: string, plusieurs: string): string => `${n.toLocaleString('fr-FR')} ${n > 1 ? plusieurs : un}`
const taille = (groupes: readonly Groupe[]): number => groupes.reduce((n, g) => n + g.length, 0)

type Props = Readonly<{ source: Source; total: number; adresse: (id: string) => string }>

/** When many requests hide a true one: the beginning of each, similar texts grouped, the rarest first. */
export function TrierEnNombre({ source, total, adresse }: Props) {
  const { debuts, avancement, lire, detruire, ecrire } = useFoule(source)
  const [filtre, setFiltre] = useState(TOUT)
  const [montres, setMontres] = useState(PAS)
  const [fait, setFait] = useState<string>()
  const router = useRouter()
  const { un, plusieurs, faux } = source.mots
  const combien = (n: number): string => nombre(n, un, plusieurs)
  const groupes = useMemo(() => debuts && grouper(debuts), [debuts])
  const trouves = useMemo(() => groupes && filtrer(groupes, filtre), [groupes, filtre])

  async function chercher(_: FormState, data: FormData): Promise<FormState> {
    setFiltre({ mot: lu(data, 'mot'), jour: lu(data, 'jour'), sorte: parmi(SORTES, lu(data, 'sorte'), 'TOUTES') })
    setMontres(PAS)
    return Promise.resolve({ status: 'ok' })
  }

  async function agir(_: FormState, data: FormData): Promise<FormState> {
    const coches = data.getAll('groupes').flatMap((rang) => trouves?.[Number(rang)] ?? [])
    const choisis = data.get('toutes') ? (trouves ?? []).flat() : coches
    if (choisis.length === 0) return refusChamp('groupes', 'Cochez au moins une ligne.')
    if (data.get('acte') === 'ecrire') {
      const texte = lu(data, 'texte')
      if (texte === '' || texte.length > MOT_MAX) return refusChamp('texte', `Écrivez un mot, de ${MOT_MAX} caractères au plus.`)
      const state = await ecrire(choisis, texte)
      if (state.status === 'ok') setFait(`Votre mot attend ${nombre(state.answer as number, 'personne', 'personnes')}.`)
      return state
    }
    const state = await detruire(choisis)
    router.refresh()
    if (state.status === 'ok') setFait(bilan(combien(state.answer as number), state.answer === choisis.length))
    return state
  }

  if (!debuts && total <= FOULE) return null
  return (
    <Section title="Trier en nombre">
      {fait ? <Notice tone="good" title={fait} live /> : null}
      {groupes ? (
        <p>
          {combien(taille(groupes))} à trier, {nombre(groupes.length, 'début différent', 'débuts différents')}
          {groupes[0]?.[0].revenue ? ' ; qui est revenu écrire vient en tête' : ''}.
        </p>
      ) : (
        <p>
          Si de {faux} arrivent en nombre, lisez ici tous les débuts ({total.toLocaleString('fr-FR')}). Chacun compte pour une lecture.
          Récusez-vous d’abord de ce qui vous concernerait.
        </p>
      )}
      <Form
        action={lire}
        submitLabel={groupes ? 'Mettre à jour' : 'Lire tous les débuts'}
        submitVariant="secondary"
        idPrefix={`lire-${source.nom}`}
      />
      <Avance avancement={avancement} />
      {groupes && groupes.length > 0 ? <Recherche filtre={filtre} jours={joursDe(groupes)} action={chercher} /> : null}
      {!trouves || groupes?.length === 0 ? null : trouves.length === 0 ? (
        <p>Rien ne répond à cette recherche.</p>
      ) : (
        <>
          <Form
            action={agir}
            submitLabel={`Détruire ces ${faux}`}
            submitVariant="danger"
            idPrefix={`trier-${source.nom}`}
            optionalMarks={false}
            confirm="Tout ce qui est coché est détruit, pour tous les médecins. Cela ne se reprend pas. Détruire ?"
            secondary={
              source.ecrire ? (
                <Button variant="secondary" name="acte" value="ecrire">
                  Leur envoyer ce mot
                </Button>
              ) : null
            }
          >
            <CheckboxField
              name="toutes"
              label={`Tout ce que montre cette recherche : ${combien(taille(trouves))}`}
              hint="Y compris ce qui n’est pas encore affiché ci-dessous."
            />
            <CheckboxGroup
              name="groupes"
              legend={`${faux[0]?.toUpperCase()}${faux.slice(1)}`}
              hint={`${source.ecrire ? 'Qui est revenu écrire, puis ce' : 'Ce'} qui ne ressemble à rien d’autre vient d’abord. Ne cochez que ce dont vous êtes sûr·e.`}
              options={trouves.slice(0, montres).map((groupe, rang) => enOption(groupe, rang, combien(groupe.length), adresse))}
            />
            {source.ecrire ? (
              <TextArea
                name="texte"
                label="Un mot à qui est coché"
                hint="Qui répond se distingue d’un envoi automatique, et vient ensuite en tête. Ce mot ne compte pas comme une réponse."
                rows={3}
                maxLength={MOT_MAX}
                defaultValue={MOT}
              />
            ) : null}
          </Form>
          {trouves.length > montres ? (
            <p>
              <Button type="button" onClick={() => setMontres(montres + PAS)}>
                En montrer d’autres ({(trouves.length - montres).toLocaleString('fr-FR')})
              </Button>
            </p>
          ) : null}
        </>
      )}
    </Section>
  )
}

const bilan = (detruits: string, tout: boolean): string =>
  `C’est détruit : ${detruits}.${tout ? '' : ' Quelqu’un suit déjà les autres, ou les avait détruits.'}`

const joursDe = (groupes: readonly Groupe[]): string[] => [...new Set(groupes.flat().map((d) => d.jour))]

function enOption(groupe: Groupe, rang: number, combien: string, adresse: (id: string) => string): Option {
  const [premier] = groupe
  const dernier = groupe.at(-1)
  const ouvrir = <Link href={adresse(premier.id)}>Ouvrir</Link>
  return {
    value: String(rang),
    label: `${premier.revenue ? 'Est revenu écrire. ' : ''}« ${extrait(premier.texte)} »`,
    hint:
      groupe.length === 1 ? (
        <>
          {premier.jour}. {ouvrir}
        </>
      ) : (
        <>
          {combien} qui disent presque la même chose, dont «&nbsp;{extrait(dernier?.texte ?? '')}&nbsp;». {ouvrir} la première
        </>
      ),
  }
}

const extrait = (texte: string): string => (texte.length > EXTRAIT ? `${texte.slice(0, EXTRAIT)}…` : texte)

function Avance({ avancement }: { avancement: Avancement | undefined }) {
  return (
    <p role="status">
      {avancement
        ? `${avancement.verbe} : ${avancement.fait.toLocaleString('fr-FR')} sur ${avancement.sur.toLocaleString('fr-FR')}. Restez sur cette page.`
        : ''}
    </p>
  )
}

type RechercheProps = Readonly<{ filtre: Filtre; jours: readonly string[]; action: (_: FormState, data: FormData) => Promise<FormState> }>

function Recherche({ filtre, jours, action }: RechercheProps) {
  return (
    <Form action={action} submitLabel="Chercher" submitVariant="secondary" idPrefix="chercher-" optionalMarks={false}>
      <TextField name="mot" label="Qui contiennent" type="search" defaultValue={filtre.mot} autoComplete="off" />
      <SelectField name="sorte" label="Montrer" options={options(SORTES)} defaultValue={filtre.sorte} emptyLabel={null} />
      <SelectField
        name="jour"
        label="Arrivé"
        options={jours.map((jour) => ({ value: jour, label: jour }))}
        defaultValue={filtre.jour}
        emptyLabel="N’importe quel jour"
      />
    </Form>
  )
}
