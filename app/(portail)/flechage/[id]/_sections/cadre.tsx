import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { z } from 'zod'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Notice } from '@/components/feedback/Notice'
import { FormPage } from '@/components/shell/FormPage'
import type { PageHead } from '@/components/shell/PageShell'
import { WorkPage } from '@/components/shell/WorkPage'
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

/** Who asks, and for which terrain. */
export const titreDe = (dossier: Dossier): string =>
  `${nomComplet(dossier.interne.personne)}, ${dossier.terrain?.intitule ?? designation(dossier)}`

/** What a page of one act says above it: `title`, then `what` in the line under it, and the way back to the record. */
const tete = (dossier: Dossier, title: string, what: string): PageHead => ({
  title,
  breadcrumb: [FLECHAGE, { label: numeroDe(dossier), href: `/flechage/${dossier.id}` }],
  lead: (
    <>
      {what}, {dossier.campagne.semestre.libelle.toLowerCase()}. <Statut statut={dossier.statut} />{' '}
      {depuis(dossier.statutDepuis, maintenant())}
    </>
  ),
  actions: <ButtonLink href={`/flechage/${dossier.id}`}>Tout le dossier</ButtonLink>,
})

/** The page of one act on a record. */
export const Cadre = ({ dossier, titre, children }: { dossier: Dossier; titre: string; children: ReactNode }) => (
  <FormPage {...tete(dossier, titre, `${nomComplet(dossier.interne.personne)}, ${designation(dossier)}`)}>{children}</FormPage>
)

/** A page that is worked through is titled by its record; the act comes in the line under it. */
export const CadreTravail = ({ dossier, acte, children }: { dossier: Dossier; acte: string; children: ReactNode }) => (
  <WorkPage {...tete(dossier, titreDe(dossier), `${acte}, ${numeroDe(dossier)}`)}>{children}</WorkPage>
)

/** The act is not possible now: what the record waits for instead. */
export const PasMaintenant = ({ children }: { children: ReactNode }) => (
  <Notice tone="info" title="Rien à faire ici pour l’instant">
    <p>{children}</p>
  </Notice>
)

export const cible = ({ id, version }: Dossier): Record<string, string> => ({ id, version: String(version) })
