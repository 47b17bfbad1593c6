import 'server-only'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import type { Acteur } from '../auth/acteur'
import { db } from '../donnees/db'
import { IntrouvableError } from '../workflow/erreurs'
import { maintenant } from '../temps/horloge'
import { reglages } from '../reglages'
import { horsRequete } from '../requete/hors-requete'
import { trace } from '../requete/trace'

type Boite = Readonly<{ serveur: SMTPServer; url: string }>

const partage = globalThis as typeof globalThis & { boiteMarguerite?: Promise<Boite> }

/** The demonstration has its own mail server, unless a real one is set. */
export const estBoiteOuverte = (): boolean => reglages().DEMONSTRATION && !reglages().SMTP_URL

/**
 * Address of the demonstration's mail server (`smtp://…`), which each process that sends opens for itself on a free port of
 * this machine alone; undefined outside the demonstration. The portal shows the mails it receives.
 */
export async function ouvrirBoiteDemonstration(): Promise<string | undefined> {
  if (!estBoiteOuverte()) return undefined
  return (await (partage.boiteMarguerite ??= horsRequete(ouvrirBoite))).url
}

async function ouvrirBoite(): Promise<Boite> {
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: 40_000_000,
    onData(flux, session, fini) {
      const morceaux: Buffer[] = []
      flux.on('data', (morceau: Buffer) => morceaux.push(morceau))
      flux.on('error', (erreur: Error) => fini(erreur))
      flux.on('end', () => {
        ranger(
          Buffer.concat(morceaux),
          session.envelope.rcptTo.map(({ address }) => address),
        ).then(
          () => fini(),
          (erreur: unknown) => fini(erreur instanceof Error ? erreur : new Error(String(erreur))),
        )
      })
    },
  })
  serveur.on('error', (erreur) => trace.error({ erreur: erreur.message }, 'boîte de démonstration'))
  await new Promise<void>((resolve, reject) => {
    serveur.once('error', reject)
    // Exclusive: processes that share a port share the free one too, and a mail would be read by another than its sender.
    serveur.listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve)
  })
  const { port } = serveur.server.address() as AddressInfo
  return { serveur, url: `smtp://127.0.0.1:${port}?ignoreTLS=true` }
}

export async function fermerBoiteDemonstration(): Promise<void> {
  const boite = await partage.boiteMarguerite
  partage.boiteMarguerite = undefined
  if (boite) await new Promise<void>((resolve) => boite.serveur.close(() => resolve()))
}

const piecesSchema = z.array(z.object({ nom: z.string(), type: z.string(), taille: z.number(), contenu: z.string() }))

async function ranger(brut: Buffer, destinataires: readonly string[]): Promise<void> {
  const lu = await PostalMime.parse(brut, { attachmentEncoding: 'base64' })
  const pieces = lu.attachments.map(({ filename, mimeType, content }) => {
    const contenu = String(content)
    return { nom: filename ?? 'pièce jointe', type: mimeType, taille: Buffer.byteLength(contenu, 'base64'), contenu }
  })
  await db.courrierRecu.createMany({
    data: destinataires.map((a) => ({
      recuLe: maintenant(),
      de: [lu.from?.name, lu.from?.address ? `<${lu.from.address}>` : ''].filter(Boolean).join(' '),
      a: a.toLowerCase(),
      sujet: lu.subject ?? '',
      texte: lu.text ?? '',
      html: lu.html ?? null,
      pieces,
    })),
  })
}

/** Any signed-in person reads the demonstration's mails; outside the demonstration the page does not exist. */
function exigerBoite(): void {
  if (!reglages().DEMONSTRATION) throw new IntrouvableError()
}

export type LigneCourrier = Readonly<{ id: string; recuLe: Date; a: string; sujet: string; pieces: number }>

export const COURRIERS_PAR_PAGE = 40

/**
 * The mails received, newest first; of one recipient when `a` is given. `page` counts from 1.
 * @throws IntrouvableError outside the demonstration
 */
export async function listCourriers(
  acteur: Acteur,
  { a, page = 1 }: { a?: string; page?: number },
): Promise<{ lignes: LigneCourrier[]; total: number; destinataires: string[] }> {
  exigerBoite()
  const [lignes, [compte], destinataires] = await Promise.all([
    db.$queryRaw<LigneCourrier[]>`
      SELECT id::text, "recuLe", a, sujet, jsonb_array_length(pieces) AS pieces FROM courrier_recu
      WHERE ${a ?? null}::text IS NULL OR a = ${a ?? null}
      ORDER BY "recuLe" DESC, id DESC LIMIT ${COURRIERS_PAR_PAGE} OFFSET ${(page - 1) * COURRIERS_PAR_PAGE}`,
    db.$queryRaw<
      { total: number }[]
    >`SELECT count(*)::int AS total FROM courrier_recu WHERE ${a ?? null}::text IS NULL OR a = ${a ?? null}`,
    db.$queryRaw<{ a: string }[]>`SELECT DISTINCT a FROM courrier_recu ORDER BY a LIMIT 500`,
  ])
  return { lignes, total: compte?.total ?? 0, destinataires: destinataires.map((d) => d.a) }
}

export type Courrier = Readonly<{
  id: string
  recuLe: Date
  de: string
  a: string
  sujet: string
  texte: string
  html: string | null
  pieces: readonly { nom: string; type: string; taille: number }[]
}>

/** @throws IntrouvableError for an unknown mail, or outside the demonstration */
export async function getCourrier(acteur: Acteur, id: string): Promise<Courrier> {
  const courrier = await trouver(acteur, id)
  return { ...courrier, pieces: piecesSchema.parse(courrier.pieces).map(({ nom, type, taille }) => ({ nom, type, taille })) }
}

/** One attachment of a mail, `rang` from 0. @throws IntrouvableError */
export async function getPiece(acteur: Acteur, id: string, rang: number): Promise<{ nom: string; type: string; octets: Uint8Array }> {
  const piece = piecesSchema.parse((await trouver(acteur, id)).pieces)[rang]
  if (!piece) throw new IntrouvableError()
  return { nom: piece.nom, type: piece.type, octets: new Uint8Array(Buffer.from(piece.contenu, 'base64')) }
}

async function trouver(acteur: Acteur, id: string) {
  exigerBoite()
  const courrier = z.uuid().safeParse(id).success ? await db.courrierRecu.findUnique({ where: { id } }) : null
  if (!courrier) throw new IntrouvableError()
  return courrier
}
