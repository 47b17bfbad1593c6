import { describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { InterditError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui } from '@/lib/core/temps/horloge'
import { getMesDroits } from '@/lib/referentiel/interne/droits/queries'
import { semestreAu } from '@/lib/referentiel/stage/semestre'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unInterne } from '../../../factories/referentiel/interne'

describe('one’s own rights (R-DES-5, R-STG-2 to R-STG-7)', () => {
  it('are computed from the phase and the current semester, each with its source', async () => {
    const interne = await unInterne()
    const droits = await getMesDroits(await acteurDe(interne.personneId))
    expect(droits).toMatchObject({
      semestre: semestreAu(aujourdhui()),
      conges: { jours: 30, unite: 'OUVRABLES' },
      semaine: { demiJournees: 10 },
      interruption: { dejaPris: 0 },
      horsRegion: { permis: 2, pris: 0 },
    })
    expect(droits.enCours?.situation).toBe('EN_COURS')
    const tous = droits.sources('semaine', 'gardes', 'conges', 'interruption', 'maladie', 'disponibilite', 'horsRegion', 'depot', 'remords')
    expect(tous).toHaveLength(9)
    expect(tous.every((s) => s.titre.length > 10)).toBe(true)
  })
  it('a docteur junior has those of their phase', async () => {
    const junior = await unInterne({ parcours: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'SASPAS', 'LIBRE', 'N3_DJ'] })
    expect((await getMesDroits(await acteurDe(junior.personneId))).conges).toMatchObject({ jours: 25, unite: 'OUVRES' })
  })
  it('R-STG-2: count the days of interruption of the semester under way', async () => {
    const interne = await unInterne()
    const { code } = semestreAu(aujourdhui())
    await db.semestreInterne.updateMany({ where: { interneId: interne.id, semestreCode: code }, data: { joursInterruption: 61 } })
    expect((await getMesDroits(await acteurDe(interne.personneId))).interruption).toMatchObject({ dejaPris: 61, perdu: true })
  })
  it('follow the parameter of the day', async () => {
    const interne = await unInterne()
    const depuis = await db.parametre.findFirstOrThrow({ where: { cle: 'droits.hors_region_stages' } })
    await db.parametre.update({ where: { id: depuis.id }, data: { valableAu: ajouterJours(aujourdhui(), -1) } })
    await db.parametre.create({
      data: { ...depuis, id: undefined, valeur: 4, valableDu: aujourdhui(), sourceTitre: 'Centre-Val de Loire, arrêté d’essai' },
    })
    const droits = await getMesDroits(await acteurDe(interne.personneId))
    expect([droits.horsRegion.permis, droits.sources('horsRegion')[0]?.titre]).toEqual([4, 'Centre-Val de Loire, arrêté d’essai'])
  })
  it.each(Object.values(Role).filter((r) => r !== 'INTERNE' && r !== 'DOCTEUR_JUNIOR'))(
    '%s is not an interne, and is refused the page',
    async (role) => {
      await expect(getMesDroits(await unActeur(role))).rejects.toBeInstanceOf(InterditError)
    },
  )
})
