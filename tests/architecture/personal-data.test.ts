import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { OWNERS } from './owners'
import { arbre, fichiers, imports, lireSchema } from './sources'

/** Columns that lead to a person: an account, an interne, a maître de stage, a seat, or a mail address. */
const PERSON =
  /^(personne|interne|msu|membre|suppleantDe|tuteur|directeurThese|responsable|rapporteur|auteur|deposant|signataire|coordonnateur|representant|\w+Par)Id$|^(courriel|destinataire)$/

/** Models that lead to a person and are not in the download of their data, each with the reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  note: 'what a member scores is not communicable, to anybody (R-GEN-10)',
  vote: 'the same (R-GEN-10)',
  listePostes: 'signed by an agent as an act of office, which the journal of their acts holds',
  import: 'the same',
}

const DOWNLOADS = fichiers('lib').filter((f) => f.endsWith('/donnees/queries.ts'))
const schema = lireSchema()

/** Whether a file reads a model, by the client or as a relation of what it selects. */
function reads(file: string, model: string): boolean {
  const relations = new Set(schema.flatMap((m) => [...m.relations].flatMap(([field, target]) => (target === model ? [field] : []))))
  let found = false
  ts.forEachChild(arbre(file), function visit(node): void {
    if (ts.isPropertyAccessExpression(node) && node.getText() === `db.${model}`) found = true
    if (ts.isPropertyAssignment(node) && relations.has(node.name.getText())) found = true
    ts.forEachChild(node, visit)
  })
  return found
}

describe('R-LEG-6: a person downloads what the portal keeps of them', () => {
  const personal = schema.filter((m) => m.columns.some((c) => PERSON.test(c))).map((m) => m.model)

  it.each(personal)('%s is exported, or left out for a reason', (model) => {
    expect(DOWNLOADS.some((file) => reads(file, model)) !== model in LEFT_OUT).toBe(true)
  })

  it('leaves out no model that no longer exists or that leads to no person', () => {
    expect(Object.keys(LEFT_OUT).filter((model) => !personal.includes(model) || !(model in OWNERS))).toEqual([])
  })

  it('is composed in app/ from one function of each room', () => {
    const composed = imports('app/(public)/donnees-personnelles/mes-donnees.ts')
    expect(DOWNLOADS.filter((f) => !composed.includes(f.replace(/\.ts$/, '')))).toEqual([])
  })
})
