import { beforeAll, describe, expect, it } from 'vitest'
import type { Acteur } from '@/lib/core/acteur'
import { db } from '@/lib/core/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/erreurs'
import { empreinteDe } from '@/lib/core/fichier'
import { abandonnerImport, appliquerImport, reglerEcart, simulerImport } from '@/lib/referentiel/import/commands'
import { getImport, getSource, listEcarts, listImports } from '@/lib/referentiel/import/queries'
import { filtreEcartsSchema, filtreLignesSchema } from '@/lib/referentiel/import/schema'
import { unActeur } from '../../../factories/acteur'
import { unInterne } from '../../../factories/interne'
import { unePersonne } from '../../../factories/personne'
import { appliquer, enBref, refusDe, simuler, unRpps, unTableau } from './scene'

let gestionnaire: Acteur
beforeAll(async () => {
  gestionnaire = await unActeur('GESTIONNAIRE')
})

const TITRES = 'RPPS;ADRESSE ELECTRONIQUE;Nom;Prenom;annee d’entree;Classement;Rang;Effectif;Semestre;Phase;Stage;Situation;Cause'
const deux = (i: Awaited<ReturnType<typeof unInterne>>, suite: string): string => `;${i.personne.courriel};;;;;${suite}`
const interne = (rang = 100) => unInterne({ rang, effectifReference: 3200 })
const passe = async (interneId: string) =>
  db.semestreInterne.findFirstOrThrow({ where: { interneId, situation: 'VALIDE', categorie: 'N1' }, orderBy: { semestreCode: 'asc' } })

describe('a file of internes', () => {
  it('is shown line by line and writes nothing before « Appliquer »; its bytes and hash are kept', async () => {
    const [a, b] = [await interne(), await interne(200)]
    const s = await passe(a.id)
    const fichier = unTableau(
      TITRES,
      deux(a, `7;3200;;;;;`),
      deux(b, '200;3200;;;;;'),
      deux(a, `7;3200;${s.semestreCode};Socle;;Non validé;Grossesse`),
    )
    const avant = await db.semestreInterne.findMany({ orderBy: { id: 'asc' } })
    const lu = await simuler(gestionnaire, 'INTERNES', fichier)
    expect(enBref(lu.lignes)).toEqual([
      'CHANGE Rang : 100 → 7',
      'INCHANGE',
      'CHANGE Situation du semestre : Validé → Non validé Cause :  → Grossesse',
    ])
    expect(lu.statut).toBe('SIMULE')
    expect((await db.interne.findUniqueOrThrow({ where: { id: a.id } })).rang).toBe(100)
    expect(await db.semestreInterne.findMany({ orderBy: { id: 'asc' } })).toEqual(avant)
    expect(lu.empreinte).toBe(empreinteDe(new Uint8Array(await fichier.arrayBuffer())))
    expect(await db.fichier.findUnique({ where: { id: (await getSource(gestionnaire, lu.id)).id } })).toMatchObject({
      nom: 'fichier.csv',
      type: 'text/csv',
      empreinte: lu.empreinte,
    })
    await appliquerImport(gestionnaire, lu.suite)
    expect((await db.interne.findUniqueOrThrow({ where: { id: a.id } })).rang).toBe(7)
    expect(await db.semestreInterne.findUnique({ where: { id: s.id } })).toMatchObject({
      situation: 'NON_VALIDE',
      cause: 'GROSSESSE',
      categorie: s.categorie,
    })
    expect(
      await db.ligneJournal.findMany({ where: { objetId: lu.id }, orderBy: { id: 'asc' }, select: { evenement: true, qualite: true } }),
    ).toEqual([
      { evenement: 'import_lu', qualite: 'GESTIONNAIRE' },
      { evenement: 'import_applique', qualite: 'GESTIONNAIRE' },
    ])
  })

  it('adds an interne, in the phase of the latest semester, without giving any role (R-GEN-2)', async () => {
    const semestre = (await passe((await interne()).id)).semestreCode
    const rpps = unRpps()
    const ligne = `${rpps};Neuve@Exemple.test;Nève;Zoé;2025;Classement par groupe;12;3 200`
    const { lignes } = await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, `${ligne};${semestre};Socle;N1;Validé;`))
    expect(enBref(lignes)).toEqual([`CREE Semestre ${semestre} :  → Validé`])
    const creee = await db.personne.findUniqueOrThrow({
      where: { courriel: 'neuve@exemple.test' },
      include: { nominations: true, interne: { include: { semestres: true } } },
    })
    expect(creee).toMatchObject({
      rpps,
      nom: 'Nève',
      prenom: 'Zoé',
      nominations: [],
      interne: { anneeEntree: 2025, rang: 12, effectifReference: 3200, phase: 'SOCLE' },
    })
    expect(creee.interne?.semestres).toMatchObject([{ semestreCode: semestre, categorie: 'N1', situation: 'VALIDE' }])
    const encore = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, `${ligne};${semestre};Socle;N1;Validé;`))
    expect(enBref(encore.lignes)).toEqual(['INCHANGE'])
  })

  it('makes an interne of an account that was opened before', async () => {
    const { courriel, id } = await unePersonne({ nom: 'Déjà', prenom: 'Là' })
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, `;${courriel};Déjà;Là;2025;ECN;3;9;;;;;`))
    expect(await db.interne.findUnique({ where: { personneId: id } })).toMatchObject({ typeClassement: 'ECN', rang: 3, phase: 'SOCLE' })
  })

  it('names the columns it does not read, and empty cells change nothing', async () => {
    const a = await interne()
    const lu = await simuler(gestionnaire, 'INTERNES', unTableau('courriel;Rang;Téléphone', `${a.personne.courriel};;06`))
    expect(lu.inconnues).toEqual(['Téléphone'])
    expect(enBref(lu.lignes)).toEqual(['INCHANGE'])
  })
})

