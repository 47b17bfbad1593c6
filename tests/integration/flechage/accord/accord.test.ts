import { beforeEach, describe, expect, it } from 'vitest'
import { nouveauNavigateur } from '../../referentiel/identite/requete'
import type { QualiteSignataire } from '@/generated/prisma/enums'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { db } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { aInstant, ajouterJours, isoJour, maintenant } from '@/lib/core/temps/horloge'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { demanderAccord, relancerAccord, relancerAccordsEnAttente } from '@/lib/flechage/accord/commands'
import { empreinteTermes } from '@/lib/flechage/accord/notices'
import { getAccordParLien, getMonAccord, listMesAccords } from '@/lib/flechage/accord/queries'
import { joindreScan, retirerScan } from '@/lib/flechage/accord/scan/commands'
import { deleguerAccord, refuserAccord, signerAccord } from '@/lib/flechage/accord/signature/commands'
import { changerTerrain } from '@/lib/flechage/depot/brouillon/commands'
import { choixActuel } from '@/lib/flechage/depot/brouillon/schema'
import { listAFaire, listEnAttente } from '@/lib/flechage/queries'
import { acteurDe, unActeur } from '../../../factories/core/acteur'
import { unFlechage, type FlechageFabrique } from '../../../factories/flechage/flechage'
import { unInterne } from '../../../factories/referentiel/interne'
import { unTerrain } from '../../../factories/referentiel/terrain'

