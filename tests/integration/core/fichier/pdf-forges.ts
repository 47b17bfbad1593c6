import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'

/** Real PDF files with one thing wrong each. `compresse` hides objects inside object streams, as most software does. */
type Options = { compresse?: boolean }

async function finir(pdf: PDFDocument, { compresse = true }: Options = {}): Promise<Uint8Array> {
  return pdf.save({ useObjectStreams: compresse })
}

export async function pdfSain(pages = 1, options?: Options): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  for (let i = 0; i < pages; i++) pdf.addPage([200, 200]).drawText(`Page ${i + 1}`, { x: 20, y: 100 })
  return finir(pdf, options)
}

export async function pdfAvecScript(ou: 'document' | 'ouverture' | 'page' | 'annotation', options?: Options): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([200, 200])
  const action = pdf.context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
  if (ou === 'document') pdf.addJavaScript('main', 'app.alert(1)')
  if (ou === 'ouverture') pdf.catalog.set(PDFName.of('OpenAction'), action)
  if (ou === 'page') page.node.set(PDFName.of('AA'), pdf.context.obj({ O: action }))
  if (ou === 'annotation') {
    const lien = pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], A: action })
    page.node.set(PDFName.of('Annots'), pdf.context.obj([pdf.context.register(lien)]))
  }
  return finir(pdf, options)
}

export async function pdfAvecLancement(options?: Options): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200])
  pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'Launch', F: PDFHexString.fromText('calc.exe') }))
  return finir(pdf, options)
}

export async function pdfAvecPiece(options?: Options): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200])
  await pdf.attach(new TextEncoder().encode('bonjour'), 'note.txt', { mimeType: 'text/plain' })
  return finir(pdf, options)
}

export async function pdfProtege(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200])
  pdf.encrypt({ userPassword: 'secret', ownerPassword: 'autre' })
  return pdf.save({ useObjectStreams: false })
}

/** A script whose name is written with escapes. */
export async function pdfDeguise(): Promise<Uint8Array> {
  const texte = Buffer.from(await pdfAvecScript('ouverture', { compresse: false })).toString('latin1')
  return Buffer.from(texte.replace('/JavaScript', '/J#61v#61Script'), 'latin1')
}

/** A script in the body of a stream, where only a reader that follows the file's own index would find it. */
export async function pdfCache(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200])
  pdf.context.register(pdf.context.stream('9 0 obj <</S/J#61vaScript /JS(app.alert(1))>> endobj'))
  return finir(pdf)
}

/** A script that a later revision of the file replaces: the first revision still holds it, compressed. */
export async function pdfRevise(): Promise<Uint8Array> {
  const compresse = await pdfAvecScript('annotation')
  const pdf = await PDFDocument.load(compresse)
  const reference = pdf.context.enumerateIndirectObjects().find(([, objet]) => objet.toString().includes('/JavaScript'))?.[0]
  const ajout = `\n${reference?.objectNumber} 0 obj\n<</Type/Annot/Subtype/Link/Rect[0 0 50 50]>>\nendobj\n`
  return Buffer.concat([compresse, Buffer.from(ajout)])
}
