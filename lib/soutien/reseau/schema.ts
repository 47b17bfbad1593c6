import { z } from 'zod'

// Plain Node reads this file too, to load the first catalogue of a new portal. It therefore imports no module of ours.

/** R-SOU-11: the kinds of resource that a complete network holds. */
export const GENRES = {
  ECOUTE: 'Ligne d’écoute',
  ORDRE: 'Entraide de l’Ordre',
  TRAVAIL: 'Médecine du travail',
  SSE: 'Service de santé étudiante',
  PSYCHOLOGUE: 'Psychologue',
  GENERALISTE: 'Médecin généraliste volontaire',
  PSYCHIATRIE: 'Urgences psychiatriques',
  DUMG: 'Aménagement de la formation',
  HANDICAP: 'Référent handicap',
  SYNDICAT: 'Syndicat d’internes',
  VSS: 'Violences et harcèlement',
  SOCIAL: 'Assistance sociale',
} as const
export type Genre = keyof typeof GENRES

/** The headings of the network page, by what a reader looks for. `mot` comes before the names of resources, and reads well without one. */
export const FAMILLES: readonly Readonly<{ titre: string; genres: readonly Genre[]; mot?: string }>[] = [
  { titre: 'Parler à quelqu’un', genres: ['ECOUTE', 'ORDRE'] },
  { titre: 'Votre santé', genres: ['PSYCHOLOGUE', 'GENERALISTE', 'TRAVAIL', 'SSE', 'PSYCHIATRIE'] },
  {
    titre: 'Violences, harcèlement, discriminations',
    genres: ['VSS'],
    // R-SOU-12.
    mot: 'Tout employeur public doit tenir un dispositif qui recueille vos signalements et vous protège\u00A0: l’hôpital et l’université ont chacun le leur (code général de la fonction publique, article L.\u00A0135-6\u00A0; décret n°\u00A02020-256). La cellule de soutien vous l’explique et vous y conduit si vous le voulez\u00A0; elle n’enquête pas.',
  },
  { titre: 'Vos stages et vos études', genres: ['DUMG', 'HANDICAP', 'SYNDICAT'] },
  { titre: 'Argent, logement, droits', genres: ['SOCIAL'] },
]

const texte = (manque: string, max: number) =>
  z
    .string({ error: manque })
    .trim()
    .min(1, { error: manque })
    .max(max, { error: `${max} caractères au plus.` })

const ficheSchema = z.object({
  nom: texte('Donnez le nom de cette ressource.', 120),
  genre: z.enum(Object.keys(GENRES) as [Genre, ...Genre[]], { error: 'Choisissez dans la liste.' }),
  description: texte('Dites à qui elle s’adresse, et ce qu’on y trouve.', 600),
  contact: texte('Donnez un numéro, une adresse ou un lieu.', 300),
  horaires: texte('Dites quand on peut la joindre.', 200),
  cout: texte('Dites ce que cela coûte. « Gratuit » convient.', 200),
  confidentialite: texte('Dites qui saura, et qui ne saura pas.', 300),
})

const version = z.coerce.number().int().min(0)

export const ajouterSchema = ficheSchema
export const modifierSchema = ficheSchema.extend({ id: z.uuid(), version })
export const choisirSchema = z.object({ id: z.uuid(), version })

export type Fiche = z.output<typeof ficheSchema>

/** A resource as pages show it. `verifieLe`: « vendredi 20 novembre 2026 ». `aVerifier`: it was never checked, or too long ago. */
export type Ressource = Fiche & Readonly<{ id: string; verifieLe: string | null; aVerifier: boolean; version: number }>

/** A line of the first catalogue. `verifieLe`: 2026-11-22, or null while it was not checked. */
export type Ligne = Readonly<Fiche & { verifieLe: string | null }>

const RELEVE = '2026-11-22'

/** R-SOU-21: national help lines, shown on the entrance page even when the database is down. */
export const LIGNES: readonly Ligne[] = [
  {
    nom: 'SPS, entraide des soignants',
    genre: 'ECOUTE',
    description: 'Internes, étudiants en santé, médecins. Des psychologues répondent.',
    contact: '0 805 23 23 36',
    horaires: 'Jour et nuit, tous les jours',
    cout: 'Gratuit',
    confidentialite: 'Confidentiel, anonyme si vous voulez.',
    verifieLe: RELEVE,
  },
  {
    nom: 'Ordre des médecins, entraide',
    genre: 'ECOUTE',
    description: 'Médecins et internes, pour parler ou pour une aide sociale ou financière.',
    contact: '0 800 288 038',
    horaires: 'Jour et nuit, tous les jours',
    cout: 'Gratuit',
    confidentialite: 'Confidentiel, anonyme si vous voulez.',
    verifieLe: RELEVE,
  },
  {
    nom: 'Cnaé, appui aux étudiants',
    genre: 'ECOUTE',
    description: 'Étudiantes et étudiants : violences, discriminations, mal-être, difficultés financières.',
    contact: '0 800 737 800 ou cnaes@enseignementsup.gouv.fr',
    horaires: 'Du lundi au vendredi de 10 h à 21 h, le samedi de 10 h à 14 h',
    cout: 'Gratuit',
    confidentialite: 'Anonyme si vous voulez.',
    verifieLe: RELEVE,
  },
  {
    nom: '3919, Violences Femmes Info',
    genre: 'ECOUTE',
    description: 'Femmes victimes de violences, leur entourage, les professionnels. Aussi pour les violences au travail.',
    contact: '3919',
    horaires: 'Jour et nuit, tous les jours',
    cout: 'Gratuit, absent des factures',
    confidentialite: 'Anonyme.',
    verifieLe: RELEVE,
  },
  {
    nom: 'ASRA, entraide de médecins',
    genre: 'ECOUTE',
    description: 'Des médecins formés à l’écoute rappellent leurs confrères et consœurs, internes compris.',
    contact: '0 805 62 01 33',
    horaires: 'À confirmer en appelant',
    cout: 'Gratuit',
    confidentialite: 'Secret médical.',
    verifieLe: null,
  },
  {
    nom: 'MOTS, médecin organisation travail santé',
    genre: 'ECOUTE',
    description: 'Épuisement au travail : un médecin formé écoute et accompagne.',
    contact: '06 08 28 25 89',
    horaires: 'À confirmer en appelant',
    cout: 'Gratuit',
    confidentialite: 'Secret médical, hors de l’Ordre.',
    verifieLe: null,
  },
  {
    nom: 'Santé Psy Étudiant',
    genre: 'PSYCHOLOGUE',
    description: 'Des séances avec un psychologue de ville, près de chez vous, sans ordonnance à demander au stage.',
    contact: 'santepsy.etudiant.gouv.fr',
    horaires: 'Sur rendez-vous avec le psychologue choisi',
    cout: 'Pris en charge, sans avance de frais, pour un nombre de séances fixé chaque année',
    confidentialite: 'Secret professionnel. La faculté n’en sait rien.',
    verifieLe: null,
  },
]
