import { z } from 'zod'

/** Minutes a link is valid. It can be used once. */
export const DUREE_LIEN_MINUTES = 15

export const MESSAGE_LIEN_DEMANDE = `Si cette adresse est connue du portail, un lien vient d’y être envoyé. Il est valable ${DUREE_LIEN_MINUTES} minutes et ne sert qu’une fois.`
/** One sentence for a link that is used, expired, unknown, or whose account is disabled. */
export const MESSAGE_LIEN_MORT = 'Ce lien ne permet plus d’entrer : il a déjà servi ou son délai est passé. Demandez un nouveau lien.'

const ORIGINE = 'http://interne.invalid'

/** The path of the portal to return to after sign-in; an address that leads elsewhere becomes the home page. */
export function cheminInterne(retour: string | undefined | null): string {
  if (!retour || !retour.startsWith('/') || retour.length > 2000) return '/'
  const url = URL.canParse(retour, ORIGINE) ? new URL(retour, ORIGINE) : null
  if (!url || url.origin !== ORIGINE || url.pathname.startsWith('//')) return '/'
  return /^\/connexion(\/|$)/.test(url.pathname) ? '/' : `${url.pathname}${url.search}`
}

const retour = z.string().optional().transform(cheminInterne)

export const demandeLienSchema = z.object({
  courriel: z
    .string({ error: 'Écrivez votre adresse électronique.' })
    .trim()
    .toLowerCase()
    .pipe(
      z
        .email({ error: 'Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.' })
        .max(254, { error: 'Cette adresse est trop longue.' }),
    ),
  retour,
})

export const ouvertureLienSchema = z.object({ jeton: z.string().max(200), retour })

export const personaSchema = z.object({ personneId: z.uuid(), retour })

export const deconnexionSchema = z.object({})

export type DemandeLien = z.output<typeof demandeLienSchema>
export type OuvertureLien = z.output<typeof ouvertureLienSchema>
export type OuverturePersona = z.output<typeof personaSchema>
