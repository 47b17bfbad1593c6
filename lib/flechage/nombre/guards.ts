import type { Acteur } from '@/lib/core/auth/acteur'
import { refus } from '@/lib/core/workflow/erreurs'
import { available } from '@/lib/core/workflow/workflow'
import { verdictActuel } from '../instruction/guards'
import { ELEMENTS, lirePoints, type CleElement } from '../instruction/schema'
import { estGestionnaire, type Dossier } from '../policy'
import { workflow, type ActionFlechage } from '../workflow'
import type { ActeNombre } from './schema'

/** What the act would do to this request, in a sentence, or why it cannot be done. */
export type Apercu = Readonly<{ effet: string; refus?: undefined } | { effet?: undefined; refus: string }>

/** What the pieces marked « à refaire » ask for, in the words of their verdicts. */
export const pointsARefaire = (dossier: Dossier): { element: CleElement; demande: string }[] =>
  ELEMENTS.flatMap((element) => {
    const verdict = verdictActuel(dossier, element)
    return verdict?.verdict === 'A_REFAIRE' && verdict.remarque ? [{ element, demande: verdict.remarque }] : []
  })

/** The preview of one act in number on one request. */
export function apercu(acteur: Acteur, dossier: Dossier, acte: ActeNombre, instant: Date): Apercu {
  if (!estGestionnaire(acteur, dossier)) return { refus: 'Ce dossier n’est pas entre vos mains.' }
  switch (acte) {
    case 'declarerRecevable':
      return selon(acteur, dossier, acte, instant, 'Elle part à la commission ; l’interne en est averti.')
    case 'demanderComplements': {
      const points = pointsARefaire(dossier)
      if (points.length === 0) return { refus: 'Aucune pièce n’est marquée « à refaire ».' }
      return selon(acteur, dossier, acte, instant, `L’interne est prié de reprendre : ${points.map((p) => p.demande).join(' · ')}`)
    }
    case 'rappelerComplements': {
      const attendu = attendus(dossier)
      return attendu
        ? {
            effet: `Rappel par courriel : ${lirePoints(attendu.points)
              .map((p) => p.demande)
              .join(' · ')}`,
          }
        : { refus: 'Rien n’est demandé à cet interne.' }
    }
    case 'etablirNotice':
      if (!dossier.decision || !['AFFECTEE', 'REFUSEE'].includes(dossier.statut)) return { refus: pasLa(dossier) }
      return { effet: dossier.decision.noticeId ? 'Remplace la notice déjà établie.' : 'La notice est établie en PDF.' }
    case 'notifier':
      return selon(acteur, dossier, acte, instant, 'La date est enregistrée ; l’interne reçoit la notice et l’acte par courriel.')
  }
}

/** A request gets one reminder a day. */
export const DEJA_RAPPELE = refus('R-FLE-5.1', 'Un rappel est déjà parti aujourd’hui.')

/** The complements still waited for. */
export const attendus = ({ statut, complements }: Pick<Dossier, 'statut' | 'complements'>) =>
  statut === 'INCOMPLETE' ? complements.find((c) => c.reponduLe === null) : undefined

const pasLa = ({ statut }: Dossier): string => `Pas à cette étape : ${workflow.states[statut].label.toLowerCase()}.`

function selon(acteur: Acteur, dossier: Dossier, action: ActionFlechage, instant: Date, effet: string): Apercu {
  const offerte = available(workflow, acteur, dossier, instant).find((a) => a.action === action)
  if (!offerte) return { refus: pasLa(dossier) }
  return offerte.refus ? { refus: offerte.refus.message } : { effet }
}
