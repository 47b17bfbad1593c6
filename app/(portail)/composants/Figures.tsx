import { AreaMap, type Area } from '@/components/display/AreaMap'
import { BarChart } from '@/components/display/BarChart'
import { DatesChart } from '@/components/display/DatesChart'
import { PathChart } from '@/components/display/PathChart'
import { DocumentPreview } from '@/components/display/DocumentPreview'
import { DocumentView } from '@/components/display/DocumentView'
import { Portrait } from '@/components/display/Portrait'
import { Poster } from '@/components/display/Poster'
import type { Document } from '@/lib/core/pdf/document'
import { Exemple, LONG, MOT_LONG, PAGE } from './Exemple'
import { photo } from './photo'

/** A square of a tenth of a degree, by its column and its row. */
function parcelle(colonne: number, rang: number, faits: Omit<Area, 'id' | 'outlines'>): Area {
  const [ouest, sud] = [-4 + colonne / 10, 48 - rang / 10]
  const [est, nord] = [ouest + 0.09, sud + 0.06]
  return {
    id: `${colonne}-${rang}`,
    outlines: [
      [
        [ouest, sud],
        [est, sud],
        [est, nord],
        [ouest, nord],
      ],
    ],
    ...faits,
  }
}

const PARCELLES: Area[] = [
  parcelle(0, 0, { label: 'Kerlouan, 3 places, campagne', tone: 'light', count: 3, href: PAGE }),
  parcelle(1, 0, { label: 'Plouzané, 12 places, périphérie', tone: 'medium', count: 12, href: PAGE, current: true }),
  parcelle(2, 0, { label: 'Landivisiau, 128 places, ville', tone: 'strong', count: 128, href: PAGE }),
  parcelle(1, 1, { label: 'Huelgoat, aucune place', tone: 'light', count: 0 }),
]

const EMETTEUR = {
  nom: 'Département de médecine générale',
  adresse: '1, rue des Jonquilles\n29000 Exempleville',
  courriel: 'secretariat@exemple.fr',
  telephone: '02 00 00 00 00',
}

const LETTRE: Document = {
  genre: 'lettre',
  titre: 'Accusé de lecture',
  date: 'mardi 3 novembre 2026',
  emetteur: EMETTEUR,
  blocs: [
    { type: 'paragraphe', texte: 'Une lettre courte, sans référence, sans destinataire et sans signature.' },
    { type: 'tableau', legende: 'Pièces jointes', colonnes: ['Pièce', 'Date'], lignes: [] },
  ],
}

const DECISION: Document = {
  genre: 'decision',
  titre: 'Décision d’affectation',
  reference: 'EX-2027-0042',
  date: 'mardi 3 novembre 2026',
  lieu: 'Exempleville',
  emetteur: EMETTEUR,
  destinataire: { nom: 'Madame Ana Le Goff', adresse: '12, venelle du Puits\n29890 Kerlouan' },
  objet: 'votre stage de l’été 2027',
  visas: ['l’arrêté du 12 avril 2017 relatif à l’organisation du troisième cycle'],
  blocs: [
    { type: 'titre', texte: 'Ce qui a été vérifié', niveau: 3 },
    { type: 'liste', elements: ['la maquette', 'l’ancienneté', LONG] },
    { type: 'liste', elements: ['la lettre', 'l’accord signé'], numerotee: true },
    { type: 'definitions', elements: [{ terme: 'Terrain', valeur: 'Maison de santé de Kerlouan' }] },
    {
      type: 'tableau',
      legende: 'Semestres',
      colonnes: ['Semestre', 'Stage'],
      lignes: [
        ['Été 2026', 'Médecine polyvalente'],
        ['Hiver 2026', MOT_LONG],
      ],
    },
    { type: 'citation', texte: 'J’y ai déjà remplacé deux étés.', source: 'lettre de motivation' },
    { type: 'encadre', titre: 'À retenir', texte: 'Un document inventé, qui n’engage personne.' },
  ],
  motifs: {
    droit: 'L’article 14 de l’arrêté du 12 avril 2017 réserve ce stage aux internes de phase d’approfondissement.',
    fait: 'Ana Le Goff est en deuxième année et le terrain de Kerlouan dispose d’une place.',
  },
  dispositif: ['Ana Le Goff est affectée à Kerlouan.', 'La présente décision prend effet le 3 mai 2027.'],
  notification: 'Notifiée par courriel le 3 novembre 2026.',
  signature: { nom: 'Hervé Salaün', qualite: 'directeur', administration: 'Faculté d’Exempleville', mention: 'Signé' },
  recours: { delaiMois: 2, tribunal: 'Rennes' },
  mention: 'Empreinte : 0000 0000 0000 0000.',
}

