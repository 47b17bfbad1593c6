'use client'

import { useEffect, useState } from 'react'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { Notice } from '@/components/feedback/Notice'
import { ouvrir as ouvrirPiece } from '@/lib/core/coffre/chiffrement'
import { pseudonyme } from '@/lib/soutien/reunion/pseudonyme'
import type { CasRevu, CasScelle } from '@/lib/soutien/reunion/schema'
import { MOTIFS, NIVEAUX, type Fiche, type Niveau } from '@/lib/soutien/schema'
import { useCoffre } from '../_coffre/coffre'

const TONS = { VERT: 'good', ORANGE: 'warn', ROUGE: 'bad' } as const satisfies Record<Niveau, string>
const RANG: readonly Niveau[] = ['ROUGE', 'ORANGE', 'VERT']

/** The cases a meeting reviews, decrypted in the page of the doctor who opened it, among those they may read (R-SOU-25). */
export function Revue({ cas, mois }: { cas: readonly CasScelle[]; mois: string }) {
  const { ouvrir } = useCoffre()
  const [revus, setRevus] = useState<readonly CasRevu[]>()
  const [echec, setEchec] = useState(false)

  useEffect(() => {
    let ici = true
    const lire = async ({ cle, fiche, etape }: CasScelle): Promise<CasRevu> => {
      const { privee } = await ouvrir<{ privee: string }>(cle)
      const { niveau, motifs } = await ouvrirPiece<Fiche>(fiche, privee)
      return { pseudonyme: await pseudonyme(privee, mois), niveau, motifs, etape }
    }
    Promise.all(cas.map(lire)).then(
      (lus) => ici && setRevus(lus.toSorted(parGravite)),
      () => ici && setEchec(true),
    )
    return () => {
      ici = false
    }
  }, [cas, mois, ouvrir])

  if (echec)
    return <Notice tone="bad" title="Un dossier ne s’ouvre pas. Rechargez la page&nbsp;; si cela continue, prévenez la coordination." />
  if (!revus) return <p>Déchiffrement…</p>
  return (
    <DataTable
      caption="Vos suivis, sous leur nom du mois"
      captionHidden
      rows={[...revus]}
      rowKey={(r) => r.pseudonyme}
      empty={<p>Vous ne suivez personne en ce moment.</p>}
      columns={[
        { key: 'pseudonyme', header: 'Nom du mois', cell: (r) => r.pseudonyme, nowrap: true },
        { key: 'niveau', header: 'Niveau', cell: (r) => <Badge tone={TONS[r.niveau]}>{NIVEAUX[r.niveau]}</Badge> },
        { key: 'motifs', header: 'Motifs', cell: (r) => r.motifs.map((m) => MOTIFS[m]).join('\u00a0; ') || 'Non précisés' },
        { key: 'etape', header: 'Étape', cell: (r) => r.etape },
      ]}
    />
  )
}

const parGravite = (a: CasRevu, b: CasRevu): number =>
  RANG.indexOf(a.niveau) - RANG.indexOf(b.niveau) || a.pseudonyme.localeCompare(b.pseudonyme, 'fr')
