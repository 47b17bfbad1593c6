/** The options of a list of choices from a table of labels. */
export const choix = (libelles: Record<string, string>): { value: string; label: string }[] =>
  Object.entries(libelles).map(([value, label]) => ({ value, label }))
