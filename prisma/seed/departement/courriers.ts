import { randomUUID } from 'node:crypto'
import { htmlDe, texteDe, type Notice } from '@/lib/core/courriel/courriel'
import { estBoiteOuverte } from '@/lib/core/courriel/demonstration'
import { db } from '@/lib/core/donnees/db'
import { lireFichier } from '@/lib/core/fichier/fichier'
import { maintenant } from '@/lib/core/temps/horloge'
import { reglages } from '@/lib/core/reglages'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { noticeDemande, noticeSigne } from '@/lib/flechage/accord/notices'
import { accordSelect, objetDe } from '@/lib/flechage/accord/queries'
import type { Dossier } from '@/lib/flechage/policy'
import { noticesConvocation } from '@/lib/referentiel/commission/seance/notices'
import { findSeance } from '@/lib/referentiel/commission/seance/queries'
import type { Jetons } from '../flechage/dossier'
import type { Lot } from '../lot'
import { lireContexte, noticesDe } from '../flechage/notices'

type Envoi = Readonly<{ le: Date; notice: Notice }>

/** Delay between an act and the arrival of its mail. */
const DELAI_MS = 20_000

/** The mails of the campaigns that are not over, as sent and, in the demonstration's own mailbox, as received. */
export async function envoyerCourriers(dossiers: readonly Dossier[], jetons: Jetons): Promise<void> {
  const enCours = dossiers.filter((d) => d.campagne.choixLe >= maintenant())
  const envois = [...(await desActes(enCours)), ...(await desAccords(enCours, jetons)), ...(await desSeances())]
  envois.sort((a, b) => a.le.getTime() - b.le.getTime())
  await db.courriel.createMany({ data: envois.map(envoye) })
  if (!estBoiteOuverte()) return
  const recus: NonNullable<Lot['courrierRecu']> = []
  for (const envoi of envois) recus.push(await recu(envoi))
  await db.courrierRecu.createMany({ data: recus })
}

/** The columns of a mail in the outbox once it was sent. */
const envoye = ({ le, notice }: Envoi): NonNullable<Lot['courriel']>[number] => ({
  id: randomUUID(),
  cle: notice.cle,
  destinataire: notice.a.courriel,
  nom: notice.a.nom,
  sujet: notice.sujet,
  texte: '',
  html: '',
  pieces: [...(notice.pieces ?? [])],
  statut: 'ENVOYE',
  tentatives: 1,
  creeLe: le,
  envoyeLe: new Date(le.getTime() + DELAI_MS),
  objetType: notice.objet?.type,
  objetId: notice.objet?.id,
})

async function recu({ le, notice }: Envoi): Promise<NonNullable<Lot['courrierRecu']>[number]> {
  const { ADRESSE, EXPEDITEUR } = reglages()
  const pieces = await Promise.all(
    (notice.pieces ?? []).map(async (id) => {
      const { fichier, octets } = await lireFichier(id)
      return { nom: fichier.nom, type: fichier.type, taille: octets.byteLength, contenu: Buffer.from(octets).toString('base64') }
    }),
  )
  return {
    recuLe: new Date(le.getTime() + DELAI_MS),
    de: EXPEDITEUR,
    a: notice.a.courriel.toLowerCase(),
    sujet: notice.sujet,
    texte: texteDe(notice, ADRESSE),
    html: htmlDe(notice, ADRESSE),
    pieces,
  }
}

/** For each act in the journal, the mails that the portal would have sent. */
async function desActes(dossiers: readonly Dossier[]): Promise<Envoi[]> {
  const contexte = await lireContexte(dossiers)
  const parId = new Map(dossiers.map((d) => [d.id, d]))
  const lignes = await db.ligneJournal.findMany({
    where: { objetType: 'flechage', objetId: { in: [...parId.keys()] } },
    select: { le: true, objetId: true, evenement: true, de: true },
  })
  return lignes.flatMap(({ le, objetId, evenement, de }) => {
    const dossier = parId.get(objetId)
    return dossier ? noticesDe(dossier, { evenement, le, de }, contexte).map((notice) => ({ le, notice })) : []
  })
}

/** A link that is still valid, and the news of each signature. */
async function desAccords(dossiers: readonly Dossier[], jetons: Jetons): Promise<Envoi[]> {
  const accords = await db.accord.findMany({
    where: { flechageId: { in: dossiers.map((d) => d.id) }, flechage: { terrainId: { not: null } } },
    select: accordSelect,
    relationLoadStrategy: 'join',
  })
  return accords.flatMap((accord) => {
    const objet = objetDe(accord)
    const { prenom, nom, courriel } = accord.flechage.interne.personne
    const jeton = jetons.get(accord.jeton)
    if (accord.statut === 'DEMANDE' && jeton)
      return [{ le: accord.demandeLe, notice: noticeDemande(accord, objet, jeton, accord.expireLe) }]
    if (!accord.reponduLe) return []
    return [{ le: accord.reponduLe, notice: noticeSigne({ courriel, nom: `${prenom} ${nom}` }, objet, accord.nom) }]
  })
}

async function desSeances(): Promise<Envoi[]> {
  const vivantes = await db.seance.findMany({ where: { statut: { in: ['CONVOQUEE', 'OUVERTE'] } }, select: { id: true } })
  const convocations = await db.ligneJournal.findMany({
    where: { objetType: 'seance', evenement: 'convoquer', objetId: { in: vivantes.map((s) => s.id) } },
    select: { objetId: true, le: true },
  })
  const envois: Envoi[] = []
  for (const { objetId, le } of convocations) {
    const seance = await findSeance(db, acteurSysteme(), objetId)
    if (seance) envois.push(...noticesConvocation(seance).map((notice) => ({ le, notice })))
  }
  return envois
}
