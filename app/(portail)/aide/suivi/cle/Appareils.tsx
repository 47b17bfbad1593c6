'use client'

import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { confierAAppareil, saitFaire } from '@/lib/core/coffre/appareil'
import type { FormState } from '@/lib/core/requete/form-state'
import type { Appareil } from '@/lib/soutien/cle/schema'
import { useAvecCle } from '../_coffre/avec-cle'
import { useCoffre } from '../_coffre/coffre'
import { ajouterAppareil, retirerAppareil } from './actions'
import { AvecPhrase } from './AvecPhrase'

/** The devices that open the vault without the phrase: listed, added, removed. */
export function Appareils({ appareils }: { appareils: readonly Appareil[] }) {
  const { prendre } = useCoffre()
  const avecCle = useAvecCle()

  async function ajouter(previous: FormState, data: FormData): Promise<FormState> {
    const nom = String(data.get('nom') ?? '')
    const confie = nom.trim() === '' ? { identite: '', coffre: '' } : await confierAAppareil(prendre()).catch(() => null)
    if (!confie)
      return { status: 'error', message: 'Cet appareil ne peut pas ouvrir votre espace, ou vous avez refusé. Votre phrase, elle, suffit.' }
    for (const [champ, valeur] of Object.entries(confie)) data.set(champ, valeur)
    const state = await avecCle(ajouterAppareil)(previous, data)
    return state.status === 'error' ? { ...state, values: { nom } } : state
  }

  return (
    <>
      {appareils.length === 0 ? <p>Aucun appareil&nbsp;: votre phrase est demandée à chaque fois.</p> : null}
      {appareils.map((appareil) => (
        <Form
          key={appareil.id}
          action={retirerAppareil}
          hidden={{ id: appareil.id }}
          title={`${appareil.nom}, depuis le ${appareil.jour}`}
          submitLabel="Retirer cet appareil"
          submitVariant="danger"
          idPrefix={`retirer-${appareil.id}`}
        />
      ))}
      {saitFaire() ? (
        <AvecPhrase pour="Ajouter cet appareil" idPrefix="appareil">
          {() => (
            <Form action={ajouter} submitLabel="Ajouter cet appareil" idPrefix="ajouter" optionalMarks={false}>
              <TextField
                name="nom"
                label="Nom de l’appareil"
                hint="«&nbsp;Ordinateur du cabinet&nbsp;». Il vous demandera deux fois votre doigt, votre visage ou votre code."
                autoComplete="off"
              />
            </Form>
          )}
        </AvecPhrase>
      ) : null}
    </>
  )
}
