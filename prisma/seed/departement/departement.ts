import { randomUUID } from 'node:crypto'
import { ajouterJours } from '@/lib/core/temps/horloge'
import { semestreDe } from '@/lib/referentiel/stage/semestre'
import { joindre, type Lot } from '../lot'
import { creerAlea } from './alea'
import type { Agents, Jetons } from '../flechage/dossier'
import { preparerAppelEnDirect, semestreAppele } from '../stages/appel-en-direct'
import { a, calendrierAu } from './calendrier'
import { composerCommunes } from './communes'
import { ouvrirVoeuxConsolidation, preparerAppariement } from '../stages/consolidation'
import { clePoste, creerConteur } from '../flechage/dossiers'
import { encadrer, encadrerArrives } from './encadrement'
import { composerInstances } from './instances'
import { composerInternes, semestresDits } from './internes'
import { completerJournal } from './journal'
import { composerLieux, couplageDe, type Lieu } from './lieux'
import { conterCampagnePassee } from '../flechage/passe'
import { conterCampagneOuverte, offrableSelon } from '../flechage/present'
import { creerRegistre } from './registre'
import { animerSeances } from './seances'
import { suivreParcours } from './situations'
import { animerStages } from '../stages/stages'

/** The whole of « Val-de-Hautebrune » on `aujourdhui`: its rows, and the data that its papers and mails need beside them. */
export function composerDepartement(aujourdhui: Date): Readonly<{ lot: Lot; agents: Agents; jetons: Jetons }> {
  const alea = creerAlea(20_261_122)
  const cal = calendrierAu(aujourdhui)
  const lot: Lot = {}
  const depuis = ajouterJours(cal.passees[0].ouvre, -60)
  const registre = creerRegistre(alea, depuis, a(depuis, 9))

  const { communes, lot: territoires } = composerCommunes(alea, aujourdhui)
  const places = composerLieux(registre, communes, cal, alea)
  const lieux = [...places.lieux.values()]
  const { internes: inscrits, lot: parcours } = composerInternes(registre, communes, lieux, cal, alea)
  const instances = composerInstances(registre, places.msus, inscrits, cal)
  const internes = encadrer(inscrits, parcours.interne ?? [], places.msus, instances, cal)

  const praticiens = new Map(lieux.map((l) => [l.id, praticiensDe(places.lot, l)]))
  const offrable = offrableSelon(praticiens, cal.ouverte.semestre)
  const postes = composerPostes(lieux, [cal.passees[0].semestre.code, cal.passees[1].semestre.code], cal.ouverte.semestre.code, offrable)

  const conteur = creerConteur(instances, postes, alea)
  conterCampagnePassee(conteur, instances, 0, internes, lieux, alea)
  conterCampagnePassee(conteur, instances, 1, internes, lieux, alea)
  conterCampagneOuverte({ conteur, instances, internes, lieux: places.lieux, cal, alea, offrable })
  conteur.conter()

  for (const part of [territoires, registre.lot, places.lot, parcours, instances.lot, conteur.lot]) joindre(lot, part)
  joindre(lot, { semestre: semestresDits(internes, cal).map(semestreDe), poste: [...postes.values()] })
  animerStages(lot, internes, lieux, [...postes.values()], cal)
  suivreParcours(lot, internes, cal, instances.agents.gestionnaire)
  animerSeances(lot, instances)
  preparerAppelEnDirect(lot, {
    registre,
    lieux,
    postes: [...postes.values()],
    cal,
    agents: instances.agents,
    offrable: offrableSelon(praticiens, semestreAppele(cal)),
  })
  ouvrirVoeuxConsolidation(lot, internes, cal)
  preparerAppariement(lot, { registre, lieux, cal, agents: instances.agents })
  encadrerArrives(lot.interne ?? [], places.msus)
  completerJournal(lot, instances.agents)
  return { lot, agents: instances.agents, jetons: conteur.jetons }
}

const jourOuNull = (valeur: Date | string | null | undefined): Date | null => (valeur ? new Date(valeur) : null)

function praticiensDe(lot: Lot, lieu: Lieu) {
  const liens = lot.terrainMsu?.filter((t) => t.terrainId === lieu.id) ?? []
  return liens.flatMap((lien) => {
    const m = lot.msu?.find((x) => x.id === lien.msuId)
    return m
      ? [
          {
            coordinateur: lien.coordinateur ?? false,
            msu: {
              agreeDu: jourOuNull(m.agreeDu),
              agreeAu: jourOuNull(m.agreeAu),
              suspenduLe: jourOuNull(m.suspenduLe),
              assuranceFin: jourOuNull(m.assuranceFin),
              formationLe: jourOuNull(m.formationLe),
              personne: { prenom: '', nom: '' },
            },
          },
        ]
      : []
  })
}

/**
 * The offer of three semesters; the next one leaves out terrains that cannot be offered. The terrain suspended since the
 * offer was made keeps its line, without a place.
 */
function composerPostes(
  lieux: readonly Lieu[],
  passes: readonly string[],
  avenir: string,
  offrable: (lieu: Lieu, categorie: Lieu['dit']['categories'][number]) => boolean,
) {
  const postes = new Map<string, NonNullable<Lot['poste']>[number] & { id: string }>()
  for (const lieu of lieux) {
    for (const categorie of lieu.dit.categories) {
      for (const semestreCode of [...passes, avenir]) {
        if (lieu.dit.capacite === 0) continue
        const retire = semestreCode === avenir && !offrable(lieu, categorie)
        if (retire && lieu.dit.etat !== 'SUSPENDU') continue
        postes.set(clePoste(semestreCode, lieu.id, categorie), {
          id: randomUUID(),
          semestreCode,
          terrainId: lieu.id,
          categorie,
          ...(categorie === 'SFE' ? couplageDe(lieu, lieux) : null),
          capaciteOfferte: retire ? 0 : lieu.dit.capacite,
          horsChoix: 0,
          ajoutes: 0,
        })
      }
    }
  }
  return postes
}
