// Reads an uploaded PDF in a thread of its own: a hostile file can exhaust neither the portal's time nor its stack.
// Runs as plain Node, outside the bundle: it imports packages only.
import { parentPort, workerData } from 'node:worker_threads'
import {
  EncryptedPDFError,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFInvalidObject,
  PDFName,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib'

export type Defaut = 'ILLISIBLE' | 'CHIFFRE' | 'SCRIPT' | 'LANCEMENT' | 'PIECES'
export type Inspection = { pages: number; defauts: Defaut[] }

/** Names that a harmless document never holds. */
const NOMS: Readonly<Record<string, Defaut>> = {
  JavaScript: 'SCRIPT',
  JS: 'SCRIPT',
  XFA: 'SCRIPT',
  Launch: 'LANCEMENT',
  ImportData: 'LANCEMENT',
  SubmitForm: 'LANCEMENT',
  GoToE: 'LANCEMENT',
  GoToR: 'LANCEMENT',
  EmbeddedFile: 'PIECES',
  EmbeddedFiles: 'PIECES',
  EF: 'PIECES',
  RichMedia: 'PIECES',
}

/** Names long enough not to appear by chance in compressed bytes. */
const NOMS_LONGS = Object.keys(NOMS).filter((nom) => nom.length >= 6)

async function inspecter(octets: Uint8Array): Promise<Inspection> {
  const defauts = new Set<Defaut>(parcourirTexte(octets))
  // A later revision replaces an object but leaves it in the file: each is inspected as it is read.
  const lus: PDFObject[] = []
  const assign = PDFContext.prototype.assign
  PDFContext.prototype.assign = function (ref, objet) {
    lus.push(objet)
    return assign.call(this, ref, objet)
  }
  try {
    const document = await PDFDocument.load(octets, { updateMetadata: false })
    const trailer = Object.values(document.context.trailerInfo).filter((o) => o !== undefined)
    for (const objet of [...lus, ...trailer]) parcourir(objet, defauts)
    return { pages: document.getPageCount(), defauts: [...defauts] }
  } catch (erreur) {
    return { pages: 0, defauts: [erreur instanceof EncryptedPDFError ? 'CHIFFRE' : 'ILLISIBLE'] }
  }
}

function parcourir(racine: PDFObject, defauts: Set<Defaut>): void {
  const reste: PDFObject[] = [racine]
  for (let objet = reste.pop(); objet; objet = reste.pop()) {
    if (objet instanceof PDFName) noter(objet.decodeText(), defauts)
    else if (objet instanceof PDFArray) reste.push(...objet.asArray())
    else if (objet instanceof PDFStream) reste.push(objet.dict)
    else if (objet instanceof PDFInvalidObject)
      for (const defaut of parcourirTexte(Buffer.from(objet.toString(), 'latin1'))) defauts.add(defaut)
    else if (objet instanceof PDFDict)
      for (const [cle, valeur] of objet.entries()) {
        noter(cle.decodeText(), defauts)
        reste.push(valeur)
      }
  }
}

const noter = (nom: string, defauts: Set<Defaut>): void => {
  const defaut = Object.hasOwn(NOMS, nom) ? NOMS[nom] : undefined
  if (defaut) defauts.add(defaut)
}

/** The file as text, which also covers what the reader above does not reach. « #4a » is « J » in a PDF name. */
function parcourirTexte(octets: Uint8Array): Defaut[] {
  const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1')
  const clair = texte.includes('#')
    ? texte.replace(/#([0-9a-fA-F]{2})/g, (_, hexa: string) => String.fromCharCode(parseInt(hexa, 16)))
    : texte
  return NOMS_LONGS.filter((nom) => new RegExp(`/${nom}(?![A-Za-z0-9])`).test(clair)).flatMap((nom) => NOMS[nom] ?? [])
}

parentPort?.postMessage(await inspecter(workerData as Uint8Array))
