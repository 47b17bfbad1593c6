const oublis: (() => unknown)[] = []

/** A module that keeps something from one request to the next says here how it lets go of it. */
export function aOublier(oublier: () => unknown): void {
  oublis.push(oublier)
}

/** Lets go of all that this process keeps, connections included; whatever is asked for next starts afresh. For tests. */
export async function toutOublier(): Promise<void> {
  for (const oublier of oublis) await oublier()
}
