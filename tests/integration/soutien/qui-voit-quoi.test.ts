import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { QUI, QUOI, TABLEAU, type Qui, type Quoi, type Verdict } from '@/app/aide/qui-voit-quoi/tableau'
import { Role } from '@/generated/prisma/enums'
import type { GenreCle, GenrePiece, UsageCle } from '@/generated/soutien/enums'
import { enBase64, enOctets } from '@/lib/core/coffre/base64'
import { liberer, nouvellePaire, ouvrir, sceller } from '@/lib/core/coffre/chiffrement'
import { secretsDe } from '@/lib/core/coffre/mots'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { db, transaction } from '@/lib/soutien/db'
import { lireRetour } from '@/lib/soutien/demande/queries'
import { exigerMembre, findCas } from '@/lib/soutien/queries'
import { PIECES_DOSSIER } from '@/lib/soutien/schema'
import { unActeur } from '@/tests/factories/core/acteur'
import { unCas, unMembre, type Cas, type Membre } from '@/tests/factories/soutien/soutien'

// The page « Qui peut voir quoi » prints the table that is tested here, cell by cell.

const NOM = 'Camille Nom-Donné'
const RECIT = 'ce que la personne a écrit'
const NOTE = 'ce que les médecins ont noté'
const PIECE: Record<Exclude<Quoi, 'EXISTENCE'>, GenrePiece> = { IDENTITE: 'ENVELOPPE', RECIT: 'RECIT', DOSSIER: 'NOTE' }

let avant: Cas
let apres: Cas
const membres = {} as Record<'BINOME' | 'AUTRE' | 'SECOURS' | 'TRI' | 'ECARTE', Membre>

/** Creates the file of the two doctors, under its own key. */
async function ouvrirDossier(cas: Cas, lecteurs: readonly Readonly<{ membre: Membre; usage: UsageCle }>[]): Promise<void> {
  const cle = await nouvellePaire()
  await db().cas.update({ where: { id: cas.id }, data: { clePubliqueDossier: cle.publique }, select: { id: true } })
  for (const { membre, usage } of lecteurs) {
    const scelle = await sceller({ privee: cle.privee }, [membre.cle.publique])
    await db().cleScellee.create({ data: { casId: cas.id, membreId: membre.qui.membreId, genre: 'DOSSIER', usage, scelle } })
  }
  const contenu = Uint8Array.from(enOctets(await sceller({ texte: NOTE }, [cle.publique])))
  await db().piece.create({ data: { casId: cas.id, genre: 'NOTE', rang: 9, jour: aujourdhui(), contenu }, select: { id: true } })
}

beforeAll(async () => {
  for (const nom of ['BINOME', 'AUTRE', 'SECOURS', 'TRI', 'ECARTE'] as const)
    membres[nom] = await unMembre({ coordination: nom === 'SECOURS' })
  const texte = { texte: RECIT, enveloppe: { nom: NOM, mode: 'NOM' as const } }
  avant = await unCas([{ membre: membres.TRI }, { membre: membres.BINOME }], texte)
  const suivi = [
    { membre: membres.BINOME, usage: 'BINOME' as const },
    { membre: membres.SECOURS, usage: 'SECOURS' as const },
  ]
  apres = await unCas(suivi, { ...texte, statut: 'ATTRIBUEE' })
  await ouvrirDossier(apres, suivi)
})

const TEMOINS: Record<Exclude<Quoi, 'EXISTENCE'>, string> = { IDENTITE: NOM, RECIT, DOSSIER: NOTE }

/** Every text that an actor can decrypt with these keys, from any data they obtained. */
async function lisible(casId: string, quoi: Exclude<Quoi, 'EXISTENCE'>, privees: readonly string[]): Promise<boolean> {
  const pieces = await db().piece.findMany({ where: { casId, genre: PIECE[quoi] } })
  const textes = await Promise.all(pieces.flatMap((p) => privees.map((cle) => ouvrir<object>(enBase64(p.contenu), cle).catch(() => ({})))))
  return textes.some((t) => JSON.stringify(t).includes(TEMOINS[quoi]))
}

/** What a doctor of the cell gets: the case if it exists for them, the keys sealed to them, and their use. */
async function parUnMedecin({ acteur, cle, qui }: Membre, cas: Cas, quoi: Quoi): Promise<Verdict> {
  expect((await exigerMembre(acteur)).membreId).toBe(qui.membreId)
  const trouve = await transaction((tx) => findCas(tx, qui, cas.id))
  if (quoi === 'EXISTENCE') return trouve ? 'OUI' : 'NON'
  const genre: GenreCle = (PIECES_DOSSIER as readonly GenrePiece[]).includes(PIECE[quoi]) ? 'DOSSIER' : 'ECHANGE'
  const siennes = await db().cleScellee.findMany({ where: { casId: cas.id, membreId: qui.membreId, genre } })
  const privees = await Promise.all(siennes.map(async (s) => (await ouvrir<{ privee: string }>(s.scelle, cle.privee)).privee))
  if (!(await lisible(cas.id, quoi, [...privees, cle.privee]))) return 'NON'
  return trouve?.usage === 'SECOURS' ? 'NECESSITE' : 'OUI'
}

