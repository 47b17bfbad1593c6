'use client'

import { useEffect, useState } from 'react'
import { CheckboxField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { ouvrir as ouvrirPiece } from '@/lib/core/coffre/chiffrement'
import { calculer, type Bilan, type CasCompte, type CasLisible } from '@/lib/soutien/bilan/schema'
import type { Fiche } from '@/lib/soutien/schema'
import { Chiffres } from '../../bilans/Chiffres'
import { useCoffre } from '../_coffre/coffre'
import { publierBilan } from './actions'

type Props = Readonly<{ cas: readonly CasCompte[]; annee: number; seuil: number; peutPublier: boolean }>

/** Decrypts, counts and masks in this page; it shows exactly what would be released. */
export function Calcul({ cas, annee, seuil, peutPublier }: Props) {
  const { ouvrir } = useCoffre()
  const [bilan, setBilan] = useState<Bilan>()
  const [echec, setEchec] = useState(false)

  useEffect(() => {
    let ici = true
    const lire = async ({ cle, fiche, canal, statut }: CasCompte): Promise<CasLisible> => {
      const { privee } = await ouvrir<{ privee: string }>(cle)
      return { fiche: await ouvrirPiece<Fiche>(fiche, privee), canal, statut }
    }
    Promise.all(cas.map(lire)).then(
      (lus) => ici && setBilan(calculer(lus, seuil)),
      () => ici && setEchec(true),
    )
    return () => {
      ici = false
    }
  }, [cas, seuil, ouvrir])

  if (echec)
    return <Notice tone="bad" title="Un dossier ne s’ouvre pas. Rechargez la page&nbsp;; si cela continue, prévenez la coordination." />
  if (!bilan) return <p>Déchiffrement…</p>
  return (
    <>
      <Chiffres annee={annee} bilan={bilan} seuil={seuil} />
      {peutPublier && bilan.total !== null ? (
        <Form
          action={publierBilan}
          submitLabel={`Transmettre le bilan de ${annee} au département`}
          hidden={{ annee: String(annee), contenu: JSON.stringify(bilan) }}
          confirm="Ces chiffres, et rien d’autre, seront lus par la direction et le secrétariat. Ils ne se reprennent pas. Transmettre&nbsp;?"
          optionalMarks={false}
        >
          <CheckboxField name="relu" label="J’ai relu ces chiffres en entier&nbsp;: aucun ne désigne quelqu’un" required />
        </Form>
      ) : null}
    </>
  )
}