const PDF = new TextEncoder().encode(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

let adresse = 0
beforeEach(() => nouveauNavigateur(`198.51.100.${(adresse += 1)}`))

/** A draft, the agreement just asked of its host, and the token in the mail to this host. */
async function scene(options: { qualite?: QualiteSignataire; courriel?: string; hopital?: boolean } = {}) {
  const { qualite = 'MSU_COORDINATEUR', courriel = `hote${Math.random().toString(36).slice(2)}@exemple.test` } = options
  const f = await unFlechage({ statut: 'BROUILLON', terrain: options.hopital ? await unTerrain({ mode: 'HOSPITALIER' }) : undefined })
  await db.accord.updateMany({ where: { flechageId: f.id }, data: { statut: 'ANNULE' } })
  const interne = await acteurDe(f.interne.personneId)
  await demanderAccord(interne, { id: f.id, qualite, nom: 'Dr Jeanne Hôte', courriel, titre: '' })
  return { f, interne, courriel, jeton: await dernierJeton(courriel) }
}

async function dernierJeton(courriel: string): Promise<string> {
  const mail = await db.courriel.findFirstOrThrow({
    where: { destinataire: courriel, texte: { contains: '/accord/' } },
    orderBy: { creeLe: 'desc' },
  })
  return /\/accord\/([\w-]+)/.exec(mail.texte)?.[1] ?? ''
}

async function signature(jeton: string, nom = 'Dr Jeanne Hôte') {
  const accord = await getAccordParLien(jeton)
  return { nom, titre: 'Maître de stage', accepte: true, vu: accord ? empreinteTermes(accord.objet, accord.qualite) : '' }
}

const accords = (f: FlechageFabrique) =>
  db.accord.findMany({ where: { flechageId: f.id, statut: { not: 'ANNULE' } }, orderBy: { demandeLe: 'asc' } })

describe('asking for an agreement', () => {
  it('mails a link whose token is kept as a digest; reading the page changes nothing', async () => {
    const { f, jeton, courriel } = await scene()
    const [accord] = await accords(f)
    expect(accord?.jeton).toBe(empreinteTexte(jeton))
    for (let i = 0; i < 3; i += 1)
      expect(await getAccordParLien(jeton)).toMatchObject({ etat: 'A_SIGNER', objet: { terrain: f.terrain.intitule } })
    expect((await accords(f))[0]).toMatchObject({ statut: 'DEMANDE' })
    const mail = await db.courriel.findFirstOrThrow({ where: { destinataire: courriel } })
    expect(mail.texte).toContain(`${f.interne.personne.prenom} ${f.interne.personne.nom}`)
  })

  it('says nothing of the motive, of health or of the rank', async () => {
    const { f, jeton } = await scene()
    await db.flechage.update({ where: { id: f.id }, data: { motif: 'HANDICAP', attestationService: 'Santé au travail' } })
    const vu = JSON.stringify(await getAccordParLien(jeton))
    const mail = (await db.courriel.findMany({ where: { objetId: f.id } })).map((c) => c.texte).join()
    for (const secret of ['HANDICAP', 'Santé au travail', 'handicap', String(f.interne.rang)]) expect(vu + mail).not.toContain(secret)
  })

  it('R-FLE-3 « Vous ne pouvez pas signer vous-même l’accord du terrain »', async () => {
    const { f, interne } = await scene()
    await expect(
      demanderAccord(interne, { id: f.id, qualite: 'MSU_COORDINATEUR', nom: 'Moi-même', courriel: f.interne.personne.courriel, titre: '' }),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-3', message: expect.stringContaining('Vous ne pouvez pas signer vous-même') } })
  })

  it('R-FLE-3 « Les deux accords doivent venir de deux personnes différentes » in hospital', async () => {
    const { f, interne, courriel } = await scene({ qualite: 'RESPONSABLE_PEDAGOGIQUE', hopital: true })
    await expect(
      demanderAccord(interne, { id: f.id, qualite: 'DIRECTEUR_ETABLISSEMENT', nom: 'La même', courriel, titre: '' }),
    ).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('Les deux accords doivent venir de deux personnes différentes') },
    })
  })

  it('R-FLE-3 « Cette signature n’est pas demandée pour ce terrain. » and « Cette personne a déjà reçu la demande »', async () => {
    const { f, interne, courriel } = await scene()
    await expect(
      demanderAccord(interne, { id: f.id, qualite: 'DIRECTEUR_ETABLISSEMENT', nom: 'La direction', courriel: 'd@exemple.test', titre: '' }),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-3', message: 'Cette signature n’est pas demandée pour ce terrain.' } })
    await expect(
      demanderAccord(interne, { id: f.id, qualite: 'MSU_COORDINATEUR', nom: 'Dr Jeanne Hôte', courriel, titre: '' }),
    ).rejects.toMatchObject({ refus: { regle: 'R-FLE-3', message: expect.stringContaining('Cette personne a déjà reçu la demande') } })
  })

  it('naming another person replaces the first, whose link no longer signs', async () => {
    const { f, interne, jeton } = await scene()
    const saisie = await signature(jeton)
    await demanderAccord(interne, {
      id: f.id,
      qualite: 'MSU_COORDINATEUR',
      nom: 'Dr Autre Hôte',
      courriel: 'autre.hote@exemple.test',
      titre: '',
    })
    await expect(signerAccord({ jeton }, saisie)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('Cet accord n’est plus demandé') },
    })
    expect(await accords(f)).toMatchObject([{ nom: 'Dr Autre Hôte', statut: 'DEMANDE' }])
  })

  it('three simultaneous requests leave one agreement that waits for an answer', async () => {
    const { f, interne } = await scene()
    await Promise.allSettled(
      ['a', 'b', 'c'].map((n) =>
        demanderAccord(interne, {
          id: f.id,
          qualite: 'MSU_COORDINATEUR',
          nom: `Dr ${n} Hôte`,
          courriel: `concours-${n}@exemple.test`,
          titre: '',
        }),
      ),
    )
    expect((await accords(f)).filter((a) => a.statut === 'DEMANDE')).toHaveLength(1)
  })

  it('another interne does not find the request; a gestionnaire may not ask', async () => {
    const { f } = await scene()
    const demande = { id: f.id, qualite: 'MSU_COORDINATEUR' as const, nom: 'Dr Pirate', courriel: 'pirate@exemple.test', titre: '' }
    await expect(demanderAccord(await acteurDe((await unInterne()).personneId), demande)).rejects.toBeInstanceOf(IntrouvableError)
    const incomplet = await unFlechage({ statut: 'INCOMPLETE' })
    await expect(demanderAccord(await unActeur('GESTIONNAIRE'), { ...demande, id: incomplet.id })).rejects.toBeInstanceOf(InterditError)
  })
})

