import type { Notice } from '@/lib/core/courriel/courriel'
import { dateHeure, heure } from '@/lib/core/temps/dates'
import type { Recu } from '../regles/recu'
import type { Choix } from './policy'
import { finDuTour, mentionTraitement, NOM_PHASE } from './schema'

type Destinataire = Readonly<{ nom: string; courriel: string }>

const a = ({ nom, courriel }: Destinataire) => ({ nom, courriel })
const objet = ({ id }: Pick<Choix, 'id'>) => ({ type: 'choix', id })

export const nomChoix = ({ phase, semestre }: Pick<Choix, 'phase' | 'semestre'>): string =>
  `${NOM_PHASE[phase].toLowerCase()}, ${semestre.libelle.toLowerCase()}`

type DatesChoix = Pick<Choix, 'voeuxJusquA' | 'ouvreLe'>

/** The changes, each date beside the one it replaces. A matching does not open: its second date ends the hosts' ranking. */
export const phrasesDates = (avant: DatesChoix & Pick<Choix, 'mode'>, apres: DatesChoix): string[] =>
  [
    ['La fin des vœux', avant.voeuxJusquA, apres.voeuxJusquA] as const,
    [
      avant.mode === 'APPARIEMENT' ? 'La fin des classements par les terrains' : 'L’ouverture du choix',
      avant.ouvreLe,
      apres.ouvreLe,
    ] as const,
  ]
    .filter(([, a, b]) => a.getTime() !== b.getTime())
    .map(([quoi, a, b]) => `${quoi} est ${b < a ? 'avancée' : 'reportée'} au ${dateHeure(b)}, au lieu du ${dateHeure(a)}.`)

export const noticeDates = (avant: Choix, apres: DatesChoix, interne: Destinataire & { id: string }): Notice => ({
  a: a(interne),
  sujet: `Les dates du choix changent : ${nomChoix(avant)}`,
  paragraphes: [
    ...phrasesDates(avant, apres),
    `Vous pouvez changer vos vœux jusqu’au ${dateHeure(apres.voeuxJusquA)}. Ceux que vous avez faits sont gardés.`,
  ],
  action: { libelle: 'Mes vœux', href: '/stages/voeux' },
  cle: `dates-${avant.id}-${avant.version}-${interne.id}`,
  objet: objet(avant),
})

const joindre = (choix: Choix, { texte }: Recu) => ({ nom: `recu-${choix.semestreCode}.json`, type: 'application/json', texte })

/** What the digest is computed from, and how to compute it again. */
const controle = ({ semestreCode }: Choix): string =>
  `Le fichier joint, recu-${semestreCode}.json, est le texte exact dont cette empreinte est tirée : la page « Contrôler un reçu de vœux » et le programme de vérification la recalculent à partir de lui seul. Gardez ce courriel et son fichier ; ne les montrez à personne d’autre sans nécessité.`

/**
 * The wishes in words (`voeux`, most wanted first), their digest, and as a file the text it is computed from: the receipt
 * proves something because it is outside the portal (R-RNG-9).
 */