/** Drawings, and documents shown as they are elsewhere. */
export const Figures = () => (
  <>
    <Exemple
      nom="AreaMap"
      etats={{
        'Sans contour, rien': <AreaMap label="Carte vide" areas={[]} legend={[]} countLabel="" />,
        'Vide, choisie, petits et grands nombres': (
          <AreaMap
            label="Exemple de carte"
            areas={PARCELLES}
            legend={[
              { tone: 'light', label: 'Campagne' },
              { tone: 'medium', label: 'Périphérie' },
              { tone: 'strong', label: 'Ville' },
            ]}
            countLabel="Le nombre est celui des places de la commune."
          />
        ),
      }}
    />
    <Exemple
      nom="DocumentPreview"
      etats={{ 'Replié, puis ouvert': <DocumentPreview src="/icon.svg" file="/icon.svg" label="un document d’exemple" /> }}
    />
    <Exemple
      nom="DatesChart"
      etats={{
        'Passé, présent et à venir': (
          <DatesChart
            title="Une campagne"
            labelHeader="Étape"
            datesHeader="Quand"
            today={new Date('2026-12-01')}
            todayLabel="Le trait rouge est aujourd’hui."
            spans={[
              { label: 'Dépôts', from: new Date('2026-11-01'), to: new Date('2026-11-20'), words: 'du 1er au 20 nov. 2026' },
              { label: 'Commission', from: new Date('2026-11-20'), to: new Date('2026-12-10'), words: 'du 20 nov. au 10 déc. 2026' },
              { label: LONG, from: new Date('2027-01-10'), to: new Date('2027-01-10'), words: 'le 10 janv. 2027' },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="PathChart"
      etats={{
        'Avec une étape vide': (
          <PathChart
            title="Où en sont les demandes"
            steps={[
              { label: 'Dépôt', count: 7, href: PAGE },
              { label: 'Recevabilité', count: 0 },
              { label: MOT_LONG, count: 2 },
            ]}
          />
        ),
      }}
    />
    <Exemple
      nom="BarChart"
      etats={{
        'Petits nombres masqués': (
          <BarChart
            title="Demandes par zone"
            labelHeader="Zone"
            valueHeader="Demandes"
            bars={[
              { label: 'Ville', value: 1_284 },
              { label: 'Périphérie', value: 12 },
              { label: 'Campagne', value: null },
              { label: 'Îles', value: 0 },
            ]}
          />
        ),
        'Mots longs': (
          <BarChart
            title={LONG}
            labelHeader="Service"
            valueHeader="Demandes"
            bars={[
              { label: LONG, value: 7 },
              { label: MOT_LONG, value: null },
            ]}
            masked="pas assez de demandes pour être dit"
          />
        ),
      }}
    />
    <Exemple
      nom="DocumentView"
      etats={{
        'Lettre courte, tableau vide': <DocumentView document={LETTRE} />,
        'Décision, avec tous ses blocs': <DocumentView document={DECISION} />,
      }}
    />
    <Exemple nom="Portrait" etats={{ 'Seul état': <Portrait src={photo('9cc3c0')} /> }} />
    <Exemple
      nom="Poster"
      etats={{
        'Tons et mots longs': (
          <Poster
            rows={[
              [
                { title: 'Ce que l’on voit', items: ['Des retards', 'Des absences'] },
                { title: 'Ce que l’on entend', items: [LONG, MOT_LONG] },
              ],
              [
                { title: 'À dire', items: ['« Comment allez-vous ? »'], tone: 'good' },
                { title: 'À éviter', items: ['« Il faut tenir. »'], tone: 'bad' },
              ],
            ]}
            foot={<p>Imprimé depuis la page des composants.</p>}
          >
            <p>Ces mots ne s’impriment pas.</p>
          </Poster>
        ),
      }}
    />
  </>
)
