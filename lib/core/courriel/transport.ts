import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import { ouvrirBoiteDemonstration } from './demonstration'
import { reglages } from '../reglages'

const partage = globalThis as typeof globalThis & { transportMarguerite?: { url: string; transport: Transporter } }

class SansServeurError extends Error {
  readonly code = 'SANS_SERVEUR'
}

/** Headers of every mail of the portal, for the machines that receive it. */
const ENTETES = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' }

/**
 * Hands a mail to the mail server. Keeps nothing. `sansTrace`: uses a connection of its own, because one that stays open
 * remembers its last recipient. @throws the server's refusal, or SANS_SERVEUR
 */
export async function remettreAuServeur(courriel: Omit<Mail.Options, 'from' | 'headers'>, { sansTrace = false } = {}): Promise<void> {
  const porteur = sansTrace ? createTransport({ url: await adresse(), ...ATTENTES }) : await transport()
  try {
    await porteur.sendMail({
      ...courriel,
      from: reglages().EXPEDITEUR,
      headers: ENTETES,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  } finally {
    if (sansTrace) porteur.close()
  }
}

/** Checks that the mail server can be reached, by a connection of its own that sends nothing. @throws its answer, or SANS_SERVEUR */
export async function joindreServeur(): Promise<void> {
  const porteur = createTransport({ url: await adresse(), ...ATTENTES })
  try {
    await porteur.verify()
  } finally {
    porteur.close()
  }
}

/** Milliseconds. */
const ATTENTES = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 }

async function adresse(): Promise<string> {
  const url = reglages().SMTP_URL ?? (await ouvrirBoiteDemonstration())
  if (!url) throw new SansServeurError()
  return url
}

async function transport(): Promise<Transporter> {
  const url = await adresse()
  if (partage.transportMarguerite?.url === url) return partage.transportMarguerite.transport
  fermerTransport()
  const nouveau = createTransport({ url, pool: true, maxConnections: 2, ...ATTENTES })
  partage.transportMarguerite = { url, transport: nouveau }
  return nouveau
}

/** Closes the connections to the mail server. */
export function fermerTransport(): void {
  partage.transportMarguerite?.transport.close()
  partage.transportMarguerite = undefined
}