/** What the person gets with their words alone: what the server returns to them, and what the words decrypt. */
async function parLaPersonne(cas: Cas, quoi: Quoi): Promise<Verdict> {
  const { jeton, secret } = await secretsDe(cas.mots)
  const sien = await db().cas.findUnique({ where: { repere: empreinteJeton(jeton) } })
  if (quoi === 'EXISTENCE') return sien?.id === cas.id ? 'OUI' : 'NON'
  const retour = await lireRetour(cas.id)
  const { privee } = await liberer<{ privee: string }>(retour.scelleRecu, secret)
  const donnees = retour.pieces.some((p) => p.genre === PIECE[quoi])
  return donnees && (await lisible(cas.id, quoi, [privee])) ? 'OUI' : 'NON'
}

/** What these roles get: signed in, then with the department's own role in the database. */
async function parLePortail(roles: readonly Role[], quoi: Quoi): Promise<Verdict> {
  for (const role of roles) await expect(exigerMembre(await unActeur(role))).rejects.toMatchObject({ name: 'IntrouvableError' })
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    const table = quoi === 'EXISTENCE' ? 'cas' : 'piece'
    await expect(client.query(`SELECT FROM soutien.${table}`)).rejects.toMatchObject({ code: '42501' })
    return 'NON'
  } finally {
    await client.end()
  }
}

/** What a thief gets with every row of the cell and no key: how many cases there are, without their content. */
async function parLeVoleur(quoi: Quoi): Promise<Verdict> {
  const tout = JSON.stringify(
    await Promise.all([
      db().cas.findMany(),
      db().piece.findMany(),
      db().cleScellee.findMany(),
      db().membre.findMany(),
      db().ligneJournal.findMany(),
    ]),
    (_, valeur: unknown) =>
      typeof valeur === 'bigint' ? String(valeur) : valeur instanceof Uint8Array ? Buffer.from(valeur).toString() : valeur,
  )
  if (quoi !== 'EXISTENCE') return tout.includes(TEMOINS[quoi]) ? 'OUI' : 'NON'
  const colonnes = Object.keys((await db().cas.findFirstOrThrow()) as object)
  expect(colonnes.filter((c) => /personne|compte|adresse|nom$/i.test(c))).toEqual([])
  return tout.includes(apres.id) ? 'NOMBRE' : 'NON'
}

const DEPARTEMENT = ['DIR_DUMG', 'GESTIONNAIRE', 'COORD_DES', 'DIR_UFR', 'ARS', 'DPO'] as const
const ENCADRANTS = ['MSU', 'ENSEIGNANT', 'INTERNE', 'DOCTEUR_JUNIOR', 'REP_INTERNES'] as const
const TECHNIQUE = ['ADMIN_TECH'] as const

const ESSAIS: Record<Qui, (quoi: Quoi) => Promise<Verdict>> = {
  PERSONNE: (quoi) => parLaPersonne(apres, quoi),
  BINOME: (quoi) => parUnMedecin(membres.BINOME, apres, quoi),
  TRI: (quoi) => parUnMedecin(membres.TRI, avant, quoi),
  AUTRES: (quoi) => parUnMedecin(membres.TRI, apres, quoi),
  SECOURS: (quoi) => parUnMedecin(membres.SECOURS, apres, quoi),
  ECARTE: (quoi) => parUnMedecin(membres.ECARTE, avant, quoi),
  DEPARTEMENT: (quoi) => parLePortail(DEPARTEMENT, quoi),
  ENCADRANT: (quoi) => parLePortail(ENCADRANTS, quoi),
  TECHNIQUE: (quoi) => parLePortail(TECHNIQUE, quoi),
  VOLEUR: parLeVoleur,
}

describe('R-SOU-7, R-SOU-23: « Qui peut voir quoi » is true', () => {
  const cases = (Object.keys(QUI) as Qui[]).flatMap((qui) =>
    (Object.keys(QUOI) as Quoi[]).map((quoi) => [QUI[qui], QUOI[quoi], qui, quoi] as const),
  )

  it.each(cases)('%s: %s', async (_, __, qui, quoi) => {
    expect(await ESSAIS[qui](quoi)).toBe(TABLEAU[qui][quoi])
  })

  it('every role of the portal is on a line of the table, or is a role of the cell', () => {
    const essayes: readonly Role[] = [...DEPARTEMENT, ...ENCADRANTS, ...TECHNIQUE]
    const cellule = Object.values(Role).filter((r) => !essayes.includes(r))
    expect(cellule.sort()).toEqual(['CELLULE_COORD', 'CELLULE_MED'])
  })
})
