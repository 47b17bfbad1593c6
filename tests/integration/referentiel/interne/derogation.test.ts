import { beforeAll, describe, expect, it } from 'vitest'
import { Role } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, RefusError } from '@/lib/core/workflow/erreurs'
import { ajouterJours, aujourdhui, isoJour, jour } from '@/lib/core/temps/horloge'
import { enregistrerDerogation, retirerDerogation } from '@/lib/referentiel/interne/derogation/commands'
import { derogationSchema } from '@/lib/referentiel/interne/derogation/schema'
import { getMonParcours, getParcours } from '@/lib/referentiel/interne/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unInterne } from '../../../factories/referentiel/interne'

let gestionnaire: Acteur
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
})

const HIER = isoJour(ajouterJours(aujourdhui(), -1))
const COMMUN = {
  accordeeLe: HIER,
  accordeePar: 'Pr Aubry, coordination du DES',
  motif: 'Projet de médecine du sport, accord du 3 novembre.',
}
const saisie = (interneId: string, suite: Record<string, unknown>) => derogationSchema.parse({ interneId, ...COMMUN, ...suite })
const refusDe = async (acte: Promise<unknown>): Promise<string> => {
  const erreur: unknown = await acte.catch((e: unknown) => e)
  return erreur instanceof RefusError ? `${erreur.refus.regle} ${erreur.refus.message}` : String(erreur)
}
const accorder = (interneId: string, suite: Record<string, unknown>) => enregistrerDerogation(gestionnaire, saisie(interneId, suite))

describe('a derogation is written by the secretariat', () => {
  it('R-DES-1: counts in the maquette, is read by the interne with its author and motive, and stands in the journal', async () => {
    const interne = await unInterne({ parcours: ['N1', 'URGENCES', 'POLYVALENTE', 'SFE', 'LIBRE', 'POLYVALENTE'] })
    const avant = await getParcours(gestionnaire, interne.id)
    expect(avant?.maquette.medecineGenerale.exiges).toBe(4)
    expect((await accorder(interne.id, { objet: 'MEDECINE_GENERALE', stages: '3' })).redirect).toBe(
      `/stages/internes/${interne.id}?fait=derogation#derogations`,
    )
    const sien = await getMonParcours(await acteurDe(interne.personneId))
    expect(sien.maquette.medecineGenerale.exiges).toBe(3)
    expect(sien.maquette.creneaux.find((c) => c.categorie === 'SASPAS')).toMatchObject({ remplace: 'POLYVALENTE' })
    expect(sien.derogations).toMatchObject([
      { objet: 'MEDECINE_GENERALE', stages: 3, accordeePar: COMMUN.accordeePar, motif: COMMUN.motif },
    ])
    expect(await db.ligneJournal.findFirst({ where: { objetId: interne.id, evenement: 'derogation_enregistree' } })).toMatchObject({
      qualite: 'GESTIONNAIRE',
      motif: `Moins de stages en médecine générale, ${COMMUN.accordeePar}`,
    })
  })

  it('R-DES-6, R-DES-7: puts off the thesis, and the phase it names', async () => {
    const { id } = await unInterne()
    const regle = await getParcours(gestionnaire, id)
    const plusTard = (date: Date | undefined) => isoJour(ajouterJours(date ?? aujourdhui(), 100))
    const enCours = regle?.phases.find((p) => p.phase === 'APPROFONDISSEMENT')
    await accorder(id, { objet: 'THESE', jusquAu: plusTard(regle?.these.limite) })
    await accorder(id, { objet: 'DUREE_PHASE', phase: 'APPROFONDISSEMENT', jusquAu: plusTard(enCours?.limite) })
    const lu = await getParcours(gestionnaire, id)
    expect([lu?.these.accordee, lu?.these.limite]).toEqual([true, jour(plusTard(regle?.these.limite))])
    expect(lu?.phases.map((p) => p.derogation)).toEqual([false, true])
  })

  it('is taken back once, and the rule applies again', async () => {
    const { id } = await unInterne()
    await accorder(id, { objet: 'MEDECINE_GENERALE', stages: '2' })
    const derogation = await db.derogation.findFirstOrThrow({ where: { interneId: id } })
    await retirerDerogation(gestionnaire, { id: derogation.id })
    const lu = await getParcours(gestionnaire, id)
    expect([lu?.derogations, lu?.maquette.medecineGenerale.exiges]).toEqual([[], 4])
    await expect(retirerDerogation(gestionnaire, { id: derogation.id })).rejects.toBeInstanceOf(ConflitError)
    await expect(retirerDerogation(gestionnaire, { id })).rejects.toBeInstanceOf(IntrouvableError)
    expect(await db.derogation.count({ where: { interneId: id } })).toBe(1)
  })
})

