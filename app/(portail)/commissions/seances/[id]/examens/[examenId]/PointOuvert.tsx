import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { HolderCard } from '@/components/display/HolderCard'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import type { Impact } from '@/lib/flechage/avis/queries'
import type { VueAvis, VueSiege } from '@/lib/referentiel/commission/examen/queries'
import { LIBELLE_COLLEGE, LIBELLE_SENS } from '@/lib/referentiel/commission/schema'
import { examenWorkflow } from '@/lib/referentiel/commission/workflow'
import { StatutPoint } from '../../../../statut'
import { Conduite } from './Conduite'
import { FicheImpact } from './FicheImpact'
import { FormulaireDeport } from './Liens'
import { Notes } from './Notes'
import type { ExamenOuvert, RegleAvis } from './ouvert'
import { Vote } from './Vote'

/** The item, for those who take part in it and for its secretary. */
export function PointOuvert({ examen, impact, regle }: { examen: ExamenOuvert; impact: Impact | null; regle: RegleAvis }) {
  const etat = examenWorkflow.states[examen.statut]
  const examine = examen.seance.statut === 'OUVERTE' && (examen.statut === 'INSCRIT' || examen.statut === 'EN_DELIBERATION')
  return (
    <>
      {etat.holder ? <HolderCard holder={etat.holder} since={dateHeure(examen.statutDepuis)} next={etat.next} /> : null}
      <DefinitionList
        items={[
          { term: 'État', value: <StatutPoint statut={examen.statut} sens={examen.avis?.sens ?? null} retire={examen.sansObjet} /> },
          { term: 'Rapporteur', value: examen.rapporteur ?? 'Aucun' },
          {
            term: 'Dossier',
            value: impact ? (
              <ButtonLink href={`/flechage/${impact.flechageId}`}>Ouvrir le dossier</ButtonLink>
            ) : (
              'Le dossier n’est pas devant la commission, ou ne vous est pas ouvert.'
            ),
          },
        ]}
      />
      {examine && examen.empeche ? (
        <Notice tone="warn" title="Aucun avis n’est possible pour l’instant">
          <p>{examen.empeche.message}</p>
        </Notice>
      ) : null}
      {examen.motifAjournement ? (
        <Notice tone="info" title={examen.sansObjet ? 'Ce point est retiré de l’ordre du jour' : 'Ce point a été ajourné'}>
          <p>{examen.motifAjournement}</p>
        </Notice>
      ) : null}
      <Vote examen={examen} />
      <Conduite examen={examen} motifMin={regle.motifMin} />
      {examen.avis ? <AvisEnregistre avis={examen.avis} decideur={regle.decideur} /> : null}
      {impact ? <FicheImpact impact={impact} /> : null}
      <Notes examen={examen} />
      {examen.statut === 'AJOURNE' ? null : (
        <Section title={examen.seance.statut === 'OUVERTE' ? 'Qui siège pour ce point' : 'Qui est attendu pour ce point'}>
          <Sieges examen={examen} />
        </Section>
      )}
      {examen.peutSeDeporter ? (
        <Section title="Me déporter">
          <p>
            Si vous découvrez un lien avec ce dossier, déportez-vous maintenant : vos notes et votre vote sur ce point sont alors effacés.
          </p>
          <FormulaireDeport id={examen.id} />
        </Section>
      ) : null}
    </>
  )
}

function AvisEnregistre({ avis, decideur }: { avis: VueAvis; decideur: string }) {
  const { voix } = avis
  return (
    <Section title={LIBELLE_SENS[avis.sens]}>
      <DefinitionList
        items={[
          { term: 'Rendu le', value: dateHeure(avis.renduLe) },
          {
            term: 'Voix',
            value: `${voix.FAVORABLE} pour un avis favorable, ${voix.RESERVE} réservé, ${voix.DEFAVORABLE} défavorable ; abstentions : ${voix.ABSTENTION}${avis.preponderante ? '. Partage des voix : la voix de la présidence est prépondérante' : ''}.`,
          },
          ...avis.motifs.map((m) => ({ term: m.libelle, value: m.texte })),
          ...(avis.synthese ? [{ term: 'Synthèse', value: avis.synthese }] : []),
        ]}
      />
      <p>Cet avis n’est pas une décision ; la décision relève {decideur}.</p>
    </Section>
  )
}

function Sieges({ examen }: { examen: ExamenOuvert }) {
  const vote = examen.statut === 'EN_DELIBERATION'
  const tenue = (s: VueSiege): string => {
    if (s.tenuPar) return s.suppleance ? `${s.tenuPar}, en suppléance` : s.preside ? `${s.tenuPar}, préside ce point` : s.tenuPar
    return s.deporte ? 'Déporté : siège non compté' : 'Absent'
  }
  return (
    <DataTable
      caption="Sièges de la commission pour ce point"
      captionHidden
      rows={[...examen.sieges]}
      rowKey={(s) => s.id}
      columns={[
        { key: 'titulaire', header: 'Siège', cell: (s) => `${s.titulaire}${s.deporte ? ' (déporté)' : ''}` },
        { key: 'college', header: 'Collège', cell: (s) => LIBELLE_COLLEGE[s.college] },
        { key: 'tenu', header: 'Tenu par', cell: tenue },
        ...(vote ? [{ key: 'vote', header: 'A voté', cell: (s: VueSiege) => (s.tenuPar ? (s.aVote ? 'Oui' : 'Pas encore') : '') }] : []),
      ]}
      empty={<p>La commission n’a pas de membre ce jour-là.</p>}
    />
  )
}
