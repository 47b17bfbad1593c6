// Loaded into the servers that the journeys start, and into no other: on SIGUSR2, a process writes all of its memory to a file.
import { renameSync } from 'node:fs'
import path from 'node:path'
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  const fichier = path.join(process.env.DONNEES ?? '.', `memoire-${process.pid}.heapsnapshot`)
  // By default, strings are cut after a thousand characters.
  setFlagsFromString('--heap-snapshot-string-limit=200000')
  // The file gets its final name once it is complete.
  process.on('SIGUSR2', () => renameSync(writeHeapSnapshot(`${fichier}.partie`), fichier))
}
