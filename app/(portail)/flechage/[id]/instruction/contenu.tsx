import type { ReactNode } from 'react'
import { DocumentPreview } from '@/components/display/DocumentPreview'
import { DefinitionList } from '@/components/display/DefinitionList'
import { dateLongue, jourLong } from '@/lib/core/temps/dates'
import type { CleElement } from '@/lib/flechage/instruction/schema'
import { designation } from '@/lib/flechage/notices'
import type { Dossier } from '@/lib/flechage/policy'
import { LIBELLE_MOTIF, LIBELLE_QUALITE } from '@/lib/flechage/schema'
import { MaquetteAvantApres } from '../../../_interne/MaquetteAvantApres'
import { NOM_ZONE, LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

const Piece = ({ dossier, id, label }: { dossier: Dossier; id: string; label: string }) => (
  <DocumentPreview src={`/flechage/${dossier.id}/pieces/${id}/apercu`} file={`/flechage/${dossier.id}/pieces/${id}`} label={label} />
)

/** Paragraphs as they were typed. */
const Texte = ({ children }: { children: string }) => (
  <>
    {children
      .split(/\n{1,}/)
      .filter(Boolean)
      .map((ligne, i) => (
        <p key={i}>{ligne}</p>
      ))}
  </>
)

const Terrain = ({ dossier }: { dossier: Dossier }) => (
  <DefinitionList
    dense
    items={[
      { term: 'Terrain', value: designation(dossier) },
      { term: 'Stage', value: dossier.categorie && LIBELLE_STAGE[dossier.categorie] },
      {
        term: 'Commune',
        value: dossier.terrain && `${dossier.terrain.structure.commune.nom} (${NOM_ZONE[dossier.terrain.structure.commune.zone]})`,
      },
      { term: 'Agréé jusqu’au', value: dossier.terrain && jourLong(dossier.terrain.agrementFin) },
      { term: 'Places agréées', value: dossier.terrain && String(dossier.terrain.capaciteAgreee) },
    ]}
  />
)

const Projet = ({ dossier }: { dossier: Dossier }) => (
  <DefinitionList
    dense
    items={[
      { term: 'Territoire envisagé', value: dossier.territoireProjet },
      { term: 'Horizon', value: dossier.horizonProjet },
      { term: 'Compétences recherchées', value: dossier.competences },
      { term: 'Engagements', value: dossier.engagements },
    ]}
  />
)

function Lettre({ dossier }: { dossier: Dossier }) {
  const joints = dossier.pieces.filter((p) => p.type === 'LETTRE')
  if (joints.length > 0) return joints.map((p) => <Piece key={p.id} dossier={dossier} id={p.id} label="la lettre (PDF)" />)
  if (!dossier.lettreTexte) return <p>Aucune lettre.</p>
  return (
    <details>
      <summary>Lire la lettre ({dossier.lettreTexte.trim().length.toLocaleString('fr-FR')} caractères)</summary>
      <Texte>{dossier.lettreTexte}</Texte>
    </details>
  )
}

function Accords({ dossier }: { dossier: Dossier }) {
  const signes = dossier.accords.filter((a) => a.statut === 'SIGNE')
  if (signes.length === 0) return <p>Aucun accord signé.</p>
  return (
    <ul>
      {signes.map((a) => {
        const scan = dossier.pieces.find((p) => p.fichierId === a.scanId)
        return (
          <li key={a.id}>
            {a.nom}
            {a.titre ? `, ${a.titre}` : ''} ({LIBELLE_QUALITE[a.qualite]}), {a.reponduLe ? `le ${dateLongue(a.reponduLe)}` : ''}.{' '}
            {scan ? <Piece dossier={dossier} id={scan.id} label="le document signé" /> : 'Signé en ligne.'}
          </li>
        )
      })}
    </ul>
  )
}

const CONTENUS: Record<CleElement, (props: { dossier: Dossier }) => ReactNode> = {
  terrain: Terrain,
  maquette: ({ dossier }) =>
    dossier.categorie ? (
      <MaquetteAvantApres replie parcours={dossier.interne} categorie={dossier.categorie} semestreCode={dossier.campagne.semestreCode} />
    ) : (
      <p>Place non choisie.</p>
    ),
  motif: ({ dossier }) => <p>{dossier.motif ? LIBELLE_MOTIF[dossier.motif] : 'Motif non choisi'}</p>,
  attestation: ({ dossier }) => (
    <p>
      {dossier.attestationService
        ? `Situation attestée par ${dossier.attestationService}${dossier.attestationLe ? ` le ${jourLong(dossier.attestationLe)}` : ''}. Aucun certificat n’est conservé.`
        : 'Aucune attestation indiquée.'}
    </p>
  ),
  projet: Projet,
  lettre: Lettre,
  accords: Accords,
}

/** What the gestionnaire looks at before giving a verdict on one element. */
export function ContenuElement({ dossier, element }: { dossier: Dossier; element: CleElement }) {
  const Contenu = CONTENUS[element]
  return <Contenu dossier={dossier} />
}
