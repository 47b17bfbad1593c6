'use client'

import { Button } from '@/components/action/Button'
import { DefinitionList } from '@/components/display/DefinitionList'
import { DateField, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import type { Retour } from '@/lib/soutien/demande/schema'
import { MOTIFS, type Enveloppe } from '@/lib/soutien/schema'
import { RendezVous } from '../_creneaux/RendezVous'
import { Resultats } from '../Resultats'
import { Attestation } from './Attestation'
import { effacer, noterRetour, retirer, seNommer } from './actions'
import { enveloppeDe, lireDossier, type Dossier, type Echange } from './dossier'
import { Ecarter } from './Ecarter'
import { Ecrire } from './Ecrire'

type FilProps = Readonly<{ dossier: Dossier; onChange: (dossier: Dossier) => void; onEnd: (sentence: string) => void }>

const refusChamp = (champ: string, message: string): FormState => ({ status: 'error', message, fields: { [champ]: message } })

/** The person’s own page: the state of their request, the exchange, and all their acts. */
export function Fil({ dossier, onChange, onEnd }: FilProps) {
  const { jeton, privee, retour, echanges } = dossier
  const enveloppe = enveloppeDe(dossier)
  const fini = retour.statut === 'RETIREE'

  /** Sends an act, already encrypted, and shows the page in its new state. */
  async function agir(action: FormAction, champs: Record<string, string>): Promise<FormState> {
    const data = new FormData()
    for (const [nom, valeur] of Object.entries({ jeton, ...champs })) data.set(nom, valeur)
    const state = await action({ status: 'initial' }, data)
    if (state.status === 'error') return { ...state, values: undefined }
    if (state.status === 'ok' && state.answer) onChange(await lireDossier(jeton, privee, state.answer as Retour))
    return state
  }

  async function seFaireConnaitre(_: FormState, data: FormData): Promise<FormState> {
    const lu = (nom: string): string => String(data.get(nom) ?? '').trim()
    const nom = lu('nom')
    const joindre = { telephone: lu('telephone'), courriel: enveloppe.joindre.courriel, quand: lu('quand') }
    if (nom === '' && joindre.telephone === '') return refusChamp('nom', 'Écrivez un nom, ou un numéro.')
    const nouvelle: Enveloppe = {
      ...enveloppe,
      joindre: { ...joindre, telephone: joindre.telephone || enveloppe.joindre.telephone },
      mode: nom ? 'NOM' : enveloppe.mode,
      nom: nom || enveloppe.nom,
    }
    return agir(seNommer, { enveloppe: await sceller(nouvelle, [retour.clePublique]) })
  }

  const terminer = (action: FormAction) => async (): Promise<FormState> => {
    const state = await agir(action, {})
    if (state.status === 'ok' && state.message) onEnd(state.message)
    return state
  }

  const suivent = retour.lecteurs.filter((l) => l.suit)
  return (
    <>
      <Section title={retour.etat.label}>
        {retour.etat.next ? <p>{retour.etat.next}</p> : null}
        {retour.effacementProche && !fini ? (
          <Notice tone="warn" title={`Tout sera effacé le ${retour.effacementLe}.`}>
            <p>Si vous souhaitez garder le lien avec la cellule, écrivez un mot ci-dessous&nbsp;: l’effacement est alors repoussé.</p>
          </Notice>
        ) : null}
        <DefinitionList
          items={[
            { term: 'Demande du', value: retour.recuLe },
            suivent.length > 0
              ? { term: 'Vos deux médecins', value: suivent.map((l) => l.nom).join(' et ') }
              : { term: 'Qui peut la lire', value: retour.lecteurs.map((l) => l.nom).join(', ') || 'Plus personne' },
            ...(retour.retourPrevuLe ? [{ term: 'Vous pensiez revenir le', value: retour.retourPrevuLe }] : []),
            ...(retour.effacementLe
              ? [
                  {
                    term: 'Effacement',
                    value: fini ? `le ${retour.effacementLe}` : `le ${retour.effacementLe}, si rien ne s’écrit d’ici là`,
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <RendezVous lu={retour.rendezVous} agir={agir} />
      {retour.recue ? <Attestation jeton={jeton} /> : null}
      <Section title="L’échange">
        {echanges.map((echange, rang) => (
          <Piece key={rang} echange={echange} canal={retour.canal} />
        ))}
        {fini ? (
          <Notice tone="info" title="Vous avez retiré cette demande. Plus aucun médecin ne la lit.">
            <p>
              Vous voulez reprendre contact&nbsp;? <Link href="/aide/ecrire">Écrivez une nouvelle demande</Link>, quand vous voulez.
            </p>
          </Notice>
        ) : (
          <Ecrire clePublique={retour.clePublique} agir={agir} />
        )}
      </Section>
      {fini ? null : (
        <Section title="Ce que vous pouvez faire">
          <Form
            action={(_, data) => agir(noterRetour, { jour: String(data.get('jour') ?? '') })}
            submitLabel="Noter"
            fold="Dire quand je reviendrai lire"
            idPrefix="retour-"
            optionalMarks={false}
          >
            <DateField
              name="jour"
              label="Je reviendrai voir le"
              hint="Pour que les médecins sachent quand vous attendez une réponse. Rien ne vous oblige."
            />
          </Form>
          <Form
            action={seFaireConnaitre}
            submitLabel="Chiffrer et envoyer"
            fold="Dire qui je suis, ou comment me joindre"
            idPrefix="nom-"
            optionalMarks={false}
          >
            <TextField name="nom" label="Votre nom" hint="Une fois donné, il ne se reprend pas." autoComplete="off" />
            <TextField name="telephone" label="Téléphone" type="tel" autoComplete="off" />
            <TextField name="quand" label="Quand appeler" autoComplete="off" />
          </Form>
          <Ecarter lecteurs={retour.lecteurs} enveloppe={enveloppe} clePublique={retour.clePublique} agir={agir} />
          <Form
            action={terminer(retirer)}
            submitLabel="Retirer ma demande"
            submitVariant="danger"
            fold="Retirer ma demande"
            confirm="Les médecins ne pourront plus la lire, et personne ne vous demandera pourquoi. Retirer&nbsp;?"
            idPrefix="retirer-"
          />
        </Section>
      )}
      <Section title="Tout effacer">
        <p>Tout ce qui a été écrit, par vous et par les médecins, est détruit. Il n’en reste rien à personne.</p>
        <Form
          action={terminer(effacer)}
          submitLabel="Tout effacer maintenant"
          submitVariant="danger"
          confirm="Cela ne se reprend pas&nbsp;: vos mots n’ouvriront plus rien. Tout effacer&nbsp;?"
          idPrefix="effacer-"
        />
        <p>
          <Button type="button" variant="quiet" onClick={() => location.reload()}>
            Refermer cette page
          </Button>
        </p>
      </Section>
    </>
  )
}

function Piece({ echange, canal }: { echange: Echange; canal: Retour['canal'] }) {
  const titre = `${echange.auteur ?? 'Vous'}, le ${echange.jour}`
  switch (echange.genre) {
    case 'ENVELOPPE': {
      const { mode, nom, joindre } = echange.contenu
      const qui = mode === 'ANONYME' ? 'Sans nom' : nom
      return (
        <Section title={titre} id={`piece-${echange.jour}-enveloppe-${qui}`} level={3}>
          <p>
            {qui}
            {joindre.telephone ? `, au ${joindre.telephone}` : ''}
            {joindre.quand ? ` (${joindre.quand})` : ''}
          </p>
        </Section>
      )
    }
    case 'RECIT':
      return (
        <Section title={titre} level={3}>
          {echange.contenu.motifs.length > 0 ? <p>{echange.contenu.motifs.map((m) => MOTIFS[m]).join('\u00a0; ')}.</p> : null}
          <TextBlock text={echange.contenu.texte || (canal === 'CRENEAU' ? 'Demande un rendez-vous.' : 'Demande à être rappelé·e.')} />
          <Resultats scores={echange.contenu.echelles} />
        </Section>
      )
    case 'MESSAGE':
      return (
        <Section title={titre} level={3}>
          <TextBlock text={echange.contenu.texte} />
          <Resultats scores={echange.contenu.echelles} />
        </Section>
      )
  }
}
