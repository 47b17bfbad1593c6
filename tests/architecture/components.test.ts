import { describe, expect, it } from 'vitest'
import { fichiers, imports } from './sources'

const PAGE = 'app/(portail)/composants/'
/** The layouts around that page: their components are on it too. */
const AROUND = ['app/layout.tsx', 'app/(portail)/layout.tsx']

/** Components that the page cannot show, each with the reason and a page that shows it. */
const ELSEWHERE: Record<string, string> = {
  'components/shell/PlainShell.tsx': 'surrounds a page in place of the navigation that is around this one: /erreur/404',
  'components/display/MailFrame.tsx': 'frames a mail that was sent, where no script runs: /courrier-demonstration',
  'components/feedback/AccessRefused.tsx': 'a whole page: /erreur/403',
  'components/feedback/PageNotFound.tsx': 'a whole page: /erreur/404',
  'components/feedback/TooHeavy.tsx': 'a whole page: /erreur/413',
  'components/feedback/Incident.tsx': 'a whole page: /erreur/500',
}

const sources = fichiers('app', 'components')
const components = sources.filter((file) => file.startsWith('components/') && file.endsWith('.tsx'))
const shown = reached([...sources.filter((file) => file.startsWith(PAGE)), ...AROUND])

/** The given files and all the components that they draw, directly or through others. */
function reached(from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from)
  for (const file of found)
    for (const target of imports(file)) {
      const source = sources.find((known) => known === `${target}.tsx` || known === `${target}.ts`)
      if (source) found.add(source)
    }
  return found
}

describe('the page of components shows every component', () => {
  it.each(components.filter((file) => !(file in ELSEWHERE)))('%s', (file) => {
    expect(shown.has(file), `${file} is neither on the page of components nor drawn by one that is`).toBe(true)
  })

  it('lists no exception that the page shows or that no longer exists', () => {
    expect(Object.keys(ELSEWHERE).filter((file) => shown.has(file) || !components.includes(file))).toEqual([])
  })
})
