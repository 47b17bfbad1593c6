import type { Fichier } from '@/generated/prisma/client'
import { db } from '@/lib/core/donnees/db'
import { empreinteDe } from '@/lib/core/fichier/fichier'
import { stockage } from '@/lib/core/fichier/stockage'
import { maintenant } from '@/lib/core/temps/horloge'
import { suivant } from './compteur'

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`

/** A stored file with real bytes: an empty page unless others are given. */
export async function unFichier({
  nom,
  type = 'application/pdf',
  octets,
  deposantId,
}: { nom?: string; type?: string; octets?: Uint8Array; deposantId?: string } = {}): Promise<Fichier> {
  const n = suivant()
  const contenu = octets ?? new TextEncoder().encode(`${PDF}% ${n}\n`)
  return db.fichier.create({
    data: {
      nom: nom ?? `piece-${n}.pdf`,
      type,
      taille: contenu.byteLength,
      empreinte: empreinteDe(contenu),
      cle: await stockage().ecrire(contenu),
      deposantId,
      creeLe: maintenant(),
    },
  })
}
