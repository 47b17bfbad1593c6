import type { Alea } from './alea'

const PRENOMS =
  'Agathe Adrien Aïcha Alban Alice Amandine Amine Anaïs Antoine Arthur Assia Aurore Baptiste Bérénice Camille Capucine Cédric Céline Charlotte Chloé Clémence Corentin Damien Delphine Diane Driss Édouard Éléonore Elias Émilie Enzo Erwan Estelle Étienne Eva Fatou Félix Flora Gabriel Gaëlle Guillaume Hanna Hector Héloïse Ibrahim Inaya Iris Ismaël Jade Jean-Baptiste Joël Jules Justine Kaïs Kenza Laure Léa Léo Léonie Lina Loïc Louis Louise Lucas Lucie Maël Maëva Malo Manon Margaux Marius Mathilde Maxime Mehdi Mélanie Mila Nadia Nathan Nina Noé Noémie Océane Olivier Ophélie Pauline Quentin Rachid Raphaël Romane Rose Salomé Samuel Sarah Simon Solal Sonia Soraya Tanguy Thaïs Théo Thibault Thomas Tom Valentine Victor Yanis Yasmine Yves Zélie Zoé'.split(
    ' ',
  )

const NOMS =
  'Abadie Allard Amrani Andrieu Aubry Bailly Barbier Baron Baudry Bellanger Benali Benoît Berger Besnard Bonnet Bouchard Bouvier Boyer Briand Brun Cadiou Caron Charpentier Chauvin Chevallier Cissé Colas Cordier Cousin Da_Silva D’Orval Delattre Delmas Descamps Diallo Diarra Dubreuil Duchesne Dumont Durand-Lefort El_Mansouri Étienne Evrard Faure Fernandez Ferrand Fontaine Fournier Gaillard Garnier Gauthier Germain Gilbert Girard Goncalves Guérin Guichard Guillou Hamon Hardy Hervé Huet Humbert Imbert Jacquet Joubert Kaya Keita Kerbrat Lacombe Lagarde Lambert Langlois Lebrun Leclerc Le_Bihan Lefèvre Legrand Lemaire Lenoir Leroux Lévêque Lopez Maillard Mallet Marchal Masson Mercier Meunier Millet Monnier Moreau Morvan Nicolas Noël Ouattara Parent Pasquier Perrin Peltier Picard Pinto Poirier Prévost Quéré Raynaud Renard Ribeiro Rolland Rousselet Royer Sabatier Salaün Sanchez Schmitt Seguin Tessier Thibault Touré Traoré Tréguer Vallet Vasquez Verdier Vidal Vincent Weber Zidane'
    .split(' ')
    .map((n) => n.replace('_', ' '))

export type Identite = Readonly<{ prenom: string; nom: string; courriel: string }>

/** Names that no two people of the department share, and the address made from each. */
export function creerNommeur(alea: Alea): {
  nouveau: (domaine: string) => Identite
  nommer: (prenom: string, nom: string, domaine: string) => Identite
} {
  const pris = new Set<string>()
  const nommer = (prenom: string, nom: string, domaine: string): Identite => {
    const local = sansAccent(`${prenom}.${nom}`)
    if (pris.has(local)) throw new Error(`${local} is taken`)
    pris.add(local)
    return { prenom, nom, courriel: `${local}@${domaine}` }
  }
  const nouveau = (domaine: string): Identite => {
    for (;;) {
      const [prenom, nom] = [alea.choisir(PRENOMS), alea.choisir(NOMS)]
      if (!pris.has(sansAccent(`${prenom}.${nom}`))) return nommer(prenom, nom, domaine)
    }
  }
  return { nouveau, nommer }
}

const sansAccent = (texte: string): string => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’' ]/g, '-')
