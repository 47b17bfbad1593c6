import { exiger, refus, type Refus } from '../workflow/erreurs'
import { estPassePartout, nu } from '../workflow/motivation'

/** The parts of a document. Every text is plain: nothing in it is read as markup. Line breaks are kept. */
export type Bloc =
  | { type: 'paragraphe'; texte: string }
  /** Level 2 unless `niveau` says 3; the document's own title is level 1. */
  | { type: 'titre'; texte: string; niveau?: 2 | 3 }
  | { type: 'liste'; elements: readonly string[]; numerotee?: boolean }
  | { type: 'definitions'; elements: readonly Definition[] }
  /** The first cell of each row is its heading. */
  | { type: 'tableau'; legende: string; colonnes: readonly string[]; lignes: readonly (readonly string[])[] }
  /** Words of a person, shown apart from those of the department. */
  | { type: 'citation'; texte: string; source?: string }
  | { type: 'encadre'; titre?: string; texte: string }

export type Definition = Readonly<{ terme: string; valeur: string }>

export type Emetteur = Readonly<{ nom: string; adresse: string; courriel: string; telephone?: string }>
export type Destinataire = Readonly<{ nom: string; adresse?: string }>
/** Who signs, in words: R-GEN-6 asks for the name, the quality and the administration. */
export type Signature = Readonly<{ nom: string; qualite: string; administration?: string; mention?: string }>

type Commun = Readonly<{
  titre: string
  reference?: string
  /** As people write it: « mardi 3 novembre 2026 ». */
  date: string
  lieu?: string
  emetteur: Emetteur
  destinataire?: Destinataire
  objet?: string
  blocs: readonly Bloc[]
  signature?: Signature
  /** Small print after the signature: a digest, how to check, the mention of CRPA L.311-3-1. */
  mention?: string
}>

/** Considerations of law and of fact (R-GEN-5). */
export type Motifs = Readonly<{ droit: string; fait: string }>

/** What R-GEN-7 fills in: the delay in months and the city of the administrative court, both dated parameters. */
export type Recours = Readonly<{ delaiMois: number; tribunal: string }>

export type DocumentLettre = Commun & Readonly<{ genre: 'lettre' | 'proces-verbal' }>
/** `silence` is the sentence that the legal service approved for this procedure, or null (R-GEN-4). */
export type DocumentAccuse = Commun & Readonly<{ genre: 'accuse'; silence: string | null }>
/**
 * A preparatory act: names the authority that decides, and cannot hold an appeal block (R-GEN-8). `decideur`: « du directeur
 * général de l’ARS ».
 */
export type DocumentAvis = Commun & Readonly<{ genre: 'avis'; decideur: string }>
/** The one act that can be appealed, and that cannot be made without its appeal block (R-GEN-6, R-GEN-7). */
export type DocumentDecision = Commun &
  Readonly<{
    genre: 'decision'
    visas: readonly string[]
    motifs: Motifs
    /** « Article 1er » and so on, without its number. */
    dispositif: readonly string[]
    /** Date and mode of notification. */
    notification: string
    signature: Signature
    recours: Recours
  }>

export type Document = DocumentLettre | DocumentAccuse | DocumentAvis | DocumentDecision

const EN_LETTRES = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six']

/** The appeal block of R-GEN-7, word for word. */
function texteRecours({ delaiMois, tribunal }: Recours): string {
  const delai = `${EN_LETTRES[delaiMois] ?? delaiMois} mois`
  return `Cette décision peut faire l’objet, dans un délai de ${delai} à compter de sa notification : d’un recours gracieux auprès de son auteur, d’un recours hiérarchique le cas échéant, ou d’un recours contentieux devant le tribunal administratif de ${tribunal}, notamment par l’application Télérecours citoyens (www.telerecours.fr). Le recours administratif formé dans ce délai l’interrompt.`
}

/** Refuses reasons that are empty, made of set phrases, or the same in law and in fact (R-GEN-5). */
export function refusMotifs({ droit, fait }: Motifs): Refus | undefined {
  if (estPassePartout(droit))
    return refus('R-GEN-5', 'Les motifs de droit manquent ou ne disent rien : citez les textes appliqués et ce qu’ils exigent.')
  if (estPassePartout(fait))
    return refus(
      'R-GEN-5',
      'Les motifs de fait manquent ou ne disent rien : décrivez la situation de cette personne qui fonde la décision.',
    )
  if (nu(droit) === nu(fait))
    return refus('R-GEN-5', 'Les motifs de droit et les motifs de fait sont identiques : ils doivent être écrits séparément.')
}

/** The appeal block, for a page that shows a decision: the type accepts no other act (R-GEN-7, R-FLE-16). */
export const voiesDeRecours = ({ recours }: Pick<DocumentDecision, 'genre' | 'recours'>): string => texteRecours(recours)

const article = (texte: string, rang: number, total: number): Definition => ({
  terme: total === 1 ? 'Article unique' : `Article ${rang === 0 ? '1er' : rang + 1}`,
  valeur: texte,
})

/**
 * The whole body of a document as blocks, legal parts included: the PDF and the page both show it.
 * @throws RefusError R-GEN-5 when a decision gives no real reason
 */
export function corps(document: Document): readonly Bloc[] {
  switch (document.genre) {
    case 'lettre':
    case 'proces-verbal':
      return document.blocs
    case 'accuse':
      return document.silence === null ? document.blocs : [...document.blocs, { type: 'paragraphe', texte: document.silence }]
    case 'avis':
      return [
        ...document.blocs,
        {
          type: 'encadre',
          titre: 'Portée de cet avis',
          texte: `Cet avis n’est pas une décision ; la décision relève ${document.decideur}.`,
        },
      ]
    case 'decision':
      exiger(refusMotifs(document.motifs))
      return [
        ...(document.visas.length
          ? [{ type: 'liste', elements: document.visas.map((v) => (/^vu\b/i.test(v) ? v : `Vu ${v}`)) } satisfies Bloc]
          : []),
        ...document.blocs,
        { type: 'titre', texte: 'Motifs' },
        { type: 'titre', texte: 'En droit', niveau: 3 },
        { type: 'paragraphe', texte: document.motifs.droit },
        { type: 'titre', texte: 'En fait', niveau: 3 },
        { type: 'paragraphe', texte: document.motifs.fait },
        { type: 'titre', texte: 'Décision' },
        { type: 'definitions', elements: document.dispositif.map((t, i) => article(t, i, document.dispositif.length)) },
        { type: 'paragraphe', texte: document.notification },
        { type: 'encadre', titre: 'Voies et délais de recours', texte: texteRecours(document.recours) },
      ]
  }
}

/** The no-break spaces of French typography before « ; : ? ! % » and inside guillemets. */
export function typographier(texte: string): string {
  return texte
    .replace(/« ?/g, '«\u202f')
    .replace(/ ?»/g, '\u202f»')
    .replace(/ ([;?!%])/g, '\u202f$1')
    .replace(/ :/g, '\u00a0:')
    .replace(/(\d) (?=\d{3}\b)/g, '$1\u202f')
    .replace(/\b(n°|art\.|M\.|Mme|Dr|Pr) /g, '$1\u00a0')
}