export const noticeRecu = (
  choix: Choix,
  interne: Destinataire,
  { pseudonyme, figesLe, voeux, recu }: Readonly<{ pseudonyme: string; figesLe: Date; voeux: readonly string[]; recu: Recu }>,
): Notice => ({
  a: a(interne),
  sujet: `Reçu de vos vœux : ${nomChoix(choix)}`,
  paragraphes: [
    `Vos vœux ont été figés le ${dateHeure(figesLe)}. Pour ce choix, vous êtes « ${pseudonyme} » : c’est sous ce nom d’emprunt que la liste d’appel vous montre.`,
    voeux.length === 0
      ? 'Vous n’aviez fait aucun vœu.'
      : `Vos vœux, du préféré au dernier :\n${voeux.map((v, i) => `${i + 1}. ${v}`).join('\n')}`,
    `Empreinte du reçu : ${recu.empreinte}`,
    `Si vous pensez un jour que vos vœux ont été changés, elle permettra de le vérifier. ${controle(choix)}`,
    'Le résultat sera publié sous les noms d’emprunt. Ce n’est pas l’anonymat : un collègue qui connaît votre place ou votre futur stage pourrait y lire les vœux que vous préfériez à ce stage.',
  ],
  action: { libelle: 'Suivre le choix', href: `/stages/choix/${choix.id}` },
  joint: joindre(choix, recu),
  cle: `recu-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

export const noticeTour = (choix: Choix, interne: Destinataire, pseudonyme: string, appeleLe: Date): Notice => ({
  a: a(interne),
  sujet: 'C’est votre tour de choisir votre stage',
  paragraphes: [
    `Vous êtes appelé·e pour le choix : ${nomChoix(choix)}. Vous avez jusqu’à ${heure(finDuTour(appeleLe, choix.minutesParAppel))} pour choisir parmi les postes encore ouverts. Un choix fait est définitif.`,
    'Passé ce temps, votre absence peut être notée : vous seriez servi·e sur les vœux que vous avez laissés, ou passeriez votre tour si vous n’en avez laissé aucun.',
  ],
  action: { libelle: 'Choisir mon stage', href: `/stages/choix/${choix.id}/mon-tour` },
  cle: `tour-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

/** R-RNG-8: what the terrain must do, and until when. Names are on the page only. */
export const noticeClassement = (choix: Choix, hote: Destinataire & { id: string }): Notice => ({
  a: a(hote),
  sujet: `Docteurs juniors à classer : ${choix.semestre.libelle.toLowerCase()}`,
  paragraphes: [
    'Des docteurs juniors ont demandé un poste de votre terrain : leurs noms sont sur la page du classement, jamais dans un courriel. Dites lesquels vous souhaitez accueillir d’abord, par niveaux ; deux personnes d’un même niveau sont à égalité.',
    `Vous pouvez le faire, et le changer, jusqu’au ${dateHeure(choix.ouvreLe)}. Sans réponse de votre part, tout le monde est à égalité et l’ordre d’appel décide.`,
  ],
  action: { libelle: 'Classer les docteurs juniors', href: `/stages/choix/${choix.id}/classement` },
  cle: `classement-${choix.id}-${hote.id}`,
  objet: objet(choix),
})

/** A live pick has its own receipt, which replaces that of the wishes in the published file. */
export const noticeChoixFait = (choix: Choix, interne: Destinataire, pseudonyme: string, poste: string, recu: Recu): Notice => ({
  a: a(interne),
  sujet: 'Votre choix de stage est enregistré',
  paragraphes: [`Vous avez choisi : ${poste}. Ce choix est définitif.`, `Empreinte du reçu : ${recu.empreinte}`, controle(choix)],
  action: { libelle: 'Suivre le choix', href: `/stages/choix/${choix.id}` },
  joint: joindre(choix, recu),
  cle: `choix-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})

/** `moities`: where and when each half of a coupled stage is done. */
export const noticeResultat = (
  choix: Choix,
  interne: Destinataire,
  pseudonyme: string,
  poste: string | null,
  moities: readonly string[] = [],
): Notice => ({
  a: a(interne),
  sujet: `Résultat du choix : ${nomChoix(choix)}`,
  paragraphes: [
    poste
      ? `Vous avez obtenu : ${poste}.`
      : 'Vous n’avez pas obtenu de poste à ce choix. Le secrétariat du DUMG vous contactera pour la suite.',
    ...moities,
    'Le résultat de tous est publié sous les noms d’emprunt, avec un petit programme qui permet à chacun de le vérifier.',
    mentionTraitement(choix.mode),
  ],
  action: { libelle: 'Voir le résultat et le vérifier', href: `/stages/choix/${choix.id}` },
  cle: `resultat-${choix.id}-${pseudonyme}`,
  objet: objet(choix),
})
