import { DataTable } from '@/components/display/DataTable'
import { Notice } from '@/components/feedback/Notice'
import { jourLong } from '@/lib/core/temps/dates'
import type { Palier } from '@/lib/referentiel/interne/droits/maladie'
import type { MesDroits } from '@/lib/referentiel/interne/droits/queries'

/** The effect of an interruption on the semester under way (R-STG-2). */
export function Interruption({ droits: { interruption, annuel, parcours, semestre } }: { droits: MesDroits }) {
  const { joursMax, dejaPris, perdu, perduLe, dernierDebut } = interruption
  return (
    <>
      {perdu ? (
        <Notice tone="warn" title="Ce semestre ne peut plus être validé">
          Il est interrompu depuis {dejaPris} jours, sans compter les congés annuels&nbsp;: {joursMax} au plus.
        </Notice>
      ) : (
        <p>
          Un stage interrompu plus de deux mois ({joursMax} jours) n’est pas validé. Les congés annuels ne comptent pas.
          {dejaPris > 0 ? ` Déjà ${dejaPris} ${dejaPris > 1 ? 'jours comptés' : 'jour compté'} ce semestre.` : ''}{' '}
          {perduLe
            ? `Un arrêt qui commencerait aujourd’hui ferait perdre le ${semestre.libelle.toLowerCase()} s’il durait encore le ${jourLong(perduLe)}. S’il commence après le ${jourLong(dernierDebut)}, il ne le fait plus perdre.`
            : `Un arrêt qui commencerait aujourd’hui ne peut plus faire perdre le ${semestre.libelle.toLowerCase()}, qui finit le ${jourLong(semestre.fin)}.`}
        </p>
      )}
      {parcours.phase === 'CONSOLIDATION' ? (
        <p>
          Si votre stage dure un an, une interruption de plus de {annuel.min} mois et jusqu’à {annuel.max} mois fait devoir un semestre de
          plus.
        </p>
      ) : null}
      <p>
        Un semestre non validé pour grossesse, congé de maternité, d’adoption ou de paternité, affection longue ou activité syndicale compte
        quand même pour l’ancienneté&nbsp;: le stage reste à refaire, le rang d’appel n’y perd rien.
      </p>
    </>
  )
}

const PAIES: Record<Palier['paie'], string> = {
  ENTIERE: 'Entière',
  DEUX_TIERS: 'Aux deux tiers',
  MOITIE: 'À moitié',
  AUCUNE: 'Aucune : la place est gardée',
}

/** The pay during a sick leave that begins today, and until when (R-STG-4). */
export function Maladie({ droits: { maladie } }: { droits: MesDroits }) {
  return (
    <>
      <p>Si un arrêt commençait aujourd’hui, et durait&nbsp;:</p>
      <Paliers titre="Maladie ordinaire" paliers={maladie.ordinaire} />
      <Paliers titre="Affection grave de la liste réglementaire" paliers={maladie.grave} />
      <p>Congés de maternité, d’adoption et de paternité&nbsp;: la durée de la Sécurité sociale.</p>
    </>
  )
}

function Paliers({ titre, paliers }: { titre: string; paliers: readonly Palier[] }) {
  return (
    <DataTable
      caption={titre}
      rows={[...paliers]}
      rowKey={(p) => p.paie}
      empty={null}
      columns={[
        { key: 'paie', header: 'Rémunération', cell: (p) => PAIES[p.paie] },
        { key: 'mois', header: 'Pendant', nowrap: true, cell: (p) => `${p.mois} mois` },
        { key: 'fin', header: 'Jusqu’au', cell: (p) => jourLong(p.jusquAu) },
      ]}
    />
  )
}
