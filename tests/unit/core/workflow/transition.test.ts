import { beforeEach, describe, expect, it } from 'vitest'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { applyTransition, moveRow, type DemandeSur, type Passage, type Store } from '@/lib/core/workflow/transition'
import { defineWorkflow } from '@/lib/core/workflow/workflow'

type Statut = 'FERMEE' | 'OUVERTE' | 'MUREE'
type Porte = Readonly<{ id: string; statut: Statut; version: number; cle: boolean; couleur: string }>
type Columns = Readonly<{ cle: boolean; couleur: string }>
/** `VISITEUR` may not see a door, `PASSANT` may see it and not open it. */
type Qui = 'GARDIEN' | 'PASSANT' | 'VISITEUR'

const workflow = defineWorkflow<Statut, Porte, Qui>()({
  initial: 'FERMEE',
  final: ['MUREE'],
  states: {
    FERMEE: { label: 'Fermée', holder: 'le gardien', next: 'On ouvre.' },
    OUVERTE: { label: 'Ouverte', holder: 'le gardien', next: 'On mure.' },
    MUREE: { label: 'Murée', holder: null, next: null },
  },
  transitions: {
    ouvrir: {
      from: ['FERMEE'],
      to: 'OUVERTE',
      by: (qui) => qui === 'GARDIEN',
      as: 'GESTIONNAIRE',
      label: 'Ouvrir',
      done: 'Ouverte',
      guard: (porte) => (porte.cle ? undefined : refus('R-X-1', 'Il manque la clé.')),
    },
    murer: { from: ['OUVERTE'], to: 'MUREE', by: () => true, as: 'SYSTEME', label: 'Murer', done: 'Murée' },
  },
})
type Action = keyof typeof workflow.transitions

/** A table in memory, whose transactions write all or nothing. */
class Maison {
  portes = new Map<string, Porte>()
  journal: (Passage<Statut, Action> & { qui: Qui })[] = []

  copie(): Maison {
    const copie = new Maison()
    copie.portes = new Map(this.portes)
    copie.journal = [...this.journal]
    return copie
  }
}

let maison: Maison
let suivis: string[]

const store: Store<Statut, Porte, Action, Columns, Maison, Qui> = {
  transaction: async (fn) => {
    const tx = maison.copie()
    const fait = await fn(tx)
    maison = tx
    return fait
  },
  hold: async (_tx, id) => void suivis.push(`hold ${id}`),
  find: async (tx, qui, id) => {
    suivis.push('find')
    return qui === 'VISITEUR' ? null : (tx.portes.get(id) ?? null)
  },
  save: async (tx, { id, statut, version }, { statutDepuis: _, ...columns }) => {
    suivis.push('save')
    const porte = tx.portes.get(id)
    if (porte?.statut !== statut || porte.version !== version) return { count: 0 }
    tx.portes.set(id, { ...porte, ...columns, version: version + 1 })
    return { count: 1 }
  },
  inscrire: async (tx, qui, passage) => void tx.journal.push({ ...passage, qui }),
}

const avancer = (qui: Qui, demande: Partial<DemandeSur<Action, Porte, Columns, Maison>> = {}, tx?: Maison): Promise<Porte> =>
  applyTransition(workflow, store, qui, { action: 'ouvrir', id: 'p', ...demande }, tx)

const poser = (porte: Partial<Porte> = {}): void => {
  maison.portes.set('p', { id: 'p', statut: 'FERMEE', version: 3, cle: true, couleur: 'verte', ...porte })
}

beforeEach(() => {
  maison = new Maison()
  suivis = []
  poser()
})

/** Nothing was written: the door is as it was, and the journal is empty. */
const rienNaChange = (avant: Porte | undefined): void => {
  expect(maison.portes.get('p')).toEqual(avant)
  expect(maison.journal).toEqual([])
}

