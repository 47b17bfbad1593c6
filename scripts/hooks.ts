/** Points a clone's Git at `.githooks/`, after `npm ci`. Leaves alone an archive, continuous integration, and a clone that names its hooks already. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const git = (...args: string[]): number | null => spawnSync('git', args, { cwd: root, stdio: 'ignore' }).status

// Without Git the status is null: nothing is done, and the installation goes on.
if (!process.env.CI && existsSync(path.join(root, '.git')) && git('config', '--get', 'core.hooksPath') === 1)
  git('config', 'core.hooksPath', '.githooks')
