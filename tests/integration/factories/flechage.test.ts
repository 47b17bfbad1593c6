import { describe, expect, it } from 'vitest'
import { StatutFlechage } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { maintenant } from '@/lib/core/temps/horloge'
import { verifierJournal } from '@/lib/core/workflow/journal'
import { completude } from '@/lib/flechage/guards'
import { dossierSelect } from '@/lib/flechage/policy'
import { REGLES } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { unFlechage } from '../../factories/flechage/flechage'
import { unTerrain } from '../../factories/referentiel/terrain'

async function completudeDe(id: string) {
  const row = await db.flechage.findUniqueOrThrow({ where: { id }, select: dossierSelect, relationLoadStrategy: 'join' })
  return completude({ ...row, parametres: await getParametres(REGLES) }, maintenant())
}

describe('a fléchage made by its factory', () => {
  it.each(Object.values(StatutFlechage))('in the state %s satisfies the rules that led there', async (statut) => {
    const flechage = await unFlechage({ statut })
    expect(flechage.statut).toBe(statut)
    const restants = (await completudeDe(flechage.id)).filter((e) => e.refus).map((e) => `${e.cle}: ${e.refus?.message}`)
    expect(restants).toEqual(statut === 'BROUILLON' ? [expect.stringContaining('consentement')] : [])
  })

  it('has the two signatures of a hospital terrain (R-FLE-3)', async () => {
    const flechage = await unFlechage({ statut: 'DEPOSEE', terrain: await unTerrain({ mode: 'HOSPITALIER' }) })
    const accords = await db.accord.findMany({
      where: { flechageId: flechage.id },
      select: { qualite: true, statut: true },
      orderBy: { qualite: 'asc' },
    })
    expect(accords).toEqual([
      { qualite: 'RESPONSABLE_PEDAGOGIQUE', statut: 'SIGNE' },
      { qualite: 'DIRECTEUR_ETABLISSEMENT', statut: 'SIGNE' },
    ])
  })

  it('writes a journal whose chain is unbroken', async () => {
    expect(await verifierJournal()).toMatchObject({ premiereRupture: null })
    expect(await db.ligneJournal.count()).toBeGreaterThan(50)
  })
})