describe('the checks of a transition, in their order', () => {
  // Each case also fails all the later checks, so that only the first check can have answered.
  const mauvaise = { version: 1, before: () => Promise.reject(new Error('before')) }
  it.each([
    ['a row that the actor does not see is a 404', 'VISITEUR', { statut: 'MUREE', cle: false }, IntrouvableError],
    ['an act that is not theirs is a 403', 'PASSANT', { statut: 'MUREE', cle: false }, InterditError],
    ['a state that is not in the table is a conflict', 'GARDIEN', { statut: 'MUREE', cle: false }, ConflitError],
    ['a guard refuses with its rule', 'GARDIEN', { cle: false }, RefusError],
    ['a version that is not the present one is a conflict', 'GARDIEN', {}, ConflitError],
  ] as const)('%s', async (_titre, qui, porte, Erreur) => {
    poser(porte)
    const avant = maison.portes.get('p')
    await expect(avancer(qui, mauvaise)).rejects.toBeInstanceOf(Erreur)
    rienNaChange(avant)
  })

  it('a row that does not exist is a 404', async () => {
    await expect(avancer('GARDIEN', { id: 'q' })).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('the refusal of a guard keeps its rule and its sentence', async () => {
    poser({ cle: false })
    await expect(avancer('GARDIEN')).rejects.toMatchObject({ refus: { regle: 'R-X-1', message: 'Il manque la clé.' } })
  })

  it('an act of the portal itself needs no version', async () => {
    expect(await avancer('GARDIEN', { version: undefined })).toMatchObject({ statut: 'OUVERTE' })
  })
})

describe('what a transition writes', () => {
  it('the row is locked, then read, then checked, then written', async () => {
    await avancer('GARDIEN', { before: async () => void suivis.push('before'), within: async () => void suivis.push('within') })
    expect(suivis).toEqual(['hold p', 'find', 'before', 'save', 'within'])
  })

  it('the columns that `before` returns are written with the new state', async () => {
    const apres = await avancer('GARDIEN', { version: 3, before: async (_tx, { couleur }) => ({ couleur: `${couleur} et bleue` }) })
    expect(maison.portes.get('p')).toEqual({ id: 'p', statut: 'OUVERTE', version: 4, cle: true, couleur: 'verte et bleue' })
    expect(apres).toMatchObject({ statut: 'OUVERTE', version: 4, couleur: 'verte et bleue' })
  })

  it('`before` cannot change the state', async () => {
    const columns = { couleur: 'bleue', statut: 'MUREE' }
    expect(await avancer('GARDIEN', { before: async () => columns })).toMatchObject({ statut: 'OUVERTE', couleur: 'bleue' })
  })

  it('`within` runs after the write, with the new row and the row as it was found', async () => {
    const recus: unknown[] = []
    await avancer('GARDIEN', {
      before: async () => ({ couleur: 'bleue' }),
      within: async (tx, row, avant) => void recus.push(tx.portes.get('p')?.statut, row, avant),
    })
    expect(recus).toEqual([
      'OUVERTE',
      expect.objectContaining({ statut: 'OUVERTE', version: 4, couleur: 'bleue' }),
      { id: 'p', statut: 'FERMEE', version: 3, cle: true, couleur: 'verte' },
    ])
  })

  it('one line of the journal says the act, from which state to which, in which capacity and why', async () => {
    await avancer('GARDIEN', { motif: 'Livraison.' })
    expect(maison.journal).toEqual([
      { qui: 'GARDIEN', action: 'ouvrir', id: 'p', de: 'FERMEE', vers: 'OUVERTE', qualite: 'GESTIONNAIRE', motif: 'Livraison.' },
    ])
  })

  it('a row that was changed meanwhile is a conflict, and `within` does not run', async () => {
    const avant = maison.portes.get('p')
    const before = async (tx: Maison, porte: Porte): Promise<void> => void tx.portes.set('p', { ...porte, version: 4 })
    const within = async (): Promise<void> => void suivis.push('within')
    await expect(avancer('GARDIEN', { before, within })).rejects.toBeInstanceOf(ConflitError)
    expect(suivis).not.toContain('within')
    rienNaChange(avant)
  })

  it.each(['before', 'within'] as const)('an error of `%s` undoes the whole act', async (moment) => {
    const avant = maison.portes.get('p')
    const refuser = () => Promise.reject(new RefusError(refus('R-X-2', 'Trop tard.')))
    await expect(avancer('GARDIEN', { [moment]: refuser })).rejects.toMatchObject({ refus: { regle: 'R-X-2' } })
    rienNaChange(avant)
    if (moment === 'before') expect(suivis).not.toContain('save')
  })
})

describe('a transition as a part of another act', () => {
  it('two transitions make one act: when the second is refused, nothing remains of the first', async () => {
    const avant = maison.portes.get('p')
    const deux = store.transaction(async (tx) => {
      await avancer('GARDIEN', {}, tx)
      expect(tx.portes.get('p')?.statut).toBe('OUVERTE')
      await avancer('GARDIEN', {}, tx)
    })
    await expect(deux).rejects.toBeInstanceOf(ConflitError)
    rienNaChange(avant)
  })

  it('a row that was just read is moved without a second reading, and the returned row can be moved again', async () => {
    const muree = await store.transaction(async (tx) => {
      const porte = tx.portes.get('p')
      if (!porte) throw new Error('no door')
      const ouverte = await moveRow(workflow, store, tx, 'GARDIEN', porte, { action: 'ouvrir' })
      return moveRow(workflow, store, tx, 'PASSANT', ouverte, { action: 'murer', version: ouverte.version })
    })
    expect(suivis).toEqual(['save', 'save'])
    expect(muree).toMatchObject({ statut: 'MUREE', version: 5 })
    expect(maison.journal.map(({ de, vers, qualite }) => [de, vers, qualite])).toEqual([
      ['FERMEE', 'OUVERTE', 'GESTIONNAIRE'],
      ['OUVERTE', 'MUREE', 'SYSTEME'],
    ])
  })
})