describe('a line is refused', () => {
  const dit = async (...lignes: string[]): Promise<string> =>
    enBref((await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, ...lignes))).lignes).at(-1) ?? ''

  it('R-ID-1: « … n’est pas un numéro RPPS. », « … n’est pas une adresse électronique. », neither of them', async () => {
    expect(await dit('12345678901;;;;;;1;2;;;;;')).toBe('REFUSE R-ID-1 « 12345678901 » n’est pas un numéro RPPS.')
    expect(await dit(';pas une adresse;;;;;1;2;;;;;')).toBe('REFUSE R-ID-1 « pas une adresse » n’est pas une adresse électronique.')
    expect(await dit(';;Diop;;;;1;2;;;;;')).toContain('REFUSE R-ID-1 Ni numéro RPPS ni adresse électronique')
  })

  it('R-ID-1: « … deux personnes différentes. » and « … un autre numéro RPPS. »', async () => {
    const [x, y] = [await unePersonne({ rpps: unRpps() }), await unePersonne({ rpps: unRpps() })]
    expect(await dit(`${x.rpps};${y.courriel};;;;;1;2;;;;;`)).toContain(
      'R-ID-1 Le numéro RPPS et l’adresse électronique sont ceux de deux personnes',
    )
    expect(await dit(`${unRpps()};${y.courriel};;;;;1;2;;;;;`)).toContain(
      'R-ID-1 Cette adresse électronique est celle d’une personne qui a un autre',
    )
  })

  it('R-DES-9: « Le rang 3201 ne peut pas dépasser l’effectif de référence (3200). »', async () => {
    expect(await dit(deux(await interne(), '3201;;;;;;'))).toBe(
      'REFUSE R-DES-9 Le rang 3201 ne peut pas dépasser l’effectif de référence (3200).',
    )
    expect(await dit(deux(await interne(), '0;;;;;;'))).toContain('R-DES-9')
  })

  it('R-STG-1: « Le semestre 2050H n’est pas connu du portail. », « … n’est pas un semestre. »', async () => {
    expect(await dit(deux(await interne(), ';;2050H;Socle;;Validé;'))).toBe('REFUSE R-STG-1 Le semestre 2050H n’est pas connu du portail.')
    expect(await dit(deux(await interne(), ';;printemps;Socle;;Validé;'))).toContain(
      'R-STG-1 Semestre : « printemps » n’est pas un semestre.',
    )
  })

  it('IMPORT-VALEUR: « … n’est pas un nombre entier. », « … n’est pas une réponse connue. »', async () => {
    expect(await dit(deux(await interne(), '12,5;;;;;;'))).toBe('REFUSE IMPORT-VALEUR Rang : « 12,5 » n’est pas un nombre entier.')
    const a = await interne()
    expect(await dit(deux(a, `;;${(await passe(a.id)).semestreCode};Socle;;Réussi;`))).toContain(
      'IMPORT-VALEUR Situation : « Réussi » n’est pas une réponse',
    )
  })

  it('IMPORT-INCOMPLET: « …pour l’ajouter, il manque : … »', async () => {
    expect(await dit(';inconnue@exemple.test;Nève;;2025;;4;5;;;;;')).toContain('il manque : Prénom, Classement.')
  })

  it('IMPORT-DOUBLON: « …déjà plus haut dans le fichier. », « …un autre classement à la même personne. »', async () => {
    const a = await interne()
    const s = (await passe(a.id)).semestreCode
    expect(await dit(deux(a, '7;;;;;;'), deux(a, '7;;;;;;'))).toContain('IMPORT-DOUBLON Cette personne est déjà plus haut')
    expect(await dit(deux(a, `7;;${s};;;;`), deux(a, `7;;${s};;;;`))).toContain('IMPORT-DOUBLON Ce semestre de la même personne')
    expect(await dit(deux(a, '7;;;;;;'), deux(a, `8;;${s};;;;`))).toContain(
      'IMPORT-DOUBLON Plus haut dans le fichier, une autre ligne donne un autre classement',
    )
  })

  it('IMPORT-DOUBLON: « …une autre personne a ce numéro RPPS. »', async () => {
    const rpps = unRpps()
    const neuve = (n: number) => `${rpps};double${n}@exemple.test;Double;Ève;2025;ECN;1;2;;;;;`
    expect(await dit(neuve(1), neuve(2))).toBe('REFUSE IMPORT-DOUBLON Plus haut dans le fichier, une autre personne a ce numéro RPPS.')
  })

  it('IMPORT-COLONNES: « La colonne … manque. », « … est présente deux fois. »', async () => {
    expect(await refusDe(simuler(gestionnaire, 'INTERNES', unTableau('Nom;Rang', 'x;1')))).toContain(
      'IMPORT-COLONNES La colonne « RPPS » ou « Adresse électronique » manque.',
    )
    expect(await refusDe(simuler(gestionnaire, 'INTERNES', unTableau('mail;Rang;RANG', 'x;1;1')))).toContain(
      'IMPORT-COLONNES La colonne « Rang » est présente deux fois.',
    )
  })

  it('and the others of the same file are applied', async () => {
    const [a, b] = [await interne(), await interne()]
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, deux(a, '9999;;;;;;'), deux(b, '8;;;;;;')))
    expect((await db.interne.findUniqueOrThrow({ where: { id: a.id } })).rang).toBe(100)
    expect((await db.interne.findUniqueOrThrow({ where: { id: b.id } })).rang).toBe(8)
  })
})