describe('signing', () => {
  it('R-FLE-4 keeps the exact text « sous réserve de la décision du directeur général de l’ARS » with its digest, and tells the interne', async () => {
    const { f, jeton } = await scene()
    await expect(signerAccord({ jeton }, await signature(jeton, 'Dr Jeanne Corrigée'))).resolves.toEqual({
      redirect: `/accord/${jeton}?fait=signer`,
    })
    const [accord] = await accords(f)
    expect(accord).toMatchObject({ statut: 'SIGNE', nom: 'Dr Jeanne Corrigée', titre: 'Maître de stage' })
    expect(accord?.contenu).toContain('sous réserve de la décision du directeur général de l’ARS')
    expect(accord?.contenu).toContain(f.terrain.intitule)
    expect(accord?.empreinte).toBe(empreinteTexte(accord?.contenu ?? ''))
    expect(
      await db.courriel.count({ where: { destinataire: f.interne.personne.courriel, sujet: { startsWith: 'Un accord est signé' } } }),
    ).toBe(1)
    expect(await db.ligneJournal.findFirst({ where: { objetId: f.id, evenement: 'signerAccord' } })).toMatchObject({
      qualite: 'HOTE',
      auteurId: null,
    })
    expect(await getAccordParLien(jeton)).toMatchObject({ etat: 'SIGNE' })
  })

  it('twelve clicks at once make one signature, one mail, and the same answer', async () => {
    const { f, jeton } = await scene()
    const saisie = await signature(jeton)
    const issues = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) => signerAccord({ jeton }, { ...saisie, nom: `Dr Clic ${i}` })),
    )
    expect(issues.every((i) => i.status === 'fulfilled')).toBe(true)
    expect(
      await db.courriel.count({ where: { destinataire: f.interne.personne.courriel, sujet: { startsWith: 'Un accord est signé' } } }),
    ).toBe(1)
    expect(await db.ligneJournal.count({ where: { objetId: f.id, evenement: 'signerAccord' } })).toBe(1)
  })

  it('when a signature and a refusal arrive at the same time, only one is recorded', async () => {
    const { f, jeton } = await scene()
    const saisie = await signature(jeton)
    await Promise.allSettled([signerAccord({ jeton }, saisie), refuserAccord({ jeton }, { motif: 'Pas de place ce semestre.' })])
    expect(['SIGNE', 'REFUSE']).toContain((await accords(f))[0]?.statut)
    expect(await db.ligneJournal.count({ where: { objetId: f.id, evenement: { in: ['signerAccord', 'refuserAccord'] } } })).toBe(1)
  })

  it('R-FLE-3 « Le texte de l’accord a changé depuis que vous avez ouvert cette page. »', async () => {
    const { f, jeton } = await scene()
    const saisie = await signature(jeton)
    await db.terrain.update({ where: { id: f.terrain.id }, data: { intitule: 'Un autre intitulé' } })
    await expect(signerAccord({ jeton }, saisie)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('Le texte de l’accord a changé') },
    })
  })

  it('R-FLE-3 « Le délai de ce lien est passé. » and « Ce lien n’ouvre aucun accord. »', async () => {
    const { jeton } = await scene()
    const saisie = await signature(jeton)
    await aInstant(ajouterJours(maintenant(), 31), () =>
      expect(signerAccord({ jeton }, saisie)).rejects.toMatchObject({
        refus: { message: expect.stringContaining('Le délai de ce lien est passé.') },
      }),
    )
    await expect(signerAccord({ jeton: `${jeton}x` }, saisie)).rejects.toMatchObject({
      refus: { message: expect.stringContaining('Ce lien n’ouvre aucun accord.') },
    })
  })

  it('R-FLE-3 refuses a signature once the request is withdrawn', async () => {
    const { f, jeton } = await scene()
    await db.flechage.update({ where: { id: f.id }, data: { statut: 'RETIREE' } })
    await expect(signerAccord({ jeton }, await signature(jeton))).rejects.toMatchObject({
      refus: { message: expect.stringContaining('Cet accord n’est plus attendu') },
    })
  })

  it('a signature is never rewritten; a change of terrain cancels it', async () => {
    const { f, interne, jeton } = await scene()
    await signerAccord({ jeton }, await signature(jeton))
    await expect(db.accord.updateMany({ where: { flechageId: f.id, statut: 'SIGNE' }, data: { nom: 'Un autre' } })).rejects.toThrow(
      /never rewritten/,
    )
    const autre = await unTerrain()
    await changerTerrain(interne, { id: f.id, ancien: choixActuel(f), terrainId: autre.id, categorie: 'LIBRE', confirme: true })
    expect(await getAccordParLien(jeton)).toMatchObject({ etat: 'ANNULE' })
  })

  it('when the terrain changes while the host signs, no signature of the former terrain remains', async () => {
    const { f, interne, jeton } = await scene()
    const [saisie, autre] = [await signature(jeton), await unTerrain()]
    await Promise.allSettled([
      signerAccord({ jeton }, saisie),
      changerTerrain(interne, { id: f.id, ancien: choixActuel(f), terrainId: autre.id, categorie: 'LIBRE', confirme: true }),
    ])
    const { terrainId } = await db.flechage.findUniqueOrThrow({ where: { id: f.id } })
    const signes = (await accords(f)).filter((a) => a.statut === 'SIGNE')
    expect(terrainId === autre.id ? signes : []).toEqual([])
  })

  it('DEBIT « Trop de demandes en peu de temps. » after many tries on one link', async () => {
    const { jeton } = await scene()
    const essais = await Promise.allSettled(
      Array.from({ length: 25 }, () => refuserAccord({ jeton }, { motif: 'Pas de place ce semestre.' })),
    )
    expect(essais.at(-1)).toMatchObject({ status: 'rejected' })
    await expect(refuserAccord({ jeton }, { motif: 'Pas de place ce semestre.' })).rejects.toMatchObject({ refus: { regle: 'DEBIT' } })
  })
})

