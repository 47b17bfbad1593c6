// Posts to the action of every form of the fléchage and of its commission: malformed data, another person's row, an old page,
// the same post twice. Nothing is written except what one valid post writes.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { navigateur, nouveauNavigateur } from '../referentiel/identite/requete'
import { db } from '@/lib/core/donnees/db'
import { pdfAvecLancement, pdfAvecPiece, pdfAvecScript, pdfProtege, pdfSain } from '../core/fichier/pdf-forges'
import { MESSAGE_CONFLIT } from '@/lib/core/workflow/erreurs'
import type { FormState } from '@/lib/core/requete/form-state'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { joindre } from '@/app/(portail)/flechage/[id]/modifier/actions'
import { MESSAGE_LIEN_INCONNU } from '@/lib/flechage/accord/schema'
import { unActeur } from '../../factories/core/acteur'
import { unFlechage } from '../../factories/flechage/flechage'
import { connecter, FORMULAIRES, poster, empreinteBase, type Envoi, type Issue, type Scene } from './formulaires'

// As in next.config.ts, so that `forbidden()` shows its own page.
process.env.__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS = 'true'

const GRAND = 'à'.repeat(5_000_000)
const INCONNU = '01890000-0000-7000-8000-000000000000'

// Each test posts from its own address, so that the limit on attempts never answers instead.
let adresses = 0
const ailleurs = (): void => nouveauNavigateur(`2001:db8::${(++adresses).toString(16)}`)

beforeEach(ailleurs)

/** Checks that each message is a whole sentence for people, without the English words of a machine. */
function verifierPhrases({ message, fields = {} }: Extract<FormState, { status: 'error' }>): void {
  for (const phrase of [message, ...Object.values(fields)]) {
    expect(phrase).toMatch(/^\S.*\S$/s)
    expect(phrase).not.toMatch(/\b(invalid|expected|received|required|undefined|null|string|array|error|uuid|prisma|input)\b/i)
  }
}

/** Posts data that must change nothing, and must get a refusal. */
async function refuser(envoi: Envoi, quoi: string, avant?: string): Promise<Issue> {
  avant ??= await empreinteBase()
  const issue = await poster(envoi)
  expect(await empreinteBase(), quoi).toBe(avant)
  if (issue.sorte === 'formulaire') {
    if (issue.etat.status !== 'error') throw new Error(`${quoi}: was accepted`)
    expect(issue.etat.regle, `${quoi}: ${issue.etat.message}`).not.toBe('PANNE')
    verifierPhrases(issue.etat)
    expect(JSON.stringify(issue.etat).length, `${quoi}: sent back`).toBeLessThan(500_000)
  } else expect(['404', '403'], quoi).toContain(issue.sorte)
  return issue
}

