import type { CategorieStage, MotifFlechage } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/horloge'
import { numeroDe } from '@/lib/flechage/depot/schema'
import { LIBELLE_CAUSE, type CauseDeport } from '@/lib/flechage/policy'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { composerDossier, type EntreeDossier } from '../dossier'
import { joindre, type Lot } from '../lot'
import { actesDe, type Acte } from './actes'
import type { Alea } from './alea'
import { a } from './calendrier'
import type { Campagne, Instances, SeanceDite } from './instances'
import type { InterneDuDepartement } from './internes'
import type { Lieu } from './lieux'

/** One request to tell. */
export type Histoire = Readonly<{
  campagne: Campagne
  interne: InterneDuDepartement
  lieu: Lieu
  categorie: CategorieStage
  motif: MotifFlechage
  actions: readonly ActionFlechage[]
  creeLe: Date
  dates?: EntreeDossier['dates']
  seance?: SeanceDite
  motifs?: EntreeDossier['motifs']
  causeCaducite?: string
  accordsEnAttente?: boolean
  alternatives?: readonly Lieu[]
  liens?: EntreeDossier['liens']
  /** The notice of the decision is established, and not sent yet. */
  notice?: boolean
}>

export type Conteur = Readonly<{ conter: (histoire: Histoire) => string; lot: Lot; actes: Acte[] }>

/** Tells requests one after the other: gives their numbers, their order in each session, their posts and their papers. */
export function creerConteur(instances: Instances, postes: Map<string, NonNullable<Lot['poste']>[number]>, alea: Alea): Conteur {
  const lot: Lot = {}
  const actes: Acte[] = []
  const ordres = new Map<string, number>()
  let variante = 0
  const conter = (h: Histoire): string => {
    variante += 1
    const depose = h.actions.includes('deposer')
    if (depose) h.campagne.ligne.dernierNumero = (h.campagne.ligne.dernierNumero ?? 0) + 1
    const numero = numeroDe(h.campagne.semestreCode, h.campagne.ligne.dernierNumero ?? 0)
    const examine = h.actions.includes('inscrire')
    const ordre = (ordres.get(h.seance?.id ?? '') ?? 0) + 1
    if (examine) ordres.set(h.seance?.id ?? '', ordre)
    const dates = calendrier(h, alea)
    const decide = h.actions.find((x) => x === 'affecter' || x === 'refuser')
    const nom = `${h.interne.personne.prenom} ${h.interne.personne.nom}`
    const saisi = h.actions.includes('saisirArs')
    const papiers = saisi
      ? actesDe(
          {
            numero,
            interne: nom,
            terrain: h.lieu.dit.intitule,
            semestre: h.campagne.dates.semestre.libelle,
            sens: decide === 'refuser' ? 'REFUSEE' : 'AFFECTEE',
          },
          {
            saisine: jourDe(dates.saisirArs ?? h.creeLe),
            decision: jourDe((decide && dates[decide]) ?? h.creeLe),
            notification: jourDe(dates.notifier ?? (decide && dates[decide]) ?? h.creeLe),
          },
          instances.agents,
        )
      : null
    if (papiers)
      actes.push(
        papiers.saisine,
        ...(decide ? [papiers.acte, papiers.notice] : []),
        ...(h.actions.includes('clore') ? [papiers.preuve] : []),
      )
    const poste = decide === 'affecter' ? postes.get(clePoste(h.campagne.semestreCode, h.lieu.id, h.categorie)) : undefined
    if (decide === 'affecter' && !poste) throw new Error(`no post for ${h.lieu.dit.intitule} in ${h.campagne.semestreCode}`)
    if (poste) prendre(poste)
    const dossier = composerDossier({
      actions: h.actions,
      campagne: h.campagne,
      interne: {
        id: h.interne.id,
        personneId: h.interne.personne.id,
        nom,
        anneeEntree: h.interne.anneeEntree,
        phase: h.interne.phase,
        personne: h.interne.personne,
      },
      terrain: {
        id: h.lieu.id,
        intitule: h.lieu.dit.intitule,
        mode: h.lieu.dit.mode ?? 'AMBULATOIRE',
        structure: h.lieu.structure,
        commune: h.lieu.commune.nom,
      },
      categorie: h.categorie,
      motif: h.motif,
      signataires: h.lieu.signataires,
      numero,
      creeLe: h.creeLe,
      dates,
      agents: instances.agents,
      seance: examine && h.seance ? { id: h.seance.id, ordre, siegeants: instances.siegeants, deports: deports(h) } : undefined,
      posteId: poste?.id,
      fichiers: papiers
        ? { acte: papiers.acte.id, notice: papiers.notice.id, preuve: papiers.preuve.id, saisine: papiers.saisine.id }
        : undefined,
      variante,
      accordsEnAttente: h.accordsEnAttente,
      motifs: h.motifs,
      causeCaducite: h.causeCaducite,
      alternatives: h.alternatives?.map((l) => ({ id: l.id, intitule: l.dit.intitule })),
      liens: h.liens,
    })
    for (const decision of dossier.lot.decision ?? []) if (h.notice) decision.noticeId = papiers?.notice.id
    joindre(lot, dossier.lot)
    return dossier.id
  }
  return { conter, lot, actes }
}

