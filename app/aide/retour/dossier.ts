import { ouvrir } from '@/lib/core/coffre/chiffrement'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import type { Retour } from '@/lib/soutien/demande/schema'
import type { Enveloppe, Message, Recit } from '@/lib/soutien/schema'

export type Echange =
  | Readonly<{ genre: 'ENVELOPPE'; jour: string; auteur: string | null; contenu: Enveloppe }>
  | Readonly<{ genre: 'RECIT'; jour: string; auteur: string | null; contenu: Recit }>
  | Readonly<{ genre: 'MESSAGE'; jour: string; auteur: string | null; contenu: Message }>

/** Content of the person's page once opened: in its memory, until it is left. */
export type Dossier = Readonly<{ jeton: string; privee: string; retour: Retour; echanges: readonly Echange[] }>

/** Decrypts every piece of an exchange with its key. */
export async function lireDossier(jeton: string, privee: string, retour: Retour): Promise<Dossier> {
  const echanges = await Promise.all(
    retour.pieces.map(
      async ({ genre, jour, auteur, contenu }) => ({ genre, jour, auteur, contenu: await ouvrir(contenu, privee) }) as Echange,
    ),
  )
  return { jeton, privee, retour, echanges }
}

/** Sends an act of the person, already encrypted, and shows their page in its new state. */
export type Agir = (action: FormAction, champs: Record<string, string>) => Promise<FormState>

const RIEN_DIT: Enveloppe = {
  mode: 'ANONYME',
  nom: '',
  entourage: '',
  exclus: [],
  joindre: { telephone: '', courriel: '', quand: '' },
  prevenir: false,
}

/** The person's identity, as they last gave it. */
export const enveloppeDe = ({ echanges }: Pick<Dossier, 'echanges'>): Enveloppe =>
  echanges.findLast((e): e is Extract<Echange, { genre: 'ENVELOPPE' }> => e.genre === 'ENVELOPPE')?.contenu ?? RIEN_DIT
