import { DataTable } from '@/components/display/DataTable'
import { Notice } from '@/components/feedback/Notice'
import { jourLong } from '@/lib/core/temps/dates'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import type { EcheanceContrat, EcheancePhase, EcheanceThese } from '@/lib/referentiel/interne/echeances'
import type { ParcoursLu } from '@/lib/referentiel/interne/queries'

const ETATS: Record<EcheancePhase['etat'], { text: string; tone: 'good' | 'info' | 'warn' | 'bad' }> = {
  VALIDEE: { text: 'Validée', tone: 'good' },
  A_TEMPS: { text: 'À temps', tone: 'info' },
  ALERTE: { text: 'Temps bientôt écoulé', tone: 'warn' },
  DEPASSEE: { text: 'Temps dépassé', tone: 'bad' },
}

const ETATS_THESE: Record<EcheanceThese['etat'], { text: string; tone: 'good' | 'info' | 'warn' }> = {
  SOUTENUE: { text: 'Soutenue', tone: 'good' },
  A_TEMPS: { text: 'À temps', tone: 'info' },
  ALERTE: { text: 'Bientôt due', tone: 'warn' },
  DEPASSEE: { text: 'À vérifier', tone: 'warn' },
}

const ETATS_CONTRAT: Record<EcheanceContrat['etat'], { text: string; tone: 'good' | 'info' | 'warn' }> = {
  SIGNE: { text: 'Signé', tone: 'good' },
  A_TEMPS: { text: 'À temps', tone: 'info' },
  ALERTE: { text: 'À signer', tone: 'warn' },
  DEPASSEE: { text: 'À vérifier', tone: 'warn' },
}

type Ligne = Readonly<{ quoi: string; limite: Date; etat: { text: string; tone: 'good' | 'info' | 'warn' | 'bad' }; detail: string }>

/** The last days to sign the contract, to validate each phase and to defend the thesis (R-DES-6 to R-DES-8). */
export function Echeances({ parcours: { phases, these, contrat } }: { parcours: ParcoursLu }) {
  const lignes: Ligne[] = [
    ...(contrat
      ? [
          {
            quoi: 'Signer le contrat de formation',
            limite: contrat.limite,
            etat: ETATS_CONTRAT[contrat.etat],
            detail: detailContrat(contrat),
          },
        ]
      : []),
    ...phases.map((p) => ({
      quoi: `Valider la ${LIBELLE_PHASE[p.phase]}`,
      limite: p.limite,
      etat: ETATS[p.etat],
      detail: detailPhase(p),
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
          Les dates de signature et de soutenance viennent de la scolarité&nbsp;: une date qui manque ici arrive avec son prochain fichier.
          Règles R-DES-6, R-DES-7 et R-DES-8.
        </small>
      </p>
    </>
  )
}

function detailContrat({ signeLe }: EcheanceContrat): string {
  return signeLe ? `Signé le ${jourLong(signeLe)}.` : 'Pendant la phase socle. La scolarité n’a pas transmis de date de signature.'
}

function detailPhase({ debut, prolongations, derogation }: EcheancePhase): string {
  const semestres = prolongations === 1 ? 'un semestre' : `${prolongations} semestres`
  return [
    `Commencée le ${jourLong(debut)}.`,
    ...(prolongations > 0 ? [`Prolongée de ${semestres} pour congé, recherche, doctorat ou formation spécialisée transversale.`] : []),
    ...(derogation ? ['Date accordée par dérogation.'] : []),
  ].join(' ')
}

function detailThese({ fondement, derogation, accordee, soutenueLe }: EcheanceThese): string {
  if (soutenueLe) return `Soutenue le ${jourLong(soutenueLe)}.`
  if (accordee) return 'Date accordée par dérogation.'
  const regle =
    fondement === 'AVANT_CONSOLIDATION'
      ? 'Avant d’entrer en phase de consolidation, à la date que prévoit le parcours.'
      : 'Selon la première inscription en troisième cycle ; un délai après la fin du DES peut s’appliquer : le secrétariat le précise.'
  return derogation ? `${regle} Cette promotion peut demander une dérogation.` : regle
}
