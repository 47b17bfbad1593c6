import { Notice } from '@/components/feedback/Notice'
import { unSeul } from '@/lib/core/requete/page'

export type AdresseFait = { adresse: Promise<Record<string, string | string[] | undefined>> }

/** The sentence of the act that was just made, from its name in the address. */
export async function PhraseFaite({ adresse, phrases }: AdresseFait & { phrases: Readonly<Record<string, string>> }) {
  const fait = unSeul((await adresse).fait)
  if (!fait || !Object.hasOwn(phrases, fait)) return null
  return (
    <Notice tone="good" live>
      <p>{phrases[fait]}.</p>
    </Notice>
  )
}
