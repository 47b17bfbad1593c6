import { nouvellePaire, ouvrir, sceller } from '@/lib/core/coffre/chiffrement'
import type { Danger } from '@/lib/soutien/danger/schema'
import type { Guide, Orientation } from '@/lib/soutien/entretien/schema'
import type { Enveloppe, Fiche, Message, Recit, Repere } from '@/lib/soutien/schema'
import { REPERE_MAX } from '@/lib/soutien/schema'
import type { Candidat, Couverture, DossierLu, PieceScellee } from '@/lib/soutien/suivi/schema'
import type { ClePosee } from '@/lib/soutien/attribution/schema'
import { enEnveloppe, enMessage, enRecit } from './formes'

type Privee = Readonly<{ privee: string }>

/** The private keys of a case, in the browser of a doctor who holds them. `dossier`: null until the case has two doctors. */
export type Cles = Readonly<{ echange: string; dossier: string | null }>

/** Opens with a member's own key what the server stores sealed to them. @throws when it was not sealed to them */
export async function ouvrirCles(scelles: Couverture['scelles'], ouvrirMien: (scelle: string) => Promise<Privee>): Promise<Cles> {
  const cle = async (genre: 'ECHANGE' | 'DOSSIER'): Promise<string | null> => {
    const scelle = scelles.find((s) => s.genre === genre)?.scelle
    return scelle ? (await ouvrirMien(scelle)).privee : null
  }
  const echange = await cle('ECHANGE')
  if (!echange) throw new Error('no key of the exchange')
  return { echange, dossier: await cle('DOSSIER') }
}

type Ouverte<G, C> = Readonly<{ id: string; genre: G; auteur: string | null; auteurId: string | null; jour: string; contenu: C }>
export type Piece =
  | Ouverte<'ENVELOPPE', Enveloppe>
  | Ouverte<'RECIT', Recit>
  | Ouverte<'MESSAGE', Message>
  | Ouverte<'FICHE', Fiche>
  | Ouverte<'REPERE', Repere>
  | Ouverte<'GUIDE', Guide>
  | Ouverte<'NOTE', Message>
  | Ouverte<'ORIENTATION', Orientation>
  | Ouverte<'DANGER', Danger>
export type PieceDe<G extends Piece['genre']> = Extract<Piece, { genre: G }>

/** What is sealed to the person's key. */
const FORMES: Partial<Record<Piece['genre'], (lu: unknown) => unknown>> = { ENVELOPPE: enEnveloppe, RECIT: enRecit, MESSAGE: enMessage }

/** Every piece, decrypted; those of the doctors' file are left out for a reader without its key. */
export async function ouvrirPieces(pieces: readonly PieceScellee[], cles: Cles): Promise<Piece[]> {
  const ouvertes = await Promise.all(
    pieces.map(async (p) => {
      const cle = p.genre in FORMES ? cles.echange : cles.dossier
      if (!cle) return []
      // A piece that cannot be opened was not written by a page of ours.
      const lu = await ouvrir(p.contenu, cle).catch(() => undefined)
      if (lu === undefined) return []
      return [{ ...p, contenu: FORMES[p.genre]?.(lu) ?? lu } as Piece]
    }),
  )
  return ouvertes.flat()
}

export const piecesDe = <G extends Piece['genre']>(pieces: readonly Piece[], genre: G): PieceDe<G>[] =>
  pieces.filter((p): p is PieceDe<G> => p.genre === genre)

/** Every doctor the person set aside, in any of the envelopes they wrote. */
export const exclusDe = (pieces: readonly Piece[]): string[] => [...new Set(piecesDe(pieces, 'ENVELOPPE').flatMap((p) => p.contenu.exclus))]

type Destinataire = Pick<Candidat, 'id' | 'clePublique'>

async function poser(
  privees: Readonly<Record<ClePosee['genre'], string>>,
  membre: Destinataire,
  usage: ClePosee['usage'],
): Promise<ClePosee[]> {
  const une = async (genre: ClePosee['genre']): Promise<ClePosee> => ({
    membreId: membre.id,
    genre,
    usage,
    clePublique: membre.clePublique,
    scelle: await sceller({ privee: privees[genre] } satisfies Privee, [membre.clePublique]),
  })
  return Promise.all([une('ECHANGE'), une('DOSSIER')])
}

/** What assigning a request to two doctors posts: both keys for each of them and for the coordination, and the first file. */
export async function scellerAttribution(
  dossier: Pick<DossierLu, 'id' | 'medecins' | 'clePubliqueDossier'>,
  cles: Cles,
  binome: readonly Destinataire[],
  fiche: Fiche,
  repere = '',
) {
  // A danger may have created the file already: its key is kept.
  const paire =
    cles.dossier && dossier.clePubliqueDossier ? { privee: cles.dossier, publique: dossier.clePubliqueDossier } : await nouvellePaire()
  const privees = { ECHANGE: cles.echange, DOSSIER: paire.privee }
  const secours = dossier.medecins.filter((m) => m.coordination && m.usage !== null && !binome.some((b) => b.id === m.id))
  const posees = await Promise.all([...binome.map((m) => poser(privees, m, 'BINOME')), ...secours.map((m) => poser(privees, m, 'SECOURS'))])
  return {
    clePubliqueDossier: paire.publique,
    cles: posees.flat(),
    fiche: await sceller(fiche, [paire.publique]),
    ...(await scellerRepere(repere, paire.publique)),
  }
}

/** The field of a form that holds the board's word; nothing when there is none. */
export const scellerRepere = async (mot: string, publique: string): Promise<{ repere?: string }> =>
  mot === '' ? {} : { repere: await sceller({ mot: mot.slice(0, REPERE_MAX) } satisfies Repere, [publique]) }

/** The doctors' file of a case without one, for each holder of the exchange's key today, and for the same use. */
export async function scellerPreparation(dossier: Pick<DossierLu, 'medecins'>) {
  const paire = await nouvellePaire()
  const cles = await Promise.all(
    dossier.medecins.flatMap((m) =>
      m.usage === null
        ? []
        : [poser({ ECHANGE: paire.privee, DOSSIER: paire.privee }, m, m.usage).then((c) => c.filter(({ genre }) => genre === 'DOSSIER'))],
    ),
  )
  return { clePubliqueDossier: paire.publique, cles: cles.flat() }
}

/** Both keys, sealed to the doctor who takes over. */
export async function scellerRelais(cles: Cles, entrant: Destinataire) {
  if (!cles.dossier) throw new Error('no key of the file')
  const [echange, dossier] = await poser({ ECHANGE: cles.echange, DOSSIER: cles.dossier }, entrant, 'BINOME')
  return { entrantId: entrant.id, clePublique: entrant.clePublique, echange: echange?.scelle ?? '', dossier: dossier?.scelle ?? '' }
}