export const clePoste = (semestre: string, terrainId: string, categorie: CategorieStage): string => `${semestre} ${terrainId} ${categorie}`

/** A post taken out of the choice, or added to the offer when none is left (R-FLE-9). */
function prendre(poste: NonNullable<Lot['poste']>[number]): void {
  const horsChoix = (poste.horsChoix ?? 0) + 1
  poste.horsChoix = horsChoix
  poste.ajoutes = Math.max(poste.ajoutes ?? 0, horsChoix - poste.capaciteOfferte)
}

/** R-DEP-2: everyone the request concerns, whether or not they sit. */
function deports(h: Histoire): NonNullable<EntreeDossier['seance']>['deports'] {
  const causes = new Map<string, CauseDeport>()
  for (const { personneId } of h.lieu.signataires) if (personneId) causes.set(personneId, 'SIGNATAIRE')
  for (const personneId of h.lieu.personnes) causes.set(personneId, 'MSU_DU_TERRAIN')
  for (const { personneId } of h.liens ?? []) causes.set(personneId, 'LIEN_DECLARE')
  causes.set(h.interne.personne.id, 'DEMANDEUR')
  return [...causes].map(([personneId, cause]) => ({
    personneId,
    nature: 'AUTOMATIQUE' as const,
    cause: LIBELLE_CAUSE[cause].charAt(0).toUpperCase() + LIBELLE_CAUSE[cause].slice(1),
  }))
}

/** The instant of each act: those of the campaign unless the story says otherwise, always in order and never to come. */
function calendrier(
  { campagne: { dates: c }, actions, creeLe, dates = {}, seance }: Histoire,
  alea: Alea,
): NonNullable<EntreeDossier['dates']> {
  const vers = (jour: Date, decalage = 0): Date => a(jourDe(ajouterJours(jour, decalage)), alea.entier(9, 17), alea.entier(0, 59))
  const prevues: NonNullable<EntreeDossier['dates']> = {
    deposer: vers(creeLe, 3),
    declarerRecevable: vers(creeLe, 6),
    inscrire: seance && vers(seance.le, -9),
    rendreAvisFavorable: seance && new Date(seance.le.getTime() + alea.entier(10, 180) * 60_000),
    rendreAvisReserve: seance && new Date(seance.le.getTime() + alea.entier(10, 180) * 60_000),
    rendreAvisDefavorable: seance && new Date(seance.le.getTime() + alea.entier(10, 180) * 60_000),
    saisirArs: vers(c.saisine, -2),
    nePasSaisir: vers(c.saisine, -1),
    convoquerParArs: vers(c.saisine, 8),
    affecter: vers(c.decision, -6),
    refuser: vers(c.decision, -4),
    notifier: vers(c.decision, 2),
    clore: vers(c.decision, 16),
    rendreCaduque: a(c.choix, 6),
    ...dates,
  }
  let dernier = creeLe
  for (const action of actions) {
    const le = prevues[action] ?? ajouterJours(dernier, 1)
    if (le < dernier) throw new Error(`${action} would come before the act that precedes it`)
    prevues[action] = le
    dernier = le
  }
  return prevues
}
