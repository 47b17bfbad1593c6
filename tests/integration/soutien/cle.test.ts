import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { resceller, succeder } from '@/app/(portail)/aide/suivi/_coffre/rotation'
import type { Acteur } from '@/lib/core/auth/acteur'
import { enfermer, liberer, nouvellePaire, ouvrir, ouvrirAvec, sceller, type Paire } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { maintenant } from '@/lib/core/temps/horloge'
import {
  ajouterAppareil,
  changerFiche,
  changerPhrase,
  confirmerCle,
  creerCle,
  lireMesCles,
  marquerDepart,
  retirerAppareil,
  sePresenter,
  tournerCle,
} from '@/lib/soutien/cle/commands'
import { demanderPossession, exigerNomme, findPhoto, findSerrures, listCollegues } from '@/lib/soutien/cle/queries'
import { APPAREILS_MAX, cleConfirmeeSchema, cleTourneeSchema, type MaCle, type Possession, type Trousseau } from '@/lib/soutien/cle/schema'
import { db } from '@/lib/soutien/db'
import { exigerMembre, listMedecins } from '@/lib/soutien/queries'
import { unActeur } from '@/tests/factories/core/acteur'
import { PHRASE_DE_TEST, unCas, unMembre, type Membre } from '@/tests/factories/soutien/soutien'

/** The key that a doctor's browser makes. The phrase is derived as quickly as the words of a receipt. */
async function uneCle(phrase = PHRASE_DE_TEST): Promise<{ paire: Paire; mots: string; saisie: Parameters<typeof creerCle>[1] }> {
  const [paire, mots] = [await nouvellePaire(), nouveauxMots()]
  const { secret } = await secretsDe(mots)
  const saisie = {
    clePublique: paire.publique,
    coffre: await enfermer({ privee: paire.privee }, phrase, 'SECRET'),
    coffreSecours: await enfermer({ privee: paire.privee }, secret, 'SECRET'),
  }
  return { paire, mots, saisie }
}

/** The proof that a member's browser gives when their vault is open. */
const possession = async ({ acteur, cle }: Pick<Membre, 'acteur' | 'cle'>): Promise<Possession> =>
  ouvrir<Possession>(String((await demanderPossession(acteur)).answer), cle.privee)
const sansCle = { refus: { regle: 'CLE', message: expect.stringContaining('Ouvrez d’abord votre espace avec votre phrase') as string } }

const ligne = (acteur: Acteur) => db().membre.findUniqueOrThrow({ where: { personneId: acteur.personneId ?? '' } })
const actes = async (id: string) =>
  (await db().ligneJournal.findMany({ where: { objetId: id }, orderBy: { id: 'asc' } })).map((l) => l.acte)
const versionDe = async (m: Membre) => (await ligne(m.acteur)).version

