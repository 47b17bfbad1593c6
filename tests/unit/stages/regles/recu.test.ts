import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emettreRecu, suiteApres, type VoeuxFiges } from '@/lib/stages/regles/recu'
import { lireRecu } from '@/verificateur/fichier'
import { empreinteDuRecu } from '@/verificateur/recus'

const figes: VoeuxFiges = {
  semestre: '2027E',
  pseudonyme: 'A1',
  figesLe: '2027-04-05T10:00:00.000Z',
  sel: '0123456789abcdef0123456789abcdef',
  voeux: ['saint-aubin', 'val-clair'],
}
const sha = (t: string): string => createHash('sha256').update(t).digest('hex')

describe('R-RNG-9: the receipt of wishes at freezing', () => {
  it('can be computed again with SHA-256 alone, from the last wish to the first', () => {
    const fin = sha(
      '{"figesLe":"2027-04-05T10:00:00.000Z","format":"marguerite-recu/1","pseudonyme":"A1","sel":"0123456789abcdef0123456789abcdef","semestre":"2027E"}',
    )
    expect(emettreRecu(figes).empreinte).toBe(sha(`["saint-aubin","${sha(`["val-clair","${fin}"]`)}"]`))
  })
  it('the verifier finds the same digest from the text the person keeps', () =>
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (voeux) => {
        const { texte, empreinte } = emettreRecu({ ...figes, voeux })
        expect(empreinteDuRecu(lireRecu(texte))).toBe(empreinte)
      }),
    ))
  it('changes with any wish moved, removed or added, with the instant, the pseudonym and the salt', () => {
    const autres: Partial<VoeuxFiges>[] = [
      { voeux: ['val-clair', 'saint-aubin'] },
      { voeux: ['saint-aubin'] },
      { voeux: [...figes.voeux, 'plateau'] },
      { figesLe: '2027-04-05T10:00:01.000Z' },
      { pseudonyme: 'A2' },
      { sel: 'f'.repeat(32) },
      { semestre: '2027H' },
    ]
    const empreintes = [figes, ...autres.map((a) => ({ ...figes, ...a }))].map((f) => emettreRecu(f).empreinte)
    expect(new Set(empreintes).size).toBe(empreintes.length)
  })
  it('the digest of the hidden wishes depends on them and on the salt, and not on the shown wishes', () => {
    expect(suiteApres(figes, 1)).not.toBe(suiteApres({ ...figes, voeux: ['saint-aubin', 'plateau'] }, 1))
    expect(suiteApres(figes, 1)).not.toBe(suiteApres({ ...figes, sel: 'f'.repeat(32) }, 1))
    expect(suiteApres({ ...figes, voeux: ['autre', 'val-clair'] }, 1)).toBe(suiteApres(figes, 1))
  })
  it('needs a salt', () => expect(() => emettreRecu({ ...figes, sel: '' })).toThrow(RangeError))
})
