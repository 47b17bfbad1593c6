import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type ServeurCourriel = {
  url: string
  recus: Email[]
  /** Connections opened, refused mails included. */
  essais: number
  /** The answer to the address of a recipient; null accepts it. */
  reponse: { code: number; texte: string } | null
  /** Refuses every connection. */
  absent: boolean
  fermer(): Promise<void>
}

/** A real mail server on a free port of this machine. */
export async function ouvrirServeurCourriel(): Promise<ServeurCourriel> {
  const etat: ServeurCourriel = {
    url: '',
    recus: [],
    essais: 0,
    reponse: null,
    absent: false,
    fermer: () => new Promise((resolve) => serveur.close(() => resolve())),
  }
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    onConnect(_session, fini) {
      fini(etat.absent ? Object.assign(new Error('fermé'), { responseCode: 421 }) : undefined)
    },
    onRcptTo(_adresse, _session, fini) {
      etat.essais += 1
      if (!etat.reponse) return fini()
      fini(Object.assign(new Error(etat.reponse.texte), { responseCode: etat.reponse.code }))
    },
    onData(flux, _session, fini) {
      const morceaux: Buffer[] = []
      flux.on('data', (m: Buffer) => morceaux.push(m))
      flux.on('end', () => {
        void PostalMime.parse(Buffer.concat(morceaux)).then((lu) => {
          etat.recus.push(lu)
          fini()
        })
      })
    },
  })
  serveur.on('error', () => undefined)
  await new Promise<void>((resolve) => serveur.listen(0, '127.0.0.1', () => resolve()))
  etat.url = `smtp://127.0.0.1:${(serveur.server.address() as AddressInfo).port}?ignoreTLS=true`
  return etat
}

/** Milliseconds. */
const PATIENCE = 100_000

/** Waits until `condition` gives something. */
export async function jusqua<T>(condition: () => Promise<T | null | undefined | false>): Promise<T> {
  const fin = Date.now() + PATIENCE
  for (;;) {
    const valeur = await condition()
    if (valeur) return valeur
    if (Date.now() > fin) throw new Error('Rien n’est venu à temps.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