describe('a new key', () => {
  it('R-SOU-23: the coordination starts the cell alone; of six who make the first key at the same time, one becomes active', async () => {
    const tous = await Promise.all(
      Array.from({ length: 6 }, async () => ({ acteur: await unActeur('CELLULE_COORD'), cle: await uneCle() })),
    )
    // Every connection is opened beforehand, so that they start together.
    await Promise.all(tous.map(() => db().$queryRaw`SELECT 1 FROM pg_sleep(0.1)`))
    await Promise.all(tous.map(({ acteur, cle }) => creerCle(acteur, cle.saisie)))
    const lignes = await Promise.all(tous.map(({ acteur }) => ligne(acteur)))
    expect(lignes.map((l) => l.statut).sort()).toEqual(['ACTIF', ...Array<string>(5).fill('A_CONFIRMER')].sort())
    expect(lignes.map((l) => l.nom)).toEqual(tous.map(({ acteur: { prenom, nom } }) => `Dr ${prenom} ${nom}`))
  })

  it('a doctor named to the cell waits « à confirmer »: not shown to those who write, and without any page but that of their key', async () => {
    const nouveau = await unActeur('CELLULE_MED')
    expect((await exigerNomme(nouveau)).membre).toBeNull()
    const { saisie } = await uneCle()
    await creerCle(nouveau, saisie)
    const { id, statut } = await ligne(nouveau)
    expect(statut).toBe('A_CONFIRMER')
    expect((await listMedecins()).map((m) => m.id)).not.toContain(id)
    await expect(exigerMembre(nouveau)).rejects.toThrow(expect.objectContaining({ name: 'IntrouvableError' }) as Error)
    expect((await findSerrures(nouveau))?.publique).toBe(saisie.clePublique)
  })

  it('is confirmed by another member who compares it; its holder may not, nor may another key be confirmed', async () => {
    const [membre, nouveau] = [await unMembre(), await unActeur('CELLULE_MED')]
    const { saisie } = await uneCle()
    await creerCle(nouveau, saisie)
    const { id } = await ligne(nouveau)
    const comparee = 'on' as const
    await expect(confirmerCle(nouveau, { membreId: id, clePublique: saisie.clePublique, comparee, possession: '' })).rejects.toMatchObject({
      name: 'IntrouvableError',
    })
    await expect(
      confirmerCle(membre.acteur, { membreId: membre.qui.membreId, clePublique: membre.cle.publique, comparee, possession: '' }),
    ).rejects.toMatchObject({ refus: { regle: 'CLE', message: 'Un autre médecin doit confirmer votre clé.' } })
    const autre = await uneCle()
    await creerCle(nouveau, autre.saisie)
    const mienne = await possession(membre)
    await expect(confirmerCle(membre.acteur, { membreId: id, clePublique: saisie.clePublique, comparee, ...mienne })).rejects.toMatchObject(
      {
        name: 'ConflitError',
      },
    )
    const choix = { membreId: id, clePublique: autre.saisie.clePublique, comparee }
    await expect(confirmerCle(membre.acteur, { ...choix, possession: 'devinée' })).rejects.toMatchObject(sansCle)
    await confirmerCle(membre.acteur, { ...choix, ...mienne })
    expect((await listMedecins()).find((m) => m.id === id)?.clePublique).toBe(autre.saisie.clePublique)
    expect((await listCollegues()).find((c) => c.id === id)?.confirmePar).toBe(membre.qui.nom)
    expect(await actes(id)).toEqual(['creerCle', 'creerCle', 'confirmerCle'])
    expect(cleConfirmeeSchema.safeParse({ possession: 'x', membreId: id, clePublique: saisie.clePublique }).error?.issues[0]?.message).toBe(
      'Comparez d’abord les six mots de vive voix, puis cochez.',
    )
  })

  it('R-SOU-6: a new member reads no earlier case, because the person did not choose them', async () => {
    const [membre, nouveau] = [await unMembre(), await unActeur('CELLULE_MED')]
    const cas = await unCas([{ membre }])
    const { saisie } = await uneCle()
    await creerCle(nouveau, saisie)
    const { id } = await ligne(nouveau)
    await confirmerCle(membre.acteur, { membreId: id, clePublique: saisie.clePublique, comparee: 'on', ...(await possession(membre)) })
    expect(await db().cleScellee.count({ where: { casId: cas.id, membreId: id } })).toBe(0)
  })

  it('« Vous avez déjà une clé » for an active member; only the doctors of the cell may make one', async () => {
    const { saisie } = await uneCle()
    await expect(creerCle((await unMembre()).acteur, saisie)).rejects.toMatchObject({
      refus: { regle: 'CLE', message: 'Vous avez déjà une clé. Pour en changer, ouvrez votre espace.' },
    })
    for (const role of ['GESTIONNAIRE', 'DIR_DUMG', 'COORD_DES', 'ADMIN_TECH', 'INTERNE', 'DPO'] as const) {
      const acteur = await unActeur(role)
      await expect(creerCle(acteur, saisie)).rejects.toMatchObject({ name: 'IntrouvableError' })
      expect(await findSerrures(acteur)).toBeNull()
    }
  })

  it('the role of coordination and the name are those that the department last gave', async () => {
    const membre = await unMembre()
    await db().membre.update({ where: { id: membre.qui.membreId }, data: { coordination: true, nom: 'Dr Ancien Nom' } })
    await exigerMembre(membre.acteur)
    expect(await ligne(membre.acteur)).toMatchObject({ coordination: false, nom: membre.qui.nom })
  })
})

