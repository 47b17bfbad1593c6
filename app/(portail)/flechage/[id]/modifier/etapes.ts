import type { FormStep } from '@/components/shell/StepList'
import { accordCourant } from '../_dossier/Accords'
import type { Element } from '@/lib/flechage/guards'
import { signatairesRequis, type Dossier } from '@/lib/flechage/policy'
import type { Etape } from '@/lib/flechage/depot/brouillon/schema'

export const LIBELLE_ETAPE: Record<Etape, string> = {
  terrain: 'Terrain et maquette',
  projet: 'Projet',
  lettre: 'Lettre',
  accords: 'Accords du terrain',
  fin: 'Entretien, repli, liens',
  relire: 'Relire et déposer',
}

/** Where each element of the completeness list is filled in. */
const ETAPE_DE: Record<Element['cle'], Etape | undefined> = {
  situation: undefined,
  terrain: 'terrain',
  maquette: 'terrain',
  motif: 'projet',
  attestation: 'projet',
  projet: 'projet',
  lettre: 'lettre',
  accords: 'accords',
  consentement: 'fin',
}

export const adresseEtape = (id: string, etape: Etape): string =>
  etape === 'relire' ? `/flechage/${id}/relire` : `/flechage/${id}/modifier?etape=${etape}`

/** The elements that a step still misses. */
export const manquants = (elements: readonly Element[], etape: Etape): Element[] =>
  elements.filter((e) => e.refus !== undefined && ETAPE_DE[e.cle] === etape)

/** The steps, which are the completeness list too. */
export function etapesDe(dossier: Dossier, elements: readonly Element[], courante: Etape | undefined): FormStep[] {
  const attendus = dossier.terrain && signatairesRequis(dossier.terrain.mode).some((q) => accordCourant(dossier, q)?.statut === 'DEMANDE')
  return (Object.keys(LIBELLE_ETAPE) as Etape[]).map((etape): FormStep => {
    const manque = etape === 'relire' ? elements.some((e) => e.refus) : manquants(elements, etape).length > 0
    const step = { href: adresseEtape(dossier.id, etape), label: LIBELLE_ETAPE[etape], current: etape === courante }
    if (etape === 'relire') return { ...step, state: 'todo', note: manque ? 'pas encore' : 'prêt' }
    if (!manque) return { ...step, state: 'done' }
    return { ...step, state: etape === 'accords' && attendus ? 'waiting' : 'todo' }
  })
}

/** The first step that misses something, where one begins when one comes back. */
export const premiereEtape = (elements: readonly Element[]): Etape =>
  (Object.keys(LIBELLE_ETAPE) as Etape[]).find((etape) => manquants(elements, etape).length > 0) ?? 'fin'
