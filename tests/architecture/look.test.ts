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
