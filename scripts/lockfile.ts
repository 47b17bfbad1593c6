// `node scripts/lockfile.ts`, after an `npm install`: completes package-lock.json with the optional packages of other
// platforms.
//
// Why: native packages name one optional package for each platform. A registry that mirrors only some of them makes
// `npm install` leave the others out of the lock file, and `npm ci` then refuses it everywhere as out of date. An entry
// with the exact version its parent asks for, and the platform its name tells, is enough: a machine of another platform
// never fetches it, and one of that platform fetches it from its own registry.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { RACINE } from './portail/children.ts'

interface Entry {
  version?: string
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

interface Lockfile {
  packages: Record<string, Entry>
}

const OS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** The platform a package is for, as the end of its name tells (`…-linux-arm64-musl`); null when it tells none. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split(/[-/]/)
  const os = words.filter((word) => OS.includes(word))
  const cpu = words.filter((word) => CPU.includes(word))
  if (os.length !== 1 || cpu.length !== 1) return null
  const musl = words.some((word) => word.startsWith('musl'))
  const glibc = words.some((word) => word.startsWith('gnu'))
  return { os, cpu, ...(musl ? { libc: ['musl'] } : glibc ? { libc: ['glibc'] } : {}) }
}

/** True when some folder that Node would search from `parent` holds the package. */
function estPresent(packages: Lockfile['packages'], parent: string, name: string): boolean {
  for (let folder = parent; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (!folder) return false
  }
}

const file = path.join(RACINE, 'package-lock.json')
const lockfile = JSON.parse(readFileSync(file, 'utf8')) as Lockfile
const added: string[] = []
for (const [parent, { optionalDependencies = {} }] of Object.entries(lockfile.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const platform = platformOf(name)
    const estExacte = /^\d+\.\d+\.\d+/.test(version)
    if (!platform || !estExacte || estPresent(lockfile.packages, parent, name)) continue
    lockfile.packages[`node_modules/${name}`] = { version, ...platform, optional: true }
    added.push(`${name}@${version}`)
  }
}
if (added.length) {
  const { '': root = {}, ...others } = lockfile.packages
  const sorted = Object.entries(others).sort(([a], [b]) => a.localeCompare(b, 'en'))
  writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: { '': root, ...Object.fromEntries(sorted) } }, null, 2)}\n`)
}
console.log(added.length ? `Added to package-lock.json:\n  ${added.join('\n  ')}` : 'package-lock.json is complete.')
