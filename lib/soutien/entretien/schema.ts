// The interview's guide (domaine §3.2). It is in the clear in the browsers of the two doctors only, and encrypted elsewhere.

type Choix = Readonly<Record<string, string>>
export type Champ = Readonly<{
  nom: string
  libelle: string
  genre: 'texte' | 'choix' | 'case'
  options?: Choix
  obligatoire?: true
  aide?: string
}>
export type SectionGuide = Readonly<{ titre: string; champs: readonly Champ[]; aide?: string }>

const DEGRES: Choix = { faible: 'Faible', moyen: 'Moyen', eleve: 'Élevé' }
const texte = (nom: string, libelle: string, aide?: string): Champ => ({ nom, libelle, genre: 'texte', ...(aide ? { aide } : {}) })
const oblige = (champ: Champ): Champ => ({ ...champ, obligatoire: true })

export const TYPES_STAGE: Choix = {
  praticien: 'Chez un ou des praticiens',
  hopital: 'À l’hôpital',
  urgences: 'Aux urgences',
  sasp: 'En autonomie supervisée',
  autre: 'Autre, ou hors stage',
}
export const PHASES: Choix = { socle: 'Socle', approfondissement: 'Approfondissement', consolidation: 'Consolidation', autre: 'Autre' }

export const GUIDE: readonly SectionGuide[] = [
  {
    titre: 'Cadre',
    champs: [
      oblige({
        nom: 'cadre',
        libelle: 'Nous avons dit ce qui reste entre nous, et les limites : le danger grave',
        genre: 'case',
      }),
    ],
  },
  { titre: 'Demande', champs: [oblige(texte('demande', 'Ce que la personne attend', 'Avec ses mots.'))] },
  {
    titre: 'Stage',
    aide: 'Le type de stage suffit, sans le nommer.',
    champs: [texte('charge', 'Charge de travail'), texte('encadrement', 'Encadrement'), texte('securite', 'Sécurité au travail')],
  },
  { titre: 'Apprentissages et thèse', champs: [texte('apprentissages', 'Apprentissages'), texte('these', 'Thèse')] },
  { titre: 'Vie personnelle', champs: [texte('vie', 'Famille, proches'), texte('logement', 'Logement, argent')] },
  {
    titre: 'Retentissement',
    champs: [texte('sommeil', 'Sommeil'), texte('isolement', 'Isolement'), texte('consommations', 'Consommations')],
  },
  {
    titre: 'Risque, urgence, dangerosité',
    aide: 'Demandez-le en clair : parler de la mort n’en donne pas l’idée.',
    champs: [
      oblige({ nom: 'risque', libelle: 'Risque : ce qui fragilise, ce qui protège', genre: 'choix', options: DEGRES }),
      oblige({ nom: 'urgence', libelle: 'Urgence : idées, intention, scénario, échéance', genre: 'choix', options: DEGRES }),
      oblige({ nom: 'dangerosite', libelle: 'Dangerosité : moyens à portée', genre: 'choix', options: DEGRES }),
    ],
  },
  { titre: 'Ressources', champs: [texte('ressources', 'Sur qui, sur quoi s’appuyer')] },
  { titre: 'Plan partagé', champs: [oblige(texte('plan', 'Ce que nous avons décidé ensemble'))] },
  { titre: 'Consentements', champs: [texte('consentements', 'À qui la personne accepte que nous parlions, et de quoi')] },
]

const CHAMPS: readonly Champ[] = GUIDE.flatMap((s) => s.champs)

/** Answers by field name. An unticked box is absent. */
export type Guide = Readonly<Record<string, string>>

/** The fields that were filled in. */
export function lireGuide(data: FormData): Guide {
  const lus = CHAMPS.map(({ nom }) => [nom, String(data.get(nom) ?? '').trim()] as const)
  return Object.fromEntries(lus.filter(([, valeur]) => valeur !== ''))
}

/** The mandatory fields that are still empty. */
export const manquesDuGuide = (guide: Guide | undefined): Champ[] => CHAMPS.filter((c) => c.obligatoire && !guide?.[c.nom])

/** The guide in words, for a version that is read and no longer edited. */
export function motsDuGuide(guide: Guide): { titre: string; reponses: { terme: string; valeur: string }[] }[] {
  return GUIDE.map(({ titre, champs }) => ({
    titre,
    reponses: champs.flatMap((c) => {
      const valeur = guide[c.nom]
      if (!valeur) return []
      return [{ terme: c.libelle, valeur: c.genre === 'case' ? 'Oui' : (c.options?.[valeur] ?? valeur) }]
    }),
  })).filter((s) => s.reponses.length > 0)
}

/** Who makes contact. The doctors contact a service only if the person agreed. */
export const ACCORDS = {
  personne: 'La personne prend contact elle-même',
  medecins: 'Elle accepte que nous prenions contact',
} as const
export type Accord = keyof typeof ACCORDS

/** The choices made at one time. They replace the previous ones, and an empty list withdraws all consents. */
export type Orientation = Readonly<{ choix: readonly Readonly<{ ressourceId: string; nom: string; contact: string; accord: Accord }>[] }>

/** The message to the person. `remplace`: it replaces an earlier choice. */
export function motDOrientation(choix: Orientation['choix'], remplace: boolean): string {
  if (choix.length === 0)
    return 'Plus aucun accord n’est en vigueur\u00a0: nous ne contactons personne pour vous. Vous pouvez changer d’avis à tout moment\u00a0: écrivez-le ici.'
  return [
    `Ce que nous avons choisi ensemble${remplace ? ', à la place de la liste précédente' : ''}\u00a0:`,
    ...choix.map(
      ({ nom, contact, accord }) =>
        `• ${nom} (${contact})${accord === 'medecins' ? '\u00a0: nous prenons contact, comme vous l’acceptez.' : ''}`,
    ),
    'Vous pouvez reprendre chaque accord à tout moment\u00a0: écrivez-le ici, et nous ne contactons plus ce service.',
  ].join('\n')
}
