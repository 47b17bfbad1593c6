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

describe('who sees what of the administration', () => {
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

  it('accounts and nominations are changed by technical administration alone', () => {
    expect(Object.values(Role).filter((r) => peutGererComptes(avec(r)))).toEqual(['ADMIN_TECH'])
  })

  it('parameters are changed by the direction of the department and technical administration', () => {
    expect(Object.values(Role).filter((r) => peutChangerParametres(avec(r)))).toEqual(['DIR_DUMG', 'ADMIN_TECH'])
  })
})

describe('the journal', () => {
  it('shows the delegate every line, technical administration those of accounts, others none', () => {
    expect(journalVisible(avec('DPO'))).toEqual({})
    expect(journalVisible(avec('ADMIN_TECH')).objetType).toEqual({ in: ['personne', 'parametre', 'courriel', 'tache'] })
    expect(journalVisible(avec('DIR_UFR')).objetType).toEqual({ in: [] })
  })

  it('never shows outside a record the reasons written in it', () => {
    expect(motifLisible('flechage')).toBe(false)
    expect(motifLisible('personne')).toBe(true)
  })
})
