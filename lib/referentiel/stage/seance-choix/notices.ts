import type { Notice } from '@/lib/core/courriel'
import { dateHeure } from '@/lib/core/dates'
import type { Recu } from '../choix/recu'
import type { Choix } from './policy'
import { MENTION_TRAITEMENT, NOM_PHASE } from './schema'

type Destinataire = Readonly<{ nom: string; courriel: string }>

const a = ({ nom, courriel }: Destinataire) => ({ nom, courriel })
const objet = ({ id }: Pick<Choix, 'id'>) => ({ type: 'choix', id })

export const nomChoix = ({ phase, semestre }: Pick<Choix, 'phase' | 'semestre'>): string =>
  `${NOM_PHASE[phase].toLowerCase()}, ${semestre.libelle.toLowerCase()}`

type DatesChoix = Pick<Choix, 'voeuxJusquA' | 'ouvreLe'>

/** What changed, each date beside the one it replaces. */
export const phraseDates = (avant: DatesChoix, apres: DatesChoix): string =>
  [['Fin des vœux', avant.voeuxJusquA, apres.voeuxJusquA] as const, ['Ouverture du choix', avant.ouvreLe, apres.ouvreLe] as const]
    .filter(([, a, b]) => a.getTime() !== b.getTime())
    .map(([quoi, a, b]) => `${quoi} : ${dateHeure(b)}, au lieu du ${dateHeure(a)}.`)
    .join(' ')

export const noticeDates = (avant: Choix, apres: DatesChoix, interne: Destinataire & { id: string }): Notice => ({
  a: a(interne),
  sujet: `Les dates du choix changent : ${nomChoix(avant)}`,
  paragraphes: [
    phraseDates(avant, apres),
    `Vous pouvez changer vos vœux jusqu’au ${dateHeure(apres.voeuxJusquA)}. Ceux que vous avez faits sont gardés.`,
  ],
  action: { libelle: 'Mes vœux', href: '/stages/voeux' },
  cle: `dates-${avant.id}-${avant.version}-${interne.id}`,
  objet: objet(avant),
})

/** The receipt is written whole in the mail: it is worth something because it is out of the portal's hands (R-RNG-9). */
export const noticeRecu = (choix: Choix, interne: Destinataire, pseudonyme: string, figesLe: Date, { texte, empreinte }: Recu): Notice => ({
  a: a(interne),
  sujet: `Reçu de vos vœux : ${nomChoix(choix)}`,
  paragraphes: [
    `Vos vœux ont été figés le ${dateHeure(figesLe)}. Pour ce choix, vous êtes « ${pseudonyme} » : c’est sous ce nom d’emprunt que la liste d’appel vous montre.`,
    'Voici votre reçu. Gardez ce courriel : si vous pensez un jour que vos vœux ont été changés, il permettra de le vérifier. Ne le montrez à personne d’autre sans nécessité.',
    texte,
    `Empreinte du reçu : ${empreinte}`,
    'Le résultat sera publié sous les noms d’emprunt. Ce n’est pas l’anonymat : un collègue qui connaît votre place ou votre futur stage pourrait y lire les vœux que vous préfériez à ce stage.',
  ],
  action: { libelle: 'Suivre le choix', href: `/stages/choix/${choix.id}` },
  cle: `recu-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

export const noticeTour = (choix: Choix, interne: Destinataire, pseudonyme: string): Notice => ({
  a: a(interne),
  sujet: 'C’est votre tour de choisir votre stage',
  paragraphes: [
    `Vous êtes appelé·e pour le choix : ${nomChoix(choix)}. Vous avez ${choix.minutesParAppel} ${choix.minutesParAppel === 1 ? 'minute' : 'minutes'} pour choisir parmi les postes encore ouverts. Un choix fait est définitif.`,
  ],
  action: { libelle: 'Choisir mon stage', href: `/stages/choix/${choix.id}/mon-tour` },
  cle: `tour-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

/** R-RNG-8: what the terrain is asked, and until when. Names are on the page alone. */
export const noticeClassement = (choix: Choix, hote: Destinataire & { id: string }): Notice => ({
  a: a(hote),
  sujet: `Docteurs juniors à classer : ${choix.semestre.libelle.toLowerCase()}`,
  paragraphes: [
    'Des docteurs juniors ont demandé un poste de votre terrain. Dites lesquels vous souhaitez accueillir d’abord, par niveaux ; deux personnes d’un même niveau sont à égalité.',
    `Vous pouvez le faire, et le changer, jusqu’au ${dateHeure(choix.ouvreLe)}. Sans réponse de votre part, tout le monde est à égalité et l’ordre d’appel décide.`,
  ],
  action: { libelle: 'Classer les docteurs juniors', href: `/stages/choix/${choix.id}/classement` },
  cle: `classement-${choix.id}-${hote.id}`,
  objet: objet(choix),
})

/** A pick made live has its own receipt: it stands for the wishes in the published file. */
export const noticeChoixFait = (
  choix: Choix,
  interne: Destinataire,
  pseudonyme: string,
  poste: string,
  { texte, empreinte }: Recu,
): Notice => ({
  a: a(interne),
  sujet: 'Votre choix de stage est enregistré',
  paragraphes: [
    `Vous avez choisi : ${poste}. Ce choix est définitif.`,
    'Voici son reçu, à garder :',
    texte,
    `Empreinte du reçu : ${empreinte}`,
  ],
  action: { libelle: 'Suivre le choix', href: `/stages/choix/${choix.id}` },
  cle: `choix-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

export const noticeResultat = (choix: Choix, interne: Destinataire, pseudonyme: string, poste: string | null): Notice => ({
  a: a(interne),
  sujet: `Résultat du choix : ${nomChoix(choix)}`,
  paragraphes: [
    poste
      ? `Vous avez obtenu : ${poste}.`
      : 'Vous n’avez pas obtenu de poste à ce choix. Le secrétariat du DUMG vous contactera pour la suite.',
    'Le résultat de tous est publié sous les noms d’emprunt, avec un petit programme qui permet à chacun de le vérifier.',
    MENTION_TRAITEMENT,
  ],
  action: { libelle: 'Voir le résultat et le vérifier', href: `/stages/choix/${choix.id}` },
  cle: `resultat-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})
