// The first catalogue of the cell's network: plain data and SQL, so that every way of starting the portal can load it.
import pg from 'pg'
import { LIGNES, type Ligne } from '../../../lib/soutien/reseau/schema.ts'

export const RESSOURCES_INITIALES: readonly Ligne[] = LIGNES

const ILYA = (jours: number): string => new Date(Date.now() - jours * 86_400_000).toISOString().slice(0, 10)

/** Resources around a fictitious university hospital, with telephone numbers that do not exist. */
export const RESSOURCES_DEMONSTRATION: readonly Ligne[] = [
  ...LIGNES,
  {
    nom: 'Consultation de psychologues, service de santé étudiante',
    genre: 'PSYCHOLOGUE',
    description: 'Cinq psychologues reçoivent les étudiantes et étudiants de l’université, internes compris, pour quelques séances.',
    contact: '02 61 91 40 12',
    horaires: 'Du lundi au vendredi de 9 h à 19 h ; premier rendez-vous sous dix jours',
    cout: 'Gratuit',
    confidentialite: 'Secret professionnel. Ni la faculté ni l’hôpital ne savent qui vient.',
    verifieLe: ILYA(21),
  },
  {
    nom: 'Généralistes volontaires pour les internes',
    genre: 'GENERALISTE',
    description: 'Douze médecins qui n’encadrent aucun interne du département prennent des internes comme patients.',
    contact: 'Liste donnée par la cellule, ou au 02 61 91 40 30',
    horaires: 'Selon le cabinet ; rendez-vous sous une semaine',
    cout: 'Tarif conventionné, tiers payant',
    confidentialite: 'Secret médical.',
    verifieLe: ILYA(45),
  },
  {
    nom: 'Médecine du travail du CHU de Hautebrune',
    genre: 'TRAVAIL',
    description: 'Aptitude, aménagement de poste, gardes, grossesse, accident d’exposition. On peut demander une visite soi-même.',
    contact: '02 61 91 20 45',
    horaires: 'Du lundi au vendredi de 8 h 30 à 17 h',
    cout: 'Gratuit',
    confidentialite: 'Secret médical : l’employeur reçoit un avis d’aptitude, jamais de motif.',
    verifieLe: ILYA(60),
  },
  {
    nom: 'Service de santé étudiante de l’université',
    genre: 'SSE',
    description: 'Médecins, infirmières, assistantes sociales et psychologues au même endroit.',
    contact: '02 61 91 40 10, 4 rue des Tilleuls, Hautebrune',
    horaires: 'Du lundi au vendredi de 9 h à 18 h',
    cout: 'Gratuit',
    confidentialite: 'Secret médical.',
    verifieLe: ILYA(21),
  },
  {
    nom: 'Urgences psychiatriques du CHU de Hautebrune',
    genre: 'PSYCHIATRIE',
    description:
      'Un psychiatre vous reçoit le jour même. Si vous y travaillez, demandez un autre hôpital : celui du Val-Clair reçoit aussi.',
    contact: '02 61 91 22 22',
    horaires: 'Jour et nuit, tous les jours',
    cout: 'Pris en charge par l’assurance maladie',
    confidentialite: 'Secret médical ; le dossier peut être masqué au personnel, demandez-le.',
    verifieLe: ILYA(210),
  },
  {
    nom: 'Cellule d’écoute de l’université, violences et discriminations',
    genre: 'VSS',
    description: 'Reçoit, oriente et, si vous le voulez seulement, ouvre un signalement à l’université.',
    contact: '02 61 91 40 55',
    horaires: 'Du lundi au vendredi de 9 h à 17 h',
    cout: 'Gratuit',
    confidentialite: 'Rien n’est transmis sans votre accord écrit.',
    verifieLe: ILYA(30),
  },
  {
    nom: 'Dispositif de signalement du CHU de Hautebrune',
    genre: 'VSS',
    description:
      'Violences, harcèlement ou agissements sexistes dans un service : celui de votre employeur, tenu par la loi d’en avoir un.',
    contact: '02 61 91 21 90',
    horaires: 'Du lundi au vendredi de 9 h à 17 h',
    cout: 'Gratuit',
    confidentialite: 'Votre identité n’est pas donnée à la personne mise en cause sans votre accord.',
    verifieLe: ILYA(75),
  },
  {
    nom: 'Département de médecine générale, aménagement de la formation',
    genre: 'DUMG',
    description: 'Changer l’ordre des stages, poser une disponibilité, passer un stage en surnombre. Le motif médical n’a pas à être dit.',
    contact: '02 61 91 30 10',
    horaires: 'Du lundi au vendredi de 9 h à 16 h',
    cout: 'Gratuit',
    confidentialite: 'Le département connaît votre nom et l’aménagement, pas la cellule ni le motif.',
    verifieLe: ILYA(15),
  },
  {
    nom: 'Référente handicap de l’université',
    genre: 'HANDICAP',
    description: 'Maladie longue, trouble des apprentissages, handicap : aménagements d’examens, de gardes et de poste.',
    contact: '02 61 91 40 70',
    horaires: 'Du lundi au jeudi de 9 h à 17 h',
    cout: 'Gratuit',
    confidentialite: 'L’encadrement connaît l’aménagement, pas le diagnostic.',
    verifieLe: ILYA(90),
  },
  {
    nom: 'Syndicat des internes de Hautebrune',
    genre: 'SYNDICAT',
    description: 'Temps de travail, gardes, congés, conflit avec un terrain : des internes conseillent et accompagnent.',
    contact: '02 61 91 50 00',
    horaires: 'Par téléphone le soir, de 18 h à 21 h',
    cout: 'Gratuit, adhérent ou non',
    confidentialite: 'Ce sont des pairs : dites ce qui doit rester entre vous.',
    verifieLe: ILYA(40),
  },
  {
    nom: 'Assistante sociale des étudiants',
    genre: 'SOCIAL',
    description: 'Aides d’urgence, logement, dettes, droits en arrêt de travail ou pendant une grossesse.',
    contact: '02 61 91 40 22',
    horaires: 'Sur rendez-vous, du lundi au vendredi',
    cout: 'Gratuit',
    confidentialite: 'Secret professionnel.',
    verifieLe: ILYA(33),
  },
  {
    nom: 'Conseil départemental de l’Ordre, commission d’entraide',
    genre: 'ORDRE',
    description: 'Des médecins aident des médecins : démarches, argent, retour au travail. L’entraide ne parle pas à la discipline.',
    contact: '02 61 91 60 14',
    horaires: 'Du lundi au vendredi de 9 h à 17 h',
    cout: 'Gratuit',
    confidentialite: 'Séparée de la juridiction de l’Ordre.',
    verifieLe: ILYA(120),
  },
]

/** Fills an empty catalogue; the doctors of the cell maintain it from then on. `url`: address with the cell's own role. */
export async function semerRessources(url: string, lignes: readonly Ligne[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      `INSERT INTO soutien.ressource (id, nom, genre, description, contact, horaires, cout, confidentialite, "verifieLe", ordre)
       SELECT gen_random_uuid(), l->>'nom', l->>'genre', l->>'description', l->>'contact', l->>'horaires', l->>'cout',
         l->>'confidentialite', (l->>'verifieLe')::date, rang
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS t(l, rang)
       WHERE NOT EXISTS (SELECT FROM soutien.ressource)`,
      [JSON.stringify(lignes)],
    )
    return rowCount ?? 0
  } finally {
    await client.end()
  }
}