describe('what belongs to another master (R-CAM-2)', () => {
  it('is told as a discrepancy once, not overwritten, and settled with a sentence', async () => {
    const a = await interne()
    const s = await passe(a.id)
    const ligne = `;${a.personne.courriel};Autre-Nom;${a.personne.prenom};;;100;3200;${s.semestreCode};Socle;SASPAS;Validé;`
    const lu = await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ligne))
    expect(enBref(lu.lignes)).toEqual([
      `INCHANGE écart nom : ${a.personne.nom} / Autre-Nom écart categorie : Praticien de niveau 1 / SASPAS`,
    ])
    expect(await db.personne.findUnique({ where: { id: a.personneId } })).toMatchObject({ nom: a.personne.nom })
    expect(await db.semestreInterne.findUnique({ where: { id: s.id } })).toMatchObject({ categorie: 'N1' })
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ligne))
    const { ecarts } = await listEcarts(gestionnaire, filtreEcartsSchema.parse({}))
    expect(ecarts.map((e) => [e.champ, e.portail, e.fichier, e.maitre])).toEqual(
      expect.arrayContaining([
        ['Nom', a.personne.nom, 'Autre-Nom', 'DUMG'],
        ['Type de stage', 'Praticien de niveau 1', 'SASPAS', 'ARS'],
      ]),
    )
    expect(ecarts).toHaveLength(2)
    const id = ecarts[0]?.id ?? ''
    await reglerEcart(gestionnaire, { id, suite: 'Nom corrigé après appel.' })
    await expect(reglerEcart(gestionnaire, { id, suite: 'Encore.' })).rejects.toThrow(ConflitError)
    expect((await listEcarts(gestionnaire, filtreEcartsSchema.parse({ etat: 'regles' }))).ecarts).toMatchObject([
      { id, suite: 'Nom corrigé après appel.' },
    ])
  })
})

