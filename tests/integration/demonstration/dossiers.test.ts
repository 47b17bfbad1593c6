// The seven files of the rule book, §9, as the demonstration holds them.
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { refusMotivation } from '@/lib/flechage/decision/guards'
import { completude } from '@/lib/flechage/guards'
import { dossierSelect, signatairesRequis, type Dossier } from '@/lib/flechage/policy'
import { REGLES } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { ecrireDepartement } from '@/prisma/seed/departement/chargement'

let dossiers: Dossier[]
/** The dossiers of the open campaign in this state: those that a visitor sees on the first day. */
const enCours = (statut: Dossier['statut']): Dossier[] => dossiers.filter((d) => d.statut === statut && d.campagne.choixLe >= aujourdhui())

beforeAll(async () => {
  await ecrireDepartement()
  const parametres = await getParametres(REGLES)
  dossiers = (await db.flechage.findMany({ select: dossierSelect, relationLoadStrategy: 'join' })).map((row) => ({ ...row, parametres }))
})

describe('the seven files of §9', () => {
  it('(1) a stage libre in palliative care, with both signatures, AFFECTEE: one post is taken out of the offer', async () => {
    const [d, ...autres] = enCours('AFFECTEE').filter((x) => x.terrain?.intitule === 'Soins palliatifs')
    expect(autres).toEqual([])
    expect(d).toMatchObject({ categorie: 'LIBRE', decision: { sens: 'AFFECTEE' } })
    expect(new Set(d?.accords.filter((a) => a.statut === 'SIGNE').map((a) => a.qualite))).toEqual(
      new Set(['RESPONSABLE_PEDAGOGIQUE', 'DIRECTEUR_ETABLISSEMENT']),
    )
    const poste = await db.poste.findFirstOrThrow({ where: { terrainId: d?.terrainId ?? '', semestreCode: d?.campagne.semestreCode } })
    expect(poste.horsChoix).toBe(1)
  })

  it('(2) a SASPAS whose host is a member of the commission: it is on the agenda, and she stands aside', async () => {
    const [d] = enCours('EN_COMMISSION').filter((x) => x.terrain?.intitule === 'SASPAS du Plateau')
    const membres = new Set((await db.membre.findMany({ select: { personneId: true } })).map((m) => m.personneId))
    const ecartes = d?.examen?.deports.filter((x) => membres.has(x.personneId)) ?? []
    expect(ecartes).toMatchObject([{ nature: 'AUTOMATIQUE', cause: 'Exerce sur le terrain demandé ou le dirige' }])
    const presences = d?.examen?.declarations.map((x) => x.personneId) ?? []
    expect(presences).not.toContain(ecartes[0]?.personneId)
  })

  it('(3) the hospital director’s signature is missing: INCOMPLETE, with a request for complements that waits for its answer', () => {
    const [d] = enCours('INCOMPLETE').filter((x) => x.interne.personne.nom === 'Roussel')
    if (!d?.terrain) throw new Error('the file (3) of §9 is missing')
    const signees = d.accords.filter((a) => a.statut === 'SIGNE').map((a) => a.qualite)
    expect(signatairesRequis(d.terrain.mode).filter((q) => !signees.includes(q))).toEqual(['DIRECTEUR_ETABLISSEMENT'])
    expect(d.complements[0]).toMatchObject({ reponduLe: null })
    expect(completude(d, maintenant()).find((e) => e.cle === 'accords')?.refus).toMatchObject({ regle: 'R-FLE-3' })
  })

  it('(4) a terrain that is not agréé for the whole of the next semester: the draft is blocked by R-FLE-5, which gives the day', () => {
    const [d] = enCours('BROUILLON').filter((x) => x.interne.personne.nom === 'Haddad')
    if (!d) throw new Error('the file (4) of §9 is missing')
    expect(completude(d, maintenant()).find((e) => e.cle === 'terrain')?.refus).toMatchObject({
      regle: 'R-FLE-5',
      message: expect.stringMatching(/agrément .*\d{4}/),
    })
  })

  it('(5) a favourable avis that the dean did not follow: NON_SAISIE, with the dean’s own reasons', async () => {
    const [d] = enCours('NON_SAISIE').filter((x) => x.examen?.sens === 'FAVORABLE')
    const saisine = await db.saisine.findUniqueOrThrow({ where: { flechageId: d?.id ?? '' } })
    expect(saisine.saisie).toBe(false)
    expect(saisine.motifs?.length).toBeGreaterThan(60)
  })

  it('(6) REFUSEE, with a complete notice: reasons of law and of fact, reference of the act, document', () => {
    const [d] = enCours('REFUSEE')
    expect(d?.decision).toMatchObject({ sens: 'REFUSEE', acteReference: expect.stringMatching(/\S/) })
    expect(d?.decision?.noticeId).toBeTruthy()
    expect(refusMotivation('REFUSEE', { droit: d?.decision?.motifsDroit ?? '', fait: d?.decision?.motifsFait ?? '' })).toBeUndefined()
  })

  it('(7) CADUQUE, with a sentence that says why, and that the interne keeps their rank and their choice', () => {
    for (const d of dossiers.filter((x) => x.statut === 'CADUQUE'))
      expect(d.causeCaducite).toMatch(/^[A-ZL].+\. Vous gardez votre rang et votre choix\.$/)
    expect(enCours('CADUQUE').length).toBeGreaterThan(0)
  })
})
