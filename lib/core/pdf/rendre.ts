import 'server-only'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { corps, typographier, type Bloc, type Document } from './document'

// The portal always runs at the repository's root, from which the template and its fonts are read.
const DOSSIER = path.join(process.cwd(), 'lib/core/pdf')

const partage = globalThis as typeof globalThis & { compositeurMarguerite?: NodeCompiler }

const compositeur = (): NodeCompiler =>
  (partage.compositeurMarguerite ??= NodeCompiler.create({
    workspace: DOSSIER,
    fontArgs: [{ fontPaths: [path.join(DOSSIER, 'polices')] }],
  }))

export class PdfError extends Error {
  override name = 'PdfError'
}

/**
 * A document as a tagged PDF (PDF/UA-1, French, fonts inside). The same document always gives the same bytes.
 * @throws RefusError R-GEN-5 for a decision without real reasons; PdfError when it cannot be composed
 */
export async function rendrePdf(document: Document): Promise<Uint8Array> {
  const typst = compositeur()
  try {
    const inputs = { document: JSON.stringify(pourModele(document)) }
    return new Uint8Array(typst.pdf({ mainFilePath: path.join(DOSSIER, 'document.typ'), inputs }, { pdfStandard: 'ua-1' }))
  } catch (erreur) {
    throw erreur instanceof Error && erreur.name === 'RefusError' ? erreur : new PdfError(raconter(typst, erreur))
  } finally {
    typst.evictCache(10)
  }
}

function raconter(typst: NodeCompiler, erreur: unknown): string {
  if (erreur instanceof Error) return erreur.message
  try {
    return JSON.stringify(typst.fetchDiagnostics(erreur as Parameters<NodeCompiler['fetchDiagnostics']>[0]))
  } catch {
    return String(erreur)
  }
}

/** The template reads plain data: every optional part is present, as null, and every text is set in French typography. */
function pourModele(document: Document): unknown {
  const { emetteur, destinataire, signature, reference } = document
  const coordonnees = [emetteur.adresse, [emetteur.courriel, emetteur.telephone].filter(Boolean).join(' · ')].filter(Boolean).join('\n')
  return composer({
    titre: document.titre,
    reference: reference ?? null,
    quand: document.lieu ? `${document.lieu}, le ${document.date}` : `Le ${document.date}`,
    pied: [document.titre, reference].filter(Boolean).join(' · '),
    emetteur: { nom: emetteur.nom, coordonnees },
    destinataire: destinataire ? { nom: destinataire.nom, adresse: destinataire.adresse ?? null } : null,
    objet: document.objet ?? null,
    blocs: blocsComplets(corps(document)),
    signature: signature ? { ...signature, administration: signature.administration ?? null, mention: signature.mention ?? null } : null,
    mention: document.mention ?? null,
  })
}

function blocsComplets(blocs: readonly Bloc[]): unknown[] {
  let titres = 0
  return blocs.map((bloc) => {
    if (bloc.type === 'titre') {
      // PDF/UA refuses a skipped level: a first heading of level 3 becomes level 2.
      const niveau = titres === 0 ? 2 : (bloc.niveau ?? 2)
      titres += 1
      return { ...bloc, niveau }
    }
    if (bloc.type === 'liste') return { ...bloc, numerotee: bloc.numerotee ?? false }
    if (bloc.type === 'citation') return { ...bloc, source: bloc.source ?? null }
    if (bloc.type === 'encadre') return { ...bloc, titre: bloc.titre ?? null }
    if (bloc.type === 'tableau') return tableauComplet(bloc)
    return bloc
  })
}

/** Pads rows to the length of the header; `large` is the column that takes the remaining width: the one with the longest texts. */
function tableauComplet(bloc: Extract<Bloc, { type: 'tableau' }>): unknown {
  const lignes = bloc.lignes.map((ligne) => bloc.colonnes.map((_, i) => ligne[i] ?? ''))
  const longueurs = bloc.colonnes.map((_, i) => Math.max(0, ...lignes.map((ligne) => ligne[i]?.length ?? 0)))
  return { ...bloc, lignes, large: longueurs.indexOf(Math.max(...longueurs)) }
}

/** Every text of the tree in French typography, without the control characters that a PDF refuses. */
function composer(valeur: unknown): unknown {
  if (typeof valeur === 'string') return typographier(valeur.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '))
  if (Array.isArray(valeur)) return valeur.map(composer)
  if (valeur && typeof valeur === 'object')
    return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, cle === 'type' ? v : composer(v)]))
  return valeur
}
