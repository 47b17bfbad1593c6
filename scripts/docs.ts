/** Renews the parts of documents that are made from the code: `npm run docs`. */
import { writeFileSync } from 'node:fs'
import { compare, documents } from './docs/documents'

for (const document of documents()) {
  const { stands, wanted } = await compare(document)
  if (stands !== wanted) {
    writeFileSync(document.file, wanted)
    console.log(`renewed ${document.file}`)
  }
}
