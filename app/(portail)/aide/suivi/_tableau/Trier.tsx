'use client'

import { numeroter, debuter, ecarterEnNombre, ecrireEnNombre } from '../_dossier/actions'
import { enEnveloppe, enRecit } from '../_dossier/formes'
import { poster } from '../_dossier/poster'
import type { Source } from './foule'
import { TrierEnNombre } from './TrierEnNombre'

const sourceDe = (urgent: boolean): Source => ({
  nom: urgent ? 'urgences' : 'demandes',
  mots: { un: 'demande', plusieurs: 'demandes', faux: 'fausses demandes' },
  numeroter: () => poster(numeroter, { urgent: urgent ? 'on' : '' }),
  debuter: (ids) => poster(debuter, { ids }),
  ecarter: (ids) => poster(ecarterEnNombre, { ids }),
  ecrire: (mots) => poster(ecrireEnNombre, { mots: JSON.stringify(mots) }),
  lire: (contenus) => {
    if (!contenus) return { texte: 'Illisible', apart: false }
    const { texte } = enRecit(contenus[0])
    if (texte) return { texte, apart: false }
    const { joindre } = enEnveloppe(contenus[1])
    return { texte: `Demande à être rappelé·e, ou un rendez-vous. ${joindre.telephone} ${joindre.quand}`.trim(), apart: true }
  },
})

const SOURCES = { urgences: sourceDe(true), demandes: sourceDe(false) } as const

/** The requests without doctors yet, urgent or not. */
export function Trier({ vue, total }: { vue: keyof typeof SOURCES; total: number }) {
  return <TrierEnNombre key={vue} source={SOURCES[vue]} total={total} adresse={(id) => `/aide/suivi/${id}`} />
}
