import { DataTable } from '@/components/display/DataTable'
import { Section } from '@/components/display/Section'
import type { Changement, Difference, LigneListe } from '@/lib/stages/campagne/liste/contenu'
import { LIBELLE_CHAMP } from '@/lib/stages/campagne/liste/schema'
import { LIBELLE_STAGE, LIBELLE_ZONE } from '@/lib/referentiel/stage/schema'
import type { MoitieStage, Zone } from '@/generated/prisma/enums'
import { lieuDit, NOM_MOITIE, secondPublie } from '@/lib/referentiel/stage/couplage'

type Ligne = Readonly<{ cle: string; ligne: LigneListe; quoi: string; avant: string; apres: string }>

function dite(champ: Changement['champ'], valeur: Changement['avant']): string {
  if (champ === 'logement') return valeur ? 'proposé' : 'non proposé'
  if (valeur === null) return 'aucun'
  if (champ === 'premiereMoitie') return NOM_MOITIE[valeur as MoitieStage]
  return champ === 'zone' ? LIBELLE_ZONE[valeur as Zone] : String(valeur)
}

const places = ({ capaciteOfferte: n }: LigneListe): string => (n === 1 ? 'une place' : `${n} places`)

const lignesDe = ({ ajoutees, retirees, changees }: Difference): Ligne[] => [
  ...ajoutees.map((ligne) => ({ cle: ligne.posteId, ligne, quoi: 'Poste ajouté', avant: '', apres: places(ligne) })),
  ...retirees.map((ligne) => ({ cle: ligne.posteId, ligne, quoi: 'Poste retiré', avant: places(ligne), apres: '' })),
  ...changees.flatMap(({ ligne, changements }) =>
    changements.map(({ champ, avant, apres }) => ({
      cle: `${ligne.posteId} ${champ}`,
      ligne,
      quoi: LIBELLE_CHAMP[champ],
      avant: dite(champ, avant),
      apres: dite(champ, apres),
    })),
  ),
]

/** What one version adds, removes and changes, with before and after. */
export function Ecarts({ difference, avec, numero }: { difference: Difference; avec: number; numero: number }) {
  return (
    <Section title={`De la version ${avec} à la version ${numero}`} id="difference">
      <DataTable
        caption="Ce qui change"
        captionHidden
        rows={lignesDe(difference)}
        rowKey={(l) => l.cle}
        empty={<p>Ces deux versions disent la même chose.</p>}
        columns={[
          { key: 'terrain', header: 'Terrain', cell: (l) => ({ text: l.ligne.intitule, href: `/stages/${l.ligne.terrainId}` }) },
          { key: 'lieu', header: 'Lieu', cell: (l) => lieuDit(l.ligne, secondPublie(l.ligne)) },
          { key: 'type', header: 'Type de stage', cell: (l) => LIBELLE_STAGE[l.ligne.categorie] },
          { key: 'quoi', header: 'Ce qui change', cell: (l) => l.quoi },
          { key: 'avant', header: 'Avant', cell: (l) => l.avant },
          { key: 'apres', header: 'Après', cell: (l) => l.apres },
        ]}
      />
    </Section>
  )
}
