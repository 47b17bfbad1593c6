import { Badge } from '@/components/display/Badge'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Section } from '@/components/display/Section'
import { dateLongue } from '@/lib/core/temps/dates'
import { lireGrille } from '@/lib/flechage/campagne/schema'
import type { Dossier } from '@/lib/flechage/policy'
import { LIBELLE_SENS } from '@/lib/flechage/schema'

const TONS = { FAVORABLE: 'good', RESERVE: 'warn', DEFAVORABLE: 'bad' } as const

/** The avis and its reasons, for the authority that decides afterwards. */
export function AvisRendu({ dossier }: { dossier: Dossier }) {
  const { examen, campagne } = dossier
  if (!examen?.sens || !examen.renduLe) return null
  const motifs = examen.motifs && typeof examen.motifs === 'object' && !Array.isArray(examen.motifs) ? Object.entries(examen.motifs) : []
  const libelles = new Map(lireGrille(campagne.grille).map((c) => [c.cle, c.libelle]))
  return (
    <Section title="Avis de la commission" aside={<Badge tone={TONS[examen.sens]}>{`Avis ${LIBELLE_SENS[examen.sens]}`}</Badge>}>
      <p>
        Rendu le {dateLongue(examen.renduLe)}. Cet avis n’est pas une décision ; la décision relève du directeur général de l’agence
        régionale de santé.
      </p>
      {examen.synthese ? <p>{examen.synthese}</p> : null}
      <DefinitionList items={motifs.map(([cle, texte]) => ({ term: libelles.get(cle) ?? cle, value: String(texte) }))} />
    </Section>
  )
}