describe('two devices of one doctor', () => {
  it('a changed phrase keeps the key and replaces the earlier phrase; the second of two devices that change it gets a conflict', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }])
    const version = await versionDe(membre)
    const trousseau: Trousseau = { privee: membre.cle.privee }
    await changerPhrase(membre.acteur, { coffre: await enfermer(trousseau, 'nouvelle', 'SECRET'), version, ...(await possession(membre)) })
    const coffre = (await findSerrures(membre.acteur))?.coffre ?? ''
    expect(await liberer<Trousseau>(coffre, 'nouvelle')).toEqual(trousseau)
    await expect(liberer(coffre, PHRASE_DE_TEST)).rejects.toThrow()
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas.id } })
    expect(await ouvrir(scelle, membre.cle.privee)).toEqual({ privee: cas.cle.privee })
    await expect(changerPhrase(membre.acteur, { coffre, version, ...(await possession(membre)) })).rejects.toMatchObject({
      name: 'ConflitError',
    })
  })

  it('each registered device encloses the key separately, and is removed separately', async () => {
    const [membre, autre] = [await unMembre(), await unMembre()]
    const appareil = { identite: 'x', coffre: 'AAAA', ...(await possession(membre)) }
    for (let n = 0; n < APPAREILS_MAX; n++) await ajouterAppareil(membre.acteur, { nom: `appareil ${n}`, ...appareil })
    await expect(ajouterAppareil(membre.acteur, { nom: 'de trop', ...appareil })).rejects.toMatchObject({
      refus: { regle: 'APPAREILS', message: 'Vous avez déjà 6 appareils : retirez-en un avant d’en ajouter.' },
    })
    const [premier] = (await findSerrures(membre.acteur))?.appareils ?? []
    await expect(retirerAppareil(autre.acteur, { id: premier?.id ?? '' })).rejects.toMatchObject({ name: 'IntrouvableError' })
    await retirerAppareil(membre.acteur, { id: premier?.id ?? '' })
    expect((await findSerrures(membre.acteur))?.appareils).toHaveLength(APPAREILS_MAX - 1)
  })
})

describe('a lost phrase', () => {
  it('the recovery sheet opens the key, which a new phrase then encloses; a new sheet replaces the first', async () => {
    const acteur = await unActeur('CELLULE_MED')
    const { paire, mots, saisie } = await uneCle('phrase perdue')
    await creerCle(acteur, saisie)
    const membre = await unMembre()
    const choix = { membreId: (await ligne(acteur)).id, clePublique: paire.publique, comparee: 'on' as const }
    await confirmerCle(membre.acteur, { ...choix, ...(await possession(membre)) })
    const serrures = await findSerrures(acteur)
    const trousseau = await liberer<Trousseau>(serrures?.coffreSecours ?? '', (await secretsDe(mots)).secret)
    expect(trousseau.privee).toBe(paire.privee)
    const rouverte = { acteur, cle: paire }
    const coffre = await enfermer(trousseau, 'retrouvée', 'SECRET')
    await changerPhrase(acteur, { coffre, version: serrures?.version ?? -1, ...(await possession(rouverte)) })
    const { secret } = await secretsDe(nouveauxMots())
    const coffreSecours = await enfermer(trousseau, secret, 'SECRET')
    await changerFiche(acteur, { coffreSecours, version: (serrures?.version ?? -1) + 1, ...(await possession(rouverte)) })
    const apres = await findSerrures(acteur)
    expect(await liberer(apres?.coffre ?? '', 'retrouvée')).toEqual(trousseau)
    await expect(liberer(apres?.coffreSecours ?? '', (await secretsDe(mots)).secret)).rejects.toThrow()
  })

  it('when one member loses their phrase, the others still read the case', async () => {
    const [perdu, autre] = [await unMembre(), await unMembre()]
    const cas = await unCas([{ membre: perdu }, { membre: autre }])
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas.id, membreId: autre.qui.membreId } })
    expect(await ouvrir(scelle, autre.cle.privee)).toEqual({ privee: cas.cle.privee })
  })
})

