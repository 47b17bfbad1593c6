// What a journey reads or changes in the database, because no page offers it: a received mail, an hour that has come.
import { expect } from '@playwright/test'
import { administrer } from './portail.ts'

/**
 * The text that matches `forme` in the last mail to an address, or on a subject, that holds one. Waits for the mail, because mails
 * leave from a queue.
 */
export async function lireCourriel({ a = '', sujet = '' }: { a?: string; sujet?: string }, forme: RegExp): Promise<string> {
  let trouve = ''
  const lire = async (): Promise<string> => {
    const { rows } = await administrer((client) =>
      client.query<{ texte: string }>(
        `SELECT texte FROM courrier_recu WHERE ($1 = '' OR a = $1) AND starts_with(sujet, $2) ORDER BY "recuLe" DESC, id DESC LIMIT 20`,
        [a, sujet],
      ),
    )
    trouve = rows.map(({ texte }) => forme.exec(texte)?.[0] ?? '').find(Boolean) ?? ''
    return trouve
  }
  await expect.poll(lire, { message: `a mail ${sujet} to ${a || 'anybody'} with ${forme}` }).not.toBe('')
  return trouve
}

/** Moves the hour at which a choice opens, or its rankings close, to `minutes` from now; with `voeux`, the end of its wishes too. */
export async function deplacerOuverture(choixId: string, minutes: number, { voeux = false } = {}): Promise<void> {
  const { rowCount } = await administrer((client) =>
    client.query(
      `UPDATE choix SET "ouvreLe" = now() + make_interval(mins => $2),
         "voeuxJusquA" = CASE WHEN $3 THEN now() + make_interval(mins => $2) ELSE "voeuxJusquA" END WHERE id = $1`,
      [choixId, minutes, voeux],
    ),
  )
  if (rowCount !== 1) throw new Error(`no choice ${choixId}`)
}
