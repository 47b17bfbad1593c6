// Imported before a bench that runs the portal's own commands: `server-only` refuses to load outside of Next.
import { registerHooks } from 'node:module'

const vide = new URL('../../node_modules/server-only/empty.js', import.meta.url).href
registerHooks({ resolve: (nom, contexte, suite) => suite(nom === 'server-only' ? vide : nom, contexte) })