describe('refusing and delegating', () => {
  it('a refusal gives its reason to the interne, who can then ask another person', async () => {
    const { f, interne, jeton } = await scene()
    await refuserAccord({ jeton }, { motif: 'Nous accueillons déjà deux internes.' })
    expect((await accords(f))[0]).toMatchObject({ statut: 'REFUSE', motifRefus: 'Nous accueillons déjà deux internes.' })
    expect(
      await db.courriel.count({ where: { destinataire: f.interne.personne.courriel, sujet: { startsWith: 'Un accord est refusé' } } }),
    ).toBe(1)
    await demanderAccord(interne, {
      id: f.id,
      qualite: 'MSU_COORDINATEUR',
      nom: 'Dr Autre',
      courriel: 'apres.refus@exemple.test',
      titre: '',
    })
    expect((await accords(f)).map((a) => a.statut)).toEqual(['REFUSE', 'DEMANDE'])
  })

  it('a delegation closes the first link and mails a new one; a fourth delegation is refused', async () => {
    const { f, jeton } = await scene()
    const saisie = await signature(jeton)
    await deleguerAccord({ jeton }, { nom: 'Dr Remplaçant', courriel: 'delegue1@exemple.test', titre: '' })
    await expect(signerAccord({ jeton }, saisie)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('Vous avez confié cet accord à une autre personne') },
    })
    let lien = await dernierJeton('delegue1@exemple.test')
    for (const n of [2, 3]) {
      await deleguerAccord({ jeton: lien }, { nom: `Dr Remplaçant ${n}`, courriel: `delegue${n}@exemple.test`, titre: '' })
      lien = await dernierJeton(`delegue${n}@exemple.test`)
    }
    await expect(deleguerAccord({ jeton: lien }, { nom: 'Dr Encore', courriel: 'delegue4@exemple.test', titre: '' })).rejects.toMatchObject(
      { refus: { regle: 'R-FLE-3', message: expect.stringContaining('Cet accord a déjà changé de mains trop souvent') } },
    )
    await signerAccord({ jeton: lien }, await signature(lien))
    expect((await accords(f)).map((a) => a.statut)).toEqual(['DELEGUE', 'DELEGUE', 'DELEGUE', 'SIGNE'])
  })

  it('R-FLE-3 refuses a delegation to the interne, or to one’s own address', async () => {
    const { f, jeton, courriel } = await scene()
    await expect(deleguerAccord({ jeton }, { nom: 'L’interne', courriel: f.interne.personne.courriel, titre: '' })).rejects.toMatchObject({
      refus: { message: 'L’interne ne peut pas signer pour le terrain qui l’accueille.' },
    })
    await expect(deleguerAccord({ jeton }, { nom: 'Moi', courriel, titre: '' })).rejects.toMatchObject({
      refus: { message: expect.stringContaining('C’est votre propre adresse') },
    })
  })
})

