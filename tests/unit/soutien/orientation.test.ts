import { describe, expect, it } from 'vitest'
import { motDOrientation } from '@/lib/soutien/entretien/schema'

const choix = [
  { ressourceId: 'a', nom: 'Médecine du travail', contact: '02 35 00 00 00', accord: 'medecins' },
  { ressourceId: 'b', nom: 'Psychologues', contact: 'psy@exemple.fr', accord: 'personne' },
] as const

describe('R-SOU-11: what the person is told of an orientation', () => {
  it('names each resource with the consent given, and how to withdraw it', () => {
    const mot = motDOrientation(choix, false)
    expect(mot).toContain('• Médecine du travail (02 35 00 00 00)\u00a0: nous prenons contact, comme vous l’acceptez.')
    expect(mot).toMatch(/• Psychologues \(psy@exemple\.fr\)\n/)
    expect(mot).toContain('Vous pouvez reprendre chaque accord à tout moment')
    expect(mot).not.toContain('à la place')
  })

  it('says that it replaces the previous one, and that no consent is left when all are withdrawn', () => {
    expect(motDOrientation(choix, true)).toContain('à la place de la liste précédente')
    expect(motDOrientation([], true)).toContain('nous ne contactons personne pour vous')
  })
})
