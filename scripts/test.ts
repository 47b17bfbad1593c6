// `npm test`: everything, in this order, stopping at the first step that fails. `npm test -- unit` runs one step.
// The last line always reads `N passed, M failed`.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { findOrInstallBrowser, NO_BROWSER } from './browser.ts'
import { NEXT, RACINE } from './portail/children.ts'

interface Outcome {
  passed: number
  failed: number
  skipped: number
}

interface Step {
  name: string
  run(): Promise<Outcome>
}

const REPORTS = path.join(RACINE, 'test-results')
const bin = (name: string): string => path.join(RACINE, 'node_modules/.bin', name)

// Without the portal's own settings: tests must not reach a developer's DATABASE_URL or a bucket of real files.
const { DATABASE_URL: _url, DEMONSTRATION: _demonstration, DONNEES: _donnees, PORT: _port, ...inherited } = process.env
const env: NodeJS.ProcessEnv = { ...inherited, NEXT_TELEMETRY_DISABLED: '1' }
for (const setting of Object.keys(env)) if (setting.startsWith('S3_')) delete env[setting]

async function succeeds(command: string, args: string[], more: Record<string, string> = {}): Promise<boolean> {
  const child = spawn(command, args, { cwd: RACINE, stdio: 'inherit', env: { ...env, ...more } })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code === 0
}

const node = (...args: string[]): Promise<boolean> => succeeds(process.execPath, args)

/** A step without tests counts only when it fails: a broken build is a failure of the run, a successful one is not a test. */
async function whole(commands: (() => Promise<boolean>)[]): Promise<Outcome> {
  for (const command of commands) if (!(await command())) return { passed: 0, failed: 1, skipped: 0 }
  return { passed: 0, failed: 0, skipped: 0 }
}

function readReport<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}

/** A runner that fails without a failed test (a file that does not load) still counts as one failure. */
const counted = (success: boolean, outcome: Outcome): Outcome => (!success && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome)

async function vitest(project: string): Promise<Outcome> {
  const file = path.join(REPORTS, `${project}.json`)
  rmSync(file, { force: true })
  const success = await succeeds(bin('vitest'), [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number }>(file)
  return counted(success, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  })
}

async function journeys(): Promise<Outcome> {
  const browser = findOrInstallBrowser()
  if (!browser) {
    console.error(NO_BROWSER)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  // Not in test-results, which Playwright empties.
  const file = path.join(RACINE, 'playwright-report/journeys.json')
  rmSync(file, { force: true })
  const success = await succeeds(bin('playwright'), ['test', '--reporter=list,json'], {
    CHROMIUM: browser,
    CI: '1',
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  })
  const stats = readReport<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(file)?.stats
  return counted(success, {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  })
}

const STEPS: Step[] = [
  { name: 'types', run: () => whole([() => node(NEXT, 'typegen'), () => succeeds(bin('tsc'), ['--noEmit'])]) },
  {
    name: 'lint',
    // In parallel: each of them uses one processor.
    run: () =>
      whole([
        async () =>
          (await Promise.all([succeeds(bin('eslint'), ['.']), succeeds(bin('prettier'), ['--check', '--log-level', 'warn', '.'])])).every(
            Boolean,
          ),
      ]),
  },
  { name: 'architecture', run: () => vitest('architecture') },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'integration', run: () => vitest('integration') },
  { name: 'build', run: () => whole([() => node('scripts/portail/build.ts')]) },
  { name: 'e2e', run: journeys },
]

function choose(wanted: string[]): Step[] {
  const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length) {
    console.error(`Unknown step: ${unknown.join(', ')}. The steps are ${STEPS.map(({ name }) => name).join(', ')}.`)
    process.exit(2)
  }
  return wanted.length ? STEPS.filter(({ name }) => wanted.includes(name)) : STEPS
}

const chosen = choose(process.argv.slice(2))
mkdirSync(REPORTS, { recursive: true })
const rows: (Outcome & { name: string; seconds: number })[] = []
for (const { name, run } of chosen) {
  console.log(`\n── ${name} ──`)
  const begun = performance.now()
  const outcome = await run()
  rows.push({ name, seconds: (performance.now() - begun) / 1000, ...outcome })
  if (outcome.failed) break
}

const cell = (value: string | number, width: number): string => String(value).padStart(width)
console.log(`\n${'step'.padEnd(14)}${cell('seconds', 9)}${cell('passed', 9)}${cell('failed', 9)}${cell('skipped', 9)}`)
for (const { name, seconds, passed, failed, skipped } of rows) {
  console.log(`${name.padEnd(14)}${cell(seconds.toFixed(1), 9)}${cell(passed, 9)}${cell(failed, 9)}${cell(skipped, 9)}`)
}
const notRun = chosen.slice(rows.length).map(({ name }) => name)
if (notRun.length) console.log(`Not run after the failure: ${notRun.join(', ')}`)

const sum = (key: 'passed' | 'failed'): number => rows.reduce((total, row) => total + row[key], 0)
process.exitCode = sum('failed') ? 1 : 0
console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
