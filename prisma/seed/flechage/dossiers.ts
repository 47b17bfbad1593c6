import { randomUUID } from 'node:crypto'
import type { CategorieStage, MotifFlechage } from '@/generated/prisma/enums'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { numeroDe } from '@/lib/flechage/depot/schema'
import { LIBELLE_CAUSE, type CauseDeport } from '@/lib/flechage/deport'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { composerDossier, type EntreeDossier } from './dossier'
import { joindre, type Lot } from '../lot'
import type { Alea } from '../departement/alea'
import type { Encadre } from '../departement/encadrement'
import { a } from '../departement/calendrier'
import type { Campagne, Instances, SeanceDite } from '../departement/instances'
import type { Lieu } from '../departement/lieux'

/** One request to build. */
export type Histoire = Readonly<{
  campagne: Campagne
  interne: Encadre
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
  /** Changes that this story alone makes in its own rows. */
  puis?: (dossier: Lot) => void
}>

export type Conteur = Readonly<{
  annoncer: (histoire: Histoire) => void
  /** Builds the announced requests in the order of their deposits, which is that of their numbers (R-FLE-0). */
  conter: () => void
  lot: Lot
  jetons: Map<string, string>
}>

/** Builds requests one after the other: gives their numbers, their order in each session, their posts and their papers. */
export function creerConteur(instances: Instances, postes: Map<string, NonNullable<Lot['poste']>[number]>, alea: Alea): Conteur {
  const lot: Lot = {}
  const jetons = new Map<string, string>()
  const ordres = new Map<string, number>()
  const annonces: { h: Histoire; variante: number; dates: NonNullable<EntreeDossier['dates']> }[] = []
  const annoncer = (h: Histoire): void => {
    annonces.push({ h, variante: annonces.length + 1, dates: calendrier(h, alea) })
  }
  const conter = (): void => {
    const rang = ({ dates: { deposer }, h }: (typeof annonces)[number]): number =>
      h.actions.includes('deposer') && deposer ? deposer.getTime() : Infinity
    for (const annonce of annonces.toSorted((x, y) => (rang(x) < rang(y) ? -1 : rang(x) > rang(y) ? 1 : 0))) conterUne(annonce)
  }
  const conterUne = ({ h, variante, dates }: (typeof annonces)[number]): void => {
    const depose = h.actions.includes('deposer')
    if (depose) h.campagne.ligne.dernierNumero = (h.campagne.ligne.dernierNumero ?? 0) + 1
    const numero = numeroDe(h.campagne.semestreCode, h.campagne.ligne.dernierNumero ?? 0)
    const examine = h.actions.includes('inscrire')
    const ordre = (ordres.get(h.seance?.id ?? '') ?? 0) + 1
    if (examine) ordres.set(h.seance?.id ?? '', ordre)
    const decide = h.actions.find((x) => x === 'affecter' || x === 'refuser')
    const nom = `${h.interne.personne.prenom} ${h.interne.personne.nom}`
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
      seance: examine && h.seance ? { ...h.seance, ordre, siegeants: instances.siegeants, deports: deports(h) } : undefined,
      posteId: poste?.id,
      fichiers: { acte: randomUUID(), notice: randomUUID(), preuve: randomUUID(), saisine: randomUUID() },
      variante,
      accordsEnAttente: h.accordsEnAttente,
      motifs: h.motifs,
      causeCaducite: h.causeCaducite,
      alternatives: h.alternatives?.map((l) => ({ id: l.id, intitule: l.dit.intitule })),
      liens: h.liens,
    })
    for (const decision of dossier.lot.decision ?? [])
      if (h.notice) Object.assign(decision, { noticeId: randomUUID(), modeNotification: 'Lettre recommandée avec avis de réception' })
    // The portal makes an older acknowledgement when a person first asks for it.
    if (h.campagne === instances.campagnes.ouverte) for (const depot of dossier.lot.depot ?? []) depot.accuseId = randomUUID()
    const dmg = dossier.lot.declaration?.filter((d) => d.personneId !== instances.agents.president) ?? []
    const rapporteur = instances.siegeants.find((s) => s.personneId === dmg[ordre % Math.max(1, dmg.length)]?.personneId)
    for (const examen of dossier.lot.examen ?? []) if (rapporteur) examen.rapporteurId = rapporteur.membreId
    h.puis?.(dossier.lot)
    joindre(lot, dossier.lot)
    dossier.jetons.forEach((jeton, empreinte) => jetons.set(empreinte, jeton))
  }
  return { annoncer, conter, lot, jetons }
}

export const clePoste = (semestre: string, terrainId: string, categorie: CategorieStage): string => `${semestre} ${terrainId} ${categorie}`

/** A post taken out of the choice, or added to the offer when none is left (R-FLE-9). */
function prendre(poste: NonNullable<Lot['poste']>[number]): void {
  const horsChoix = (poste.horsChoix ?? 0) + 1
  poste.horsChoix = horsChoix
  poste.ajoutes = Math.max(poste.ajoutes ?? 0, horsChoix - poste.capaciteOfferte)
}

/** R-DEP-2: every person whom the request concerns, whether or not they sit; of several causes the first of `causesDeport`. */
function deports(h: Histoire): NonNullable<EntreeDossier['seance']>['deports'] {
  const causes = new Map<string, CauseDeport>()
  if (h.interne.tuteurId) causes.set(h.interne.tuteurId, 'TUTEUR')
  if (h.interne.directeurTheseId) causes.set(h.interne.directeurTheseId, 'DIRECTEUR_THESE')
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

/** The instant of each act: those of the campaign unless the story says otherwise, always in order and never in the future. */
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
