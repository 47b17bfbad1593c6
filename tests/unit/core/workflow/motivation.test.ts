import { describe, expect, it } from 'vitest'
import { refusMotifs } from '@/lib/core/pdf/document'
import { estPassePartout } from '@/lib/core/workflow/motivation'

describe('R-GEN-5: a set phrase is not a reason', () => {
  it.each([
    '',
    '   ',
    '—',
    'Néant',
    'R.A.S.',
    'refus',
    'Voir dossier.',
    'À compléter',
    'Vu les textes en vigueur.',
    'Conformément à la réglementation en vigueur',
    'VU L’AVIS DÉFAVORABLE DE LA COMMISSION',
    'Après examen attentif de votre demande, celle-ci ne peut être accueillie favorablement.',
    'Votre demande ne peut recevoir une suite favorable.',
    'Dans l’intérêt du service, la demande est rejetée.',
    'Avis défavorable de la commission, dossier insuffisant.',
    'Les conditions ne sont pas remplies.',
    'non non non non non',
    'x x x x',
    '. . . . . .',
  ])('« %s »', (texte) => {
    expect(estPassePartout(texte)).toBe(true)
  })

  it.each([
    'Article 44, I, de l’arrêté du 12 avril 2017 : le stage doit s’inscrire dans le bon déroulement de la maquette.',
    'Code de l’éducation, article R. 632-19.',
    'Le terrain demandé n’accueille qu’un interne et son responsable est en congé jusqu’en mars.',
    'Après examen du dossier, le projet d’installation décrit se situe hors de la région.',
  ])('but « %s » is a reason', (texte) => {
    expect(estPassePartout(texte)).toBe(false)
  })

  const droit = 'Article 44, I, de l’arrêté du 12 avril 2017 relatif à l’organisation du troisième cycle.'
  const fait = 'Le stage libre ne pouvait être accompli dans la seconde moitié de la phase.'
  it('« Les motifs de droit manquent ou ne disent rien » says what to write', () => {
    expect(refusMotifs({ droit: 'Vu les textes en vigueur', fait })).toMatchObject({
      regle: 'R-GEN-5',
      message: 'Les motifs de droit manquent ou ne disent rien : citez les textes appliqués et ce qu’ils exigent.',
    })
  })
  it('« Les motifs de fait manquent ou ne disent rien » says what to write', () => {
    expect(refusMotifs({ droit, fait: 'Votre dossier ne remplit pas les conditions requises.' })).toMatchObject({
      regle: 'R-GEN-5',
      message: 'Les motifs de fait manquent ou ne disent rien : décrivez la situation de cette personne qui fonde la décision.',
    })
  })
  it('accepts real reasons', () => {
    expect(refusMotifs({ droit, fait })).toBeUndefined()
  })
})
