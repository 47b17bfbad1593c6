import 'server-only'
import type { Phase } from '@/generated/prisma/enums'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction } from '@/lib/core/donnees/db'
import { compterEssai, type Limite } from '@/lib/core/requete/debit'
import { exiger, refus } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { lireInternesPhase } from '../choix/figement/queries'
import type { DossierVoeux } from '../voeux/queries'
import { etablirApercu, TRANCHE } from './apercu'
import { refusSimulation } from './guards'
import { findApercu, getSimulation, lirePostesSimules, peutRenouveler, type ApercuLu, type SimulationLue } from './queries'

// Enough to try ideas; not enough to try every post of an offer one by one.
const SIMULATIONS: Limite = { nom: 'simulation-choix', points: 30, secondes: 3600 }

/**
 * The result that the actor's wishes would give now, from the shared snapshot (docs/securite.md).
 * @throws RefusError DEBIT, SIMULATION, R-RNG-1, R-FLE-15, R-DES-2, R-RNG-8
 */
export async function simulerChoix(acteur: Acteur, dossier: DossierVoeux): Promise<SimulationLue> {
  exiger(refusSimulation(dossier))
  await compterEssai(SIMULATIONS, acteur.personneId ?? '')
  const apercu = dossier.phase && (await apercuDuMoment(dossier, dossier.phase))
  if (!apercu)
    exiger(
      refus(
        'SIMULATION',
        'Trop peu de personnes ont fait des vœux pour une simulation : elle dirait ce que chacune souhaite. Revenez plus tard.',
      ),
    )
  const lue = apercu && (await getSimulation(dossier, apercu))
  if (!lue)
    exiger(
      refus(
        'SIMULATION',
        'Vous n’êtes pas encore dans les données de la simulation, qui sont renouvelées au plus une fois par heure. Revenez plus tard.',
      ),
    )
  return lue as SimulationLue
}

/**
 * The snapshot that every simulation of a phase reads, renewed when `peutRenouveler` allows it: one reader makes it, and
 * those who wait use it. Null while too few other people have wishes.
 */
async function apercuDuMoment(dossier: DossierVoeux, phase: Phase): Promise<ApercuLu | null> {
  const { interneId, semestre } = dossier
  const semestreCode = semestre.code
  const connu = await findApercu(semestreCode, phase)
  if (connu && !(await peutRenouveler(connu, interneId, semestreCode))) return connu
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`apercu:${semestreCode}:${phase}`}, 0))`
    const entretemps = await findApercu(semestreCode, phase, tx)
    if (entretemps && entretemps.prisLe.getTime() !== connu?.prisLe.getTime()) return entretemps
    const prisLe = maintenant()
    const internes = await lireInternesPhase(tx, semestreCode, phase)
    const contenu = etablirApercu(
      internes.map(({ voeux, ...interne }) => ({ ...interne, voeux: voeux?.postes ?? [] })),
      await lirePostesSimules(tx, dossier, phase),
    )
    if (contenu.internes.filter((id, i) => id !== interneId && contenu.demandeurs[i] === 1).length < TRANCHE) return connu
    const json = JSON.stringify(contenu)
    await tx.$executeRaw`
      INSERT INTO apercu_choix ("semestreCode", phase, "prisLe", contenu) VALUES (${semestreCode}, ${phase}::"Phase", ${prisLe}, ${json}::jsonb)
      ON CONFLICT ("semestreCode", phase) DO UPDATE SET "prisLe" = EXCLUDED."prisLe", contenu = EXCLUDED.contenu`
    return { prisLe, contenu }
  })
}
