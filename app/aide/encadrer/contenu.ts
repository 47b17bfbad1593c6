/** French typography: no line begins with a punctuation mark. */
const composer = (textes: readonly string[]): readonly string[] =>
  textes.map((t) => t.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0'))

/** What a supervisor may notice, under the headings of the cell’s first interview. */
export const SIGNES = [
  {
    titre: 'Santé',
    signes: composer([
      'fatigue qui dure, sommeil cassé',
      'poids, tenue ou visage qui changent',
      'alcool, médicaments, autres produits',
      'arrêts courts et répétés',
    ]),
  },
  {
    titre: 'Moral',
    signes: composer([
      'tristesse, larmes, irritabilité',
      'cynisme soudain, froideur avec les patients',
      's’isole, ne déjeune plus avec l’équipe',
      '« je n’y arriverai jamais », « à quoi bon »',
    ]),
  },
  {
    titre: 'Vie sociale',
    signes: composer([
      'rupture, deuil, enfant ou parent malade',
      'loin des siens, ne connaît personne ici',
      'conflit avec l’équipe, mise à l’écart',
      'propos ou gestes déplacés subis',
    ]),
  },
  {
    titre: 'Argent, logement',
    signes: composer([
      'gardes ajoutées sans fin',
      'repas sautés, trajets impossibles',
      'logement précaire ou partagé par défaut',
      'démarches et courriers laissés en plan',
    ]),
  },
  {
    titre: 'Apprentissages',
    signes: composer([
      'retards, absences, dossiers non faits',
      'erreurs nouvelles, décisions évitées',
      'demande tout, ou ne demande plus rien',
      'thèse ou traces écrites à l’arrêt',
    ]),
  },
] as const

export const A_DIRE = composer([
  '« J’ai remarqué que tu sembles à bout depuis deux semaines. Comment vas-tu ? »',
  '« Ce n’est ni une faute ni une évaluation. Je te le demande parce que tu comptes. »',
  '« Est-ce que tu penses parfois à mourir ? » La question soulage, elle ne donne pas l’idée.',
  '« Il existe une cellule de médecins, hors de la faculté. On peut lui écrire sans nom. »',
  '« Que peut-on alléger cette semaine ? Revoyons-nous jeudi. »',
])

export const A_NE_PAS_FAIRE = composer([
  'Poser un diagnostic, prescrire, soigner : vous encadrez, un autre soigne.',
  'Attendre la fin du stage, ou parler d’abord de validation.',
  'En parler à l’équipe, au département ou à d’autres internes sans son accord.',
  'Promettre le secret sur un danger.',
  'Dire « on est tous passés par là ».',
])

export const A_FAIRE = composer([
  'Danger : restez avec l’interne, appelez le 15. Idées de mort : 3114, qui conseille aussi les proches.',
  'Allégez tout de suite : une garde, un après-midi, une consultation à deux.',
  'Notez pour vous des faits datés, pas des jugements.',
  'Toute aide est refusée et l’inquiétude reste : transmettez quelques mots à la cellule ; rien ne s’ouvre sans son accord.',
  'Cela vous pèse aussi : les mêmes lignes vous écoutent.',
])
