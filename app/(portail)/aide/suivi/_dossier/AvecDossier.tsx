'use client'

import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'
import { ButtonLink } from '@/components/action/ButtonLink'
import { RadioGroup } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { StepShown } from '@/components/display/StepShown'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import type { UsageCle } from '@/generated/soutien/enums'
import { MOTIFS_SECOURS, type DossierLu, type EnveloppeLue } from '@/lib/soutien/suivi/schema'
import { useCoffre } from '../_coffre/coffre'
import { lire, ouvrirSecours, preparer, voir } from './actions'
import { EnveloppeSeule } from './EnveloppeSeule'
import { enEnveloppe } from './formes'
import { ouvrirCles, ouvrirPieces, scellerPreparation, type Cles, type Piece } from './sceller'
import { poster } from './poster'
import { ouvrir as dechiffrer } from '@/lib/core/coffre/chiffrement'
import type { Enveloppe } from '@/lib/soutien/schema'

/** A decrypted case, in the memory of this page only. */
export type Ouvert = Readonly<{ lu: DossierLu; cles: Cles; pieces: readonly Piece[] }>

/** Posts an act, already encrypted, and shows the case in its new state. */
export type Agir = (action: FormAction, champs: Record<string, string>) => Promise<FormState>

type AvecDossierProps = Readonly<{
  id: string
  usage: UsageCle
  /** The key kept for a case of need was used today. */
  secours: boolean
  exterieur: string
  children: (ouvert: Ouvert, agir: Agir) => ReactNode
}>

/**
 * Opens a case step by step: a reason where one is required, the envelope alone for a doctor who may have to step aside,
 * then all of it.
 */
export function AvecDossier({ id, usage, secours, exterieur, children }: AvecDossierProps) {
  const { ouvrir } = useCoffre()
  const [ouvert, setOuvert] = useState<Ouvert>()
  const [enveloppe, setEnveloppe] = useState<Readonly<{ lue: EnveloppeLue; contenus: Enveloppe[] }>>()
  const [fin, setFin] = useState<string>()
  const [fait, setFait] = useState<string>()
  const [panne, setPanne] = useState<string>()
  // The button that asked for it has disappeared, so the focus moves.
  const [parEtapes] = useState(usage === 'TRI' || (usage === 'SECOURS' && !secours))

  async function montrer(lu: DossierLu): Promise<void> {
    const cles = await ouvrirCles(lu.scelles, ouvrir)
    setOuvert({ lu, cles, pieces: await ouvrirPieces(lu.pieces, cles) })
  }

  const agir: Agir = async (action, champs) => {
    const state = await poster(action, { id, ...champs })
    if (state.status !== 'ok') return state
    if (!state.answer) {
      setFin(state.message ?? 'C’est fait.')
      return state
    }
    const lu = state.answer as DossierLu
    const change = lu.statut !== ouvert?.lu.statut || lu.urgent !== ouvert.lu.urgent
    setFait(change ? state.message : undefined)
    await montrer(lu)
    return change ? { status: 'ok' } : state
  }

  async function toutLire(): Promise<FormState> {
    const state = await poster(lire, { id })
    if (state.status !== 'ok') return state
    const lu = state.answer as DossierLu
    await montrer(lu)
    if (lu.usage !== 'BINOME' || lu.clePubliqueDossier) return { status: 'ok' }
    // Assigned by a slot, the case has no doctors' file yet: the first of the two to open it creates it.
    const { cles, clePubliqueDossier } = await scellerPreparation(lu)
    const prepare = await poster(preparer, { id, clePubliqueDossier, cles: JSON.stringify(cles) })
    const suite = prepare.status === 'ok' ? prepare : await poster(lire, { id })
    if (suite.status === 'ok') await montrer(suite.answer as DossierLu)
    return { status: 'ok' }
  }

  async function lireEnveloppe(): Promise<FormState> {
    const state = await poster(voir, { id })
    if (state.status !== 'ok') return state
    const lue = state.answer as EnveloppeLue
    const { echange } = await ouvrirCles(lue.scelles, ouvrir)
    const contenus = await Promise.all(lue.pieces.map(async (p) => enEnveloppe(await dechiffrer(p.contenu, echange).catch(() => null))))
    setEnveloppe({ lue, contenus })
    return { status: 'ok' }
  }

  const commencer = useEffectEvent(async () => {
    if (usage === 'SECOURS' && !secours) return
    const state = await (usage === 'TRI' ? lireEnveloppe() : toutLire()).catch((): FormState => ({ status: 'error', message: ILLISIBLE }))
    if (state.status === 'error') setPanne(state.message)
  })
  useEffect(() => {
    // Once, even where React mounts twice: each reading writes a line of the journal.
    const depart = setTimeout(() => void commencer())
    return () => clearTimeout(depart)
  }, [id])

  if (fin)
    return (
      <StepShown>
        <Notice tone="good" title={fin} live>
          <ButtonLink href="/aide/suivi">Revenir au tableau</ButtonLink>
        </Notice>
      </StepShown>
    )
  if (panne) return <Notice tone="bad" title={panne} live />
  if (ouvert)
    return (
      <>
        {fait ? (
          <StepShown on={ouvert.lu.version}>
            <Notice tone="good" title={fait} live />
          </StepShown>
        ) : null}
        {ouvert.pieces.length < ouvert.lu.pieces.length && ouvert.cles.dossier ? (
          <Notice tone="warn" title="Une partie de ce dossier n’a pas pu être lue." />
        ) : null}
        {parEtapes ? <StepShown>{children(ouvert, agir)}</StepShown> : children(ouvert, agir)}
      </>
    )
  if (enveloppe) return <EnveloppeSeule {...enveloppe} exterieur={exterieur} agir={agir} lire={toutLire} />
  if (usage === 'SECOURS' && !secours)
    return (
      <Section title="Ouvrir en cas de nécessité">
        <p>
          Vous ne suivez pas cette personne&nbsp;: vous gardez sa clé au cas où. Ouvrir laisse une trace, et un des deux médecins qui la
          suivent en est informé tout de suite.
        </p>
        <Form
          action={(_, data) => agir(ouvrirSecours, { motif: String(data.get('motif') ?? '') })}
          submitLabel="Ouvrir ce dossier"
          submitVariant="danger"
          idPrefix="secours"
        >
          <RadioGroup
            name="motif"
            legend="Pourquoi"
            required
            options={Object.entries(MOTIFS_SECOURS).map(([value, label]) => ({ value, label }))}
          />
        </Form>
      </Section>
    )
  return <p role="status">Ouverture…</p>
}

const ILLISIBLE =
  'Ce dossier n’a pas pu être ouvert avec votre clé. Si vous venez d’en changer, demandez au second médecin de vous repasser le relais.'
