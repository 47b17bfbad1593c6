import type { PathStep } from '@/components/display/PathSteps'
import type { StatutFlechage } from '@/generated/prisma/enums'
import { dateCourte } from '@/lib/core/temps/dates'
import type { LigneLue } from '@/lib/core/workflow/journal'
import { CHEMIN, workflow } from '@/lib/flechage/workflow'

const HORS_CHEMIN: readonly StatutFlechage[] = ['RETIREE', 'CADUQUE']
/** Under its step a date may wrap to the next line, but only as a whole. */
const dateEntiere = (instant: Date): string => dateCourte(instant).replaceAll(' ', '\u00a0')
const place = (statut: string | null): number => CHEMIN.findIndex((e) => e.statuts.some((s) => s === statut))

/** The path of a record, from its journal: the acts and their dates, the present step, the steps left or skipped. */
export function etapes(statut: StatutFlechage, journal: readonly LigneLue[]): PathStep[] {
  const arrete = HORS_CHEMIN.includes(statut)
  const atteint = arrete ? Math.max(0, place(journal.findLast((l) => l.vers === statut)?.de ?? 'BROUILLON')) : place(statut)
  const fini = workflow.final.includes(statut)
  const etapesFaites = CHEMIN.map((etape, i): PathStep => {
    const entree = journal.findLast((l) => etape.statuts.some((s) => s === l.vers))
    const at = entree && i <= atteint ? dateEntiere(entree.le) : undefined
    const suite = fini ? 'skipped' : 'next'
    const state = i < atteint || (i === atteint && fini) ? 'done' : i === atteint ? 'current' : suite
    return { label: etape.label, state, at }
  })
  if (!arrete) return etapesFaites
  const fin = journal.findLast((l) => l.vers === statut)
  return [...etapesFaites.slice(0, atteint + 1), { label: workflow.states[statut].label, state: 'done', at: fin && dateEntiere(fin.le) }]
}
