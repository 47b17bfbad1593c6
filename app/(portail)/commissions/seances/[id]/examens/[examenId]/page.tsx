import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { ButtonLink } from '@/components/action/ButtonLink'
import { Queue } from '@/components/action/Queue'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { WorkPage } from '@/components/shell/WorkPage'
import { dateHeure } from '@/lib/core/temps/dates'
import type { Acteur } from '@/lib/core/auth/acteur'
import { requireActeur } from '@/lib/core/auth/session'
import { getImpact } from '@/lib/flechage/avis/queries'
import { getDossier } from '@/lib/flechage/queries'
import { getExamen } from '@/lib/referentiel/commission/examen/queries'
import { listJournalSeance } from '@/lib/referentiel/commission/journal/queries'
import { getSeance } from '@/lib/referentiel/commission/seance/queries'
import { objetDe } from '@/lib/referentiel/commission/objet'
import { FAITS } from '../../../../faits'
import { COMMISSIONS, StatutPoint } from '../../../../statut'
import { objets } from '../../../../objets'
import { JournalSeance } from '../../JournalSeance'
import { Liens } from './Liens'
import type { ExamenOuvert, RegleAvis } from './ouvert'
import { PointOuvert } from './PointOuvert'
import { preuvesDe } from './preuves'

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
  const impact = examen.vue === 'OUVERT' ? await getImpact(acteur, examenId) : null
  return (
    <WorkPage
      title={`${examen.ordre}. ${examen.demandeur}`}
      breadcrumb={[
        COMMISSIONS,
        { label: seance.commission.nom, href: `/commissions/${seance.commission.id}` },
        { label: `Séance du ${dateHeure(seance.prevueLe)}`, href: `/commissions/seances/${seance.id}` },
      ]}
      lead={
        examen.vue === 'DEPORTE' ? undefined : (
          <>
            {examen.intitule}. {examen.vue === 'OUVERT' ? <EtatDuPoint examen={examen} /> : null}
          </>
        )
      }
      actions={impact ? <ButtonLink href={`/flechage/${impact.flechageId}`}>Ouvrir le dossier</ButtonLink> : undefined}
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
          {impact ? null : <p>Le dossier n’est pas devant la commission, ou ne vous est pas ouvert.</p>}
          <PointOuvert
            examen={examen}
            preuves={preuvesDe(impact && (await getDossier(acteur, impact.flechageId)), impact)}
            regle={await regleDe(examen.objetType)}
            file={<File acteur={acteur} seanceId={id} examenId={examenId} />}
          />
          <JournalSeance lignes={await listJournalSeance(acteur, id)} examenId={examenId} />
        </>
      ) : (
        <File acteur={acteur} seanceId={id} examenId={examenId} />
      )}
    </WorkPage>
  )
}

const EtatDuPoint = ({ examen }: { examen: ExamenOuvert }) => (
  <>
    <StatutPoint statut={examen.statut} sens={examen.avis?.sens ?? null} retire={examen.sansObjet} />{' '}
    {examen.rapporteur ? `Rapporteur : ${examen.rapporteur}.` : 'Sans rapporteur.'}
  </>
)

/** From one item of the agenda to the one before or after it. */
async function File({ acteur, seanceId, examenId }: { acteur: Acteur; seanceId: string; examenId: string }) {
  const points = (await getSeance(acteur, seanceId))?.points ?? []
  const place = points.findIndex((p) => p.id === examenId)
  const href = (p: { id: string } | undefined) => p && `/commissions/seances/${seanceId}/examens/${p.id}`
  if (place < 0) return null
  return (
    <Queue
      label="Points de l’ordre du jour"
      place={place + 1}
      count={points.length}
      previous={href(points[place - 1])}
      next={href(points[place + 1])}
    />
  )
}
