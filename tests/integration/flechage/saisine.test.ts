import { utils, read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { listAFaireInstruction } from '@/lib/flechage/instruction/queries'
import { saisirEnLot, statuerSaisine } from '@/lib/flechage/saisine/commands'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { getBordereau, listASaisir, listSaisines, tableauSaisines } from '@/lib/flechage/saisine/queries'
import { lotSchema } from '@/lib/flechage/saisine/schema'
import { getActe } from '@/lib/flechage/decision/queries'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { unFlechage } from '../../factories/flechage/flechage'
import { unInterne } from '../../factories/referentiel/interne'
import { unTerrain } from '../../factories/referentiel/terrain'
import { textePdf } from './texte-pdf'

const qualite = 'Doyenne de l’UFR de médecine'
const MOTIFS = 'Le terrain accueille déjà deux internes de la même promotion et le projet d’installation décrit se situe hors de la région.'
const relire = (id: string) => db.flechage.findUniqueOrThrow({ where: { id }, include: { saisine: true } })
const mails = (id: string) => db.courriel.findMany({ where: { objetId: id }, orderBy: { creeLe: 'asc' } })

describe('referring one request', () => {
  it('refers after a favourable avis: letter, mails to the interne and to the ARS', async () => {
    const [doyenne, ars] = [await unActeur({ roles: ['DIR_UFR'], prenom: 'Maud', nom: 'Tessier' }), await unActeur('ARS')]
    const f = await unFlechage({ statut: 'AVIS_FAVORABLE' })
    await statuerSaisine(doyenne, { id: f.id, version: f.version, choix: 'SAISIR', motifs: '', qualite })
    const apres = await relire(f.id)
    expect(apres).toMatchObject({ statut: 'SAISINE_ARS', saisine: { saisie: true, motifs: null, signataireId: doyenne.personneId } })
    const texte = await textePdf((await lireFichier(apres.saisine?.lettreId ?? '')).octets)
    for (const mot of [f.numero ?? '', f.interne.personne.nom, f.terrain.intitule, 'article 44', 'Maud Tessier', qualite, 'Avis favorable'])
      expect(texte).toContain(mot)
    expect(texte).not.toContain('tribunal administratif')
    expect(texte).not.toContain('Projet professionnel')
    const sujets = (await mails(f.id)).map((m) => m.sujet)
    expect(sujets).toContain(`Votre demande ${f.numero} est transmise à l’agence régionale de santé`)
    const adresseArs = (await db.personne.findUniqueOrThrow({ where: { id: ars.personneId ?? '' } })).courriel
    const versArs = (await mails(f.id)).find((m) => m.destinataire === adresseArs)
    expect(versArs?.texte).toContain(f.numero)
    expect(versArs?.texte).not.toContain(f.interne.personne.nom)
  })

  it('R-FLE-5.1 « L’avis de la commission est défavorable : écrivez pourquoi vous saisissez tout de même l’agence régionale de santé. »', async () => {
    const doyenne = await unActeur('DIR_UFR')
    const f = await unFlechage({ statut: 'AVIS_DEFAVORABLE' })
    const cible = { id: f.id, version: f.version, choix: 'SAISIR' as const, qualite }
    for (const motifs of ['', 'Vu le dossier.'])
      await expect(statuerSaisine(doyenne, { ...cible, motifs })).rejects.toMatchObject({
        refus: {
          regle: 'R-FLE-5.1',
          message: 'L’avis de la commission est défavorable : écrivez pourquoi vous saisissez tout de même l’agence régionale de santé.',
        },
        champs: { motifs: expect.any(String) },
      })
    expect(await relire(f.id)).toMatchObject({ statut: 'AVIS_DEFAVORABLE', saisine: null })
    await statuerSaisine(doyenne, { ...cible, motifs: MOTIFS })
    expect(await relire(f.id)).toMatchObject({ statut: 'SAISINE_ARS', saisine: { motifs: MOTIFS } })
    // R-GEN-10: before the decision, the interne does not read its preparation, in the journal either.
    expect(JSON.stringify(await db.ligneJournal.findMany({ where: { objetId: f.id }, select: { motif: true } }))).not.toContain(
      'même promotion',
    )
    await expect(getActe(await acteurDe(f.interne.personneId), f.id, 'saisine')).rejects.toBeInstanceOf(InterditError)
  })

  it('R-GEN-5 « Écrivez les motifs de fait de votre décision » even when the avis is unfavourable', async () => {
    const doyenne = await unActeur('DIR_UFR')
    for (const statut of ['AVIS_FAVORABLE', 'AVIS_RESERVE', 'AVIS_DEFAVORABLE'] as const) {
      const f = await unFlechage({ statut })
      const refuse = statuerSaisine(doyenne, {
        id: f.id,
        version: f.version,
        choix: 'NE_PAS_SAISIR',
        motifs: 'Votre demande ne peut être accueillie.',
        qualite,
      })
      await expect(refuse).rejects.toMatchObject({
        refus: { regle: 'R-GEN-5', message: expect.stringMatching(/^Écrivez les motifs de fait de votre décision/) },
      })
      expect((await relire(f.id)).statut).toBe(statut)
    }
  })

  it('seed (5): a favourable avis, not referred: the decision goes to the interne with its reasons and the appeal block (R-GEN-7)', async () => {
    const doyenne = await unActeur('DIR_UFR')
    const f = await unFlechage({ statut: 'AVIS_FAVORABLE' })
    await statuerSaisine(doyenne, { id: f.id, version: f.version, choix: 'NE_PAS_SAISIR', motifs: MOTIFS, qualite })
    const apres = await relire(f.id)
    expect(apres).toMatchObject({ statut: 'NON_SAISIE', saisine: { saisie: false, motifs: MOTIFS } })
    const mail = (await mails(f.id)).find((m) => m.destinataire === f.interne.personne.courriel)
    expect(mail?.pieces).toEqual([apres.saisine?.lettreId])
    const texte = await textePdf((await lireFichier(mail?.pieces[0] ?? '')).octets)
    for (const mot of [
      'deux mois',
      'tribunal administratif',
      'Télérecours',
      'même promotion',
      'En droit',
      'En fait',
      qualite,
      'Vous gardez votre rang',
    ])
      expect(texte).toContain(mot)
    expect(await getActe(await acteurDe(f.interne.personneId), f.id, 'saisine')).toEqual({ id: apres.saisine?.lettreId })
  })

  it('of two simultaneous choices, one is recorded', async () => {
    const doyenne = await unActeur('DIR_UFR')
    const f = await unFlechage({ statut: 'AVIS_RESERVE' })
    const issues = await Promise.allSettled([
      statuerSaisine(doyenne, { id: f.id, version: f.version, choix: 'SAISIR', motifs: '', qualite }),
      statuerSaisine(doyenne, { id: f.id, version: f.version, choix: 'NE_PAS_SAISIR', motifs: MOTIFS, qualite }),
    ])
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({ reason: expect.any(ConflitError) })
    expect(await db.ligneJournal.count({ where: { objetId: f.id, evenement: { in: ['saisirArs', 'nePasSaisir'] } } })).toBe(1)
  })

  it('refuses every other role, and a dean who has a tie (R-DEP-2)', async () => {
    const f = await unFlechage({ statut: 'AVIS_FAVORABLE' })
    const saisie = { id: f.id, version: f.version, choix: 'SAISIR' as const, motifs: '', qualite }
    for (const role of ['GESTIONNAIRE', 'COORD_DES'] as const)
      await expect(statuerSaisine(await unActeur(role), saisie)).rejects.toBeInstanceOf(InterditError)
    for (const role of ['ARS', 'MSU', 'DIR_DUMG'] as const)
      await expect(statuerSaisine(await unActeur(role), saisie)).rejects.toBeInstanceOf(IntrouvableError)
    const liee = await unActeur('DIR_UFR')
    await db.interne.update({ where: { id: f.interne.id }, data: { tuteurId: liee.personneId } })
    await expect(statuerSaisine(liee, saisie)).rejects.toBeInstanceOf(IntrouvableError)
    expect((await listASaisir(liee)).map((l) => l.id)).not.toContain(f.id)
  })
})

describe('referring several at once', () => {
  it('makes a letter for each request, one that lists them all, and one mail to the ARS', async () => {
    const [doyenne, ars] = [await unActeur('DIR_UFR'), await unActeur('ARS')]
    const [a, b] = [await unFlechage({ statut: 'AVIS_FAVORABLE' }), await unFlechage({ statut: 'AVIS_RESERVE' })]
    await saisirEnLot(doyenne, { dossiers: [a, b].map(({ id, version }) => ({ id, version })), qualite })
    const [sa, sb] = [(await relire(a.id)).saisine, (await relire(b.id)).saisine]
    expect(sa?.bordereauId).toBeTruthy()
    expect(sb?.bordereauId).toBe(sa?.bordereauId)
    expect(new Set([sa?.lettreId, sb?.lettreId, sa?.bordereauId]).size).toBe(3)
    const texte = await textePdf((await lireFichier(sa?.bordereauId ?? '')).octets)
    for (const f of [a, b]) expect(texte).toContain(f.numero)
    const adresse = (await db.personne.findUniqueOrThrow({ where: { id: ars.personneId ?? '' } })).courriel
    expect(await db.courriel.count({ where: { destinataire: adresse, sujet: '2 demandes de fléchage vous sont transmises' } })).toBe(1)
    expect(await getBordereau(ars, sa?.bordereauId ?? '')).toEqual({ id: sa?.bordereauId })
    // A person who stands aside from one of them does not read the letter that names it.
    const lie = await unActeur('ARS')
    await db.interne.update({ where: { id: b.interne.id }, data: { directeurTheseId: lie.personneId } })
    await expect(getBordereau(lie, sa?.bordereauId ?? '')).rejects.toBeInstanceOf(InterditError)
    await expect(getBordereau(await unActeur('COORD_DES'), sa?.bordereauId ?? '')).rejects.toBeInstanceOf(InterditError)
  })

  it('is all or nothing: one request that changed meanwhile, or whose avis is unfavourable, stops them all', async () => {
    const doyenne = await unActeur('DIR_UFR')
    const [a, b, c] = [
      await unFlechage({ statut: 'AVIS_FAVORABLE' }),
      await unFlechage({ statut: 'AVIS_FAVORABLE' }),
      await unFlechage({ statut: 'AVIS_DEFAVORABLE' }),
    ]
    await expect(
      saisirEnLot(doyenne, {
        dossiers: [
          { id: a.id, version: a.version },
          { id: b.id, version: b.version + 1 },
        ],
        qualite,
      }),
    ).rejects.toBeInstanceOf(ConflitError)
    await expect(
      saisirEnLot(doyenne, {
        dossiers: [
          { id: a.id, version: a.version },
          { id: c.id, version: c.version },
        ],
        qualite,
      }),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-5.1' } })
    for (const f of [a, b, c]) expect(await relire(f.id)).toMatchObject({ statut: f.statut, saisine: null })
    expect(await db.courriel.count({ where: { objetId: { in: [a.id, b.id, c.id] } } })).toBe(0)
  })

  it('R-FLE-5.1 « Cochez au moins une demande à transmettre. »', async () => {
    await expect(saisirEnLot(await unActeur('DIR_UFR'), lotSchema.parse({ qualite }))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: 'Cochez au moins une demande à transmettre.' },
    })
  })

  it('reads the ticked lines, and refuses one that is not readable', () => {
    const id = '00000000-0000-7000-8000-000000000001'
    expect(lotSchema.parse({ dossiers: `${id}:4`, qualite }).dossiers).toEqual([{ id, version: 4 }])
    expect(lotSchema.safeParse({ dossiers: ['rien'], qualite }).error?.issues[0]?.message).toBe(
      'Une ligne cochée n’est pas lisible. Rechargez la page.',
    )
  })

  it('gives the ARS a workbook where no cell is run as a formula (edge 15)', async () => {
    const [doyenne, ars] = [await unActeur('DIR_UFR'), await unActeur('ARS')]
    const f = await unFlechage({
      statut: 'AVIS_FAVORABLE',
      terrain: await unTerrain({ intitule: '=HYPERLINK("http://x")' }),
      interne: await unInterne({ personne: { nom: '+Martin' } }),
    })
    await saisirEnLot(doyenne, { dossiers: [{ id: f.id, version: f.version }], qualite })
    const { bordereauId } = (await relire(f.id)).saisine ?? {}
    const feuille = read(await tableauSaisines(ars, bordereauId ?? undefined), { cellDates: true, UTC: true }).Sheets['Demandes transmises']
    const [ligne] = utils.sheet_to_json<Record<string, unknown>>(feuille ?? {}, { UTC: true })
    expect(ligne).toMatchObject({ Demande: f.numero, Nom: "'+Martin", Terrain: `'=HYPERLINK("http://x")`, Avis: 'favorable' })
    expect(ligne?.['Transmise le']).toEqual(aujourdhui())
    expect(Object.values(feuille ?? {}).some((cellule) => (cellule as { f?: string }).f !== undefined)).toBe(false)
    expect(Object.keys(ligne ?? {})).not.toContain('Motif')
  })

  it('lists requests only to the roles that may see them, and is a task of the dean', async () => {
    const doyenne = await unActeur('DIR_UFR')
    const f = await unFlechage({ statut: 'AVIS_FAVORABLE' })
    expect((await listASaisir(doyenne)).map((l) => l.id)).toContain(f.id)
    expect(await listAFaireInstruction(doyenne)).toContainEqual(
      expect.objectContaining({ href: `/flechage/${f.id}/saisine`, terme: f.campagne.saisineLe, capacite: 'direction de l’UFR' }),
    )
    await expect(listASaisir(await unActeur('ARS'))).rejects.toBeInstanceOf(InterditError)
    for (const role of ['INTERNE', 'COORD_DES', 'MSU'] as const)
      await expect(listSaisines(await unActeur(role))).rejects.toBeInstanceOf(InterditError)
    expect((await listSaisines(await unActeur('ARS'))).map((l) => l.id)).not.toContain(f.id)
  })
})
