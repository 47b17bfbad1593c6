// `npm test`: everything, stopping after the first step that fails. `npm test -- unit` runs one step.
// The last line always reads `N passed, M failed`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findOrInstallBrowser, NO_BROWSER } from './browser.ts'
import { NEXT, RACINE } from './portail/children.ts'
import { printSlowest, printTable, readJourneys, readVitest, type Report } from './test-report.ts'

/** Runs a command of a step; true when it ended well. */
type Run = (command: string, args: string[], more?: Record<string, string>) => Promise<boolean>

interface Step {
  name: string
  run(run: Run): Promise<Report>
}

const REPORTS = path.join(RACINE, 'test-results')
/** TypeScript 7. Its earlier version stays for ESLint, which reads types by an interface that this one no longer has. */
const TSC = path.join(RACINE, 'node_modules/typescript-7/bin/tsc')
const bin = (name: string): string => path.join(RACINE, 'node_modules/.bin', name)

// Without the portal's own settings: tests must not reach a developer's DATABASE_URL or a bucket of real files.
const { DATABASE_URL: _url, DEMONSTRATION: _demonstration, DONNEES: _donnees, PORT: _port, ...inherited } = process.env
const env: NodeJS.ProcessEnv = { ...inherited, NEXT_TELEMETRY_DISABLED: '1' }
for (const setting of Object.keys(env)) if (setting.startsWith('S3_')) delete env[setting]

/** What the command writes goes to the terminal at once, or to `kept`. */
function runner(kept?: Buffer[]): Run {
  return async (command, args, more) => {
    const child = spawn(command, args, {
      cwd: RACINE,
      stdio: ['inherit', kept ? 'pipe' : 'inherit', kept ? 'pipe' : 'inherit'],
      env: { ...env, ...more },
    })
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (words: Buffer) => kept?.push(words))
    const [code] = (await once(child, 'close')) as [number | null]
    return code === 0
  }
}

/** A step without tests counts only when it fails: a broken build is a failure of the run, its success is no test. */
const whole = (success: boolean): Report => ({ passed: 0, failed: success ? 0 : 1, skipped: 0, files: [] })

/** A runner that fails without a failed test (a file that does not load) still counts as one failure. */
const counted = (success: boolean, report: Report): Report => (!success && report.failed === 0 ? { ...report, failed: 1 } : report)

/** The tests of some of the projects of vitest.config.ts. */
const vitest = (name: string, ...projects: string[]): Step => ({
  name,
  run: async (run) => {
    const file = path.join(REPORTS, `${name}.json`)
    rmSync(file, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const success = await run(bin('vitest'), ['run', ...projects.map((p) => `--project=${p}`), ...reporters])
    return counted(success, readVitest(file))
  },
})

async function journeys(run: Run): Promise<Report> {
  const browser = findOrInstallBrowser()
  if (!browser) {
    console.error(NO_BROWSER)
    return whole(false)
  }
  // Not in test-results, which Playwright empties.
  const file = path.join(RACINE, 'playwright-report/journeys.json')
  rmSync(file, { force: true })
  const success = await run(bin('playwright'), ['test', '--reporter=list,json'], {
    CHROMIUM: browser,
    CI: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  return counted(success, readJourneys(file))
}

const types: Step = {
  name: 'types',
  run: async (run) => whole((await run(process.execPath, [NEXT, 'typegen'])) && (await run(process.execPath, [TSC, '--noEmit']))),
}
const lint: Step = {
  name: 'lint',
  run: async (run) => {
    // Each rule reads only the file that it judges, so unchanged files need not be judged again.
    const cache = ['--cache', '--cache-strategy', 'content']
    const eslint = run(bin('eslint'), [...cache, '--cache-location', 'node_modules/.cache/eslint/', '.'])
    const prettier = run(bin('prettier'), [...cache, '--check', '--log-level', 'warn', '.'])
    const both = await Promise.all([eslint, prettier])
    return whole(both.every(Boolean))
  },
}
const build: Step = { name: 'build', run: async (run) => whole(await run(process.execPath, ['scripts/portail/build.ts'])) }

/** Groups run one after the other. In a group, the lists run side by side, and each list runs its steps in order. */
const GROUPS: Step[][][] = [
  // Alone: it and the build write the same folder.
  [[types]],
  [[build], [lint, vitest('architecture', 'architecture'), vitest('unit', 'unit')]],
  [[vitest('integration', 'alone', 'integration')]],
  [[{ name: 'e2e', run: journeys }]],
]

function choose(wanted: string[]): Step[][][] {
  const names = GROUPS.flat(2).map(({ name }) => name)
  const unknown = wanted.filter((name) => !names.includes(name))
  if (unknown.length) {
    console.error(`Unknown step: ${unknown.join(', ')}. The steps are ${names.join(', ')}.`)
    process.exit(2)
  }
  if (!wanted.length) return GROUPS
  const kept = (list: Step[]): Step[] => list.filter(({ name }) => wanted.includes(name))
  return GROUPS.map((group) => group.map(kept).filter((list) => list.length))
}

const chosen = choose(process.argv.slice(2))
const rows: (Report & { name: string; seconds: number })[] = []
const failed = (): boolean => rows.some((row) => row.failed > 0)

/** The output of steps that run side by side is printed step by step, once each step has ended. */
async function runList(steps: Step[], alone: boolean): Promise<void> {
  for (const { name, run } of steps) {
    if (failed()) return
    const title = `\n── ${name} ──`
    const kept: Buffer[] = []
    if (alone) console.log(title)
    const begun = performance.now()
    const report = await run(runner(alone ? undefined : kept))
    rows.push({ ...report, name, seconds: (performance.now() - begun) / 1000 })
    if (!alone) console.log(`${title}\n${Buffer.concat(kept).toString().trimEnd()}`)
  }
}

mkdirSync(REPORTS, { recursive: true })
for (const group of chosen) if (!failed()) await Promise.all(group.map((list) => runList(list, group.length === 1)))

printSlowest(rows.flatMap(({ files }) => files))
printTable(rows)
const notRun = chosen.flat(2).filter((step) => !rows.some(({ name }) => name === step.name))
if (notRun.length) console.log(`Not run after the failure: ${notRun.map(({ name }) => name).join(', ')}`)

const sum = (key: 'passed' | 'failed'): number => rows.reduce((total, row) => total + row[key], 0)
process.exitCode = failed() ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
