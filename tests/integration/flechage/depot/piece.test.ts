import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { deposerFlechage } from '@/lib/flechage/depot/commands'
import { joindreLettre, retirerLettre } from '@/lib/flechage/depot/piece/commands'
import { getFichierPiece } from '@/lib/flechage/depot/piece/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unFlechage } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'

/** A PDF with this number of empty pages. */
function pdf(pages: number): Uint8Array<ArrayBuffer> {
  const feuilles = Array.from({ length: pages }, (_, i) => `${i + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj`).join(
    '\n',
  )
  const liste = Array.from({ length: pages }, (_, i) => `${i + 3} 0 R`).join(' ')
  return new TextEncoder().encode(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[${liste}]/Count ${pages}>>endobj\n${feuilles}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  )
}

const pieces = (id: string) => db.piece.findMany({ where: { flechageId: id, retireeLe: null } })

describe('the letter as a PDF', () => {
  it('R-FLE-0 replaces the typed letter, with its digest in the deposit; a second file replaces the first', async () => {
    const f = await unFlechage({ statut: 'BROUILLON', champs: { lettreTexte: '', consentement: true } })
    const interne = await acteurDe(f.interne.personneId)
    await joindreLettre(interne, { id: f.id, fichier: new File([pdf(1)], 'lettre.pdf') })
    await joindreLettre(interne, { id: f.id, fichier: new File([pdf(2)], 'lettre-2.pdf') })
    const [piece, ...autres] = await pieces(f.id)
    expect(autres).toEqual([])
    const fichier = await db.fichier.findUniqueOrThrow({ where: { id: piece?.fichierId } })
    await deposerFlechage(interne, { id: f.id, version: f.version + 2 })
    const depot = await db.depot.findFirstOrThrow({ where: { flechageId: f.id } })
    expect(JSON.parse(depot.contenu).lettre.fichiers).toEqual([
      { nom: 'lettre-2.pdf', type: 'application/pdf', octets: fichier.taille, sha256: fichier.empreinte },
    ])
    expect(await getFichierPiece(await unActeur('GESTIONNAIRE'), f.id, piece?.id ?? '')).toEqual({ id: fichier.id })
    await expect(getFichierPiece(await acteurDe((await unInterne()).personneId), f.id, piece?.id ?? '')).rejects.toBeInstanceOf(
      IntrouvableError,
    )
  })

  it('FICHIER-PAGES beyond two pages, FICHIER-VIDE, FICHIER-TYPE: nothing is joined and the version does not change', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const interne = await acteurDe(f.interne.personneId)
    const refus = (octets: Uint8Array<ArrayBuffer>, regle: string) =>
      expect(joindreLettre(interne, { id: f.id, fichier: new File([octets], 'lettre.pdf') })).rejects.toMatchObject({ refus: { regle } })
    await refus(pdf(3), 'FICHIER-PAGES')
    await refus(new Uint8Array(), 'FICHIER-VIDE')
    await refus(new TextEncoder().encode('<html>'), 'FICHIER-TYPE')
    expect(await pieces(f.id)).toEqual([])
    expect((await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).version).toBe(f.version)
  })

  it('is joined and removed by its interne alone; five letters joined at the same time leave one', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const interne = await acteurDe(f.interne.personneId)
    await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) => joindreLettre(interne, { id: f.id, fichier: new File([pdf(1 + (i % 2))], 'lettre.pdf') })),
    )
    const [piece, ...autres] = await pieces(f.id)
    expect(autres).toEqual([])
    const incomplet = await unFlechage({ statut: 'INCOMPLETE' })
    await expect(
      joindreLettre(await unActeur('GESTIONNAIRE'), { id: incomplet.id, fichier: new File([pdf(1)], 'l.pdf') }),
    ).rejects.toBeInstanceOf(InterditError)
    await expect(
      retirerLettre(await acteurDe((await unInterne()).personneId), { id: f.id, pieceId: piece?.id ?? '' }),
    ).rejects.toBeInstanceOf(IntrouvableError)
    await retirerLettre(interne, { id: f.id, pieceId: piece?.id ?? '' })
    expect(await pieces(f.id)).toEqual([])
  })
})