describe('replacing a key', () => {
  async function tourner(membre: Membre, lues?: readonly MaCle[]) {
    const cles = lues ?? ((await lireMesCles(membre.acteur)).answer as MaCle[])
    const { paire, saisie } = await uneCle()
    const ancien: Trousseau = { privee: membre.cle.privee }
    const rescellees = await resceller(cles, ancien, paire.publique)
    const posee = cleTourneeSchema.parse({
      ...saisie,
      ...(await possession(membre)),
      version: await versionDe(membre),
      cles: JSON.stringify(rescellees),
    })
    return { paire, trousseau: succeder(ancien, paire.privee), poser: () => tournerCle(membre.acteur, posee) }
  }

  it('seals all the keys of cases again in one act, so that the new key alone opens them; devices are to be registered again', async () => {
    const [membre, autre] = [await unMembre(), await unMembre()]
    const cas = [await unCas([{ membre }, { membre: autre }]), await unCas([{ membre, usage: 'SECOURS' }])]
    await ajouterAppareil(membre.acteur, { nom: 'cabinet', identite: 'x', coffre: 'AAAA', ...(await possession(membre)) })
    const enChemin = await sceller({ privee: 'en chemin' }, [membre.cle.publique])
    const { paire, trousseau, poser } = await tourner(membre)
    await poser()
    for (const { id, cle } of cas) {
      const { scelle, usage } = await db().cleScellee.findFirstOrThrow({ where: { casId: id, membreId: membre.qui.membreId } })
      expect(await ouvrir(scelle, paire.privee)).toEqual({ privee: cle.privee })
      await expect(ouvrir(scelle, membre.cle.privee)).rejects.toThrow()
      expect(usage).toBe(id === cas[0]?.id ? 'TRI' : 'SECOURS')
    }
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas[0]?.id, membreId: autre.qui.membreId } })
    expect(await ouvrir(scelle, autre.cle.privee)).toEqual({ privee: cas[0]?.cle.privee })
    expect(await ouvrirAvec(enChemin, [trousseau.privee, ...(trousseau.anciennes ?? [])])).toEqual({ privee: 'en chemin' })
    expect(await findSerrures(membre.acteur)).toMatchObject({ publique: paire.publique, appareils: [] })
  })

  it('CONFLIT, and nothing changes, when a case arrived or was deleted meanwhile, or is not theirs', async () => {
    const [membre, autre] = [await unMembre(), await unMembre()]
    const cas = await unCas([{ membre }])
    const conflit = { name: 'ConflitError' }
    const arrive = await tourner(membre)
    const second = await unCas([{ membre }])
    await expect(arrive.poser()).rejects.toMatchObject(conflit)
    const parti = await tourner(membre)
    await db().cas.delete({ where: { id: second.id } })
    await expect(parti.poser()).rejects.toMatchObject(conflit)
    const etranger = await unCas([{ membre: autre }])
    const miennes = (await lireMesCles(membre.acteur)).answer as MaCle[]
    await expect(
      (
        await tourner(
          membre,
          miennes.map((c) => ({ ...c, casId: etranger.id })),
        )
      ).poser(),
    ).rejects.toMatchObject(conflit)
    await expect((await tourner(membre, [...miennes, ...miennes])).poser()).rejects.toMatchObject(conflit)
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas.id } })
    expect(await ouvrir(scelle, membre.cle.privee)).toEqual({ privee: cas.cle.privee })
    expect((await ligne(membre.acteur)).clePublique).toBe(membre.cle.publique)
  })

  it('a thousand cases are sealed again in one act', async () => {
    const membre = await unMembre()
    const cas = await unCas([{ membre }])
    const { scelle } = await db().cleScellee.findFirstOrThrow({ where: { casId: cas.id } })
    await db().$executeRaw`
      WITH c AS (
        INSERT INTO cas (id, statut, urgent, canal, "recuLe", "clePublique")
        SELECT gen_random_uuid(), 'RECUE', false, 'FORMULAIRE', current_date, ${cas.cle.publique} FROM generate_series(1, 999) RETURNING id
      ) INSERT INTO cle_scellee ("casId", "membreId", genre, usage, scelle)
        SELECT id, ${membre.qui.membreId}::uuid, 'ECHANGE', 'TRI', ${scelle} FROM c`
    const { poser } = await tourner(membre)
    await poser()
    expect(await db().cleScellee.count({ where: { membreId: membre.qui.membreId, scelle } })).toBe(0)
    expect(await db().cleScellee.count({ where: { membreId: membre.qui.membreId } })).toBe(1000)
  })
})

