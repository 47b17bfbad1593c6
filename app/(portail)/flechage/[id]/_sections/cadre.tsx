import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Notice } from '@/components/feedback/Notice'
import { PageShell } from '@/components/shell/PageShell'
import type { Acteur } from '@/lib/core/auth/acteur'
import { depuis } from '@/lib/core/temps/dates'
import { maintenant } from '@/lib/core/temps/horloge'
import { designation, nomComplet, numeroDe } from '@/lib/flechage/notices'
import type { Dossier } from '@/lib/flechage/policy'
import { getDossier } from '@/lib/flechage/queries'
import { Statut, FLECHAGE } from '../../statut'

/** The record of the address, or the 404 page. */
export async function dossierVu(acteur: Acteur, params: Promise<{ id: string }>): Promise<Dossier> {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (await getDossier(acteur, id)) ?? notFound()
}

type CadreProps = { dossier: Dossier; children: ReactNode; wide?: boolean } & (
  | { titre: string; acte?: undefined }
  /** A page that is worked through is titled by its record; the act comes in the line under it. */
  | { titre?: undefined; acte: string }
)

/** The page of one act on a record: its record, and the breadcrumb. */
export function Cadre({ dossier, titre, acte, wide, children }: CadreProps) {
  const interne = nomComplet(dossier.interne.personne)
  return (
    <PageShell
      title={titre ?? `${interne}, ${dossier.terrain?.intitule ?? designation(dossier)}`}
      wide={wide}
      breadcrumb={[FLECHAGE, { label: numeroDe(dossier), href: `/flechage/${dossier.id}` }]}
      lead={
        <>
          {acte ? `${acte}, ${numeroDe(dossier)}` : `${interne}, ${designation(dossier)}`},{' '}
          {dossier.campagne.semestre.libelle.toLowerCase()}. <Statut statut={dossier.statut} /> {depuis(dossier.statutDepuis, maintenant())}
        </>
      }
      actions={<ButtonLink href={`/flechage/${dossier.id}`}>Tout le dossier</ButtonLink>}
    >
      {children}
    </PageShell>
  )
}

/** The act is not possible now: what the record waits for instead. */
export const PasMaintenant = ({ children }: { children: ReactNode }) => (
  <Notice tone="info" title="Rien à faire ici pour l’instant">
    <p>{children}</p>
  </Notice>
)

export const cible = ({ id, version }: Dossier): Record<string, string> => ({ id, version: String(version) })
