import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import { db } from '@/lib/core/donnees/db'
import { InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import type { Absence } from '../../regles/presence'
import type { SituationChoix } from '@/lib/referentiel/interne/situation-choix'
import { lireInternesPhase } from '../figement/queries'
import { peutConduireChoix, type Choix } from '../policy'
import { findChoix } from '../queries'

export type SituationLue = Readonly<{
  interneId: string
  nom: string
  situation: SituationChoix
  mandataire: string | null
  absence: Absence | null
  preuve: boolean
}>

/**
 * The situations of the people in a choice, and everyone who could have one: for the secretariat only (R-RNG-10).
 * @throws InterditError, IntrouvableError
 */
export async function getSituations(
  acteur: Acteur,
  id: string,
): Promise<{ choix: Choix; situations: SituationLue[]; internes: { id: string; nom: string }[] }> {
  const choix = await findChoix(db, id)
  if (!choix) throw new IntrouvableError()
  if (!peutConduireChoix(acteur)) throw new InterditError()
  const [internes, notees] = await Promise.all([
    lireInternesPhase(db, choix.semestreCode, choix.phase),
    db.situationInterne.findMany({
      where: { semestreCode: choix.semestreCode },
      select: { interneId: true, fichierId: true, mandataire: true },
    }),
  ])
  const parInterne = new Map(notees.map((n) => [n.interneId, n]))
  const parNom = [...internes].sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
  return {
    choix,
    situations: parNom
      .filter((i) => i.situation !== 'NORMAL')
      .map(({ id: interneId, nom, situation, absence }) => ({
        interneId,
        nom,
        situation,
        absence,
        mandataire: parInterne.get(interneId)?.mandataire ?? null,
        preuve: parInterne.get(interneId)?.fichierId != null,
      })),
    internes: parNom
      .filter((i) => i.situation !== 'HORS_CHOIX' && i.situation !== 'DISPONIBILITE')
      .map(({ id: i, nom }) => ({ id: i, nom })),
  }
}

/** The proof of a situation, for the secretariat only (R-RNG-10). Null for any other actor, and when there is none. */
export async function getPreuve(acteur: Acteur, choixId: string, interneId: string): Promise<{ id: string } | null> {
  if (!peutConduireChoix(acteur)) return null
  const choix = await db.choix.findUnique({ where: { id: choixId }, select: { semestreCode: true } })
  if (!choix) return null
  const notee = await db.situationInterne.findUnique({
    where: { interneId_semestreCode: { interneId, semestreCode: choix.semestreCode } },
    select: { fichierId: true },
  })
  return notee?.fichierId ? { id: notee.fichierId } : null
}
