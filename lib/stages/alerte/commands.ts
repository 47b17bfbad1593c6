import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, InterditError, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { inscrire } from '@/lib/core/workflow/journal'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { noticeAlerte } from './notices'
import { peutLireAlertes, visible } from './policy'
import type { AlerteSaisie, SuiteAlerte } from './schema'

/**
 * An interne reports violence or danger on one of their stages (R-MSU-12). Neither the row nor the journal names them; they
 * may leave a way to be called back.
 * @throws InterditError, IntrouvableError, RefusError R-MSU-12 when no coordinator may receive it
 */
export async function alerter(acteur: Acteur, { semestreCode, nature, texte, contact }: AlerteSaisie): Promise<Succes> {
  const { interneId } = acteur
  if (!interneId) throw new InterditError()
  await transaction(async (tx) => {
    const stage = await tx.semestreInterne.findUnique({
      where: { interneId_semestreCode: { interneId, semestreCode } },
      relationLoadStrategy: 'join',
      select: {
        terrain: { select: { id: true, responsableId: true, praticiens: { select: { msu: { select: { personneId: true } } } } } },
      },
    })
    if (!stage?.terrain) throw new IntrouvableError()
    const { id: terrainId, responsableId, praticiens } = stage.terrain
    const duTerrain = new Set([responsableId, ...praticiens.map((p) => p.msu.personneId)])
    const lecteurs = (await listTitulaires(tx, 'COORD_DES')).filter((c) => !duTerrain.has(c.id))
    if (lecteurs.length === 0)
      throw new RefusError(
        refus(
          'R-MSU-12',
          'Aucune personne chargée de la coordination ne peut recevoir cette alerte par le portail. Appelez une ligne de la page « Soutien », ou la faculté.',
        ),
      )
    await tx.alerteStage.create({
      data: { id: randomUUID(), terrainId, semestreCode, nature, texte, contact, recueLe: aujourdhui() },
      select: { id: true },
    })
    await mettreEnFile(tx, lecteurs.map(noticeAlerte))
  })
  return { redirect: '/stages/alerte?fait=alerter' }
}

/** The coordinator records what was done, once. @throws InterditError, IntrouvableError, ConflitError */
export async function traiterAlerte(acteur: Acteur, { id, version, suite }: SuiteAlerte): Promise<Succes> {
  if (!peutLireAlertes(acteur)) throw new InterditError()
  await transaction(async (tx) => {
    if (!(await tx.alerteStage.findFirst({ where: { AND: [visible(acteur), { id }] }, select: { id: true } }))) throw new IntrouvableError()
    const { count } = await tx.alerteStage.updateMany({
      where: { id, version, traiteeLe: null },
      data: { suite, traiteeLe: maintenant(), version: { increment: 1 } },
    })
    if (count !== 1) throw new ConflitError()
    await inscrire(tx, acteur, { objetType: 'alerte_stage', objetId: id, evenement: 'traiter', qualite: 'COORD_DES' })
  })
  return { redirect: '/stages/alertes?fait=traiter' }
}
