declare module '@socialgouv/jours-feries' {
  /** Public holidays of a year by name, each at midnight of the machine's own zone. */
  export default function getJoursFeries(annee: number, options?: { alsace: boolean }): Record<string, Date>
}
