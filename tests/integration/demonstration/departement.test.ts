import { beforeAll, describe, expect, it } from 'vitest'
import { Role, StatutFlechage } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { aujourdhui, jour, jourDe, maintenant } from '@/lib/core/temps/horloge'
import { estJourOuvre } from '@/lib/core/temps/jours-ouvres'
import { verifierJournal } from '@/lib/core/workflow/journal'
import { available } from '@/lib/core/workflow/workflow'
import { rppsValide, finessValide } from '@/lib/core/donnees/rpps'
import { completude } from '@/lib/flechage/guards'
import { causesDeport } from '@/lib/flechage/deport'
import { dossierSelect } from '@/lib/flechage/policy'
import { REGLES } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { empreinteListe } from '@/lib/stages/campagne/liste/contenu'
import { lignesDuSemestre } from '@/lib/stages/campagne/liste/queries'
import { lireOffre } from '@/lib/stages/campagne/offre/queries'
import { listOffre } from '@/lib/stages/offre/queries'
import { filtresOffreSchema } from '@/lib/stages/offre/schema'
import { etablirOrdre } from '@/lib/stages/regles/ordre-appel'
import { emettreRecu } from '@/lib/stages/regles/recu'
import { getAvancement } from '@/lib/stages/choix/appariement/queries'
import { lireDemandeurs } from '@/lib/stages/choix/classement/queries'
import { lireInternesPhase } from '@/lib/stages/choix/figement/queries'
import { appelPossible } from '@/lib/stages/choix/guards'
import { lirePostes } from '@/lib/stages/choix/liste/queries'
import type { Choix } from '@/lib/stages/choix/policy'
import { figesDe, lireLignes } from '@/lib/stages/choix/publication/queries'
import { getChoix } from '@/lib/stages/choix/queries'
import { choixWorkflow } from '@/lib/stages/choix/workflow'
import { refusEncadrement } from '@/lib/referentiel/stage/terrain/guards'
import { ecrireDepartement } from '@/prisma/seed/departement/chargement'
import { composerDepartement } from '@/prisma/seed/departement/departement'
import { unActeur } from '../../factories/core/acteur'

const lireDossiers = async () => {
  const parametres = await getParametres(REGLES)
  const rows = await db.flechage.findMany({ select: dossierSelect, relationLoadStrategy: 'join' })
  return rows.map((row) => ({ ...row, parametres }))
}

