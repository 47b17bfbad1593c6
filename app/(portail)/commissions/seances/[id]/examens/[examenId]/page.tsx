import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { PageShell } from '@/components/shell/PageShell'
import { dateHeure } from '@/lib/core/temps/dates'
import { requireActeur } from '@/lib/core/auth/session'
import { getImpact } from '@/lib/flechage/avis/queries'
import { getExamen } from '@/lib/referentiel/commission/examen/queries'
import { listJournalSeance } from '@/lib/referentiel/commission/journal/queries'
import { objetDe } from '@/lib/referentiel/commission/objet'
import { FAITS } from '../../../../faits'
import { COMMISSIONS } from '../../../../statut'
import { objets } from '../../../../objets'
import { JournalSeance } from '../../JournalSeance'
import { Liens } from './Liens'
import type { RegleAvis } from './ouvert'
import { PointOuvert } from './PointOuvert'

export const metadata: Metadata = { title: 'Point de l’ordre du jour' }

type Adresse = { params: Promise<{ id: string; examenId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

async function regleDe(objetType: string): Promise<RegleAvis> {
  const { decideur, motifMin } = objetDe(objets, objetType)
  return { decideur, motifMin: await motifMin() }
}

export default async function Page({ params, searchParams }: Adresse) {
  const acteur = await requireActeur()
  const { id, examenId } = await params
  const examen = z.uuid().safeParse(examenId).success ? await getExamen(acteur, examenId) : null
  if (!examen || examen.seance.id !== id) notFound()
  const { seance } = examen
  return (
    <PageShell
      title={`${examen.ordre}. ${examen.demandeur}`}
      breadcrumb={[
        COMMISSIONS,
        { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
        { label: `Séance du ${dateHeure(seance.prevueLe)}`, href: `/commissions/seances/${seance.id}` },
      ]}
      lead={examen.vue === 'DEPORTE' ? undefined : examen.intitule}
    >
      <Fait search={searchParams} sentences={FAITS} />
      {examen.vue === 'DEPORTE' ? (
        <Notice tone="warn" title="Vous êtes déporté de ce dossier">
          <p>Raison : {examen.cause.toLowerCase()}.</p>
          <p>
            Ce dossier ne vous est pas ouvert. Vous ne le notez pas et ne votez pas ; vous quittez la séance pendant son examen, et vous
            n’êtes pas compté dans son quorum.
          </p>
        </Notice>
      ) : null}
      {examen.vue === 'FERME' ? <Liens examen={examen} /> : null}
      {examen.vue === 'OUVERT' ? (
        <>
          <PointOuvert examen={examen} impact={await getImpact(acteur, examenId)} regle={await regleDe(examen.objetType)} />
          <JournalSeance lignes={await listJournalSeance(acteur, id)} examenId={examenId} />
        </>
      ) : null}
    </PageShell>
  )
}
