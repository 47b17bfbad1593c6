import type { Emetteur } from '@/lib/core/pdf/document'
import type { Notice } from '@/lib/core/courriel/courriel'
import type { DEPARTEMENT } from '@/lib/referentiel/parametre/parametres'
import type { Parametres } from '@/lib/referentiel/parametre/schema'
import type { Dossier } from './policy'

/** The text on which every act of this workflow is based, as a sentence quotes it. */
export const ARRETE = 'l’arrêté du 12 avril 2017 portant organisation du troisième cycle des études de médecine'
export const ARTICLE_44 = `l’article 44, I, de ${ARRETE}`

export const nomComplet = ({ prenom, nom }: Readonly<{ prenom: string; nom: string }>): string => `${prenom} ${nom}`

/** « SASPAS Plateau, MSP du Plateau » */
export const designation = ({ terrain }: Pick<Dossier, 'terrain'>): string =>
  terrain ? `${terrain.intitule}, ${terrain.structure.nom}` : 'Terrain non choisi'

/** « FLE-2026H-0042 », or words for a draft. */
export const numeroDe = ({ numero }: Pick<Dossier, 'numero'>): string => numero ?? 'brouillon'

export const emetteurDumg = (p: Parametres<typeof DEPARTEMENT>): Emetteur => ({
  nom: p['dumg.nom'],
  adresse: p['dumg.adresse'],
  courriel: p['dumg.courriel'],
  telephone: p['dumg.telephone'],
})
export const emetteurUfr = (p: Parametres<typeof DEPARTEMENT>): Emetteur => ({
  nom: `Direction de l’UFR de médecine, ${p['universite.nom']}`,
  adresse: p['universite.adresse'],
  courriel: p['dumg.courriel'],
  telephone: p['universite.telephone'],
})

type Personne = Readonly<{ prenom: string; nom: string; courriel: string }>

export const a = (personne: Personne): Notice['a'] => ({ courriel: personne.courriel, nom: nomComplet(personne) })

/** A mail about one request, with the page it links to and the record it belongs to. */
export const noticeDossier = (
  dossier: Pick<Dossier, 'id'>,
  destinataire: Notice['a'],
  contenu: Pick<Notice, 'sujet' | 'paragraphes'> & Partial<Pick<Notice, 'pieces' | 'cle'>> & { libelle?: string; href?: string },
): Notice => {
  const { libelle = 'Voir le dossier', href = `/flechage/${dossier.id}`, ...reste } = contenu
  return { ...reste, a: destinataire, action: { libelle, href }, objet: { type: 'flechage', id: dossier.id } }
}

/** The hosts who signed and have an address (a scanned agreement has none). They have no account, so their mails have no link. */
export const signataires = ({ accords }: Pick<Dossier, 'accords'>): Notice['a'][] =>
  accords.filter((accord) => accord.statut === 'SIGNE' && accord.courriel !== '').map(({ courriel, nom }) => ({ courriel, nom }))

export const noticeHote = (dossier: Pick<Dossier, 'id'>, hote: Notice['a'], contenu: Pick<Notice, 'sujet' | 'paragraphes'>): Notice => ({
  ...contenu,
  a: hote,
  objet: { type: 'flechage', id: dossier.id },
})
