import type { MotifFlechage } from '@/generated/prisma/enums'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { CHEMIN_VERS } from './chemins'
import type { Alea } from '../departement/alea'
import type { Encadre } from '../departement/encadrement'
import { a } from '../departement/calendrier'
import type { Conteur } from './dossiers'
import type { Campagne, Instances } from '../departement/instances'
import type { Lieu } from '../departement/lieux'

type Issue = Readonly<{
  nombre: number
  actions: readonly ActionFlechage[]
  motifs?: Partial<Record<ActionFlechage, string>>
  cause?: string
}>

const REFUS: readonly ActionFlechage[] = [...CHEMIN_VERS.REFUSEE, 'notifier', 'clore']
const AVEC_COMPLEMENT: readonly ActionFlechage[] = [
  'deposer',
  'demanderComplements',
  'completer',
  'declarerRecevable',
  'inscrire',
  'rendreAvisFavorable',
  'saisirArs',
  'convoquerParArs',
  'affecter',
  'notifier',
  'clore',
]

/** How thirty requests of a campaign ended; some numbers are small, so that statistics mask something. */
const ISSUES: readonly Issue[] = [
  { nombre: 12, actions: CHEMIN_VERS.CLOSE },
  { nombre: 3, actions: AVEC_COMPLEMENT },
  { nombre: 6, actions: REFUS },
  { nombre: 3, actions: CHEMIN_VERS.NON_SAISIE },
  { nombre: 2, actions: [...CHEMIN_VERS.AVIS_DEFAVORABLE, 'nePasSaisir'] },
  { nombre: 2, actions: CHEMIN_VERS.RETIREE, motifs: { retirer: 'Je choisirai avec mes collègues.' } },
  {
    nombre: 2,
    actions: CHEMIN_VERS.CADUQUE,
    cause: 'La date du choix des stages est passée sans qu’une décision ait été prise. Vous gardez votre rang et votre choix.',
  },
]

const MOTIFS: readonly MotifFlechage[] = [
  'PROJET_PROFESSIONNEL',
  'PROJET_PROFESSIONNEL',
  'PROJET_PROFESSIONNEL',
  'PROJET_PEDAGOGIQUE',
  'PROJET_PEDAGOGIQUE',
  'TERRITOIRE_CESP',
  'TERRITOIRE_CESP',
  'MALADIE',
  'HANDICAP',
]

/** Thirty requests for a semester that has begun, by people who then did, or did not do, the stage they asked for. */
export function conterCampagnePassee(
  conteur: Conteur,
  instances: Instances,
  rang: 0 | 1,
  internes: readonly Encadre[],
  lieux: readonly Lieu[],
  alea: Alea,
): void {
  const campagne: Campagne = instances.campagnes.passees[rang]
  const seance = instances.seances.passees[rang]
  const candidats = alea.melanger(
    internes.flatMap((interne) => {
      const stage = interne.semestres.find((s) => s.semestreCode === campagne.semestreCode)
      return interne.cle === null && stage?.categorie && stage.categorie !== 'N3_DJ' ? [{ interne, stage, categorie: stage.categorie }] : []
    }),
  )
  for (const issue of ISSUES) {
    for (let i = 0; i < issue.nombre; i++) {
      const candidat = candidats.pop()
      if (!candidat) throw new Error('not enough internes for a past campaign')
      const { interne, stage, categorie } = candidat
      const affecte = issue.actions.includes('affecter')
      const du = lieux.filter((l) => l.dit.categories.includes(categorie) && l.dit.capacite > 0 && !l.dit.etat)
      // After an affectation the path holds that stage; a refused interne did another.
      const lieu = affecte ? du.find((l) => l.id === stage.terrainId) : alea.choisir(du.filter((l) => l.id !== stage.terrainId))
      if (!lieu) throw new Error('a stage was done in an unknown place')
      const creeLe = a(ajouterJours(campagne.dates.ouvre, alea.entier(1, 18)), alea.entier(8, 21), alea.entier(0, 59))
      const complement = issue.actions.includes('demanderComplements')
      conteur.annoncer({
        campagne,
        interne,
        lieu,
        categorie,
        motif: alea.choisir(MOTIFS),
        actions: issue.actions,
        creeLe,
        seance,
        dates: complement
          ? {
              demanderComplements: ajouterJours(creeLe, 5),
              completer: ajouterJours(creeLe, 9),
              declarerRecevable: ajouterJours(creeLe, 11),
            }
          : undefined,
        motifs: issue.motifs,
        causeCaducite: issue.cause,
        alternatives: alea.entier(0, 2) === 0 ? [alea.choisir(du.filter((l) => l !== lieu))] : [],
      })
    }
  }
}
