import type { CategorieStage, MotifFlechage, StatutFlechage } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/horloge'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { refusOffrable, type TerrainAgree } from '@/lib/referentiel/stage/agrement'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { CHEMIN_VERS } from '../chemins'
import type { Alea } from './alea'
import { a, type Calendrier } from './calendrier'
import type { Conteur, Histoire } from './dossiers'
import type { Instances } from './instances'
import type { InterneDuDepartement } from './internes'
import type { Lieu } from './lieux'

type Fond = Readonly<{
  conteur: Conteur
  instances: Instances
  internes: readonly InterneDuDepartement[]
  lieux: ReadonlyMap<string, Lieu>
  cal: Calendrier
  alea: Alea
  offrable: (lieu: Lieu, categorie: CategorieStage) => boolean
}>

/** How many requests of the open campaign stand in each state today, beside the named ones. */
const EFFECTIFS: readonly (readonly [StatutFlechage, number])[] = [
  ['BROUILLON', 2],
  ['DEPOSEE', 4],
  ['INCOMPLETE', 1],
  ['RECEVABLE', 4],
  ['EN_COMMISSION', 3],
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

const EXAMINES = new Set<StatutFlechage>([
  'AVIS_FAVORABLE',
  'AVIS_RESERVE',
  'AVIS_DEFAVORABLE',
  'SAISINE_ARS',
  'NON_SAISIE',
  'ENTRETIEN',
  'AFFECTEE',
  'REFUSEE',
  'NOTIFIEE',
  'CLOSE',
])

/** Days before today of each act, for those examined at the early session. */
const JOURS: Partial<Record<ActionFlechage, number>> = {
  inscrire: 26,
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

/** The open campaign: requests in every state, the department's named stories first. */
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
      const id = conteur.conter({
        ...base(h.interne, h.lieu, h.categorie, alea.choisir(MOTIFS)),
        actions: CHEMIN_VERS[statut],
        creeLe,
        seance: examine ? instances.seances.tenue : instances.seances.convoquee,
        dates: datesDe(statut, creeLe, fond, i),
        accordsEnAttente: statut === 'BROUILLON',
        notice: statut === 'REFUSEE',
        causeCaducite:
          statut === 'CADUQUE'
            ? 'L’agrément du terrain ne couvre plus le semestre demandé. Vous gardez votre rang et votre choix.'
            : undefined,
        motifs: statut === 'RETIREE' ? { retirer: 'Mon projet a changé.' } : undefined,
      })
      // One of the interviews was held yesterday and waits for its decision.
      const entretien = statut === 'ENTRETIEN' && i === 0 ? conteur.lot.entretien?.find((e) => e.flechageId === id) : undefined
      if (entretien) {
        const tenuLe = a(jourDe(ajouterJours(cal.aujourdhui, -1)), 11)
        Object.assign(entretien, {
          prevuLe: tenuLe,
          tenuLe,
          coordonnateurId: instances.agents.coordonnateur,
          representantId: instances.agents.representant,
          etudiantPresent: true,
        })
      }
    }
  }
}

const histoireDe =
  ({ instances }: Fond) =>
  (interne: InterneDuDepartement, lieu: Lieu, categorie: CategorieStage, motif: MotifFlechage): Omit<Histoire, 'actions' | 'creeLe'> => ({
    campagne: instances.campagnes.ouverte,
    interne,
    lieu,
    categorie,
    motif,
  })

