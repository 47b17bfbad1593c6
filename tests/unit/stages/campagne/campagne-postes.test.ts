import { describe, expect, it } from 'vitest'
import { jour } from '@/lib/core/temps/horloge'
import { capaciteGardee } from '@/lib/stages/campagne/capacite/garde'
import { refusLien, refusRelance } from '@/lib/stages/campagne/capacite/guards'
import { refusCloses } from '@/lib/stages/campagne/guards'
import { jaugeDite } from '@/lib/stages/campagne/jauge'

describe('the places kept for a terrain that did not answer (R-CAM-1, R-MSU-20)', () => {
  const terrain = { capaciteAgreee: 3, categories: ['SASPAS', 'LIBRE'] } as const
  it('are those of its last offer, within the present agrément', () => {
    expect(
      capaciteGardee(terrain, [
        { categorie: 'SASPAS', capacite: 1 },
        { categorie: 'N1', capacite: 1 },
        { categorie: 'LIBRE', capacite: 1 },
      ]),
    ).toEqual([
      { categorie: 'SASPAS', capacite: 1 },
      { categorie: 'LIBRE', capacite: 1 },
    ])
    expect(
      capaciteGardee(terrain, [
        { categorie: 'SASPAS', capacite: 2 },
        { categorie: 'LIBRE', capacite: 2 },
      ]),
    ).toEqual([
      { categorie: 'SASPAS', capacite: 2 },
      { categorie: 'LIBRE', capacite: 1 },
    ])
  })
  it('are the agreed capacity when the terrain has one kind of stage and no last offer, and none when it has several kinds', () => {
    expect(capaciteGardee({ capaciteAgreee: 2, categories: ['N1'] }, [])).toEqual([{ categorie: 'N1', capacite: 2 }])
    expect(capaciteGardee(terrain, [])).toEqual([])
    expect(capaciteGardee({ capaciteAgreee: 2, categories: [] }, [])).toEqual([])
  })
})

describe('a link once the answers are closed', () => {
  const [avant, apres] = [new Date('2027-01-10T09:00:00Z'), new Date('2027-01-20T09:00:00Z')]
  const suivi = (gardee: boolean, statut: 'PREPARATION' | 'CEBF' | 'REPARTITION' | 'PUBLIEE' = 'PREPARATION') => ({
    expireLe: new Date('2027-01-15T22:59:59Z'),
    gardeeLe: gardee ? avant : null,
    campagne: { statut, reponsesAvant: jour('2027-01-15'), reponsesClosesLe: avant },
  })
  it('CAPACITE-CLOSE « Les réponses sont closes depuis le dimanche 10 janvier 2027. », for a terrain that had answered', () => {
    expect(refusLien(suivi(false), avant)).toMatchObject({
      regle: 'CAPACITE-CLOSE',
      message: 'Les réponses sont closes depuis le dimanche 10 janvier 2027. Appelez le secrétariat du département si la vôtre change.',
    })
    expect(refusCloses({ reponsesClosesLe: avant })).toMatchObject({
      regle: 'CAMPAGNE-REPONSES',
      message: 'Les réponses sont closes depuis le dimanche 10 janvier 2027 : une réponse donnée par téléphone se note encore.',
    })
  })
  it('still works until the announced term for a terrain that had not answered, as long as no list is published', () => {
    for (const statut of ['PREPARATION', 'CEBF', 'REPARTITION'] as const) expect(refusLien(suivi(true, statut), avant)).toBeUndefined()
    expect(refusLien(suivi(true, 'PUBLIEE'), avant)?.regle).toBe('CAPACITE-CLOSE')
    expect(refusLien(suivi(true), apres)?.regle).toBe('CAPACITE-EXPIREE')
  })
  it('CAPACITE-RAPPEL « Les réponses sont closes et ce terrain en est prévenu »', () => {
    const demande = { ...suivi(true), reponduLe: null, demandeLe: jour('2026-12-01'), relanceeLe: null, courriel: 'a@b.fr' }
    expect(refusRelance(demande, 72, avant)).toMatchObject({
      regle: 'CAPACITE-RAPPEL',
      message: 'Les réponses sont closes et ce terrain en est prévenu : une réponse donnée par téléphone se note encore.',
    })
  })
})

describe('R-STG-8: the gauge', () => {
  const bilan = { reste: 10, appeles: 100, minimum: 107, suffisante: false }
  it('is under construction while the campaign collects and examines places, with its figures and the awaited answers', () => {
    expect(jaugeDite(bilan, { statut: 'PREPARATION', enAttente: 12 })).toEqual({
      ton: 'neutral',
      etat: 'En construction, 12 réponses attendues',
      titre: 'L’offre est en construction',
      phrases:
        'À ce jour, 10 places au choix commun pour 100 internes ; le minimum légal est de 107. Il y a encore 12 réponses attendues des terrains.',
    })
    expect(jaugeDite(bilan, { statut: 'CEBF', enAttente: 0 })).toMatchObject({ ton: 'neutral', etat: 'En construction' })
    expect(jaugeDite(bilan, { statut: 'PREPARATION', enAttente: 1 }).etat).toBe('En construction, une réponse attendue')
  })
  it('is a fault when the list is about to be published, is published, or belongs to no campaign', () => {
    for (const campagne of [{ statut: 'REPARTITION', enAttente: 0 } as const, { statut: 'PUBLIEE', enAttente: 0 } as const, null])
      expect(jaugeDite(bilan, campagne)).toMatchObject({ ton: 'bad', etat: 'Insuffisante, il manque 97 places' })
    expect(jaugeDite({ ...bilan, reste: 108, suffisante: true }, null)).toMatchObject({
      ton: 'good',
      etat: 'Suffisante, une place de plus',
    })
    expect(jaugeDite({ ...bilan, reste: 107, suffisante: true }, null).etat).toBe('Juste suffisante')
  })
})
