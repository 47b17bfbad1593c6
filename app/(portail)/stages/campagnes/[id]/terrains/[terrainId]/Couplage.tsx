import { SelectField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Section } from '@/components/display/Section'
import { etatCouplage } from '@/lib/stages/campagne/offre/couplage/schema'
import type { VueTerrain } from '@/lib/stages/campagne/suivi/queries'
import { LIBELLE_MOITIE, phrasesMoities } from '@/lib/referentiel/stage/couplage'
import { choix } from '../../../../choix'
import { coupler } from '../../../actions'

/** Where the two halves of the coupled stage are done (R-DES-2). Nothing for a terrain that offers none. */
export function Couplage({ vue, figee }: { vue: VueTerrain; figee: boolean }) {
  const { campagne, id, structure, terrain } = vue
  const sfe = vue.lignes.find((l) => l.categorie === 'SFE' && l.offert !== null)
  if (!sfe) return null
  const { second } = sfe
  const avant = etatCouplage({ secondTerrainId: second?.terrainId ?? null, premiereMoitie: second?.premiereMoitie ?? null })
  const moities = second ? phrasesMoities({ intitule: terrain, structure }, second, campagne.semestre) : []
  return (
    <Section title="Stage couplé : deux fois trois mois" id="couplage">
      <p>{second ? moities.join(' ') : 'Les deux moitiés se font dans ce terrain.'}</p>
      {figee ? null : (
        <Form
          key={avant}
          action={coupler}
          submitLabel="Enregistrer les deux lieux"
          submitVariant="secondary"
          hidden={{ id: campagne.id, terrainId: id, avant }}
          idPrefix="couplage-"
          optionalMarks={false}
        >
          <SelectField
            name="premiereMoitie"
            label="Moitié faite ici, les trois premiers mois"
            emptyLabel="Les deux moitiés ici"
            defaultValue={second?.premiereMoitie ?? ''}
            options={choix(LIBELLE_MOITIE)}
          />
          <SelectField
            name="secondTerrainId"
            label="Terrain des trois derniers mois"
            emptyLabel="Les deux moitiés ici"
            defaultValue={second?.terrainId ?? ''}
            options={vue.seconds.map((t) => ({ value: t.id, label: t.libelle }))}
          />
        </Form>
      )}
    </Section>
  )
}
