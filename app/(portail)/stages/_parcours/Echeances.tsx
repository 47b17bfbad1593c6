import { DataTable } from '@/components/DataTable'
import { Notice } from '@/components/Notice'
import { jourLong } from '@/lib/core/dates'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import type { EcheancePhase, EcheanceThese } from '@/lib/referentiel/interne/echeances'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'

const ETATS: Record<EcheancePhase['etat'], { text: string; tone: 'good' | 'info' | 'warn' | 'bad' }> = {
  VALIDEE: { text: 'Validée', tone: 'good' },
  A_TEMPS: { text: 'À temps', tone: 'info' },
  ALERTE: { text: 'Temps bientôt écoulé', tone: 'warn' },
  DEPASSEE: { text: 'Temps dépassé', tone: 'bad' },
}

const ETATS_THESE: Record<EcheanceThese['etat'], { text: string; tone: 'info' | 'warn' }> = {
  A_TEMPS: { text: 'À temps', tone: 'info' },
  ALERTE: { text: 'Bientôt due', tone: 'warn' },
  DEPASSEE: { text: 'À vérifier', tone: 'warn' },
}

type Ligne = Readonly<{ quoi: string; limite: Date; etat: { text: string; tone: 'good' | 'info' | 'warn' | 'bad' }; detail: string }>

/** The last days to validate each phase and to defend the thesis (R-DES-6, R-DES-7). */
export function Echeances({ parcours: { phases, these } }: { parcours: ParcoursLu }) {
  const lignes: Ligne[] = [
    ...phases.map((p) => ({
      quoi: `Valider la ${LIBELLE_PHASE[p.phase]}`,
      limite: p.limite,
      etat: ETATS[p.etat],
      detail: `Commencée le ${jourLong(p.debut)}.${p.prolongations > 0 ? ` Prolongée de ${p.prolongations === 1 ? 'un semestre' : `${p.prolongations} semestres`} pour congé ou année-recherche.` : ''}`,
    })),
    { quoi: 'Soutenir la thèse', limite: these.limite, etat: ETATS_THESE[these.etat], detail: detailThese(these) },
  ]
  const graves = phases.filter((p) => p.etat === 'ALERTE' || p.etat === 'DEPASSEE')
  return (
    <>
      {graves.map((p) => (
        <Notice key={p.phase} tone={p.etat === 'DEPASSEE' ? 'bad' : 'warn'}>
          <p>
            {p.etat === 'DEPASSEE'
              ? `La ${LIBELLE_PHASE[p.phase]} devait être validée au plus tard le ${jourLong(p.limite)}. Seule la présidence de l’université peut accorder une dérogation : le secrétariat aide à la demander.`
              : `La ${LIBELLE_PHASE[p.phase]} doit être validée au plus tard le ${jourLong(p.limite)}. Plus des trois quarts du temps permis sont écoulés.`}
          </p>
        </Notice>
      ))}
      <DataTable
        caption="Dates limites de la formation"
        captionHidden
        rows={lignes}
        rowKey={(l) => l.quoi}
        empty={null}
        columns={[
          { key: 'quoi', header: 'Étape', cell: (l) => l.quoi },
          { key: 'limite', header: 'Au plus tard', cell: (l) => jourLong(l.limite) },
          { key: 'etat', header: 'État', nowrap: true, cell: (l) => l.etat },
          { key: 'detail', header: 'Précisions', cell: (l) => l.detail },
        ]}
      />
      <p>
        <small>
          Le portail ne connaît pas encore la date de soutenance&nbsp;: si la thèse est soutenue, cette ligne est sans effet. Règles R-DES-6
          et R-DES-7.
        </small>
      </p>
    </>
  )
}

function detailThese({ fondement, derogation }: EcheanceThese): string {
  const regle =
    fondement === 'AVANT_CONSOLIDATION'
      ? 'Avant d’entrer en phase de consolidation, à la date que prévoit le parcours.'
      : 'Selon la première inscription en troisième cycle ; un délai après la fin du DES peut s’appliquer : le secrétariat le précise.'
  return derogation ? `${regle} Cette promotion peut demander une dérogation.` : regle
}
