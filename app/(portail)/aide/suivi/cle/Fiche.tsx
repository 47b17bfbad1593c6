'use client'

import { CarteMots } from '@/app/aide/_mots/CarteMots'
import { RedireMots } from '@/app/aide/_mots/RedireMots'
import { Section } from '@/components/display/Section'
import type { FormState } from '@/lib/core/requete/form-state'

const DEMANDES = [4, 11]

/** The recovery sheet, shown once: its twelve words, then two of them asked again. `onNote` is called once they are right. */
export function Fiche({ mots, onNote }: { mots: string; onNote: () => Promise<FormState> }) {
  const liste = mots.split(' ')
  return (
    <Section title="Votre fiche de secours">
      <p>
        Si vous perdez votre phrase, ces douze mots sont le seul moyen de relire ce qui vous a été confié. Ils ne s’affichent qu’une
        fois&nbsp;: imprimez-les ou recopiez-les, et gardez-les loin de votre ordinateur.
      </p>
      <CarteMots mots={liste} imprimer="Imprimer la fiche" />
      <RedireMots
        mots={liste}
        demandes={DEMANDES}
        support="fiche"
        onNote={onNote}
        title="Vérifions que vous l’avez"
        submitLabel="J’ai gardé ma fiche"
        idPrefix="fiche"
      />
    </Section>
  )
}