describe('a session that was stolen, or given to another person in the doctor’s place', () => {
  it('CLE: « Ouvrez d’abord votre espace avec votre phrase… »: changes no phrase, sheet, key or device, and records no departure', async () => {
    const [membre, coord] = [await unMembre(), await unMembre({ coordination: true })]
    const [{ saisie }, version] = [await uneCle(), await versionDe(membre)]
    const avant = await ligne(membre.acteur)
    // Another member's proof, or one made before a change of key, is refused as a guess is.
    const ancienne = await possession(membre)
    await changerPhrase(membre.acteur, { coffre: avant.coffre ?? '', version, ...ancienne })
    for (const preuve of [{ possession: '' }, { possession: 'devinée' }, await possession(coord), ancienne]) {
      const posee = { ...saisie, ...preuve, version: version + 1 }
      await expect(changerPhrase(membre.acteur, posee)).rejects.toMatchObject(sansCle)
      await expect(changerFiche(membre.acteur, posee)).rejects.toMatchObject(sansCle)
      await expect(tournerCle(membre.acteur, { ...posee, cles: [] })).rejects.toMatchObject(sansCle)
      await expect(ajouterAppareil(membre.acteur, { nom: 'x', identite: 'x', coffre: 'AAAA', ...preuve })).rejects.toMatchObject(sansCle)
    }
    await expect(marquerDepart(coord.acteur, { membreId: membre.qui.membreId, possession: '' })).rejects.toMatchObject(sansCle)
    expect(await ligne(membre.acteur)).toEqual({ ...avant, version: version + 1 })
  })
})

