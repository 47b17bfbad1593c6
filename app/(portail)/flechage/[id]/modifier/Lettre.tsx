import { FileField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import type { FichierDepose } from '@/lib/flechage/depot/schema'
import type { Dossier } from '@/lib/flechage/policy'
import { LienFichier } from '../_dossier/Pieces'
import { joindre, oterLettre } from './actions'

/** The letter as a PDF, instead of or beside the typed one. */
export function Lettre({ dossier, fichiers }: { dossier: Dossier; fichiers: ReadonlyMap<string, FichierDepose> }) {
  const piece = dossier.pieces.find((p) => p.type === 'LETTRE')
  const pages = dossier.parametres['flechage.lettre_pages_max']
  return (
    <>
      {piece ? null : <p>Si votre lettre est déjà écrite, joignez-la ici. Sinon, écrivez-la plus haut : un PDF n’est pas nécessaire.</p>}
      {piece ? (
        <>
          <p>
            Lettre jointe : <LienFichier dossierId={dossier.id} piece={piece} fichier={fichiers.get(piece.fichierId)} />
          </p>
          <Form
            action={oterLettre}
            submitLabel="Retirer cette lettre"
            submitVariant="quiet"
            hidden={{ id: dossier.id, pieceId: piece.id }}
          />
        </>
      ) : null}
      <Form
        action={joindre}
        submitLabel={piece ? 'Remplacer la lettre' : 'Joindre la lettre'}
        submitVariant="secondary"
        hidden={{ id: dossier.id }}
        idPrefix="lettre"
      >
        <FileField
          name="fichier"
          label="Fichier de la lettre"
          hint={`${pages} pages et 10 Mo au plus.`}
          accept="application/pdf"
          required
        />
      </Form>
    </>
  )
}
