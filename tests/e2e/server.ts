// A portal the journeys walk through: `npm start` on a data folder of its own, DONNEES, removed at the end.
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'

const folder = process.env.DONNEES
if (!folder) throw new Error('DONNEES is the folder to make and to remove.')
const { DATABASE_URL: _, DEMONSTRATION: __, ...env } = process.env
const portal = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../scripts/start.ts')], { stdio: 'inherit', env })
// Playwright signals the whole group; the portal closes in order and this process waits for it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => portal.kill(signal))
portal.on('exit', (code) => {
  rmSync(folder, { recursive: true, force: true })
  process.exit(code ?? 1)
})
