import type { ReactNode } from 'react'
import { DefinitionList } from '@/components/display/DefinitionList'
import { TextBlock } from '@/components/display/TextBlock'
import { jourLong } from '@/lib/core/temps/dates'
import type { Impact } from '@/lib/flechage/avis/queries'
import type { Dossier } from '@/lib/flechage/policy'
import { LIBELLE_MOTIF } from '@/lib/flechage/schema'
import { LIBELLE_STAGE, NOM_ZONE } from '@/lib/referentiel/stage/schema'
import { MaquetteAvantApres } from '../../../../../_interne/MaquetteAvantApres'

const nombre = (n: number): string => n.toLocaleString('fr-FR')

/** What the record says on each subject of the default grid, by the key of its criterion. Nothing about a rank (R-FLE-14). */
export function preuvesDe(dossier: Dossier | null, impact: Impact | null): ReadonlyMap<string, ReactNode> {
  const preuves = new Map<string, ReactNode>()
  if (dossier) {
    preuves.set('projet', <Projet dossier={dossier} />)
    if (dossier.categorie)
      preuves.set(
        'maquette',
        <MaquetteAvantApres replie parcours={dossier.interne} categorie={dossier.categorie} semestreCode={dossier.campagne.semestreCode} />,
      )
  }
  if (impact) {
    preuves.set('territoire', <Territoire impact={impact} />)
    preuves.set('impact', <Effet impact={impact} />)
  }
  return preuves
}

function Projet({ dossier }: { dossier: Dossier }) {
  const { motif, lettreTexte, terrain } = dossier
  return (
    <>
      <DefinitionList
        dense
        items={[
          { term: 'Terrain demandé', value: terrain ? `${terrain.intitule}, ${terrain.structure.nom}` : '' },
          { term: 'Motif', value: motif ? LIBELLE_MOTIF[motif] : '' },
          { term: 'Territoire envisagé', value: dossier.territoireProjet },
          { term: 'Horizon', value: dossier.horizonProjet },
          { term: 'Compétences', value: dossier.competences && <TextBlock text={dossier.competences} /> },
          ...(dossier.engagements ? [{ term: 'Engagements', value: <TextBlock text={dossier.engagements} /> }] : []),
        ]}
      />
      {lettreTexte.trim() ? (
        <details>
          <summary>Lire la lettre de motivation ({nombre(lettreTexte.trim().length)} caractères)</summary>
          <TextBlock text={lettreTexte} />
        </details>
      ) : (
        <p>La lettre de motivation est jointe au dossier en PDF.</p>
      )}
    </>
  )
}

function Territoire({ impact: { commune, territoire } }: { impact: Impact }) {
  const { terrains, maitresDeStage, population } = territoire
  const parMaitre = maitresDeStage > 0 ? `, un maître de stage pour ${nombre(Math.round(population / maitresDeStage))} habitants` : ''
  return (
    <DefinitionList
      dense
      items={[
        {
          term: 'Commune',
          value: `${commune.nom}, ${nombre(commune.population)} habitants, ${NOM_ZONE[commune.zone]} (zonage du ${jourLong(commune.zoneActeLe)})`,
        },
        { term: 'Territoire', value: `${territoire.nom}, ${nombre(population)} habitants` },
        {
          term: 'Accueil des internes',
          value: `${nombre(terrains)} ${terrains > 1 ? 'terrains agréés' : 'terrain agréé'} et ${nombre(maitresDeStage)} ${maitresDeStage > 1 ? 'maîtres de stage' : 'maître de stage'}${parMaitre}`,
        },
      ]}
    />
  )
}

function Effet({ impact: { auraientPuChoisir, poste, offre, categorie, semestre } }: { impact: Impact }) {
  const places = poste
    ? `${nombre(poste.reste)} sur ${nombre(poste.offerts)} ${poste.offerts > 1 ? 'offertes' : 'offerte'}, avant cette demande`
    : 'Ce terrain n’est pas encore dans l’offre du semestre'
  return (
    <DefinitionList
      dense
      items={[
        { term: 'Internes qui auraient pu choisir ce terrain', value: `${nombre(auraientPuChoisir)}, d’après leur phase et leur maquette` },
        { term: 'Places de ce terrain au choix commun', value: places },
        {
          term: 'Places de la même catégorie',
          value: `${nombre(offre.reste)} (${LIBELLE_STAGE[categorie]}, ${semestre.toLowerCase()}). Minimum pour ${nombre(offre.appeles)} internes : ${nombre(offre.minimum)}${offre.suffisante ? '' : ', déjà au-dessous'}`,
        },
      ]}
    />
  )
}
