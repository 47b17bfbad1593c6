import { DocumentPreview } from '@/components/display/DocumentPreview'
import type { FichierDepose } from '@/lib/flechage/depot/schema'
import type { Dossier } from '@/lib/flechage/policy'

type Piece = Dossier['pieces'][number]

const LIBELLE_PIECE: Record<Piece['type'], string> = {
  LETTRE: 'Lettre de motivation',
  ACCORD_SIGNE: 'Accord signé sur papier',
  JUSTIFICATIF: 'Pièce justificative',
}

const taille = (octets: number): string =>
  octets < 100_000
    ? `${Math.max(1, Math.round(octets / 1000))} ko`
    : `${(octets / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`

/** A plain link: the answer is a file to save. */
export function LienFichier({ dossierId, piece, fichier }: { dossierId: string; piece: Piece; fichier: FichierDepose | undefined }) {
  return (
    <a href={`/flechage/${dossierId}/pieces/${piece.id}`} download>
      {fichier ? `${fichier.nom} (${taille(fichier.taille)})` : 'Télécharger'}
    </a>
  )
}

/** The files of a dossier, each read in the page or kept as a file. */
export function Pieces({ dossier, fichiers }: { dossier: Dossier; fichiers: ReadonlyMap<string, FichierDepose> }) {
  if (dossier.pieces.length === 0) return <p>Aucun fichier n’est joint.</p>
  return (
    <ul>
      {dossier.pieces.map((piece) => {
        const fichier = fichiers.get(piece.fichierId)
        const href = `/flechage/${dossier.id}/pieces/${piece.id}`
        return (
          <li key={piece.id}>
            {LIBELLE_PIECE[piece.type]}
            <DocumentPreview
              src={`${href}/apercu`}
              file={href}
              label={fichier ? `${fichier.nom} (${taille(fichier.taille)})` : 'le fichier'}
            />
          </li>
        )
      })}
    </ul>
  )
}