describe('the demonstration department', () => {
  beforeAll(async () => {
    await ecrireDepartement()
  })

  it('has its people and its places', async () => {
    expect(await db.commune.count()).toBe(60)
    expect(await db.interne.count()).toBe(253)
    expect(await db.msu.count()).toBe(90)
    expect(await db.terrain.count()).toBe(45)
    expect(
      await db.commune.aggregate({ where: { territoire: { nom: 'CPTS Boucles de l’Aune' } }, _count: true, _sum: { population: true } }),
    ).toMatchObject({ _count: 9, _sum: { population: 82_000 } })
  })

  it('has only RPPS and FINESS numbers of the fictitious ranges, with valid check digits (R-ID-5)', async () => {
    const rpps = await db.personne.findMany({ where: { rpps: { not: null } }, select: { rpps: true } })
    const finess = await db.structure.findMany({ where: { finessEt: { not: null } }, select: { finessEt: true } })
    expect(rpps.length).toBe(90)
    expect(rpps.every(({ rpps }) => rpps?.startsWith('1099999') && rppsValide(rpps))).toBe(true)
    expect(finess.every(({ finessEt }) => finessEt?.startsWith('9900') && finessValide(finessEt))).toBe(true)
  })

  it('has personas for every role, each with a different description', async () => {
    const personas = await db.personne.findMany({
      where: { persona: { not: null } },
      select: { persona: true, nominations: { select: { role: true } } },
    })
    const roles = new Set(personas.flatMap((p) => p.nominations.map((n) => n.role)))
    expect(Object.values(Role).filter((r) => !roles.has(r))).toEqual([])
    expect(new Set(personas.map((p) => p.persona)).size).toBe(personas.length)
  })

  it('has requests in every state, sixty requests of past campaigns, and an open campaign', async () => {
    const statuts = new Set((await db.flechage.findMany({ select: { statut: true } })).map((f) => f.statut))
    expect(Object.values(StatutFlechage).filter((s) => !statuts.has(s))).toEqual([])
    expect(await db.flechage.count({ where: { campagne: { choixLe: { lt: aujourdhui() } } } })).toBe(60)
    const [ouverte] = await db.campagneFlechage.findMany({ where: { ouvreLe: { lte: maintenant() }, fermeLe: { gte: maintenant() } } })
    expect(ouverte).toBeDefined()
  })

  it('holds no deposited request that the rules would have refused', async () => {
    const fautes = (await lireDossiers())
      .filter((d) => d.deposeLe && d.statut !== 'INCOMPLETE')
      // People have changed phase since a past campaign.
      .flatMap((d) =>
        completude(d, d.deposeLe ?? maintenant()).flatMap((e) =>
          e.refus && (e.cle !== 'situation' || d.campagne.choixLe >= aujourdhui())
            ? [`${d.numero} ${d.categorie}: ${e.refus.message}`]
            : [],
        ),
      )
    expect(fautes).toEqual([])
  })

  it('holds the named examples: a draft refused by R-FLE-5, a missing signature (R-FLE-3), a member who stands aside (R-DEP-2)', async () => {
    const dossiers = await lireDossiers()
    const de = (nom: string) => dossiers.filter((d) => d.interne.personne.nom === nom)
    const refusDe = (nom: string) => de(nom).flatMap((d) => completude(d, maintenant()).flatMap((e) => (e.refus ? [e.refus.regle] : [])))
    expect(refusDe('Haddad')).toContain('R-FLE-5')
    expect(refusDe('Roussel')).toEqual(['R-FLE-3'])
    expect(refusDe('Vasseur').sort()).toEqual(['R-FLE-0', 'R-FLE-3'])
    const carpentier = await db.personne.findUniqueOrThrow({ where: { rpps: '10999990012' } })
    const ecartes = dossiers.filter((d) => d.statut === 'EN_COMMISSION' && causesDeport(d, carpentier.id).includes('MSU_DU_TERRAIN'))
    expect(ecartes).toHaveLength(1)
    expect(ecartes[0]?.examen?.deports).toContainEqual({
      personneId: carpentier.id,
      nature: 'AUTOMATIQUE',
      cause: 'Exerce sur le terrain demandé ou le dirige',
    })
  })

  it('has no line of the journal dated in the future, and an unbroken chain', async () => {
    const { _max } = await db.ligneJournal.aggregate({ _max: { le: true } })
    expect(_max.le?.getTime()).toBeLessThan(maintenant().getTime())
    expect(await verifierJournal()).toMatchObject({ premiereRupture: null })
  })

  it('R-MSU-20: a first-level terrain has one to three maîtres de stage, a SASPAS has at least two', async () => {
    const terrains = await db.terrain.findMany({
      select: { intitule: true, mode: true, categories: true, responsableId: true, _count: { select: { praticiens: true } } },
    })
    const fautes = terrains.flatMap(({ intitule, responsableId, _count, ...t }) => {
      const faute = refusEncadrement({ ...t, praticiens: _count.praticiens, responsable: responsableId !== null })
      return faute ? [`${intitule}: ${faute.refus.message}`] : []
    })
    expect(fautes).toEqual([])
  })

  it('R-DES-2: one coupled stage is in two places, in the offer as in the list, and one interne has half of it validated', async () => {
    const couples = await db.poste.findMany({ where: { secondTerrainId: { not: null } }, select: { terrain: true, secondTerrain: true } })
    expect(new Set(couples.map((p) => `${p.terrain.intitule} > ${p.secondTerrain?.intitule}`))).toEqual(
      new Set(['Santé de la femme et de l’enfant, PMI et hôpital > Femme et enfant au Littoral']),
    )
    expect(await db.lignePostes.count({ where: { secondIntitule: 'Femme et enfant au Littoral' } })).toBeGreaterThan(1)
    const [demi, ...autres] = await db.semestreInterne.findMany({
      where: { moitieValidee: { not: null } },
      select: { premiereMoitie: true, moitieValidee: true, interne: { select: { personne: { select: { nom: true } } } } },
    })
    expect(demi).toEqual({ premiereMoitie: 'SANTE_ENFANT', moitieValidee: 'SANTE_ENFANT', interne: { personne: { nom: 'Lemoine' } } })
    expect(autres).toEqual([])
  })

  it('R-MSU-10, R-MSU-11: the list in force holds only posts that may be offered, and not those of a terrain suspended since the first list', async () => {
    const campagne = await db.campagnePostes.findFirstOrThrow({
      where: { statut: 'PUBLIEE' },
      include: { semestre: true, listes: { orderBy: { numero: 'asc' } } },
    })
    const [premiere, enVigueur] = campagne.listes
    const publies = async (listeId: string | undefined) =>
      (await db.lignePostes.findMany({ where: { listeId }, select: { intitule: true } })).map((l) => l.intitule)
    const marelle = 'SASPAS du cabinet Marelle'
    expect([await publies(premiere?.id), await publies(enVigueur?.id)].map((l) => l.includes(marelle))).toEqual([true, false])
    expect(enVigueur?.motif).toContain(`${marelle} est retiré, son agrément étant suspendu.`)
    const offre = await lireOffre(db, campagne)
    expect(offre.filter((l) => (l.offert ?? 0) > 0 && l.reserve)).toEqual([])
    expect(offre.filter((l) => l.reserve).map((l) => [l.terrain, l.repondu, l.offert])).toContainEqual([marelle, 1, 0])
    const lignes = await lignesDuSemestre(db, campagne.semestreCode)
    expect(empreinteListe(lignes)).toBe(enVigueur?.empreinte)
    const { total, postes } = await listOffre(await unActeur(), filtresOffreSchema.parse({ semestre: campagne.semestreCode, q: 'marelle' }))
    expect([total, postes]).toEqual([0, []])
  })

  it('R-RNG-1, R-RNG-9: a live choice is ready to be opened, with the call order and the receipts that the rules compute', async () => {
    const choix = await db.choix.findFirstOrThrow({ where: { statut: 'LISTE_FIGEE', mode: 'DIRECT' }, select: { id: true } })
    const vu = await getChoix(await unActeur('GESTIONNAIRE'), choix.id)
    expect(vu?.actions.map((x) => [x.action, x.refus ?? null])).toEqual([['ouvrir', null]])
    const lignes = await lireLignes(db, vu as Choix)
    expect(lignes.map((l) => l.situation)).toEqual([
      'NORMAL',
      'ABSENT_AVEC_PROCURATION',
      'ABSENT',
      'SURNOMBRE_NON_VALIDANT',
      'ABSENT',
      'NORMAL',
    ])
    const internes = await lireInternesPhase(db, vu?.semestreCode ?? '', 'SOCLE')
    const appeles = lignes.flatMap((l) => internes.filter((i) => i.id === l.interneId).map((i) => ({ ...i, pseudonyme: l.pseudonyme })))
    expect(etablirOrdre(appeles).groupes.flatMap((g) => g.membres.map((m) => m.id))).toEqual(lignes.map((l) => l.interneId))
    const empreintes = await db.voeuxStage.findMany({
      where: { interneId: { in: lignes.map((l) => l.interneId) }, figesLe: { not: null } },
    })
    for (const ligne of lignes)
      expect(emettreRecu(figesDe(vu as Choix, ligne)).empreinte).toBe(empreintes.find((v) => v.interneId === ligne.interneId)?.empreinte)
    const postes = await lirePostes(db, vu as Choix)
    expect(appeles.every((i) => postes.some((p) => i.eligibles.includes(p.categorie)))).toBe(true)
  })

  it('R-RNG-8: a matching is being prepared: wishes are frozen, short lists too, and three of the six terrains asked have answered', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const choix = await db.choix.findFirstOrThrow({ where: { statut: 'VOEUX_FIGES', mode: 'APPARIEMENT' }, select: { id: true } })
    const vu = (await getChoix(gestionnaire, choix.id)) as Choix
    expect(available(choixWorkflow, gestionnaire, vu, maintenant()).map((x) => [x.action, x.refus ?? null])).toEqual([['figerListe', null]])
    expect(appelPossible(vu, maintenant())).toBeUndefined()
    expect(await getAvancement(gestionnaire, vu)).toEqual({ demandes: 6, classes: 3 })
    const lignes = await lireLignes(db, vu)
    const eligibles = new Map((await lireInternesPhase(db, vu.semestreCode, 'CONSOLIDATION')).map((i) => [i.id, i.eligibles]))
    expect(lignes.map((l) => eligibles.get(l.interneId))).toEqual(Array(7).fill(['N3_DJ']))
    const empreintes = await db.voeuxStage.findMany({ where: { semestreCode: vu.semestreCode, interneId: { in: [...eligibles.keys()] } } })
    for (const ligne of lignes)
      expect(emettreRecu(figesDe(vu, ligne)).empreinte).toBe(empreintes.find((v) => v.interneId === ligne.interneId)?.empreinte)
    // A terrain only ranks internes who asked for it.
    const demandeurs = await lireDemandeurs(db, vu)
    for (const { posteId, interneId } of await db.classementChoix.findMany())
      expect(demandeurs.get(posteId)?.map((d) => d.id)).toContain(interneId)
  })

  it('R-RNG-8: wishes for the next consolidation are open; deposited lists are long enough, and the persona’s list has only two posts', async () => {
    const { semestreCode, listeId } = await db.choix.findFirstOrThrow({ where: { statut: 'PREPARATION', phase: 'CONSOLIDATION' } })
    expect(listeId).toBeNull()
    const internes = await lireInternesPhase(db, semestreCode, 'CONSOLIDATION')
    const listes = await db.voeuxStage.findMany({ where: { semestreCode, interneId: { in: internes.map((i) => i.id) } } })
    expect(listes.filter((l) => l.deposesLe).length).toBeGreaterThan(20)
    expect(listes.filter((l) => l.deposesLe && l.postes.length < 4)).toEqual([])
    const petit = internes.find((i) => i.nom === 'Hugo Petit')
    expect(petit?.voeux?.postes).toHaveLength(2)
  })

  it('counts as many posts taken by article 44 as internes placed on them (R-FLE-9)', async () => {
    const postes = await db.poste.findMany({ select: { horsChoix: true, _count: { select: { affectes: true } } } })
    expect(postes.every((p) => p.horsChoix === p._count.affectes)).toBe(true)
  })

  it('freezes the offer of the semesters whose choice has begun, and of no other (R-FLE-9)', async () => {
    const semestres = await db.semestre.findMany({ select: { offreFigeeLe: true, choix: { select: { statut: true } } } })
    expect(semestres.some((s) => s.offreFigeeLe)).toBe(true)
    for (const { offreFigeeLe, choix } of semestres) expect(offreFigeeLe !== null).toBe(choix.some((c) => c.statut !== 'PREPARATION'))
  })
})

