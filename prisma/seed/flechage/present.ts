import type { CategorieStage, MotifFlechage, StatutFlechage } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { VUS_PAR_UFR } from '@/lib/flechage/policy'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import { CHEMIN_VERS } from './chemins'
import type { Lot } from '../lot'
import type { Histoire } from './dossiers'
import type { Encadre } from '../departement/encadrement'
import { histoireDe, placePour, type Fond } from './fond'
import { a, type Calendrier } from '../departement/calendrier'
import type { Lieu } from '../departement/lieux'
import { conterNommes } from './nommes'

/** How many requests of the open campaign are in each state today, beside those of the personas. */
const EFFECTIFS: readonly (readonly [StatutFlechage, number])[] = [
  ['BROUILLON', 2],
  ['DEPOSEE', 4],
  ['INCOMPLETE', 1],
  ['RECEVABLE', 4],
  ['EN_COMMISSION', 4],
  ['AVIS_FAVORABLE', 2],
  ['AVIS_RESERVE', 1],
  ['AVIS_DEFAVORABLE', 1],
  ['SAISINE_ARS', 2],
  ['NON_SAISIE', 1],
  ['ENTRETIEN', 2],
  ['AFFECTEE', 1],
  ['REFUSEE', 1],
  ['NOTIFIEE', 2],
  ['CLOSE', 1],
  ['RETIREE', 1],
  ['CADUQUE', 1],
]

/** The UFR's direction reads the requests that the commission has examined. */
const EXAMINES = new Set<StatutFlechage>(VUS_PAR_UFR)

/** Days before today of each act, for requests examined at the early session. */
const JOURS: Partial<Record<ActionFlechage, number>> = {
  inscrire: 29,
  saisirArs: 17,
  nePasSaisir: 16,
  convoquerParArs: 15,
  affecter: 6,
  refuser: 6,
  notifier: 4,
  clore: 2,
  rendreCaduque: 3,
  retirer: 5,
}

const MOTIFS: readonly MotifFlechage[] = [
  'PROJET_PROFESSIONNEL',
  'PROJET_PEDAGOGIQUE',
  'TERRITOIRE_CESP',
  'PROJET_PROFESSIONNEL',
  'MALADIE',
]

/** The open campaign: requests in every state, those of the personas first. */
export function conterCampagneOuverte(fond: Fond): void {
  const { conteur, instances, cal, alea } = fond
  const base = histoireDe(fond)
  const nommes = conterNommes(fond, base)
  const libres = alea.melanger(
    fond.internes.filter((i) => i.cle === null && !nommes.has(i.id) && !instances.siegeants.some((s) => s.personneId === i.personne.id)),
  )
  for (const [statut, nombre] of EFFECTIFS) {
    for (let i = 0; i < nombre; i++) {
      const h = prochaine(fond, libres)
      const examine = EXAMINES.has(statut)
      const creeLe = a(
        jourDe(
          ajouterJours(
            cal.aujourdhui,
            examine ? -34 : statut === 'EN_COMMISSION' || statut === 'RECEVABLE' ? -alea.entier(18, 24) : -alea.entier(9, 16),
          ),
        ),
        alea.entier(8, 20),
        alea.entier(0, 59),
      )
      conteur.annoncer({
        ...base(h.interne, h.lieu, h.categorie, alea.choisir(MOTIFS)),
        actions: CHEMIN_VERS[statut],
        creeLe,
        seance: examine
          ? instances.seances.tenue
          : statut === 'EN_COMMISSION' && i < 2
            ? instances.seances.ouverte
            : instances.seances.convoquee,
        dates: datesDe(statut, creeLe, fond, i),
        accordsEnAttente: statut === 'BROUILLON',
        notice: statut === 'REFUSEE',
        causeCaducite:
          statut === 'CADUQUE'
            ? 'L’agrément du terrain ne couvre plus le semestre demandé. Vous gardez votre rang et votre choix.'
            : undefined,
        motifs: statut === 'RETIREE' ? { retirer: 'Mon projet a changé.' } : undefined,
        // One of the interviews was held yesterday and waits for its decision.
        puis: statut === 'ENTRETIEN' && i === 0 ? tenirEntretien(fond) : undefined,
      })
    }
  }
}

const tenirEntretien =
  ({ instances, cal }: Fond) =>
  ({ entretien = [] }: Lot): void => {
    const tenuLe = a(jourDe(ajouterJours(cal.aujourdhui, -1)), 11)
    const { coordonnateur: coordonnateurId, representant: representantId } = instances.agents
    for (const e of entretien) Object.assign(e, { prevuLe: tenuLe, tenuLe, coordonnateurId, representantId, etudiantPresent: true })
  }

function datesDe(statut: StatutFlechage, creeLe: Date, { cal, alea }: Pick<Fond, 'cal' | 'alea'>, i: number): Histoire['dates'] {
  const le = (jours: number): Date => a(jourDe(ajouterJours(cal.aujourdhui, -jours)), alea.entier(9, 17), alea.entier(0, 59))
  const dits = Object.fromEntries(Object.entries(JOURS).map(([action, jours]) => [action, le(jours)])) as NonNullable<Histoire['dates']>
  const apres = (jours: number): Date => a(jourDe(ajouterJours(creeLe, jours)), 9 + (i % 8), 20)
  // One interview was due the day before yesterday and is to be recorded; the other is in the future.
  const entretien = statut === 'ENTRETIEN' ? { affecter: le(i === 0 ? 2 : -7) } : {}
  return {
    ...dits,
    deposer: apres(1),
    declarerRecevable: apres(4),
    demanderComplements: apres(4),
    inscrire: EXAMINES.has(statut) ? dits.inscrire : apres(8),
    retirer: apres(5),
    rendreCaduque: apres(6),
    ...entretien,
  }
}

/** The next interne who may ask for a stage, and a terrain that can receive them. */
function prochaine(fond: Fond, libres: Encadre[]): { interne: Encadre; lieu: Lieu; categorie: CategorieStage } {
  for (let interne = libres.pop(); interne; interne = libres.pop()) {
    const place = placePour(fond, interne)
    if (place) return { interne, ...place }
  }
  throw new Error('not enough internes for the open campaign')
}

/** R-MSU-10 on rows that are not written yet. */
export const offrableSelon =
  (msus: ReadonlyMap<string, TerrainAgree['praticiens']>, semestre: Calendrier['ouverte']['semestre']) =>
  (lieu: Lieu, categorie: CategorieStage): boolean =>
    refusOffrable(
      {
        ...lieu.ligne,
        categories: [...lieu.dit.categories],
        agrementDebut: new Date(lieu.ligne.agrementDebut),
        agrementFin: new Date(lieu.ligne.agrementFin),
        suspenduLe: lieu.ligne.suspenduLe ? new Date(lieu.ligne.suspenduLe) : null,
        praticiens: msus.get(lieu.id) ?? [],
      },
      categorie,
      semestre,
    ) === undefined
