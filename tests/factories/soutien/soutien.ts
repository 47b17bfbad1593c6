import type { Canal, StatutCas, UsageCle } from '@/generated/soutien/enums'
import { enfermer, nouvellePaire, sceller, type Paire } from '@/lib/core/coffre/chiffrement'
import { enOctets } from '@/lib/core/coffre/base64'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { TRAVAUX } from '@/lib/core/coffre/travaux'
import { aujourdhui } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { db } from '@/lib/soutien/db'
import { donnerDefi } from '@/lib/soutien/preuve/commands'
import type { MembreActif } from '@/lib/soutien/policy'
import type { Enveloppe, Recit } from '@/lib/soutien/schema'
import type { Acteur } from '@/lib/core/auth/acteur'
import { unActeur } from '../core/acteur'
import { suivant } from '../core/compteur'

/** A doctor of the cell with a key of their own; `qui` is the argument of the cell's commands, `acteur` that of its actions. */
export type Membre = Readonly<{ acteur: Acteur; qui: MembreActif; cle: Paire }>

export const PHRASE_DE_TEST = 'une phrase de test'

export async function unMembre({ coordination = false }: { coordination?: boolean } = {}): Promise<Membre> {
  const acteur = await unActeur(coordination ? 'CELLULE_COORD' : 'CELLULE_MED')
  const cle = await nouvellePaire()
  const coffre = await enfermer({ privee: cle.privee }, PHRASE_DE_TEST, 'SECRET')
  const nom = `Dr ${acteur.prenom} ${acteur.nom}`
  const { id } = await db().membre.create({
    data: {
      personneId: acteur.personneId ?? '',
      nom,
      statut: 'ACTIF',
      coordination,
      clePublique: cle.publique,
      coffre,
      coffreSecours: coffre,
    },
    select: { id: true },
  })
  return { acteur, cle, qui: { genre: 'MEMBRE', membreId: id, nom, coordination } }
}

/** What a browser computes before it may write. */
export async function unePreuve(): Promise<string> {
  const challenge = (await donnerDefi()).answer as Parameters<typeof TRAVAUX.prouver>[0]
  return JSON.stringify({ challenge, solution: await TRAVAUX.prouver(challenge) })
}

export type Cas = Readonly<{ id: string; cle: Paire; mots: string; jeton: string }>

const ENVELOPPE: Enveloppe = {
  mode: 'ANONYME',
  nom: '',
  entourage: '',
  exclus: [],
  joindre: { telephone: '', courriel: '', quand: '' },
  prevenir: false,
}

/** A case encrypted as by a browser, for each of `lecteurs` with the given use. */
export async function unCas(
  lecteurs: readonly Readonly<{ membre: Membre; usage?: UsageCle }>[],
  options: { statut?: StatutCas; canal?: Canal; urgent?: boolean; enveloppe?: Partial<Enveloppe>; texte?: string } = {},
): Promise<Cas> {
  const { statut = 'RECUE', canal = 'FORMULAIRE', urgent = false, enveloppe, texte = `récit ${suivant()}` } = options
  const cle = await nouvellePaire()
  const mots = nouveauxMots()
  const { jeton, secret } = await secretsDe(mots)
  const recit: Recit = { texte, motifs: ['charge'], urgence: 'SEMAINE', danger: urgent }
  const pieces = await Promise.all([sceller({ ...ENVELOPPE, ...enveloppe }, [cle.publique]), sceller(recit, [cle.publique])])
  const scelles = await Promise.all(lecteurs.map(({ membre }) => sceller({ privee: cle.privee }, [membre.cle.publique])))
  const jour = aujourdhui()
  const { id } = await db().cas.create({
    data: {
      statut,
      canal,
      urgent,
      recuLe: jour,
      repere: empreinteJeton(jeton),
      clePublique: cle.publique,
      scelleRecu: await enfermer({ privee: cle.privee }, secret, 'SECRET'),
      closLe: statut === 'CLOS' || statut === 'RETIREE' ? jour : null,
      cles: {
        create: lecteurs.map(({ membre, usage = 'TRI' }, i) => ({
          membreId: membre.qui.membreId,
          genre: 'ECHANGE' as const,
          usage,
          scelle: scelles[i] ?? '',
        })),
      },
      pieces: {
        create: pieces.map((contenu, i) => ({
          genre: i === 0 ? ('ENVELOPPE' as const) : ('RECIT' as const),
          rang: i + 1,
          jour,
          contenu: Uint8Array.from(enOctets(contenu)),
        })),
      },
    },
    select: { id: true },
  })
  return { id, cle, mots, jeton }
}
