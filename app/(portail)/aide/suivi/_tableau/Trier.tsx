'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CheckboxGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/Link'
import { Notice } from '@/components/Notice'
import { Section } from '@/components/Section'
import { ouvrir as dechiffrer } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/form-state'
import { FOULE } from '@/lib/soutien/suivi/schema'
import { useCoffre } from '../_coffre/coffre'
import { debuter, ecarter } from '../_dossier/actions'
import { enRecit } from '../_dossier/formes'
import { poster, refusChamp } from '../_dossier/poster'

type Debut = Readonly<{ id: string; cle: string; contenu: string }>
type Groupe = Readonly<{ ids: readonly string[]; debut: string }>

const LONGUEUR = 140
/** How many one post destroys. */
const PAQUET = 50

/** What false requests sent by a machine have in common; a true one stands alone. */
const empreinteDe = (texte: string): string =>
  texte
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, '')
    .slice(0, 60)

function grouper(debuts: readonly Readonly<{ id: string; texte: string }>[]): Groupe[] {
  const groupes = Map.groupBy(debuts, (d) => empreinteDe(d.texte))
  return [...groupes.values()]
    .map((g) => ({ ids: g.map((d) => d.id), debut: (g[0]?.texte ?? '').slice(0, LONGUEUR) }))
    .sort((a, b) => a.ids.length - b.ids.length)
}

/** When a crowd of false requests hides a true one: how each begins, the rarest first; the others go in one gesture. */
export function Trier({ ids }: { ids: readonly string[] }) {
  const { ouvrir } = useCoffre()
  const router = useRouter()
  const [groupes, setGroupes] = useState<readonly Groupe[]>()
  const [fait, setFait] = useState<string>()

  async function lire(): Promise<FormState> {
    const state = await poster(debuter, { ids })
    if (state.status !== 'ok') return state
    const lus = (state.answer as readonly Debut[]).map(async ({ id, cle, contenu }) => {
      const texte = await ouvrir<{ privee: string }>(cle)
        .then(async ({ privee }) => enRecit(await dechiffrer(contenu, privee)).texte)
        .catch(() => 'Illisible')
      return { id, texte: texte || 'Demande à être rappelé·e.' }
    })
    setGroupes(grouper(await Promise.all(lus)))
    return { status: 'ok' }
  }

  async function detruire(_: FormState, data: FormData): Promise<FormState> {
    const choisis = data.getAll('groupes').flatMap((rang) => groupes?.[Number(rang)]?.ids ?? [])
    if (choisis.length === 0) return refusChamp('groupes', 'Cochez au moins une demande.')
    for (let debut = 0; debut < choisis.length; debut += PAQUET) {
      const state = await poster(ecarter, { ids: choisis.slice(debut, debut + PAQUET) })
      if (state.status !== 'ok') return state
    }
    setGroupes(groupes?.filter((g) => !g.ids.some((id) => choisis.includes(id))))
    router.refresh()
    setFait(choisis.length === 1 ? 'Une fausse demande est détruite.' : `${choisis.length} fausses demandes sont détruites.`)
    return { status: 'ok' }
  }

  if (!groupes && ids.length <= FOULE) return null
  return (
    <Section title="Trier en nombre">
      {fait ? <Notice tone="good" title={fait} live /> : null}
      {groupes?.length === 0 ? null : groupes ? (
        <Form
          action={detruire}
          submitLabel="Détruire ces fausses demandes"
          submitVariant="danger"
          idPrefix="trier"
          optionalMarks={false}
          confirm="Ce qui est coché est détruit, pour tous les médecins. Cela ne se reprend pas. Détruire ?"
        >
          <CheckboxGroup
            name="groupes"
            legend="Fausses demandes"
            hint="Celles qui ne ressemblent à aucune autre viennent d’abord. Ne cochez que ce dont vous êtes sûr·e."
            options={groupes.map((g, rang) => ({
              value: String(rang),
              label: `« ${g.debut} »`,
              hint:
                g.ids.length === 1 ? (
                  <Link href={`/aide/suivi/${g.ids[0] ?? ''}`}>Ouvrir cette demande</Link>
                ) : (
                  `${g.ids.length} demandes qui commencent ainsi`
                ),
            }))}
          />
        </Form>
      ) : (
        <>
          <p>
            Si de fausses demandes arrivent en nombre, lisez ici comment commencent les plus récentes ({ids.length}). Chacune compte pour
            une lecture. Récusez-vous d’abord de celles qui vous concerneraient.
          </p>
          <Form action={lire} submitLabel="Lire comment elles commencent" submitVariant="secondary" idPrefix="debuts" />
        </>
      )}
    </Section>
  )
}
