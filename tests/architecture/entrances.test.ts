import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { appels, arbre, fichiers, lire } from './sources'

/** Pages and handlers that answer without a signed-in actor, each with its reason. */
const PUBLICS: Record<string, string> = {
  'app/(public)/connexion/page.tsx': 'signing in',
  'app/(public)/connexion/lien/[jeton]/page.tsx': 'signing in by a mailed link',
  'app/accord/[jeton]/page.tsx': 'the host signs without an account; the token is the key',
  'app/capacite/[jeton]/page.tsx': 'a terrain says how many it receives without an account; the token is the key',
  'app/(public)/mentions-legales/page.tsx': 'legal duty',
  'app/(public)/accessibilite/page.tsx': 'legal duty',
  'app/(public)/donnees-personnelles/page.tsx': 'legal duty',
  'app/aide/page.tsx': 'emergency numbers must need no sign-in (R-SOU-4)',
  'app/aide/ecrire/page.tsx': 'one writes to the support cell without an account (R-SOU-5)',
  'app/aide/retour/page.tsx': 'one comes back to it with the words of a receipt',
  'app/aide/portrait/[id]/route.ts': 'the portrait a doctor of the cell chose to show to every reader',
  'app/aide/proche/page.tsx': 'a third person writes to the cell without an account (R-SOU-8)',
  'app/aide/encadrer/page.tsx': 'a supervisor reads it without an account, and it prints as a poster',
  'app/aide/reseau/page.tsx': 'resources are read without trace (R-SOU-11)',
  'app/aide/questionnaires/page.tsx': 'scored in the browser alone (R-SOU-26)',
  'app/aide/qui-voit-quoi/page.tsx': 'who may see what, before one writes',
  'app/aide/cellule/page.tsx': 'the cell presents itself before one writes',
  'app/erreur/[statut]/page.tsx': 'the words of the error pages, which concern no person',
  'app/etat/page.tsx': 'says that the portal answers, and concerns no person',
}

/** Files of actions that need no actor. */
const ACTIONS_PUBLIQUES = new Set([
  'app/(public)/connexion/actions.ts',
  'app/accord/[jeton]/actions.ts',
  'app/capacite/[jeton]/actions.ts',
  'app/aide/actions.ts',
  'app/aide/_creneaux/actions.ts',
  'app/aide/ecrire/actions.ts',
  'app/aide/proche/actions.ts',
  'app/aide/retour/actions.ts',
])

const entrees = fichiers('app').filter((f) => /\/(page|route)\.tsx?$/.test(f))

describe('every page and handler asks who is signed in, or is listed as public', () => {
  it.each(entrees)('%s', (fichier) => {
    const demande = appels(fichier).has('requireActeur')
    expect(demande || fichier in PUBLICS, `${fichier} neither calls requireActeur nor is on the public list`).toBe(true)
  })

  it('lists no page or handler that no longer exists', () => {
    expect(Object.keys(PUBLICS).filter((f) => !entrees.includes(f))).toEqual([])
  })
})

const actions = fichiers('app').filter((f) =>
  lire(f)
    .trimStart()
    .match(/^['"]use server['"]/),
)

describe('every action is made by defineAction or definePublicAction', () => {
  it('keeps server functions in files named actions.ts', () => {
    expect(actions.filter((f) => !f.endsWith('/actions.ts'))).toEqual([])
    const ailleurs = fichiers('app', 'components', 'lib').filter((f) => !actions.includes(f) && /^\s+['"]use server['"]/m.test(lire(f)))
    expect(ailleurs).toEqual([])
  })

  it.each(actions)('%s', (fichier) => {
    const permis = ACTIONS_PUBLIQUES.has(fichier) ? ['defineAction', 'definePublicAction'] : ['defineAction']
    for (const instruction of arbre(fichier).statements) {
      const exporte = ts.canHaveModifiers(instruction) && ts.getModifiers(instruction)?.some((m) => m.kind === ts.SyntaxKind.ExportKeyword)
      if (!exporte) {
        expect(ts.isExportDeclaration(instruction) || ts.isExportAssignment(instruction), 'no re-export from a file of actions').toBe(false)
        continue
      }
      expect(ts.isVariableStatement(instruction), `${fichier}: an export that is not a defineAction`).toBe(true)
      if (!ts.isVariableStatement(instruction)) continue
      for (const { initializer } of instruction.declarationList.declarations) {
        expect(initializer && ts.isCallExpression(initializer) && permis.includes(initializer.expression.getText())).toBe(true)
      }
    }
  })
})
