'use client'

import { Button } from '@/components/action/Button'
import { WordCard } from '@/components/display/WordCard'

/** Twelve words, and a card of them on paper. `imprimer` names the button: « Imprimer une carte ». */
export function CarteMots({ mots, imprimer }: { mots: readonly string[]; imprimer: string }) {
  return (
    <>
      <WordCard words={mots} />
      <p>
        <Button type="button" onClick={() => print()}>
          {imprimer}
        </Button>
      </p>
    </>
  )
}
