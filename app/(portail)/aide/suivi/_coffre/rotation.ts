import { ouvrirAvec, sceller } from '@/lib/core/coffre/chiffrement'
import type { MaCle, Trousseau } from '@/lib/soutien/cle/schema'

/** Keys of a vault after a change: the earlier ones still open what was sealed to them meanwhile. */
export const succeder = ({ privee, anciennes = [] }: Trousseau, nouvelle: string): Trousseau => ({
  privee: nouvelle,
  anciennes: [privee, ...anciennes],
})

/** Seals to `publique` every key that was sealed to the holder of `trousseau`. @throws when one of them does not open */
export const resceller = (cles: readonly MaCle[], { privee, anciennes = [] }: Trousseau, publique: string): Promise<MaCle[]> =>
  Promise.all(
    cles.map(async ({ scelle, ...cle }) => ({
      ...cle,
      scelle: await sceller(await ouvrirAvec<unknown>(scelle, [privee, ...anciennes]), [publique]),
    })),
  )