describe('reminding', () => {
  it('R-FLE-3 « le prochain rappel sera possible à partir du » within 72 hours; later, a new link that works beside the old one', async () => {
    const { f, interne, jeton, courriel } = await scene()
    const [accord] = await accords(f)
    const cible = { id: f.id, accordId: accord?.id ?? '' }
    await expect(relancerAccord(interne, cible)).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('le prochain rappel sera possible à partir du') },
    })
    await aInstant(ajouterJours(maintenant(), 4), async () => {
      const issues = await Promise.allSettled([relancerAccord(interne, cible), relancerAccord(interne, cible)])
      expect(issues.filter((i) => i.status === 'fulfilled')).toHaveLength(1)
    })
    const neuf = await dernierJeton(courriel)
    expect(neuf).not.toBe(jeton)
    expect(await getAccordParLien(jeton)).toMatchObject({ etat: 'A_SIGNER' })
    await signerAccord({ jeton }, await signature(jeton))
    expect(await getAccordParLien(neuf)).toMatchObject({ etat: 'SIGNE' })
    await aInstant(ajouterJours(maintenant(), 9), () =>
      expect(relancerAccord(interne, cible)).rejects.toMatchObject({ refus: { message: expect.stringContaining('déjà signé') } }),
    )
  })

  it('the task sends one reminder, never a second one; a dry run sends nothing', async () => {
    const { f, courriel } = await scene()
    const rappels = () => db.courriel.count({ where: { destinataire: courriel, sujet: { startsWith: 'Rappel' } } })
    await aInstant(ajouterJours(maintenant(), 4), async () => {
      expect((await relancerAccordsEnAttente(acteurSysteme(), true)).faits).toBeGreaterThanOrEqual(1)
      expect(await rappels()).toBe(0)
      await relancerAccordsEnAttente(acteurSysteme(), false)
      await relancerAccordsEnAttente(acteurSysteme(), false)
    })
    await aInstant(ajouterJours(maintenant(), 12), () => relancerAccordsEnAttente(acteurSysteme(), false))
    expect(await rappels()).toBe(1)
    expect((await accords(f))[0]?.relanceLe).not.toBeNull()
  })
})