describe('applying', () => {
  it('IMPORT-PERIME: « Le portail a changé depuis cette lecture… », and nothing is written', async () => {
    const [a, b] = [await interne(), await interne()]
    const lu = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, deux(a, '7;;;;;;'), deux(b, '8;;;;;;')))
    await db.interne.update({ where: { id: b.id }, data: { rang: 55 } })
    expect(await refusDe(appliquerImport(gestionnaire, lu.suite))).toContain('IMPORT-PERIME Le portail a changé depuis cette lecture')
    expect((await db.interne.findUniqueOrThrow({ where: { id: a.id } })).rang).toBe(100)
    expect(await db.import.findUnique({ where: { id: lu.id } })).toMatchObject({ statut: 'SIMULE', version: 0 })
  })

  it('IMPORT-VIDE: « Ce fichier ne change rien et ne signale rien… »', async () => {
    const a = await interne()
    const lu = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, deux(a, '100;;;;;;')))
    expect(await refusDe(appliquerImport(gestionnaire, lu.suite))).toContain('IMPORT-VIDE Ce fichier ne change rien')
  })

  it('happens once, whoever asks twice at the same moment; an abandoned file is never applied', async () => {
    const a = await interne()
    const lu = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, deux(a, '7;;;;;;')))
    const issues = await Promise.allSettled([appliquerImport(gestionnaire, lu.suite), appliquerImport(gestionnaire, lu.suite)])
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    const autre = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, deux(a, '9;;;;;;')))
    await abandonnerImport(gestionnaire, autre.suite)
    await expect(appliquerImport(gestionnaire, { ...autre.suite, version: 1 })).rejects.toThrow(ConflitError)
    await expect(abandonnerImport(gestionnaire, { id: a.id, version: 0 })).rejects.toThrow(IntrouvableError)
  })

  it('a department of 1,500 internes and 6,000 lines is applied in one transaction', { timeout: 60_000 }, async () => {
    const codes = (await db.semestre.findMany({ select: { code: true }, take: 4 })).map((s) => s.code)
    const lignes = Array.from({ length: 1500 }, (_, i) =>
      codes.map((c) => `;masse${i}@exemple.test;Masse;M${i};2025;ECN;${i + 1};1500;${c};Socle;N1;Validé;`),
    ).flat()
    await appliquer(gestionnaire, 'INTERNES', unTableau(TITRES, ...lignes))
    const { lignes: lues } = await appliquer(
      gestionnaire,
      'INTERNES',
      unTableau(TITRES, ...lignes.map((l) => l.replace(/Validé;$/, 'Non validé;Objectifs non atteints'))),
    )
    expect(lues.filter((l) => l.issue === 'CHANGE')).toHaveLength(lignes.length)
    expect(await db.semestreInterne.count({ where: { cause: 'INSUFFISANCE' } })).toBe(lignes.length)
  })
})

describe('who may (R-RNG-10)', () => {
  it.each(['INTERNE', 'MSU', 'COORD_DES', 'DIR_DUMG', 'ARS', 'ADMIN_TECH'] as const)('%s reads and does nothing here', async (role) => {
    const acteur = await unActeur(role)
    const lu = await simuler(gestionnaire, 'INTERNES', unTableau(TITRES, deux(await interne(), '7;;;;;;')))
    const actes = [
      simulerImport(acteur, { type: 'INTERNES', fichier: unTableau(TITRES) }),
      appliquerImport(acteur, lu.suite),
      abandonnerImport(acteur, lu.suite),
      reglerEcart(acteur, { id: lu.id, suite: 'x' }),
      listImports(acteur),
      getImport(acteur, lu.id, filtreLignesSchema.parse({})),
      getSource(acteur, lu.id),
      listEcarts(acteur, filtreEcartsSchema.parse({})),
    ]
    for (const issue of await Promise.allSettled(actes))
      expect(issue).toMatchObject({ status: 'rejected', reason: expect.any(InterditError) })
  })
})
