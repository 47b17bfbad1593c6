import { beforeEach, describe, expect, it, vi } from 'vitest'
import { navigateur, nouveauNavigateur } from './requete'

// Read once, when the first module asks for the settings.
vi.hoisted(() => {
  process.env.DEMONSTRATION = '1'
})

import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { getActeur } from '@/lib/core/auth/session'
import { ouvrirPersona } from '@/lib/referentiel/identite/connexion/commands'
import { listPersonas } from '@/lib/referentiel/identite/connexion/queries'
import { unePersonne } from '@/tests/factories/referentiel/personne'

beforeEach(() => nouveauNavigateur())

describe('the demonstration', () => {
  it('lists its personas in their order, with the roles of today, and signs in with one post', async () => {
    const seconde = await unePersonne({
      prenom: 'Karim',
      nom: 'Belhadj',
      persona: 'Maître de stage et membre de la commission',
      personaOrdre: 2,
      roles: ['MSU', 'ENSEIGNANT'],
    })
    await unePersonne({ prenom: 'Chloé', nom: 'Vasseur', persona: 'Interne, dossier déposé', personaOrdre: 1, roles: ['INTERNE'] })
    await unePersonne({ persona: 'Compte fermé', personaOrdre: 3, desactiveeLe: maintenant() })
    await unePersonne({ roles: ['GESTIONNAIRE'] })
    const personas = await listPersonas()
    expect(personas.map((p) => [p.nom, p.situation])).toEqual([
      ['Chloé Vasseur', 'Interne, dossier déposé'],
      ['Karim Belhadj', 'Maître de stage et membre de la commission'],
    ])
    expect(personas[1]?.roles.toSorted()).toEqual(['ENSEIGNANT', 'MSU'])

    expect(await ouvrirPersona({ personneId: seconde.id, retour: '/flechage' })).toEqual({ redirect: '/flechage' })
    expect((await getActeur())?.personneId).toBe(seconde.id)
  })

  it('refuses a person who is not a persona, or whose account is closed', async () => {
    const autre = await unePersonne({ roles: ['ADMIN_TECH'] })
    const ferme = await unePersonne({ persona: 'Compte fermé', desactiveeLe: maintenant() })
    for (const { id } of [autre, ferme])
      await expect(ouvrirPersona({ personneId: id, retour: '/' })).rejects.toBeInstanceOf(IntrouvableError)
    expect(navigateur.cookies.size).toBe(0)
  })
})
