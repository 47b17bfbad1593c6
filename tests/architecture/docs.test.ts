import { describe, expect, it } from 'vitest'
import { compare, documents } from '@/scripts/docs/documents'
import { renew } from '@/scripts/docs/parts'

// The first table loads a workflow's modules and the picture parses every file: a busy machine needs time for both.
describe('documents show the code as it is', { timeout: 60_000 }, () => {
  it.each(documents().map((document) => [document.file, document] as const))('%s', async (file, document) => {
    const { stands, wanted } = await compare(document)
    expect(stands, `${file} is behind the code: run \`npm run docs\`, then read what it changed.`).toBe(wanted)
  })

  it('asks for the marks that a document lacks', () => {
    const part = { name: 'transition tables', content: '' }
    expect(() => renew('lib/theses/README.md', '# Thèses\n', [part])).toThrow(
      /^lib\/theses\/README\.md has no place for its transition tables\. Add/,
    )
  })
})
