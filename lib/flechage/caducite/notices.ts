import type { Notice } from '@/lib/core/courriel/courriel'
import { a, noticeDossier, numeroDe } from '../notices'
import type { Dossier } from '../policy'

export const noticeCaducite = (dossier: Dossier, cause: string): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Votre demande de fléchage ${dossier.numero ? `${numeroDe(dossier)} ` : ''}est devenue caduque`,
    paragraphes: [
      cause,
      `Votre demande pour le ${dossier.campagne.semestre.libelle.toLowerCase()} ne peut donc plus aboutir. Vous gardez votre choix normal et votre rang.`,
    ],
  })

type Titulaire = Readonly<{ prenom: string; nom: string; courriel: string }>

export const noticeCaduciteService = (dossier: Dossier, titulaire: Titulaire): Notice =>
  noticeDossier(dossier, a(titulaire), {
    sujet: `Demande ${numeroDe(dossier)} devenue caduque`,
    paragraphes: [
      `La demande ${numeroDe(dossier)} est devenue caduque. Plus rien n’est attendu de vous sur ce dossier ; la cause est écrite dans le dossier.`,
    ],
  })
