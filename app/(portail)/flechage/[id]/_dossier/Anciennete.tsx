import { Badge } from '@/components/Badge'
import { DataTable } from '@/components/DataTable'
import type { Dossier } from '@/lib/flechage/policy'
import { anciennete, LIBELLE_PHASE, LIBELLE_SITUATION } from '@/lib/referentiel/interne/anciennete'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

/** The interne's own seniority, line by line (R-RNG-1 to R-RNG-3). Shown to nobody else. */
export function Anciennete({ interne }: { interne: Dossier['interne'] }) {
  const { semestres, lignes, phase } = anciennete(interne.semestres, interne.phase)
  const libelles = new Map(interne.semestres.map((s) => [s.semestreCode, s.semestre.libelle]))
  return (
    <>
      <p>
        En {LIBELLE_PHASE[phase]}, votre ancienneté est de{' '}
        {semestres === 0 ? 'zéro semestre' : semestres === 1 ? 'un semestre' : `${semestres} semestres`}. Personne d’autre ne voit ce
        calcul. Une demande de fléchage ne change ni votre ancienneté ni votre rang.
      </p>
      <DataTable
        caption="Votre ancienneté, semestre par semestre"
        captionHidden
        rows={[...lignes]}
        rowKey={(l) => l.semestre.semestreCode}
        empty={<p>Aucun semestre n’est encore enregistré.</p>}
        columns={[
          { key: 'semestre', header: 'Semestre', cell: (l) => libelles.get(l.semestre.semestreCode) ?? l.semestre.semestreCode },
          { key: 'stage', header: 'Stage', cell: (l) => (l.semestre.categorie ? LIBELLE_STAGE[l.semestre.categorie] : 'Aucun') },
          { key: 'situation', header: 'Situation', cell: (l) => LIBELLE_SITUATION[l.semestre.situation] },
          { key: 'compte', header: 'Compte', cell: (l) => (l.compte ? <Badge tone="good">Oui</Badge> : <Badge tone="neutral">Non</Badge>) },
          {
            key: 'raison',
            header: 'Pourquoi',
            cell: (l) => (
              <>
                {l.raison} <small className="nowrap">({l.regle})</small>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
