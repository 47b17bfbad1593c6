import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { chemin, lireExamen, siegePour } from '../examen/commands'
import { vivant, type Examen } from '../policy'
import { getSeance } from '../seance/queries'
import { champsDe, grilleSchema, type Grille, type Lignes } from '../schema'
import { findNotes } from './queries'

/** Where the member goes once the item is scored: to the next one that waits for them, else back to it. */
async function apres(acteur: Acteur, fait: Pick<Examen, 'id' | 'seanceId' | 'ordre'>): Promise<Succes> {
  const points = (await getSeance(acteur, fait.seanceId))?.points ?? []
  const attendus = points.filter((p) => p.vue === 'POINT' && (p.tache === 'NOTER' || p.tache === 'DECLARER'))
  const suivant = attendus.find((p) => p.ordre > fait.ordre) ?? attendus[0]
  return chemin(suivant ? { id: suivant.id, seanceId: fait.seanceId } : fait, 'noter')
}

/** Blind scores (`note_<critere>`, 0 to 5), all criteria at once; may be corrected while they are blind. @throws IntrouvableError, InterditError, ConflitError, RefusError R-DEP-1, R-FLE-10 */
export async function noter(acteur: Acteur, saisie: Lignes): Promise<Succes> {
  const note = await transaction(async (tx) => {
    const examen = await lireExamen(tx, acteur, saisie.id)
    const membreId = siegePour(acteur, examen)
    if (!vivant(examen)) throw new ConflitError()
    const grille = grilleSchema.parse(examen.grille)
    const notes = lireNotes(grille, champsDe(saisie, 'note_'))
    const vue = await findNotes(tx, acteur, examen)
    if (!vue?.peutNoter)
      throw new RefusError(refus('R-FLE-10', 'Les notes sont closes : elles sont visibles de tous les membres, et ne changent plus.'))
    const le = maintenant()
    for (const [critere, valeur] of notes)
      await tx.note.upsert({
        where: { examenId_membreId_critere: { examenId: examen.id, membreId, critere } },
        create: { examenId: examen.id, membreId, critere, valeur, le },
        update: { valeur, le },
        select: { critere: true },
      })
    return examen
  })
  return apres(acteur, note)
}

function lireNotes(grille: Grille, saisies: ReadonlyMap<string, string>): [string, number][] {
  const fautes: Record<string, string> = {}
  const notes = grille.map(({ cle, max }): [string, number] => {
    const saisie = saisies.get(cle) ?? ''
    if (!/^\d$/.test(saisie) || Number(saisie) > max) fautes[`note_${cle}`] = `Choisissez une note de 0 à ${max}.`
    return [cle, Number(saisie)]
  })
  if (Object.keys(fautes).length > 0) throw new RefusError(refus('R-FLE-10', 'Chaque critère de la grille se note.'), fautes)
  return notes
}
