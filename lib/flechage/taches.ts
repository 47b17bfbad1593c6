import 'server-only'
import { defineTache } from '@/lib/core/tache/tache'
import { rendreCaduques } from './caducite/commands'
import { relancerComplements } from './instruction/relance/commands'

/** Requests whose choice day has come, or whose terrain or phase is lost: each night, just after midnight in Paris. */
export const tacheCaducite = defineTache({
  nom: 'flechage-caducite',
  titre: 'Rendre caduques les demandes de fléchage arrivées à terme',
  cron: '10 0 * * *',
  executer: rendreCaduques,
})

/** Complements that are due or overdue: each morning. */
export const tacheComplements = defineTache({
  nom: 'flechage-complements',
  titre: 'Rappeler les compléments attendus',
  cron: '30 7 * * *',
  executer: relancerComplements,
})
