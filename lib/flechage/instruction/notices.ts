import type { Notice } from '@/lib/core/courriel/courriel'
import { jourLong } from '@/lib/core/temps/dates'
import { a, designation, noticeDossier, numeroDe } from '../notices'
import type { Dossier } from '../policy'
import type { Titulaire } from '@/lib/referentiel/identite/titulaire/queries'
import { lirePoints, type Point } from './schema'

export const noticeComplements = (dossier: Dossier, points: readonly Point[], terme: Date): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Votre demande ${numeroDe(dossier)} est à compléter, au plus tard le ${jourLong(terme)}`,
    paragraphes: [
      `Le secrétariat a lu votre demande de fléchage. Il vous demande ${points.length === 1 ? 'un point' : `${points.length} points`} :`,
      ...points.map((p) => `— ${p.demande}`),
      `Répondez au plus tard le ${jourLong(terme)}. Rien de ce que vous avez déposé n’est perdu : vous ne reprenez que ce qui est demandé, puis vous renvoyez votre dossier.`,
    ],
    libelle: 'Compléter mon dossier',
  })

export const noticeRecevable = (dossier: Dossier): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Votre demande ${numeroDe(dossier)} est recevable`,
    paragraphes: [
      `Le secrétariat a vérifié toutes les pièces de votre demande de fléchage (${designation(dossier)}).`,
      `La commission l’examinera : cette campagne prévoit les avis pour le ${jourLong(dossier.campagne.commissionLe)} au plus tard. Recevable ne veut pas dire acceptée : la décision relève du directeur général de l’agence régionale de santé.`,
    ],
  })

type Relance = Readonly<{
  dossier: Readonly<{ id: string; numero: string | null; interne: { personne: { prenom: string; nom: string; courriel: string } } }>
  complementId: string
  terme: Date
}>

/** Sent once, two days before the term. */
export const noticeTermeProche = ({ dossier, complementId, terme }: Relance): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Rappel : votre demande ${numeroDe(dossier)} est à compléter, au plus tard le ${jourLong(terme)}`,
    paragraphes: [`Le secrétariat attend encore ce qu’il vous a demandé. Vous pouvez répondre jusqu’au ${jourLong(terme)} inclus.`],
    libelle: 'Compléter mon dossier',
    cle: `flechage-complement-proche-${complementId}`,
  })

/** Sent once, the day after the term. */
export const noticeTermePasse = ({ dossier, complementId, terme }: Relance): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Le délai pour compléter votre demande ${numeroDe(dossier)} est passé`,
    paragraphes: [
      `Le secrétariat vous avait demandé de compléter votre dossier au plus tard le ${jourLong(terme)}. Il ne l’a pas encore reçu.`,
      'Vous pouvez encore le renvoyer tant que votre demande est ouverte, mais la commission pourrait ne plus avoir le temps de l’examiner. En cas de difficulté, écrivez au secrétariat.',
    ],
    libelle: 'Compléter mon dossier',
    cle: `flechage-complement-passe-${complementId}`,
  })

export const noticeTermePasseSecretariat = ({ dossier, complementId, terme }: Relance, titulaire: Titulaire): Notice =>
  noticeDossier(dossier, a(titulaire), {
    sujet: `Demande ${numeroDe(dossier)} : les compléments ne sont pas arrivés`,
    paragraphes: [`Les compléments demandés pour le ${jourLong(terme)} ne sont pas arrivés. L’interne vient d’en être averti.`],
    cle: `flechage-complement-passe-${complementId}-${titulaire.id}`,
  })

/** Sent when the secretariat asks for it; `jour` is in its key, so that a day sends it once. */
export const noticeRappel = (dossier: Dossier, { id, terme, points }: Dossier['complements'][number], jour: string): Notice =>
  noticeDossier(dossier, a(dossier.interne.personne), {
    sujet: `Rappel : votre demande ${numeroDe(dossier)} est à compléter, au plus tard le ${jourLong(terme)}`,
    paragraphes: ['Le secrétariat attend encore ce qu’il vous a demandé :', ...lirePoints(points).map((p) => `— ${p.demande}`)],
    libelle: 'Compléter mon dossier',
    cle: `flechage-complement-rappel-${id}-${jour}`,
  })
