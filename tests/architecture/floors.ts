import { floors, onlyOn } from './floors.json'

// The list is data, so that ESLint's configuration, which is not TypeScript, reads the same one.

/** Every room, with the number of its floor: 0 is the lowest. */
const ROOMS = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)))

export const WORKFLOWS: readonly string[] = [...ROOMS.keys()].filter(
  (room) => room.startsWith('lib/') && ROOMS.get(room) === ROOMS.get('lib/flechage'),
)

/** The room of a path; null for a path that is in no room (tests, scripts, packages). */
export function roomOf(path: string): string | null {
  return [...ROOMS.keys()].find((room) => path === room || path.startsWith(`${room}/`)) ?? null
}

/** Whether a file of the room `from` may import a file of the room `to`: the same room, or one of a lower floor. */
export function mayImport(from: string, to: string): boolean {
  if (from === to) return true
  const allowed: readonly string[] | undefined = (onlyOn as Record<string, string[]>)[from]
  return allowed ? allowed.includes(to) : (ROOMS.get(to) ?? 0) < (ROOMS.get(from) ?? 0)
}