describe('a derogation is refused', () => {
  it('R-DES-1: « …la dérogation doit en demander moins. » when another one already asks for as few', async () => {
    const { id } = await unInterne()
    await accorder(id, { objet: 'MEDECINE_GENERALE', stages: '1' })
    expect(await refusDe(accorder(id, { objet: 'MEDECINE_GENERALE', stages: '1' }))).toBe(
      'R-DES-1 La maquette demande 1 stage en médecine générale : la dérogation doit en demander moins.',
    )
  })
  it('R-DES-1: « Cette date est à venir… »', async () => {
    const { id } = await unInterne()
    const accordeeLe = isoJour(ajouterJours(aujourdhui(), 1))
    expect(await refusDe(accorder(id, { objet: 'MEDECINE_GENERALE', stages: '1', accordeeLe }))).toContain('R-DES-1 Cette date est à venir')
  })
  it('R-DES-6: « …la nouvelle date doit être plus tardive. », « La thèse est soutenue depuis le… »', async () => {
    const { id } = await unInterne()
    expect(await refusDe(accorder(id, { objet: 'THESE', jusquAu: HIER }))).toMatch(/^R-DES-6 .*la nouvelle date doit être plus tardive\.$/)
    const docteur = await unInterne({ theseSoutenueLe: jour('2026-06-03') })
    expect(await refusDe(accorder(docteur.id, { objet: 'THESE', jusquAu: '2040-01-01' }))).toBe(
      'R-DES-6 La thèse est soutenue depuis le mercredi 3 juin 2026.',
    )
  })
  it('R-DES-7: « La phase de consolidation n’est pas commencée. », « …est déjà validée. », « …plus tardive. »', async () => {
    const { id } = await unInterne()
    expect(await refusDe(accorder(id, { objet: 'DUREE_PHASE', phase: 'CONSOLIDATION', jusquAu: '2040-01-01' }))).toBe(
      'R-DES-7 La phase de consolidation n’est pas commencée.',
    )
    expect(await refusDe(accorder(id, { objet: 'DUREE_PHASE', phase: 'SOCLE', jusquAu: '2040-01-01' }))).toBe(
      'R-DES-7 La phase socle est déjà validée.',
    )
    expect(await refusDe(accorder(id, { objet: 'DUREE_PHASE', phase: 'APPROFONDISSEMENT', jusquAu: HIER }))).toMatch(
      /^R-DES-7 La phase d’approfondissement peut déjà être validée jusqu’au .*plus tardive\.$/,
    )
  })
  it('when what it grants is missing, with a sentence beside the field', () => {
    const fautes = (suite: Record<string, unknown>) =>
      derogationSchema
        .safeParse({ interneId: '01890000-0000-7000-8000-000000000000', ...COMMUN, ...suite })
        .error?.issues.map((i) => [i.path[0], i.message])
    expect(fautes({ objet: 'MEDECINE_GENERALE', stages: '' })).toEqual([
      ['stages', 'Dites combien de stages de médecine générale restent demandés.'],
    ])
    expect(fautes({ objet: 'THESE' })).toEqual([['jusquAu', 'Indiquez la nouvelle date limite.']])
    expect(fautes({ objet: 'DUREE_PHASE', phase: '' })?.map(([champ]) => champ)).toEqual(['phase', 'jusquAu'])
    expect(fautes({})?.[0]).toEqual(['objet', 'Choisissez ce que la dérogation permet.'])
  })
  it.each(Object.values(Role).filter((r) => r !== 'GESTIONNAIRE'))('to %s', async (role) => {
    const interne = await unInterne()
    const acteur = await unActeur(role)
    const demande = saisie(interne.id, { objet: 'MEDECINE_GENERALE', stages: '1' })
    await expect(enregistrerDerogation(acteur, demande)).rejects.toBeInstanceOf(InterditError)
    await expect(retirerDerogation(acteur, { id: interne.id })).rejects.toBeInstanceOf(InterditError)
  })
})
