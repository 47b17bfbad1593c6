import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { fichiers, lire, ROOT } from './sources'

const THEME = 'app/globals.css'
const drawn = fichiers('app', 'components').filter((file) => file.endsWith('.tsx'))

/** Style sheets that git knows or would know, and that are still there. */
const sheets = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', 'app', 'components', 'lib'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.(css|scss|sass|less)$/.test(file))

/** `text-${tone}`: the compiler reads whole names. */
const BUILT = /[`\s:](?:bg|text|border|fill|stroke|gap|grid|cols|size|stack|[whmp][xytbse]?)-\$\{/

describe('the look is one theme, and class names stand in components/', () => {
  it('has one style sheet, without @apply and without the default theme or reset of Tailwind', () => {
    expect(sheets).toEqual([THEME])
    expect(lire(THEME)).not.toMatch(/@apply\b|preflight|tailwindcss\/theme|@import 'tailwindcss'/)
  })

  it('gives no page class names or styles of its own', () => {
    const pages = drawn.filter((file) => file.startsWith('app/'))
    expect(pages.length).toBeGreaterThan(100)
    expect(pages.filter((file) => /\b(className|style)=/.test(lire(file)))).toEqual([])
  })

  it('puts no class name together from parts, which the compiler could not find', () => {
    expect(fichiers('components').filter((file) => BUILT.test(lire(file)))).toEqual([])
  })
})

/** Colours of the theme by their name, on a light ground and in the dark. */
const [light, dark] = [/@theme \{([\s\S]*?)\n {2}\}/, /prefers-color-scheme: dark\) \{\n {4}:root \{([\s\S]*?)\n {4}\}/].map((block) => {
  const [, body = ''] = block.exec(lire(THEME)) ?? []
  return new Map([...body.matchAll(/--color-([\w-]+): (#[\da-f]{3,6});/g)].map(([, name = '', value = '']) => [name, value]))
})

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.length === 4 ? [...colour.slice(1)].map((c) => c + c) : (colour.slice(1).match(/../g) ?? [])).map(
    (c) => {
      const part = parseInt(c, 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    },
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

/** The same in both. */
const DAISY = ['leaf', 'petal', 'heart']
const GROUNDS = ['paper', 'sand', 'sand-2']
const TONES = ['info', 'good', 'warn', 'bad']
/** A text and its ground, or a line and its ground, with the contrast that WCAG asks for. */
const PAIRS: readonly (readonly [string, string, number])[] = [
  ...GROUNDS.flatMap((ground) => ['ink', 'ink-soft', 'accent', 'accent-strong', ...TONES].map((text) => [text, ground, 4.5] as const)),
  ...TONES.flatMap((tone) => [
    [tone, `${tone}-soft`, 4.5] as const,
    ['ink', `${tone}-soft`, 4.5] as const,
    ['accent', `${tone}-soft`, 4.5] as const,
  ]),
  ...['ink', 'ink-soft', 'accent', 'accent-strong'].map((text) => [text, 'accent-soft', 4.5] as const),
  ...['accent', 'accent-strong'].map((ground) => ['on-accent', ground, 4.5] as const),
  ...GROUNDS.map((ground) => ['line-strong', ground, 3] as const),
]

describe('a text stands out from its ground, in the dark too', () => {
  it('the dark has a colour for each one of the theme', () => {
    expect([...(light?.keys() ?? [])].filter((name) => !dark?.has(name))).toEqual(DAISY)
  })

  it.each([
    ['light', light],
    ['dark', dark],
  ])('%s', (_, colours) => {
    const faint = PAIRS.map(([front, ground, least]) => {
      const found = contrast(colours?.get(front) ?? '#000', colours?.get(ground) ?? '#000')
      return found < least ? `${front} on ${ground}: ${found.toFixed(2)}, ${least} needed` : ''
    })
    expect(faint.filter(Boolean)).toEqual([])
  })
})

describe('each page takes a kind', () => {
  const KINDS = ['HomePage', 'ListPage', 'RecordPage', 'WorkPage', 'FormPage', 'PublicPage']

  it('leaves the frame of a page to the kinds', () => {
    const users = drawn.filter((file) => lire(file).includes('<PageShell'))
    expect(users.sort()).toEqual(KINDS.map((kind) => `components/shell/${kind}.tsx`).sort())
  })
})