describe('a signatory with an account', () => {
  it('finds the agreement in their own list and signs it there; another host does not find it', async () => {
    const terrain = await unTerrain()
    const hote = terrain.praticiens[0]?.msu.personne
    if (!hote) throw new Error('a terrain has its practitioner')
    const f = await unFlechage({ statut: 'BROUILLON', terrain })
    await db.accord.updateMany({ where: { flechageId: f.id }, data: { statut: 'ANNULE' } })
    const interne = await acteurDe(f.interne.personneId)
    await demanderAccord(interne, { id: f.id, qualite: 'MSU_COORDINATEUR', nom: 'Dr Hôte', courriel: hote.courriel, titre: '' })
    const acteur = await acteurDe(hote.id)
    const [mien] = await listMesAccords(acteur)
    expect(mien).toMatchObject({ etat: 'A_SIGNER' })
    expect(await listAFaire(acteur)).toEqual([expect.objectContaining({ href: `/flechage/accords/${mien?.id}` })])
    expect(await listEnAttente(interne)).toEqual([expect.objectContaining({ deQui: 'Dr Hôte' })])
    const autre = await unActeur('MSU')
    expect(await getMonAccord(autre, mien?.id ?? '')).toBeNull()
    const saisie = { nom: 'Dr Hôte', titre: '', accepte: true, vu: mien ? empreinteTermes(mien.objet, mien.qualite) : '' }
    await expect(signerAccord({ acteur: autre, accordId: mien?.id ?? '' }, saisie)).rejects.toBeInstanceOf(IntrouvableError)
    await signerAccord({ acteur, accordId: mien?.id ?? '' }, saisie)
    expect(await db.ligneJournal.findFirst({ where: { objetId: f.id, evenement: 'signerAccord' } })).toMatchObject({
      auteurId: hote.id,
      qualite: 'HOTE',
    })
  })
})

describe('an agreement signed on paper', () => {
  const scan = (f: FlechageFabrique) => ({
    qualite: 'MSU_COORDINATEUR' as const,
    nom: 'Dr Papier',
    titre: '',
    signeLe: isoJour(ajouterJours(maintenant(), -3)),
    id: f.id,
    fichier: new File([PDF], 'accord.pdf'),
  })

  it('replaces the one asked for by link, keeps the digest of the file, and can be removed', async () => {
    const { f, interne, jeton } = await scene()
    await joindreScan(interne, scan(f))
    const [accord] = await accords(f)
    expect(accord).toMatchObject({
      statut: 'SIGNE',
      nom: 'Dr Papier',
      scanId: expect.any(String),
      empreinte: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(await getAccordParLien(jeton)).toMatchObject({ etat: 'SIGNE', parScan: true })
    expect((await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).version).toBe(f.version + 1)
    await retirerScan(interne, { id: f.id, accordId: accord?.id ?? '' })
    expect(await accords(f)).toEqual([])
    expect(await db.piece.count({ where: { flechageId: f.id, retireeLe: null } })).toBe(0)
  })

  it('R-FLE-3 never replaces a signature given by link; « il ne peut pas être à venir » refuses a future day; FICHIER-TYPE refuses another format', async () => {
    const { f, interne, jeton } = await scene()
    await expect(joindreScan(interne, { ...scan(f), signeLe: '2099-01-01' })).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('il ne peut pas être à venir') },
      champs: { signeLe: expect.any(String) },
    })
    await expect(joindreScan(interne, { ...scan(f), fichier: new File(['bonjour'], 'a.pdf') })).rejects.toMatchObject({
      refus: { regle: 'FICHIER-TYPE' },
    })
    await signerAccord({ jeton }, await signature(jeton))
    await expect(joindreScan(interne, scan(f))).rejects.toMatchObject({
      refus: { regle: 'R-FLE-3', message: expect.stringContaining('Une signature donnée n’est jamais remplacée') },
    })
    expect((await accords(f))[0]).toMatchObject({ scanId: null })
    await expect(retirerScan(interne, { id: f.id, accordId: (await accords(f))[0]?.id ?? '' })).rejects.toBeInstanceOf(IntrouvableError)
  })

  it('when a paper and a click arrive at the same time, one signature is kept', async () => {
    const { f, interne, jeton } = await scene()
    const saisie = await signature(jeton)
    const issues = await Promise.allSettled([joindreScan(interne, scan(f)), signerAccord({ jeton }, saisie)])
    expect((await accords(f)).filter((a) => a.statut === 'SIGNE')).toHaveLength(1)
    for (const i of issues)
      if (i.status === 'rejected') expect(i.reason instanceof ConflitError || i.reason.refus?.regle === 'R-FLE-3').toBe(true)
  })
})
