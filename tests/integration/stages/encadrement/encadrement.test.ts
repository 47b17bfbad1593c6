import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { aInstant, instantDeParis, jour, maintenant } from '@/lib/core/temps/horloge'
import { envoyerEncadrer } from '@/lib/stages/encadrement/commands'
import { getEnvoiEncadrer } from '@/lib/stages/encadrement/queries'
import { unActeur } from '@/tests/factories/core/acteur'
import { unMsu } from '@/tests/factories/referentiel/msu'

const aMidi = <T>(iso: string, fn: () => Promise<T>): Promise<T> => aInstant(instantDeParis(`${iso}T12:00`), fn)
const recus = (personneId: string): Promise<number> =>
  db.courriel.count({ where: { cle: { startsWith: 'encadrer:', endsWith: personneId } } })

describe('the page « Mon interne semble en difficulté », mailed to supervisors', () => {
  it('R-SOU-22: is sent to each MSU agréé today, once a semester, under a neutral subject, and is written in the journal', async () => {
    const acteur = await unActeur('GESTIONNAIRE')
    const [agree, suspendu, fini, ferme] = [
      await unMsu(),
      await unMsu({ suspenduLe: jour('2026-10-01') }),
      await unMsu({ agreeAu: jour('2026-10-01') }),
      await unMsu(),
    ]
    await db.personne.update({ where: { id: ferme.personneId }, data: { desactiveeLe: maintenant() } })
    await aMidi('2026-11-24', () => envoyerEncadrer(acteur))
    const tous = [agree, suspendu, fini, ferme]
    expect(await Promise.all(tous.map((m) => recus(m.personneId)))).toEqual([1, 0, 0, 0])
    const [mail] = await db.courriel.findMany({ where: { destinataire: agree.personne.courriel } })
    expect(mail?.sujet).toBe('Message du portail DUMG')
    expect(mail?.texte).toContain('/aide/encadrer')
    expect(`${mail?.sujet} ${mail?.texte}`).not.toMatch(/cellule|soutien/i)
    expect(await db.ligneJournal.findMany({ where: { objetType: 'encadrement' } })).toMatchObject([
      { evenement: 'envoyerEncadrer', qualite: 'GESTIONNAIRE', vers: '2026H', auteurId: acteur.personneId },
    ])
    const message = 'Tous les maîtres de stage agréés l’ont déjà reçu : semestre d’hiver 2026-2027.'
    await expect(aMidi('2026-11-25', () => envoyerEncadrer(acteur))).rejects.toMatchObject({ refus: { regle: 'R-SOU-8', message } })
    const nouveau = await unMsu()
    expect(await aMidi('2027-01-10', getEnvoiEncadrer)).toMatchObject({ maitres: 2, restent: 1 })
    await aMidi('2027-01-10', () => envoyerEncadrer(acteur))
    expect([await recus(agree.personneId), await recus(nouveau.personneId)]).toEqual([1, 1])
    await aMidi('2027-05-03', () => envoyerEncadrer(acteur))
    expect([await recus(agree.personneId), await recus(nouveau.personneId)]).toEqual([2, 2])
  })

  it('is sent once when two people send it at the same time', async () => {
    const [un, deux] = [await unActeur('GESTIONNAIRE'), await unActeur('CELLULE_COORD')]
    const msu = await unMsu()
    const issues = await Promise.allSettled([un, deux].map((a) => envoyerEncadrer(a)))
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await recus(msu.personneId)).toBe(1)
  })

  it.each(['INTERNE', 'MSU', 'DIR_DUMG', 'ADMIN_TECH', 'CELLULE_MED'] as const)('may not be sent by %s', async (role) => {
    await expect(envoyerEncadrer(await unActeur(role))).rejects.toMatchObject({ name: 'InterditError' })
  })
})