describe.each(Object.keys(FORMULAIRES))('the form %s', (nom) => {
  const formulaire = FORMULAIRES[nom]
  if (!formulaire) throw new Error('unknown form')
  let scene: Scene

  beforeAll(async () => {
    scene = await formulaire.scene()
  })

  const envoi = (change: Record<string, FormDataEntryValue | FormDataEntryValue[] | undefined> = {}): Envoi => ({
    action: formulaire.action,
    champs: { ...scene.champs, ...change },
  })

  /** A public form is posted by a browser that has no session. */
  const entrer = async (): Promise<void> => (formulaire.public ? ailleurs() : connecter(scene.acteur))

  it('answers an empty, incomplete, mistyped, repeated or ten-megabyte post with a sentence, and writes nothing', async () => {
    await entrer()
    const avant = await empreinteBase()
    await refuser({ action: formulaire.action, champs: {} }, 'empty', avant)
    const pasUnFormulaire = await poster({ action: formulaire.action, champs: null })
    expect(pasUnFormulaire).toMatchObject({ sorte: 'formulaire', etat: { status: 'error' } })
    for (const cle of Object.keys(scene.champs)) {
      const exigee = !formulaire.facultatifs.includes(cle)
      if (exigee) await refuser(envoi({ [cle]: undefined }), `without ${cle}`, avant)
      if (exigee && !formulaire.listes.includes(cle)) await refuser(envoi({ [cle]: ['a', 'b'] }), `${cle} twice`, avant)
      if (formulaire.indulgents.includes(cle)) continue
      await refuser(envoi({ [cle]: GRAND }), `${cle} of ten megabytes`, avant)
      if (!formulaire.fichiers.includes(cle)) await refuser(envoi({ [cle]: new File(['%PDF-1.4'], 'a.pdf') }), `${cle} as a file`, avant)
    }
    for (const cle of ['id', 'accordId', 'pieceId', 'campagneId', 'commissionId', 'seanceId', 'terrainId'] as const) {
      if (!(cle in scene.champs)) continue
      for (const valeur of ['1', "' OR 1=1 --", '../../etc/passwd', INCONNU])
        await refuser(envoi({ [cle]: valeur }), `${cle} = ${valeur}`, avant)
    }
    if ('version' in scene.champs)
      for (const valeur of ['-1', '1.5', 'x', '9'.repeat(30)]) await refuser(envoi({ version: valeur }), `version = ${valeur}`, avant)
  })

  it.runIf(formulaire.public)(
    'refuses a token that is invented, cut short, lengthened or replaced by its digest, with any account or none',
    async () => {
      const jeton = String(scene.champs.jeton)
      for (const etranger of [null, await unActeur(), await unActeur('GESTIONNAIRE'), await unActeur('ADMIN_TECH')]) {
        ailleurs()
        if (etranger) await connecter(etranger)
        for (const faux of [nouveauJeton(), jeton.slice(0, -1), `${jeton}a`, empreinteJeton(jeton), '../', "' OR 1=1 --", '%'])
          expect(await refuser(envoi({ jeton: faux }), `token ${faux}`)).toMatchObject({ etat: { message: MESSAGE_LIEN_INCONNU } })
      }
    },
  )

  it.skipIf(formulaire.public)(
    'without a session, leads to the sign-in page or keeps the typed text; another person’s post finds nothing or is refused',
    async () => {
      const avant = await empreinteBase()
      nouveauNavigateur()
      expect(await poster(envoi())).toMatchObject({ sorte: 'ailleurs', vers: expect.stringMatching(/^\/connexion\?retour=/) })
      expect(await empreinteBase()).toBe(avant)
      // A page with JavaScript stays open, with the typed text.
      navigateur.entetes.set('next-action', '40')
      expect(await poster(envoi())).toMatchObject({
        sorte: 'formulaire',
        etat: {
          status: 'error',
          regle: 'SESSION',
          message: expect.stringContaining('Votre session est fermée : rien n’est parti') as string,
        },
      })
      expect(await empreinteBase()).toBe(avant)
      for (const etranger of [await unActeur(), await unActeur('INTERNE'), await unActeur('DPO')]) {
        await connecter(etranger)
        await refuser(envoi(), 'by a stranger')
      }
    },
  )

  it('from an old page, is refused as a conflict and writes nothing', async () => {
    if (!('version' in scene.champs) || formulaire.sansVersion) return
    await connecter(scene.acteur)
    const avant = await empreinteBase()
    expect(await poster(envoi({ version: String(Number(scene.champs.version) + 7) }))).toMatchObject({
      sorte: 'formulaire',
      etat: { status: 'error', message: MESSAGE_CONFLIT, regle: 'CONFLIT' },
    })
    expect(await empreinteBase()).toBe(avant)
  })

  it('posted twice at the same time, then again, makes one act and writes its lines of the journal once', async () => {
    await entrer()
    const lignes = () => db.ligneJournal.count()
    const avant = await lignes()
    const issues = await Promise.all([poster(envoi()), poster(envoi())])
    const reussies = issues.filter((i) => i.sorte === 'ailleurs' || (i.sorte === 'formulaire' && i.etat.status === 'ok'))
    expect(reussies.length, JSON.stringify(issues)).toBeGreaterThan(0)
    for (const issue of issues) {
      if (issue.sorte !== 'formulaire' || issue.etat.status !== 'error') continue
      expect(issue.etat.regle, issue.etat.message).not.toBe('PANNE')
      verifierPhrases(issue.etat)
    }
    const apres = await lignes()
    expect(apres - avant).toBeLessThanOrEqual(formulaire.lignes)
    const rejouee = await poster(envoi())
    if (rejouee.sorte === 'formulaire' && rejouee.etat.status === 'error') {
      expect(rejouee.etat.regle, rejouee.etat.message).not.toBe('PANNE')
      verifierPhrases(rejouee.etat)
    }
    expect(await lignes()).toBe(apres)
  })
})

