'use client'

import { Resultats } from '@/app/aide/Resultats'
import { TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { TextBlock } from '@/components/display/TextBlock'
import { sceller } from '@/lib/core/coffre/chiffrement'
import type { FormState } from '@/lib/core/requete/form-state'
import { MOTIFS, TEXTE_MAX, URGENCES, type Message } from '@/lib/soutien/schema'
import { prevenir } from '../_avis/actions'
import { repondre } from '../_dossier/actions'
import type { Agir, Ouvert } from '../_dossier/AvecDossier'
import { lu as champ, poster, refusChamp } from '../_dossier/poster'
import { piecesDe, type Piece } from '../_dossier/sceller'

/** The messages of the person and the answers; every act that writes to them also sends the neutral mail they asked for. */
export function Echange({ ouvert, agir }: { ouvert: Ouvert; agir: Agir }) {
  const { lu, pieces } = ouvert
  async function ecrire(_: FormState, data: FormData): Promise<FormState> {
    const texte = champ(data, 'texte')
    if (texte === '') return refusChamp('texte', 'Écrivez quelque chose.')
    if (texte.length > TEXTE_MAX) return refusChamp('texte', `${TEXTE_MAX.toLocaleString('fr-FR')} caractères au plus.`)
    return dire(ouvert, agir, texte)
  }
  return (
    <Section title="L’échange">
      {pieces.map((piece) => (
        <Lue key={piece.id} piece={piece} />
      ))}
      {lu.statut === 'RETIREE' ? null : (
        <Form action={ecrire} submitLabel="Chiffrer et envoyer" idPrefix="message" optionalMarks={false}>
          <TextArea
            name="texte"
            label="Votre réponse"
            hint="La personne la lira sur sa page, signée de votre nom."
            rows={5}
            maxLength={TEXTE_MAX}
          />
        </Form>
      )}
    </Section>
  )
}

const signature = ({ lu }: Ouvert): string => lu.medecins.find((m) => m.id === lu.moi)?.nom ?? ''

/** A message to the person, encrypted; and the neutral mail, if they wanted one. */
export async function dire(ouvert: Ouvert, agir: Agir, texte: string): Promise<FormState> {
  const state = await agir(repondre, { contenu: await chiffrerMessage(ouvert, texte) })
  if (state.status === 'ok') await annoncer(ouvert)
  return state
}

export const chiffrerMessage = (ouvert: Ouvert, texte: string): Promise<string> =>
  sceller({ texte, signature: signature(ouvert) } satisfies Message, [ouvert.lu.clePublique])

/** Only this browser knows the address: it goes with the request and is stored nowhere. A mail that fails stops nothing. */
export async function annoncer({ pieces }: Ouvert): Promise<void> {
  const enveloppe = piecesDe(pieces, 'ENVELOPPE').at(-1)?.contenu
  if (enveloppe?.prevenir && enveloppe.joindre.courriel)
    await poster(prevenir, { courriel: enveloppe.joindre.courriel }).catch(() => undefined)
}

function Lue({ piece }: { piece: Piece }) {
  const titre = `${piece.auteur ?? 'La personne'}, le ${piece.jour}`
  const cadre = { id: `piece-${piece.id}`, level: 3 } as const
  switch (piece.genre) {
    case 'RECIT': {
      const { motifs, urgence, texte, danger, echelles } = piece.contenu
      return (
        <Section title={titre} {...cadre}>
          <p>
            {motifs.length > 0 ? `${motifs.map((m) => MOTIFS[m]).join('\u00a0; ')}. ` : ''}
            {URGENCES[urgence]}.{danger ? ' Se dit en danger.' : ''}
          </p>
          <TextBlock text={texte || 'Demande à être rappelé·e.'} />
          <Resultats scores={echelles} />
        </Section>
      )
    }
    case 'MESSAGE':
      return (
        <Section title={titre} {...cadre}>
          <TextBlock text={piece.contenu.texte} />
          <Resultats scores={piece.contenu.echelles} />
        </Section>
      )
    default:
      return null
  }
}
