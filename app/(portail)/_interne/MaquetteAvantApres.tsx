import type { ReactNode } from 'react'
import { DataTable } from '@/components/display/DataTable'
import type { CategorieStage } from '@/generated/prisma/enums'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { simuler, type EtatCreneau, type Parcours } from '@/lib/referentiel/interne/maquette'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

const MOTS: Record<EtatCreneau['etat'], string> = { VALIDE: 'validé', EN_COURS: 'en cours', DU: 'à faire' }

/** The interne's maquette before this stage and after it (R-FLE-6). */
export function MaquetteAvantApres({
  parcours,
  categorie,
  semestreCode,
  replie = false,
}: {
  parcours: Parcours
  categorie: CategorieStage
  semestreCode: string
  /** The table is folded: the sentence above it is enough for a first look. */
  replie?: boolean
}) {
  const { avant, apres } = simuler(parcours, { semestreCode, categorie })
  const restants = [...avant.creneaux]
  const lignes = apres.creneaux.map((creneau, i) => {
    const place = restants.findIndex((c) => c.phase === creneau.phase && c.categorie === creneau.categorie)
    const [ancien] = place < 0 ? [] : restants.splice(place, 1)
    const ajoute = creneau.semestreCode === semestreCode && creneau.categorie === categorie
    return {
      cle: `${creneau.phase} ${creneau.categorie} ${i}`,
      creneau,
      avant: ancien ? MOTS[ancien.etat] : 'sans objet',
      apres: ajoute ? 'ce stage' : MOTS[creneau.etat],
    }
  })
  const reste = apres.creneaux.filter((c) => c.etat === 'DU').length
  return (
    <>
      <p>
        {apres.maquette.libelle}.{' '}
        {reste === 0
          ? 'Avec ce stage, il ne resterait rien à faire.'
          : `Après ce stage, il resterait ${reste === 1 ? 'un stage' : `${reste} stages`} à faire. Les semestres en cours sont comptés comme validés.`}
      </p>
      <Pli replie={replie}>
        <DataTable
          caption="La maquette avant et après ce stage"
          captionHidden
          rows={lignes}
          rowKey={(l) => l.cle}
          empty={null}
          columns={[
            { key: 'stage', header: 'Stage', cell: (l) => LIBELLE_STAGE[l.creneau.categorie] },
            { key: 'phase', header: 'Phase', cell: (l) => LIBELLE_PHASE[l.creneau.phase] },
            { key: 'avant', header: 'Aujourd’hui', cell: (l) => l.avant },
            { key: 'apres', header: 'Avec ce stage', cell: (l) => (l.apres === 'ce stage' ? <strong>ce stage</strong> : l.apres) },
          ]}
        />
      </Pli>
    </>
  )
}

const Pli = ({ replie, children }: { replie: boolean; children: ReactNode }) =>
  replie ? (
    <details>
      <summary>La maquette avant et après ce stage</summary>
      {children}
    </details>
  ) : (
    children
  )
