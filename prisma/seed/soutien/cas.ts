import { randomUUID } from 'node:crypto'
import { addDays } from 'date-fns'
import type { GenrePiece, UsageCle } from '@/generated/soutien/enums'
import { enOctets } from '@/lib/core/coffre/base64'
import { enfermer, nouvellePaire, sceller, type Paire } from '@/lib/core/coffre/chiffrement'
import { lireMots, nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import type { ParametresSoutien } from '@/lib/soutien/parametres'
import type { Tx } from '@/lib/soutien/db'
import type { Orientation } from '@/lib/soutien/entretien/schema'
import type { Ressource } from '@/lib/soutien/reseau/schema'
import { RECUS } from '@/lib/soutien/demonstration/schema'
import { effacementPrevu } from '@/lib/soutien/retention/echeance'
import { ACCORD, PIECES_ECHANGE, type Enveloppe, type Message, type Repere } from '@/lib/soutien/schema'
import type { CleMedecin } from '../departement/cellule'
import type { Histoire } from './histoires'
import type { Medecin } from './medecins'

export type Scene = Readonly<{
  medecins: ReadonlyMap<CleMedecin, Medecin>
  parametres: ParametresSoutien
  aujourdhui: Date
  ressources: readonly Ressource[]
}>

/** What the journal keeps of a story: `il` days ago. */
export type Fait = Readonly<{ il: number; acte: string; objetId: string; de: CleMedecin | null }>
export type CasEcrit = Readonly<{ id: string; faits: readonly Fait[] }>

type Piece = Readonly<{ genre: GenrePiece; il: number; de: CleMedecin | null; contenu: unknown }>

const echangee = (genre: GenrePiece): boolean => (PIECES_ECHANGE as readonly GenrePiece[]).includes(genre)

export const medecinDe = ({ medecins }: Scene, cle: CleMedecin): Medecin => {
  const trouve = medecins.get(cle)
  if (!trouve) throw new Error(`${cle} is not a doctor of the cell`)
  return trouve
}

/** Who holds a key, and for what use: every doctor until two of them follow the case, then those two and the coordination. */
function lecteursDe(scene: Scene, histoire: Histoire): { cle: CleMedecin; usage: UsageCle }[] {
  const { binome, exclus = [] } = histoire
  const usage = (cle: CleMedecin): UsageCle | null => {
    if (!binome) return 'TRI'
    if (binome.includes(cle)) return 'BINOME'
    return medecinDe(scene, cle).qui.coordination ? 'SECOURS' : null
  }
  return [...scene.medecins.keys()].flatMap((cle) => {
    const sien = exclus.includes(cle) ? null : usage(cle)
    return sien ? [{ cle, usage: sien }] : []
  })
}

function piecesDe(scene: Scene, histoire: Histoire): Piece[] {
  const { recueIl, binome, messages = [] } = histoire
  const enveloppe: Enveloppe = {
    mode: 'ANONYME',
    nom: '',
    entourage: '',
    joindre: { telephone: '', courriel: '', quand: '' },
    prevenir: false,
    ...histoire.enveloppe,
    exclus: (histoire.exclus ?? []).map((cle) => medecinDe(scene, cle).qui.membreId),
  }
  const suite = messages.map(({ il, de, texte }): Piece => {
    const message: Message = { texte, signature: de ? medecinDe(scene, de).qui.nom : '' }
    return { genre: 'MESSAGE', il, de, contenu: message }
  })
  const dossier = binome ? dossierDe(scene, histoire, binome) : []
  const orale = histoire.canal === 'TELEPHONE'
  return [
    { genre: 'ENVELOPPE', il: recueIl, de: null, contenu: enveloppe },
    {
      genre: 'RECIT',
      il: recueIl,
      de: null,
      contenu: orale ? { ...histoire.recit, accord: `oral, texte de ${ACCORD.version}` } : histoire.recit,
    },
    ...[...dossier, ...suite].sort((a, b) => b.il - a.il),
  ]
}

/** What the two doctors keep for themselves; notes are deleted once the follow-up ends. */
function dossierDe({ ressources }: Scene, histoire: Histoire, [un, deux]: readonly [CleMedecin, CleMedecin]): Piece[] {
  const { recueIl, enveloppe, fiche, rdv, guide, note, vers, closeIl, cloture } = histoire
  const piece = (genre: GenrePiece, il: number, de: CleMedecin, contenu: unknown): Piece[] =>
    contenu === undefined ? [] : [{ genre, il: Math.max(0, il), de, contenu }]
  const choisie = ressources.find((r) => r.genre === vers)
  const orientation: Orientation | undefined = choisie && {
    choix: [{ ressourceId: choisie.id, nom: choisie.nom, contact: choisie.contact, accord: 'personne' }],
  }
  const entretienIl = -(rdv?.dans ?? 0)
  const repere: Repere | undefined = enveloppe?.nom ? { mot: enveloppe.nom } : undefined
  return [
    ...piece('FICHE', recueIl - 1, un, fiche),
    ...piece('REPERE', recueIl - 1, un, repere),
    ...piece('GUIDE', entretienIl, deux, guide),
    ...piece('NOTE', entretienIl, un, note),
    ...piece('ORIENTATION', entretienIl, un, orientation),
    ...(closeIl === undefined ? [] : piece('FICHE', closeIl, un, { ...fiche, cloture })),
  ]
}

const motsDe = ({ recu }: Histoire): string => {
  const lecture = recu ? lireMots(RECUS.find((r) => r.cle === recu)?.mots ?? '') : { mots: nouveauxMots() }
  if ('faute' in lecture) throw new Error(lecture.faute)
  return lecture.mots
}

/** Writes a story, encrypted as browsers would. */
export async function ecrireCas(tx: Tx, scene: Scene, histoire: Histoire): Promise<CasEcrit> {
  const { statut, canal, recueIl, binome, messages = [], closeIl } = histoire
  const le = (il: number): Date => addDays(scene.aujourdhui, -il)
  const [echange, dossier] = await Promise.all([nouvellePaire(), nouvellePaire()])
  const { jeton, secret } = await secretsDe(motsDe(histoire))
  const lecteurs = lecteursDe(scene, histoire)
  const pourChacun = async (genre: 'ECHANGE' | 'DOSSIER', { privee }: Paire) =>
    Promise.all(
      lecteurs.map(async ({ cle, usage }) => {
        const { publique, qui } = medecinDe(scene, cle)
        return { membreId: qui.membreId, genre, usage, scelle: await sceller({ privee }, [publique]) }
      }),
    )
  const pieces = piecesDe(scene, histoire)
  const dernierIl = Math.min(closeIl ?? recueIl, ...pieces.map((p) => p.il))
  const reponse = messages.find((m) => m.de !== null)
  const id = randomUUID()
  await tx.cas.create({
    data: {
      id,
      statut,
      urgent: histoire.recit.danger,
      canal,
      recuLe: le(recueIl),
      repere: histoire.sansRecu ? null : empreinteJeton(jeton),
      scelleRecu: histoire.sansRecu ? null : await enfermer({ privee: echange.privee }, secret, 'SECRET'),
      clePublique: echange.publique,
      clePubliqueDossier: binome ? dossier.publique : null,
      reponduLe: reponse ? le(reponse.il) : histoire.sansRecu ? le(recueIl) : null,
      retourPrevuLe: histoire.retourDans === undefined ? null : le(-histoire.retourDans),
      contactPrevuLe: histoire.contactDans === undefined ? null : le(-histoire.contactDans),
      closLe: closeIl === undefined ? null : le(closeIl),
      effacementLe: effacementPrevu(statut, scene.parametres, le(dernierIl)),
      absences: histoire.absences ?? 0,
      cles: { create: [...(await pourChacun('ECHANGE', echange)), ...(binome ? await pourChacun('DOSSIER', dossier) : [])] },
      pieces: {
        create: await Promise.all(
          pieces.map(async ({ genre, il, de, contenu }, i) => ({
            genre,
            auteurId: de && medecinDe(scene, de).qui.membreId,
            rang: i + 1,
            jour: le(il),
            contenu: Uint8Array.from(enOctets(await sceller(contenu, [echangee(genre) ? echange.publique : dossier.publique]))),
          })),
        ),
      },
    },
    select: { id: true },
  })
  return { id, faits: faitsDe(histoire, id) }
}

function faitsDe({ canal, recueIl, binome, messages = [], closeIl }: Histoire, objetId: string): Fait[] {
  const fait = (il: number, acte: string, de: CleMedecin | null): Fait => ({ il: Math.max(0, il), acte, objetId, de })
  return [
    canal === 'TELEPHONE' && binome ? fait(recueIl, 'consigner', binome[0]) : fait(recueIl, 'deposer', null),
    ...(binome ? [fait(recueIl - 1, 'lire', binome[0]), fait(recueIl - 1, 'attribuer', binome[0])] : []),
    ...messages.map((m) => fait(m.il, 'repondre', m.de)),
    ...(closeIl !== undefined && binome ? [fait(closeIl, 'clore', binome[0])] : []),
  ]
}
