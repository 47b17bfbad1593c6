import { describe, expect, it } from 'vitest'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, aujourdhui, isoJour, jour, maintenant } from '@/lib/core/temps/horloge'
import { completerFlechage, deposerFlechage } from '@/lib/flechage/depot/commands'
import { declarerRecevable, demanderComplements, verifierElements } from '@/lib/flechage/instruction/commands'
import { listAFaireInstruction, listAVerifier } from '@/lib/flechage/instruction/queries'
import { relancerComplements } from '@/lib/flechage/instruction/relance/commands'
import { complementsSchema, verdictsSchema, type CleElement } from '@/lib/flechage/instruction/schema'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { unFlechage } from '../../factories/flechage/flechage'
import { unePersonne } from '../../factories/referentiel/personne'

const TOUS: CleElement[] = ['terrain', 'maquette', 'motif', 'projet', 'lettre', 'accords']
const conformes = (...elements: CleElement[]) => elements.map((element) => ({ element, verdict: 'CONFORME' as const, remarque: '' }))
const version = async (id: string): Promise<number> => (await db.flechage.findUniqueOrThrow({ where: { id } })).version
const relire = (id: string) =>
  db.flechage.findUniqueOrThrow({ where: { id }, include: { verifications: true, complements: true, depots: true } })
const dans = (jours: number): Date => ajouterJours(aujourdhui(), jours)
const courriels = (id: string, debut: string) => db.courriel.findMany({ where: { objetId: id, sujet: { startsWith: debut } } })

