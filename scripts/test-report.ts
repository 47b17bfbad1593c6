// What `npm test` reads in the reports of its runners, and what it prints of them at the end.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { RACINE } from './portail/children.ts'

export interface Outcome {
  passed: number
  failed: number
  skipped: number
}

interface TimedFile {
  name: string
  seconds: number
}

/** A missing report counts no test. */
export type Report = Outcome & { files: TimedFile[] }

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; startTime: number; endTime: number }[]
}

interface JourneySuite {
  file: string
  specs: { tests: { results: { duration: number }[] }[] }[]
  suites?: JourneySuite[]
}
interface JourneysReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  suites: JourneySuite[]
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}

const NONE: Report = { passed: 0, failed: 0, skipped: 0, files: [] }

export function readVitest(file: string): Report {
  const report = read<VitestReport>(file)
  if (!report) return NONE
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    files: report.testResults.map((f) => ({ name: path.relative(RACINE, f.name), seconds: (f.endTime - f.startTime) / 1000 })),
  }
}

const total = (numbers: number[]): number => numbers.reduce((sum, n) => sum + n, 0)

function duration({ specs, suites = [] }: JourneySuite): number {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map((r) => r.duration)))
  return total([...own, ...suites.map(duration)])
}

export function readJourneys(file: string): Report {
  const report = read<JourneysReport>(file)
  if (!report) return NONE
  const { expected, flaky, unexpected, skipped } = report.stats
  const files = report.suites.map((suite) => ({ name: `tests/e2e/${suite.file}`, seconds: duration(suite) / 1000 }))
  return { passed: expected + flaky, failed: unexpected, skipped, files }
}

const cell = (value: string | number, width: number): string => String(value).padStart(width)

export function printSlowest(files: TimedFile[], count = 10): void {
  if (!files.length) return
  console.log('\nThe slowest files, in seconds')
  for (const { name, seconds } of files.toSorted((a, b) => b.seconds - a.seconds).slice(0, count)) {
    console.log(`${cell(seconds.toFixed(1), 7)}  ${name}`)
  }
}

export function printTable(rows: (Outcome & { name: string; seconds: number })[]): void {
  console.log(`\n${'step'.padEnd(14)}${cell('seconds', 9)}${cell('passed', 9)}${cell('failed', 9)}${cell('skipped', 9)}`)
  for (const { name, seconds, passed, failed, skipped } of rows) {
    console.log(`${name.padEnd(14)}${cell(seconds.toFixed(1), 9)}${cell(passed, 9)}${cell(failed, 9)}${cell(skipped, 9)}`)
  }
}
