import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, exiger, InterditError, IntrouvableError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { refusContestation } from './guards'
import { noticeContestation, noticeReponse } from './notices'
import { peutRepondre } from './policy'
import type { ContestationSaisie, ReponseContestation } from './schema'

/** An interne asks why a line of their seniority counts or does not. @throws InterditError, RefusError R-CAM-3 */
export async function contester(acteur: Acteur, { semestreCode, texte }: ContestationSaisie): Promise<Succes> {
  const { interneId } = acteur
  if (!interneId) throw new InterditError()
  await transaction(async (tx) => {
    // Two posts of the same form at once: the second one finds the first.
    await tx.$executeRaw`SELECT 1 FROM interne WHERE id = ${interneId}::uuid FOR UPDATE`
    const interne = await tx.interne.findUniqueOrThrow({
      where: { id: interneId },
      select: {
        personne: { select: { prenom: true, nom: true } },
        semestres: { select: { semestreCode: true } },
        contestations: { where: { reponduLe: null }, select: { semestreCode: true } },
      },
    })
    exiger(refusContestation(semestreCode, interne.semestres, interne.contestations))
    const { id } = await tx.contestation.create({
      data: { interneId, semestreCode, texte, creeeLe: maintenant() },
      select: { id: true },
    })
    await inscrire(tx, acteur, { objetType: 'contestation', objetId: id, evenement: 'contester', qualite: 'INTERNE' })
    const nom = `${interne.personne.prenom} ${interne.personne.nom}`
    const gestionnaires = await listTitulaires(tx, 'GESTIONNAIRE')
    await mettreEnFile(
      tx,
      gestionnaires.map((g) => noticeContestation(g, { id, interneId, interne: nom })),
    )
  })
  return { redirect: '/stages/parcours?fait=contester#questions' }
}

/** The secretariat answers, once. @throws InterditError, IntrouvableError, ConflitError when it was answered meanwhile */
export async function repondreContestation(acteur: Acteur, { id, version, reponse }: ReponseContestation): Promise<Succes> {
  if (!peutRepondre(acteur)) throw new InterditError()
  const interneId = await transaction(async (tx) => {
    const contestation = await tx.contestation.findUnique({
      where: { id },
      select: { interneId: true, interne: { select: { personne: { select: { prenom: true, nom: true, courriel: true } } } } },
    })
    if (!contestation) throw new IntrouvableError()
    const { count } = await tx.contestation.updateMany({
      where: { id, version, reponduLe: null },
      data: { reponse, reponduLe: maintenant(), reponduParId: acteur.personneId, version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, acteur, { objetType: 'contestation', objetId: id, evenement: 'repondre', qualite: 'GESTIONNAIRE' })
    await mettreEnFile(tx, [noticeReponse(contestation.interne.personne, { id })])
    return contestation.interneId
  })
  return { redirect: `/stages/internes/${interneId}?fait=repondre#questions` }
}
