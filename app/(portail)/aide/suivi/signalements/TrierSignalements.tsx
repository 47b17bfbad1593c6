'use client'

import { TrierEnNombre } from '../_tableau/TrierEnNombre'
import type { Source } from '../_tableau/foule'
import { poster } from '../_dossier/poster'
import { debuter, ecarterEnNombre, numeroter } from './actions'

const texteDe = (lu: unknown, champ: string): string => {
  const valeur = typeof lu === 'object' && lu !== null ? (lu as Record<string, unknown>)[champ] : ''
  return typeof valeur === 'string' ? valeur : ''
}

const SOURCE: Source = {
  nom: 'signalements',
  mots: { un: 'signalement', plusieurs: 'signalements', faux: 'faux signalements' },
  numeroter: () => poster(numeroter, {}),
  debuter: (ids) => poster(debuter, { ids }),
  ecarter: (ids) => poster(ecarterEnNombre, { ids }),
  lire: (contenus) => {
    if (!contenus) return { texte: 'Illisible', apart: false }
    return { texte: `${texteDe(contenus[0], 'personne')} : ${texteDe(contenus[0], 'inquietude')}`, apart: false }
  },
}

/** The signals not yet proposed to their interne. */
export function TrierSignalements({ total }: { total: number }) {
  return <TrierEnNombre source={SOURCE} total={total} adresse={(id) => `/aide/suivi/signalements?seul=${id}`} />
}