describe('instruction', () => {
  it('checks every element, then declares the request admissible; the interne is told', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    await verifierElements(gestionnaire, { id: f.id, version: f.version, verdicts: conformes(...TOUS) })
    await declarerRecevable(gestionnaire, { id: f.id, version: await version(f.id) })
    expect((await relire(f.id)).statut).toBe('RECEVABLE')
    const [mail] = await courriels(f.id, 'Votre demande')
    expect(mail).toMatchObject({ destinataire: f.interne.personne.courriel, sujet: expect.stringContaining('est recevable') })
    expect(mail?.texte).toContain('Recevable ne veut pas dire acceptée')
  })

  it('« Tout le reste est conforme » judges what has no verdict, and neither what is to be redone nor what the portal itself refuses', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    await db.flechage.update({ where: { id: f.id }, data: { horizonProjet: '' } })
    await verifierElements(gestionnaire, {
      id: f.id,
      version: f.version,
      verdicts: [{ element: 'lettre', verdict: 'A_REFAIRE', remarque: 'La dernière page manque.' }],
      resteConforme: true,
    })
    const { verifications } = await relire(f.id)
    expect(Object.fromEntries(verifications.map((v) => [v.element, v.verdict]))).toEqual({
      terrain: 'CONFORME',
      maquette: 'CONFORME',
      motif: 'CONFORME',
      lettre: 'A_REFAIRE',
      accords: 'CONFORME',
    })
  })

  it('leads from a request that is done to the one that waits longest, and to the record when none is left', async () => {
    await db.flechage.updateMany({ where: { statut: 'DEPOSEE' }, data: { statut: 'RETIREE' } })
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const [premier, ecarte, dernier] = [
      await unFlechage({ statut: 'DEPOSEE' }),
      await unFlechage({ statut: 'DEPOSEE' }),
      await unFlechage({ statut: 'DEPOSEE' }),
    ]
    for (const [n, f] of [premier, ecarte, dernier].entries())
      await db.flechage.update({ where: { id: f.id }, data: { statutDepuis: ajouterJours(maintenant(), n - 10) } })
    await db.lienDeclare.create({ data: { flechageId: ecarte.id, personneId: gestionnaire.personneId ?? '', nature: 'Lien familial' } })
    expect(await listAVerifier(gestionnaire)).toEqual([premier.id, dernier.id])
    const traiter = async (f: typeof premier): Promise<string | undefined> => {
      await verifierElements(gestionnaire, { id: f.id, version: f.version, verdicts: [], resteConforme: true })
      return (await declarerRecevable(gestionnaire, { id: f.id, version: await version(f.id) })).redirect
    }
    expect(await traiter(premier)).toBe(`/flechage/${dernier.id}/instruction?fait=declarerRecevable`)
    expect(await traiter(dernier)).toBe(`/flechage/${dernier.id}?fait=declarerRecevable`)
    expect(await listAVerifier(await unActeur('COORD_DES'))).toEqual([])
  })

  it('R-FLE-0 « Il reste à vérifier : lettre de motivation, accord écrit du terrain. »', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    await verifierElements(gestionnaire, { id: f.id, version: f.version, verdicts: conformes('terrain', 'maquette', 'motif', 'projet') })
    await expect(declarerRecevable(gestionnaire, { id: f.id, version: await version(f.id) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-0', message: 'Il reste à vérifier : lettre de motivation, accord écrit du terrain.' },
    })
  })

  it('R-FLE-5.1 « Dites ce qui est à refaire : l’interne le lira. »', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const refuse = verifierElements(gestionnaire, {
      id: f.id,
      version: f.version,
      verdicts: [{ element: 'lettre', verdict: 'A_REFAIRE', remarque: '' }],
    })
    await expect(refuse).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: 'Dites ce qui est à refaire : l’interne le lira.' },
      champs: { remarque_lettre: expect.any(String) },
    })
  })

  it('R-FLE-5.1 « Laissez au moins 7 jours à l’interne » and « Indiquez au moins un point à compléter. »', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const points = [{ element: 'autre' as const, demande: 'Précisez votre projet.' }]
    await expect(demanderComplements(gestionnaire, { id: f.id, version: f.version, points, terme: dans(6) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: expect.stringMatching(/^Laissez au moins 7 jours à l’interne/) },
      champs: { terme: expect.any(String) },
    })
    await expect(demanderComplements(gestionnaire, { id: f.id, version: f.version, points: [], terme: dans(7) })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-5.1', message: 'Indiquez au moins un point à compléter.' },
    })
    expect(await relire(f.id)).toMatchObject({ statut: 'DEPOSEE', version: f.version, complements: [] })
  })

  it('after the complements, elements that were not asked for keep their verdict, and the others are checked again', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'BROUILLON', champs: { consentement: true } })
    const interne = await acteurDe(f.interne.personneId)
    await deposerFlechage(interne, { id: f.id, version: f.version })
    await verifierElements(gestionnaire, {
      id: f.id,
      version: await version(f.id),
      verdicts: [
        ...conformes('terrain', 'maquette', 'motif', 'projet', 'accords'),
        { element: 'lettre', verdict: 'A_REFAIRE', remarque: 'Signez-la.' },
      ],
    })
    await demanderComplements(gestionnaire, {
      id: f.id,
      version: await version(f.id),
      points: [{ element: 'lettre', demande: 'Signez votre lettre.' }],
      terme: dans(7),
    })
    expect((await relire(f.id)).statut).toBe('INCOMPLETE')
    expect((await courriels(f.id, `Votre demande ${(await relire(f.id)).numero} est à compléter`))[0]?.texte).toContain(
      '— Signez votre lettre.',
    )
    await completerFlechage(interne, { id: f.id, version: await version(f.id) })
    const apres = await relire(f.id)
    expect(apres).toMatchObject({ statut: 'DEPOSEE', complements: [{ reponduLe: expect.any(Date) }] })
    expect(apres.depots).toHaveLength(2)
    const refuse = declarerRecevable(gestionnaire, { id: f.id, version: apres.version })
    await expect(refuse).rejects.toMatchObject({ refus: { message: 'Il reste à vérifier : lettre de motivation.' } })
    await verifierElements(gestionnaire, { id: f.id, version: apres.version, verdicts: conformes('lettre') })
    await declarerRecevable(gestionnaire, { id: f.id, version: await version(f.id) })
    expect((await relire(f.id)).statut).toBe('RECEVABLE')
  })

  it('of two gestionnaires who act at the same time, one succeeds and the other reads a conflict', async () => {
    const [un, deux] = [await unActeur('GESTIONNAIRE'), await unActeur('GESTIONNAIRE')]
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const verdicts = conformes('terrain')
    const issues = await Promise.allSettled([
      verifierElements(un, { id: f.id, version: f.version, verdicts }),
      verifierElements(deux, { id: f.id, version: f.version, verdicts }),
    ])
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(issues.find((i) => i.status === 'rejected')).toMatchObject({ reason: expect.any(ConflitError) })
  })

  it('refuses every other role, and does not find the request for those who may not see it', async () => {
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const cible = { id: f.id, version: f.version }
    for (const role of ['COORD_DES'] as const)
      await expect(verifierElements(await unActeur(role), { ...cible, verdicts: conformes('terrain') })).rejects.toBeInstanceOf(
        InterditError,
      )
    await expect(declarerRecevable(await acteurDe(f.interne.personneId), cible)).rejects.toBeInstanceOf(InterditError)
    for (const role of ['DIR_UFR', 'ARS', 'MSU', 'INTERNE', 'REP_INTERNES'] as const)
      await expect(declarerRecevable(await unActeur(role), cible)).rejects.toBeInstanceOf(IntrouvableError)
    // R-DEP-2: a gestionnaire with a declared tie does not have this role on this dossier.
    const signataire = await unePersonne({ roles: ['GESTIONNAIRE'] })
    await db.flechage.update({ where: { id: f.id }, data: { liens: { create: { personneId: signataire.id, nature: 'famille' } } } })
    await expect(declarerRecevable(await acteurDe(signataire.id), cible)).rejects.toBeInstanceOf(IntrouvableError)
    expect(await relire(f.id)).toMatchObject({ statut: 'DEPOSEE', verifications: [] })
  })

  it('reads its forms: only the chosen verdicts and the written points count', () => {
    const id = '00000000-0000-7000-8000-000000000001'
    expect(
      verdictsSchema.parse({ id, version: '3', verdict_lettre: 'A_REFAIRE', remarque_lettre: ' Illisible ', verdict_motif: '' }),
    ).toEqual({ id, version: 3, verdicts: [{ element: 'lettre', verdict: 'A_REFAIRE', remarque: 'Illisible' }] })
    expect(complementsSchema.parse({ id, version: '3', terme: '2027-01-05', demande_lettre: '', demande_autre: 'Une date' })).toEqual({
      id,
      version: 3,
      terme: jour('2027-01-05'),
      points: [{ element: 'autre', demande: 'Une date' }],
    })
    expect(complementsSchema.safeParse({ id, version: '3', terme: '2027-02-31' }).success).toBe(false)
  })
})

