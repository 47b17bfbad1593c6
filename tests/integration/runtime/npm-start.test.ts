import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const folder = mkdtempSync(path.join(os.tmpdir(), 'npm-start-'))
const closed = path.join(folder, 'ferme')

beforeAll(() => {
  mkdirSync(path.join(folder, 'scripts/portail'), { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'essai', type: 'module', scripts }))
  // A substitute for the portal: it prints that it is open, and writes a file when it is told to close.
  writeFileSync(
    path.join(folder, 'scripts/portail/start.ts'),
    `import { writeFileSync } from 'node:fs'
    process.on('SIGTERM', () => { writeFileSync(${JSON.stringify(closed)}, ''); process.exit(0) })
    setTimeout(() => process.exit(1), 100_000)
    console.log('ouverte')`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('stopping npm without a terminal, as a supervisor does', () => {
  test.each(['start', 'dev'])('`npm run %s` passes the signal on to the portal, without a shell in between', async (script) => {
    rmSync(closed, { force: true })
    const npm = spawn('npm', ['run', script], { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const words of npm.stdout) if (String(words).includes('ouverte')) break
    const ended = once(npm, 'exit')
    npm.kill('SIGTERM')
    await ended
    await vi.waitFor(() => expect(existsSync(closed)).toBe(true), 60_000)
  })
})
