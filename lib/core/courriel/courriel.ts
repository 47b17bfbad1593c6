import 'server-only'
import type { Tx } from '../donnees/db'
import { maintenant } from '../temps/horloge'
import { reglages } from '../reglages'
import { publier } from '../tache/tache'

export type Joint = Readonly<{ nom: string; type: string; texte: string }>

/** A mail as its author writes it: plain sentences, at most one thing to do. Rendered to text and HTML here. */
export type Notice = Readonly<{
  a: { courriel: string; nom: string }
  sujet: string
  paragraphes: readonly string[]
  /** `href` is a path of the portal. */
  action?: { libelle: string; href: string }
  /** Ids of `Fichier` rows sent as attachments. */
  pieces?: readonly string[]
  /** A text made for this mail alone, sent as an attachment and deleted with the mail. */
  joint?: Joint
  /** A second mail with the same key is not sent. */
  cle?: string
  objet?: { type: string; id: string }
}>

const echapper = (t: string): string => t.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const SIGNATURE = 'Marguerite, le portail du DUMG'

/** The text part of a mail. `adresse`: the portal’s, before the paths of its links. */
export function texteDe(notice: Notice, adresse: string): string {
  const action = notice.action ? [`${notice.action.libelle} :\n${adresse}${notice.action.href}`] : []
  return [`Bonjour ${notice.a.nom},`, ...notice.paragraphes, ...action, `${SIGNATURE}\n${adresse}`].join('\n\n')
}

/** The HTML part of a mail; same content as the text. */
export function htmlDe(notice: Notice, adresse: string): string {
  const p = (t: string) => `<p style="margin:0 0 16px">${echapper(t).replaceAll('\n', '<br>')}</p>`
  const action = notice.action
    ? `<p style="margin:24px 0"><a href="${adresse}${notice.action.href}" style="background:#1d5c54;color:#fff;padding:12px 18px;border-radius:6px;text-decoration:none;font-weight:600">${echapper(notice.action.libelle)}</a></p>`
    : ''
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${echapper(notice.sujet)}</title></head><body style="margin:0;background:#f6f5f1"><div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;color:#1f2421;font:16px/1.5 Arial,sans-serif">${p(`Bonjour ${notice.a.nom},`)}${notice.paragraphes.map(p).join('')}${action}<p style="margin:24px 0 0;color:#5b625e;font-size:14px">${SIGNATURE}<br><a href="${adresse}" style="color:#1d5c54">${adresse}</a></p></div></body></html>`
}

/** Puts mails in the outbox in the act's transaction: they leave if, and only if, it commits. */
export async function mettreEnFile(tx: Tx, notices: readonly Notice[]): Promise<number> {
  if (notices.length === 0) return 0
  const { ADRESSE } = reglages()
  const lignes = await tx.courriel.createManyAndReturn({
    data: notices.map((n) => ({
      cle: n.cle,
      destinataire: n.a.courriel,
      nom: n.a.nom,
      sujet: n.sujet,
      texte: texteDe(n, ADRESSE),
      html: htmlDe(n, ADRESSE),
      pieces: [...(n.pieces ?? [])],
      joint: n.joint,
      creeLe: maintenant(),
      objetType: n.objet?.type,
      objetId: n.objet?.id,
    })),
    skipDuplicates: true,
    select: { id: true },
  })
  for (const { id } of lignes) await publier(tx, 'courriel', { id })
  return lignes.length
}