describe('a hostile file', () => {
  let sain: Uint8Array<ArrayBuffer>
  const copie = (octets: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(octets)

  beforeAll(async () => {
    sain = copie(await pdfSain())
  })

  const envoyer = (id: string, fichier: File): Promise<Issue> => poster({ action: joindre, champs: { id, fichier } })

  it.each([
    ['an empty one', 'FICHIER-VIDE', async () => new File([], 'lettre.pdf')],
    ['eleven megabytes', 'FICHIER-TAILLE', async () => new File([copie(await pdfSain()), new Uint8Array(11_000_000)], 'lettre.pdf')],
    [
      'a page of the web named .pdf',
      'FICHIER-TYPE',
      async () => new File(['<!doctype html><script>alert(1)</script>'], 'lettre.pdf', { type: 'application/pdf' }),
    ],
    [
      'a program named .pdf',
      'FICHIER-TYPE',
      async () => new File([new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0])], 'lettre.pdf'),
    ],
    ['a PDF that runs a script', 'FICHIER-SCRIPT', async () => new File([copie(await pdfAvecScript('ouverture'))], 'lettre.pdf')],
    ['a PDF that launches a program', 'FICHIER-LANCEMENT', async () => new File([copie(await pdfAvecLancement())], 'lettre.pdf')],
    ['a PDF that holds other files', 'FICHIER-PIECES', async () => new File([copie(await pdfAvecPiece())], 'lettre.pdf')],
    ['a PDF behind a password', 'FICHIER-PROTEGE', async () => new File([copie(await pdfProtege())], 'lettre.pdf')],
    ['three pages', 'FICHIER-PAGES', async () => new File([copie(await pdfSain(3))], 'lettre.pdf')],
    ['half a PDF', 'FICHIER-ILLISIBLE', async () => new File([copie(await pdfSain()).slice(0, 300)], 'lettre.pdf')],
  ])('%s: is refused by %s, and nothing is kept', async (_, regle, fichier) => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    await connecter(f.interne.personneId)
    const avant = await empreinteBase()
    const issue = await envoyer(f.id, await fichier())
    expect(issue).toMatchObject({ sorte: 'formulaire', etat: { status: 'error', regle, fields: { fichier: expect.any(String) } } })
    expect(await empreinteBase()).toBe(avant)
  })

  it.each([
    ['../../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\moi\\lettre.docx', 'lettre.docx.pdf'],
    ['lettre.pdf\r\nSet-Cookie: a=b', null],
    ['<img src=x onerror=alert(1)>.pdf', null],
  ])('a good PDF called %s is kept under a harmless name', async (nom, attendu) => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    await connecter(f.interne.personneId)
    expect(await envoyer(f.id, new File([sain], nom))).toMatchObject({
      sorte: 'ailleurs',
      vers: expect.stringContaining('fait=joindreLettre'),
    })
    const { fichierId } = await db.piece.findFirstOrThrow({ where: { flechageId: f.id, retireeLe: null } })
    const fichier = await db.fichier.findUniqueOrThrow({ where: { id: fichierId } })
    if (attendu) expect(fichier.nom).toBe(attendu)
    expect(fichier.nom).toMatch(/\.pdf$/)
    expect(fichier.nom).not.toMatch(/[/\\<>\r\n"]|\.\./)
    expect(fichier.cle).not.toContain('..')
  })

  it('is not kept for another person’s request, or for one that does not exist', async () => {
    const f = await unFlechage({ statut: 'BROUILLON' })
    const autre = await unFlechage({ statut: 'BROUILLON' })
    await connecter(autre.interne.personneId)
    const avant = await empreinteBase()
    for (const id of [f.id, INCONNU, '..%2F..', "x' OR 1=1"])
      await refuser({ action: joindre, champs: { id, fichier: new File([sain], 'lettre.pdf') } }, id)
    expect(await empreinteBase()).toBe(avant)
  })
})
