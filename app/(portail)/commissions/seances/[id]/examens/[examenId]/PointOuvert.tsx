import type { ReactNode } from 'react'
import { DataTable } from '@/components/display/DataTable'
import { DefinitionList } from '@/components/display/DefinitionList'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import { Section } from '@/components/display/Section'
import { dateHeure } from '@/lib/core/temps/dates'
import type { VueAvis, VueSiege } from '@/lib/referentiel/commission/examen/queries'
import { LIBELLE_COLLEGE, LIBELLE_SENS } from '@/lib/referentiel/commission/schema'
import { enregistrerNotes } from '../../actions'
import { Conduite, peutRendreAvis, RendreAvis } from './Conduite'
import { Criteres, MaNote, NotesDe } from './Criteres'
import { FormulaireDeport } from './Liens'
import type { ExamenOuvert, RegleAvis } from './ouvert'
import { Vote } from './Vote'

type PointOuvertProps = {
  examen: ExamenOuvert
  preuves: ReadonlyMap<string, ReactNode>
  regle: RegleAvis
  /** The way to the items before and after it. */
  file: ReactNode
}

/** The item, for those who take part in it and for its secretary. */
export function PointOuvert({ examen, preuves, regle, file }: PointOuvertProps) {
  const examine = examen.seance.statut === 'OUVERTE' && (examen.statut === 'INSCRIT' || examen.statut === 'EN_DELIBERATION')
  const note = examen.notes?.peutNoter && !examen.notes.toutes
  return (
    <>
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
      {examen.avis ? <AvisEnregistre avis={examen.avis} decideur={regle.decideur} /> : null}
      {note && examen.notes ? (
        <MesNotes examen={examen} miennes={examen.notes.miennes} preuves={preuves} file={file} />
      ) : (
        <>
          {file}
          {peutRendreAvis(examen) ? (
            <RendreAvis examen={examen} motifMin={regle.motifMin} preuves={preuves} />
          ) : (
            <Lecture examen={examen} preuves={preuves} />
          )}
        </>
      )}
      <Conduite examen={examen} />
      {examen.statut === 'AJOURNE' ? null : (
        <Section
          title={examen.seance.statut === 'OUVERTE' ? 'Qui siège pour ce point' : 'Qui est attendu pour ce point'}
          fold={`${examen.quorum.presents} ${examen.quorum.presents === 1 ? 'siège' : 'sièges'} sur ${examen.quorum.sieges}`}
        >
          <Sieges examen={examen} />
        </Section>
      )}
      {examen.peutSeDeporter ? (
        <Section title="Me déporter" fold="J’ai un lien avec ce dossier">
          <p>
            Si vous découvrez un lien avec ce dossier, déportez-vous maintenant : vos notes et votre vote sur ce point sont alors effacés.
          </p>
          <FormulaireDeport id={examen.id} />
        </Section>
      ) : null}
    </>
  )
}

type MesNotesProps = Omit<PointOuvertProps, 'regle'> & { miennes: Readonly<Record<string, number>> }

/** The member's own scores, blind: saving them opens the next item that waits for this member. */
function MesNotes({ examen, miennes, preuves, file }: MesNotesProps) {
  return (
    <Section title="Mes notes" aside="De 0, pas du tout, à 5, tout à fait">
      <p>
        Les notes des autres membres restent cachées jusqu’à ce que toutes les personnes attendues aient noté, ou jusqu’à l’ouverture de la
        séance. D’ici là, vous pouvez corriger les vôtres.
      </p>
      <Form
        bar
        action={enregistrerNotes}
        hidden={{ id: examen.id, version: String(examen.version) }}
        submitLabel="Enregistrer mes notes"
        optionalMarks={false}
        idPrefix="notes-"
        secondary={file}
      >
        <Criteres grille={examen.grille} preuves={preuves} verdict={(critere) => <MaNote critere={critere} miennes={miennes} />} />
      </Form>
    </Section>
  )
}

/** The grid for those who only read it, with everyone's scores once they are no longer blind. */
function Lecture({ examen: { grille, notes }, preuves }: Pick<PointOuvertProps, 'examen' | 'preuves'>) {
  const toutes = notes?.toutes
  return (
    <Section title="Ce que dit le dossier">
      {toutes && toutes.length > 0 ? <p>Les notes éclairent la délibération ; ce sont les motifs écrits qui fondent l’avis.</p> : null}
      <Criteres
        grille={grille}
        preuves={preuves}
        verdict={toutes && toutes.length > 0 ? (critere) => <NotesDe critere={critere} toutes={toutes} /> : undefined}
      />
    </Section>
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