describe('the demonstration department on another day', () => {
  const jours = Array.from({ length: 48 }, (_, i) => new Date(jour('2026-11-03').getTime() + i * 16 * 86_400_000))
  it.each(jours.map((j) => [j.toISOString().slice(0, 10), j] as const))('%s: is generated with requests in every state', (_, le) => {
    const { lot } = composerDepartement(le)
    expect(new Set(lot.flechage?.map((f) => f.statut)).size).toBe(17)
    const recent = Math.max(...(lot.ligneJournal ?? []).map((l) => new Date(l.le).getTime()))
    expect(recent).toBeLessThan(le.getTime())
    expect(lot.appelChoix?.flatMap((l) => l.place ?? [])).toEqual([1, 2, 3, 4, 5, 6])
    expect(lot.classementChoix).toHaveLength(8)
    for (const { prevueLe } of lot.seance ?? []) expect(estJourOuvre(jourDe(new Date(prevueLe)))).toBe(true)
    for (const { le: quand } of [...(lot.declaration ?? []), ...(lot.note ?? []), ...(lot.vote ?? [])])
      expect(new Date(quand).getTime()).toBeLessThan(le.getTime())
    // An item is on the agenda before the members are called, and ties are declared after the call.
    const appels = new Map(lot.ligneJournal?.filter((l) => l.evenement === 'convoquer').map((l) => [l.objetId, new Date(l.le)]))
    for (const s of lot.seance?.filter((x) => x.statut !== 'PREPARATION') ?? []) {
      const points = lot.examen?.filter((e) => e.seanceId === s.id).map((e) => e.id) ?? []
      const inscriptions = lot.ligneJournal?.filter((l) => l.evenement === 'inscrire' && points.includes(l.objetId)) ?? []
      const appel = appels.get(s.id ?? '') ?? new Date(0)
      expect(inscriptions.some((l) => new Date(l.le) < appel)).toBe(true)
      for (const d of lot.declaration?.filter((x) => points.includes(x.examenId)) ?? [])
        expect(new Date(d.le).getTime()).toBeGreaterThan(appel.getTime())
    }
  })
})
