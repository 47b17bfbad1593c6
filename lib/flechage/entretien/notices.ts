import type { Notice } from '@/lib/core/courriel/courriel'
import { dateHeure } from '@/lib/core/temps/dates'
import { a, designation, noticeDossier, numeroDe } from '../notices'
import type { Dossier } from '../policy'

type Rendez = Readonly<{ prevuLe: Date; lieu: string }>
type Titulaire = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

export const noticeConvocation = (dossier: Dossier, { prevuLe, lieu }: Rendez, report: boolean): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `${report ? 'Nouvelle date d’entretien' : 'Convocation à un entretien'} : ${dateHeure(prevuLe)}`,
    paragraphes: [
      `${report ? 'L’entretien individuel prévu' : 'Vous êtes convoqué·e à un entretien individuel'} pour votre demande de fléchage ${numeroDe(dossier)} (${designation(dossier)})${report ? ' a une nouvelle date.' : '.'}`,
      `Quand : ${dateHeure(prevuLe)}. Où : ${lieu}.`,
      `L’entretien se tient avec l’agence régionale de santé, en présence du coordonnateur du DES et d’une personne qui représente les étudiants (${dossier.parametres['flechage.libelle_representant']}). Aucune décision n’est prise avant.`,
      'Si vous ne pouvez pas venir, prévenez le secrétariat dès maintenant.',
    ],
  })

/** To the persons whose presence the text requires: no name in the mail. */
export const noticePresence = (dossier: Dossier, { prevuLe, lieu }: Rendez, titulaire: Titulaire): Notice => ({
  a: a(titulaire),
  sujet: `Entretien de fléchage le ${dateHeure(prevuLe)}`,
  paragraphes: [
    `Un entretien individuel est fixé pour la demande ${numeroDe(dossier)} : ${dateHeure(prevuLe)}, ${lieu}.`,
    'Le texte exige la présence du coordonnateur local et d’une personne représentant les étudiants : sans elles, aucune décision n’est possible. Si vous ne pouvez pas venir, faites-vous remplacer ou prévenez le secrétariat.',
  ],
  objet: { type: 'flechage', id: dossier.id },
})