describe('reminders of complements', () => {
  it('are sent once before the term and once after it; a dry run sends none', async () => {
    const gestionnaire = await unActeur('GESTIONNAIRE')
    const f = await unFlechage({ statut: 'DEPOSEE' })
    const terme = dans(10)
    await demanderComplements(gestionnaire, { id: f.id, version: f.version, points: [{ element: 'autre', demande: 'Précisez.' }], terme })
    const courir = (n: number, essai = false) =>
      aInstant(ajouterJours(maintenant(), n), () => relancerComplements(acteurSysteme(), { essai }))
    const siens = (details: readonly string[]) => details.filter((d) => d.startsWith(f.numero ?? ''))
    expect(siens((await courir(7)).details)).toEqual([])
    expect(siens((await courir(8, true)).details)).toEqual([`${f.numero} : terme proche`])
    expect(await courriels(f.id, 'Rappel')).toHaveLength(0)
    await courir(8)
    expect((await courir(9)).faits).toBe(0)
    expect(await courriels(f.id, 'Rappel')).toHaveLength(1)
    await courir(11)
    await courir(11)
    expect(await courriels(f.id, 'Le délai pour compléter')).toHaveLength(1)
    expect(
      await db.courriel.count({
        where: {
          objetId: f.id,
          destinataire: (await db.personne.findUniqueOrThrow({ where: { id: gestionnaire.personneId ?? '' } })).courriel,
          sujet: { startsWith: 'Demande' },
        },
      }),
    ).toBe(1)
    // The overdue answer is in the gestionnaire's list of tasks too.
    const lignes = await aInstant(ajouterJours(maintenant(), 11), () => listAFaireInstruction(gestionnaire))
    expect(lignes).toContainEqual(
      expect.objectContaining({ titre: `Compléments non reçus : ${f.numero}`, href: `/flechage/${f.id}/instruction` }),
    )
    expect(isoJour(lignes.find((l) => l.href.includes(f.id))?.terme ?? new Date(0))).toBe(isoJour(terme))
  })

  it('are sent by the portal alone: a gestionnaire is refused', async () => {
    await expect(relancerComplements(await unActeur('GESTIONNAIRE'), { essai: true })).rejects.toBeInstanceOf(InterditError)
  })
})
