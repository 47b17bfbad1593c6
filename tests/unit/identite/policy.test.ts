import { describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { rubriquesDe } from '@/app/(portail)/administration/rubriques'
import { frapperActeur, type Acteur } from '@/lib/core/auth/acteur'
import { journalVisible, motifLisible } from '@/lib/exploitation/journal/policy'
import { peutGererComptes } from '@/lib/referentiel/identite/policy'
import { peutChangerParametres } from '@/lib/referentiel/parametre/valeur/policy'

const avec = (...roles: Role[]): Acteur =>
  frapperActeur({ personneId: 'p', prenom: 'A', nom: 'B', roles, interneId: null, msuId: null, siege: false })
const ouvertes = (role: Role) => rubriquesDe(avec(role)).map((r) => r.titre)

describe('the administration pages of each role', () => {
  const attendu: Partial<Record<Role, string[]>> = {
    ADMIN_TECH: ['Personnes', 'Nominations', 'Paramètres', 'Courriels', 'Tâches', 'Journal'],
    DPO: ['Personnes', 'Nominations', 'Journal'],
    DIR_DUMG: ['Paramètres'],
    GESTIONNAIRE: ['Paramètres'],
    COORD_DES: ['Paramètres'],
  }
  it.each(Object.values(Role))('%s', (role) => {
    expect(ouvertes(role)).toEqual(attendu[role] ?? [])
  })

  it('only technical administration changes accounts and nominations', () => {
    expect(Object.values(Role).filter((r) => peutGererComptes(avec(r)))).toEqual(['ADMIN_TECH'])
  })

  it('parameters are changed by the direction of the department and technical administration', () => {
    expect(Object.values(Role).filter((r) => peutChangerParametres(avec(r)))).toEqual(['DIR_DUMG', 'ADMIN_TECH'])
  })
})

describe('the journal', () => {
  it('shows every line to the delegate, lines of accounts and settings to technical administration, and none to others', () => {
    expect(journalVisible(avec('DPO'))).toEqual({})
    expect(journalVisible(avec('ADMIN_TECH')).objetType).toEqual({ in: ['personne', 'parametre', 'courriel', 'tache'] })
    expect(journalVisible(avec('DIR_UFR')).objetType).toEqual({ in: [] })
  })

  it('does not show the reasons written in a request, and shows those written on an account', () => {
    expect(motifLisible('flechage')).toBe(false)
    expect(motifLisible('personne')).toBe(true)
  })
})
