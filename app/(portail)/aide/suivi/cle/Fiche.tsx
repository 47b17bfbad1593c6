'use client'

import { Button } from '@/components/action/Button'
import { TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { useLeaveGuard } from '@/components/form/use-leave-guard'
import { WordCard } from '@/components/display/WordCard'
import type { FormState } from '@/lib/core/requete/form-state'

/** Which words are asked again: from the two halves of the list. */
const DEMANDES = [4, 11]

const nu = (mot: string): string => mot.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')

/** The recovery sheet, shown once: its twelve words, then two of them asked again. `onNote` finishes what it is for. */
export function Fiche({ mots, onNote }: { mots: string; onNote: () => Promise<FormState> }) {
  const liste = mots.split(' ')

  useLeaveGuard(true)

  async function verifier(_: FormState, data: FormData): Promise<FormState> {
    const faux = DEMANDES.filter((n) => nu(String(data.get(`mot${n}`))) !== nu(liste[n - 1] ?? ''))
    if (faux.length === 0) return onNote()
    return {
      status: 'error',
      message: 'Ce ne sont pas ces mots-là. Relisez la fiche ci-dessus.',
      fields: Object.fromEntries(faux.map((n) => [`mot${n}`, `Relisez le mot n° ${n} de la fiche.`])),
    }
  }

  return (
    <Section title="Votre fiche de secours">
      <p>
        Si vous perdez votre phrase, ces douze mots sont le seul moyen de relire ce qui vous a été confié. Ils ne s’affichent qu’une
        fois&nbsp;: imprimez-les ou recopiez-les, et gardez-les loin de votre ordinateur.
      </p>
      <WordCard words={liste} />
      <p>
        <Button type="button" onClick={() => print()}>
          Imprimer la fiche
        </Button>
      </p>
      <Form action={verifier} submitLabel="J’ai gardé ma fiche" title="Vérifions que vous l’avez" idPrefix="fiche" optionalMarks={false}>
        {DEMANDES.map((n) => (
          <TextField key={n} name={`mot${n}`} label={`Mot n° ${n}`} autoComplete="off" short />
        ))}
      </Form>
    </Section>
  )
}
