import { describe, expect, it } from 'vitest'
import { ajouterJoursOuvres } from '@/lib/core/temps/jours-ouvres'
import { aInstant, aujourdhui, instantDeParis, isoJour, jour } from '@/lib/core/temps/horloge'
import { enRecit } from '@/app/(portail)/aide/suivi/_dossier/formes'
import { NOTES_DE_DROIT } from '@/lib/soutien/danger/schema'
import { saisieSchema } from '@/lib/soutien/demande/schema'
import { FAMILLES, GENRES } from '@/lib/soutien/reseau/schema'
import { MOTIFS } from '@/lib/soutien/schema'

describe('R-SOU-10: the motives of a request', () => {
  const CODES = [
    'charge',
    'encadrement',
    'isolement',
    'vss_harcelement',
    'discrimination',
    'apprentissage',
    'these',
    'sante',
    'famille',
    'finances_logement',
    'orientation',
    'addiction',
    'evenement',
    'autre',
  ]

  it('are fourteen codes, and no other', () => {
    expect(Object.keys(MOTIFS)).toEqual(CODES)
    expect(new Set(Object.values(MOTIFS)).size).toBe(14)
  })

  it('the person’s form accepts each of them and refuses another code; a doctor’s page leaves another code out', () => {
    const saisie = { canal: 'RAPPEL', telephone: '1', urgence: 'SEMAINE', mode: 'ANONYME', accord: 'on' }
    expect(saisieSchema.parse({ ...saisie, motifs: CODES }).motifs).toEqual(CODES)
    const refus = saisieSchema.safeParse({ ...saisie, motifs: ['diagnostic'] })
    expect(refus.error?.issues.map((i) => [i.path[0], i.message])).toEqual([['motifs', 'Choisissez dans la liste.']])
    expect(enRecit({ motifs: [...CODES, 'diagnostic'] }).motifs).toEqual(CODES)
  })
})

describe('R-SOU-12: violence and harassment', () => {
  it('the public page says that employers must hold a scheme, and that the cell leads to it and does not investigate', () => {
    const famille = FAMILLES.find((f) => f.genres.includes('VSS'))
    expect(famille?.mot).toMatch(/doit tenir un dispositif.*L\.\s135-6.*2020-256.*elle n’enquête pas\./)
    expect(FAMILLES.flatMap((f) => f.genres).sort()).toEqual(Object.keys(GENRES).sort())
  })
})

describe('R-SOU-15: the duty to report and the secret', () => {
  it('doctors read article 40 with the articles on secrecy and its exceptions, and that the decision is theirs', () => {
    const lu = NOTES_DE_DROIT.map((n) => `${n.titre} ${n.texte}`).join('\n')
    for (const article of ['article 40', '1110-4', '226-13', '226-14', '223-6']) expect(lu).toContain(article)
    expect(lu).toContain('Aucun bouton ne tranche à votre place')
    expect(lu).toContain('le portail ne leur transmet rien, ni à la faculté')
  })
})

describe('R-SOU-3: three working days to answer', () => {
  it.each([
    ['2027-03-26', '2027-04-01', 'over Easter Monday, and the night clocks go forward'],
    ['2026-10-23', '2026-10-28', 'over the night clocks go back'],
    ['2026-12-31', '2027-01-06', 'over the first of the year, a Friday'],
    ['2026-11-10', '2026-11-16', 'over the 11th of November'],
  ])('a request of %s is answered by %s at the latest: %s', (recue, limite) => {
    expect(isoJour(ajouterJoursOuvres(jour(recue), 3))).toBe(limite)
    // An answer is late from the day after, which begins at midnight in Paris.
    const lejour = (instant: string) => aInstant(instantDeParis(instant), async () => aujourdhui() > jour(limite))
    return expect(
      Promise.all([lejour(`${limite}T23:59`), lejour(`${isoJour(new Date(jour(limite).getTime() + 86_400_000))}T00:00`)]),
    ).resolves.toEqual([false, true])
  })
})
