import { DefinitionList } from '@/components/display/DefinitionList'
import { TextBlock } from '@/components/display/TextBlock'
import { jourLong } from '@/lib/core/temps/dates'
import type { Dossier } from '@/lib/flechage/policy'
import { LIBELLE_MOTIF } from '@/lib/flechage/schema'
import { LIBELLE_PHASE } from '@/lib/referentiel/interne/anciennete'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

/** The request, as every person who examines it reads it. No rank (R-FLE-14). */
export function Demande({ dossier }: { dossier: Dossier }) {
  const { interne, campagne, terrain, categorie, motif } = dossier
  const commune = terrain?.structure.commune
  return (
    <DefinitionList
      items={[
        { term: 'Interne', value: `${interne.personne.prenom} ${interne.personne.nom}, ${LIBELLE_PHASE[interne.phase]}` },
        {
          term: 'Semestre',
          value: `${campagne.semestre.libelle}, du ${jourLong(campagne.semestre.debut)} au ${jourLong(campagne.semestre.fin)}`,
        },
        {
          term: 'Terrain demandé',
          value:
            terrain && commune
              ? `${terrain.intitule}, ${terrain.structure.nom}, ${commune.nom} (${NOM_ZONE[commune.zone]}, acte du ${jourLong(commune.zoneActeLe)})`
              : '',
        },
        { term: 'Type de stage', value: categorie ? LIBELLE_STAGE[categorie] : '' },
        {
          term: 'Terrains de repli',
          value: dossier.alternatives.length ? dossier.alternatives.map((a) => a.terrain.intitule).join(' ; ') : 'Aucun',
        },
        { term: 'Motif', value: motif ? LIBELLE_MOTIF[motif] : '' },
        ...(dossier.attestationService
          ? [
              {
                term: 'Situation attestée',
                value: `par ${dossier.attestationService}${dossier.attestationLe ? `, le ${jourLong(dossier.attestationLe)}` : ''}`,
              },
            ]
          : []),
        { term: 'Territoire envisagé', value: dossier.territoireProjet },
        { term: 'Horizon', value: dossier.horizonProjet },
        { term: 'Compétences recherchées', value: dossier.competences && <TextBlock text={dossier.competences} /> },
        { term: 'Engagements déjà pris', value: dossier.engagements ? <TextBlock text={dossier.engagements} /> : 'Aucun' },
        {
          term: 'Disponibilités pour l’entretien',
          value: dossier.disponibilites ? <TextBlock text={dossier.disponibilites} /> : 'Non précisées',
        },
        { term: 'Liens déclarés avec la commission', value: liens(dossier) },
        { term: 'Consentement', value: dossier.consentement ? 'Donné' : 'Pas encore donné' },
      ]}
    />
  )
}

const liens = ({ liens }: Dossier): string => {
  if (liens.length === 0) return 'Aucun'
  return liens.length === 1 ? 'Un lien déclaré' : `${liens.length} liens déclarés`
}
