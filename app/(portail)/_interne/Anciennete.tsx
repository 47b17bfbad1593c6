import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import type { Phase } from '@/generated/prisma/enums'
import { anciennete, LIBELLE_PHASE, LIBELLE_SITUATION, type SemestreParcours } from '@/lib/referentiel/interne/anciennete'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'
import { NoBreak } from '@/components/display/NoBreak'

type AncienneteProps = {
  interne: Readonly<{ phase: Phase; semestres: readonly (SemestreParcours & { semestre: { libelle: string } })[] }>
  /** True when the secretariat reads it, not the interne. */
  secretariat?: boolean
}

/** Seniority line by line (R-RNG-1 to R-RNG-4, R-CAM-3). Shown to the interne and the secretariat alone (R-RNG-10). */
export function Anciennete({ interne, secretariat = false }: AncienneteProps) {
  const { semestres, lignes, phase } = anciennete(interne.semestres, interne.phase)
  const libelles = new Map(interne.semestres.map((s) => [s.semestreCode, s.semestre.libelle]))
  const nombre = semestres === 0 ? 'zéro semestre' : semestres === 1 ? 'un semestre' : `${semestres} semestres`
  return (
    <>
      <p>
        {secretariat
          ? `En ${LIBELLE_PHASE[phase]}, l’ancienneté est de ${nombre}. L’interne voit ce calcul ; personne d’autre que le secrétariat ne le voit.`
          : `En ${LIBELLE_PHASE[phase]}, votre ancienneté est de ${nombre}. Vous et le secrétariat êtes seuls à voir ce calcul. Une demande de fléchage ne change ni votre ancienneté ni votre rang.`}
      </p>
      <DataTable
        caption={secretariat ? 'L’ancienneté, semestre par semestre' : 'Votre ancienneté, semestre par semestre'}
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
                {l.raison}{' '}
                <small>
                  <NoBreak>({l.regle})</NoBreak>
                </small>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