describe('a doctor who leaves', () => {
  const relais = (m: Membre) => ({
    refus: { regle: 'DEPART', message: `${m.qui.nom} doit d’abord passer le relais, depuis son propre espace.` },
  })

  it('loses their keys and their access to the cell; the case goes on with the other doctor', async () => {
    const [coord, part, reste] = [await unMembre({ coordination: true }), await unMembre(), await unMembre()]
    const cas = await unCas(
      [
        { membre: part, usage: 'BINOME' },
        { membre: reste, usage: 'BINOME' },
      ],
      { statut: 'SUIVI' },
    )
    await ajouterAppareil(part.acteur, { nom: 'cabinet', identite: 'x', coffre: 'AAAA', ...(await possession(part)) })
    await marquerDepart(coord.acteur, { membreId: part.qui.membreId, ...(await possession(coord)) })
    expect(await ligne(part.acteur)).toMatchObject({ statut: 'PARTI', clePublique: null, coffre: null, coffreSecours: null })
    expect(await db().cleScellee.findMany({ where: { casId: cas.id } })).toMatchObject([{ membreId: reste.qui.membreId }])
    expect(await db().passkey.count({ where: { membreId: part.qui.membreId } })).toBe(0)
    expect(await findSerrures(part.acteur)).toBeNull()
    await expect(exigerMembre(part.acteur)).rejects.toMatchObject({ name: 'IntrouvableError' })
  })

  it('R-SOU-6: « doit d’abord passer le relais » while they alone read a case or a signal, or have a slot', async () => {
    const coord = await unMembre({ coordination: true })
    const seul = await unMembre()
    const preuve = await possession(coord)
    const partir = () => marquerDepart(coord.acteur, { membreId: seul.qui.membreId, ...preuve })
    const cas = await unCas([
      { membre: seul, usage: 'BINOME' },
      { membre: coord, usage: 'SECOURS' },
    ])
    await expect(partir()).rejects.toMatchObject(relais(seul))
    await db().cas.update({ where: { id: cas.id }, data: { statut: 'CLOS', closLe: maintenant() } })
    const demain = new Date(maintenant().getTime() + 86_400_000)
    const tiers = await db().tiers.create({
      data: {
        statut: 'TRANSMIS',
        urgent: false,
        jour: maintenant(),
        effacementLe: demain,
        contenu: new Uint8Array(),
        destinataires: { create: { membreId: seul.qui.membreId } },
      },
    })
    await expect(partir()).rejects.toMatchObject(relais(seul))
    await db().tiers.delete({ where: { id: tiers.id } })
    const fin = new Date(demain.getTime() + 3_600_000)
    const creneau = await db().creneau.create({
      data: {
        debut: demain,
        fin,
        mode: 'LIEU',
        lieu: 'x',
        statut: 'OUVERT',
        medecins: { create: { membreId: seul.qui.membreId, debut: demain, fin } },
      },
    })
    await expect(partir()).rejects.toMatchObject(relais(seul))
    await db().creneau.delete({ where: { id: creneau.id } })
    await partir()
  })

  it('two who read the same case cannot leave together', async () => {
    const coord = await unMembre({ coordination: true })
    const deux = [await unMembre(), await unMembre()]
    await unCas(deux.map((membre) => ({ membre })))
    const preuve = await possession(coord)
    const fins = await Promise.allSettled(deux.map((m) => marquerDepart(coord.acteur, { membreId: m.qui.membreId, ...preuve })))
    expect(fins.map((f) => f.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('a member may record their own departure; only the coordination may record that of another', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    await expect(marquerDepart(un.acteur, { membreId: deux.qui.membreId, possession: '' })).rejects.toMatchObject({
      name: 'IntrouvableError',
    })
    await expect(marquerDepart(un.acteur, { membreId: un.qui.membreId, possession: '' })).resolves.toEqual({ redirect: '/' })
  })

  it('named again, makes a new key and waits to be confirmed', async () => {
    const membre = await unMembre()
    await marquerDepart(membre.acteur, { membreId: membre.qui.membreId, possession: '' })
    await creerCle(membre.acteur, (await uneCle()).saisie)
    expect(await ligne(membre.acteur)).toMatchObject({ id: membre.qui.membreId, statut: 'A_CONFIRMER', confirmePar: null })
  })
})

describe('the presentation of a doctor', () => {
  const photo = (octets: Uint8Array) => new File([Uint8Array.from(octets)], 'moi.jpg')

  it('holds a text, and a photo redrawn at 240 pixels without metadata', async () => {
    const membre = await unMembre()
    const jpeg = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#a52' } })
      .withExif({ IFD0: { Make: 'Marque', ImageDescription: 'cabinet de Rouen' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(jpeg).metadata()).exif).toBeDefined()
    await sePresenter(membre.acteur, { presentation: 'Généraliste à Elbeuf.', photo: photo(jpeg) })
    const redessinee = (await findPhoto(membre.qui.membreId)) ?? new Uint8Array()
    const lue = await sharp(redessinee).metadata()
    expect(lue).toMatchObject({ format: 'jpeg', width: 240, height: 240 })
    expect(lue.exif).toBeUndefined()
    expect((await listMedecins()).find((m) => m.id === membre.qui.membreId)).toMatchObject({
      presentation: 'Généraliste à Elbeuf.',
      photo: true,
    })
    await sePresenter(membre.acteur, { presentation: '', sansPhoto: 'on' })
    expect(await findPhoto(membre.qui.membreId)).toBeNull()
  })

  it('FICHIER-TYPE: « Ce format n’est pas accepté ici. » for a drawing or a text', async () => {
    const { acteur } = await unMembre()
    for (const faux of ['<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'bonjour'])
      await expect(sePresenter(acteur, { presentation: '', photo: photo(new TextEncoder().encode(faux)) })).rejects.toMatchObject({
        refus: { regle: 'FICHIER-TYPE' },
      })
  })
})
