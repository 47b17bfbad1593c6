import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of a PDF, page after page, with one plain space between them. */
export async function textePdf(octets: Uint8Array): Promise<string> {
  const tache = getDocument({ data: new Uint8Array(octets), verbosity: 0 })
  const document = await tache.promise
  const pages: string[] = []
  for (let n = 1; n <= document.numPages; n += 1) {
    const { items } = await (await document.getPage(n)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''))
  }
  await tache.destroy()
  return pages.join(' ').replace(/[\s\u00a0\u202f]+/g, ' ')
}
