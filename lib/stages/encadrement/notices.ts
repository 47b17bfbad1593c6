import type { Notice } from '@/lib/core/courriel/courriel'

type Maitre = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

/** Once a semester for each recipient: the key contains the semester. The subject is neutral (R-SOU-22), and the text names no one. */
export const noticeEncadrer = ({ id, prenom, nom, courriel }: Maitre, semestre: string): Notice => ({
  a: { courriel, nom: `${prenom} ${nom}` },
  sujet: 'Message du portail DUMG',
  paragraphes: [
    'Un semestre commence. Une page du portail rassemble ce qui peut alerter chez un ou une interne, ce que l’on peut dire, et ce qu’il vaut mieux ne pas faire.',
    'Deux ou trois changements ensemble, depuis deux semaines\u00a0: parlez-lui, sans attendre la fin du stage. Danger\u00a0: le 15. Idées de mort\u00a0: le 3114, qui conseille aussi l’entourage.',
    'La page se lit sans compte et s’imprime sur une feuille, pour le mur du bureau.',
  ],
  action: { libelle: 'Lire la page', href: '/aide/encadrer' },
  cle: `encadrer:${semestre}:${id}`,
})
