import 'server-only'
import { createTransport, type Transporter } from 'nodemailer'
import type Mail from 'nodemailer/lib/mailer'
import { adresseBoiteDemonstration } from './courrier-demonstration'
import { reglages } from './reglages'

const partage = globalThis as typeof globalThis & { transportMarguerite?: { url: string; transport: Transporter } }

class SansServeurError extends Error {
  readonly code = 'SANS_SERVEUR'
}

/** What every mail of the portal says to the machines that receive it. */
const ENTETES = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'fr' }

/** Hands a mail to the mail server, in the name of the portal. Keeps nothing. @throws what the server refuses, or SANS_SERVEUR */
export async function remettreAuServeur(courriel: Omit<Mail.Options, 'from' | 'headers'>): Promise<void> {
  await transport().sendMail({
    ...courriel,
    from: reglages().EXPEDITEUR,
    headers: ENTETES,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

function transport(): Transporter {
  const url = reglages().SMTP_URL ?? adresseBoiteDemonstration()
  if (!url) throw new SansServeurError()
  if (partage.transportMarguerite?.url === url) return partage.transportMarguerite.transport
  fermerTransport()
  const nouveau = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
  })
  partage.transportMarguerite = { url, transport: nouveau }
  return nouveau
}

export function fermerTransport(): void {
  partage.transportMarguerite?.transport.close()
  partage.transportMarguerite = undefined
}
