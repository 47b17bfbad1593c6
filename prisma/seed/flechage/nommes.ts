import type { StatutFlechage } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { DUREE_LIEN_JOURS } from '@/lib/flechage/accord/schema'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import { CHEMIN_VERS } from './chemins'
import type { Lot } from '../lot'
import { a } from '../departement/calendrier'
import type { Conteur } from './dossiers'
import { lu, type Encadre } from '../departement/encadrement'
import { placePour, type Fond, type histoireDe } from './fond'
import type { Lieu } from '../departement/lieux'

/** The stories of the personas (a draft, a deposit, a déport, a missing signature, a terrain not agréé, an affectation). */
export function conterNommes(fond: Fond, base: ReturnType<typeof histoireDe>): Set<string> {
  const { conteur, instances, internes, lieux, cal, alea, offrable } = fond
  const pris = new Set<string>()
  const interne = (cle: string): Encadre => {
    const trouve = internes.find((i) => i.cle === cle)
    if (!trouve) throw new Error(`no person is called ${cle}`)
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

  conteur.annoncer({
    ...base(interne('vasseur'), lieu('saspas-boucles'), 'SASPAS', 'PROJET_PROFESSIONNEL'),
    actions: [],
    creeLe: il(4),
    accordsEnAttente: true,
  })
  conteur.annoncer({
    ...base(interne('konate'), lieu('libre-plateau'), 'LIBRE', 'TERRITOIRE_CESP'),
    ...simple('DEPOSEE'),
    creeLe: il(5),
    alternatives: [lieu('libre-montsec')],
  })
  conteur.annoncer({
    ...base(interne('haddad'), lieu('gynecologie'), 'LIBRE', 'PROJET_PEDAGOGIQUE'),
    actions: [],
    creeLe: il(6),
    accordsEnAttente: true,
  })
  const affectation = {
    deposer: il(33),
    declarerRecevable: il(30),
    inscrire: il(29),
    saisirArs: il(17),
    convoquerParArs: il(15),
    affecter: il(5),
    notifier: il(4),
  }
  conteur.annoncer({
    ...base(interne('tran'), lieu('palliatifs'), 'LIBRE', 'PROJET_PEDAGOGIQUE'),
    actions: CHEMIN_VERS.AFFECTEE,
    creeLe: il(34),
    seance: instances.seances.tenue,
    dates: affectation,
  })

  // The gestionnaire rejected the director's signature, which is asked for again.
  conteur.annoncer({
    ...base(interne('roussel'), lieu('libre-douleur'), 'LIBRE', 'PROJET_PROFESSIONNEL'),
    actions: CHEMIN_VERS.INCOMPLETE,
    creeLe: il(9),
    dates: { deposer: il(7), demanderComplements: il(4) },
    puis: redemanderDirection(conteur, il(4)),
  })

  // A member of the commission receives internes on the terrain: she stands aside.
  const candidat = alea
    .melanger(internes.filter((i) => i.cle === null && !instances.siegeants.some((s) => s.personneId === i.personne.id)))
    .find((i) => stagesPossibles({ ...i, semestres: i.semestres.map(lu) }, cal.ouverte.semestre).includes('SASPAS'))
  const deporte = candidat ?? interne('morin')
  pris.add(deporte.id)
  if (!offrable(lieu('saspas-plateau'), 'SASPAS')) throw new Error('the SASPAS of the Plateau must be offerable')
  conteur.annoncer({
    ...base(deporte, lieu('saspas-plateau'), 'SASPAS', 'PROJET_PROFESSIONNEL'),
    actions: CHEMIN_VERS.EN_COMMISSION,
    creeLe: il(20),
    seance: instances.seances.convoquee,
    dates: { deposer: il(18), declarerRecevable: il(12), inscrire: il(8) },
  })

  // Another member is the interne's tutor: she stands aside too.
  const tutore = internes.find((i) => i.tuteurId === instances.vicePresidence && i.phase === 'APPROFONDISSEMENT')
  const place = tutore && placePour(fond, tutore)
  if (!tutore || !place) throw new Error('the vice-president must be the tutor of somebody who may ask')
  pris.add(tutore.id)
  conteur.annoncer({
    ...base(tutore, place.lieu, place.categorie, 'PROJET_PEDAGOGIQUE'),
    actions: CHEMIN_VERS.EN_COMMISSION,
    creeLe: il(19),
    seance: instances.seances.convoquee,
    dates: { deposer: il(17), declarerRecevable: il(13), inscrire: il(8, 11) },
  })
  for (const cle of ['morin', 'lemoine', 'petit']) interne(cle)
  return pris
}

const redemanderDirection =
  ({ jetons }: Conteur, demandeLe: Date) =>
  ({ accord = [] }: Lot): void => {
    const directeur = accord.find((x) => x.qualite === 'DIRECTEUR_ETABLISSEMENT')
    if (!directeur) throw new Error('a hospital has a director')
    const jeton = nouveauJeton()
    jetons.set(empreinteJeton(jeton), jeton)
    accord.push({
      ...directeur,
      id: undefined,
      jeton: empreinteJeton(jeton),
      statut: 'DEMANDE',
      demandeLe,
      expireLe: ajouterJours(demandeLe, DUREE_LIEN_JOURS),
      contenu: null,
      empreinte: null,
      reponduLe: null,
    })
    directeur.statut = 'ANNULE'
  }