function datesDe(statut: StatutFlechage, creeLe: Date, { cal, alea }: Pick<Fond, 'cal' | 'alea'>, i: number): Histoire['dates'] {
  const le = (jours: number): Date => a(jourDe(ajouterJours(cal.aujourdhui, -jours)), alea.entier(9, 17), alea.entier(0, 59))
  const dits = Object.fromEntries(Object.entries(JOURS).map(([action, jours]) => [action, le(jours)])) as NonNullable<Histoire['dates']>
  const apres = (jours: number): Date => a(jourDe(ajouterJours(creeLe, jours)), 9 + (i % 8), 20)
  // One interview was to be held the day before yesterday and is to be recorded; the other is still to come.
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

/** The next interne who may ask for something, and a place that can receive them. */
function prochaine(
  { lieux, cal, alea, offrable }: Fond,
  libres: InterneDuDepartement[],
): { interne: InterneDuDepartement; lieu: Lieu; categorie: CategorieStage } {
  for (let interne = libres.pop(); interne; interne = libres.pop()) {
    const [categorie] = alea.melanger(stagesPossibles({ ...interne, semestres: interne.semestres.map(lu) }, cal.ouverte.semestre))
    const possibles = categorie
      ? [...lieux.values()].filter((l) => offrable(l, categorie) && l.dit.cle !== 'saspas-plateau' && l.dit.cle !== 'palliatifs')
      : []
    if (categorie && possibles.length > 0) return { interne, lieu: alea.choisir(possibles), categorie }
  }
  throw new Error('not enough internes for the open campaign')
}

const lu = (s: InterneDuDepartement['semestres'][number]) => ({
  semestreCode: s.semestreCode,
  phase: s.phase,
  categorie: s.categorie ?? null,
  situation: s.situation,
  cause: s.cause ?? null,
})

/** The stories told by name (a draft, a deposit, a déport, a missing signature, a terrain not agréé, an affectation). */
function conterNommes(
  { conteur, instances, internes, lieux, cal, alea, offrable }: Fond,
  base: ReturnType<typeof histoireDe>,
): Set<string> {
  const pris = new Set<string>()
  const interne = (cle: string): InterneDuDepartement => {
    const trouve = internes.find((i) => i.cle === cle)
    if (!trouve) throw new Error(`nobody is called ${cle}`)
    pris.add(trouve.id)
    return trouve
  }
  const lieu = (cle: string): Lieu => {
    const trouve = lieux.get(cle)
    if (!trouve) throw new Error(`no terrain is called ${cle}`)
    return trouve
  }
  const il = (jours: number, heure = 10): Date => a(jourDe(ajouterJours(cal.aujourdhui, -jours)), heure, 15)
  const simple = (statut: StatutFlechage) => ({ actions: CHEMIN_VERS[statut], dates: { deposer: il(3), inscrire: il(6) } })

  conteur.conter({
    ...base(interne('vasseur'), lieu('saspas-boucles'), 'SASPAS', 'PROJET_PROFESSIONNEL'),
    actions: [],
    creeLe: il(4),
    accordsEnAttente: true,
  })
  conteur.conter({
    ...base(interne('konate'), lieu('libre-plateau'), 'LIBRE', 'TERRITOIRE_CESP'),
    ...simple('DEPOSEE'),
    creeLe: il(5),
    alternatives: [lieu('libre-montsec')],
  })
  conteur.conter({
    ...base(interne('haddad'), lieu('gynecologie'), 'LIBRE', 'PROJET_PEDAGOGIQUE'),
    actions: [],
    creeLe: il(6),
    accordsEnAttente: true,
  })
  const affectation = {
    deposer: il(33),
    declarerRecevable: il(30),
    inscrire: il(26),
    saisirArs: il(17),
    convoquerParArs: il(15),
    affecter: il(5),
    notifier: il(4),
  }
  conteur.conter({
    ...base(interne('tran'), lieu('palliatifs'), 'LIBRE', 'PROJET_PEDAGOGIQUE'),
    actions: CHEMIN_VERS.AFFECTEE,
    creeLe: il(34),
    seance: instances.seances.tenue,
    dates: affectation,
  })

  // The gestionnaire set aside the director's signature; it is asked for again.
  const incomplete = conteur.conter({
    ...base(interne('roussel'), lieu('libre-douleur'), 'LIBRE', 'PROJET_PROFESSIONNEL'),
    actions: CHEMIN_VERS.INCOMPLETE,
    creeLe: il(9),
    dates: { deposer: il(7), demanderComplements: il(4) },
  })
  const directeur = conteur.lot.accord?.find((x) => x.flechageId === incomplete && x.qualite === 'DIRECTEUR_ETABLISSEMENT')
  if (directeur) {
    conteur.lot.accord?.push({
      ...directeur,
      id: undefined,
      jeton: `${directeur.jeton.slice(0, 60)}bis`,
      statut: 'DEMANDE',
      demandeLe: il(4),
      expireLe: ajouterJours(il(4), 60),
      contenu: null,
      empreinte: null,
      reponduLe: null,
    })
    directeur.statut = 'ANNULE'
  }

  // A member of the commission receives on the terrain: she stands aside.
  const candidat = alea
    .melanger(internes.filter((i) => i.cle === null && !instances.siegeants.some((s) => s.personneId === i.personne.id)))
    .find((i) => stagesPossibles({ ...i, semestres: i.semestres.map(lu) }, cal.ouverte.semestre).includes('SASPAS'))
  const deporte = candidat ?? interne('morin')
  pris.add(deporte.id)
  if (!offrable(lieu('saspas-plateau'), 'SASPAS')) throw new Error('the SASPAS of the Plateau must be offerable')
  conteur.conter({
    ...base(deporte, lieu('saspas-plateau'), 'SASPAS', 'PROJET_PROFESSIONNEL'),
    actions: CHEMIN_VERS.EN_COMMISSION,
    creeLe: il(20),
    seance: instances.seances.convoquee,
    dates: { deposer: il(18), declarerRecevable: il(12), inscrire: il(8) },
  })
  for (const cle of ['morin', 'lemoine', 'petit']) interne(cle)
  return pris
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
