import { z } from 'zod'

/** What a post of a file says it is: the letter, or a scanned agreement. */
export const envoiSchema = z.object({ type: z.enum(['LETTRE', 'ACCORD_SIGNE']) })
export const retraitPieceSchema = z.object({ id: z.uuid(), pieceId: z.uuid() })

/** A file that comes back from the route handler: the code in the address, its sentence here, never the address's own words. */
const PHRASES: Record<string, string> = {
  'FICHIER-ABSENT': 'Choisissez un fichier avant d’envoyer.',
  'FICHIER-VIDE': 'Ce fichier est vide. Vérifiez-le sur votre ordinateur, puis choisissez-le de nouveau.',
  'FICHIER-TAILLE': 'Ce fichier est trop lourd : 10 Mo au plus. Réduisez-le, par exemple en numérisant en qualité normale.',
  'FICHIER-TYPE':
    'Ce format n’est pas accepté : son contenu n’est pas celui qui est demandé. Déposez un PDF, ou pour un accord signé une image JPEG ou PNG.',
  'FICHIER-ILLISIBLE': 'Ce PDF ne peut pas être lu. Enregistrez-le de nouveau, puis choisissez-le.',
  'FICHIER-PROTEGE': 'Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection.',
  'FICHIER-SCRIPT': 'Ce PDF contient un programme. Enregistrez-le de nouveau par « Imprimer en PDF ».',
  'FICHIER-LANCEMENT': 'Ce PDF peut lancer une action à l’ouverture. Enregistrez-le de nouveau par « Imprimer en PDF ».',
  'FICHIER-PIECES': 'Ce PDF contient d’autres fichiers. Enregistrez-le de nouveau par « Imprimer en PDF ».',
  'FICHIER-PAGES': 'Ce PDF compte trop de pages : deux au plus pour la lettre.',
  'R-FLE-3': 'Cet accord n’a pas été enregistré : il est déjà signé, ou cette signature n’est pas demandée pour ce terrain.',
  'ACCORD-DATE': 'Indiquez le jour où l’accord a été signé : il ne peut pas être à venir.',
  'ACCORD-NOM': 'Écrivez le prénom et le nom de la personne qui a signé.',
  CONFLIT: 'Ce dossier a changé entre-temps. Vérifiez ce qui suit, puis recommencez.',
  PANNE: 'Le fichier n’a pas pu être enregistré. Réessayez dans un instant.',
}

/** The sentence of a code found in the address; nothing for a code that is not one of ours. */
export const phraseRefus = (code: string | undefined): string | undefined =>
  code !== undefined && Object.hasOwn(PHRASES, code) ? PHRASES[code] : undefined
